from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from sqlite3 import connect

import pytest

from pipeline.records import AgendaItem, Evidence, FindingRow, Meeting, Records
from pipeline.store import comparison
from pipeline.store.database import DATABASE
from pipeline.store.difference import read_differences
from pipeline.store.files import PENDING, Update, finish_writes, name_aside, write_together
from pipeline.store.fragments import count_findings
from pipeline.store.search import search
from pipeline.store.tables import read_tables, write_fragments
from tests.store.contents import read_outputs

DAY = "2025-04-01"


def make_body(body: str, title: str = "Skilt", meeting: str = "") -> Records:
    """One meeting of a body with one item."""
    meeting_id = meeting or f"{body}-2025-03-05"
    item = AgendaItem(f"{body}-1", meeting_id, "1", "1/25", title=title, document_id=body, source=f"{body}:1:2")
    findings = [FindingRow("empty-file", "error", body, f"{body} er tom."), FindingRow("minutes-draft", "note", body, title)]
    said = [Evidence("meetings", meeting_id, "start_date", "2025-03-05", body, 1, 1)]
    return Records(meetings=[Meeting(meeting_id, body, "2025-03-05")], agenda_items=[item], findings=findings, evidence=said)


def write(out: Path, bodies: Mapping[str, Records], *, as_of: str = DAY, until: str = "9999", program: str = "p") -> list[str]:
    """The bodies that were asked for."""
    asked = []

    def conclude(name: str) -> tuple[Records, str, str]:
        asked.append(name)
        return bodies[name], "2025-01-01", until

    write_fragments(out, {name: repr(records) for name, records in bodies.items()}, as_of, program, conclude)
    return asked


def test_only_what_another_key_another_program_or_a_later_day_makes_doubtful_is_made_anew(tmp_path: Path) -> None:
    bodies = {name: make_body(name) for name in ("alu", "havn", "vei")}
    assert write(tmp_path, bodies, until="2025-05-01") == ["alu", "havn", "vei"]
    assert write(tmp_path, bodies, as_of="2025-04-30") == []
    assert write(tmp_path, bodies | {"havn": make_body("havn", "Kai")}, until="2025-05-01") == ["havn"]
    assert write(tmp_path, bodies | {"havn": make_body("havn", "Kai")}, as_of="2025-05-01") == ["alu", "havn", "vei"]
    assert write(tmp_path, bodies | {"havn": make_body("havn", "Kai")}, program="q") == ["alu", "havn", "vei"]


def test_bodies_that_change_come_and_go_leave_what_writing_all_at_once_gives(tmp_path: Path) -> None:
    bodies = {name: make_body(name) for name in ("alu", "havn", "vei")}
    write(tmp_path / "out", bodies)
    bodies = {"": Records(), "alu": bodies["alu"], "bru": make_body("bru", 'Bru, "ny"\nog lang'), "vei": make_body("vei", "Grus\r")}
    assert write(tmp_path / "out", bodies) == ["", "bru", "vei"]
    write(tmp_path / "fresh", bodies)
    assert read_outputs(tmp_path / "out") == read_outputs(tmp_path / "fresh")
    assert [item.title for item in read_tables(tmp_path / "out").agenda_items] == ["Skilt", 'Bru, "ny"\nog lang', "Grus\r"]
    assert [hit.record_id for word in ("skilt", "ny", "grus", "kai") for hit in search(tmp_path / "out" / DATABASE, word)] == [
        "alu-1", "bru-1", "vei-1"
    ]  # fmt: skip


def test_what_differs_is_told_of_the_bodies_that_changed(tmp_path: Path) -> None:
    bodies = {name: make_body(name) for name in ("alu", "havn")}
    write(tmp_path, bodies)
    write(tmp_path, bodies | {"havn": make_body("havn", "Kai")})
    told = [(one.table, one.record_id, one.change, one.before, one.after) for one in read_differences(tmp_path) if one.table != "findings"]
    assert told == [("agenda_items", "havn-1|havn", "changed", "Skilt", "Kai")]
    assert count_findings(tmp_path) == (["alu er tom.", "havn er tom."], 0, 2)


@pytest.mark.parametrize("at_once", [1, 1 << 20])
def test_what_another_version_of_the_program_makes_is_compared_some_bodies_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(comparison, "AT_ONCE", at_once)
    bodies = {name: make_body(name) for name in ("alu", "bru", "havn", "vei")}
    write(tmp_path, bodies)
    del bodies["vei"]
    write(tmp_path, bodies | {"havn": make_body("havn", "Kai"), "skog": make_body("skog")}, program="q")
    told = [(one.record_id, one.change, one.field) for one in read_differences(tmp_path) if one.table == "agenda_items"]
    gone = [("vei-1|vei", "gone", field) for field in ("item_id", "meeting_id", "position", "number", "title")]
    assert told == [("havn-1|havn", "changed", "title"), ("skog-1|skog", "new", ""), *gone]


def test_rows_of_two_bodies_under_one_key_are_decided_anew_each_time(tmp_path: Path) -> None:
    bodies = {"alu": make_body("alu"), "havn": make_body("havn")}
    write(tmp_path / "out", bodies)
    bodies["alu"] = make_body("alu", meeting="havn-2025-03-05")
    assert write(tmp_path / "out", bodies) == ["alu", "alu", "havn"]
    write(tmp_path / "fresh", bodies)
    assert read_outputs(tmp_path / "out") == read_outputs(tmp_path / "fresh")
    bodies["alu"] = make_body("alu")
    assert write(tmp_path / "out", bodies) == ["alu", "havn"]


def test_a_touched_table_and_a_broken_database_are_made_anew(tmp_path: Path) -> None:
    bodies = {"alu": make_body("alu"), "havn": make_body("havn")}
    write(tmp_path, bodies)
    before = read_outputs(tmp_path)
    (tmp_path / "meetings.csv").write_text("x", encoding="utf-8")
    assert write(tmp_path, bodies) == ["alu", "havn"]
    (tmp_path / DATABASE).write_bytes(b"no database at all" * 99)
    assert write(tmp_path, bodies) == ["alu", "havn"]
    assert read_outputs(tmp_path) == before


@pytest.mark.parametrize("is_committed", [True, False])
def test_a_run_killed_at_the_commit_leaves_all_new_or_all_old(tmp_path: Path, is_committed: bool) -> None:
    database = connect(tmp_path / "a.db")
    database.execute("CREATE TABLE t (x)")
    write_together(tmp_path, {"a.csv": "old"})
    database.execute("INSERT INTO t VALUES (1)")

    def commit() -> None:
        if is_committed:
            database.commit()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_together(tmp_path, {"a.csv": "new"}, Update(tmp_path / "a.db", commit))
    database.close()
    assert (tmp_path / PENDING).exists() and name_aside(tmp_path / "a.csv").exists()
    finish_writes(tmp_path)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == ("new" if is_committed else "old")
    assert not (tmp_path / PENDING).exists()

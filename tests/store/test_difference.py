from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import EnvironmentFault
from pipeline.records import ActionItem, AgendaItem, DocumentRow, FindingRow, Meeting, Records
from pipeline.store.difference import CHANGES, Difference, read_differences
from pipeline.store.files import name_aside
from pipeline.store.tables import write_tables
from tests.store.sample import MINUTES, sample

NEWER = "dddddddddddd"


def write_twice(out: Path, before: Records, after: Records) -> tuple[dict[str, int], list[Difference]]:
    """How many rows the second writing found new, changed and gone, and the lines that it left."""
    write_tables(before, out)
    counts = write_tables(after, out)
    return {change: counts[change] for change in ("new", "changed", "gone") if change in counts}, read_differences(out)


def move_minutes(records: Records) -> Records:
    """The records as a corrected file at the same path gives them: another document_id, every line one further down."""
    moved = {}
    for name in Records.__dataclass_fields__:
        rows = []
        for row in getattr(records, name):
            if getattr(row, "document_id", "") == MINUTES and "(2)" not in getattr(row, "path", ""):
                row = replace(row, document_id=NEWER)
                if getattr(row, "source", ""):
                    row = replace(row, source=f"{NEWER}:1:99")
            rows.append(row)
        moved[name] = rows
    moved["documents"] = [row for row in moved["documents"] if row.status != "duplicate"]
    return Records(**moved)


def test_the_first_tables_are_compared_with_nothing(tmp_path: Path) -> None:
    counts = write_tables(sample(), tmp_path)
    assert not {"new", "changed", "gone"} & set(counts)
    assert read_differences(tmp_path) == []
    assert not (tmp_path / CHANGES).exists()


def test_a_value_that_changed_stands_with_what_it_was(tmp_path: Path) -> None:
    after = sample()
    after.actions = [replace(after.actions[0], status="done", closed_by="fjord-2025-11-26-1")]
    counts, found = write_twice(tmp_path, sample(), after)
    assert counts == {"changed": 1}
    assert found == [
        Difference("actions", "fjord-t1", "changed", "status", "open", "done", MINUTES),
        Difference("actions", "fjord-t1", "changed", "closed_by", "", "fjord-2025-11-26-1", MINUTES),
    ]


def test_a_new_row_has_one_line_and_a_gone_one_keeps_its_values(tmp_path: Path) -> None:
    after = sample()
    after.meetings = [after.meetings[0], Meeting("fjord-2026-01-14", "fjord", "2026-01-14", status="planned")]
    counts, found = write_twice(tmp_path, sample(), after)
    assert counts == {"new": 1, "gone": 1}
    assert found[0] == Difference("meetings", "fjord-2026-01-14", "new")
    gone = {one.field: one.before for one in found[1:] if (one.record_id, one.change) == ("fjord-2025-W48", "gone")}
    assert gone == {
        "meeting_id": "fjord-2025-W48",
        "body_id": "fjord",
        "start_date": "2025-W48",
        "status": "planned",
        "raw_date": "uke 48",
        "suggested_date": "2025-11-26",
    }


def test_a_paper_that_was_corrected_at_its_place_changes_only_what_it_says_otherwise(tmp_path: Path) -> None:
    before = sample()
    before.documents = [row for row in before.documents if row.status != "duplicate"]
    after = move_minutes(sample())
    after.agenda_items = [replace(row, title="Årslønn") if row.position == "9" else row for row in after.agenda_items]
    counts, found = write_twice(tmp_path, before, after)
    assert counts == {"changed": 2}
    assert [(one.table, one.field, one.after) for one in found] == [
        ("documents", "document_id", NEWER),
        ("agenda_items", "title", "Årslønn"),
    ]


def test_a_row_that_only_stands_on_another_line_has_not_changed(tmp_path: Path) -> None:
    finding = FindingRow("action-doubtful", "note", "t", "Tiltaket er kort.", "Les.", MINUTES, f"{MINUTES}:1:4")
    counts, found = write_twice(tmp_path, Records(findings=[finding]), Records(findings=[replace(finding, source=f"{MINUTES}:1:5")]))
    assert (counts, found) == ({}, [])


def test_rows_that_differ_only_by_their_line_are_counted_one_by_one(tmp_path: Path) -> None:
    finding = FindingRow("action-doubtful", "note", "t", "Tiltaket er kort.", "Les.", MINUTES)
    rows = [replace(finding, source=f"{MINUTES}:1:{line}") for line in (4, 8, 12)]
    counts, found = write_twice(tmp_path, Records(findings=rows), Records(findings=rows[1:]))
    assert counts == {"gone": 1}
    assert {one.record_id.rsplit(":", 1)[1] for one in found} == {"4"}


def test_tables_that_did_not_change_leave_the_last_difference(tmp_path: Path) -> None:
    action = ActionItem("t1", text="Ringe", status="open")
    _, found = write_twice(tmp_path, Records(actions=[action]), Records(actions=[replace(action, status="done")]))
    assert write_tables(Records(actions=[replace(action, status="done")]), tmp_path).keys().isdisjoint({"new", "changed", "gone"})
    assert read_differences(tmp_path) == found != []


def test_a_column_that_only_one_version_has_is_not_compared(tmp_path: Path) -> None:
    write_tables(Records(actions=[ActionItem("t1", text="Ringe", task="ringe", status="open")]), tmp_path)
    (tmp_path / "actions.csv").write_text("text,action_id,status,colour\nRinge,t1,open,blue\n", encoding="utf-8")
    counts = write_tables(Records(actions=[ActionItem("t1", text="Ringe", task="ringe", status="done")]), tmp_path)
    assert counts["changed"] == 1
    assert [(one.field, one.before, one.after) for one in read_differences(tmp_path)] == [("status", "open", "done")]


def test_a_table_that_is_gone_or_broken_is_not_compared_and_stops_nothing(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    (tmp_path / "actions.csv").unlink()
    (tmp_path / "meetings.csv").write_text("meeting_id,body_id\nm\n", encoding="utf-8")
    (tmp_path / "decisions.csv").write_bytes(b"\xff\xfe")
    (tmp_path / "memos.csv").write_text("", encoding="utf-8")
    counts = write_tables(sample(), tmp_path)
    assert not {"new", "changed", "gone"} & set(counts)


def test_line_ends_commas_and_quotes_come_back_as_they_were(tmp_path: Path) -> None:
    item = AgendaItem("i", "m", title='a,"b"\nc\rd', document_id=MINUTES)
    _, found = write_twice(tmp_path, Records(agenda_items=[item]), Records(agenda_items=[replace(item, title="e")]))
    assert [(one.before, one.after) for one in found] == [('a,"b"\nc\rd', "e")]


def test_a_run_that_fails_before_its_tables_are_in_place_is_told_again_by_the_next(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    after = replace(sample().actions[0], status="done")
    (blocked := name_aside(tmp_path / "actions.csv")).mkdir()
    with pytest.raises(EnvironmentFault):
        write_tables(Records(actions=[after]), tmp_path)
    blocked.rmdir()
    counts = write_tables(Records(actions=[after]), tmp_path)
    assert counts["changed"] == 1
    assert Difference("actions", "fjord-t1", "changed", "status", "open", "done", MINUTES) in read_differences(tmp_path)


def test_a_torn_memory_of_changes_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / CHANGES
    path.parent.mkdir()
    path.write_text("table\nx,y\n", encoding="utf-8")
    assert read_differences(tmp_path) == []
    path.write_bytes(b"\xff\xff\xff")
    assert read_differences(tmp_path) == []


def test_a_paper_that_leaves_takes_its_rows_with_it(tmp_path: Path) -> None:
    before = Records(documents=[DocumentRow("a" * 12, "r/a.txt", status="read")], actions=[ActionItem("t1", text="Ringe")])
    counts, found = write_twice(tmp_path, before, Records())
    assert counts == {"gone": 2}
    assert [(one.table, one.field, one.before) for one in found if one.field in {"path", "text"}] == [
        ("documents", "path", "r/a.txt"),
        ("actions", "text", "Ringe"),
    ]

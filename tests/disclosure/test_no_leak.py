"""The proof: no part of any public file holds a word of what is closed (F30 in small)."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import run, store
from pipeline.records import CaseLink, FindingRow, MeetingLink, Records
from pipeline.settings import Settings, read_settings
from pipeline.store.columns import read_columns
from tests.disclosure.unpacking import find_places
from tests.golden_year.papers import write_papers

AS_OF = "2025-11-20"
NEXT = "sdp-2025-12-03"
HOME = Path(__file__).parent.parent / "golden_year"
MARK = "Kvitrål"
"""Begins every cell of what is closed, and stands nowhere else."""
NUMBER = "02013299997"
IDS = frozenset(
    {
        "source",
        "corrected",
        "access",
        "legal_basis",
        "number",
        "path",
        "position",
        "code",
        "closed_by",
        "amended_by",
        "carried_from",
        "requested_for",
    }
)
"""Cells that are no words of the closed matter."""
FORMS = {".docx", ".pdf", ".html", ".json", ".ics", ".xlsx", ".parquet", ".csv"}


def mark(table: str, row: Any) -> Any:
    """A row with the mark in each of its texts."""
    texts = (
        []
        if table == "evidence"
        else [column.name for column in read_columns()[table].columns if column.type == "text" and not column.one_of]
    )
    names = {"value", "quote"} if table == "evidence" else {name for name in texts if name not in IDS and not name.endswith("_id")}
    return replace(row, **{name: f"{MARK} {text}" for name in sorted(names) if (text := getattr(row, name))})


def choose(records: Records) -> tuple[str, str, str]:
    """An item with a decision and an action, minutes without it, and a memo: what is closed."""
    memos = {row.document_id for row in records.memos}
    decided = {row.item_id for row in records.decisions if len(row.text.split()) > 8}  # shorter ones many items share
    item = next(row.item_id for row in records.actions if row.item_id in decided and row.due_date)
    home = {row.document_id for row in records.agenda_items if row.item_id == item}
    held = [k.document_id for k in records.meeting_links if k.relation == "minutes" and k.document_id not in home and "sdp" in k.meeting_id]
    memo = next(row.document_id for row in records.documents if row.document_id in memos and row.body_id == "sdp")
    return item, held[1], memo


def close(records: Records) -> Records:
    """The year with an item, minutes and a memo closed and marked, and what names the item elsewhere."""
    item, minutes, memo = choose(records)
    papers = {minutes, memo}
    tables: dict[str, list[Any]] = {}
    for table in (f.name for f in fields(Records)):
        rows = getattr(records, table)
        tables[table] = [mark(table, row) if is_closed(row, item, papers) else row for row in rows]
    tables["agenda_items"] = [
        replace(row, access="withheld", legal_basis="offl. § 13") if row.item_id == item else row for row in tables["agenda_items"]
    ]
    tables["actions"] = [
        replace(row, due_date=NEXT[-10:], closed_by="", status="open") if row.item_id == item else row for row in tables["actions"]
    ]
    tables["documents"] = [
        replace(row, access="withheld", path=f"sdp/{MARK}-{row.document_id}.pdf") if row.document_id in papers else row
        for row in tables["documents"]
    ]
    marked = replace(records, **tables)
    name_elsewhere(marked, item, papers)
    return marked


def is_closed(row: Any, item: str, papers: set[str]) -> bool:
    """True for a row of the closed item or of a closed paper."""
    own = {getattr(row, "item_id", ""), getattr(row, "subject_id", ""), getattr(row, "earlier_item_id", "")}
    own |= set(getattr(row, "record_id", "").split("|"))
    own |= {one.rpartition("-")[0] for one in own}  # decisions and actions bear their item's id
    return item in own or getattr(row, "document_id", "") in papers


def name_elsewhere(records: Records, item: str, papers: set[str]) -> None:
    """Puts the closed title, and a personal number, where open papers could say them."""
    title = next(row.title for row in records.agenda_items if row.item_id == item)
    text = next(row.text for row in records.decisions if row.item_id == item)
    home = {m.meeting_id: m.body_id for m in records.meetings}
    later = [row for row in records.agenda_items if home[row.meeting_id] == "sdp" and row.document_id not in papers and row.item_id != item]
    first, second, third = later[-1], later[-2], later[-3]
    for place, row in enumerate(records.agenda_items):
        if row.item_id == first.item_id:
            records.agenda_items[place] = replace(row, title=f"{MARK} i ny drakt")
        if row.item_id == second.item_id:
            records.agenda_items[place] = replace(row, title=f"Orientering om {title}")
    records.case_links.append(CaseLink(first.item_id, item, "same-case", "1", f"«{title}»", document_id=first.document_id))
    records.findings.append(FindingRow("x", "warning", "sdp", f"Saken «{title}» er ført to ganger."))
    open_papers = {row.document_id for row in records.agenda_items} - papers
    records.meeting_links = [
        replace(link, reason=f"nevner {title}") if link.document_id in open_papers else link for link in records.meeting_links
    ]
    records.meeting_links.append(MeetingLink(third.meeting_id, "mention", item, reason=title, document_id=third.document_id))
    records.documents = [
        replace(row, attachments=f"Budsjett; {title}") if row.document_id in open_papers else row for row in records.documents
    ]
    own = next(place for place, row in enumerate(records.decisions) if row.item_id not in {item, first.item_id, second.item_id})
    records.decisions[own] = replace(records.decisions[own], text=f"Søknaden fra {NUMBER} innvilges.")
    records.decisions[own + 1] = replace(records.decisions[own + 1], text=f"Som sist: {text} Og mer til, sies det her i dette møtet.")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with everything published and exported, both editions."""
    folder = tmp_path_factory.mktemp("house")
    write_papers(folder / "raw")
    settings, out = read_settings(HOME / "referent.toml"), folder / "processed"
    run.ingest(folder / "raw", out, settings, AS_OF, jobs=1, step=lambda *_: None)
    store.write_tables(close(store.read_tables(out, evidence=True)), out)
    publish_all(out, settings)
    return out


def publish_all(out: Path, settings: Settings) -> None:
    """Both editions of every publication and export."""
    for public in (False, True):
        for asked in ({}, {"period": "2025"}):
            run.reports(out, settings, AS_OF, out / "reports", public=public, **asked)  # type: ignore[arg-type]
        for kind in ("xlsx", "parquet", "csv") if public else ("xlsx", "parquet"):
            run.export(out, kind, out, settings, AS_OF, public=public)


def list_files(house: Path) -> Iterator[tuple[str, bytes]]:
    """Every published file by its place."""
    for path in sorted(house.rglob("*")):
        if path.is_file() and ".state" not in path.parts and path.name != "referent.db":
            yield path.relative_to(house).as_posix(), path.read_bytes()


def is_public(name: str) -> bool:
    """True for a file that may leave the house, as its name or folder says."""
    return "-public" in name or name.startswith("public/")


def test_no_part_of_a_public_file_holds_a_word_of_what_is_closed(house: Path) -> None:
    files = {name: data for name, data in list_files(house) if is_public(name)}
    assert {Path(name).suffix for name in files} == FORMS
    assert [place for name, data in files.items() for place in [*find_places(MARK, name, data), *find_places(NUMBER, name, data)]] == []


def test_the_internal_files_hold_them_so_that_the_proof_can_fail(house: Path) -> None:
    found = {Path(name).suffix for name, data in list_files(house) if not is_public(name) and find_places(MARK, name, data)}
    assert found == FORMS


@pytest.mark.parametrize(
    "data",
    [
        MARK.encode(),
        MARK.encode("utf-16-le"),
        f'{{"a": {json.dumps(MARK)}}}'.encode(),
        base64.b64encode(f"x{MARK}er".encode()),
        "Kvitra\u030al".encode(),
        b"Kvitr&aring;l",
        b"Kvi\r\n tr\xc3\xa5l",
        b"Kvitr%C3%A5l",
        b"<b>Kvit</b>r\xc3\xa5l",
        base64.b64encode(MARK.encode("utf-16-be")),
        gzip.compress(MARK.encode(), mtime=0),
        base64.b64encode(gzip.compress(b"Vang" * 9 + MARK.encode(), mtime=0)),
        b"Kvitr=C3=A5l",
        MARK.encode("utf-16-be").hex().upper().encode(),
        f"Kvit{chr(0xAD)}r{chr(0x200B)}ål".encode(),
        MARK.encode("cp865"),
        MARK.encode("mac-roman"),
    ],
)
def test_the_proof_finds_a_word_in_any_spelling(data: bytes) -> None:
    assert find_places(MARK, "a.txt", data)


def test_both_editions_number_the_agenda_alike(house: Path) -> None:
    internal, public = (
        json.loads((house / f"reports/{NEXT}-agenda{edition}.json").read_text(encoding="utf-8")) for edition in ("", "-public")
    )
    assert [line["number"] for line in internal["lines"]] == [line["number"] for line in public["lines"]]
    assert internal["numbers"] == public["numbers"] and internal["total_minutes"] == public["total_minutes"]
    assert any("offl. § 13" in line["mark"] for line in public["lines"])


def test_the_list_of_what_was_left_out_is_internal_and_says_so(house: Path) -> None:
    files = dict(list_files(house))
    names = [name for name in files if "left-out" in name or name == store.WITHHELD]
    assert {Path(name).name for name in names} >= {f"{NEXT}-left-out.docx", f"{NEXT}-left-out.json", "withheld.csv"}
    told = json.loads(files[f"reports/{NEXT}-left-out.json"])
    assert told["edition"] == "intern utgave" and told["notices"][0].startswith("Internt:")
    assert MARK in str(told["rows"]) and "offl. § 13" in str(told["rows"])
    assert NUMBER not in str(told) and NUMBER not in files["withheld.csv"].decode()
    assert not any(find_places(NUMBER, name, files[name]) for name in names)


def test_the_same_tables_give_the_same_bytes(house: Path) -> None:
    before = dict(list_files(house))
    settings = read_settings(HOME / "referent.toml")
    run.reports(house, settings, AS_OF, house / "reports", public=True)
    run.export(house, "csv", house, settings, AS_OF, public=True)
    assert dict(list_files(house)) == before

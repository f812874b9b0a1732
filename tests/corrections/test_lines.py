"""raw/corrections.csv as people and spreadsheets save it."""

from __future__ import annotations

import pytest

from pipeline.corrections import Correction, format_corrections
from pipeline.corrections import read_corrections as read_lines
from pipeline.corrections.lines import SAID_IN_KEYS, settable
from pipeline.findings import Finding
from pipeline.schema import DERIVED, KEYS, TABLES
from pipeline.store import find_misfit

HEAD = "action,table,record,field,value,was,source,note\n"
LINE = Correction("set", "meetings", "rad-2025-03-04", "place", "Rådhuset, rom 2", "Rådhuset", "aaaaaaaaaaaa:1:4", "ringte vaktmesteren", 2)


def read_corrections(data: bytes) -> tuple[list[Correction], list[Finding]]:
    """The lines of the file, held against what the columns take."""
    return read_lines(data, find_misfit)


def test_what_is_written_is_read_back() -> None:
    assert read_corrections(format_corrections([LINE]).encode()) == ([LINE], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_spreadsheets_save_other_encodings_and_semicolons(encoding: str) -> None:
    text = "action;table;record;field;value;was\r\nset;meetings;rad-2025-03-04;place;Rådhuset, rom 2;Rådhuset\r\n"
    (found,), doubts = read_corrections(text.encode(encoding))
    assert (found.value, found.was, doubts) == ("Rådhuset, rom 2", "Rådhuset", [])


def test_of_two_lines_about_one_thing_the_later_counts() -> None:
    lines = HEAD + "set,meetings,m,place,A,,,\nset,meetings,m,place,B,,,\n"
    assert [line.value for line in read_corrections(lines.encode())[0]] == ["B"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("set,møter,m,place,A,,,", "møter: documents"),
        ("set,meetings,m,meeting_id,A,,,", "meeting_id: "),
        ("set,meetings,m,source,A,,,", "source: "),
        ("endre,meetings,m,place,A,,,", "endre: set, add, remove"),
        ("remove,meetings,m,,,,,", "meetings: memberships"),
        ("add,documents,a.pdf,,,,,", "documents: memberships"),
        ("set,meetings,,place,A,,,", "record"),
    ],
)
def test_a_line_that_cannot_be_followed_is_found_by_its_number(line: str, reason: str) -> None:
    good, (doubt,) = read_corrections(f"{HEAD}{line}\n".encode())
    assert good == []
    assert doubt.code == "correction-not-understood"
    assert doubt.values["line"] == "2"
    assert doubt.values["reason"].startswith(reason)


@pytest.mark.parametrize(
    ("line", "column", "wanted"),
    [
        ("set,meetings,m,start_date,4. mars,,,", "meetings.start_date", "2025-03-04, 2025-W48, 2025-03, 2025"),
        ("set,meetings,m,moved_to,2025-02-30,,,", "meetings.moved_to", "2025-03-04, 2025-W48, 2025-03, 2025"),
        ("set,actions,a,due_date,2025-W60,,,", "actions.due_date", "2025-03-04, 2025-W48, 2025-03, 2025"),
        ("set,meetings,m,start_time,9.00,,,", "meetings.start_time", "09:00"),
        ("set,meetings,m,status,ferdig,,,", "meetings.status", "planned, called, held, cancelled, unknown"),
        ("set,decisions,d,votes_for,fem,,,", "decisions.votes_for", "12"),
        ("set,decisions,d,unanimous,ja,,,", "decisions.unanimous", "true, false"),
        ("set,documents,a.pdf,superseded_by,b.pdf,,,", "documents.superseded_by", "0123456789ab"),
        ("set,memos,m,date,0000-01-01,,,", "memos.date", "2025-03-04, 2025-W48, 2025-03, 2025"),
        ("add,case_links,b-2|b-1|samme,,,,,", "case_links.relation", "same-case, postponed-from, corrects, follows-up"),
    ],
)
def test_a_value_that_its_column_does_not_take_is_found_by_its_line_and_not_followed(line: str, column: str, wanted: str) -> None:
    good, (doubt,) = read_corrections(f"{HEAD}{line}\nset,meetings,m,place,A,,,\n".encode())
    assert [correction.field for correction in good] == ["place"]
    assert (doubt.code, doubt.values["line"]) == ("correction-misfit", "2")
    assert (doubt.values["column"], doubt.values["wanted"]) == (column, wanted)


@pytest.mark.parametrize("data", [b"", b"\n", HEAD.encode(), f"{HEAD},,,,,,,\n".encode()])
def test_an_empty_file_says_nothing(data: bytes) -> None:
    assert read_corrections(data) == ([], [])


def test_a_file_without_our_columns_is_found() -> None:
    assert [doubt.code for doubt in read_corrections(b"hva,hvor\nnavn,her\n")[1]] == ["correction-not-understood"]


@pytest.mark.parametrize("table", [name for name in TABLES if name not in DERIVED])
def test_keys_and_places_cannot_be_set(table: str) -> None:
    fixed = {name for name in KEYS[table] if (table, name) not in SAID_IN_KEYS}
    assert not set(settable(table)) & {*fixed, "document_id", "source", "corrected"}

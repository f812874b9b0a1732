"""Every field and every row that a person may change: it stands in the table, says so, and goes without a trace with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import run
from pipeline.corrections import Correction, format_corrections
from pipeline.corrections.apply import EARLY
from pipeline.corrections.lines import ADDABLE, REMOVABLE, settable, split_key
from pipeline.records import Records
from pipeline.schema import DERIVED, TABLES, record_id
from pipeline.settings import Settings
from pipeline.store import read_evidence, read_tables
from pipeline.store.columns import Column, read_columns
from tests.store.contents import read_outputs

PAPERS = {
    "raad/medlemmer.md": """# Fjellrådet

## Medlemmer

| Navn | Rolle | Enhet |
|---|---|---|
| Kari Nes | Leder | Turavdelingen |
| Ola Vik | Medlem | Hytteavdelingen |
| Per Dal | Medlem | Løypeavdelingen |
""",
    "raad/referat-03.txt": """Referat fra møte i Fjellrådet
Dato: 4. mars 2025
Tid: 10:00
Sted: Fjellstua
Til stede: Kari Nes, Ola Vik
Forfall: Per Dal

Sak 1/25 Budsjett for løypene
Vedtak: Budsjettet godkjennes.

Sak 2/25 Lokal lønnspolitikk
Arkivsak: 2025/17
Vedtak: Saken utsettes til neste møte.

Sak 3/25 Skilt
Ola Vik bestiller skilt innen 1. mai 2025.
""",
    "raad/referat-04.txt": """Referat fra møte i Fjellrådet
Dato: 8. april 2025
Tid: 10:00
Sted: Fjellstua
Til stede: Kari Nes, Ola Vik, Per Dal

Sak 4/25 Lokal lønnspolitikk
Arkivsak: 2025/17
Vedtak: Lokal lønnspolitikk vedtas.

Sak 5/25 Oppfølging av sykefravær
Per Dal lager en plan innen 1. juni 2025.
""",
    "raad/notat.txt": """NOTAT

Til: Fjellrådet
Fra: Per Dal
Dato: 2. april 2025
Sak: Rekruttering av fjellførere

Vi ber rådet drøfte rekruttering av fjellførere i møtet 8. april 2025.
""",
    "styre/referat-03.txt": """Referat fra møte i Havnestyret
Dato: 6. mars 2025
Til stede: Ine Lie, Bo Ås

Sak 1/25 Ny ferge
Vedtak: Styret kjøper fergen.
""",
}
SETTABLE = [table for table in TABLES if table not in DERIVED]
SAMPLES = {"date": "2031-05-06", "time": "07:07", "integer": "77", "number": "0.77", "paper": "feedfacebeef", "boolean": "false"}
"""A value of each type that no paper says."""
HEAD = {
    "memberships": "raad-ny",
    "meetings": "raad-2025-09-09",
    "decisions": "raad-2025-04-08-5-25-ny",
    "actions": "raad-2025-04-08-5-25-ny",
}
"""The keys of records to add, in tables whose key is one word."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with papers of two bodies."""
    folder = tmp_path_factory.mktemp("corrections")
    for name, text in PAPERS.items():
        (folder / "raw" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "raw" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def machine(home: Path) -> Stands:
    """What stands without corrections, and its bytes."""
    return ingest(home)


def ingest(home: Path, lines: Iterable[Correction] = (), out: str = "processed") -> Stands:
    """What stands after a run with these lines in corrections.csv, and the bytes of all files."""
    (home / "raw" / "corrections.csv").write_text(format_corrections(lines), encoding="utf-8")
    run.ingest(home / "raw", home / out, Settings(), "2025-06-15", jobs=1, step=lambda *_: None)
    return read_tables(home / out), read_outputs(home / out)


def make_value(records: Records, row: Any, column: Column) -> str:
    """Another value than the row's, such as the column takes."""
    now = getattr(row, column.name)
    if column.refers:
        table, name = column.refers
        return next((value for one in getattr(records, table) if (value := getattr(one, name)) != now), now)
    values = column.one_of or (SAMPLES.get(column.type, f"ny {column.name}"), "true")
    return next(value for value in values if value != now)


def set_fields(records: Records, table: str) -> list[Correction]:
    """A line for each field of the first row of a table that is corrected after parsing."""
    row = getattr(records, table)[0]
    known = {column.name: column for column in read_columns()[table].columns}
    names = [name for name in settable(table) if (table, name) not in {("documents", early) for early in EARLY}]
    return [
        Correction("set", table, record_id(table, row), name, make_value(records, row, known[name]), getattr(row, name)) for name in names
    ]


def remove_row(records: Records, table: str) -> list[Correction]:
    """The line that takes away the last row of a table."""
    return [Correction("remove", table, record_id(table, getattr(records, table)[-1]))]


def add_row(records: Records, table: str) -> list[Correction]:
    """The line that adds a row beside the last of a table."""
    row = getattr(records, table)[-1]
    item = records.agenda_items[0].item_id
    other = {
        "attendance": {"person_name": "Siv Moe"},
        "agenda_items": {"item_id": f"{row.meeting_id}-99" if hasattr(row, "meeting_id") else ""},
        "meeting_links": {"relation": "candidate", "item_id": item},
        "policy_links": {"subject_id": item, "policy_area_id": "P7"},
        "case_links": {"earlier_item_id": item, "relation": "corrects"},
    }
    key = HEAD.get(table) or record_id(table, replace(row, **other[table]))
    return [Correction("add", table, key)]


def find_row(records: Records, line: Correction) -> Any:
    """The row that a line is about; None where it is not there."""
    return next((row for row in getattr(records, line.table) if record_id(line.table, row) == line.record), None)


def find_name(lines: list[Correction]) -> str:
    """What a record is called once the lines have set its fields."""
    table = lines[0].table
    set_ = {line.field: line.value for line in lines}
    return "|".join(set_.get(name, value) for name, value in split_key(table, lines[0].record).items())


Make = Callable[[Records, str], list[Correction]]
Stands = tuple[Records, dict[str, object]]
"""What stands after a run: the tables, and what is in each file."""
Corrected = dict[str, tuple[list[Correction], Records]]
WAYS: dict[str, tuple[Make, Iterable[str]]] = {
    "set": (set_fields, SETTABLE),
    "add": (add_row, ADDABLE),
    "remove": (remove_row, REMOVABLE),
}


@pytest.fixture(scope="module")
def corrected(home: Path, machine: Stands) -> Corrected:
    """Action -> its lines for all tables, and what stands after one run with them; every run is held against a fresh one."""
    found = {}
    for action, (make, tables) in WAYS.items():
        lines = [line for table in tables for line in make(machine[0], table)]
        records, files = ingest(home, lines)
        assert files != machine[1]
        assert ingest(home, lines, f"fresh-{action}")[1] == files
        found[action] = lines, records
    return found


@pytest.mark.parametrize("table", SETTABLE)
def test_every_field_is_set_and_the_row_says_which(corrected: Corrected, table: str) -> None:
    lines, records = corrected["set"]
    own = [line for line in lines if line.table == table]
    row = find_row(records, replace(own[0], record=find_name(own)))
    assert {line.field: getattr(row, line.field) for line in own} == {line.field: line.value for line in own}
    assert row.corrected == "; ".join(line.field for line in own)
    assert not [line.field for line in own if line.value == line.was]


def test_every_field_that_is_set_has_the_person_as_evidence(home: Path, corrected: Corrected) -> None:
    said = {
        (row.table, row.record_id, row.field, row.value) for row in read_evidence(home / "fresh-set" / "referent.db") if row.by == "person"
    }
    lines = corrected["set"][0]
    names = {line.record: find_name([one for one in lines if one.target[:2] == line.target[:2]]) for line in lines}
    assert said == {(line.table, names[line.record], line.field, line.value) for line in lines}


@pytest.mark.parametrize("table", ADDABLE)
def test_a_row_of_every_table_is_added(corrected: Corrected, table: str) -> None:
    lines, records = corrected["add"]
    assert [find_row(records, line).corrected for line in lines if line.table == table] == ["row"]


@pytest.mark.parametrize("table", REMOVABLE)
def test_a_row_of_every_table_is_removed(corrected: Corrected, table: str) -> None:
    lines, records = corrected["remove"]
    assert [find_row(records, line) for line in lines if line.table == table] == [None]


@pytest.mark.parametrize("action", WAYS)
def test_no_line_is_in_doubt(corrected: Corrected, action: str) -> None:
    assert [row for row in corrected[action][1].findings if row.code.startswith("correction")] == []


@pytest.mark.parametrize(("field", "value"), [("kind", "memo"), ("language", "en")])
def test_what_parsing_must_know_is_set_too_and_goes_with_its_line(home: Path, machine: Stands, field: str, value: str) -> None:
    line = Correction("set", "documents", "raad/referat-03.txt", field, value)
    records, files = ingest(home, [line])
    row = find_row(records, line)
    assert (getattr(row, field), row.corrected) == (value, field)
    assert ingest(home, [line], f"fresh-{field}")[1] == files != machine[1]
    assert ingest(home)[1] == machine[1]


def test_without_the_lines_everything_is_as_it_was(home: Path, machine: Stands, corrected: Corrected) -> None:
    assert corrected
    assert ingest(home)[1] == machine[1]


def test_a_value_that_does_not_fit_is_found_by_its_line_and_the_others_stand(home: Path, machine: Stands) -> None:
    meeting = machine[0].meetings[0]
    wrong = {"start_date": "30. februar", "moved_to": "2025-02-30", "status": "ferdig", "start_time": "kl. 9"}
    records, _ = ingest(
        home, [Correction(table="meetings", record=meeting.meeting_id, field=name, value=value) for name, value in wrong.items()]
    )
    assert replace(records.meetings[0]) == meeting
    found = [row.message for row in records.findings if row.code == "correction-misfit"]
    assert sorted(message.split(" i ")[0] for message in found) == ["Linje 2", "Linje 3", "Linje 4", "Linje 5"]
    assert all(any(f"«{value}»" in message for message in found) for value in wrong.values())

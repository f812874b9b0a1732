from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.records import AgendaItem, Decision, DocumentRow, Meeting, Records
from pipeline.schema import TABLES, columns
from pipeline.store.columns import read_columns
from pipeline.store.tables import write_tables
from tests.store.sample import sample

pytestmark = pytest.mark.filterwarnings("ignore")  # frictionless warns about its own dependencies


def find_errors(folder: Path) -> list[tuple[str, str]]:
    """Table and sort of every error that frictionless finds in the package and its data."""
    from frictionless import Package, system

    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    return sorted((str(task.name), str(error.type)) for task in report.tasks for error in task.errors)


def test_the_package_and_its_data_are_valid(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    assert find_errors(tmp_path) == []


def test_an_empty_record_set_is_valid(tmp_path: Path) -> None:
    write_tables(Records(), tmp_path)
    assert find_errors(tmp_path) == []


def test_values_outside_the_closed_lists_and_dangling_references_are_errors(tmp_path: Path) -> None:
    wrong = sample()
    wrong.documents.append(DocumentRow(path="x", kind="invoice", status="read", date="26.11.25"))
    wrong.meetings.append(Meeting("m", "nobody", start_time="9"))
    wrong.agenda_items.append(AgendaItem("i", "fjord-2025-09-10", "first"))
    wrong.decisions.append(Decision("d", "i", "fjord-2025-09-10", unanimous="yes"))
    write_tables(wrong, tmp_path)
    assert find_errors(tmp_path) == [
        ("agenda_items", "type-error"),
        ("decisions", "type-error"),
        ("documents", "constraint-error"),
        ("documents", "constraint-error"),
        ("meetings", "constraint-error"),
        ("meetings", "foreign-key"),
    ]


def test_every_column_of_every_table_has_one_sentence(tmp_path: Path) -> None:
    write_tables(Records(), tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        assert tuple(field["name"] for field in fields) == columns(resource["name"])
        for field in fields:
            sentence = field["description"]
            assert sentence[0].isupper(), sentence
            assert sentence.endswith("."), sentence
            assert ". " not in sentence, sentence


def test_references_name_the_whole_key_of_another_table_or_a_path() -> None:
    tables = read_columns()
    for table in tables.values():
        for column in table.columns:
            if column.refers:
                assert tables[column.refers[0]].key == (column.refers[1],), (table.name, column.name)


def test_no_table_is_sorted_or_described_by_a_column_that_it_does_not_have() -> None:
    import tomllib

    data = tomllib.loads(Path("pipeline/tables/columns.toml").read_text(encoding="utf-8"))
    assert set(data) == {"every", *TABLES}
    for name in TABLES:
        assert set(data[name]["order"]) <= set(columns(name))
        assert set(data[name]["columns"]) <= set(columns(name))

from __future__ import annotations

import random
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.records import AgendaItem, DocumentRow, Evidence, Meeting, Records
from pipeline.schema import TABLES
from pipeline.store.order import arrange
from pipeline.store.tables import OUTPUTS, read_csv, read_tables, write_tables
from tests.store.sample import sample

CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["", "NA", "00123", "=1+1", '"', ",", "\r", "a\r\nb", "«Årslønn»"]
)


@st.composite
def records(draw: st.DrawFn) -> Records:
    """Any record set at all."""
    rows = {name: draw(st.lists(st.builds(kind, **{f.name: CELL for f in fields(kind)}), max_size=3)) for name, kind in TABLES.items()}
    evidence = st.builds(
        Evidence, CELL, CELL, CELL, CELL, CELL, st.integers(0, 99), st.integers(0, 99), CELL, CELL, CELL, st.floats(0, 1), CELL
    )
    return Records(**rows, evidence=draw(st.lists(evidence, max_size=3)))


@given(records())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_stored_is_read_back_letter_by_letter(tmp_path_factory: pytest.TempPathFactory, given_records: Records) -> None:
    out = tmp_path_factory.mktemp("out")
    write_tables(given_records, out)
    found = read_tables(out, evidence=True)
    rows, _ = arrange(given_records)
    for name, kind in TABLES.items():
        assert getattr(found, name) == [kind(*row) for row in rows[name]]
        assert set(getattr(found, name)) <= set(getattr(given_records, name))
    assert set(found.evidence) == set(given_records.evidence)


def test_a_record_set_without_equal_keys_is_read_back_whole(tmp_path: Path) -> None:
    counts = write_tables(sample(), tmp_path)
    found = read_tables(tmp_path, evidence=True)
    for field in fields(Records):
        assert set(getattr(found, field.name)) == set(getattr(sample(), field.name))
    assert counts == {name: len(getattr(sample(), name)) for name in TABLES}


def test_the_order_of_what_is_given_does_not_matter(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path / "a")
    shuffled = sample()
    for field in fields(Records):
        random.Random(7).shuffle(getattr(shuffled, field.name))
    write_tables(shuffled, tmp_path / "b")
    assert {name: (tmp_path / "a" / name).read_bytes() for name in OUTPUTS} == {
        name: (tmp_path / "b" / name).read_bytes() for name in OUTPUTS
    }


def test_item_ten_comes_after_item_nine_and_areas_count_upwards(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    found = read_tables(tmp_path)
    assert [(item.document_id[0], item.position) for item in found.agenda_items] == [("a", "10"), ("b", "9"), ("b", "10")]
    assert [area.number for area in found.policy_areas] == ["1", "9", "10"]


def test_lines_of_a_paper_stand_in_their_order_whatever_their_number_of_digits(tmp_path: Path) -> None:
    places = ["1:9", "1:10", "2:1", "10:1"]
    items = [AgendaItem(f"i{n}", "m", document_id="d", source=f"d:{place}") for n, place in enumerate(places)]
    write_tables(Records(agenda_items=items[::-1]), tmp_path)
    assert read_tables(tmp_path).agenda_items == items


def test_a_second_run_touches_no_file(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    before = {name: (tmp_path / name).stat().st_mtime_ns for name in OUTPUTS}
    write_tables(sample(), tmp_path)
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in OUTPUTS} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(OUTPUTS)


def test_of_two_rows_with_one_key_the_first_in_order_stays_and_the_other_is_counted(tmp_path: Path) -> None:
    meeting = Meeting("m-1", "m", "2025-02-03")
    counts = write_tables(Records(meetings=[replace(meeting, start_date="2025-03-03"), meeting]), tmp_path)
    assert counts["meetings"] == 1
    assert counts["left_out"] == 1
    assert read_tables(tmp_path).meetings == [meeting]


def test_the_bytes_are_utf8_with_lf_commas_and_quotes_only_where_needed(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    lines = (tmp_path / "bodies.csv").read_bytes().decode("utf-8").split("\n")
    assert lines[0].startswith("body_id,name,short_name,classification")
    assert lines[1:] == ["fjord,Fjordrådet,FR,advisory,,,vann; vind,,,,,,,,,", ""]


def test_a_file_name_in_another_encoding_is_spelled_out(tmp_path: Path) -> None:
    write_tables(Records(documents=[DocumentRow(path="alu/m\udcf8te.pdf", status="read")]), tmp_path)
    assert read_tables(tmp_path).documents[0].path == r"alu/m\udcf8te.pdf"


def test_one_table_can_be_read_alone(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    (tmp_path / "meetings.csv").unlink()
    found = read_tables(tmp_path, only="findings")
    assert found == Records(findings=sample().findings)


def test_missing_and_foreign_tables_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"documents\.csv is not there.*referent ingest"):
        read_tables(tmp_path)
    (tmp_path / "bodies.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(UsageError, match="other columns"):
        read_csv(tmp_path / "bodies.csv", ("body_id",))

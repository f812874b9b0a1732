"""The three invented sample minutes: the seven actions that the worked example expects, and their other facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.parse import parse
from pipeline.read import read
from tests.parse.parsing import Given

EXPECTED = {
    "2025-09-24": [
        ("HR- og HMS-avdelingen", "legger fram plan for sykefraværsoppfølging", "2025-11-05", "day"),
        ("HR- og HMS-avdelingen", "revidere retningslinjene og legge dem fram", "2025-11-26", "meeting"),
    ],
    "2025-10-15": [
        ("Avdeling for utvikling og virksomhetsstyring", "sender notat til dekanmøtet", "2025-10-31", "day"),
        ("HR- og HMS-avdelingen", "kartlegger behov", "2026-01-15", "day"),
    ],
    "2025-11-05": [
        ("Fakultetene og VM", "rapporterer status til HR- og HMS-avdelingen", "2025-12-17", "day"),
        ("HR- og HMS-avdelingen", "legge fram forslag til kriterier", "", "meeting"),
        ("IT-avdelingen", "Veiledning sendes ut", "2025-W48", "week"),
    ],
}


def read_samples(root: Path, date: str) -> list[Given]:
    """What each form of one sample gives: the text it was made from, and the paper in raw/."""
    paths = [*(root / "tests/samples").glob(f"referat-{date}.txt"), *(root / "raw/alu").glob(f"referat-{date}.*")]
    return [Given(parse(read(path.read_bytes(), path.name), "minutes", "nb")) for path in paths]


@pytest.mark.parametrize("date", EXPECTED)
def test_every_form_of_a_sample_gives_the_expected_actions(root: Path, date: str) -> None:
    samples = read_samples(root, date)
    assert len(samples) == 2
    for given in samples:
        assert [(row.owner_raw, row.task, row.due_date, row.precision) for row in given.rows("ActionItem")] == EXPECTED[date]


@pytest.mark.parametrize("date", EXPECTED)
def test_every_form_of_a_sample_gives_date_body_and_the_minutes_it_approves(root: Path, date: str) -> None:
    approved = {"2025-09-24": "2025-08-27", "2025-10-15": "2025-09-24", "2025-11-05": "2025-10-15"}[date]
    for given in read_samples(root, date):
        meeting, earlier = given.rows("Meeting")
        assert meeting.start_date == date
        assert (earlier.start_date, earlier.minutes_status) == (approved, "approved")
        assert "ALU" in given.row("DocumentRow").body_name


def test_everybody_but_one_unit_is_one_row_for_link_to_spread(root: Path) -> None:
    for given in read_samples(root, "2025-10-15"):
        everybody, deputy, absent = given.rows("Attendance")
        assert (everybody.unit, everybody.note) == ("*", "alle faste medlemmer unntatt Campus.")
        assert (deputy.status, deputy.for_name) == ("deputy", "NV")
        assert (absent.unit, absent.status) == ("Campus", "absent")

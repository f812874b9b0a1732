"""An agenda that was published for a meeting which has been cancelled or moved since says so on top, as calendars do."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.publish import publish
from pipeline.records import Meeting
from pipeline.settings import Settings
from pipeline.store import list_standing, write_published
from tests.publish.sample import AS_OF, profile, sample

DAY = "2025-12-03"
PUBLISHED = {f"alu-{DAY}-agenda.pdf", f"alu-{DAY}-report.html", f"alu-{DAY}-minutes.docx", "alu-2025-11-26-agenda.docx"}


def notices(meeting: Meeting, standing: set[str], language: str = "nb") -> dict[str, list[str]]:
    """What stands on top of the publications of one meeting, by their names."""
    records = sample()
    records.meetings.append(meeting)
    settings = Settings(bodies={"alu": replace(profile(), language=language)})
    files = publish(records, settings, AS_OF, standing=standing).files
    return {name: json.loads(data)["notices"] for name, data in files if DAY in name and name.endswith("json")}


@pytest.mark.parametrize(
    ("moved_to", "language", "said"),
    [
        ("2025-12-10", "nb", "Trukket tilbake: møtet er flyttet til onsdag 10. desember 2025."),
        ("", "nn", "Trekt tilbake: møtet er avlyst."),
        ("2025-12-10", "en", "Withdrawn: the meeting has been moved to Wednesday 10 December 2025."),
    ],
)
def test_what_was_sent_out_for_a_meeting_that_is_off_is_made_once_more_with_that_on_top(moved_to: str, language: str, said: str) -> None:
    gone = Meeting(f"alu-{DAY}", "alu", DAY, status="cancelled", moved_to=moved_to)
    assert notices(gone, PUBLISHED, language) == {f"alu-{DAY}-agenda.json": [said], f"alu-{DAY}-report.json": [said]}


def test_nothing_is_made_for_a_meeting_that_is_off_and_for_which_nothing_was_sent() -> None:
    assert notices(Meeting(f"alu-{DAY}", "alu", DAY, status="cancelled"), {"alu-2025-11-26-agenda.docx"}) == {}


def test_a_meeting_that_a_person_has_given_another_day_is_moved() -> None:
    moved = Meeting(f"alu-{DAY}", "alu", "2025-12-10", status="planned", corrected="start_date")
    said = ["Trukket tilbake: møtet er flyttet til onsdag 10. desember 2025."]
    assert notices(moved, PUBLISHED) == {f"alu-{DAY}-agenda.json": said, f"alu-{DAY}-report.json": said}


def test_only_what_a_run_has_written_and_is_still_there_stands(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in ("a-agenda.pdf", "b-agenda.pdf"):
        write_published(tmp_path, reports / name, b"pdf")
    (reports / "b-agenda.pdf").unlink()
    (reports / "own.pdf").write_bytes(b"own")
    assert list_standing(tmp_path, reports) == {"a-agenda.pdf"}
    assert list_standing(tmp_path, tmp_path / "elsewhere") == set()

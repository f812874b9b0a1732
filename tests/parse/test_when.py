"""When and where a meeting is: papers in many wordings, and dates and hours that belong to something else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.parse import parse
from tests.parse.parsing import Given, read_page

PAPERS = tomllib.loads((Path(__file__).parent / "when.toml").read_text(encoding="utf-8"))
OWN = {"minutes", "agenda", "notice", "plan"}
TURNED = {"kind": "minutes", "suffix": "md", "text": "# Styremøte\n\n24.12.06\n\nTil stede: Kari, Ola\n\n## Sak 1: Regnskap 2024\n"}


@pytest.mark.parametrize("paper", PAPERS["meeting"])
def test_a_paper_says_when_and_where_its_meeting_is(paper: dict[str, str]) -> None:
    assert read_when(paper) == paper["expected"]


@pytest.mark.parametrize("paper", PAPERS["list"])
def test_a_list_gives_every_meeting_once_and_nothing_else(paper: dict[str, Any]) -> None:
    assert [meeting.start_date for meeting in find_own(paper)] == paper["expected"]


def test_three_pairs_of_digits_are_year_first_where_the_paper_names_only_later_years() -> None:
    assert read_when(TURNED) == "2024-12-06 - - -"
    assert read_when({**TURNED, "text": TURNED["text"].replace("2024", "2006")}) == "2006-12-24 - - -"


def read_when(paper: dict[str, str]) -> str:
    """Date, start, end and place of the paper's own meeting, «-» for what it does not say."""
    meeting = find_own(paper)[0]
    return " ".join(value or "-" for value in (meeting.start_date, meeting.start_time, meeting.end_time, meeting.place))


def find_own(paper: dict[str, str]) -> list[Any]:
    """The meetings that the paper is about."""
    given = Given(parse(read_page(paper["text"], f"papir.{paper['suffix']}"), paper["kind"], "nb"))
    own = {link.meeting_id for link in given.rows("MeetingLink") if link.relation in OWN}
    return [meeting for meeting in given.rows("Meeting") if meeting.meeting_id in own]

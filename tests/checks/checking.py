"""From invented papers to what the checks find, so that a test says only what it is about."""

from __future__ import annotations

from pipeline.checks import CODES, check_records
from pipeline.records import Attendance, FindingRow, Parsed, Records
from pipeline.settings import Profile, Settings
from pipeline.statuses import apply_as_of
from tests.link.build import RAAD, linked, meet, paper, put, treat

AS_OF = "2025-12-01"


def settle(*papers: Parsed, as_of: str = AS_OF, profile: Profile = RAAD) -> tuple[Records, Settings]:
    """The linked records with their statuses, and the settings they were made with."""
    return apply_as_of(linked(*papers, profile=profile), as_of), Settings(bodies={profile.body_id: profile})


def check(*papers: Parsed, as_of: str = AS_OF, profile: Profile = RAAD) -> list[FindingRow]:
    """The rows that the checks add for papers of one folder, in the order of the checks."""
    records, settings = settle(*papers, as_of=as_of, profile=profile)
    return [row for row in check_records(records, settings, as_of).findings if row.code in CODES]


def told(*papers: Parsed, as_of: str = AS_OF, profile: Profile = RAAD) -> list[tuple[str, str]]:
    """Code and subject of each."""
    return [(row.code, row.subject_id) for row in check(*papers, as_of=as_of, profile=profile)]


def minutes(document_id: str, date: str, *numbers: str, kind: str = "minutes") -> Parsed:
    """Minutes (or an agenda) of a meeting with an item for each number; an empty number makes an item without one."""
    parsed = paper(document_id, kind)
    key = meet(parsed, date, kind)
    for place, number in enumerate(numbers):
        treat(parsed, key, TITLES[place], number)
    return parsed


def attend(parsed: Parsed, key: str, **people: str) -> None:
    """Put people with their status into the attendance of a meeting; «_» in a name is a blank."""
    for name, status in people.items():
        put(parsed, "attendance", Attendance(key, name.replace("_", " "), status=status))


TITLES = (
    "Løyper i høyfjellet",
    "Vinterstengte veier",
    "Honorar til skuespillere",
    "Nye skilt ved stien",
    "Brøyting av parkeringsplasser",
    "Toalett ved vannet",
)
"""Titles that have nothing in common."""

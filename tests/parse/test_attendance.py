"""Attendee lists in every form: commas, bullets, one a line, tables, groups, exceptions, notes."""

from __future__ import annotations

import pytest

from pipeline.parse.attendance import find_people
from pipeline.parse.blocks import split_blocks
from pipeline.parse.officers import complete_name
from tests.parse.parsing import read_page


def read_list(text: str, name: str = "referat.txt") -> list[tuple[str, str]]:
    """Name (or unit) and status of everybody listed."""
    return [
        (person.found.name or person.found.unit or person.found.for_name, person.status)
        for person in find_people(split_blocks(read_page(text, name)))
    ]


FORMS = [
    ("Oppmøte: Alle utenom Elise\n", [("*", "present"), ("Elise", "absent")]),
    ("Til stede: alle unntatt Havnelaget\n", [("*", "present")]),
    ("Til stede: Kari Nes, Ola Moe\nForfall: Per Lie\n", [("Kari Nes", "present"), ("Ola Moe", "present"), ("Per Lie", "absent")]),
    (
        "Til stades:\n- Kari Nes\n- Ola Moe\n\nFråfall:\n- Per Lie\n",
        [("Kari Nes", "present"), ("Ola Moe", "present"), ("Per Lie", "absent")],
    ),
    (
        "Til stede som stiftere var:\nKari Nes\nOla Moe\n\nKari Nes ble valgt som leder.\n",
        [("Kari Nes", "present"), ("Ola Moe", "present")],
    ),
    ("Attendees: KN, OM\nExcused: PL\n", [("KN", "present"), ("OM", "present"), ("PL", "absent")]),
    ("Tilstede: Linn, Espen (for Pia)\nMangler: Pia\n", [("Linn", "present"), ("Espen", "deputy"), ("Pia", "absent")]),
    ("Til stede: Kari Nes (til kl. 10.30)\n", [("Kari Nes", "partly")]),
    (
        "Til stede: Kari Nes\nObservatører: Siv Dal, Nordmuseet\nFra administrasjonen: Per Lie\n",
        [("Kari Nes", "present"), ("Siv Dal", "observer"), ("Per Lie", "guest")],
    ),
    ("Til stede: alle faste medlemmer unntatt Campus. Stedfortreder møtte for NA.\n", [("*", "present"), ("NA", "deputy")]),
    ("Til stede: 18 medlemmer\nForfall: Ingen\n", []),
    ("Til stede: Totalt 43 medlemmer til stede.\n", []),
    ("Leder: Kari Nes\nSuppleant: Ola Moe\n", []),
    ("Til stede: Kari Nes\n\nSak 1/25 Valg\nOla Moe ble valgt.\n", [("Kari Nes", "present")]),
]


@pytest.mark.parametrize(("text", "people"), FORMS)
def test_everybody_listed_is_found_with_status(text: str, people: list[tuple[str, str]]) -> None:
    assert read_list(text) == people


def test_a_heading_opens_a_list_too() -> None:
    assert read_list("## Fremmøtte\n\n- Kari Nes\n- Ola Moe (referent)\n\n## Valg\n", "referat.md") == [
        ("Kari Nes", "present"),
        ("Ola Moe", "present"),
    ]


def test_codes_are_units_in_a_paper_that_counts_units_and_initials_elsewhere() -> None:
    units = find_people(split_blocks(read_page("Til stede: NA, TK, Økonomiavdelingen\nForfall: Campus\n")))
    assert [(person.found.name, person.found.unit) for person in units] == [
        ("", "NA"),
        ("", "TK"),
        ("", "Økonomiavdelingen"),
        ("", "Campus"),
    ]


def test_a_surname_is_completed_only_where_it_fits_one_person() -> None:
    people = find_people(split_blocks(read_page("Til stede: Kari Nes, Ola Moe, Per Moe\n")))
    assert (complete_name("Nes", people), complete_name("Moe", people)) == ("Kari Nes", "Moe")


TABLE = """Faste medlemmer som møtte:
Navn\tFunksjon\tRepresenterer
Kari Nes\tOrdfører\tNordlista
Ola Moe\tMedlem\tSørlista

Faste medlemmer som ikke møtte:
Navn\tFunksjon\tRepresenterer
Siv Dal\tMedlem\tSørlista

Varamedlemmer som møtte:
Navn\tMøtte for\tRepresenterer
Anne Bø\tSiv Dal\tSørlista
"""


def test_a_table_of_members_gives_deputies_with_whom_they_stand_for() -> None:
    people = find_people(split_blocks(read_page(TABLE)))
    assert [(person.found.name, person.status, person.found.for_name) for person in people] == [
        ("Kari Nes", "present", ""),
        ("Ola Moe", "present", ""),
        ("Siv Dal", "absent", ""),
        ("Anne Bø", "deputy", "Siv Dal"),
    ]


def test_a_column_of_crosses_tells_who_was_there() -> None:
    text = "## Deltakere\n\n| Navn | Enhet | Møtt |\n|---|---|---|\n| Kari Nes | Drift | X |\n| Ola Moe | Arkiv | |\n"
    assert read_list(text, "referat.md") == [("Kari Nes", "present"), ("Ola Moe", "absent")]

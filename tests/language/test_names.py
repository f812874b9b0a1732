"""Names of people in attendee lists: forms, notes behind them, units, and what names nobody."""

from __future__ import annotations

import pytest

from pipeline.language.names import is_person_name, split_people

LISTS = [
    ("Linn, Nils og Marius", ["Linn", "Nils", "Marius"]),
    ("S.Nesheim, M. Moe, Ø. Norli", ["S.Nesheim", "M. Moe", "Ø. Norli"]),
    ("KN, OM, PB", ["KN", "OM", "PB"]),
    ("Arne Kr. Nesheim; Jo-Ann Ås", ["Arne Kr. Nesheim", "Jo-Ann Ås"]),
    ("Kari Nes (leder), Ola Moe", ["Kari Nes", "Ola Moe"]),
    ("Marit Nes, museumsdirektør ved Nordmuseet, UiX (leder)", ["Marit Nes"]),
    ("professor Kari Nes", ["Kari Nes"]),
    ("Jens Chr. Nes, Ola von Moe", ["Jens Chr. Nes", "Ola von Moe"]),
    ("Ingen", []),
    ("42 deltakere", []),
    ("Alle", []),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_a_list_names_its_people(text: str, names: list[str]) -> None:
    assert [person.name for person in split_people(text)] == names


def test_notes_in_brackets_tell_role_deputy_and_partial_presence() -> None:
    people = split_people("Kari Nes (møteleder), Ola Moe (for Pia Bø), Per Lie (til kl. 10.30), Siv Dal (Nordmuseet)")
    assert [(p.role, p.status, p.for_name, p.note, p.unit) for p in people] == [
        ("chair", "", "", "", ""),
        ("", "deputy", "Pia Bø", "", ""),
        ("", "partly", "", "til kl. 10.30", ""),
        ("", "", "", "", "Nordmuseet"),
    ]


def test_units_stand_in_unit_and_keep_their_inner_og() -> None:
    people = split_people("HR- og HMS-avdelingen, Avdeling for drift og bygg, Økonomiavdelingen")
    assert [(p.name, p.unit) for p in people] == [
        ("", "HR- og HMS-avdelingen"),
        ("", "Avdeling for drift og bygg"),
        ("", "Økonomiavdelingen"),
    ]


@pytest.mark.parametrize("text", ["Avdeling for utdanning", "Mandag Tirsdag", "styret", "Kari", "Alle medlemmer"])
def test_other_words_are_no_full_names(text: str) -> None:
    assert not is_person_name(text)

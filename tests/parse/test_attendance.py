"""Attendee lists in every form: commas, bullets, one a line, tables, groups, exceptions, notes."""

from __future__ import annotations

import pytest

from pipeline.parse.attendance import find_people
from pipeline.parse.attendee_prose import find_front_officer, find_told
from pipeline.parse.blocks import split_blocks
from pipeline.parse.officers import complete_name, find_officer
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
    (
        "Til stades: Siv Dal\nMeldt forfall: Ola Moe\nElles møtte: direktør Helene Vik, Per Lie (sekretær)\n",
        [("Siv Dal", "present"), ("Ola Moe", "absent"), ("Helene Vik", "guest"), ("Per Lie", "guest")],
    ),
    ("Til stede: Siv Dal\nAndre til stede: Kari Nes\n", [("Siv Dal", "present"), ("Kari Nes", "guest")]),
    ("Til stades: Siv Dal\nElles til stades: Kari Nes\n", [("Siv Dal", "present"), ("Kari Nes", "guest")]),
    ("Til stede: Siv Dal\nOgså til stede: Kari Nes\n", [("Siv Dal", "present"), ("Kari Nes", "guest")]),
    ("Present: Siv Dal\nAlso in attendance: Kari Nes\n", [("Siv Dal", "present"), ("Kari Nes", "guest")]),
    (
        "Til stede: Siv Dal\nAndre frammøtte:\n- Kari Nes\n- Per Lie\n",
        [("Siv Dal", "present"), ("Kari Nes", "guest"), ("Per Lie", "guest")],
    ),
    ("Til stede: Siv Dal\nAndre medlemmer til stede: Kari Nes\n", [("Siv Dal", "present"), ("Kari Nes", "present")]),
    (
        "Møtte:\nSiv Dal\n\nForfall:\nPer Lie\n\nEva Vale fra helsetjenesten møtte uten stemmerett.\n",
        [("Siv Dal", "present"), ("Per Lie", "absent"), ("Eva Vale", "observer")],
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


GROUPS = [
    (
        "## Til stede\n\n1\\. trinn\n: Kari Nes\n\n2\\. trinn\n: Ola Moe (til kl. 18)\n: Andre Lie\n\n3\\. trinn\n: Ikke representert\n\n"
        "Solvik skole\n: Rektor Siv Dal.\n\n## Saker\n\nAnne Bø tok ordet.\n",
        ["Kari Nes", "Ola Moe", "Andre Lie", "Siv Dal"],
    ),
    ("### Närvarande\n\n#### Elever\n\n- Karin Ek\n\n#### Lärare\n\n- Olle Berg\n\n### Ärenden\n\n- Städning\n", ["Karin Ek", "Olle Berg"]),
    ("Til stede:\nElever: Kari Nes, Ola Moe\nForeldre: Siv Dal og Anne Bø\n\nSaker\n", ["Kari Nes", "Ola Moe", "Siv Dal", "Anne Bø"]),
    ("- Attending:\n  - Ann Lee (Acme) @annlee\n  - Bo Ek, Nordlyd\n- Agenda\n", ["Ann Lee", "Bo Ek"]),
    ("Til stede (2): Kari Nes, Ola Moe\nIkke til stede: Ingen\n", ["Kari Nes", "Ola Moe"]),
    ("Board members present: Ann Lee, Bo Ek\n", ["Ann Lee", "Bo Ek"]),
    ("## Attendance\n\n| Name (Affiliation) | Present |\n|---|---|\n| Ann Lee (Acme) | Y |\n| Siv | x |\n", ["Ann Lee", "Siv"]),
    ("Følgende medlemmer deltok på møtet: ekk, dam, lise og holm\n", ["ekk", "dam", "lise", "holm"]),
    ("Til stede: Siv Dal\n\nSak 1/25 Valg av styre\n* Leder: Kari Nes\n* Varamedlem: Ola Moe\n", ["Siv Dal"]),
]


@pytest.mark.parametrize(("text", "names"), GROUPS)
def test_people_are_found_in_groups_and_nothing_else_is_taken_for_one(text: str, names: list[str]) -> None:
    assert [name for name, _ in read_list(text, "referat.md")] == names


TOLD = [
    ("Styremøtet ble holdt med tilstedeværelse av Kari, Ola og Siv.\n", ["Kari", "Ola", "Siv"]),
    ("The meeting was attended by Ann Lee, Bo Ek and Carl Day.\n", ["Ann Lee", "Bo Ek", "Carl Day"]),
    ("På mødet deltog Jens Dam og Lise Holm.\n", ["Jens Dam", "Lise Holm"]),
    ("Karin Ek och Olle Berg var närvarande.\n", ["Karin Ek", "Olle Berg"]),
    ("Neste møte deltar Kari Nes og Ola Moe.\n", []),
    ("Mange foreldre var til stede på møtet.\n", []),
]


@pytest.mark.parametrize(("text", "names"), TOLD)
def test_a_sentence_names_those_who_were_there(text: str, names: list[str]) -> None:
    assert [person.found.name for person in find_told(split_blocks(read_page(text)), {})] == names


def test_the_front_matter_lists_groups_with_their_people_and_the_officers() -> None:
    meta = {
        "attending": "kor, Kari Nes; band, Ola",
        "not_attending": "teater",
        "other_attending": "Siv Dal, vakt",
        "referent": "Siv Dal",
    }
    people = find_told(split_blocks(read_page("Sak 1 Økonomi\n")), meta)
    assert [(person.found.name, person.status) for person in people] == [("Kari Nes", "present"), ("Ola", "present"), ("Siv Dal", "guest")]
    assert (find_front_officer(meta, "secretary"), find_front_officer(meta, "chair")) == ("Siv Dal", "")


OFFICERS = [
    ("Møteleder og referent: Kari Nes\n", ("Kari Nes", "Kari Nes")),
    ("**Dirigent og Referent:**\\\nLise Holm\n", ("Lise Holm", "Lise Holm")),
    ("Kari Nes leder møtet. Ola førte referat.\n", ("Kari Nes", "Ola")),
    ("Styreleder Kari Nes åpnet møtet kl. 18.\n", ("Kari Nes", "")),
    ("Styrelederen åpnet møtet kl. 18.\n", ("", "")),
    ("Till stede: Karin Ek\n\nVid protokollet, Olle Berg.\n", ("", "Olle Berg")),
    ("Kari er sekretær, Ola er nestleder.\n", ("", "")),
    ("1. Jens Dam er valgt til ordstyrer, Lise Holm til referent.\n", ("Jens Dam", "Lise Holm")),
    ("As chairperson, Ann Lee conducted the meeting.\n", ("Ann Lee", "")),
    ("Til stades: Ola Moe, Kari Nes\n\nNes tok over leiinga av møtet. **Ref. på møtet:** Ola\n", ("Kari Nes", "Ola Moe")),
    ("Ordstyrer: Kari Hol. Valgt ved akklamasjon.\n", ("Kari Hol", "")),
    ("Til stede: Kari Nes (leder og sekretær), Ola Moe (kasserer)\n", ("", "")),
    ("Til stede: Kari Nes (møteleder), Ola Moe, skrev referat\n", ("Kari Nes", "Ola Moe")),
    ("Kari Nes\tLeder\n\nOla Moe\tMøtesekretær\n", ("", "Ola Moe")),
]


@pytest.mark.parametrize(("text", "officers"), OFFICERS)
def test_officers_are_found_behind_joint_labels_and_in_sentences(text: str, officers: tuple[str, str]) -> None:
    blocks = split_blocks(read_page(text, "referat.md"))
    found = [find_officer(role, blocks, find_people(blocks)) for role in ("chair", "secretary")]
    assert tuple(one.value if one else "" for one in found) == officers


LISTS = [
    ("Til stades: Kari Nes – Ola Moe (vara) – Siv Aa\n", ["Kari Nes", "Ola Moe", "Siv Aa"]),
    ("Til stede: 1A Kari Nes, 1B Ola Moe, 2A ikke møtt, 3. trinn Siv Aa\n", ["Kari Nes", "Ola Moe", "Siv Aa"]),
    (
        "# Participants\n\n- Ann Lee- lead (on site)\n- Bo Ek (by phone)\n- Carl Day by video\n- Dan Roy ???\n",
        ["Ann Lee", "Bo Ek", "Carl Day", "Dan Roy"],
    ),
    ("# Attendees\n\n- Members: @annlee @bek\n- Observers: @cday\n", ["annlee", "bek", "cday"]),
    ("Til stede:\n\n- Ann Lee, Marlow Street\n- Kari Nes, Nordlyd\n", ["Ann Lee", "Kari Nes"]),
    ("Frå administrasjonen: kyrkjeverje Kari Nes (ref.)\nTil stades: Ola Moe\n", ["Kari Nes", "Ola Moe"]),
    ("Närvarande: Karin Ek\nFrån kansliet deltog:\nOlle Berg\n", ["Karin Ek", "Olle Berg"]),
    ("Med rösträtt: abc, dek, efh och gil\n", ["abc", "dek", "efh", "gil"]),
    ("Til stede: Kari Nes\n\nOpning ved sokneprest Moe.\n", ["Kari Nes"]),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_lists_in_every_form_name_their_people(text: str, names: list[str]) -> None:
    assert [name for name, _ in read_list(text, "referat.md")] == names


COLUMNS = """Til stades:
  Foreldre          Kari Nes (Rev), Ola Moe (Maur)
  Tilsette          Siv Aa, Per Lie
  Kommunen          Jon Vik - meldt forfall
"""


def test_groups_stand_before_a_wide_gap_or_side_by_side() -> None:
    grouped = [("Kari Nes", "present"), ("Ola Moe", "present"), ("Siv Aa", "present"), ("Per Lie", "present"), ("Jon Vik", "absent")]
    assert read_list(COLUMNS) == grouped
    rows = [("For ledelsen:", "For de ansatte:"), ("Kari Nes (møteleder)", "Ola Moe, NTL"), ("Siv Aa", "Per Lie, Parat")]
    assert [name for name, _ in read_list("".join(f"{left:30}{right}\n" for left, right in rows))] == [
        "Kari Nes",
        "Ola Moe",
        "Siv Aa",
        "Per Lie",
    ]


def test_the_deputies_that_an_item_elects_are_not_at_the_meeting() -> None:
    text = "Til stede: Kari Nes\n\n# 1 Valg\n\n| Varamedlem | Grethe Moe | 1 år |\n|---|---|---|\n| Varamedlem | Ola Lie | 1 år |\n"
    assert read_list(text, "referat.md") == [("Kari Nes", "present")]


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("Hestnes, Arne Kr.; Moe Lie, Kari (HF)", ["Hestnes, Arne Kr.", "Moe Lie, Kari"]),
        ("\nHestnes, Arne Kr.\nDal, Ola", ["Hestnes, Arne Kr.", "Dal, Ola"]),
        ("\n| Navn | Enhet |\n|---|---|\n| Hestnes, Arne Kr. | NV |", ["Hestnes, Arne Kr."]),
        ("Kari, Ola", ["Kari", "Ola"]),
        ("dekanen ved NV, HR-direktør, prodekan for utdanning", ["dekanen ved NV", "HR-direktør", "prodekan for utdanning"]),
        ("Arne Hestnes, prof. Kari Moe", ["Arne Hestnes", "Kari Moe"]),
    ],
)
def test_surnames_first_and_offices_without_a_name_are_entries(listed: str, names: list[str]) -> None:
    assert [name for name, _ in read_list(f"Til stede: {listed}\n\nSak 1/25 Budsjett\n", "referat.md")] == names


def test_an_observer_with_a_cross_is_an_observer() -> None:
    head = "| Navn | Enhet | Til stede | Forfall |\n|---|---|---|---|\n"
    text = f"# Referat\n\n## Til stede\n\n{head}| Kari Nes | NV | ☒ | ☐ |\n| Ola Moe | HF | ☐ | ☐ |\n\n"
    text += f"## Observatører\n\n{head}| Siv Aa | Studentrådet | ☒ | ☐ |\n| Jon Vik | Studentrådet | ☐ | ☒ |\n"
    assert read_list(text, "referat.md") == [("Kari Nes", "present"), ("Siv Aa", "observer"), ("Jon Vik", "absent")]

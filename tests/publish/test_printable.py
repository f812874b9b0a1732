"""What may stand in a publication of any format: no personal number, no control character, nothing without end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.publish.left_out import compose_left_out
from pipeline.publish.printable import LONGEST, clean
from pipeline.publish.views import compose_view
from pipeline.withheld import Withheld
from tests.disclosure.unpacking import find_places
from tests.publish.sample import AS_OF, profile, sample
from tests.publish.test_files import publications

NUMBERS = ("020132 99997", "30108299939", "02.01.32-99903")
TOLD = (*NUMBERS, *("".join(filter(str.isdigit, number)) for number in NUMBERS))


def test_no_internal_publication_shows_a_personal_number() -> None:
    records = sample()
    titles = dict(zip(("37/25", "26/25", "27/25"), NUMBERS, strict=True))
    records.agenda_items = [
        replace(row, title=f"{row.title}, søknad fra {titles[row.number]}") if row.number in titles else row for row in records.agenda_items
    ]
    records.actions = [replace(row, text=f"{row.text} til {NUMBERS[1]}", owner=f"{row.owner} {NUMBERS[0]}") for row in records.actions]
    records.meetings = [replace(row, place=f"Rom {NUMBERS[0]}") for row in records.meetings]
    files = publications(records)
    assert {Path(name).suffix for name in files} >= {".docx", ".pdf", ".html", ".json", ".ics"}
    assert [place for name, data in files.items() for told in TOLD for place in find_places(told, name, data)] == []
    assert "søknad fra •••••• •••••" in files["alu-2025-11-26-agenda.json"].decode()


def test_an_account_is_shown_in_the_house_although_its_digits_could_be_a_persons() -> None:
    assert clean(("Konto 02013299997", "Fnr 02013299997")) == ("Konto 02013299997", "Fnr •••••••••••")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x0bc\x1bd\x7fe\x85f", "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf"),
        ("en\r\nto\rtre\tfire", "en\nto\ntre\tfire"),
        ("halv \ud800 og \udfff", "halv \ufffd og \ufffd"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("VEDTAK\u202eAJ\u202c", "VEDTAKAJ"),
        ("Årsmøte <&> {{ x }}", "Årsmøte <&> {{ x }}"),
        ("f. 020132 99997", "f. •••••• •••••"),
    ],
)
def test_what_cannot_be_printed_is_shown_as_that(text: str, shown: str) -> None:
    assert clean({"a": [(text,)]}) == {"a": [(shown,)]}


def test_a_text_without_end_is_shortened_and_says_how_long_it_was() -> None:
    assert clean("å" * LONGEST) == "å" * LONGEST
    assert clean("å" * (LONGEST + 1), "[forkortet: {n} tegn i alt]").endswith("å … [forkortet: 20001 tegn i alt]")


def test_each_passage_of_one_record_stands_on_the_list_of_what_was_left_out() -> None:
    same = Withheld(
        "decisions", "alu-1", "alu", "2025-11-05", "1/25", "Kari er sykmeldt.", "health", "text", passage="a1", withheld_id="x1"
    )
    rows = [same, replace(same, title="Ola er sykmeldt.", passage="b2", withheld_id="x2"), replace(same, because="quote", withheld_id="x3")]
    told = compose_left_out(compose_view(sample(), profile(), AS_OF), "26.11.25", rows)
    assert sorted(row.title for row in told.rows) == ["Kari er sykmeldt.", "Ola er sykmeldt."]

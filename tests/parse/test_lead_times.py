"""The deadlines that a body's page states: their days, their line, and nothing where two stand or nothing sure does."""

from __future__ import annotations

import pytest

from pipeline.parse.committee import parse_committee
from tests.parse.parsing import Given, read_page

PAGE = "Fjellrådet for studiekvalitet (FRS)\nMedlemmer\n- Kari Nes\n- Ola Moe\nFrister\n{}\n"
SAID = [
    ("Saker meldes sekretæren senest 14 dager før møtet. Innkalling sendes ut 7 dager før møtet.", ("14", "", "7")),
    ("Frist for innmelding av saker: 14 dager før møtet", ("14", "", "")),
    ("Saker må meldast inn seinast to veker før møtet, og innkalling vert sendt ut ei veke før møtet.", ("14", "", "7")),
    ("Sakspapirer leveres sekretæren senest 10 dager før møtet.", ("", "10", "")),
    ("Innkalling og sakspapirer sendes ut én uke før møtet.", ("", "", "7")),
    (
        "Items must be submitted 14 days before the meeting. The notice is sent out 7 days before the meeting.",
        ("14", "", "7"),
    ),
    ("Sakspapirer sendes ut 7 dager før møtet.", ("", "", "")),
    ("Saker meldes senest 14 dager og sakspapirer leveres senest 7 dager før møtet.", ("", "", "")),
    ("Saker meldes senest 10 virkedager før møtet.", ("", "", "")),
    ("Saker meldes senest 14 dager før årsmøtet.", ("", "", "")),
    ("Forfall meldes senest 2 dager før møtet.", ("", "", "")),
    ("Saker meldes senest 14 dager før møtet.\nSaker meldes senest 10 dager før møtet.", ("", "", "")),
]


@pytest.mark.parametrize(("text", "days"), SAID)
def test_a_page_says_how_many_days_before_a_meeting_each_thing_is_due(text: str, days: tuple[str, str, str]) -> None:
    body = Given(parse_committee(read_page(PAGE.format(text), "side.txt"))).row("Body")
    assert (body.items_due_days, body.papers_due_days, body.notice_days) == days

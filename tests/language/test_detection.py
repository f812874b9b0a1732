"""Five languages told apart by a line or two."""

from __future__ import annotations

import pytest

from pipeline.language.detection import detect_language
from pipeline.language.folding import fold, slug, words

LINES = {
    "Møtet ble satt, og innkallingen ble godkjent.": "nb",
    "Innkalling og saksliste\nTil stede: Kari\nForfall: Ola": "nb",
    "Møtet vart sett, og innkallinga vart godkjend.": "nn",
    "Utvalet ber leiinga om å kome attende med saka.": "nn",
    "Mødet blev åbnet og dagsorden godkendt af bestyrelsen.": "da",
    "Mötet öppnades och dagordningen godkändes av styrelsen.": "sv",
    "The meeting was opened and the agenda approved.": "en",
    "12 34 56": "",
    "Styret\nStyreleder: Kari Nes\nNestleder: Ola Moe\nKasserer: Per Lie": "nb",
    "Styret\nStyreleiar: Kari Nes\nNestleiar: Ola Moe": "nn",
    "Bestyrelsen\nFormand: Hanne\nNæstformand: Per\nSuppleant: Eva": "da",
    "Styrelsen\nOrdförande: Anna\nKassör: Bo\nLedamot: Cia": "sv",
    "Program for havneveka\nMåndag: møte\nTysdag: ope enno": "nn",
    "Indkaldelse til generalforsamling tirsdag den 3. marts": "da",
}
NORWEGIAN = (
    "Laget inviterer til generalforsamling, og det blir valg av nye styremedlemmer. Har du forslag, må de sendes til styret. Vel møtt! "
)
ENGLISH = (
    "The club invites all members to the general assembly, and there will be an election of the board. This is a summary of our year. "
)


@pytest.mark.parametrize(("text", "language"), LINES.items())
def test_a_line_tells_its_language(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(("text", "language"), [(NORWEGIAN * 2 + ENGLISH * 2, "nb"), (ENGLISH * 2 + NORWEGIAN * 2, "en")])
def test_a_bilingual_paper_has_the_language_that_it_begins_with(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_folding_keeps_words_and_slugs_are_ascii() -> None:
    assert fold("  Til\n STEDE ") == "til stede"
    assert slug("Økonomi- og HMS-rådet (ØHR)") == "oekonomi-og-hms-raadet-oehr"
    assert words("HR- og HMS-avdelingen, 2. etasje") == ["hr", "og", "hms-avdelingen", "etasje"]

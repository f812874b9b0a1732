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
}


@pytest.mark.parametrize(("text", "language"), LINES.items())
def test_a_line_tells_its_language(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_folding_keeps_words_and_slugs_are_ascii() -> None:
    assert fold("  Til\n STEDE ") == "til stede"
    assert slug("Økonomi- og HMS-rådet (ØHR)") == "oekonomi-og-hms-raadet-oehr"
    assert words("HR- og HMS-avdelingen, 2. etasje") == ["hr", "og", "hms-avdelingen", "etasje"]

"""The earlier items with which a case paper's matter goes on: found by their number among the meetings before it was written."""

from __future__ import annotations

import pytest

from pipeline.engine.paper import parse_paper
from pipeline.link import link
from pipeline.settings import Profile, Settings

MINUTES = """Referat fra møte i Rådet for fjellvett

Dato: 24. september 2025
Til stede: Kari Nes, Ola Moe

Sak 26/25 Nye skilt
Konklusjon: Saken utsettes til neste møte.

Sak 27/25 Eventuelt
"""
PAPER = """Notat

Til: Rådet for fjellvett
Fra: Kari Nes
Dato: 3. november 2025
Sak: Skilt på stiene
{said}

Forslag til vedtak: Rådet slutter seg til planen.
"""


@pytest.mark.parametrize(
    ("said", "earlier"),
    [
        ("Tidligere behandling: sak 26/25", "raad-2025-09-24-26-25"),
        ("Vi viser til RFF-sak 26/25 om skilt.", "raad-2025-09-24-26-25"),
        ("Vi viser til sak 99/25 om skilt.", ""),
        ("Stiene er 26 km lange.", ""),
    ],
)
def test_the_number_that_a_paper_names_becomes_the_item(said: str, earlier: str) -> None:
    texts = {"raad/referat.txt": MINUTES, "raad/notat.txt": PAPER.format(said=said)}
    papers = [(path, parse_paper(text.encode(), path)) for path, text in texts.items()]
    found = link(papers, Settings(bodies={"raad": Profile("raad", short_name="RFF")}))
    (memo,) = found.memos
    assert memo.earlier_items == earlier
    cited = [row.value for row in found.evidence if (row.table, row.field) == ("memos", "earlier_items")]
    assert cited == [earlier] * bool(earlier)

"""Papers of an invented body as texts, read and linked: what tests need whose point is in the papers' own words."""

from __future__ import annotations

from pipeline.engine.paper import parse_paper
from pipeline.link import link
from pipeline.records import Records
from pipeline.settings import Settings
from tests.link.build import RAAD

PLAN = """Møteplan for Rådet for fjellvett våren 2025

{head}

- 12. februar kl. 09.00
- 12. mars kl. 09.00
- 9. april kl. 09.00
- 7. mai kl. 09.00
"""

NOTICE = """Innkalling til møte i Rådet for fjellvett
Dato: 9. april 2025
Tid: kl. 09.00
Sted: Rådssalen
{head}

Saksliste
10/25 Godkjenning av innkalling og saksliste
11/25 Skilting av vinterløyper
12/25 Brukerundersøkelse på hyttene
13/25 Eventuelt
"""

MINUTES = """Referat fra møte i Rådet for fjellvett 9. april 2025
{head}

Til stede: Kari Nes, Ola Moe, Per Lie
Forfall: Anne Vik

10/25 Godkjenning av innkalling og saksliste
Vedtak: Innkalling og saksliste godkjent.

11/25 Skilting av vinterløyper
Rådet drøftet saken.
Vedtak: Rådet ber om skilting innen {due}.

12/25 Brukerundersøkelse på hyttene
Vedtak: Rådet tar saken til orientering.

13/25 Eventuelt
Ingen saker.
"""


def read_all(**papers: str) -> Records:
    """The papers of one folder, linked; `a_txt` is the file a.txt."""
    read = [(f"raad/{name.replace('_', '.')}", parse_paper(text.encode(), name.replace("_", "."), "off")) for name, text in papers.items()]
    return link(read, Settings(bodies={"raad": RAAD}))


def superseded(records: Records) -> dict[str, str]:
    """File name -> the file that counts in its place, for those that are superseded."""
    names = {row.document_id: row.path.removeprefix("raad/") for row in records.documents}
    return {names[row.document_id]: names[row.superseded_by] for row in records.documents if row.superseded_by}


def codes(records: Records) -> set[str]:
    """The codes of the records' findings."""
    return {row.code for row in records.findings}

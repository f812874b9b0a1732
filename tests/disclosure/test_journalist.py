"""What a journalist looks for in a public edition: the closed matter in other papers, names of files, subjects, marks of all sorts."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from tests.command_line import referent
from tests.disclosure.test_no_leak import is_public, list_files
from tests.disclosure.unpacking import find_places

AS_OF = ("--as-of", "2025-06-25")
MINUTES = """Referat fra møte i Styret for Fjellheim
Dato: 7. mai 2025
Til stede: Kari Nes (leder), Ola Moe, Berit Lie
Neste møte: 4. juni 2025

Sak 10/25 Godkjenning av referat
Vedtak: Referatet godkjennes.

Sak 11/25 Salg av Rønningstua (unntatt offentlighet, offl. § 23)
Vedtak: Rønningstua selges til Melkart Eiendom AS for kr 4 100 000.
Oppfølging: Ola Moe forhandler med Melkart innen 1. juni 2025.

Sak 12/25 Vikar for Trine Brattlundak
Vedtak: Godkjent.

Lukkede saker

Sak 13/25 Kjøp av Margvika
Vedtak: Margvika kjøpes.

Møtet ble åpnet igjen

Sak 14/25 Budsjett for Kvernhola
Vedtak: Budsjettet godkjennes.
"""
NEXT = """Referat fra møte i Styret for Fjellheim
Dato: 4. juni 2025
Til stede: Kari Nes (leder), Ola Moe, Berit Lie
Neste møte: 2. juli 2025

Sak 15/25 Oppfølging
- Salget av Rønningstua er i gang (Ola Moe, frist 1. juli 2025)

Sak 16/25 Kantinedrift
Vedtak: Styret viser til vedtaket om Rønningstua og utsetter kantina.
Oppfølging: Ola Moe varsler Melkart Eiendom AS innen 20. juni 2025.
"""
NOTICE = """Innkalling til møte i Styret for Fjellheim
Dato: 2. juli 2025 kl. 10.00
Sted: Storstua

Sak 17/25 Rønningstua – status for salget
Sak 18/25 Budsjett
Sak 19/25 Bytte av Tjuvholet
* Sak 20/25 Leie av Stjerneloftet

Sak 19/25 er unntatt offentlighet, jf. offl. § 23.
* Unntatt offentlighet

Vedlegg:
- Takst Rønningstua.pdf
- Tilbud fra Melkart.docx
"""
MEMO = """Notat
Til: Styret for Fjellheim
Fra: Ola Moe
Dato: 20. juni 2025
Gjelder: {}

Jeg ber om at styret drøfter dette 2. juli 2025.

Vedlegg: {}
"""
MAIL = """From: Kari Nes <kari.nes@vang.example>
To: Styret <post@vang.example>
Subject: Sensorvik
Sensitivity: Private
Date: Tue, 10 Jun 2025 10:00:00 +0100

Hei, kan dere ta opp Sensorvik i møtet 2. juli 2025?
"""
SECRETS = (
    "Rønningstua", "Melkart", "4 100 000", "Brattlundak", "Margvika", "Tjuvholet", "Stjerneloftet", "Filnavnsaken", "Kjosviken",
    "Sensorvik", "Hodestempel", "Vannmerkesak", "Tabelløya", "Feltmerkesak", "Skjelvågen",
)  # fmt: skip
MARK = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
    '<v:shape type="#_x0000_t136"><v:textpath string="FORTROLIG"/></v:shape></w:pict></w:r>'
)


def write_word(path: Path, header: str, subject: str, rows: tuple[tuple[str, ...], ...] = ()) -> None:
    """A memo, or a notice with a table of items, with a line or a watermark («») in its running head."""
    document = docx.Document()
    head = document.sections[0].header.paragraphs[0]
    head.text = header
    if not header:
        head._p.append(parse_xml(MARK))
    lines = (
        ("Innkalling til møte i Tabellrådet", "Dato: 2. juli 2025 kl. 10.00", "Saksliste") if rows else MEMO.format(subject, "").split("\n")
    )
    for line in filter(None, lines):
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=3) if rows else None
    for place, row in enumerate(rows):
        for cell, text in zip(table.rows[place].cells, row, strict=True):  # type: ignore[union-attr]
            cell.text = text
    data = io.BytesIO()
    document.save(data)
    path.write_bytes(data.getvalue())


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with its public edition."""
    folder = tmp_path_factory.mktemp("house")
    raw = folder / "raw/styret"
    (raw / "U.off").mkdir(parents=True)
    (folder / "raw/tabell").mkdir()
    texts = {
        "referat-2025-05-07.txt": MINUTES,
        "referat-2025-06-04.txt": NEXT,
        "innkalling-2025-07-02.txt": NOTICE,
        "notat-kantina.txt": MEMO.format("Kantinedrift", "Avtale med Melkart Eiendom; Budsjett"),
        "notat_fortrolig-2.txt": MEMO.format("Filnavnsaken ved instituttet", "Budsjett"),
        "U.off/notat.txt": MEMO.format("Filnavnsaken ved fakultetet", "Budsjett"),
        "Permisjon_Kari Kjosviken.txt": MEMO.format("Bemanning", "Permisjon_Kari Kjosviken.pdf"),
        "notat-stempel.txt": f"UNNTATT OFFENTLIGHET § 25\n\n{MEMO.format('Skjelvågen avdeling', 'Budsjett')}",
        "mail.eml": MAIL,
    }
    for name, text in texts.items():
        (raw / name).write_text(text, encoding="utf-8")
    write_word(raw / "notat-hode.docx", "Unntatt offentlighet, jf. offl. § 13", "Hodestempelet ved instituttet")
    write_word(raw / "notat-vann.docx", "", "Vannmerkesaken ved instituttet")
    rows = (
        ("Saksnr", "Tittel", "Offentlig"),
        ("1/25", "Kjøp av Tabelløya", "Nei"),
        ("2/25", "Feltmerkesaken", "U.off."),
        ("3/25", "Leie av Kråkebollen", "Ja"),
    )
    write_word(folder / "raw/tabell/innkalling-2025-07-02.docx", "Tabellrådet", "", rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        said = [referent("ingest", "--jobs", "1", *AS_OF), referent("reports", "--public", *AS_OF)]
        said += [referent("export", kind, "--public", *AS_OF) for kind in ("csv", "xlsx")]
    assert [one.exit_code for one in said] == [0] * 4, [one.output[-300:] for one in said]
    return folder / "processed"


@pytest.mark.parametrize("secret", SECRETS)
def test_no_public_file_says_it(house: Path, secret: str) -> None:
    found = [place for name, data in list_files(house) if is_public(name) for place in find_places(secret, name, data)]
    assert found == []


def test_the_internal_tables_say_it_so_that_the_proof_can_fail(house: Path) -> None:
    internal = "".join(data.decode() for name, data in list_files(house) if name.endswith(".csv") and not is_public(name))
    assert [secret for secret in SECRETS if secret not in internal] == []


@pytest.mark.parametrize("words", ["Budsjett for Kvernhola", "Kantinedrift", "Leie av Kråkebollen", "Storstua", "Kari Nes"])
def test_what_is_open_stays(house: Path, words: str) -> None:
    assert any(words in data.decode() for name, data in list_files(house) if name.startswith("public/") and name.endswith(".csv"))

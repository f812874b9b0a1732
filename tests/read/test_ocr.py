"""Scanned pages: what is read from their pictures, and what is said where nothing reads them. The scans are made here."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest
import typst
from PIL import Image

from pipeline.documents import Document
from pipeline.engine import reading
from pipeline.engine.paper import parse_paper
from pipeline.engine.papers import Means, read_papers
from pipeline.engine.pool import parse_files
from pipeline.intake import RawFile
from pipeline.intake.folders import group_files
from pipeline.read import read
from pipeline.read.ocr import Engine, find_engine
from pipeline.read.ocr_traps import TRAPS, Trap, mend
from pipeline.read.ocr_words import Word, even_sizes, find_printed
from pipeline.read.pdf_pieces import Piece
from pipeline.store import Stamp, encode_parsed

needs_tesseract = pytest.mark.skipif(
    "nor" not in getattr(find_engine(), "languages", ()), reason="tesseract with Norwegian is not installed"
)
HEAD = "#set page(width: 16cm, height: 13cm, margin: 1.5cm)\n#set text(size: 11pt)\n"
MINUTES = f"""{HEAD}
= Referat fra møte i Rådet for fjellvett

Dato: 12. mars 2025\\
Til stede: Kari Nes, Åse Bjørgen, Øystein Hæreid\\
Forfall: Ola Moe

== Sak 1/25 Godkjenning av innkalling
Innkallingen ble godkjent uten merknader.

== Sak 2/25 Varding av løypene på sørsiden
Rådet drøftet hvordan løypene kan merkes før vinterferien, og hvem som kan gjøre det når været er dårlig i flere uker.

*Vedtak:* Løypene vardes på nytt innen påske.
"""
ITEMS = ["Sak 1/25 Godkjenning av innkalling", "Sak 2/25 Varding av løypene på sørsiden"]


@pytest.fixture(autouse=True)
def fresh_engine() -> Iterator[None]:
    """Each test looks for tesseract anew: some change where it is looked for."""
    find_engine.cache_clear()
    yield
    find_engine.cache_clear()


def scan(source: str, dots: int = 300, turn: float = 0.0, noise: int = 0) -> bytes:
    """A PDF that holds pictures only: the pages of a typst paper drawn, turned by so many degrees, and speckled."""
    with pypdfium2.PdfDocument(typst.compile(source.encode())) as paper:
        pages = [page.render(scale=dots / 72, grayscale=True).to_pil() for page in paper]
    pages = [page.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=255, expand=turn % 90 == 0) for page in pages]
    if noise:
        pages = [Image.blend(page, Image.effect_noise(page.size, noise), 0.2) for page in pages]
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=dots, save_all=True, append_images=pages[1:])
    return out.getvalue()


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize(
    ("dots", "turn", "noise"), [(200, 0.0, 0), (300, 1.0, 40), (200, 90.0, 0)], ids=["200", "300_crooked_and_noisy", "on_its_side"]
)
def test_names_date_headings_and_decision_of_a_scan_come_through(dots: int, turn: float, noise: int) -> None:
    document = read(scan(MINUTES, dots, turn, noise), "skann.pdf", "auto")
    assert (document.status, [finding.code for finding in document.findings]) == ("read", ["read-by-ocr"])
    found = texts(document)
    assert "Til stede: Kari Nes, Åse Bjørgen, Øystein Hæreid" in found
    assert "Dato: 12. mars 2025" in found
    assert "Vedtak: Løypene vardes på nytt innen påske." in found
    assert [line.text for line in document.lines if line.kind == "heading"] == ["Referat fra møte i Rådet for fjellvett", *ITEMS]
    assert any(text.startswith("Rådet drøftet") and text.endswith("flere uker.") for text in found)
    assert all(0.5 < line.certainty < 1 for line in document.lines)


@needs_tesseract
@pytest.mark.slow
def test_a_scan_gives_the_records_of_its_paper_and_the_same_bytes_twice() -> None:
    data = scan(MINUTES)
    parsed = parse_paper(data, "skann.pdf", "auto")
    assert (parsed.document.record.kind, parsed.document.record.status) == ("minutes", "read")
    assert [item.record.title for item in parsed.agenda_items] == ["Godkjenning av innkalling", "Varding av løypene på sørsiden"]
    assert {one.record.person_name for one in parsed.attendance} == {"Kari Nes", "Åse Bjørgen", "Øystein Hæreid", "Ola Moe"}
    assert encode_parsed(parsed) == encode_parsed(parse_paper(data, "skann.pdf", "auto"))


@needs_tesseract
@pytest.mark.slow
def test_swedish_is_read_as_swedish() -> None:
    if "swe" not in getattr(find_engine(), "languages", ()):
        pytest.skip("tesseract's Swedish is not installed")
    source = HEAD + "Närvarande: Åsa Öberg\n\nStyrelsen beslutade att bifalla förslaget och att frågan tas upp på nästa möte."
    assert texts(read(scan(source), "a.pdf", "auto"))[0] == "Närvarande: Åsa Öberg"


@needs_tesseract
@pytest.mark.slow
def test_columns_of_labels_and_values_stay_lines_on_a_crooked_scan() -> None:
    labels = "#grid(columns: (5cm, 1fr), row-gutter: 8pt, [Møteleder:], [Kari Nes], [Referent:], [Ola Moe], [Sted:], [Rådssalen])\n\n"
    prose = "Rådet drøftet hvordan løypene kan merkes før vinterferien, og hvem som kan gjøre det. " * 3
    lines = [line.text for line in read(scan(HEAD + labels + prose, turn=-1.0), "a.pdf", "auto").lines]
    assert lines[:3] == ["Møteleder:\tKari Nes", "Referent:\tOla Moe", "Sted:\tRådssalen"]


@needs_tesseract
@pytest.mark.slow
def test_a_picture_without_words_is_said_to_be_one() -> None:
    document = read(scan("#v(5cm)\n#circle(radius: 3cm, fill: gray)"), "foto.pdf", "auto")
    assert (document.status, [finding.code for finding in document.findings]) == ("needs-ocr", ["picture-without-words"])


def test_a_scan_that_nothing_reads_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = scan(MINUTES, dots=50)
    monkeypatch.setenv("PATH", str(tmp_path))
    for mode in ("auto", "off"):
        document = read(data, "skann.pdf", mode)
        assert (document.status, [finding.code for finding in document.findings]) == ("needs-ocr", ["page-needs-ocr"])


def write_engine(folder: Path, script: str) -> None:
    """A command tesseract that says it has Norwegian and then does what the script says."""
    command = folder / "tesseract"
    command.write_text(f'#!/bin/sh\ncase "$1" in --version) echo "tesseract 9.9";; --list-langs) echo nor;; *) {script};; esac\n')
    command.chmod(0o755)


def test_an_engine_that_fails_is_a_finding_and_the_next_run_asks_it_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_engine(tmp_path, "exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    parsed = parse_paper(scan(MINUTES, dots=50), "skann.pdf", "auto")
    assert [finding.code for finding in parsed.findings if "ocr" in finding.code] == ["ocr-failed"]
    assert (parsed.document.record.status, reading.has_any(parsed, reading.PASSING)) == ("needs-ocr", True)


def test_another_engine_reads_scans_anew_and_nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    path, other = tmp_path / "skann.pdf", tmp_path / "tekst.txt"
    path.write_bytes(scan(MINUTES, dots=50))
    other.write_text("Referat fra møte i Rådet for fjellvett 12.3.2025", encoding="utf-8")
    files = [RawFile(place.name, place, 1, 1) for place in (path, other)]
    stamps = {place.name: Stamp(1, 1, sha256(place.read_bytes()).hexdigest()) for place in (path, other)}
    told: list[tuple[str, int, int]] = []
    row = "5\\t1\\t1\\t1\\t1\\t1\\t100\\t100\\t300\\t30\\t95\\tReferat\\n"
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    for script in ("exit 1", None, "exit 1", f'printf "head\\n{row}"'):
        (tmp_path / "bin" / "tesseract").unlink(missing_ok=True)
        if script:
            write_engine(tmp_path / "bin", script)
        find_engine.cache_clear()
        mode = "auto" if script and "printf" in script else "off"
        engine = partial(parse_files, jobs=1)
        said = (lambda _: stamps, {}, tmp_path / "out", engine, lambda *step: told.append(step), Means(mode))
        papers = dict(read_papers(group_files(files), *said)[0].heads(""))
    assert [step for step in told if step[1] == step[2]] == [("reading", 2, 2), ("reading", 1, 1)]
    assert papers["skann.pdf"].document.record.status == "read"


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_every_trap_mends_its_own_examples_and_leaves_what_is_right(trap: Trap) -> None:
    for wrong, right in trap.examples:
        assert trap.pattern.search(wrong) and mend(wrong, True) == right
    for text in (
        "I. Lie og Kari Nes",
        "1. Valg av leder",
        "Møtet ble hevet kl. 20.15",
        "En sak ble utsatt",
        "kari@fjellvett.no",
        "12.03.2019",
    ):
        assert mend(text, True) == text


def word(text: str, x: float, y: float, width: float = 30.0, certainty: float = 0.95) -> Word:
    return Word(text, x, y - 7.2, x + width, y, certainty, ("1", "1", str(round(y / 20))))


def test_lines_of_a_crooked_page_are_set_straight() -> None:
    words = [word("hund", 60 + 40 * place, 400 + 20 * row + 0.8 * place) for row in range(4) for place in range(10)]
    assert [round(piece.base) for piece in find_printed(words, 842)] == pytest.approx([400 - 1, 420 - 1, 440 - 1, 460 - 1], abs=2)
    assert {piece.size for piece in find_printed(words, 842)} == {10.0}


def test_sizes_that_differ_by_a_dot_are_one_and_headings_stay() -> None:
    pieces = [Piece("En vanlig linje", 0, 100, 10, size) for size in (9.8, 10.0, 10.4, 10.9)] + [Piece("Referat", 0, 50, 10, 15.2)]
    unsure = Piece("Krusedull", 0, 90, 10, 40.0, certainty=0.6)
    (even,) = even_sizes([[*pieces, unsure]])
    assert [piece.size for piece in even] == [10.3, 10.3, 10.3, 10.3, 15.2, 10.3]


def test_the_engine_is_known_by_its_version_and_languages() -> None:
    one = Engine("tesseract", "5.3.0", ("nor", "eng"))
    assert one.key == "tesseract 5.3.0 nor+eng"
    assert find_engine("off") is None

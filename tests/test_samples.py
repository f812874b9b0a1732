"""The sample papers in raw/alu/ are what tests/make_samples.py makes of the words in tests/samples/."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2

from tests.make_samples import write_samples


def test_the_pdf_and_the_text_are_made_again_to_the_byte(root: Path, tmp_path: Path) -> None:
    pdf, _, text = write_samples(tmp_path)
    assert pdf.read_bytes() == (root / "raw/alu" / pdf.name).read_bytes()
    assert text.read_bytes() == (root / "raw/alu" / text.name).read_bytes()


def test_the_word_file_holds_the_same_parts_with_the_same_dates(root: Path, tmp_path: Path) -> None:
    _, made, _ = write_samples(tmp_path)
    with zipfile.ZipFile(made) as ours, zipfile.ZipFile(root / "raw/alu" / made.name) as kept:
        assert [(i.filename, i.date_time, i.CRC) for i in ours.infolist()] == [(i.filename, i.date_time, i.CRC) for i in kept.infolist()]


def test_the_letterheads_footer_cuts_into_the_text_of_an_item(root: Path) -> None:
    with pypdfium2.PdfDocument(root / "raw/alu/referat-2025-09-24.pdf") as paper:
        first, second = (page.get_textpage().get_text_range() for page in paper)
    before, footer = first.split("legge dem fram til møtet")
    assert "All korrespondanse som inngår i saksbehandling" in footer
    assert "Konklusjon: ALU ber" in before
    assert second.splitlines()[:2] == ["2 av 2", "26. november."]

"""Plain text: encodings, markers, numbering, soft wraps."""

from __future__ import annotations

import unicodedata

import pytest

from pipeline.grammar import Rule
from pipeline.read import read
from pipeline.read.markers import MARKERS, OPENERS, find_marker
from pipeline.read.quotes import QUOTES

MINUTES = "Referat fra møte i rådet\nTil stede: Åse Lie, Bjørn Næss\n"
MEMO = """ Notat

Til: Fakultetene, museet, fellesadministrasjonen, hovedsammenslutningene i hele organisasjonen

Rektor har etter fullmakt i delegasjonsreglementet punkt fire vedtatt en ny politikk for
HAVN (vedlagt). Politikken gjelder fra 2023 og er drøftet i de sentrale utvalgene, senest i
dekanmøtet og i styret.
Politikken gir retning for videre utvikling på følgende områder som nå skal omtales nærmere:

1. Ledelse
2. Lønn
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252", "cp865", "mac_roman"])
def test_the_encoding_is_found_from_the_bytes(encoding: str) -> None:
    document = read(MINUTES.encode(encoding), "referat.txt")
    assert [line.text for line in document.lines] == MINUTES.splitlines()


def test_decomposed_letters_and_invisible_signs_are_put_right() -> None:
    text = unicodedata.normalize("NFD", "Møte\u00adleder:\u200b Åse\u00a0Lie \ufb01nans")
    assert read(text.encode(), "a.txt").lines[0].text == "Møteleder: Åse Lie finans"


def test_utf8_that_was_encoded_twice_is_repaired_and_said() -> None:
    document = read("Møte på Ås".encode().decode("cp1252").encode(), "a.txt")
    assert document.lines[0].text == "Møte på Ås"
    assert [finding.code for finding in document.findings] == ["letters-repaired"]


def test_a_line_bears_its_number_in_the_file_and_blank_lines_are_gaps() -> None:
    lines = read(b"\nNotat\n\n\n- en\n  - to\n- tre\n----\nfire", "a.txt").lines
    assert [(line.number, line.gap, line.marker, line.level) for line in lines] == [
        (2, 1, "", 0),
        (5, 2, "-", 1),
        (6, 0, "-", 2),
        (7, 0, "-", 1),
        (9, 1, "", 0),
    ]


@pytest.mark.parametrize("row", [*MARKERS, *OPENERS, *QUOTES], ids=lambda row: row.name)
def test_every_rule_takes_its_own_examples(row: Rule) -> None:
    assert all(row.pattern.match(example) for example in row.examples)


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("- AD: Kari Nes", "-"),
        ("• Lønn", "•"),
        ("1. Ledelse", "1."),
        ("1.Godkjenning av innkalling", "1."),
        ("a) Lønn", "a)"),
        ("2) Lønn", "2)"),
        ("25.januar (pdf)", ""),
        ("17.2.25", ""),
        ("1. februar 2024", ""),
        ("1. mai", ""),
        ("12.September 2018", ""),
        ("18. - 19. oktober", ""),
        ("1. og 2. juni", ""),
        ("3. 22. 19.", ""),
        ("1. kvartal", ""),
        ("2. nestleder Per Lie", ""),
        ("4.1 Regnskap", ""),
        ("A. Hansen", ""),
        ("-5 grader", ""),
        ("19.30 Kaffe", ""),
    ],
)
def test_markers_are_told_from_dates_and_ordinals(text: str, marker: str) -> None:
    assert find_marker(text) == marker


def test_hard_wrapped_paragraphs_are_unwrapped_and_lists_and_labels_are_not() -> None:
    paragraphs = read(MEMO.encode(), "notat.txt").paragraphs()
    assert [paragraph.text[:20] for paragraph in paragraphs] == [
        "Notat",
        "Til: Fakultetene, mu",
        "Rektor har etter ful",
        "Politikken gir retni",
        "1. Ledelse",
        "2. Lønn",
    ]
    assert paragraphs[2].text.endswith("drøftet i de sentrale utvalgene, senest i dekanmøtet og i styret.")


def test_a_paper_with_one_paragraph_a_line_joins_nothing() -> None:
    text = (
        "Formål\n"
        + "Utvalget gir råd om alt som angår administrativ utvikling i hele organisasjonen. " * 3
        + "\nUtvalget møtes.\n- "
        + "x" * 90
        + "\nMedlemmer"
    )
    assert not any(line.joins for line in read(text.encode(), "side.txt").lines)

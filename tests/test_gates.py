"""A gate never says no to a text that its pattern takes; all patterns behind gates have theirs in tables/gates.csv."""

from __future__ import annotations

import re
import sys
from itertools import chain
from pathlib import Path

import pytest

from pipeline.grammar.gates import DIGIT, DIGITS, GAPS, MOST_KEPT, OPENED, Gated, find_open, give_bit, lower, read_gates, stems
from tests.make_gates import find_gates, find_patterns, is_plain
from tests.test_grammar import TABLES

ROOT = Path(__file__).resolve().parents[1]
PATTERNS = find_patterns()
EXAMPLES = [(row, example) for rows in TABLES.values() for row in rows for example in row.examples]
FOLDERS = ("raw", "tests/golden_year/papers", "tests/samples")
PAPERS = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in {".txt", ".md"})
SHARE = 20
"""Each text is put to one pattern of so many: all patterns on all texts take a minute and a half."""


def read_lines() -> list[str]:
    """The examples of all rows, and the lines of real and invented papers, each once."""
    lines = (line.strip() for path in PAPERS for line in path.read_text(encoding="utf-8").splitlines())
    return list(dict.fromkeys(chain((example for _, example in EXAMPLES), filter(None, lines))))


@pytest.mark.parametrize(
    ("pattern", "gates"),
    [
        (r"\s*(?:møte(?:t|ne)?|samling)\b", [{"møte", "samling"}]),
        (r"m[oø]te", [{"mote", "møte"}]),
        (r"saks?liste|agenda", [{"sakliste", "saksliste", "agenda"}]),
        (r"(?:referat|protokoll)?.*\bgodkjent", [{"godkjent"}]),
        (r"(?:referat){0,2}vedtak", [{"vedtak"}]),
        (r"(?:vedtak)+[^x]", [{"vedtak"}]),
        (r"(?=referat)\w+ (?!vedtak)\d", [{"referat"}, {DIGIT}]),
        (r"[0-9]{2}|kvartal", [{DIGIT, "kvartal"}]),
        (r"kvartal|.", []),
        (r"[^a]*", []),
        (r"ſak\w*", [{"sak"}]),
        (r".*\s(?P<is>er|ble)\s+(?:sendt|levert)", [{" ble levert", " ble sendt", " er levert", " er sendt"}]),
        (r"navn\tverv", [{"navn"}, {"verv"}]),
        (r"[^a]\t", [{"\t"}]),
        (r"(?:møte|samling).*\bfør (?=jul|påske)", [{"før jul", "før påske"}, {"møte", "samling"}]),
    ],
)
def test_the_gates_are_what_every_match_holds(pattern: str, gates: list[set[str]]) -> None:
    assert find_gates(pattern) == gates


def test_every_pattern_has_its_row_in_the_table() -> None:
    assert {made.key for made in PATTERNS} == set(read_gates()), "run: python tests/make_gates.py"


def test_a_pattern_of_which_the_table_knows_nothing_is_tried_on_every_text() -> None:
    assert Gated("some words that no row has").gates == ()
    assert Gated("some words that no row has").search("in some words that no row has")


def test_every_row_lets_its_own_examples_through() -> None:
    assert [example for row, example in EXAMPLES if not row.pattern.lets(example)] == []


def test_no_gate_refuses_a_line_in_which_its_pattern_finds_anything() -> None:
    texts = [text for line in read_lines() for text in (line, line.upper())]
    asked = ((text, made) for place, text in enumerate(texts) for made in PATTERNS[place % SHARE :: SHARE])
    assert [(text, made.pattern) for text, made in asked if not made.lets(text) and made.compiled.search(text)] == []


def test_a_line_is_written_in_the_letters_of_the_gates_whatever_its_case() -> None:
    letters = "".join(sorted(set("".join(chain.from_iterable(chain.from_iterable(read_gates().values()))))))
    assert all(map(is_plain, letters.strip("\t")))
    same = re.compile(f"[{re.escape(letters)}]", re.IGNORECASE)
    strange = [chr(code) for code in range(sys.maxunicode + 1) if same.match(chr(code)) and not set(lower(chr(code))) <= set(letters)]
    assert strange == []
    assert [lower(letter) for letter in ("\u0130", "ſ", "ı", "\u212a", "\u212b")] == ["i", "s", "i", "k", "å"]


def test_a_gap_of_another_width_is_a_gap_to_a_gate_but_not_to_a_stem() -> None:
    row, stem = Gated(r"\W*(?:heisekran)\s+(?:sendt)\b"), stems("heisekran sendt")
    row.bits = give_bit(frozenset({"heisekran sendt"}) | {"another"})
    texts = ("Heisekran sendt", "heisekran   sendt", "heisekran\tsendt", "heisekran\u00a0\n sendt", "heisekran. sendt")
    assert [row.lets(text) for text in texts] == [True, True, True, True, False]
    assert [bool(find_open(text) & stem) for text in texts] == [True, False, False, False, False]


def test_stems_that_are_made_known_later_are_found_too() -> None:
    assert find_open("Ny heisebro") & stems("brokar") == 0
    known = stems("heisebro")
    assert find_open("Ny HEISEBRO") & known


def test_digits_and_wide_gaps_are_asked_for_like_stems() -> None:
    texts = ("Ny kai", "Kai 2", "Kai ٢", "Navn\tRolle", "Navn   Rolle", "Navn\u00a0Rolle")
    assert [bool(find_open(text) & DIGITS) for text in texts] == [False, True, True, False, False, False]
    assert [bool(find_open(text) & GAPS) for text in texts] == [False, False, False, True, True, True]


def test_what_texts_pass_is_kept_for_so_many_only() -> None:
    for number in range(MOST_KEPT + 10):
        find_open(f"Brygge {number}")
    assert 0 < len(OPENED) <= MOST_KEPT

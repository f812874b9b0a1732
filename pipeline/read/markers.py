"""What opens a line: bullets and numbers of lists, and words that always begin a paragraph. Dates are no markers."""

from __future__ import annotations

import re

from pipeline.grammar import find_rule, rule

MONTHS = r"(?:jan|feb|mar[st.\s]|mars|apr|mai\b|maj\b|may\b|jun|jul[iy. ]|aug|sep|okt|oct|nov|des|dec)"
# What makes "1. …" an ordinal or a date and not the number of an item.
ORDINALS = (
    rf"(?!\s*{MONTHS}|\s*\d{{1,2}}\.(?!\s*{MONTHS})|\s*(?:-|–|og|til|and|to|och|&)\s*\d"
    r"|\s*(?:kvartal|halvår|tertial|semester|etasje|gang|ref\b|nestleder|nestleiar|vara|juledag|påskedag|pinsedag|trinn|klasse|utgave|opplag|prioritet))"
)

MARKERS = (
    rule("bullet", r"(?P<marker>[•·▪◦‣○●■□►➢➤❖✓\uf0b7\uf0a7\uf0d8\uf02d])\s*(?=\S)", "• Lønn", "\uf0b7 Lønn", "▪Innspill"),
    rule("misread_bullet", r"(?P<marker>[Ɣż])\s+(?=\S)", "Ɣ Lønn", flags=0),
    rule("dash_bullet", r"(?P<marker>[-–—])(?:\s+(?=\S)|(?=[^\W\d_]))", "- AD: Kari Nes", "– Budsjett", "-Budsjett"),
    rule("star_bullet", r"(?P<marker>[*+])\s+(?=\S)", "* Budsjett", "+ Budsjett"),
    rule("o_bullet", r"(?P<marker>o)(?:\t|\s+(?=[A-ZÆØÅ0-9]))", "o Budsjett", "o\tbudsjett", flags=0),
    rule("number", rf"(?P<marker>\d{{1,3}}[a-z]?\.){ORDINALS}\s+(?=\S)", "1. Ledelse", "12. godkjenning", "5a. Budsjett"),
    rule("tight_number", rf"(?P<marker>\d{{1,3}}\.){ORDINALS}(?=(?-i:[A-ZÆØÅ])\w)", "1.Godkjenning"),
    rule("closed_number", r"(?P<marker>\(?\d{1,3}[a-z]?\))\s*(?=[^\s,;.])", "1) Lønn", "(2) Lønn", "5a) Budsjett"),
    rule("closed_letter", r"(?P<marker>\(?(?:[a-zæøå]|[ivx]{2,5})\))\s*(?=\S)", "a) Lønn", "(b) Lønn", "iv) Lønn"),
    rule("letter", r"(?P<marker>(?:[a-hj-zæøå]|[ivx]{1,5})\.)\s+(?=\S)", "a. Lønn", "ii. Lønn", flags=0),
)
GLANCE = re.compile(r"[Ɣż•·▪◦‣○●■□►➢➤❖✓\uf0b7\uf0a7\uf0d8\uf02d–—*+(-]|(?=[0-9a-zæøåA-Z])(?:o\s|\w{1,5}[.)])")
"""What each of them begins with: most lines do not."""

OPENERS = (
    rule(
        "case",
        r"(?:[A-ZÆØÅ]{1,6}(?:/\w+)?[- ])?(?:[Ss]ak|SAK|Saker|Case|Item)(?:snr|\s*nr)?[. :]*[A-Z]?\s?\d",
        "Sak 12/24",
        "ALU-sak 3/25",
        flags=0,
    ),
    rule("decimal_number", r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-ZÆØÅ]", "4.1 Regnskap", flags=0),
    rule("paragraph_sign", r"§+\s*\d+[\s.:-]+[A-ZÆØÅ]", "§ 3 Formål", flags=0),
    rule("short_label", r"[A-ZÆØÅ][\wæøåÆØÅ./-]*(?:\s[\wæøåÆØÅ./-]+){0,2}:(?:\s|$)", "Til stede: Kari Nes", "Møte start:", flags=0),
)


def find_marker(text: str) -> str:
    """The bullet or number that opens a line, as printed; "" for none. A date or an ordinal is none.

    >>> [find_marker(text) for text in ("1. Ledelse", "a) Lønn", "1. februar 2024", "25.januar (pdf)", "17.2.25", "(2), VM")]
    ['1.', 'a)', '', '', '', '']
    """
    if not GLANCE.match(text):
        return ""
    found = find_rule(MARKERS, text)
    return found[1]["marker"] if found else ""


def is_opener(text: str) -> bool:
    """True where the words themselves say that a new paragraph begins: a case, a numbered heading, a label."""
    return find_rule(OPENERS, text) is not None


RULER = re.compile(r"[-=_*~.·•–—#+]{3,}|(?:[-_*=.] ){2,}[-_*=.]")


def is_ruler(text: str) -> bool:
    """True for a line drawn with signs, which separates and says nothing."""
    return not text[:1].isalnum() and RULER.fullmatch(text) is not None

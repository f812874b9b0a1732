"""What stands on every page and belongs to the paper's form, not to its text: running heads, page numbers, the letterhead's foot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.grammar import find_rule, rule
from pipeline.read.pdf_order import Row

TOP, BOTTOM, FOOT = 0.12, 0.88, 0.78
"""Shares of the page's height: above and below which running heads stand, below which a letterhead's foot begins."""
DIGITS = re.compile(r"\d+")

PAGE_NUMBERS = (
    rule(
        "page_of_pages",
        r"[-–\s]*(?:side|page|s\.|p\.|sida|sidan|sid)?\s*\d{1,4}\s*(?:av|of|/|\|)\s*\d{1,4}[-–\s]*$",
        "Side 2 av 5",
        "2 av 5",
        "1/3",
        "Page 2 of 7",
    ),
    rule("page_number", r"[-–\s]*(?:side|page|s\.|p\.|sida|sidan|sid)?\s*\d{1,3}[-–\s]*$", "Side 2", "3", "- 4 -"),
    rule("print_date", r"\d{1,2}[./]\d{1,2}[./]\d{2,4},?\s+(?:kl\.?\s*)?\d{1,2}[:.]\d{2}\t\S", "05.04.2025, 11:36\tInnkalling til møte"),
    rule("web_address", r"(?:https?://|file:///)\S+…?(?:\s+\d+/\d+)?$", "https://eksempel.no/mote/12 1/2"),
)
FOOT_SIGNS = (
    rule(
        "organisation_number",
        r".*\b(?:org\.?\s*-?(?:nr|nummer|no)|organisasjonsnummer|foretaksregisteret)\b",
        "Org.nr. 999 999 999",
        "Organisasjonsnummer: 999999999",
    ),
    rule("address", r".*\b(?:post|besøks|leverings?|visiting|postal)?-?(?:adresse|address)\b", "Postadresse", "Besøksadresse: Storgata 1"),
    rule("post_box", r".*\b(?:postboks|pb\.?|p\.o\. box|boks)\s*\d+", "Postboks 12, 7001 Havna"),
    rule("postcode", r".*\b(?:N(?:O)?-\s?)?(?!(?:19|20)\d\d)\d{4}\s+[A-ZÆØÅ][a-zæøåA-ZÆØÅ]{2,}", "7491 Havna", "N-7491 HAVNA", flags=0),
    rule(
        "telephone",
        r".*(?:\b(?:telefon|telefaks|tlf|tel|phone|fax)\b[.:]?\s*|\+47[ ]?)\+?[\d ()]{6,}",
        "Tlf. 73 59 50 00",
        "Telefon: + 47 73 59 50 00",
    ),
    rule("telephone_label", r"(?:telefon|telefaks|tlf|phone)\b", "Telefon"),
    rule("electronic", r".*(?:\bwww\.\S+|\S+@\S+\.\w{2,}|https?://\S+)", "www.eksempel.no", "post@eksempel.no"),
    rule(
        "correspondence",
        r".*(?:adresser\s+korrespondanse|all\s+korrespondanse|all\s+correspondence|please\s+address|vennligst\s+adresser)",
        "Adresser korrespondanse til saksbehandlende enhet.",
    ),
)


def find_furniture(pages: Sequence[tuple[float, Sequence[Row]]]) -> set[tuple[int, int]]:
    """(page index, row index) of all rows that are furniture; each page is its height and its rows in reading order."""
    found = find_repeated(pages)
    for number, (height, rows) in enumerate(pages):
        found |= {(number, index) for index in find_page_numbers(height, rows)}
        low = [index for index, row in enumerate(rows) if row.base > FOOT * height and (number, index) not in found]
        found |= {(number, index) for index in find_foot(rows, low)}
    return found


def find_repeated(pages: Sequence[tuple[float, Sequence[Row]]]) -> set[tuple[int, int]]:
    """Rows near the top or bottom whose text, digits masked, stands at the same height on several pages.

    What is tagged as content must be the same to the digit: the rows of a numbered list are alike, too.
    """
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for number, (height, rows) in enumerate(pages):
        for index, row in enumerate(rows):
            if not TOP < row.base / height < BOTTOM:
                text = row.text.lower() if row.pieces[0].tag else DIGITS.sub("#", row.text.lower())
                places[text, round(row.base / 10)].append((number, index))
    found: set[tuple[int, int]] = set()
    for (text, slot), group in places.items():
        near = [place for other in (slot - 1, slot, slot + 1) for place in places.get((text, other), [])]
        count = len({page for page, _ in near})
        if count >= 2 and (count >= 3 or 2 * count >= len(pages)):
            found |= set(group)
    return found


def find_page_numbers(height: float, rows: Sequence[Row]) -> list[int]:
    """Page numbers and print addresses among the outermost rows of a page."""
    bases = [row.base for row in rows]
    outer = sorted(range(len(rows)), key=bases.__getitem__)
    edges = set(outer[:2] + outer[-3:])
    return [i for i in sorted(edges) if not TOP < bases[i] / height < BOTTOM and find_rule(PAGE_NUMBERS, rows[i].text)]


def find_foot(rows: Sequence[Row], low: Sequence[int]) -> list[int]:
    """The block of address, telephone and organisation number among the low rows; nothing where fewer than three signs say so."""
    block: list[int] = []
    top, kinds = 0, set()
    for index in sorted(low, key=lambda index: -rows[index].base):
        row = rows[index]
        if block and rows[block[-1]].base - row.base > 3.2 * max(row.longest.size, 8):
            break
        block.append(index)
        for piece in row.pieces:
            if found := find_rule(FOOT_SIGNS, piece.text):
                kinds.add(found[0].name)
                top = len(block)
    return include_heads(rows, block, top) if len(kinds) >= 3 else []


def include_heads(rows: Sequence[Row], block: Sequence[int], top: int) -> list[int]:
    """The block up to its highest sign, and the one row of short heads («Adresse  Telefon») right above it."""
    chosen = list(block[:top])
    if top < len(block):
        last, above = rows[block[top - 1]], rows[block[top]]
        close = last.base - above.base < 1.6 * max(last.longest.size, 6)
        if close and above.longest.size <= last.longest.size + 0.5 and len(above.pieces) > 1:
            chosen.append(block[top])
    return chosen

"""The title of minutes, notices and agendas: a heading, the front matter's title, or a line that names a kind of paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.documents import Document, Line
from pipeline.grammar import find_rule
from pipeline.grammar.items import AGENDA_HEADING, ITEM_TYPES, NO_ITEM
from pipeline.grammar.memos import CLOSING, GREETING
from pipeline.grammar.minutes import BARE_TITLE, TITLE_WORD
from pipeline.language.dates import find_dates
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found

_PARTS = re.compile(r"\s+[-–—|·»]\s+|\s*::\s*|\s*\|\s*")
_UNFINISHED = re.compile(r"\b(?:for|i|av|til|fra|of|the|og|ved|på)$")
_LABEL = re.compile(r"\s+(?:klokk[ae]n?|kl|tid|sted|stad|dato|place|time|where|when)\s?:.*", re.IGNORECASE)
_COLUMNS = re.compile(r"\t+|\s{3,}")
_LONG_HEADING = 5


def find_title(document: Document, blocks: Sequence[Block]) -> Found | None:
    """The paper's own title: a heading at its top, else the front matter's, else the first line that names a kind of paper."""
    top = list(leading(blocks))
    front = find_front_title(document)
    headings = [block for block in top if block.is_heading and not is_item(block.text)]
    named = [block for block in top if TITLE_WORD.search(block.text) and not is_item(block.text)]
    named = named[1:] if len(named) > 1 and is_letterhead(named[0]) else named
    best = next((block for block in headings if block in named or is_dated_head(block, document.lines)), None)
    if best and (not front or stands_alone(best.line, document.lines) or is_said(best.text, front)):
        return join_title(best, top, "named_heading")
    if front and headings and stands_alone(headings[0].line, document.lines):
        more = clean_title(headings[0].text).casefold().startswith(clean_title(front).casefold())
        if document.format == "html" or more:
            return join_title(headings[0], top, "first_heading")
    if front:
        return Found(front, blocks[0].line if blocks else Line(1, 1, front), f"title: {front}", "title:front_matter")
    if named or headings:
        return join_title((named or headings)[0], top, "named_line" if named else "first_heading")
    return None


def find_front_title(document: Document) -> str:
    """The title that front matter or a page's head gives, without the site's name; "" where there is none."""
    title = document.meta.get("title", "").strip() if document.format in {"markdown", "html"} else ""
    return drop_site(title) if document.format == "html" else title


def drop_site(title: str) -> str:
    """The part of a page's name that is the page's own: the one that names a kind of paper, else the first.

    >>> drop_site("Styret i Solsiden | solsiden.no"), drop_site("Solsiden Vel - Referat 3. mai"), drop_site("Referat - 3. mai 2024")
    ('Styret i Solsiden', 'Referat 3. mai', 'Referat - 3. mai 2024')
    >>> drop_site("")
    ''
    """
    parts = [part for part in _PARTS.split(title) if part.strip()]
    if len(parts) < 2:
        return title
    own = next((part for part in parts if TITLE_WORD.search(part)), parts[0])
    return title if own == parts[0] and find_dates(parts[-1]) else own.strip()


def stands_alone(line: Line, lines: Iterable[Line]) -> bool:
    """True for a heading that is the only one of its level, with none above it: the head of the whole, not of a part."""
    levels = [other.level for other in lines if other.kind == "heading"]
    return line.level == min(levels, default=0) and levels.count(line.level) == 1


def is_dated_head(block: Block, lines: Sequence[Line]) -> bool:
    """True for the one heading of its level over all others that gives a day: «# Uke 11 - 2024-03-11» over «## Møtefokus»."""
    return block.index == 0 and bool(find_dates(block.text)) and stands_alone(block.line, lines)


def is_letterhead(block: Block) -> bool:
    """True for a row with the sender on one side and the kind of paper alone on the other: «SOLHEIM BARNEHAGE      Referat»."""
    parts = _COLUMNS.split(block.text.strip())
    return len(parts) > 1 and BARE_TITLE.fullmatch(parts[-1]) is not None and not TITLE_WORD.search(parts[0])


def is_said(text: str, front: str) -> bool:
    """True where a heading says what the front matter's title says, or that and more.

    >>> is_said("Årsmøte 2024 i laget", "Årsmøte 2024"), is_said("Styremøte:", "Innkalling til årsmøte")
    (True, False)
    """
    heading, title = clean_title(text).casefold(), clean_title(front).casefold()
    return heading.startswith(title) or title.startswith(heading)


def is_item(text: str) -> bool:
    """True for a heading that reads like an item: «Godkjenning av innkalling og saksliste»."""
    row = find_rule(ITEM_TYPES, text)
    return bool(row and row[0].name in {"approval", "approval_minutes"})


def leading(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks at the top that can be a title: short, no label, no item, no list, no sentence; a list ends the top."""
    start = find_cover_end(blocks)
    for block in blocks[start : start + 12]:
        text = block.text.strip()
        if block.label or block.line.kind == "row" or text.startswith("[") or not any(map(str.isalpha, text)):
            continue
        if opens_body(block, text):
            return
        yield block


def find_cover_end(blocks: Sequence[Block]) -> int:
    """Where the paper itself begins below a few lines of a letter («Hei! Her er referatet. Mvh Kari»); 0 where no such letter opens it."""
    if not blocks or not GREETING.match(blocks[0].text):
        return 0
    closing = next((place for place, block in enumerate(blocks[:10]) if CLOSING.match(block.text)), 0)
    rest = blocks[closing + 1 : closing + 4] if closing else []
    return next((closing + 1 + place for place, block in enumerate(rest) if TITLE_WORD.search(block.text)), 0)


def opens_body(block: Block, text: str) -> bool:
    """True where the head is over: an item, a list, a heading of people or groups, a paragraph of text."""
    row = find_rule(NO_ITEM, text)
    named = block.is_heading and len(text.split()) >= _LONG_HEADING  # «Agenda for the 38th meeting of …» is a title
    if (block.number and (block.number.labelled or block.is_heading)) or (
        find_rule(AGENDA_HEADING, text) and block.index > 0 and not named
    ):
        return True
    if row and (row[0].name != "minutes_heading" or block.number):
        return True
    sentence = text.endswith(".") and len(text.split()) > 6
    return bool(not block.is_heading and (block.line.marker or sentence or len(text) > 160))


def join_title(block: Block, top: list[Block], rule: str) -> Found:
    """The title, with the line below where the first is only «Protokoll» or ends in the middle of a phrase, and with a name in a
    heading of the same level right above."""
    text = clean_title(block.text)
    below = next((other for other in top if other.index == block.index + 1), None)
    above = next((other for other in top if other.index == block.index - 1), None)
    bare = BARE_TITLE.match(text) and below and TITLE_WORD.search(below.text) and not find_dates(below.text)
    if below and (_UNFINISHED.search(text) or bare):
        return Found(f"{text} {clean_title(below.text)}", block.line, block.paragraph.text, "title:two_lines")
    if above and is_first_half(above, block):
        return Found(f"{clean_title(above.text)} {text}", above.line, f"{above.text} {text}", "title:two_lines")
    return Found(text, block.line, block.paragraph.text, f"title:{rule}")


def is_first_half(above: Block, block: Block) -> bool:
    """True for «# Solsiden Vel» over «# Årsmøte»: two headings of one level, the second too short to stand for itself."""
    same = above.is_heading and block.is_heading and above.line.level == block.line.level > 0 and above.index == 0
    return same and len(block.text.split()) < 3 and not find_dates(block.text) and not TITLE_WORD.search(above.text)


def clean_title(text: str) -> str:
    """The title without marks, without a colon at the end, and without labels behind it.

    >>> clean_title("Referat ALU 5.11.25:"), clean_title("Møte 3. mai Klokka: 16 Sted: A3")
    ('Referat ALU 5.11.25', 'Møte 3. mai')
    """
    return _LABEL.sub("", re.sub(r"\s+", " ", text)).strip(" *_#:")

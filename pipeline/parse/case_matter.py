"""What a case paper or a filled form says of its matter: the type, the words that it proposes, the items it goes on with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.documents import Document, Paragraph
from pipeline.grammar.case_papers import EARLIER_FIELD, EARLIER_NUMBER, EARLIER_SAID, PROPOSAL_HEAD, TICKED, TYPE_FIELD, TYPES
from pipeline.grammar.labels import find_label
from pipeline.grammar.memos import CLOSING
from pipeline.parse.extract import Found

_HEAD_LINES, _LONGEST = 30, 2000
_PROMPT = re.compile(r"\W*(?:\[[^\]]*\]\W*)*")
"""Nothing, or only the words of a form that nobody has written over."""


def read_matter(document: Document) -> dict[str, Found]:
    """Column of `memos` -> what the paper says of its matter; the numbers of earlier items as written, joined with semicolons."""
    told = {"item_type": find_type(document), "proposal": find_proposal(document), "earlier_items": find_earlier(document)}
    return {column: found for column, found in told.items() if found}


def find_type(document: Document) -> Found | None:
    """The type that a field says, by its word or by the one box that is ticked; None where it says none, or several."""
    for line in document.lines:
        if match := TYPE_FIELD.pattern.match(line.text):
            ticked = [one["value"] for one in TICKED.finditer(match["value"])]
            said = " ".join(ticked) if ticked else "" if "☐" in match["value"] else match["value"]
            types = [row.name for row in TYPES if row.pattern.match(said)]
            if len(types) == 1 and not _PROMPT.fullmatch(said):
                return Found(types[0], line, line.text, TYPE_FIELD.name)
    return None


def find_proposal(document: Document) -> Found | None:
    """The words that the paper proposes, paragraph by paragraph; None where it proposes none, or several things."""
    found = list(find_proposals(document))
    return found[0] if len({one.value for one in found}) == 1 else None


def find_proposals(document: Document) -> Iterator[Found]:
    """The words below, or behind, each head that announces a proposal."""
    paragraphs = document.paragraphs()
    for place, paragraph in enumerate(paragraphs):
        first, _, rest = paragraph.text.partition("\n")
        match = PROPOSAL_HEAD.pattern.match(first)
        if not match:
            continue
        own = " ".join(f"{match['value'] or ''} {rest}".split())
        parts = [] if _PROMPT.fullmatch(own) else [own]
        if not parts and not paragraph.first.cells:
            parts = [" ".join(one.text.split()) for one in take_words(paragraphs[place + 1 :])]
        if text := "\n".join(parts)[:_LONGEST]:
            yield Found(text, paragraph.first, text, PROPOSAL_HEAD.name)


def take_words(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs of a proposal: the first, and those that go on with whole sentences or points, up to the next head."""
    for place, paragraph in enumerate(paragraphs):
        is_whole = bool(paragraph.first.marker) or paragraph.text.rstrip().endswith((".", ";", ":", "?", "»", "”"))
        if paragraph.first.kind == "heading" or paragraph.first.cells or _PROMPT.fullmatch(paragraph.text):
            return
        if (place and not is_whole) or find_label(paragraph.first) or CLOSING.match(paragraph.text):
            return
        yield paragraph


def find_earlier(document: Document) -> Found | None:
    """The numbers of the earlier items that a field, the title or a sentence near the top names."""
    found: dict[str, Found] = {}
    for place, line in enumerate(line for line in document.lines if line.text.strip()):
        field = EARLIER_FIELD.pattern.match(line.text)
        said = EARLIER_SAID.pattern.match(line.text) if place < _HEAD_LINES else None
        for number in EARLIER_NUMBER.findall((field or said)["value"]) if field or said else ():  # type: ignore[index]
            found.setdefault(number, Found("", line, line.text, (EARLIER_FIELD if field else EARLIER_SAID).name))
    first = next(iter(found.values()), None)
    return Found("; ".join(found), first.line, first.quote, first.rule) if first else None

"""What a paper's text shows beside its records: personal numbers, item numbers that are no item's, and enclosures named.

The checks (pipeline/checks) look at records only; what they must know of the text is left as findings, as evidence of the paper's own
row, and in its column `attachments`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from pipeline.documents import Document, Line
from pipeline.findings import Finding
from pipeline.grammar.gates import DIGITS, OPENED
from pipeline.grammar.labels import find_label
from pipeline.language.folding import fold, words
from pipeline.language.numbers import find_item_number
from pipeline.language.personal_numbers import find_personal_numbers, may_hold_number
from pipeline.language.series import find_place, find_yeared
from pipeline.records import AgendaItem, DocumentRow, Evidence, Extracted, fill

Stream = Iterable[Extracted[Any] | Finding]

NEAR = 5
"""So far before the first and behind the last item number of a paper a number that only its text names is kept."""
QUOTED = 60
"""Characters around such a number that are quoted."""
ENCLOSED = re.compile(r"(?:trykt )?vedl|enclos|attach|append|bilag", re.IGNORECASE)
ENCLOSURE_LEAD = re.compile(r"\W*(?:(?:vedlegg|bilag\w*|attachment|enclosure|appendix)\s*)?(?:\d{1,2}\b|[a-z]\))?[\s.):–-]*", re.IGNORECASE)
SUFFIX = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|txt|html?)\b", re.IGNORECASE)
LONGEST = 120
"""A longer line names no enclosure."""


def add_traces(document: Document, kind: str, stream: Stream) -> Iterator[Extracted[Any] | Finding]:
    """The parser's values, the paper's own row with what its text shows, and a finding for each personal number."""
    values = list(stream)
    items = [found.record for found in values if isinstance(found, Extracted) and isinstance(found.record, AgendaItem)]
    for found in values:
        own = isinstance(found, Extracted) and isinstance(found.record, DocumentRow)
        yield with_traces(document, kind, found, items) if own else found
    yield from find_persons(document)


def with_traces(document: Document, kind: str, found: Any, items: list[AgendaItem]) -> Extracted[DocumentRow]:
    """The paper's row with evidence of numbers that only its text names, and the enclosures that it names."""
    rows = [*found.evidence, *find_named_numbers(document, items)]
    names = list(find_enclosures(document)) if kind in {"agenda", "memo"} else []
    rows += [cite(document, "attachments", name, line, line.text) for name, line in names]
    attachments = "; ".join(dict.fromkeys(name for name, _ in names))
    return Extracted(fill(found.record, attachments=attachments), tuple(rows))


def cite(document: Document, field: str, value: str, line: Line, quote: str) -> Evidence:
    """Evidence of the paper's own row."""
    return Evidence(
        field=field, value=value, document_id=document.document_id, page=line.page, line=line.number, quote=quote[:LONGEST], rule="trace"
    )


def find_persons(document: Document) -> Iterator[Finding]:
    """A finding for each line in which a personal number begins (furniture too), and one where the file's own data hold one."""
    lines = document.lines
    values = {"name": document.name}
    figured = may_hold_number("\n".join([line.text if has_figures(line.text) else "x" for line in lines]))
    text = "\n".join([line.text for line in lines]) if figured else ""
    found = [one for one in find_personal_numbers(text) if not one.is_account]
    starts = list(accumulate((len(line.text) + 1 for line in lines), initial=0)) if found else []
    said = sorted({bisect_right(starts, one.start) - 1 for one in found})
    for line in (lines[place] for place in said):
        source = f"{document.document_id}:{line.page}:{line.number}"
        where = {"page": str(line.page), "line": str(line.number)}
        yield Finding("personal-number", document.document_id, document.document_id, source, values | where)
    hidden = not said and any(not found.is_account for value in document.meta.values() for found in find_personal_numbers(value))
    if hidden:
        where = {"page": "–", "line": "–"}
        yield Finding("personal-number", document.document_id, document.document_id, document.document_id, values | where)


def has_figures(text: str) -> bool:
    """False for a line that has no part in eleven digits: it has none, and is too long to be but a gap between them."""
    return len(text) < WIDEST_GAP or bool(OPENED.get(text, DIGITS) & DIGITS)


WIDEST_GAP = 24
"""Letters that can stand between two digits of one number, with what a scan shows for digits."""


def find_named_numbers(document: Document, items: list[AgendaItem]) -> Iterator[Evidence]:
    """Numbers of the items' series and years that the text names without an item that bears them («Sak 2/09 Referatsaker»)."""
    known: dict[str, set[int]] = {}
    for item in items:
        if place := find_place(item.number):
            known.setdefault(place.year, set()).add(place.sequence)
    for line in document.lines if known else ():
        if "/" not in line.text:
            continue
        for sequence, year, start in find_yeared(line.text):
            numbers = known.get(year, set())
            if numbers and sequence not in numbers and min(numbers) - NEAR <= sequence <= max(numbers) + NEAR:
                quote = line.text[max(0, start - QUOTED) : start + QUOTED]
                yield cite(document, "numbers", f"{sequence}/{year}", line, quote)


def find_enclosures(document: Document) -> Iterator[tuple[str, Line]]:
    """Names behind and below the label «Vedlegg», but those that the paper itself goes on to print."""
    text = fold(document.text)
    for place, line in enumerate(document.lines):
        label = find_label(line) if line.kind != "furniture" else None
        if label and label.field == "attachments" and ENCLOSED.match(label.text):
            for raw, where in list_enclosures(document.lines, place, label.value):
                name = ENCLOSURE_LEAD.sub("", raw, count=1).strip(" .,–-")
                if is_enclosure(name) and text.count(fold(name)) < 2:
                    yield name, where


def list_enclosures(lines: Sequence[Line], place: int, value: str) -> Iterator[tuple[str, Line]]:
    """What stands behind the label, each line of a form's field; where nothing does, the list below it, up to a gap, another label, an
    item or a paragraph."""
    cells = lines[place].cells
    if value:
        within = cells[1] if len(cells) == 2 else value
        yield from ((part, lines[place]) for part in re.split(r";|\n", within))
        return
    for line in lines[place + 1 :]:
        if (
            not line.text.strip()
            or line.kind != "text"
            or (line.gap >= 1 and not line.marker)
            or find_label(line)
            or ((number := find_item_number(line.text)) and (number.labelled or number.year))
            or len(line.text) > LONGEST
        ):
            return
        yield line.content, line


def is_enclosure(name: str) -> bool:
    """True for the name of a file, or for a title of two words or more; a count or «ingen» names nothing.

    >>> [is_enclosure(name) for name in ("Budsjett 2026", "budsjett.pdf", "3 vedlegg", "ingen", "Ja")]
    [True, True, False, False, False]
    """
    told = [word for word in words(name) if len(word) > 3 and not word.isdigit() and not ENCLOSED.match(word)]
    return len(name) <= LONGEST and (bool(SUFFIX.search(name)) or (len(name.split()) > 1 and bool(told)))

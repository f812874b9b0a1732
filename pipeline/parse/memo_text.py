"""What the running text of a memo says: who decided by what authority, from when, which bodies, what is asked, which areas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.documents import Document, Line, Paragraph
from pipeline.grammar.labels import find_label
from pipeline.grammar.memos import AREAS_LEAD, ATTACHED, AUTHORITY, BODY_WORD, CLOSED_ON, CONSULTED, DECIDERS, EFFECTIVE, PROPOSER
from pipeline.language.dates import find_dates, find_periods
from pipeline.language.names import is_person_name
from pipeline.parse.extract import Found, extract
from pipeline.records import Extracted, PolicyArea

_SHORT = ("nr.", "pkt.", "kl.", "jf.", "ca.", "bl.a.", "f.eks.", "t.d.", "Dr.")
_SENTENCE = re.compile(r"(?<=[.!?])" + "".join(rf"(?<!\b{re.escape(word)})" for word in _SHORT) + r"(?<!\d\.)\s+(?=[A-ZÆØÅ«“\"])")
_LIST = re.compile(r"\s*,?\s*\b(?:samt|og|and|och)\b\s+|\s*,\s*")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,2})[.)]\)?\Z")


def split_sentences(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph, each with its offset.

    >>> from pipeline.documents import Line, join_lines
    >>> [s for _, s in split_sentences(join_lines([Line(1, 1, "Se pkt. 4.1 i dag. Hva nå?")]))]
    ['Se pkt. 4.1 i dag.', 'Hva nå?']
    """
    start = 0
    for match in _SENTENCE.finditer(paragraph.text):
        if is_inside_quote(paragraph.text[start : match.start()]):
            continue
        yield start, paragraph.text[start : match.start()]
        start = match.end()
    yield start, paragraph.text[start:]


def is_inside_quote(text: str) -> bool:
    """True where a quotation mark has opened and not closed: a stop in a quoted title ends no sentence."""
    return text.count("«") > text.count("»") or text.count("“") > text.count("”")


def find_sentences(document: Document) -> list[tuple[Paragraph, int, str]]:
    """All sentences of a paper's text, with their paragraph and offset."""
    paragraphs = [p for p in document.paragraphs() if not p.first.cells]
    return [(paragraph, offset, text) for paragraph in paragraphs for offset, text in split_sentences(paragraph)]


def read_statements(document: Document) -> dict[str, Found]:
    """Who decided, on what authority and when, from when it holds, and which bodies were heard; only what the text says."""
    found: dict[str, Found] = {}
    for paragraph, offset, text in find_sentences(document):
        line = paragraph.line_at(offset)
        for row in DECIDERS:
            if "decided_by" not in found and (match := row.pattern.match(text)):
                found["decided_by"] = Found(match["who"].strip(), line, text, row.name)
                if dates := [d for d in find_dates(text[match.start("verb") : match.end() + 60]) if d.iso]:
                    found["decided_on"] = Found(dates[0].iso, line, text, row.name)
        for row in AUTHORITY:
            if "authority" not in found and (match := row.pattern.match(text)):
                found["authority"] = Found(match["value"].strip(), paragraph.line_at(offset + match.start("value")), text, row.name)
        if "effective_from" not in found and (match := EFFECTIVE.pattern.match(text)) and (iso := read_day_or_year(match["rest"])):
            found["effective_from"] = Found(iso, paragraph.line_at(offset + match.start("rest")), text, EFFECTIVE.name)
        if "consulted" not in found and (consulted := read_consulted(text)):
            bodies, start, rule = consulted
            found["consulted"] = Found(bodies, paragraph.line_at(offset + start), text, rule)
    return found


def read_day_or_year(text: str) -> str:
    """The day, month or year that opens a text.

    >>> read_day_or_year("2023."), read_day_or_year("1. januar 2026"), read_day_or_year("mars 2026"), read_day_or_year("neste år")
    ('2023', '2026-01-01', '2026-03', '')
    """
    for found in (*find_dates(text)[:1], *find_periods(text)[:1]):
        if found.iso and found.start < 8:
            return found.iso
    match = re.match(r"\s*((?:19|20)\d\d)(?!\d)", text)
    return match[1] if match else ""


def read_consulted(text: str) -> tuple[str, int, str] | None:
    """The bodies that a sentence says have dealt with the matter, joined with "; ", and where the list begins.

    >>> read_consulted("Saken er drøftet i ledermøtet, AMU og styret.")[0]
    'ledermøtet; AMU; styret'
    """
    for row in CONSULTED:
        if match := row.pattern.match(text):
            parts = [part.strip() for part in _LIST.split(match["list"]) if part.strip()]
            bodies = [part for part in parts if BODY_WORD.search(part) and len(part) < 60]
            if bodies:
                return "; ".join(bodies), match.start("list"), row.name
    return None


def find_proposer(document: Document) -> Found | None:
    """Who lays the case before the body, where nobody signs: «Direktøren fremmer følgende»."""
    for paragraph, offset, text in find_sentences(document):
        if match := PROPOSER.match(text):
            return Found(match["who"], paragraph.line_at(offset), text, "proposer", 0.8)
    return None


def find_closing_date(document: Document) -> Found | None:
    """The day on which a case paper was approved by the one who sends it: «Saken er godkjent av direktøren 6.9.2016»."""
    for paragraph, offset, text in find_sentences(document):
        dates = find_dates(text) if CLOSED_ON.match(text) else []
        if len(dates) == 1 and dates[0].iso:
            return Found(dates[0].iso, paragraph.line_at(offset), text, "closed_on", 0.7)
    return None


def find_attachments(document: Document) -> Found | None:
    """How many attachments the text speaks of; None where it speaks of none."""
    listed = [line for line in document.lines if (label := find_label(line)) and label.field == "attachments" and line.kind != "furniture"]
    listed = [line for line in listed if len(line.cells) != 2 or line.cells[1].strip()]
    if listed:
        count = max(1, count_listed(document, listed[0].number, listed[0].page))
        return Found(str(count), listed[0], listed[0].text, "attachments_label")
    for paragraph, offset, text in find_sentences(document):
        if match := ATTACHED.pattern.match(text):
            return Found("1", paragraph.line_at(offset + match.start("value")), text, ATTACHED.name, 0.8)
    return None


ENUMERATED = r"\s*;\s*|,\s+(?=[A-ZÆØÅ])"


def count_listed(document: Document, number: int, page: int) -> int:
    """The lines of the list of attachments: those that follow the label, until a blank line or the name of who signs."""
    field = next(line for line in document.lines if (line.page, line.number) == (page, number))
    if len(field.cells) == 2:  # a form's field holds one on each of its lines, or all in one
        within = [part for part in field.cells[1].splitlines() if part.strip()]
        return len(within) if len(within) > 1 else len(re.split(ENUMERATED, within[0].strip(" .;")))
    lines: Sequence[Line] = [line for line in document.lines if (line.page, line.number) >= (page, number) and line.kind != "furniture"]
    label = find_label(lines[0])
    count = len(re.split(ENUMERATED, label.value)) if label and label.value else 0
    for line in lines[1:]:
        if (line.gap >= 1 and count) or find_label(line) or len(line.text) > 150 or (count and is_person_name(line.content)):
            break
        count += not line.joins
    return count


def find_areas(document: Document) -> Iterator[Extracted[PolicyArea]]:
    """The areas that a numbered list of at least three names, below a sentence that calls them areas; names word for word."""
    paragraphs = document.paragraphs()
    for index, paragraph in enumerate(paragraphs):
        if not (AREAS_LEAD.search(paragraph.text[-80:]) and paragraph.text.rstrip().endswith(":")):
            continue
        items: list[tuple[str, Paragraph]] = []
        for item in paragraphs[index + 1 :]:
            match = _NUMBER.match(item.first.marker)
            if not match or int(match["number"]) != len(items) + 1:
                break
            items.append((match["number"], item))
        if len(items) >= 3:
            for number, item in items:
                found = {
                    "number": Found(number, item.first, rule="numbered_area"),
                    "name": Found(item.content, item.first, rule="numbered_area"),
                }
                yield extract(document, PolicyArea, item.first, **found)
            return

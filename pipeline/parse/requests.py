"""What a memo asks for: the sentences word for word, and the meeting for which it asks."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.documents import Document, Paragraph, join_lines
from pipeline.grammar import Rule
from pipeline.grammar.labels import find_label
from pipeline.grammar.memos import (
    AFTER_MEETING_DAY,
    AGENDA_RULES,
    BEFORE_BODY_DAY,
    BEFORE_MEETING_DAY,
    BODY_ASKED,
    FIRST_PERSON,
    MONTH_MEETING,
    NEXT_MEETING,
    NUMERIC_DAY,
    REQUEST_FIELD,
    REQUESTS,
    TOLD,
    WISHED_DAY,
)
from pipeline.language.calendar import MONTHS
from pipeline.language.dates import find_dates
from pipeline.language.due import find_due
from pipeline.parse.extract import Found
from pipeline.parse.memo_text import is_inside_quote, split_sentences

LONGEST_SENTENCE = 1000


def find_requests(document: Document, memo_date: str, subject: Found | None = None) -> tuple[Found | None, Found | None]:
    """The sentences that ask for something, word for word, with the questions that follow them; and the meeting they ask for:
    its day or month, or, where they ask for a place on the agenda without saying when, the day that the subject names."""
    asked = [*find_request_fields(document), *find_asking(document)]
    wished = find_wished(document)
    if not asked:
        return None, wished
    texts = list(dict.fromkeys(text for text, _, _ in asked))
    place = asked[0][1]
    meeting = next((found for text, where, _ in asked if (found := read_meeting(text, where, memo_date))), None)
    on_agenda = any(rule in AGENDA_RULES for _, _, rule in asked) and not any(NEXT_MEETING.search(text) for text in texts)
    if not meeting and subject and on_agenda:
        meeting = read_meeting(subject.value, subject, memo_date)
    return Found("; ".join(texts), place.line, place.quote, place.rule), meeting or wished


def find_wished(document: Document) -> Found | None:
    """The day of the meeting that a form has a field for."""
    for line in document.lines:
        match = WISHED_DAY.match(line.text)
        days = find_dates(match["value"]) if match else []
        if days and days[0].iso:
            return Found(days[0].iso, line, line.text, "wished_day")
    return None


def find_request_fields(document: Document) -> Iterator[tuple[str, Found, str]]:
    """What stands in a form's field for the request, with its place and its rule; that it asks is said by the field."""
    for line in document.lines:
        if match := REQUEST_FIELD.pattern.match(line.text):
            yield match["value"].strip(), Found("", line, line.text, REQUEST_FIELD.name), REQUEST_FIELD.name


def find_asking(document: Document) -> Iterator[tuple[str, Found, str]]:
    """Each sentence that asks, in one line, with its place and its rule; a list that it announces is part of it."""
    open_in: Paragraph | None = None
    is_background = False
    sentences = ((paragraph, *sentence) for paragraph in join_wrapped(document) for sentence in split_sentences(paragraph))
    for paragraph, offset, text in sentences:
        if label := find_label(paragraph.first):
            is_background = label.field == "background"
        elif paragraph.first.kind == "heading":
            is_background = False
        asks = find_ask(text)
        own = FIRST_PERSON.search(text) or BODY_ASKED.match(text)
        if asks and is_background and asks.name in TOLD and not own:
            continue
        if asks or (open_in is paragraph and text.endswith("?")):
            name = asks.name if asks else "question"
            whole = " ".join([*text.split(), *announced(document, paragraph, text)])
            yield whole, Found("", paragraph.line_at(offset), text, name), name
            open_in = paragraph


def join_wrapped(document: Document) -> list[Paragraph]:
    """The paragraphs of running text, with those made one that go on in the middle of a sentence: the upper one has no stop,
    and the lower one begins with a small letter, a day or inside a quotation (mail programs wrap unevenly)."""
    joined: list[Paragraph] = []
    for paragraph in map(read_field, document.paragraphs()):
        if paragraph.first.cells:
            continue
        if joined and goes_on(joined[-1].text, paragraph):
            joined[-1] = join_lines([*joined[-1].lines, *paragraph.lines])
        else:
            joined.append(paragraph)
    return joined


def read_field(paragraph: Paragraph) -> Paragraph:
    """What a form's field says, where a row holds nothing but the field's name and its text; else the paragraph itself."""
    cells = paragraph.first.cells
    if len(cells) != 2 or not cells[0].strip() or len(cells[1].split()) < 4:
        return paragraph
    return join_lines([replace(paragraph.first, text=cells[1].strip(), cells=(), kind="text", gap=1.0)])


def goes_on(above: str, below: Paragraph) -> bool:
    """True where a paragraph's first word belongs to the sentence above it."""
    if below.first.gap >= 1 or below.first.kind == "heading" or above.endswith((".", "!", "?", ":")):
        return False
    days = find_dates(below.text)
    opens = below.text[:1].islower() or is_inside_quote(above)
    return (opens and not below.first.marker) or bool(days and days[0].start == 0 and days[0].month)


def find_ask(text: str) -> Rule | None:
    """The rule by which a sentence asks for something; text without a stop for longer than any sentence is searched at its head."""
    return next((row for row in REQUESTS if row.pattern.match(text[:LONGEST_SENTENCE])), None)


def announced(document: Document, paragraph: Paragraph, text: str) -> list[str]:
    """The list items below a paragraph whose last sentence ends with a colon («… på saklista til møtet 15. april:»)."""
    if not text.rstrip().endswith(":") or not paragraph.text.endswith(text):
        return []
    below = [p for p in document.paragraphs() if (p.first.page, p.first.number) > (paragraph.first.page, paragraph.first.number)]
    items: list[str] = []
    for item in below:
        if not item.first.marker and not (not items and len(item.text) < 120 and not find_ask(item.text)):
            break
        items.append(" ".join(item.text.split()))
        if not item.first.marker:
            break
    return items


def read_meeting(text: str, where: Found, memo_date: str) -> Found | None:
    """The day or month of the meeting that a request names; None where it names none, or no year can be told."""
    days = [day for day in find_meeting_days(text, memo_date) if day]
    iso = min((day for day in days if day >= memo_date), default=days[0] if days else "") or find_meeting_month(text, memo_date)
    return Found(iso, where.line, text, "requested_meeting") if iso else None


def find_meeting_days(text: str, memo_date: str) -> Iterator[str]:
    """The days that a text calls a meeting's; a day without a year is the first such day on or after the memo's date.

    >>> list(find_meeting_days("Kan den tas opp i styremøtet onsdag 15. april?", "2026-03-20"))
    ['2026-04-15']
    >>> list(find_meeting_days("Vi ber om at saken behandles i Studieutvalget 15. april", "2026-03-20"))
    ['2026-04-15']
    >>> list(find_meeting_days("Vi ber om at protokollen fra møtet 3. mars rettes", "2026-03-20"))
    []
    """
    days = find_dates(text)
    for day in days:
        before = text[: day.start]
        if BEFORE_MEETING_DAY.search(before) or BEFORE_BODY_DAY.search(before) or AFTER_MEETING_DAY.match(text[day.end :]):
            yield day.iso or find_next_day(day.month, day.day, memo_date)
    for match in NUMERIC_DAY.finditer(text):
        if BEFORE_MEETING_DAY.search(text[: match.start()]) and not any(day.start <= match.start() < day.end for day in days):
            yield find_next_day(int(match["month"]), int(match["day"]), memo_date)


def find_next_day(month: int, day: int, memo_date: str) -> str:
    """The first such day on or after the memo's date; "" for an undated memo.

    >>> find_next_day(1, 14, "2025-12-20"), find_next_day(1, 14, "")
    ('2026-01-14', '')
    """
    if len(memo_date) != 10 or not 1 <= month <= 12 or not day:
        return ""
    first = int(memo_date[:4])
    days = (f"{year}-{month:02}-{day:02}" for year in range(first, first + 5) if day <= monthrange(year, month)[1])
    return next((iso for iso in days if iso >= memo_date), "")


def find_meeting_month(text: str, memo_date: str) -> str:
    """The month of «møtet i april», «aprilmøtet»; "" where none is named or its year cannot be told."""
    match = MONTH_MEETING.search(text)
    named = (match["joined"] or match["month"] or match["en"] or "") if match else ""
    month = MONTHS.get(named.casefold(), 0)
    if not match or not month:
        return ""
    if year := match["year"] or match["en_year"]:
        return f"{year}-{month:02}"
    due = find_due(f"innen {named}", memo_date)
    return due.due_date if due else ""

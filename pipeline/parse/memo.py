"""Memos, letters, applications and e-mails with a request: the letterhead, what was decided, what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from pipeline.documents import Document, Line
from pipeline.findings import Finding
from pipeline.grammar.bodies import ANNOUNCED
from pipeline.grammar.labels import find_label
from pipeline.grammar.memos import (
    ADDRESS,
    CLOSING,
    COUNT,
    GREETING,
    MAIL_HEAD,
    MEMO_WORD,
    OTHER_DATE,
    PRINTED,
    SIGNED,
)
from pipeline.language.dates import find_dates
from pipeline.language.names import is_person_name, strip_title
from pipeline.language.numbers import find_item_number
from pipeline.parse.bodies import find_memo_body
from pipeline.parse.case_matter import find_proposals, read_matter
from pipeline.parse.case_papers import find_case_handler, find_given_up, find_own_meeting, names_meeting
from pipeline.parse.closing import find_memo_stamp
from pipeline.parse.extract import Found, extract, format_source
from pipeline.parse.letterhead import Letterhead, find_addressee, read_letterhead
from pipeline.parse.memo_text import find_areas, find_attachments, find_closing_date, find_proposer, read_statements
from pipeline.parse.requests import find_requests
from pipeline.records import DocumentRow, Extracted, Memo, PolicyArea

_LONGEST_SUBJECT, _LONGEST_POST = 160, 60
_SPLIT = re.compile(r"\s*[,;]\s*(?![^(]*\))|\s*\n\s*")

Item = Extracted[DocumentRow] | Extracted[Memo] | Extracted[PolicyArea] | Finding


def parse_memo(document: Document, language: str = "") -> Iterator[Item]:
    """One DocumentRow and one Memo, the areas that it enumerates, and findings on what it lacks. The rules take all five
    languages, so `language` changes nothing."""
    lines = [line for line in document.lines if line.kind != "furniture" and line.text.strip()]
    head = read_letterhead(lines)
    values = read_head(document, lines, head)
    values.update(read_statements(document))
    values.update(read_matter(document))
    written = values["date"].value if "date" in values else ""
    requests, requested_for = find_requests(document, written, values.get("subject"))
    meeting = find_own_meeting(document, written) or requested_for
    if meeting and meeting.value in find_given_up(document, written):
        meeting = None  # the day that a mail gives up is not the one it asks for
    told = (("requests", requests), ("requested_for", meeting), ("attachments_expected", find_attachments(document)))
    for name, found in told:
        if found:
            values[name] = found
    title = find_title(lines, values.get("subject"))
    written_to = None if is_mail(document, values) else values.get("recipients")
    body = find_memo_body(title, values.get("sender"), written_to)
    facts = (("title", title), ("date", values.get("date")), ("body_name", body))
    row = {name: found for name, found in facts if found}
    withheld = find_memo_stamp(document, lines, values.get("subject"))
    yield extract(document, DocumentRow, None, **row, access=withheld or "open")
    yield extract(document, Memo, None, **values)
    yield from find_areas(document)
    yield from find_gaps(document, head, values)


def read_head(document: Document, lines: list[Line], head: Letterhead) -> dict[str, Found]:
    """Date, reference, sender, recipients, copies, subject and signature."""
    mail = find_mail_head(lines) if document.format != "email" else {}
    values: dict[str, Found | None] = {
        "recipients": find_meta(document, "to") or join_recipients(head.values.get("to", [])) or find_addressee(lines),
        "copies": find_meta(document, "cc") or join_recipients(head.values.get("copy", [])),
        "reference": first(head, "reference"),
        "date": find_meta(document, "date")
        or find_labelled_date(head)
        or mail.get("date")
        or find_loose_date(document)
        or find_closing_date(document),
        "subject": find_subject(document, lines, head),
        "signed_by": find_signature(lines, head),
    }
    sender = find_meta(document, "from") or first(head, "from") or mail.get("sender")
    values["sender"] = sender or values["signed_by"] or find_proposer(document) or find_case_handler(lines)
    return {name: found for name, found in values.items() if found}


def first(head: Letterhead, name: str) -> Found | None:
    """The first value of a field."""
    return next(iter(head.values.get(name, [])), None)


def find_meta(document: Document, name: str) -> Found | None:
    """A header of an e-mail as the file itself says it, with the header's line as its place where it is printed."""
    value = document.meta.get(name, "") if document.format == "email" else ""
    if not value or not document.lines:
        return None
    line = next((line for line in document.lines if value.casefold()[:30] in line.text.casefold()), document.lines[0])
    if name == "date":
        dates = find_dates(value)
        return Found(dates[0].iso, line, value, "mail_date") if dates and dates[0].iso else None
    parts = [
        ADDRESS.sub("", part).strip(' "') or part.strip(" <>") for part in re.split(r",\s*(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)|;\s*", value)
    ]
    return Found(value.strip() if name == "subject" else "; ".join(parts), line, value, f"mail_{name}")


def join_recipients(found: list[Found]) -> Found | None:
    """All recipients in one cell, split at commas and lines; addresses behind names are left out, groups stay as written."""
    parts = [ADDRESS.sub("", part).strip() for one in found for part in _SPLIT.split(one.value)]
    kept = [part.strip(" .") for part in parts if part.strip(" .")]
    return Found("; ".join(kept), found[0].line, rule=found[0].rule) if kept else None


def find_mail_head(lines: list[Line]) -> dict[str, Found]:
    """Sender and date of an e-mail that was printed: «Kari Nes <kari@…>   4. april 2022 kl. 10:47»."""
    for line in lines[:20]:
        if (match := MAIL_HEAD.match(line.text)) and (dates := find_dates(match["date"])) and dates[0].iso:
            return {"sender": Found(match["name"].strip(), line, rule="mail_head"), "date": Found(dates[0].iso, line, rule="mail_head")}
    return {}


def find_labelled_date(head: Letterhead) -> Found | None:
    """The date behind the label «Dato»; a meeting's date («Møtedato») is not the paper's own."""
    for found in head.values.get("date", []):
        if not names_meeting(found.line.text) and (dates := find_dates(found.value)) and dates[0].iso:
            return Found(dates[0].iso, found.line, found.value, found.rule)
    return None


def find_loose_date(document: Document) -> Found | None:
    """A date that stands alone or beside a place, at the head (running heads too) or in the last lines; never a print's own date."""
    heads = [(line, line.text) for line in document.lines[:12] if line.kind == "furniture"]
    own = [(paragraph.first, paragraph.text) for paragraph in document.paragraphs()]
    for line, text in [*heads, *own[:10], *own[-6:]]:
        dates = find_dates(text)
        if len(dates) != 1 or not dates[0].iso or PRINTED.search(text) or names_meeting(text):
            continue
        rest = f"{text[: dates[0].start]} {text[dates[0].end :]}".split()
        if len([word for word in rest if word.strip(",.:–-")]) <= 4 and not OTHER_DATE.search(" ".join(rest)):
            return Found(dates[0].iso, line, dates[0].raw, "loose_date", 0.8)
    return None


def find_subject(document: Document, lines: list[Line], head: Letterhead) -> Found | None:
    """The labelled subject, the e-mail's, else the first heading-like line after the labels (or, without labels, of the paper)."""
    if labelled := find_meta(document, "subject") or first(head, "subject"):
        return labelled
    paragraphs = document.paragraphs()
    printed = next((i for i, line in enumerate(lines[:20]) if MAIL_HEAD.match(line.text)), 0)
    after = lines[head.end].number if head.labels and head.end < len(lines) else 0
    below = [p for p in paragraphs if (p.first.page, p.first.number) >= (1, after)][:8]
    below = list(takewhile(lambda p: not is_prose(p.text), below))
    above = [p for p in paragraphs if p.first in lines[:printed]][::-1]
    headings = [p for p in paragraphs if p.first.kind == "heading"]
    for paragraph in [*above, *(below if not above else []), *headings]:
        if is_subject(paragraph.first, paragraph.text):
            return Found(" ".join(paragraph.text.split()), paragraph.first, rule="unlabelled_subject", confidence=0.8)
    return None


def is_prose(text: str) -> bool:
    """True where the running text or the closing has begun: no subject comes below."""
    return len(text) > _LONGEST_SUBJECT or (len(text) > 60 and text.endswith(".")) or CLOSING.match(text) is not None


def find_title(lines: list[Line], subject: Found | None) -> Found | None:
    """The paper's title: a heading or a numbered case above the labels, else the subject."""
    for line in lines[:3]:
        number = find_item_number(line.text)
        if find_label(line):
            break
        if (line.kind == "heading" or (number and number.labelled)) and is_subject(line, line.text):
            return Found(" ".join(line.text.split()), line, rule="title")
    return subject


def is_subject(line: Line, text: str) -> bool:
    """True for a text that can be the subject: no greeting, no kind of paper, no date or address alone, no sentence."""
    text = text.strip()
    if not text or line.marker or line.cells or len(text) > _LONGEST_SUBJECT or MEMO_WORD.fullmatch(text) or GREETING.match(text):
        return False
    if COUNT.fullmatch(text) or PRINTED.search(text) or "@" in text or is_person_name(text):
        return False
    dates = find_dates(text)
    only_date = bool(dates) and len(re.findall(r"[^\W\d_]{4,}", text)) <= 4 and not ANNOUNCED.match(text)
    return not only_date and (line.kind == "heading" or not text.endswith((".", ",", "!", ":")))


def find_signature(lines: list[Line], head: Letterhead) -> Found | None:
    """Who signed: behind the label, «(sign.)», or below the closing words."""
    if labelled := first(head, "signature"):
        return labelled
    for line in reversed(lines):
        if "(s" in line.text.casefold() and (match := SIGNED.search(line.text)) and is_person_name(match["name"]):
            return Found(strip_title(match["name"]), line, rule="signed")
    for index in range(len(lines) - 1, max(-1, len(lines) - 40), -1):
        if closing := CLOSING.match(lines[index].text):
            return find_names_below(lines[index : index + 4], closing.end())
    return find_bare_signature(lines[-3:])


def find_bare_signature(last: list[Line]) -> Found | None:
    """The one name that stands alone in a paper's last lines, with nothing but the signer's post below it."""
    named = [place for place, line in enumerate(last) if is_person_name(line.text.strip()) and not line.marker and not find_label(line)]
    if len(named) != 1 or any(len(line.text) > _LONGEST_POST or line.text.endswith(".") for line in last[named[0] + 1 :]):
        return None
    return Found(strip_title(last[named[0]].text), last[named[0]], rule="closing", confidence=0.7)


def find_names_below(lines: list[Line], offset: int) -> Found | None:
    """The names behind or below the closing words."""
    texts = [(lines[0], lines[0].text[offset:]), *((line, line.text) for line in lines[1:])]
    for line, text in texts:
        names = [part.strip() for part in _SPLIT.split(text) if is_person_name(part.strip())]
        if names:
            return Found("; ".join(strip_title(name) for name in names), line, rule="closing", confidence=0.9)
    return None


def is_mail(document: Document, values: dict[str, Found]) -> bool:
    """True for an e-mail, also a printed one: it is not signed by hand."""
    return document.format == "email" or ("sender" in values and values["sender"].rule == "mail_head")


def is_form(document: Document) -> bool:
    """True for a form of fields in a table: nobody signs one."""
    return sum(bool(line.cells) for line in document.lines) * 2 > len(document.lines)


def find_gaps(document: Document, head: Letterhead, values: dict[str, Found]) -> Iterator[Finding]:
    """What a memo should have and lacks: date, signature, one proposal."""
    subject = values["subject"].value if "subject" in values else document.name
    own, facts = document.document_id, {"name": document.name, "subject": subject}
    if "date" not in values:
        yield Finding("memo-undated", own, own, own, facts)
    if "signed_by" not in values and not is_mail(document, values) and not is_form(document):
        line = head.labels.get("signature")
        yield Finding("memo-unsigned", own, own, format_source(own, line), facts)
    if "proposal" not in values and (rival := next(find_proposals(document), None)):
        yield Finding("proposals-differ", own, own, format_source(own, rival.line), facts)

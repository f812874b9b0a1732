"""The body that a paper is of: labelled, in its title, alone on a line of its head, in its front matter, or spoken of in its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from pipeline.documents import Document, Line
from pipeline.grammar import Rule, open_rows
from pipeline.grammar.bodies import ANNOUNCED, NAMED_IN_TEXT, NO_BODY
from pipeline.grammar.case_papers import ITEM_FOR
from pipeline.grammar.gates import Gated
from pipeline.grammar.minutes import BARE_TITLE, BODY, BODY_IN_TEXT, CLOSING, EMPLOYER, ORGANISATION, TITLE_WORD
from pipeline.language.calendar import WEEKDAY as WEEKDAYS
from pipeline.language.dates import find_dates
from pipeline.language.folding import fold
from pipeline.language.names import is_person_name
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found
from pipeline.parse.header import Head
from pipeline.parse.titles import leading

_META = ("subheadline", "subtitle", "committee", "group", "organ", "utvalg", "body", "description", "title")
"""Where front matter or a page's head may name the body."""
_WEIGHT = {
    "association": 1.5,
    "calls": 1.5,
    "owns": 1.5,
    "meeting_of": 1.5,
    "board_of": 1.5,
    "association_is": 1.5,
    "organ_code": 1.0,
    "code_meets": 1.0,
    "code_acts": 1.0,
    "code_headed": 1.0,
    "code_purpose": 1.0,
}
_ENOUGH, _AT_TOP, _TOP = 2.0, 0.5, 20
_LONGEST = 120
_TAG = re.compile(r"<[^>]{1,40}>")


def find_body(document: Document, head: Head, title: Found | None, blocks: Sequence[Block]) -> Found | None:
    """The body as the paper names it: a label, else the title or subject, else a line at the top that is nothing but a name,
    else front matter, else what the text says most plainly."""
    if found := head.find("body"):
        return replace(found, value=KIND_BEFORE.sub("", found.value))
    top = [(_TAG.sub("", block.text).strip(), block.line) for block in leading(blocks)]
    named = [(found.value, found.line) for found in (head.find("subject"), title) if found]
    parts = [(part, line) for text, line in named for part in re.split(r"\s[–|-]\s|:\s|,\s", text) if part != text]
    if found := find_name(ORGANISATION, [*top, *parts], "body:organisation"):
        return found
    opening = [(block.text.rstrip(" ."), block.line) for block in blocks[:2] if len(block.text) < _LONGEST]
    for text, line in [*named, *top, *opening, *read_meta(document)]:
        if found := match_body(BODY, text, line):
            return found
    if found := find_name(EMPLOYER, [*top, *parts], "body:employer") or find_site_name(document):
        return found
    for text, line in named:
        if match := CODE_MEETING.search(text):
            return Found(match[1], line, text, "body:code_meeting")
    for block in blocks[:30]:
        if found := match_body(BODY_IN_TEXT, block.paragraph.text[:300], block.line):
            return found
    texts = [*read_meta(document), *((block.paragraph.text, block.line) for block in blocks)]
    return find_signing_body(blocks) or find_spoken_body(texts) or find_last_part(title)


def read_meta(document: Document) -> Iterator[tuple[str, Line]]:
    """What front matter or a page's head says of the paper, standing at its first line."""
    if document.format in {"markdown", "html"} and document.lines:
        for key in _META:
            if text := document.meta.get(key, ""):
                yield text, document.lines[0]


def find_site_name(document: Document) -> Found | None:
    """The association that a page's name ends with or begins with, where the page itself names it too."""
    for part in re.split(r"\s+[-–—|·]\s+", document.meta.get("title", "") if document.format == "html" else ""):
        line = next((line for line in document.lines if part.casefold() in line.text.casefold()), None)
        if line and ORGANISATION.match(part) and not TITLE_WORD.search(part):
            return Found(part, line, rule="body:site")
    return None


def find_last_part(title: Found | None) -> Found | None:
    """The name that closes a title behind a dash or a comma: «Styremøte 7 - Solvik Spillklubb»."""
    parts = re.split(r"\s[–—|-]\s|,\s", title.value) if title else []
    if not title or len(parts) < 2 or not MEETING_TITLE.search(parts[0]):
        return None
    last = parts[-1].strip()
    fits = CLOSING_NAME.fullmatch(last) and not TITLE_WORD.search(last) and not find_dates(last) and not WEEKDAY.match(last)
    return Found(last, title.line, title.value, "body:last_part", 0.7) if fits else None


def find_name(names: re.Pattern[str] | Gated, lines: Sequence[tuple[str, Line]], rule: str) -> Found | None:
    """The first of the lines that is nothing but a name of the kind."""
    for text, line in lines:
        bare = text.strip(" *_#.")
        if names.match(bare) and not TITLE_WORD.search(text) and not COUNTED.match(bare):
            return Found(bare, line, text, rule)
    return None


def find_signing_body(blocks: Sequence[Block]) -> Found | None:
    """The association that signs a letter: its name alone, within a few lines below the greeting at the end."""
    last = blocks[-8:]
    place = next((index for index, block in enumerate(last) if CLOSING.match(block.text)), len(last))
    return find_name(ORGANISATION, [(line.text, line) for block in last[place + 1 :] for line in block.paragraph.lines], "body:signing")


def match_body(table: Sequence[Rule], text: str, line: Line) -> Found | None:
    """The body's name by the first row that finds one; a kind of paper or meeting is no name."""
    for row in open_rows(table, text):
        match = row.pattern.compiled.match(text)
        if not match or (row.name == "body_short_name" and text.isupper()):
            continue
        if BARE_TITLE.match(match["body"]) or MEETING_NAME.match(match["body"]) or ANNOUNCED.match(match["body"]):
            continue
        body = KIND_BEFORE.sub("", match["body"]).strip(" -–")
        person = row.name == "body_code" and is_person_name(body.partition(" (")[0])
        if is_named(body) and not NO_BODY.fullmatch(body) and not person and not find_dates(body) and not WEEKDAY.match(body):
            return Found(body, line, text, f"body:{row.name}")
    return None


def is_named(body: str) -> bool:
    """True for a text with a capital in its first word, or with a word for an organ.

    >>> is_named("friKode"), is_named("driftsutvalget"), is_named("alle medlemmer")
    (True, True, False)
    """
    first = body.split()[0] if body.strip() else ""
    return first != first.lower() or bool(ORGANISATION.match(body) or ORGAN_WORD.match(body))


def find_spoken_body(texts: Iterable[tuple[str, Line]]) -> Found | None:
    """The name that the text speaks of as the owner of the meeting, the board or the paper: each way of saying it adds to its
    weight, as does each time; None where no name has enough."""
    weights: dict[str, float] = defaultdict(float)
    found: dict[str, Found] = {}
    for place, (text, line) in enumerate(texts):
        for row, name in read_names(text[:2000].replace("\t", " | ")):
            key = fold(name)
            weight = _WEIGHT.get(row.name, _ENOUGH) + (_AT_TOP if place < _TOP else 0.0)
            weights[key] += weight / (1 if weights[key] < _ENOUGH else 4)
            found.setdefault(key, Found(name, line, text[:300], f"body:{row.name}", 0.8))
    best, *rest = sorted(weights, key=lambda key: -weights[key]) or [""]
    alike = any(weights[other] == weights[best] for other in rest)
    return found[best] if weights[best] >= _ENOUGH and not alike else None


def find_memo_body(title: Found | None, sender: Found | None, recipients: Found | None = None) -> Found | None:
    """The body that a letter or case paper is of: the code before the case's number, the one for whose meeting its form is, the organ
    that sends it, or the one organ that it is written to."""
    notice = title is not None and ANNOUNCED.match(title.value) is not None
    if title and (found := match_body(BODY if notice else [*BODY[:1], *ITEM_FOR], title.value, title.line)):
        return found
    if sender and ORGANISATION.match(sender.value):
        return replace(sender, rule="body:sender")
    return (
        replace(recipients, rule="body:recipient")
        if recipients and recipients.rule == "label_to" and ORGANISATION.match(recipients.value)
        else None
    )


def read_names(text: str) -> Iterator[tuple[Rule, str]]:
    """The names in a text that its rules take for a body's."""
    for row in open_rows(NAMED_IN_TEXT, text):
        for match in row.pattern.compiled.finditer(text):
            name = ARTICLE.sub("", match["body"].strip(" .,:'’")).removesuffix(" sitt").removesuffix(" sin")
            if name and not NO_BODY.fullmatch(name) and not MEETING_NAME.match(name) and not find_dates(name):
                yield row, name


MEETING_TITLE = Gated(
    r"\b(?:styre|års|styrelse|bestyrelses|bestyrelse|general|board|medlems|utvalgs|referat|protokol|minutes)", re.IGNORECASE
)
CODE_MEETING = re.compile(r"\b([A-ZÆØÅ]{2,5})-M(?:ØTE|ÖTE|ØDE|EETING)\b")
CLOSING_NAME = re.compile(
    r"(?!.*(?:bygget|huset|salen|rommet|rom\b|skolen|hallen|Teams|Zoom))[A-ZÆØÅÄÖ][\w@.&-]+(?:\s(?:(?:og|och|for|i|&)\s)?[A-ZÆØÅÄÖ][\w@.&-]+){1,4}"
)
COUNTED = re.compile(r"\d|.*[.!?] ")
ARTICLE = re.compile(
    r"^(?:The|Den|Det|Our|Each|Every|An?|Ettersom|Siden|Når|Da|Hvis|Om|I|På|For|Etter|Før|Under|Ved|Fra|Frå|Til|Som|At|Men|Og|Så|Nå|No|Her|Der|Dersom|Fordi|Også|Både|If|When"
    r"|As|Since|After|Before|In|On|From|And|But|So|Nu|Efter|Innan|Inden|Vid|Till)\s"
)
ORGAN_WORD = Gated(r"[\w-]*(?:team|gruppe[nr]?|gruppa|ting(?:et)?|panel(?:et)?|nettverk(?:et)?|forum(?:et)?)\b", re.IGNORECASE)
WEEKDAY = Gated(rf"(?:{WEEKDAYS})\b|(?:høst|vår|haust|spring|autumn)", re.IGNORECASE)
KIND_BEFORE = Gated(r"^(?:agenda|referat|protokoll?|innkalling|møte i|saksliste)\s+(?:(?:fra|frå|for|til|av|af|från)\s+)?", re.IGNORECASE)
MEETING_NAME = Gated(
    r"(?:(?:digitalt?|ordinær\w*|ekstraordinær\w*|første|nytt?|annual|extraordinary)\b.*|\w*(?:møte|møde|möte|meeting|innkalling|inkalling|referat|protokol)\w*)$",
    re.IGNORECASE,
)

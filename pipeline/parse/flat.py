"""Papers that have lost their line breaks: a very long line is cut again where labels, item numbers and lists of items begin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from pipeline.documents import Line
from pipeline.grammar.gates import OPENED, Gated
from pipeline.grammar.items import INLINE_LIST, LIST_NAME
from pipeline.grammar.labels import label_fields
from pipeline.language.dates import find_dates
from pipeline.parse.flat_people import pair_labels

LONG = 600
"""A line of more characters than this is no line of a paper; only converters make such."""
NUMBER = (
    r"(?:[Ss]ak(?:snr\.?)?\s(?:[A-ZÆØÅ]{2,4}\s)?\d{1,3}/\d{2,4}|\d{3}/\d\d(?=\s[A-ZÆØÅ])"
    r"|(?!NR\b)[A-ZÆØÅ]{1,6}(?:/[A-ZÆØÅ]{1,4})?-?(?:[Ss]ak)?[\s-]\d{1,3}(?:\.\d{1,2})?/\d\d(?:\d\d)?)"
)
LIST = r"(?:Saksliste|Sakliste|Dagsorden|Sakskart)\b:?"
GROUP = r"(?:Vedtaks|Informasjons|Orienterings|Drøftings|Diskusjons|Referat|Eventuelt)saker\b"
LIST_HEAD = Gated(rf"(?:\d{{1,3}}\s)?{LIST_NAME}\b", re.IGNORECASE)
MARK = re.compile(r"\d{1,2}[.)](?=\s)")
SHORT = 200
HEAD_FIELDS = {"date", "time", "place", "when_where", "chair", "secretary", "present", "absent", "meeting_number"}
TITLE = Gated(
    r"(?<![\w«])(?:(?:Møter|R)eferat (?:fra|frå) |(?:Møte)?[Pp]rotokoll (?:fra|frå|for) "
    r"|Møtebok (?:for|frå|fra) |Innkalling til )(?=\w*møte)"
)
"""A title inside a long line."""
ROSTER = r"(?:Møtedeltakarar|Møtedeltakere|Deltakere|Til stede|Til stades|Møtte|Forfall)\s(?:Navn|Namn|Parti|Funksjon|Rolle)\s"
"""The head of a table of people that came out as one line."""
ITEMS = Gated(rf"{NUMBER}|{LIST}")
SKIPPED = {"signature", "subject", "reference", "from", "to", "discussion", "leader", "due"}


@cache
def cut_pattern() -> re.Pattern[str]:
    """Where a new line must have begun: a known label with its colon, an item number, the head of a list."""
    words = sorted((word for word, field in label_fields().items() if field not in SKIPPED and len(word) > 3), key=len, reverse=True)
    labels = "|".join(re.escape(word[:1].upper() + word[1:]) for word in words)
    return re.compile(
        rf"(?<=\s)(?<!\b[Ss]ak\s)(?<!\bav\s)(?<!\btil\s)(?<!\bjf\s)(?<!\bog\s)(?=(?:{labels})\s?:|(?:{NUMBER})(?![^()]{{0,80}}\))|{LIST}|{GROUP}|{ROSTER})"
    )


@cache
def column_pattern() -> re.Pattern[str]:
    """Where the next column begins in a line «Møteleder: Kari Nes    Referent: Ola Moe»."""
    words = sorted((word for word, field in label_fields().items() if field in HEAD_FIELDS), key=len, reverse=True)
    labels = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?:(?:\t+|\s{{2,}}|\s?[|;]\s*|,\s)(?=(?:{labels})\s?:)|(?<!:)\s(?=(?-i:[A-ZÆØÅ])\w+\s:\s)(?=(?:{labels})\s:))", re.IGNORECASE
    )


def cut_lines(lines: Iterable[Line]) -> list[Line]:
    """The lines, each or its parts as `cut_line` has them; most are not looked at twice."""
    cut: list[Line] = []
    for line in lines:
        text = line.text
        if line.kind != "text" or (len(text) < LONG and text.count(":") < 2 and (line.marker or not LIST_HEAD.takes(OPENED[text]))):
            cut.append(line)
        else:
            cut += cut_line(line)
    return cut


def cut_line(line: Line) -> list[Line]:
    """The line itself, or its parts where it holds several columns or is too long to be one; all bear the line's own number.

    >>> text = "Protokoll " + "x" * 600 + " Til stede: Kari Nes Sak 1/25 Regnskap"
    >>> [part.text[:14] for part in cut_line(Line(1, 1, text))]
    ['Protokoll xxxx', 'Til stede: Kar', 'Sak 1/25 Regns']
    >>> [part.text for part in cut_line(Line(1, 1, "Leder: Kari Nes   Referent: Ola Moe"))]
    ['Leder: Kari Nes', 'Referent: Ola Moe']
    """
    if line.kind != "text":
        return [line]
    if len(line.text) < SHORT and line.text.count(":") > 1:
        parts = column_pattern().split(line.text)
        whole = [replace(line, text=parts[0]), *(replace(line, text=part, marker="", gap=0.0, joins=False) for part in parts[1:])]
        return whole if len(parts) > 1 else [line]
    if len(line.text) < LONG:
        return cut_list(line)
    text = re.sub(r"^\d{1,3}\s+(?=[^\W\d])", "", line.text)  # the number of the page that the converter kept
    parts = [part.strip() for part in cut_pattern().split(text) if part.strip()]
    items = next((place for place, part in enumerate(parts) if ITEMS.match(part)), len(parts))
    parts = pair_labels([*(piece for part in parts[:items] for piece in cut_title(part)), *parts[items:]])
    return [replace(line, text=part, marker="", gap=0.0, joins=False) for part in parts] if len(parts) > 1 else [line]


def cut_list(line: Line) -> list[Line]:
    """The line, or its parts where a list of items is set in one line: «Agenda: 1. Økonomi 2. Dugnad», «Sakliste 019/17 Valg 020/17 …».

    >>> [part.text for part in cut_list(Line(1, 1, "Agenda: 1. Økonomi 2. Dugnad 3. Eventuelt"))]
    ['Agenda:', '1. Økonomi', '2. Dugnad', '3. Eventuelt']
    """
    if line.marker or not LIST_HEAD.match(line.text):
        return [line]
    marks = [*INLINE_LIST.finditer(line.text)]
    if len(marks) > 1 and [int(match[1]) for match in marks] == [*range(1, len(marks) + 1)]:
        places = [match.start() for match in marks]
    elif len(places := [match.start() for match in re.finditer(NUMBER, line.text)]) < 3:
        return [line]
    parts = [line.text[start:end].strip() for start, end in zip([0, *places], [*places, None], strict=True)]
    marked = [(part, MARK.match(part)) for part in parts if part]
    return [replace(line, text=part, marker=mark[0] if mark else "", level=int(bool(mark)), gap=0.0, joins=False) for part, mark in marked]


def cut_title(text: str) -> list[str]:
    """A title with its date cut off from the text that ran into it, before and behind.

    >>> cut_title("Solråd Referat fra møte i Solrådet 20. april 2015 kl 10 ved havet I tillegg hadde rådet besøk av mange")
    ['Solråd', 'Referat fra møte i Solrådet 20. april 2015', 'kl 10 ved havet I tillegg hadde rådet besøk av mange']
    """
    match = TITLE.search(text)
    if not match or len(text) < 60:
        return [text]
    title = text[match.start() :]
    date = next((found for found in find_dates(title[:150]) if found.iso), None)
    if not date:
        return [text]
    return [part.strip() for part in (text[: match.start()], title[: date.end], title[date.end :]) if part.strip()]

"""Numbers that are not dates: what opens an item («Sak 12/24», «4.1», «V-SAK 2») and archive cases («2025/417»)."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from pipeline.grammar.gates import DIGITS, OPENED, Gated
from pipeline.language.calendar import MONTH

_CASE = re.compile(
    r"(?<![\w/.-])(?:(?P<year>(?:19|20)\d\d)/(?P<sequence>\d{2,7})|(?P<short>\d\d)/(?P<long>\d{3,6}))"
    r"(?:[/-](?P<document>\d{1,4}))?(?:\.\d+)*(?:/[A-ZÆØÅ]{2,6}\d{0,4})?(?![\d/])"
)
_ITEM_REFERENCE = Gated(
    r"sak(?:er|en)?(?:\s?snr)?\.?[\s:]{0,3}(?P<number>\d{1,4}\s?[/-]\s?\d{2,4}(?:[/-]\w{1,2})?)(?![.\d])",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\d\s?[/-]\s?\d\d")
"""What both have: looked for first, since few texts do."""
_SERIES = r"[A-ZÆØÅ]{1,6}(?:[-/][A-ZÆØÅ]{1,5})?"
_KNOWN = r"PS|RS|OS|DS|FO|ST|FS|US|LU|AMU|LAMU"
_SAK = r"(?:[Ss]ak|SAK)(?:s?nr\.?|snummer|\s+nr\.?)?"
_ITEM = rf"(?:{_SAK}|(?:Agenda\s[Ii]tem|Item|ITEM)(?:\s+(?i:no)\.?)?)"
_YEARED = r"\d{1,4}\s?/\s?(?:\d{4}|\d{2})(?!\d)(?:-[OVDBovdb]\b)?"
_LEAD = re.compile(r"\s*(?:#{1,6}\s*)?(?:[*_]{1,3}|[•·▪◦‣○●-]\s)?\s*")
_OPENS = re.compile(r"[\dA-ZÆØÅas]")
"""How every item number opens, and that it has a digit: looked at first, since most lines open with none."""
_DIGIT = re.compile(r"\d")
_AFTER = r"(?=\s|[.:)*\]–—-]|$)"
_NAMED_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ITEM}\s*[:#]?\s*(?P<number>(?:(?P<series>{_SERIES})[\s-]{{1,2}})?{_YEARED}){_AFTER}",
        rf"(?P<number>(?!I\s)(?P<series>(?:[A-ZÆØÅ]{{2,6}}\s)?{_SERIES})[\s-]{{1,2}}{_SAK}[\s:-]*(?:{_YEARED}|\d{{1,3}}-\d\d(?:/[a-z])?|\d{{1,3}}(?![\d/]))){_AFTER}",
        rf"(?P<number>(?P<series>{_SERIES})\s\d{{1,2}}(?:\.\d{{1,2}})?/(?:\d{{4}}|\d{{2}})(?!\d)){_AFTER}",
        r"[Aa]d\.?\s*(?:(?:pkt|punkt|sak)\.?\s*)?(?P<number>\d{1,3}[a-z]?)(?=[.:)]?\s+\S|[.:)]?\s*$)",
        rf"(?P<number>(?P<series>{_SERIES})[\s-](?:19|20)\d\d/\d{{1,3}})(?!\d){_AFTER}",
        rf"(?P<number>(?P<series>{_KNOWN})[\s-]{{1,2}}{_YEARED}){_AFTER}",
        rf"{_ITEM}\s*[:#]?\s*(?P<number>\d{{1,4}}(?:\.\d{{1,2}})*[a-z]?(?:-\d{{2}}(?:/[a-z])?)?)(?![\d/]){_AFTER}",
    )
)
_PLAIN_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<number>{_YEARED})(?=\s*[:.–—-]?\s+[^a-zæøå\s]|\s*:|\s*$)",
        r"(?P<number>\d{1,3}(?:\.\d{1,2}){1,3})\.?\)?(?=\s+\S|\s*$)",
        r"(?P<number>\d{1,4}\s?[a-z]?)(?:[.):]|\s[-–—](?=\s))(?=\s*\S|\s*$)(?!\d)",
        rf"(?P<number>\d{{1,3}}[a-z]?)(?=\s+(?!(?i:{MONTH})\b)[A-ZÆØÅ«\"])",
    )
)
_REST = re.compile(r"\s*[.:)\]]?\s*[*_]{0,3}\s*(?:[-–—]\s+|[:.]\s*)?")
_ORDINAL = re.compile(
    r"\.?\s+(?:(?:og|til|and|to|och|&)\s+\d{1,2}\.?\s+\w|(?:kvartal|halvår|tertial|semester|trinn|klasse)(?:et|en|s|a)?\b|etasje|gang\b"
    r"|utgave|opplag|prioritet|juledag|påskedag|pinsedag|årskurs|klass\b|våning)",
    re.IGNORECASE,
)
"""What makes «4. …» an ordinal: «4. trinn», «4. og 5. trinn»."""
_SEQUENCE = re.compile(r"(?P<sequence>\d{1,4}(?:\.\d{1,2})*[a-z]?)(?:\s?[/-]\s?(?P<year>\d{4}|\d{2})(?!\d))?(?:[/-]\w)?$")


class NumberFound(Struct, frozen=True, gc=False):
    """The number that opens an item: as written without the word Sak or Item; `series` its letters, `year` in four digits or ""."""

    number: str
    series: str = ""
    sequence: str = ""
    year: str = ""
    rest: int = 0
    """Offset in the line at which the title begins."""
    labelled: bool = False
    """True where the word Sak, Item or a series stands before it: surely an item, not a point of a list."""


class CaseFound(Struct, frozen=True, gc=False):
    """An archive case number («2025/417»), with its place."""

    start: int
    end: int
    raw: str


@lru_cache(maxsize=2048)
def find_item_number(text: str) -> NumberFound | None:
    """The item number at the beginning of a line; None where the line opens with none.

    >>> find_item_number("Sak 12/24: Regnskap").number
    '12/24'
    >>> find_item_number("UHRM-sak 03/15 Valg").series
    'UHRM'
    >>> find_item_number("2018-2025 er planperioden") is None
    True
    """
    if (text[:1].islower() and text[0] not in "as") or not OPENED.get(text, DIGITS) & DIGITS:
        return None  # most lines, at the price of a glance: their bits are known, or are not asked for
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    if not (_OPENS.match(text, start) and _DIGIT.search(text, start)):
        return None
    for labelled, forms in ((True, _NAMED_FORMS), (False, _PLAIN_FORMS)):
        for pattern in forms:
            match = pattern.match(text, start)
            if match and (labelled or not _is_other(text, match)):
                return _build(text, match, labelled)
    return None


def find_case_numbers(text: str) -> list[CaseFound]:
    """Archive case numbers («2021/4465», «16/00080-32», «2016/11221/BJA»); spans of years and dates are not taken.

    >>> [case.raw for case in find_case_numbers("Arkiv 2025/417, studieåret 2024/2025, 2024/11/12")]
    ['2025/417']
    """
    if "/" not in text:
        return []
    return [CaseFound(m.start(), m.end(), m[0]) for m in _CASE.finditer(text) if not _is_years(m)]


def mask_numbers(text: str) -> str:
    """The text with archive and case numbers blanked out, as long as before: dates are looked for in what is left.

    >>> mask_numbers("Sak 16/10-20, 16/10-20")
    'Sak         , 16/10-20'
    """
    if not _PARTED.search(text):
        return text
    spans = [(case.start, case.end) for case in find_case_numbers(text)]
    spans += [match.span("number") for match in _ITEM_REFERENCE.finditer(text)]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_years(match: re.Match[str]) -> bool:
    """«2024/2025» is a year of study, «2024/25» too where the second follows the first; «2024/11/12» is a day."""
    year, sequence, document = match["year"], match["sequence"], match["document"] or ""
    if not year:
        return False
    is_day = len(sequence) == 2 and sequence <= "12" and len(document) == 2 and document <= "31"
    return is_day or sequence in {str(int(year) + 1), str(int(year) + 1)[2:]}


def _is_other(text: str, match: re.Match[str]) -> bool:
    """True for what looks like a bare number but is a date («26.11.25», «6. mars»), a time or a year."""
    after = text[match.end() :]
    number = match["number"]
    is_year = len(number) == 4 and number[:2] in {"19", "20"} and number.isdigit()
    is_date = bool(re.match(rf"\s*(?:{MONTH})\b", after, re.IGNORECASE)) or bool(
        re.match(r"\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)", text[match.start() :])
    )
    is_ordinal = number.isdigit() and _ORDINAL.match(after) is not None
    is_time = bool(re.match(r"\d{1,2}[.:]\d\d\s*[-–]\s*\d", text[match.start() :])) or bool(re.fullmatch(r"\d\d\.[0-5]\d", number))
    return is_year or is_date or is_time or is_ordinal


def _build(text: str, match: re.Match[str], labelled: bool) -> NumberFound:
    number = re.sub(r"\s+", " ", match["number"].strip())
    parts = _SEQUENCE.search(number)
    year = parts["year"] or "" if parts else ""
    rest = _REST.match(text, match.end())
    return NumberFound(
        number,
        match.groupdict().get("series") or "",
        parts["sequence"] if parts else "",
        f"20{year}" if len(year) == 2 and year < "70" else f"19{year}" if len(year) == 2 else year,
        rest.end() if rest else match.end(),
        labelled,
    )

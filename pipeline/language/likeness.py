"""Whether two titles speak of one matter: the words that tell matters apart, and the years, quarters and numbers that keep them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.calendar import MONTH, MONTHS
from pipeline.language.folding import fold
from pipeline.language.matters import is_standing, is_usual, stem_words

YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?:[–/-](?:(?:19|20)?\d\d)(?!\d))?")
PERIOD = re.compile(
    r"(?P<number>\d|første|fyrste|andre|annet|anna|tredje|fjerde|first|second|third|fourth|[qt](?=\d))\.?\s?(?P<digit>\d)?\s?"
    r"(?P<kind>kvartal|tertial|halvår|halvdel|termin|semester|quarter|half)\w*|\b(?P<letter>[qt])(?P<of>[1-4])\b"
)
SEASON = re.compile(
    r"\b(?P<vår>vår(?:en|semesteret)?|spring)\b|\b(?P<høst>høst(?:en|semesteret)?|haust(?:en|semesteret)?|autumn)\b"
    r"|\b(?P<short>[hv])(?P<year>\d\d)\b"
)
MONTH_WORD = re.compile(rf"(?<!\w)({MONTH})(?!\w)")
PART = re.compile(r"\b(?:ii|iii|iv|vi{1,3}|ix)\b|\d+")
ROUNDS = re.compile(
    r"\(?\b(?:\d|første|fyrste|andre|tredje|first|second|third)\.?\s?(?:gangs?|gongs?|time)?[\s-]*"
    r"(?:behandling\w*|handsaming\w*|reading|drøfting\w*|runde\w*|utkast|draft)\)?"
)
"""«2. gangs behandling»: the same matter again."""
POINTER = re.compile(
    r"\(?\b(?:(?:\w+[- ])?sak(?:en|a|snr\.?)?|item|jf\.?|ref\.?)\s*(?:nr\.?\s*)?\d{1,4}\s?/\s?\d{2,4}\)?"
    r"|\(\w*\s?\d{1,4}/\d{2,4}\)|\b\d{1,4}/\d\d\b(?!\d)"
)
"""«(oppfølging av sak 37/25)»: another item's number is no part of the matter."""
HEAD = re.compile(r".{4,}?(?=\s[–—-]\s\S|:\s\S)")
"""«Lokale lønnsforhandlinger 2025 – krav og prosess»: the matter stands first."""
ORDINALS = {"første": "1", "fyrste": "1", "first": "1", "andre": "2", "annet": "2", "anna": "2", "second": "2"}
ORDINALS |= {"tredje": "3", "third": "3", "fjerde": "4", "fourth": "4"}
KINDS = {"quarter": "kvartal", "half": "halvår", "halvdel": "halvår", "q": "kvartal", "t": "tertial", "semester": "termin"}

ALIKE, SAME = 0.4, 0.7
"""From ALIKE on two titles can be one matter where something else ties them; from SAME on they are, within a year."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a title says: stems of its words, those of them that tell matters apart, and its years, periods and numbers."""

    words: frozenset[str]
    telling: frozenset[str]
    years: frozenset[str]
    periods: frozenset[str]
    numbers: frozenset[str]
    head: frozenset[str]
    """The words before the first dash or colon, where something stands behind it."""
    standing: bool
    """True for «Orienteringer», «Nytt fra …»: a heading that returns, whatever stands below it."""

    @property
    def marks(self) -> frozenset[str]:
        """Years, periods and numbers together."""
        return self.years | self.periods | self.numbers


@lru_cache(maxsize=16384)
def read_matter(title: str) -> Matter:
    """The words and marks of a title.

    >>> matter = read_matter("HMS-rapport 2. kvartal 2025")
    >>> sorted(matter.telling), sorted(matter.years), sorted(matter.periods)
    ([], ['2025'], ['kvartal2'])
    >>> sorted(read_matter("Ny lokal lønnspolitikk – 2. gangs behandling (oppfølging av 37/25)").words)
    ['lokal', 'lønnspolitikk']
    """
    text = ROUNDS.sub(" ", POINTER.sub(" ", fold(title)))
    opening = HEAD.match(text)
    years, text = take_years(text)
    periods, text = take_periods(text)
    numbers = frozenset(part.lstrip("0") or "0" for part in PART.findall(text))
    words = stem_words(PART.sub(" ", text))
    telling = frozenset(word for word in words if not is_usual(word))
    head = stem_words(PART.sub(" ", opening[0])) if opening else frozenset()
    return Matter(words, telling, years, periods, numbers, head, is_standing(fold(title)))


def take_years(text: str) -> tuple[frozenset[str], str]:
    """The years of a folded text («2023–2026», «2025/26», «h25» too), and the text without them."""
    found = set()
    for match in YEAR.finditer(text):
        first, _, last = re.sub("[–-]", "/", match[0]).partition("/")
        found |= {first, first[:2] + last if len(last) == 2 else last} - {""}
    found |= {f"20{match['year']}" for match in SEASON.finditer(text) if match["year"]}
    return frozenset(found), YEAR.sub(" ", text)


def take_periods(text: str) -> tuple[frozenset[str], str]:
    """The quarters, terms, seasons and months of a folded text, and the text without them."""
    found = set()
    for match in PERIOD.finditer(text):
        kind, number = (match["kind"], match["digit"] or match["number"]) if match["kind"] else (match["letter"], match["of"])
        found.add(f"{KINDS.get(kind, kind)}{ORDINALS.get(number, number)}")
    for match in SEASON.finditer(text):
        found.add("høst" if match["høst"] or match["short"] == "h" else "vår")
    text = SEASON.sub(" ", PERIOD.sub(" ", text))
    months = MONTH_WORD.findall(text)
    found |= {f"m{MONTHS[name]:02}" for name in months if len(name) > 3 or name in {"mai", "maj", "may"}}
    return frozenset(found), MONTH_WORD.sub(" ", text)


def rate_likeness(one: str, other: str) -> float:
    """How surely two titles speak of one matter, from 0 (they do not) to 1.

    >>> rate_likeness("Prosjektportefølje 2026 – prioritering", "Prosjektporteføljen 2026") >= SAME
    True
    >>> rate_likeness("Budsjettrammer 2025", "Budsjettrammer 2026"), rate_likeness("Budsjett 2026", "Møteplan 2026")
    (0.0, 0.0)
    """
    return compare_matters(read_matter(one), read_matter(other))


def is_one_matter(one: str, other: str) -> bool:
    """True where two titles can be one matter's, said of papers that something else brings together.

    >>> is_one_matter("Solceller på taket", "Solceller"), is_one_matter("Budsjett 2026", "Møteplan 2026")
    (True, False)
    """
    return rate_likeness(one, other) >= ALIKE


def compare_matters(one: Matter, other: Matter) -> float:
    """How surely two matters are one, from 0 to 1: all words of the shorter must stand in the longer, and no mark may differ."""
    if any(differ(a, b) for a, b in ((one.years, other.years), (one.periods, other.periods), (one.numbers, other.numbers))):
        return 0.0
    short, long = sorted((one, other), key=lambda matter: (len(matter.telling), len(matter.words)))
    if not short.words or not short.words <= long.words:
        return SAME if has_same_head(one, other) else 0.0
    shared, same = len(short.telling), short.words == long.words
    marks = "none" if not one.marks and not other.marks else "same" if one.marks == other.marks else "some"
    return LIKENESS[min(shared, 2)][same][marks]


def has_same_head(one: Matter, other: Matter) -> bool:
    """True where two titles say the same before their dashes: two telling words, or one under the same year or number."""
    shared = sum(word in one.telling for word in one.head) if one.head == other.head else 0
    return shared > 1 or (shared == 1 and bool(one.marks) and one.marks == other.marks)


LIKENESS: dict[int, dict[bool, dict[str, float]]] = {
    0: {True: {"same": 0.7, "none": 0.4, "some": 0.3}, False: {"same": 0.5, "none": 0.3, "some": 0.2}},
    1: {True: {"same": 0.9, "none": 0.6, "some": 0.5}, False: {"same": 0.75, "none": 0.5, "some": 0.4}},
    2: {True: {"same": 1.0, "none": 0.95, "some": 0.8}, False: {"same": 0.9, "none": 0.85, "some": 0.7}},
}
"""Telling words that both have (2: or more) -> whether their words are the same -> their marks -> how sure that it is one matter."""


def differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """True where both say something and neither says all that the other does: another year, quarter or number."""
    return bool(one and other) and not (one <= other or other <= one)

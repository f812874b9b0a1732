"""Eleven digits in running text, however they are parted: what personal and account numbers are sought among. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_SPACES = " \u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff\u00ad"
_SIGNS = "._/·•:*‐-―\u2212-"
_BREAKS = "\t\n\r\v\f\u0085\u2028\u2029|"
_GAP = rf"[{_SPACES}{_BREAKS}{_SIGNS}]"
_ANY = rf"[{_SPACES}{_BREAKS},;()+~\\'’\"=×x^{_SIGNS}]"
RUN = re.compile(rf"(?<!\d)(?=(?P<run>\d(?:{_ANY}{{0,4}}\d){{10}})(?!\d))")
"""Eleven digits from the beginning of a group of digits to the end of one. Looked ahead for: two may overlap."""
ELEVEN = re.compile(rf"\d(?:{_ANY}{{0,4}}\d){{10}}")
"""What every such text has: looked for first, since few papers do."""
USUAL = re.compile(rf"{_GAP}{{1,3}}")
"""What parts the groups of the SHAPES."""
BEFORE, BEHIND = re.compile(rf"\d({_ANY}{{1,4}})\Z"), re.compile(rf"({_ANY}{{1,4}})\d")
AMOUNT = re.compile(r"\d{1,3}(?:[ .\u00a0]\d{3})*(?:[.,]\d\d)?|\d{4,}|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
"""What a column of figures has in a cell."""
CALLED = re.compile(r"(?:f[øo]dt|f[øo]dsels|\bf\.|personn|pers\.?\s?nr|fnr|f\.\s?nr|pnr|d-n|birth|national id)[^\d\n]*\Z", re.IGNORECASE)
GOES_ON = re.compile(r",?[ \u00a0](?!kr\b|nok\b|mill|stk|eur|usd|tkr|prosent|av\b|og\b|til\b|pr\b)[a-zæøå]{2}")
"""What says that figures in a column are one number after all: words for it before, a sentence that goes on behind."""
_MONTH, _DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
DATED = re.compile(rf"(?<!\d)(?:(?:19|20)\d\d-{_MONTH}-{_DAY}|(?:{_DAY}|[1-9])[./](?:{_MONTH}|[1-9])[./](?:19|20)\d\d(?=[ ,(]))(?!\d)")
"""A whole date, with the hour or the number of an item behind it: nobody parts a number so, and the ids of our own tables do."""
LIKE = re.compile(rf"(?<!\w)(?:[\dOolIS]{_GAP}{{0,3}}){{10}}[\dOolIS](?!\w)")
"""As ELEVEN where a scan shows letters among the digits."""
MIXED = re.compile(r"\d(?:[OolIS]|(?<=[OolIS]\d))")
"""What every such text has."""
AS_DIGITS = str.maketrans("OolIS", "00115")
GROUP = re.compile(r"\d+")
BREAK = re.compile(rf"[{_BREAKS}]")
SHAPES = frozenset(
    {(11,), (2, 2, 2, 5), (4, 2, 5), (2, 4, 5), (6, 2, 3), (6, 3, 2), (6, 4, 1), (2, 2, 2, 3, 2), (3, 3, 5), (3, 3, 3, 2), (1,) * 11}
)
"""How many digits stand together, group by group, also within a longer row of figures; any two groups may (a break may cut anywhere)."""
SHORT = 2000
"""Letters of a text whose runs are kept; papers are longer."""
DIGIT = re.compile(r"\d")
DOI_BEFORE = re.compile(r"10\.\d{4,9}/\Z")
"""What stands before a DOI's own part."""


@dataclass(frozen=True, slots=True)
class DigitRun:
    """Eleven digits and where they stand."""

    start: int
    end: int
    digits: str
    """As 0 to 9, whatever digits the text uses."""
    groups: tuple[int, ...]
    """How many stand together; a group that a break cuts counts as one where it fits so."""
    gaps: tuple[str, ...]
    """What stands between the groups, as written."""

    @property
    def is_broken(self) -> bool:
        """True where a line or a cell ends inside."""
        return any(BREAK.search(gap) for gap in self.gaps)


def find_eleven(text: str) -> Iterator[DigitRun]:
    """Every run of eleven digits that stand in groups as people write them, or in any others by themselves: in no longer row or column.

    >>> [run.groups for run in find_eleven("Født 01 01 90 12 345; antall 10 12 14 15 118 9, 27 500 | 275 005")]
    [(2, 2, 2, 2, 3)]
    >>> list(find_eleven("raad-2012-05-20-9-12, 20.05.2012 9.30"))
    []
    >>> [(run.digits, run.groups) for run in find_eleven("Født 010190 12345, tlf. 22 85 50 50, nr. 010\\n190 12345")]
    [('01019012345', (6, 5)), ('01019012345', (6, 5))]
    """
    if MIXED.search(text):
        text = LIKE.sub(read_letters, text)
    if ELEVEN.search(text):
        yield from _find(text) if len(text) < SHORT else _search(text)


def read_letters(match: re.Match[str]) -> str:
    """Eleven signs with the letters among them as the digits that they look like, where most are digits; as they are where not.

    >>> LIKE.sub(read_letters, "Født O2O132 99997, 020l32-99997. Oslo 2l")
    'Født 020132 99997, 020132-99997. Oslo 2l'
    """
    text = match.group()
    return text.translate(AS_DIGITS) if len(DIGIT.findall(text)) >= 8 else text


@lru_cache(maxsize=4096)
def _find(text: str) -> tuple[DigitRun, ...]:
    """As find_eleven; kept, since several recognisers ask for those of the same text."""
    return tuple(_search(text))


def _search(text: str) -> Iterator[DigitRun]:
    """As find_eleven."""
    for match in RUN.finditer(text):
        run, start = match["run"], match.start()
        if DOI_BEFORE.search(text, max(0, start - 14), start):
            continue
        groups = tuple(len(group) for group in GROUP.findall(run))
        gaps = tuple(GROUP.split(run)[1:-1])
        usual = () if len(BREAK.findall(run)) > 1 or not all(map(USUAL.fullmatch, gaps)) else find_shape(groups, gaps)
        if shape := usual or find_odd(text, match, groups, gaps):
            yield DigitRun(start, start + len(run), "".join(str(int(sign)) for sign in DIGIT.findall(run)), shape, gaps)


def find_shape(groups: tuple[int, ...], gaps: tuple[str, ...]) -> tuple[int, ...]:
    """The groups as people write them, two of them joined where a break cut one; empty where nobody writes such.

    >>> find_shape((2, 2, 2, 5), (".", ".", " ")), find_shape((6, 2, 3), ("-", "\\n")), find_shape((2, 2, 2, 2, 3), (" ",) * 4)
    ((2, 2, 2, 5), (6, 5), ())
    """
    for place, gap in enumerate(gaps) if len(groups) > 2 else ():
        joined = (*groups[:place], groups[place] + groups[place + 1], *groups[place + 2 :])
        if BREAK.search(gap) and (joined in SHAPES or len(joined) <= 2):
            return joined
    if groups in SHAPES:
        return groups
    return groups if len(groups) == 2 else ()


def find_odd(text: str, match: re.Match[str], groups: tuple[int, ...], gaps: tuple[str, ...]) -> tuple[int, ...]:
    """The groups of a run that nobody writes so, where it stands by itself; empty where it is part of a row or of columns of figures, or
    has a date in it.

    Of eleven such digits one in a hundred passes as a person's, and of real minutes hardly a page in forty has such a run.
    """
    run, start = match["run"], match.start()
    before, behind = BEFORE.search(text, max(0, start - 5), start), BEHIND.match(text, start + len(run))
    if any(near and near[1] in gaps for near in (before, behind)) or DATED.search(run):
        return ()
    cells = [cell.strip() for cell in BREAK.split(run)]
    is_column = len(cells) > 1 and all(AMOUNT.fullmatch(cell) for cell in cells if cell)
    is_said = is_column and (CALLED.search(text, max(0, start - 40), start) or GOES_ON.match(text, start + len(run)))
    return () if is_column and not is_said else groups


def is_one_gap(gaps: tuple[str, ...]) -> bool:
    """True where all gaps are alike."""
    return all(one == other for one, other in pairwise(gaps))

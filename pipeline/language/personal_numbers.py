"""Norwegian personal numbers (fødselsnummer, D, H and synthetic numbers) in running text: found by place, never kept.

Rules: Skatteetaten, «Nytt fødselsnummer fra 2032». Two control digits, both sums modulo 11; numbers issued from 2032 let the first rest
be 0, 1, 2 or 3. Every such number is a valid bank account number too, so the words before it decide which of the two it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GAP = r"[ \u00a0\u2007\u2009\u202f\t.\u2010-\u2015-]"
_DAY = r"[0-7]\d"
_MONTH = r"[0-9]\d"
PATTERN = re.compile(
    rf"(?<!\d)(?<!\d[/-])(?P<day>{_DAY})(?P<first>{_GAP}?)(?P<month>{_MONTH})(?P<second>{_GAP}?)(?P<year>\d\d)"
    rf"(?P<third>(?:{_GAP}|\s){{0,3}})(?P<rest>\d{{5}})(?!\d)(?![/-]\d)"
)
"""ddmmyynnnnn in one piece, in two («010190 12345», «01.01.90-12345»), or with the last five digits on the next line."""
ACCOUNT_BEFORE = re.compile(
    r"(?:konto\w*|account\w*|iban|bankgiro\w*|giro\w*|kid\w*|org(?:anisasjons)?\.?\s?(?:nr|nummer|no)\w*)\.?(?:\s*(?:nr|no|number|nummer)\b)?\.?[\s:(]{0,5}$",
    re.IGNORECASE,
)
"""Words right before eleven digits that say they are an account's."""
WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
"""Of the first and the second sum; a control digit counts once in its own."""
RESTS_2032 = frozenset({0, 1, 2, 3})
ONE_GAP = frozenset({"", " ", "\u00a0", "\u2009", "\u202f", ".", "-", "\u2011", "\u2013"})
"""What can stand between a dotted date and the last five digits."""
LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MASK = "•"


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """Where a personal number stands in a text, and what sort it is. The digits are not kept."""

    start: int
    end: int
    kind: str
    """birth, D, H (month + 40) or synthetic (month + 80, as in test data)."""
    is_new: bool = False
    """True where only the rules from 2032 take it."""
    is_account: bool = False
    """True where the text calls it an account, or writes it as one («1234.56.12345»)."""


def find_personal_numbers(text: str) -> list[PersonalNumber]:
    """Every run of eleven digits, however it is parted, that has a date and both control digits of a personal number.

    >>> [(found.start, found.kind) for found in find_personal_numbers("Født 020132 99997, tlf. 22 85 50 50")]
    [(5, 'birth')]
    >>> find_personal_numbers("Konto 02013299997")[0].is_account, find_personal_numbers("Arkiv 20250417123")
    (True, [])
    """
    return list(_find(text))


def mask_personal_numbers(text: str) -> str:
    """The text with the digits of personal numbers hidden, as long as before.

    >>> mask_personal_numbers("Søknad fra 020132-99997 innvilges")
    'Søknad fra ••••••-••••• innvilges'
    """
    for found in _find(text):
        text = text[: found.start] + re.sub(r"\d", MASK, text[found.start : found.end]) + text[found.end :]
    return text


def _find(text: str) -> Iterator[PersonalNumber]:
    """The numbers in order; no two share a digit."""
    for match in PATTERN.finditer(text):
        if match["second"] and match["third"] not in ONE_GAP:
            continue  # a date in one column and a figure in the next
        digits = match["day"] + match["month"] + match["year"] + match["rest"]
        kind, is_old = find_kind(digits), rest_of(digits, 0) == 0
        # Only the old rules hold for digits that are parted in odd ways: the new ones take one of twenty dated numbers.
        if kind and rest_of(digits, 1) == 0 and (is_old or (rest_of(digits, 0) in RESTS_2032 and not match["second"])):
            account = bool(ACCOUNT_BEFORE.search(text[max(0, match.start() - 40) : match.start()])) or is_written_as_account(match)
            yield PersonalNumber(match.start(), match.end(), kind, not is_old, account)


def is_written_as_account(match: re.Match[str]) -> bool:
    """True for «1234.56.12345» and «1234 56 12345», as accounts are written."""
    return not match["first"] and match["second"] in {".", " ", "\u00a0"} and match["third"] == match["second"]


def find_kind(digits: str) -> str:
    """The sort of number by its date; empty where no calendar has the day.

    >>> [find_kind(start + "00000") for start in ("010190", "410190", "014190", "018190", "310290", "200523", "202305")]
    ['birth', 'D', 'H', 'synthetic', '', 'birth', '']
    """
    day, month = int(digits[:2]), int(digits[2:4])
    kind = "birth"
    if day > 40:
        day, kind = day - 40, "D"
    if month > 80:
        month, kind = month - 80, "synthetic"
    elif month > 40:
        month, kind = month - 40, "H"
    if not 1 <= month <= 12 or not 1 <= day <= LONGEST_MONTH[month - 1]:
        return ""
    return "" if (month, day) == (2, 29) and int(digits[4:6]) % 4 else kind


def rest_of(digits: str, place: int) -> int:
    """The rest of the first (0) or second (1) weighted sum with its control digit, modulo 11.

    >>> [(rest_of(digits, 0), rest_of(digits, 1)) for digits in ("30108299920", "30108299939", "02013299903")]
    [(0, 0), (1, 0), (2, 0)]
    """
    return sum(weight * int(digit) for weight, digit in zip(WEIGHTS[place], digits, strict=False)) % 11

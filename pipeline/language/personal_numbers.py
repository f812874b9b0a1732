"""Norwegian personal numbers (fødselsnummer, D, H and synthetic numbers) in running text: found by place, never kept.

Rules: Skatteetaten, «Nytt fødselsnummer fra 2032». Two control digits, both sums modulo 11; numbers issued from 2032 let the first rest
be 0, 1, 2 or 3. Every such number is a valid bank account number too, so the words before it decide which of the two it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.language.digit_runs import BREAK, ELEVEN, MIXED, DigitRun, find_eleven, is_one_gap

ACCOUNT_BEFORE = re.compile(
    r"(?:konto\w*|account\w*|iban|bankgiro\w*|giro\w*|kid\w*|org(?:anisasjons)?\.?\s?(?:nr|nummer|no)\w*)\.?(?:\s*(?:nr|no|number|nummer)\b)?\.?[\s:(]{0,5}$",
    re.IGNORECASE,
)
"""Words right before eleven digits that say they are an account's."""
WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
"""Of the first and the second sum; a control digit counts once in its own."""
RESTS_2032 = frozenset({0, 1, 2, 3})
NUMBER_BEFORE = re.compile(r"f[øo]d|\bf\.\s|person|fnr|f\.nr|pnr|d-n|birth|national id", re.IGNORECASE)
"""Words that say that a date and five digits in the next column are one number."""
AMOUNT_BEHIND = re.compile(r"\s*(?:,\d\d\b|,-|kr\b|nok\b|%|mill)", re.IGNORECASE)
"""What says that five digits behind a date are money."""
DATE_FIRST = re.compile(
    r"(?<!\d)(?P<day>\d\d)[./ -]?(?P<month>\d\d)[./ -]?(?P<century>1[89]|20)?(?P<year>\d\d)"
    r"(?P<gap>[^\w\n/#]{0,6}\s?(?:(?:person(?:nummer|nr)|pers\.?\s?nr|pnr|og|and)\.?[^\w\n/#]{0,3})?)(?P<rest>\d{5})(?!\d)",
    re.IGNORECASE,
)
"""A date of birth and the five digits behind it as people write them apart: «02.01.1932, personnr. 99997», «(020132) 99997»."""
FIVE = re.compile(r"\d\d\d\d\d")
"""What every such text has: looked for first, since few do, and written so that it is found fast."""
NAV_MONTHS = 65
"""Added to the month in some test data."""
LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MASK = "•"


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """Where a personal number stands in a text, and what sort it is. The digits are not kept."""

    start: int
    end: int
    kind: str
    """birth, D, H (month + 40) or synthetic (month + 80 or + 65, as in test data)."""
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


def may_hold_number(text: str) -> bool:
    """False where nothing in a text can be a personal number: the cheap question before find_personal_numbers.

    >>> may_hold_number("Født 020132 99997"), may_hold_number("Møte 12. mars 2025 kl. 09.00")
    (True, False)
    """
    return any(pattern.search(text) for pattern in (ELEVEN, FIVE, MIXED))


def mask_personal_numbers(text: str, *, accounts: bool = True) -> str:
    """The text with the digits of personal numbers hidden, as long as before; of those that it calls an account only where `accounts`.

    >>> mask_personal_numbers("Søknad fra 020132-99997 innvilges")
    'Søknad fra ••••••-••••• innvilges'
    """
    for found in (one for one in _find(text) if accounts or not one.is_account):
        text = text[: found.start] + re.sub(r"\d", MASK, text[found.start : found.end]) + text[found.end :]
    return text


def _find(text: str) -> Iterator[PersonalNumber]:
    """The numbers in order; no two share a digit."""
    end = 0
    runs = [*find_eleven(text), *find_dates_first(text)]
    for run in sorted(runs, key=lambda run: run.start):
        kind = find_kind(run.digits)
        if (
            run.start < end
            or not kind
            or rest_of(run.digits, 1)
            or rest_of(run.digits, 0) not in RESTS_2032
            or is_date_and_figure(text, run)
        ):
            continue
        end = run.end
        before = text[max(0, run.start - 40) : run.start]
        account = bool(ACCOUNT_BEFORE.search(before)) or is_written_as_account(run)
        yield PersonalNumber(run.start, run.end, kind, rest_of(run.digits, 0) != 0, account)


def find_dates_first(text: str) -> Iterator[DigitRun]:
    """Eleven digits of a date of birth, with the century or without, and five more behind other signs than those of digit_runs.

    >>> [run.digits for run in find_dates_first("Født 02.01.1932, personnr. 99997; 020132 ~ 99997")]
    ['02013299997', '02013299997']
    """
    for match in DATE_FIRST.finditer(text) if FIVE.search(text) else ():
        day, month, century, year, gap, rest = match.groups()
        is_whole = match.end("year") - match.start() == (8 if century else 6)
        is_named = any(letter.isalpha() for letter in gap) or NUMBER_BEFORE.search(text, max(0, match.start() - 60), match.start())
        if gap and (is_named or is_whole or century):
            groups = (6, 5) if is_whole or is_named else (2, 2, 2, 5)
            yield DigitRun(match.start(), match.end(), f"{day}{month}{year}{rest}", groups, (gap,))


def is_date_and_figure(text: str, run: DigitRun) -> bool:
    """True for a parted date with an amount behind it, or with five digits in the next column that nothing calls a person's."""
    if run.groups != (2, 2, 2, 5):
        return False
    apart = BREAK.search(run.gaps[-1]) or (len(run.gaps[-1]) > 1 and not is_one_gap(run.gaps))
    is_money = run.gaps[-1] not in {"-", "–"} and AMOUNT_BEHIND.match(text, run.end)
    return bool(is_money) or bool(apart and not NUMBER_BEFORE.search(text, max(0, run.start - 200), run.start))


def is_written_as_account(run: DigitRun) -> bool:
    """True for «1234.56.12345» and «1234 56 12345», as accounts are written."""
    return run.groups == (4, 2, 5) and run.gaps[0] == run.gaps[-1] and run.gaps[0] in {".", " ", "\u00a0"}


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
    elif month > NAV_MONTHS:
        month, kind = month - NAV_MONTHS, "synthetic"
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

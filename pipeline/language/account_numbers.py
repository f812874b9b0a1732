"""Bank account numbers in running text: Norwegian ones (eleven digits, the last a control digit modulo 11) and IBANs. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.digit_runs import DigitRun, find_eleven, is_one_gap
from pipeline.language.personal_numbers import rest_of

CALLED = re.compile(r"(?:konto|account|giro|iban|bank(?!\w*(?:dag|møte)))[\w ./()]{0,60}[\s:.–-]*\Z", re.IGNORECASE)
"""Words before a number that say that it is an account's."""
PAID = re.compile(
    r"\b(?:(?:ut|inn|til(?:bake)?)?betal\w*|overfør\w*|refunder\w*|refusjon\w*|stipend\w*|honorar\w*|reimburse\w*|pay|paid|payment\w*|payable|transfer\w*)"
    r"[^.;:]{0,50}?(?:\b(?:til|to|into|på)(?:\s\w+)?\s*|:\s*)\Z",
    re.IGNORECASE,
)
"""Words before a number that say that money goes there."""
NOT_CALLED = re.compile(r"\b(?:kid|org|faktura|ordre|sak|ref)\w*\.?\s*(?:nr|nummer)?\.?\s*:?\s*\Z", re.IGNORECASE)
"""Words right before it that say that it is something else."""
GAPS = frozenset({".", " ", "-", "\u00a0", "\u2009", "\u202f"})
NEAR = 80
IBAN = re.compile(r"(?<!\w)NO\d{2}(?:[ \u00a0.-]?\d{4}){2}[ \u00a0.-]?\d{3}(?!\d)", re.IGNORECASE)


def find_account_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every account number: written as one («1234.56.78903»), or called one. Personal numbers among them pass too.

    >>> text = "Konto 1234.56.78903, org.nr. 974 767 880, kontonr: 12345678903, KID 12345678903"
    >>> [text[start:end] for start, end in find_account_numbers(text)]
    ['1234.56.78903', '12345678903']
    """
    for run in find_eleven(text):
        before = text[max(0, run.start - NEAR) : run.start]
        if (
            rest_of(run.digits, 1) == 0
            and not NOT_CALLED.search(before)
            and (is_written_so(run) or CALLED.search(before) or PAID.search(before))
        ):
            yield run.start, run.end
    if "NO" in text or "no" in text:
        yield from ((match.start(), match.end()) for match in IBAN.finditer(text) if is_iban(match.group()))


def is_written_so(run: DigitRun) -> bool:
    """True for «1234.56.78903» and «1234 56 78903»; a break may cut the last."""
    return run.groups == (4, 2, 5) and (
        run.is_broken or (is_one_gap(run.gaps) and run.gaps[0] in {".", " ", "\u00a0", "-", "\u2009", "\u202f"})
    )


def is_iban(text: str) -> bool:
    """True where the account inside a Norwegian IBAN has its control digit.

    >>> is_iban("NO93 8601 1117 947"), is_iban("NO93 8601 1117 948")
    (True, False)
    """
    digits = "".join(sign for sign in text if sign.isdigit())
    return rest_of(digits[2:], 1) == 0

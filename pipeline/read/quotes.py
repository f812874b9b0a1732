"""Older mail quoted below or inside a message: where it begins, by rows with their own examples."""

from __future__ import annotations

import re

from pipeline.grammar import find_rule, rule

DAY = r"(?:\d{1,2}[./ ]|\d{4}-|(?:mon|tue|wed|thu|fri|sat|sun|man|tir|tis|ons|tor|fre|lør|lör|søn|sön)\w*[ ,.])"
QUOTES = (
    rule(
        "original_message",
        r"[-_\s]*(?:(?:Opprinnelig|Opphavleg|Videresendt|Vidaresend) melding|(?:Original|Forwarded) message"
        r"|(?:Oprindelig|Videresendt) meddelelse|(?:Ursprungligt|Vidarebefordrat) meddelande)[-_\s]*:?$",
        "-----Opprinnelig melding-----",
        "-----Original Message-----",
        "---------- Forwarded message ---------",
    ),
    rule(
        "wrote_nordic",
        rf"(?:Den|På)\s+{DAY}.*(?:skrev|skreiv)\b.*:?\s*$",
        "Den 3. mars 2025 kl. 10:12 skrev Kari Nes <kari@eks.no>:",
        "Den ons. 5. mars 2025 skrev Per Lie:",
        "Den tis 4 mars 2025 skrev Eva Ek:",
    ),
    rule(
        "wrote_english",
        rf"On\s+{DAY}.*wrote:\s*$",
        "On Wed, Mar 5, 2025 at 10:12 AM Kari Nes <kari@eks.no> wrote:",
        "On 5 March 2025, Kari Nes wrote:",
    ),
    rule("name_wrote", r".{3,80}<[^>]+@[^>]+>\s+(?:skrev|skreiv|wrote)\s*.*:\s*$", "Kari Nes <kari@eks.no> skrev den 5. mars 2025:"),
    rule(
        "date_name_wrote",
        rf"{DAY}.*(?:skrev|skreiv)\s.*:\s*$",
        "5. mars 2025 kl. 10.12 skrev Kari Nes:",
        "ons. 5. mars 2025 kl. 10:12 skrev Kari Nes <kari@eks.no>:",
    ),
)
BROKEN = QUOTES[1:]
"""Those that often break over two rows."""
WRAPPED = re.compile(rf"(?:Den|På|On|{DAY}).*(?:\d|<)", re.IGNORECASE)
NEAR = 5
"""Rows from the one that says who wrote on which the first quoted one stands."""
FROM = re.compile(r"\*?(?:Fra|Frå|From|Från|Van)\s?:\*?\s*\S", re.IGNORECASE)
SENT = re.compile(r"\*?(?:Sendt|Sent|Skickat|Dato|Date|Datum)\s?:\*?\s*\S", re.IGNORECASE)


def find_quote(rows: list[str], start: int = 0) -> int:
    """The index of the row at which quoted older mail begins, from `start` on; the number of rows where none is.

    >>> find_quote(["Hei", "Fra: Kari Nes", "Sendt: 3. mars 2025", "Til: Per Lie"])
    1
    """
    for index in range(start, len(rows)):
        text = rows[index].strip()
        if not text:
            continue
        if find_rule(QUOTES, text):
            return index
        # The attribution is often broken over two rows.
        below = rows[index + 1].strip() if index + 1 < len(rows) else ""
        if text[-1] not in ".?!" and WRAPPED.match(text) and find_rule(BROKEN, f"{text} {below}"):
            return index
        if FROM.match(text) and any(SENT.match(other.strip()) for other in rows[index + 1 : index + 4]):
            return index
    return len(rows)


def split_quotes(rows: list[str]) -> tuple[list[str], int]:
    """The rows of the message itself, and how many rows of older mail were left out; rows keep their places.

    Where quoted rows bear a sign (>), what stands below and between them is the message's own.

    >>> split_quotes(["Hei", "> eldre", "svar"])
    (['Hei', '', 'svar'], 1)
    >>> split_quotes(["On 5 March 2025, Kari Nes wrote:", "> Kan du?", "Ja."])
    (['', '', 'Ja.'], 2)
    """
    own, place = list(rows), 0
    while (end := find_quote(rows, place)) < len(rows):
        place = next((index for index in range(end + 1, min(end + NEAR, len(rows))) if is_quoted(rows[index])), len(rows))
        own[end:place] = [""] * (place - end)
    own = ["" if is_quoted(row) else row for row in own]
    return own, sum(1 for row, kept in zip(rows, own, strict=True) if row.strip() and not kept.strip())


def is_quoted(row: str) -> bool:
    """True for a row that bears the sign of older mail."""
    return row.lstrip().startswith(">")

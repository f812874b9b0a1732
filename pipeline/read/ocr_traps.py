"""Letters and signs that tesseract takes for others: only those that no text has in such places are read as what they must be."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trap:
    """A misreading: what it looks like, what it is read as, and examples of both."""

    name: str
    pattern: re.Pattern[str]
    instead: str
    examples: tuple[tuple[str, str], ...]
    opens: bool = False
    """True for what is only told at the beginning of a printed line."""


# fmt: off
TRAPS = (
    Trap("bullet", re.compile(r"[©®@¢«»°*](?:\s+(?=\S)|$)"), "• ", (("© Valg av leder", "• Valg av leder"), ("«", "•")), True),
    Trap("letter_bullet", re.compile(r"e\s+(?=[A-ZÆØÅÄÖ0-9])|e$"), "• ", (("e Valg av leder", "• Valg av leder"), ("e", "•")), True),
    Trap("list_number", re.compile(r"[l|](?=[.)]\s+[A-ZÆØÅÄÖ]\w+\s[a-zæøåäö])"), "1", (("l. Valg av styre", "1. Valg av styre"),), True),
    Trap("initial", re.compile(r"(?<!\S)\|(?=\.)"), "I", (("Kari Nes, |. Lie", "Kari Nes, I. Lie"),)),
    Trap("first_letter", re.compile(r"(?<!\S)\|(?=[a-zæøåäö])"), "I", (("|ngen merknader", "Ingen merknader"),)),
    Trap("inner_letter", re.compile(r"(?<=[a-zæøåäö])\|"), "l", (("Ti| stede", "Til stede"),)),
    Trap("rule", re.compile(r"(?<!\S)[|_¦]+(?!\S)\s*"), "", (("| Kari Nes |", "Kari Nes"),)),
    Trap("underscore", re.compile(r"(?<!\S):([a-z]+) ([a-z]+):(?!\S)"), r":\1_\2:", ((":open book: Budsjett", ":open_book: Budsjett"),)),
    Trap("naught", re.compile(r"(?<=\d)[Oo](?=\d)"), "0", (("2O19", "2019"),)),
    Trap("one", re.compile(r"(?<=\d)[l|](?=[\d.:/])|(?<=\d[./])[l|](?=[\d./])"), "1", (("1l.03.19", "11.03.19"), ("2.l2.19", "2.12.19"))),
)
# fmt: on


def mend(text: str, opens: bool) -> str:
    """The words of a printed line, or of one that `opens` it, without such misreadings.

    >>> mend("e Saksliste", True), mend("Til stede: J. Moe | |. Lie", True)
    ('• Saksliste', 'Til stede: J. Moe I. Lie')
    """
    for trap in TRAPS:
        if not trap.opens:
            text = trap.pattern.sub(trap.instead, text)
        elif opens and (match := trap.pattern.match(text)):
            text = trap.instead + text[match.end() :]
    return text.strip()

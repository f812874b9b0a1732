"""Text -> sentences, without cutting after abbreviations, ordinals and initials."""

from __future__ import annotations

import re
from functools import lru_cache

_ABBREVIATIONS = frozenset({
    "kl", "nr", "ca", "mfl", "m.fl", "bl.a", "jf", "jfr", "Jf", "Jfr", "osv", "evt", "inkl", "ekskl", "pga", "mht", "dvs", "f.eks", "etc",
    "tlf", "kap", "pkt", "gnr", "bnr", "offl", "fvl", "st", "vedr", "ang", "adm", "dir", "avd", "inst", "prof", "dr", "stud", "resp",
    "ref", "Ref", "kr", "mill", "pr", "sst", "tab", "sec", "vs", "e.g", "i.e", "approx", "Kr", "St", "Jr", "Chr", "Th",
})  # fmt: skip
_SHORT = re.compile(r"\d{1,3}|[A-ZÆØÅ]")
"""An ordinal, an initial."""
_FULL_STOP = re.compile(r"\b[12]\d{3}\.$|\bkl\.?\s\d{1,2}\.$|\d[.:]\d\d\.$")
"""A year or a clock time at the end: its stop ends the sentence."""
_MAY_END = re.compile(r"(?:kr|mill|osv|etc|mv|m\.m|m\.v)\.$")
"""An abbreviation that ends a sentence where a capital follows: «12 000 kr. Regnskapet …»."""
_BREAK = re.compile(r"[.!?](?P<gap>[)\"»”]?\s+)(?=[«\"“(]?[A-ZÆØÅÄÖ0-9§*•:\[-])")


@lru_cache(maxsize=2048)  # every finder asks for those of the same blocks
def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, each without blanks around it.

    >>> split_sentences("Møtet ble hevet kl. 20.15. Referatet fra 15. oktober godkjennes! Arne Kr. Nes orienterte.")
    ('Møtet ble hevet kl. 20.15.', 'Referatet fra 15. oktober godkjennes!', 'Arne Kr. Nes orienterte.')
    """
    sentences, start = [], 0
    for match in _BREAK.finditer(text):
        end = match.start("gap")
        if match[0][0] != "." or not is_abbreviated(text[max(start, end - 24) : end], text[match.end()]):
            sentences.append(text[start:end].strip())
            start = match.end()
    sentences.append(text[start:].strip())
    return tuple(filter(None, sentences))


def is_abbreviated(tail: str, following: str) -> bool:
    """True where the stop that ends a text is an abbreviation's and `following`, the next character, opens no sentence.

    >>> is_abbreviated("Møtet varer fra kl.", "9"), is_abbreviated("Det koster 200 kr.", "M"), is_abbreviated("I år 2005.", "M")
    (True, False, False)
    """
    word = tail[:-1].replace("(", " ").rpartition(" ")[2] if tail.isprintable() else re.split(r"[\s(]", tail[:-1])[-1]
    if word not in _ABBREVIATIONS and not _SHORT.fullmatch(word):
        return False
    return not (_FULL_STOP.search(tail) or (_MAY_END.search(tail) and following.isalpha()))

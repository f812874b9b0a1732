"""Which of the names in a folder's papers are names of one body: generic words, inflected forms, short names, names inside another."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from pipeline.grammar.bodies import ENDING, ORGANS, SMALL_WORD
from pipeline.language.folding import fold

_LONGEST_CODE = 8
_SHORT = re.compile(r"\s*\((?P<code>[A-ZÆØÅ]{2,8})\)\s*$")
"""The short name in brackets behind a name."""
_WORD = re.compile(r"[\w&]+")


def group_names(names: Iterable[str]) -> dict[str, str]:
    """Each name -> the fullest name of the same body; a name that fits several goes to the one that is named most.

    >>> group_names(["Styret", "Styret for Solvik museum", "Solvik museums styre", "Valgkomiteen"])["Solvik museums styre"]
    'Styret for Solvik museum'
    >>> group_names(["DU", "Driftsutvalet", "Utvalget"])
    {'Driftsutvalet': 'Driftsutvalet', 'Utvalget': 'Driftsutvalet', 'DU': 'Driftsutvalet'}
    >>> group_names(["Fagrådet for sjøliv (FRS)", "Fagrådet for sjøliv i Dalen"])["Fagrådet for sjøliv (FRS)"]
    'Fagrådet for sjøliv i Dalen'
    """
    counts = Counter(names)
    spelled = {match["code"]: name for name in counts if drop_short(name) != name and (match := _SHORT.search(name))}
    full: list[str] = []
    found: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: (-len(stem_words(drop_short(name))), -len(name), name)):
        same = [other for other in full if is_same_body(spelled.get(name, name), other)]
        found[name] = max(same, key=lambda other: (counts[other], len(other), other)) if same else name
        if not same:
            full.append(name)
        else:
            counts[found[name]] += counts[name]
    return found


def is_same_body(name: str, fuller: str) -> bool:
    """True where a name can stand for a fuller one: each of its words is there, in any form, or it is its short name.

    >>> is_same_body("Rådet", "Fagrådet for fjell"), is_same_body("RFF", "Rådet for fjellvett"), is_same_body("Styret", "Årsmøtet")
    (True, True, False)
    """
    name = drop_short(name)
    words, others = stem_words(name), stem_words(fuller)
    whole = {word for word in words if word in ORGANS and any(other.endswith(word) for other in others)}
    return bool(words) and (
        words <= others | whole or (len(name) > _LONGEST_CODE and fold(name) in fold(fuller)) or is_code_of(name, fuller)
    )


def drop_short(name: str) -> str:
    """A name without its own short name in brackets: capitals that are letters of it in order, from the first one on. Other words in
    brackets tell it from another body.

    >>> drop_short("Fagrådet for sjøliv (FRS)"), drop_short("Styret (Dalen)"), drop_short("Styret (HS)")
    ('Fagrådet for sjøliv', 'Styret (Dalen)', 'Styret (HS)')
    """
    match = _SHORT.search(name)
    if not match or not re.match(".*".join(fold(match["code"])), fold(name[: match.start()])):
        return name
    return name[: match.start()]


def is_code_of(code: str, name: str) -> bool:
    """True for a short name in capitals: the initials of the words, or letters of them in order, the last one the organ's.

    >>> is_code_of("AMU", "Arbeidsmiljøutvalget"), is_code_of("AMU", "Administrasjonsstyret")
    (True, False)
    """
    if not (code.isupper() and code.isalpha() and 2 <= len(code) <= _LONGEST_CODE):
        return False
    if fold(code) == "".join(word[0] for word in fold(name).split()):
        return True
    letters = ".*".join(fold(code[:-1]))
    organs = "|".join(sorted(organ for organ in ORGANS if organ.startswith(fold(code[-1]))))
    return bool(organs) and re.match(rf"{letters}.*(?:{organs})", fold(name)) is not None


def stem_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, without endings, accents and small words.

    >>> sorted(stem_words("Styret for Solvik museum")), sorted(stem_words("Driftsutvalgets"))
    (['muse', 'solvik', 'styr'], ['driftsutval'])
    """
    plain = re.sub("e\N{COMBINING ACUTE ACCENT}", "e", unicodedata.normalize("NFD", fold(name)))
    words = _WORD.findall(unicodedata.normalize("NFC", plain))
    return frozenset(ENDING.sub("", word) for word in words if word not in SMALL_WORD)

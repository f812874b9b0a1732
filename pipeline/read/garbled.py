"""Text layers that make no words: told by the share of stop words; glyph numbers are read as letters, the rest needs OCR."""

from __future__ import annotations

import re
from itertools import islice

from pipeline.read.encoding import is_clean

STOP_WORDS = """
og i jeg det at en et den til er som på de med han av ikke der så var meg seg men har om vi min fra eller for ble skal kan
vil ved å blir hva
eg ei dei ikkje frå vart ein eit kva vera skulle ho dette ut sin hvor nå etter være også alle være styret møtet møte sak saker leder
the of and to in is that it was for on are as with be at by this have from or not will an we att och det inte till för blev
under over mot mellom bare noe noen nytt andre må opp ned inn når hvis kun vedtak valg
"""
STOP = frozenset(STOP_WORDS.split())
WORD = re.compile(r"[^\W\d_]+")
LIKELY = re.compile(r"(?:[A-ZÆØÅÄÖ]?[a-zæøåäöéèü]*[aeiouyæøåäö][a-zæøåäöéèü]*)")
CONTROLS = re.compile(r"[\x03-\x08\x0b\x0c\x0e-\x1f]")
ENOUGH = 25
"""Words a page must have to be judged."""
FEWEST = 0.25
"""Share of what stands between blanks that has a letter: of a page of figures the few words there say nothing."""
# A font without a map of its letters gives the numbers of its glyphs. In the usual order of TrueType these are ASCII less 29,
# and from 98 on the upper half of the old Macintosh set.
GLYPHS = {code: chr(code + 29) for code in range(3, 98) if chr(code) not in "\r\n "}
GLYPHS |= {code: bytes([code - 98 + 128]).decode("mac_roman") for code in range(98, 226)}


def stop_share(text: str) -> float:
    """The share of stop words among the words of a text."""
    words = WORD.findall(text.lower())
    return sum(map(STOP.__contains__, words)) / len(words) if words else 0.0


def likely_share(text: str) -> float:
    """The share of words that are put together like words: small letters with a vowel, a capital at most in front."""
    words = WORD.findall(text)
    return sum(LIKELY.fullmatch(word) is not None for word in words) / len(words) if words else 0.0


def is_garbled(text: str) -> bool:
    """True for a page whose letters make no words in nb, nn, da, sv or en. Lists of names and figures are not.

    >>> [is_garbled(10 * text) for text in ("2QOLQHV YHGWHNWHU VHNVMRQ EHVWHPPHOVHU ", "Kari Nes Per Lie ", "12 300, 14 200 kr ")]
    [True, False, False]
    """
    if text.count("(cid:") >= 5 or (not is_clean(text) and len(CONTROLS.findall(text)) > 0.02 * len(text) + 1):
        return True
    # A text has at most one word to two letters: most pages have more stop words than 0.03 of that in their upper half alone.
    stops = filter(STOP.__contains__, text[: len(text) // 2].split())
    if next(islice(stops, int(0.015 * (len(text) + 1) + 1), None), ""):
        return False
    if len(text.split()) < ENOUGH or stop_share(text) > 0.03:
        return False
    signs = sum(not (char.isalnum() or char.isspace() or char in ".,:;-–()/%«»\"'§|@_•") for char in text)
    has_words = len(WORD.findall(text)) > FEWEST * len(text.split())
    return (has_words and likely_share(text) < 0.35) or signs > 0.15 * len(text)


def shift_letters(text: str) -> str:
    """The text with glyph numbers read as the letters they stand for; line ends and spaces stay, so that places do not move.

    >>> shift_letters("2QOLQHV"), shift_letters("Sn 6\u00a1UODQG")
    ('Onlines', 'på Sørland')
    """
    return text.translate(GLYPHS)


def is_shifted(text: str) -> bool:
    """True where reading glyph numbers as letters makes plain words of a garbled text."""
    shifted = shift_letters(text)
    return stop_share(shifted) > 0.1 or (likely_share(shifted) > 0.6 and likely_share(text) < 0.4)

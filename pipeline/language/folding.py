"""Text made comparable: folded for matching, slugs for ids, words for counting."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOT_ID = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ð": "d", "þ": "th"})


def fold(text: str) -> str:
    """The text in lower case, NFC, with single spaces: two spellings that differ only in case and spacing become one.

    >>> fold("  Til  STEDE ")
    'til stede'
    """
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def slug(text: str) -> str:
    """The text as part of an id: ascii letters and digits, words joined with "-".

    >>> slug("Økonomi- og HMS-rådet")
    'oekonomi-og-hms-raadet'
    """
    ascii_text = unicodedata.normalize("NFKD", fold(text).translate(_LETTERS)).encode("ascii", "ignore").decode()
    return _NOT_ID.sub("-", ascii_text).strip("-")


def words(text: str) -> list[str]:
    """The words of a text, folded, without digits and punctuation.

    >>> words("HR- og HMS-avdelingen, 2. etasje")
    ['hr', 'og', 'hms-avdelingen', 'etasje']
    """
    return _WORD.findall(fold(text))

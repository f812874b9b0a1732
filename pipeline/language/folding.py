"""Text made comparable: folded for matching, slugs for ids, words for counting."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""Letters, and letters joined by hyphens."""
_NOT_ID = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ð": "d", "þ": "th"})


def fold(text: str) -> str:
    """The text in lower case, NFC, with single spaces: two spellings that differ only in case and spacing become one.

    >>> fold("  Til  STEDE ")
    'til stede'
    """
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def fold_letters(text: str) -> str:
    """The text in lower case, as patterns that ignore case take it: «ı» and «İ» are an i there, as in prints that were scanned.

    >>> fold_letters("FEBRUARİ"), fold_letters("Aprıl")
    ('februari', 'april')
    """
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


def slug(text: str) -> str:
    """The text as part of an id: ascii letters and digits, words joined with "-".

    >>> slug("Økonomi- og HMS-rådet")
    'oekonomi-og-hms-raadet'
    """
    ascii_text = unicodedata.normalize("NFKD", fold(text).translate(_LETTERS)).encode("ascii", "ignore").decode()
    return _NOT_ID.sub("-", ascii_text).strip("-")


def short_slug(text: str, most: int = 80) -> str:
    """A slug that fits into the name of a file; of a longer text, or one without a letter of ours, the end is a fingerprint.

    >>> short_slug("Rådet"), short_slug("会議"), len(short_slug("å" * 200))
    ('raadet', '6f7de8e4', 80)
    """
    plain = slug(text)
    if (plain and len(plain) <= most) or not text:
        return plain
    return f"{plain[: most - 9].strip('-')}-{sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}".strip("-")


def words(text: str) -> list[str]:
    """The words of a text, folded, without digits and punctuation.

    >>> words("HR- og HMS-avdelingen, 2. etasje")
    ['hr', 'og', 'hms-avdelingen', 'etasje']
    """
    return WORD.findall(fold(text))

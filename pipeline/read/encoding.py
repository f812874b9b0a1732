"""Bytes -> clean text: the encoding is found, not believed, and invisible characters are taken out at the door."""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress
from typing import NamedTuple

BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Tried in this order where strict UTF-8 fails; the first of the best wins.
FALLBACKS = ("cp1252", "utf-8", "cp865", "mac_roman")

NORDIC = re.compile(r"(?<=[A-Za-z])[æøåÆØÅöäÖÄéü]|[æøåÆØÅöäÖÄéü](?=[a-z])")
ODD = re.compile(
    r"(?<=[A-Za-z])[^\sA-Za-z0-9æøåÆØÅöäÖÄéèêóòôüÜ.,;:!?()\[\]{}\"'’‘“”«»/\\<>=+*&%#@|_~^`´§$£€…–—-](?=[A-Za-z])|\ufffd|[\x80-\x9f]"
)
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
LIGATURES = re.compile("[\ufb00-\ufb06]")
SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters and bytes that nobody could decode: no file can hold them."""
UNCLEAN = re.compile(f"[\u2028\u2029{SURROGATES.pattern[1:-1]}{INVISIBLE.pattern[1:-1]}{SPACES.pattern[1:-1]}{LIGATURES.pattern[1:-1]}]")
"""What `clean` replaces, but for line ends; most text has none."""
PLAIN = re.compile("[\t\n\r -~¡-¬®-\u02ff–—‘’“”…•]*")
"""Signs that `clean` leaves alone and that make no other sign with their neighbours: most text has no others, which is quickly seen."""
BYTES = {ord(bytes([byte]).decode("cp1252", "replace")): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"}
"""Signs of Windows' code page -> the byte they stand for, which in Latin-1 is no sign."""
TWICE = re.compile("Ã[\u0080-\u00bf†˜…¸¥¦˜]")


BELIEVED_ELSEWHERE = {"ascii", "iso8859-1", "utf-8", "utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"}
"""Encodings whose names in a page say nothing: they are tried anyway, or cannot be what bytes that spell their name are in."""


class Decoded(NamedTuple):
    """Text of a file, the encoding it had, and whether UTF-8 that was encoded twice was put right."""

    text: str
    encoding: str
    repaired: bool = False
    certainty: float = 1.0
    """How sure the encoding is: 1 where the bytes say it, else the share of its letters beyond ASCII that stand in plausible words."""


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of `data`: by BOM, by NULs (UTF-16), as UTF-8, else the old code page that makes the most plausible words.

    An encoding that the file itself names (`declared`) is believed where it fits and no other makes better words.

    >>> decode("Møte i rådet".encode("cp865")).encoding
    'cp865'
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            return Decoded(data.decode(name, errors="replace"), name)
    if name := find_utf16(data[:4096]):
        return Decoded(data.decode(name, errors="replace"), name)
    try:
        return undo_double(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    texts = {name: data.decode(name, errors="replace") for name in FALLBACKS}
    best = max(FALLBACKS, key=lambda name: plausibility(texts[name]))
    own = decode_declared(data, declared)
    if own is not None and plausibility(own) >= plausibility(texts[best]):
        return Decoded(own, declared.lower())
    return Decoded(texts[best], best, certainty=find_certainty(texts[best]))


def decode_declared(data: bytes, name: str) -> str | None:
    """The text in the encoding that a file names; None where it is not in it, or the name says nothing."""
    try:
        known = codecs.lookup(name).name if name else "ascii"
        return None if known in BELIEVED_ELSEWHERE else data.decode(known)
    except (LookupError, ValueError):
        return None


def find_certainty(text: str) -> float:
    """The share of the letters beyond ASCII that stand in plausible words, 0 to 1.

    >>> find_certainty("Møte på rådhuset"), find_certainty("M\ufffdte")
    (1.0, 0.0)
    """
    letters = sum(1 for sign in text if sign > "\x7f" and (sign.isalpha() or sign == "\ufffd"))
    return round(min(1.0, max(0, plausibility(text)) / letters), 2) if letters else 1.0


def find_utf16(head: bytes) -> str:
    """The byte order of UTF-16 without a BOM, seen from where its NULs stand; "" for anything else."""
    half = len(head) // 2
    if half < 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def plausibility(text: str) -> int:
    """Nordic letters inside words, less the characters that no word holds."""
    return len(NORDIC.findall(text)) - 3 * (len(ODD.findall(text)) + len(TWICE.findall(text)))


def undo_double(text: str) -> Decoded:
    """UTF-8 that was encoded twice («MÃ¸te») put right where that loses nothing.

    >>> undo_double("MÃ¸te pÃ¥ Ã¦res").text
    'Møte på æres'
    """
    if TWICE.search(text) and not NORDIC.search(text):
        with suppress(UnicodeError):
            return Decoded(text.translate(BYTES).encode("latin-1").decode("utf-8"), "utf-8 twice", True)
    return Decoded(text, "utf-8")


def clean(text: str) -> str:
    """NFC, plain line ends and spaces; without soft hyphens, zero-width, direction and control characters.

    >>> clean("Møteleder:\u200b Åse\u00a0Lie")
    'Møteleder: Åse Lie'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_clean(text):
        return text
    text = SURROGATES.sub("\ufffd", text.replace("\u2028", "\n").replace("\u2029", "\n"))
    text = SPACES.sub(" ", INVISIBLE.sub("", text))
    text = LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return unicodedata.normalize("NFC", text)


def is_clean(text: str) -> bool:
    """True for a text that `clean` would leave as it is but for its line ends, and so every part of it.

    >>> is_clean("Møteleder: Åse Lie"), is_clean("Møteleder: A\u030ase Lie")
    (True, False)
    """
    return PLAIN.fullmatch(text) is not None or (not UNCLEAN.search(text) and unicodedata.is_normalized("NFC", text))

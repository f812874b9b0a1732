"""Ways to write one person's name: whether two writings can be of one person, and how they differ. Pure functions.

What differs by letters is compared after `spell`; what is left out or cut short, part by part. Who a name belongs to among
many is not asked here: two people may bear names that fit.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.grammar.owners import given_names
from pipeline.language.names import strip_title

SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"aa", "å"),  # Aase, Åse
        (r"oe|ö", "ø"),  # Soerlie, Sørlie
        (r"ae|ä", "æ"),  # Saether, Sæther
        (r"ph", "f"),  # Sophie, Sofie
        (r"th", "t"),  # Thor, Tor
        (r"ch(?=[lrtsø])|ck|c(?![eiyhæ])", "k"),  # Christian, Kristian; Eric, Erik; Carl, Karl
        (r"w", "v"),  # Wiik, Viik
        (r"z", "s"),  # Elizabeth, Elisabeth
        (r"x", "ks"),  # Alexander, Aleksander
        (r"(?<=[aeiouyæøå])h(?![aeiouyæøå])", ""),  # Dahl, Dal
        (r"([bdfgklmnprstv])\1", r"\1"),  # Mattias, Matias
    )
)
"""Letters that are written in more than one way in names -> the one they are compared by."""
LETTER = re.compile(r"[^\W\d_]+\.?")
CAPITALS = re.compile(r"[A-ZÆØÅÄÖÉÜ-]{3,}")
"""A surname in capitals in front of the given name."""
SURNAME = re.compile(r"(?:(?:von|van|de|der|af)\s)?[A-ZÆØÅÄÖÉÜ][^\W\d_]+(?:[\s-][A-ZÆØÅÄÖÉÜ][^\W\d_]+){0,2}")
INITIALS = re.compile(r"(?:[A-ZÆØÅ]\.?){2,4}")
NOT_INITIALS = re.compile(r"ai|amu|eu|fau|fou|fu|hms|hr|hvo|idf|ikt|it|ki|ku|ledu|lmu|nav|ous|sfo|su|utv")
"""Letters that stand for units, bodies and matters in every organisation."""
LONG = 6
"""Letters of a name in which one may be wrong."""


@lru_cache(maxsize=4096)
def spell(word: str) -> str:
    """A word of a name by the letters that its spellings share.

    >>> [spell(word) for word in ("Christian", "Kristian", "André", "Andre", "Aase", "Åse", "Dahl", "Dal")]
    ['kristian', 'kristian', 'andre', 'andre', 'åse', 'åse', 'dal', 'dal']
    """
    plain = unicodedata.normalize("NFKC", word).casefold()
    for pattern, to in SPELLINGS:
        plain = pattern.sub(to, plain)
    marked = unicodedata.normalize("NFD", plain.replace("å", "\0"))
    return "".join(letter for letter in marked if not unicodedata.combining(letter)).replace("\0", "å")


@lru_cache(maxsize=8192)
def split_name(text: str) -> tuple[str, ...]:
    """The parts of a name, spelled, given name first, without titles and brackets; a part cut short ends with a stop.

    >>> split_name("Hestnes, Arne Kr."), split_name("prof. A.K. Hestnes"), split_name("NES-LIE Kari")
    (('arne', 'kr.', 'hestnes'), ('a.', 'k.', 'hestnes'), ('kari', 'nes', 'lie'))
    """
    last, comma, first = re.sub(r"\([^)]*\)", "", text).partition(",")
    plain = strip_title(f"{first} {last}" if comma else last)
    words = plain.split()
    if len(words) > 1 and CAPITALS.fullmatch(words[0]) and not plain.isupper():
        words = [*words[1:], words[0]]
    parts = LETTER.findall(" ".join(words))
    return tuple(f"{spell(part.rstrip('.'))}." if is_short(part) else spell(part.rstrip(".")) for part in parts)


def is_inverted(text: str) -> bool:
    """True for one person's name with the surname first: a comma, and behind it a known given name and nothing but more of the kind.

    >>> is_inverted("Hestnes, Arne Kr."), is_inverted("Moe Lie, Kari"), is_inverted("Linn, Espen"), is_inverted("Nes, Kari Moe")
    (True, True, False, False)
    """
    last, _, first = text.strip().partition(", ")
    words = first.split()
    known = bool(words) and words[0] in given_names() and all(word in given_names() or is_short(word) for word in words)
    return known and len(words) < 4 and bool(SURNAME.fullmatch(last)) and last.split()[0] not in given_names()


def is_short(part: str) -> bool:
    """True for an initial or a part cut short: «K», «Kr.», «Chr»."""
    return part.endswith(".") or len(part) == 1 or (len(part) < 4 and not re.search(r"[aeiouyæøåäö]", part.casefold()))


def agree(one: str, other: str) -> bool:
    """True for two parts that can be the same: equal, or one cut short."""
    if one.endswith(".") and other.endswith("."):
        return one.startswith(other[:-1]) or other.startswith(one[:-1])
    short, whole = (one, other) if one.endswith(".") else (other, one)
    return whole.startswith(short[:-1]) if short.endswith(".") else one == other


def compare_names(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """How two names (as `split_name` gives them) fit: spelling, parts (some cut short or left out), letter (one is wrong); "" for not.

    >>> compare_names(split_name("A. Kr. Hestnes"), split_name("Arne Kristian Hestnes"))
    'parts'
    >>> [compare_names(split_name("Kari Moe"), split_name(name)) for name in ("Kari Moe Lie", "Kari Moe-Lie", "Kari Lie", "Kåre Moe")]
    ['parts', 'parts', '', '']
    """
    if one == other or "".join(one) == "".join(other):
        return "spelling"
    short, long = sorted((one, other), key=len)
    if len(short) < 2:
        return ""
    place = find_surname(short[-1], long)
    if place and agree(short[0], long[0]) and is_inside(short[1:-1], long[1:place]):
        return "parts"
    return "letter" if is_one_letter_off(one, other) else ""


def find_surname(surname: str, parts: tuple[str, ...]) -> int:
    """The place of the last part that is this surname; one cut short is only the very last part. 0 for none."""
    whole = (place for place in range(len(parts) - 1, 0, -1) if parts[place] == surname and not surname.endswith("."))
    return next(whole, len(parts) - 1 if agree(surname, parts[-1]) else 0)


def is_inside(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """True where the parts of one stand in the other, in their order."""
    rest = iter(many)
    return all(any(agree(part, other) for other in rest) for part in few)


def is_one_letter_off(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True for names alike but for one letter of one long part, which is no other known given name.

    >>> is_one_letter_off(("arne", "hestnes"), ("arne", "hestens")), is_one_letter_off(("marit", "nes"), ("marie", "nes"))
    (True, False)
    """
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(differing) != 1:
        return False
    a, b = differing[0]
    known = known_given()
    return min(len(a), len(b)) >= LONG and a[0] == b[0] and not (a in known and b in known) and is_near(a, b)


def is_near(a: str, b: str) -> bool:
    """True for two words of which one becomes the other by one letter more, less, other, or two that change places."""
    if len(a) > len(b):
        a, b = b, a
    place = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return len(b) - len(a) == 1 and a[place:] == b[place + 1 :]
    swapped = a[place : place + 2][::-1] == b[place : place + 2] and a[place + 2 :] == b[place + 2 :]
    return swapped or a[place + 1 :] == b[place + 1 :]


@lru_cache(maxsize=1)
def known_given() -> frozenset[str]:
    """The common given names, spelled."""
    return frozenset(spell(name) for name in given_names())


def find_initials(text: str) -> str:
    """The initials that a text is («AKH», «A.K.H.»), in small letters; "" for other texts.

    >>> find_initials("AKH"), find_initials("Arne"), find_initials("A.K.H."), find_initials("HMS")
    ('akh', '', 'akh', '')
    """
    letters = text.replace(".", "").strip().casefold()
    return letters if INITIALS.fullmatch(text.strip()) and not NOT_INITIALS.fullmatch(letters) else ""


def is_same_person(one: str, other: str) -> bool:
    """True for two names that can be of one person: letters, cut or missing parts aside.

    >>> is_same_person("Hestnes, Arne Kr.", "A. K. Hestnes"), is_same_person("Kari Moe", "Kari Nes")
    (True, False)
    """
    return compare_names(split_name(one), split_name(other)) in {"spelling", "parts"}


def may_end_name(text: str) -> bool:
    """False for most running text, at the price of a glance: its last word begins with a small letter, as no name's does.

    >>> may_end_name("Kari Nes."), may_end_name("Kari Nes (leder)"), may_end_name("Kari Nes nr. 7"), may_end_name("Kari Nes ble valgt.")
    (True, True, True, False)
    """
    last = text.rstrip(" \t,;:*_.").rsplit(None, 1)[-1:]
    return "(" in text or not last or not last[0][0].islower() or any(map(str.isdigit, last[0]))

"""Texts of any kind, drawn with a seed: words of papers next to what no paper says, many times faster than Hypothesis draws them."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator

SEED = os.environ.get("SEED", "35")
WORDS = (
    "Referat fra møte i Rådet for fjellvett", "Innkalling til møte i Rådet", "Saksliste", "Møteplan høst 2025", "Møteplan 2023-2024",
    "Medlemmer:", "Leder: Kari Nes", "Nestleder Ola Dal (vara)", "Til stede: Kari Nes (leder), Ola Dal", "Forfall: Per Lie",
    "Vara for Per Lie: Siv Moe", "Møteleder: Kari Nes", "Referent: Ola Dal", "Sak 1/25 Budsjett", "Sak 12/2024", "S 7.1/07",
    "ALU-sak 3/25", "1.", "2.1 Eventuelt", "Eventuelt", "Vedtak:", "Tilrådning:", "Konklusjon: Saken utsettes.",
    "Vedtatt med 7 mot 2 stemmer", "enstemmig", "Oppfølging: Ola Dal sender plan innen uke 53", "Frist: 31.02.2025", "innen 29. februar",
    "innen utgangen av mars", "Frist uke 54", "uke 0", "uke 53/2025", "neste møte", "Neste møte: 32. januar", "17.2.25", "31.12.99",
    "00.00.0000", "99.99.9999", "2025-13-45", "29.02.2023", "1. januar 0000", "31. desember 9999", "kl. 25.61", "kl. 9-8", "24:00",
    "mandag 30. februar", "Unntatt offentlighet, jf. offl. § 13", "§ 99999999999", "Notat", "Til:", "Fra:", "Dato:",
    "Vår ref.: 2025/417", "Rådet bes om å behandle saken i møtet 12. mars", "| Navn | Enhet |", "|---|---|", "# Overskrift", "- punkt",
    "* ", "\t\t", "=====", "fødselsnummer 020132 99997", "☐", "•", "…", "Ø" * 300, "1" * 400, "(" * 200, "a/" * 100, "\u00ad\u200b",
    "e\u0301", "İ", "ß", "ǅ", "٣", "²", "½", "Ⅷ", "１２", "\x00", "\x0c",
)  # fmt: skip
LETTERS = ((0, 0x7F), (0x20, 0x7E), (0x80, 0x17F), (0x2000, 0x206F), (0, 0xD7FF), (0xE000, 0x10FFFF))
"""Ranges from which odd letters are drawn, each as often as the others."""
TWINS = str.maketrans("iIsSkKåÅ", "ıİſſ\u212a\u212a\u212b\u212b")
"""A dotless and a dotted i, the long s, the signs of Kelvin and Ångström."""
BEFORE, BETWEEN, BEHIND = ("", "uke ", "kl. ", "innen ", "frist ", "den "), "./: -", ("", " mars", " juni", ". mai")
TAGS = (
    "<p>", "</p>", "<table>", "<tr>", "<td colspan=99999>", "<td rowspan=-1>", "</table>", "<ul><li>", "<ol start=x>", "<h1>", "<h9>",
    "<script>", "<!--", "-->", "<![CDATA[", "<br/>", "<a href='x'>", "<pre>", "<dl><dt>", "&nbsp;", "&#0;", "&#xFFFFFF;",
    "<meta charset=utf-7>", "<title>",
)  # fmt: skip
HEADS = (
    b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"From: a\n\n", b"{\\rtf1", b"\xd0\xcf\x11\xe0", b"<html>", b"<?xml?>",
)  # fmt: skip


def draw(make: Callable[[random.Random], str], count: int) -> Iterator[str]:
    """So many texts, the same for a seed each time."""
    for number in range(count):
        yield make(random.Random(f"{SEED}-{make.__name__}-{number}"))


def make_letters(rng: random.Random) -> str:
    """Up to twenty letters of any kind."""
    return "".join(chr(rng.randint(*rng.choice(LETTERS))) for _ in range(rng.randint(0, 20)))


def make_words(rng: random.Random) -> str:
    """Words that papers have, now and then in letters that only patterns which ignore case take for theirs."""
    words = rng.choice(WORDS)
    return words.translate(TWINS) if rng.random() < 0.05 else words


def make_line(rng: random.Random) -> str:
    """Up to four pieces."""
    return " ".join(make_words(rng) if rng.random() < 0.5 else make_letters(rng) for _ in range(rng.randint(0, 4)))


def make_text(rng: random.Random) -> str:
    """Up to fourteen lines."""
    return "\n".join(make_line(rng) for _ in range(rng.randint(0, 14)))


def make_texts(rng: random.Random) -> str:
    """Two to five papers, an empty line between them."""
    return "\n\n".join(make_text(rng) for _ in range(rng.randint(2, 5)))


def make_figures(rng: random.Random) -> str:
    """What may look like a date, a time or a week; every fourth time a text."""
    if rng.random() < 0.25:
        return make_text(rng)
    parts = [make_digits(rng, 1, 4), make_digits(rng, 0, 4), make_digits(rng, 0, 6)]
    between = ["".join(rng.choices(BETWEEN, k=rng.randint(0, 2))) for _ in range(2)]
    return f"{rng.choice(BEFORE)}{parts[0]}{between[0]}{parts[1]}{between[1]}{parts[2]}{rng.choice(BEHIND)}".translate(
        TWINS if rng.random() < 0.05 else {}
    )


def make_digits(rng: random.Random, least: int, most: int) -> str:
    """So many digits."""
    return "".join(rng.choices("0123456789", k=rng.randint(least, most)))


def make_page(rng: random.Random) -> str:
    """Tags and lines in any order."""
    return "".join(rng.choice(TAGS) if rng.random() < 0.5 else make_line(rng) for _ in range(rng.randint(0, 40)))


def make_bytes(rng: random.Random) -> str:
    """The beginning of a file of some kind, and anything; a letter a byte."""
    return (rng.choice(HEADS) + rng.randbytes(rng.randint(0, 300))).decode("latin-1")

"""Pages without text read by the command tesseract, where it is installed: a picture of the page in, its words out."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.language.detection import detect_language
from pipeline.read.ocr_words import Word, mean_certainty, parse_words, sum_certainty

DPI, MOST_PIXELS, MOST_PAGES = 300, 36_000_000, 200
"""Dots an inch at which a page is drawn, dots of one page at most (large sheets are drawn coarser), pages of one paper that are read so."""
SECONDS_A_PAGE = 60
"""Time that tesseract has for one page; the usual page takes 2 to 4."""
READS = {"nb": "nor", "nn": "nor", "sv": "swe", "da": "dan", "en": "eng"}
"""Language -> tesseract's name for it."""
POOR = 0.6
"""Mean certainty of a page below which it may stand on its side or its head."""


@dataclass(frozen=True, slots=True)
class Engine:
    """The installed tesseract: its command, version, and those of our languages that it has."""

    command: str
    version: str
    languages: tuple[str, ...]
    turns: bool = False
    """True where it can tell how a page is turned."""

    @property
    def key(self) -> str:
        """What decides the words it finds: part of the cache's keys."""
        return f"tesseract {self.version} {'+'.join(self.languages)}{'+osd' if self.turns else ''}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as tesseract read it: words in points from its top left corner, its size in points, and how far it was turned."""

    words: list[Word]
    width: float
    height: float
    turn: int


@cache
def find_engine(mode: str = "auto") -> Engine | None:
    """The tesseract of this machine; None where `mode` is "off", or where it or all of our languages are not installed."""
    command = shutil.which("tesseract") if mode == "auto" else None
    if not command:
        return None
    try:
        version = re.search(r"tesseract\s+v?(\S+)", ask(command, "--version"))
        known = ask(command, "--list-langs").split()
    except (OSError, subprocess.SubprocessError):
        return None
    languages = tuple(name for name in dict.fromkeys(READS.values()) if name in known)
    return Engine(command, version[1] if version else "", languages, "osd" in known) if languages else None


def ask(command: str, *options: str, picture: bytes = b"", seconds: int = SECONDS_A_PAGE) -> str:
    """What tesseract prints. Raises OSError and SubprocessError: not started, out of time, out of memory, no picture."""
    # One thread: papers are read side by side already.
    spoken = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    done = subprocess.run([command, *options], input=picture, capture_output=True, env=spoken, timeout=seconds, check=True)
    return done.stdout.decode("utf-8", "replace")


def read_picture(page: Any, engine: Engine, language: str) -> tuple[Picture, str]:
    """What is read from a page drawn as a picture, and the language it is in.

    `language` is that of the paper so far; "" lets the words tell. Raises OSError and SubprocessError as `ask` does.
    """
    picture = read_turned(page, engine, language, 0)
    if mean_certainty(picture.words) < POOR and engine.turns and (turn := find_turn(page, engine)):
        picture = max(picture, read_turned(page, engine, language, turn), key=lambda one: sum_certainty(one.words))
    found = language or detect_language(" ".join(word.text for word in picture.words))
    if choose_languages(engine, found) != choose_languages(engine, language):
        picture = read_turned(page, engine, found, picture.turn)
    return picture, found


def read_turned(page: Any, engine: Engine, language: str, turn: int) -> Picture:
    """The words of a page drawn with a turn of so many degrees."""
    image, scale = draw(page, turn)
    options = ("-l", choose_languages(engine, language), "--psm", "3", "--dpi", str(round(72 * scale)), "tsv")
    with stopped_clock():
        words = parse_words(ask(engine.command, "stdin", "stdout", *options, picture=image), scale)
    width, height = page.get_size()
    return Picture(words, *((height, width) if turn % 180 else (width, height)), turn)


def find_turn(page: Any, engine: Engine) -> int:
    """Degrees by which a page must be turned to stand upright; 0 where tesseract cannot tell."""
    picture, _ = draw(page, 0)
    try:
        with stopped_clock():
            said = ask(engine.command, "stdin", "stdout", "--psm", "0", picture=picture)
    except subprocess.CalledProcessError:  # too few letters
        return 0
    turn = re.search(r"Rotate: (\d+)", said)
    return int(turn[1]) if turn else 0


def choose_languages(engine: Engine, language: str) -> str:
    """What tesseract is asked to read: the paper's language, and English for its names and words.

    >>> choose_languages(Engine("tesseract", "5", ("nor", "swe", "eng")), "sv")
    'swe+eng'
    """
    first = READS.get(language, "nor")
    names = [name for name in (first, "eng") if name in engine.languages] or list(engine.languages)
    return "+".join(dict.fromkeys(names))


def draw(page: Any, turn: int) -> tuple[bytes, float]:
    """A page as a picture in shades of grey (PGM), and its dots a point."""
    width, height = page.get_size()
    scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True, rotation=turn)
    wide, high, stride, dots = bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
    rows = dots if stride == wide else b"".join(dots[row * stride : row * stride + wide] for row in range(high))
    return b"P5\n%d %d\n255\n" % (wide, high) + rows, scale


@contextmanager
def stopped_clock() -> Iterator[None]:
    """While tesseract works, on a clock of its own, the time that a worker has for the paper stands still."""
    left = signal.alarm(0) if hasattr(signal, "alarm") else 0
    try:
        yield
    finally:
        if left:
            signal.alarm(left)

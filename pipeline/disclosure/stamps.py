"""Stamps in running text («U.off.», «Unntatt offentlighet, jf. offl. § 13, jf. fvl. § 13 første ledd nr. 1»): they close the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.grammar.access import BARE, BASIS, CITED_ALONE, IN_TITLE, STAMP, find_access, find_law

BEFORE = re.compile(r"(?:^|[(\[«|]|[–—-]\s|[.!?:;]\s)\s*$")
AFTER = re.compile(r"\s*(?:[),.;:\]»|–—-]|jfr?\b|etter\b|iht\b|i medhold\b|pursuant\b|offl|fvl|$)", re.IGNORECASE)
"""What stands around a stamp that is no part of a sentence."""
PARAGRAPH = re.compile(r"[^\n]+")
BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]")
CASE = re.compile(r"^\s*(?:møte|sak|saka|saken|behandling|handsaming|item|meeting)\b\W*", re.IGNORECASE)
"""What a stamp says that it closes: «lukket sak: »."""
LOOSE = re.compile(r"^[\s,;:.|–—-]+|(?:[\s,;:|–—-]|\b(?:jfr?|etter|iht)\b\.?)+$", re.IGNORECASE)
"""What joined a stamp to the rest."""
Span = tuple[int, int]


def find_stamped(text: str) -> Iterator[Span]:
    """Start and end of each paragraph that a stamp closes; of the whole text where the stamp is a paragraph of its own.

    >>> list(find_stamped("Tas til orientering.\\nAnsettelse. U.off., jf. offl. § 25"))
    [(21, 55)]
    """
    if not (STAMP.lets(text) or CITED_ALONE.lets(text)) or BASIS.fullmatch(text.strip(" .,;()[]")):
        return  # a legal basis with nothing beside it hides nothing
    for paragraph in PARAGRAPH.finditer(text):
        if stamp := find_stamp(paragraph.group()):
            start, end = stamp
            rest = BASIS.sub("", paragraph.group()[:start] + paragraph.group()[end:])
            if not re.search(r"\w{3,}", rest):
                yield 0, len(text)
                return
            yield paragraph.span()


def find_stamp(text: str) -> Span | None:
    """Where a line has the words of a stamp with the law that they cite: by themselves, or with that law; not «rutiner for det som er
    unntatt offentlighet». Also where it has the law alone, as a title or in brackets.
    """
    for match in STAMP.finditer(text):
        if law := find_law(text, match):
            return match.start(), max(match.end(), law.end())
        if bare := BARE.match(text, match.end()):
            return match.start(), bare.end()
        if BEFORE.search(text[: match.start()]) and AFTER.match(text, match.end()):
            return match.span()
    alone = CITED_ALONE.search(text)
    return alone.span() if alone else None


def find_basis(text: str) -> str:
    """The law that a stamp cites, as written; empty where it cites none.

    >>> find_basis("Unntatt offentlighet, jf. offl. § 13, jf. fvl. § 13 første ledd nr. 1: ny leder")
    'offl. § 13, jf. fvl. § 13 første ledd nr. 1'
    """
    stamp = find_stamp(text)
    return (find_access(text[stamp[0] : stamp[1]]) or "") if stamp else ""


def remove_stamps(title: str) -> str:
    """A title without its stamp and legal basis, as papers name the matter that bear none; the longest part where the stamp stands between.

    >>> remove_stamps("Konflikt ved Institutt for bre (Unntatt offentlighet, jf. offl. § 25)")
    'Konflikt ved Institutt for bre'
    >>> remove_stamps("U.off. – Konflikt ved instituttet"), remove_stamps("Klage på rettleiing, offl. § 13")
    ('Konflikt ved instituttet', 'Klage på rettleiing')
    >>> remove_stamps("Konflikt ved instituttet – UNNTATT OFFENTLIGHET § 25"), remove_stamps("Fortrolig: Klage på rettleiing")
    ('Konflikt ved instituttet', 'Klage på rettleiing')
    """
    if find_access(title, is_title=True) is None:
        return title
    text = BRACKETS.sub(lambda match: match.group() if find_access(match.group()[1:-1], is_title=True) is None else "\n", title)
    text = IN_TITLE.compiled.sub("\n", text)
    return max((LOOSE.sub("", part) for line in text.split("\n") for part in split_stamps(line)), key=len)


def split_stamps(text: str) -> Iterator[str]:
    """What stands before, between and behind the stamps of a line, and the laws that it cites."""
    while match := STAMP.search(text):
        yield text[: match.start()]
        behind = find_law(text, match) or BARE.match(text, match.end())
        text = CASE.sub("", text[max(match.end(), behind.end() if behind else 0) :], count=1)
    yield from BASIS.compiled.split(text)

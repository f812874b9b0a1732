"""Whom a union has chosen, said beside a name («Kari Nes (NTL)», «tillitsvalgt Ola Moe»): the office tells of a membership.

The name stays and the office is held back, unless the settings show it (`[public] union_offices`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.disclosure.people import RUN, People
from pipeline.disclosure.private_words import UNION

RULE = "union-office"
_NAME = r"[A-ZÆØÅÄÖÉ][\w.’'-]*(?:\s(?:[A-ZÆØÅÄÖÉ][\w.’'-]*|von|van|de)){0,3}"
_UNION = rf"(?:{UNION}|[Hh]ovedsammenslutning(?:en|ene|ane)?)(?![\w-])"
_OFFICE = (
    r"(?<![\w-])(?:(?:[Hh]oved|[Hh]ovud|[Pp]lass|[Ll]okal|[Kk]onsern|[Ff]oretaks|[Ff]elles)-?)?(?:[Tt]illits(?:valgte?|valde?|kvinne|mann)"
    r"|[Tt]illidsrepræsentant|[Ff]acklig\sförtroendevald|[Uu]nion\s[Rr]ep(?:resentative)?|[Ss]hop\s[Ss]teward|HTV|FTV)(?![\w-])"
)
_SAID = rf"(?:{_OFFICE}(?:[\s,(/-]+(?:(?:for|i|fra|frå|of)\s)?{_UNION}\)?)?|(?<![\w-]){_UNION}(?:[\s,/-]+{_OFFICE})?)"
BESIDE = re.compile(
    rf"(?P<name>{_NAME})(?:\s?\((?P<a>[^()\n]{{0,30}}?{_SAID}[^()\n]{{0,30}})\)|,\s(?P<b>{_SAID})|\s[–-]\s(?P<c>{_SAID})|\s/\s?(?P<d>{_SAID})"
    rf"|\s(?:\w+\s){{0,2}}(?:fra|frå|for|from)\s(?P<e>{_UNION}))"
)
BEFORE = re.compile(
    rf"(?P<a>{_SAID})(?:,?\s|:\s?|\s?[–-]\s?|\s?/\s?|\s\()(?P<name>{_NAME})|(?P<b>{_UNION}),?\s(?:v/\s?|ved\s|repr\.?\sved\s|representert\sved\s)(?P<other>{_NAME})"
)
"""«Tillitsvalgt v/ Kari Nes» is a matter that she brings, «NTL v/ Kari Nes» is she."""
UNIONS = re.compile(rf"(?<![\w-]){_UNION}")
ALONE = re.compile(rf"\W*(?:(?:for|fra|frå|repr\.?|representant\sfor|from)\s)?{_SAID}\W*")
"""A cell that says nothing else."""
ELECTED = re.compile(r"\b(?:valgt?|velges|vald?|vel[gj]ast|elected)\b", re.IGNORECASE)
"""Whom the body itself elects, speaks for its members and no union."""
QUICK = re.compile(rf"illits|illids|förtroende|nion\s|teward|HTV|FTV|ammenslutning|{UNION}")
"""What every such text has."""


def find_union_offices(text: str, people: People, is_known: bool) -> Iterator[tuple[int, int]]:
    """Start and end of each office of a union that stands beside a name; of a whole cell where it is known whom it is about.

    >>> text = "Til stede: Kari Nes (NTL), hovedtillitsvalgt Ola Moe, Avdeling Sør (LO)"
    >>> [text[start:end] for start, end in find_union_offices(text, People(), False)]
    ['NTL', 'hovedtillitsvalgt']
    """
    if not QUICK.search(text):
        return
    if is_known and ALONE.fullmatch(text):
        yield 0, len(text)
        return
    is_elected = ELECTED.search(text) and not UNIONS.search(text)
    for pattern in (BESIDE, BEFORE) if not is_elected else ():
        for match in pattern.finditer(text):
            said = match.groupdict()
            if any(people.is_name(run.group()) for run in RUN.finditer(said["name"] or said.get("other") or "")):
                yield next(match.span(place) for place in "abcde" if said.get(place))

"""From when and until when somebody has a seat, or leave from it, as a list of members says it."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.plans import AUTUMN, SPRING
from pipeline.language.calendar import MONTH

POINT = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}\.?\s?(?:\d{{1,2}}\.|(?:{MONTH})\b\.?)\s?(?:(?:19|20)\d\d|\d\d)(?!\d)|(?:{SPRING}|{AUTUMN}|{MONTH})\.?\s(?:19|20)\d\d"
    r"|(?<![\d.])(?:19|20)\d\d(?!\d|-\d\d-\d))"
)
"""A day, a month, a half-year or a year."""
_TO = r"\s*(?:[-–—/]|(?:fram\s)?til(?:\sog\smed)?|t\.?\s?o\.?\s?m\.?|to|until)\s*"
_UNTIL = r"(?<!\w)(?:t\.?\s?o\.?\s?m\.?|(?:fram\s)?til(?:\sog\smed)?|ut|until|through|på\svalg(?:\si)?|utløper|utgår)\s*"
_FROM = r"(?<!\w)(?:f\.?\s?o\.?\s?m\.?|fra(?:\sog\smed)?|frå(?:\sog\smed)?|siden|sidan|since|from)\s*"
_LEAVE = r"(?:\bi\s)?\b(?:foreldre|fødsels|studie|forsknings)?(?:permisjon(?:sperioden?)?|perm\.|leave)\s*:?\s*(?:i\s)?"
SHORT_YEAR = r"\d\d(?![\d.])"
_GONE = (
    r"(?:(?:gikk|gjekk|går|gått|trådte|trådde|trer|trår|trådt) (?:ut|av|tilbake)|(?:trekte|trakk|trukket|trekt) seg|fratrådte|fratrådde|fratrer"
    r"|frat?rådt|slutta|sluttet|sluttar|slutter|stepped down|steps down|resigned|resigns|retired|left)"
)
"""Words for leaving a body."""
LEFT = rule(
    "left",
    rf"(?P<who>[A-ZÆØÅÄÖ][\w'’-]+(?:\s(?:(?:von|van|de|der|af|la)\s)?[A-ZÆØÅÄÖ][\w.'’-]*){{1,4}})(?:,[^,.;]{{3,60}},|\s\([^)]*\))?\s(?:(?:har|er|has)\s)?{_GONE}\b"
    rf"(?P<words>[^.;\d]{{0,60}}?)\(?(?P<day>(?i:{POINT}))",
    "Siv Nygård gjekk ut av styret 31.08.2026.",
    "Per Lie har trådt ut av utvalget fra 1. mars 2025.",
    "Ann Lee, treasurer, resigned from the board on 3 May 2025",
    flags=0,
)
"""A sentence of a page that says when somebody gave up the seat."""
SINCE = re.compile(_FROM + r"(?:og\smed\s)?(?:den\s)?$", re.IGNORECASE)
"""In front of the first day without the seat."""

SEAT_TIMES: tuple[Rule, ...] = (
    rule("leave_span", rf"{_LEAVE}(?:{_FROM})?(?P<since>{POINT}){_TO}(?P<until>{POINT})", "permisjon 1.1.2025–30.6.2025", "i permisjon fra august 2024 til juli 2025"),
    rule("leave_until", rf"{_LEAVE}{_UNTIL}(?P<until>{POINT})", "permisjon t.o.m. 31.12.24"),
    rule("leave_from", rf"{_LEAVE}{_FROM}(?P<since>{POINT})", "i permisjon fra 1. mars 2025"),
    rule("leave_in", rf"{_LEAVE}(?P<both>{POINT})", "permisjon høsten 2025"),
    rule("gone", rf"(?:^|(?<=[(\[,–-])|(?<=[,–-]\s)){_GONE}\b(?P<words>[^.;\d(]{{0,40}}?)(?P<until>{POINT})", "gikk ut 31.08.2026"),
    rule("span", rf"(?:{_FROM})?(?P<since>{POINT}){_TO}(?P<until>{POINT}|{SHORT_YEAR})", "2023–2025", "1.8.2024–31.7.2026", "fra august 2024 til juli 2026", "2024/25"),
    rule("until", rf"{_UNTIL}(?P<until>{POINT})", "t.o.m. 31.12.24", "til og med 2025", "på valg i 2026", "ut våren 2026"),
    rule("from", rf"{_FROM}(?P<since>{POINT})", "fra 1.8.2024", "f.o.m. 1. januar 2025", "siden 2021"),
    rule("open", rf"(?P<since>{POINT})\s*[-–—](?=\s*(?:$|[,)\]]))", "2023–", "1.8.2024 -"),
)  # fmt: skip
"""The first row that finds something wins; those of leave stand first, since their dates are not the seat's."""

"""Words that the checks look for in titles and decisions."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule

VOTED = re.compile(
    r"(?P<name>[A-ZÆØÅ][\w'-]+(?: [A-ZÆØÅ](?:[\w'-]+|\.)){1,3})\s+(?:stemte|stemde|røysta|røystet|røstet|voted|röstade)\s+"
    r"(?:for|i?mot|blankt?|against|emot)\b"
)
"""«Kari Nes stemte mot.»"""

GOING_ON: tuple[Rule, ...] = (
    rule(
        "goes_on",
        r".*?\b(?:oppfølg\w*|følg\w* opp|follow\w*|status\w*|evaluer\w*|evaluation|rapport\w*|report\w*|orienter\w*|revider\w*|revisjon\w*|revis\w*|review\w*"
        r"|endring\w*|amend\w*|klage\w*|appeal\w*|ny (?:behandling|handsaming)|(?:2|to|andre)\.? ?gangs?\b|slutt\w*|final|\w*justering\w*|tertial\w*|kvartal\w*)",
        "Oppfølging av sak 12/25",
        "Klage på vedtak om tilskudd",
        "Budsjettjustering høsten 2025",
    ),
)
"""Titles of items that go on with a matter after it was decided."""

REPEATED: tuple[Rule, ...] = (
    rule("election", r".*?\b(?:\w*valg|val|election|oppnevning\w*|oppnemning\w*)\b", "Valg av nytt styremedlem", "Oppnevning av komité"),
)
"""Titles of what a meeting does several times over under one name."""

OPENINGS: tuple[Rule, ...] = (
    rule(
        "opening",
        r"\W*(?:velkom\w*|welcome|åpning\w*|opning\w*|opening|konstituering|navneopprop|namneopprop|opprop|roll call|innsjekk|check.?in|presentasjonsrunde|avslut\w*"
        r"|møteslutt|closing|(?:felles )?applaus|(?:kaffe|lunsj)?pause|lunsj|lunch|break|valg av (?:møteleder|ordstyrer|dirigent|referent|protokoll|tellekorps)|merknad\w* til (?:innkalling|saksliste|dagsorden))\b",
        "Velkommen ved leder",
        "Åpning av møtet",
        "Valg av møteleder og referent",
    ),
)
"""Titles of what opens, closes or breaks a meeting: minutes need not tell of it."""

OF_MINUTES: tuple[Rule, ...] = (
    rule(
        "of_minutes",
        r".*?\b(?:møte|styre)?(?:referat|protokoll?|møtebok|minutes)(?:et|er|en|a)?\b",
        "Godkjenning av møteprotokoll",
        "Referat fra forrige møte",
        "Approval of the minutes",
    ),
)
"""Titles of items about minutes."""

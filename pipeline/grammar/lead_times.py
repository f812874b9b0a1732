"""How many days before a meeting items and papers are due and the notice goes out, as a body's page says it."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule

COUNTS = {
    **dict.fromkeys(("en", "én", "ei", "éi", "one", "a"), 1), **dict.fromkeys(("to", "two"), 2), **dict.fromkeys(("tre", "three"), 3),
    **dict.fromkeys(("fire", "four"), 4), **dict.fromkeys(("fem", "five"), 5), **dict.fromkeys(("seks", "six"), 6),
    **dict.fromkeys(("sju", "syv", "seven"), 7), **dict.fromkeys(("åtte", "eight"), 8), **dict.fromkeys(("ti", "ten"), 10),
    **dict.fromkeys(("fjorten", "fourteen"), 14),
}  # fmt: skip
"""Number words -> the number."""
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(COUNTS)})"
SPAN = re.compile(rf"\b{_NUMBER}\s(?:\w*(?:dag|døgn|uke|veke)\w*|\w*\s?days?|weeks?)\b", re.IGNORECASE)
"""Any count of days: a clause with two says nothing sure of either."""
_BEFORE = (
    rf"\b(?P<number>{_NUMBER})\s(?:dag(?:er|ar)?|døgn|(?P<week>uker?|veker?|weeks?)|days?)\s(?:før|(?:before|prior\sto|ahead\sof|in\sadvance\sof))\s"
    r"(?:the\s|each\s|every\s|hvert\s|kvart\s|et\s|eit\s)?(?:råds|utvalgs|utvals|styre|komit[eé])?(?:møte[rt]?|møtene|møta|meetings?)\b"
)
_NOTICE = r"(?:møte)?innkalling\w*|saks?list\w*|dagsorden\w*|agenda\w*|notice"
_PAPERS = r"saks?papir\w*|saks?dokument\w*|saks?fram?legg\w*|saks?fremlegg\w*|saksnotat\w*|saksunderlag\w*|papers|documents"
_ITEMS = r"saker|sakene|sakar|sakane|saksforslag|innmelding\w*|items"
_OUT = r"(?:send\w*|går|vert\ssend\w*|utsend\w*|publiser\w*|sent|goes|issued|distributed|circulated|published)"
_IN = r"(?:meld\w*|innmeld\w*|send\w*|lever\w*|frem\w*|spill\w*|spel\w*|hende|frist\w*|deadline|due|submitted|reported|proposed|received|delivered|sent)"

LEAD_TIMES: tuple[Rule, ...] = (
    rule(
        "notice_days",
        rf"(?=.*?\b(?:{_NOTICE})\b)(?=.*?\b{_OUT}\b)(?!.*?\b(?:meld\w*|sekretær\w*|frist)\b).*?{_BEFORE}",
        "Innkalling sendes ut 7 dager før møtet.",
        "Innkalling og sakspapir vert sende ut ei veke før møtet.",
        "The notice is sent out 7 days before the meeting.",
    ),
    rule(
        "papers_due_days",
        rf"(?!.*?\b(?:{_NOTICE}|{_ITEMS})\b)(?!.*?\b(?:send\w*|sent|går)\s(?:ut|out|medlem\w*|til\smedlem\w*|to\s(?:the\s)?members)\b)(?=.*?\b(?:{_PAPERS})\b)(?=.*?\b{_IN}\b).*?{_BEFORE}",
        "Sakspapirer leveres sekretæren senest 10 dager før møtet.",
        "Frist for sakspapir: 10 dagar før møtet",
        "Papers must be submitted 10 days before the meeting.",
    ),
    rule(
        "items_due_days",
        rf"(?!.*?(?<!\btil\s)(?<!\bfor\s)(?<!\bthe\s)\b(?:{_NOTICE}|{_PAPERS})\b)(?=.*?\b(?:{_ITEMS})\b)(?!.*?\b(?:send\w*|sent)\s(?:ut|out)\b)(?=.*?\b{_IN}\b).*?{_BEFORE}",
        "Saker meldes sekretæren senest 14 dager før møtet.",
        "Frist for innmelding av saker: 14 dager før møtet",
        "Saker til sakslisten meldes senest 14 dager før møtet.",
        "Saker må meldast inn seinast to veker før møtet.",
        "Items must be submitted to the secretary no later than 14 days before the meeting.",
    ),
)
"""The column of the body's row -> the clause that says its days. Working days are others than days and taken by none."""

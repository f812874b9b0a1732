"""How minutes say that an action is done: «T1 er utført», «25/25 Plan – utført», «Notatet er sendt til dekanmøtet»."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated, stems

DONE = (
    r"(?:utført|utførte|ferdige?(?:stilt|behandlet|behandla)?|fullført|gjennomført|lukket|lukka|avsluttet|avslutta|gjort|løst|løyst|levert|sendt|send|utsendt"
    r"|oversendt|publisert|lagt (?:fram|frem|ut|ved)|lagd fram|lagt til grunn|kartlagt|oppdatert|revidert|utarbeidet|utarbeidd|på plass|iverksatt|iverksett|bestilt|tinga|utlyst|lyst ut|kurset|kursa|ansatt|tilsatt|tilsett|opprettet|oppretta|etablert|innført|tatt i bruk|utbedret|utbetra|montert|installert|avklart"
    r"|done|complete|completed|finished|closed|delivered|sent|submitted|carried out|in place|resolved)"
)
IS = r"(?:er|ble|blei|vart|har blitt|er blitt|er vorte|is|are|was|were|has been|have been)"

DONE_SAID: tuple[Rule, ...] = (
    rule(
        "marks_done",
        rf"\W*(?:tiltak(?:ene|et|a)?\s|actions?\s)?(?P<marks>(?-i:T)\s?\d{{1,3}}(?:\s?(?:,|og|and|&)\s?(?-i:T)?\s?\d{{1,3}})*)\b[^.]{{0,100}}?(?:\b{IS}\b|[:–—(-])\s*(?:\w+\s)?{DONE}\b",
        "T1 er utført.",
        "T1 og T3 er lukket.",
        "T2: ferdig",
        "T4 Plan for sykefravær (utført)",
    ),
    rule(
        "numbered_done",
        rf"\W*(?:\w+[\s-])?(?:sak|item)\s?(?:nr\.?\s)?\d{{1,4}}/\d{{2,4}}\b(?P<task>.*?)\s{IS}\s(?:\w+\s)?(?P<participle>\w+(?:et|t|dd|de|te|a|ed)\b(?:\s(?:ut|inn|opp|fram|frem|ned))?).*",
        "Sak 22/25: Superbrukerne er kurset.",
        "Item 22/25: The super users have been trained.",
    ),
    rule(
        "listed_done",
        rf"(?P<task>.{{4,}}?)\s*(?::|–|—|\s-|->|→|\(|\[|\|)\s*(?:status:?\s*)?{DONE}\W*$",
        "25/25 Plan for sykefraværsoppfølging – utført",
        "Bestille lokale (gjort)",
        "Item 12/25 Draft guidelines: done",
    ),
    rule(
        "owner_has_done",
        rf"(?P<owner>[^.,;:]{{2,80}}?)\s(?:har|hadde|has|have)\s(?:\w+\s)?{DONE}\s(?P<task>.{{4,}})",
        "HR-avdelingen har lagt fram plan for sykefraværsoppfølging.",
        "The secretary has sent the letter to the owner.",
    ),
    rule(
        "task_is_done",
        rf"(?P<task>.{{4,160}}?)\s{IS}\s(?:\w+\s)?(?:{DONE}|\w{{2,}}(?:et|t|dd|a|ed)(?:\s(?:ut|inn|opp|fram|frem))?)\b.*",
        "Notatet til dekanmøtet er sendt.",
        "Tiltaket fra sak 25/25 er gjennomført.",
        "The letter to the owner has been sent.",
        "Nytt kart over hamna er kjøpt.",
    ),
)
"""A sentence or a line of a list that says that something is done; `link` looks for the action it is about."""
DONE_STEMS = stems(
    " er ", " ble ", " blei ", " vart ", " is ", " are ", " was ", " were ", " been ", " blitt ", "utfør", "ferdig", "fullfør", "gjennomfør", "lukk", "avslutt", "gjort", "løst", "løyst", "levert", "send", "publisert", "lagt", "lagd", "kartlagt",
    "oppdatert", "revidert", "utarbeid", "lyst", "kurs", "satt", "tilsett", "oppretta", "opprettet", "etabler", "innfør", "i bruk", "utbed", "utbet", "monter", "installer",
    "avklar", "på plass", "iverks", "bestilt", "tinga", "done", "complet", "finish", "closed", "deliver", "sent", "submit",
    "carried", "in place", "resolved",
)  # fmt: skip
"""Every sentence of DONE_SAID has one of these."""
NOT_DONE = Gated(
    r"\b(?:ikke|ikkje|not|delvis|partly|pågår|fortsatt|framleis|utsatt|utsett|startet|starta|påbegynt|påbyrja|under|planlagt|forsinket|forseinka|drøftet|drøfta|diskutert|diskutera|vurdert|vurdera|presentert|omtalt|nevnt|foreslått|valgt|vedtatt|vedteke|orientert|discussed|mentioned|considered|presented|proposed|delayed|started|begun|pending|ongoing|skal|vil|bør|må|når|dersom|hvis|viss|innen|innan|senest|unless|if|when|will|should|must|nesten|almost)\b|\?\s*$",
    re.IGNORECASE,
)
"""Not yet, only in part, or only if."""

"""Who can own a task without standing on an attendee list: roles, and people by a common given name."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from pipeline.grammar.gates import Gated

ROLE = (
    r"(?:[\w-]*(?:styret|direktøren|direktør|sjefen|sjef|lederen|leder|leiaren|leiar|kassereren|kasserer|kasseraren|kasserar|sekretæren|sekretær|sekretariatet|administrasjonen|utvalget|utvalet|komiteen|komitéen|"
    r"bestyrelsen|bestyrelse|styrelsen|formanden|formand|formannen|kassører|kassören|ordföranden|sekreteraren|rektoren|rektor|dekanen|dekan|rådmannen|ordføreren|ordføraren|vaktmesteren|vaktmeisteren|gruppen|gruppa|"
    r"ansvarlig|ansvarleg|ansvarlige|enhetene|enheter|einingane|avdelingene|avdelinger|avdelingane|lederne|koordinatoren|koordinator|webmaster|nemnda|rådet|verneombudet|verneombodet|tillitsvalgte|tillitsvalde|hvo|kirkevergen|kyrkjeverja|seksjonen|seksjonane|avdelingen|avdelinga|kontoret|fakultetet|fakultetene|instituttet|instituttene|prosjektet|komiteene|trinnet|trinnene|trinna|klassen|klassene|\d{1,2}\.? (?:trinn|klasse|årgang)|h?ve?rt? (?:enkelt )?\w*(?:medlem|klasse|gruppe|avdeling|lag))|"
    r"(?:the )?(?:\w+ )?(?:board|chair|treasurer|secretary|director|manager|committee|administration)|everyone|alle|all|noen fra styret|nokon frå styret)"
)
"""An office, a body or everybody, in small letters too."""
ROLE_ENDS = tuple(
    {word for words in re.findall(r"[^\W\d_]+(?:\|[^\W\d_]+)+|[^\W\d_]{2,}", ROLE.replace(r"\w", " ")) for word in words.split("|")}
)
"""How the last word of each ends, and some more."""
IS_ROLE = Gated(rf"(?:\w+\s){{0,2}}{ROLE}\Z", re.IGNORECASE)


@cache
def given_names() -> frozenset[str]:
    """The given names of tables/given_names.txt."""
    rows = files("pipeline").joinpath("tables/given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for row in rows if not row.startswith("#") for name in row.split())


ALL = frozenset({"alle", "all", "everyone"})
"""Everybody: owns a task only where the sentence surely hands one out."""
PRONOUNS = frozenset({"we", "i", "it", "they", "you", "this", "that", "vi", "det", "dette", "den", "de", "man", "ein", "en"})
"""Words with a capital at the head of a sentence that name nobody."""
TALKS = Gated(
    r"(?:går (?:gjennom|igjennom|over)|snakker|snakkar|spør(?! .{2,40} om (?:å|dei|de|vi|det|at)\b)|svarer|svarar|melder|hører|høyrer|møter|vurderer|vurderar|deler|ser på|ser over|setter(?! opp\b)|set(?! opp\b)|søker|søkjer|legger|legg|rapporterer|rapporterar|innkaller|indkalder|kaller|gjennomgår|arrangerer|"
    r"planlegger|planlegg|organiserer|koordinerer|leverer|(?:tar|tek) (?:til|ordet|opp\b(?! kontakt| med)|ikke|ikkje|seg|imot|del)|har\b)",
    re.IGNORECASE,
)
"""What people also do in the meeting itself, or offices as a rule: no task unless the owner is on the attendee list."""
WORKS = re.compile(
    r"(?:skal|må|ska|will|shall|blir å|kommer til å)\s+(?:prøve å |også |òg |nå |no |så )?(?!ha\b|ikke\b|ikkje\b|inte\b|not\b|trekke seg|være\b|vere\b|vera\b|bli\b|få\b|kunne|bestå|reise|slutte|holde til|be\b|have\b|blive\b|gjelde|vara\b|sitte|bruke|velge|betale|møte\b)"
    r"|(?!skal|må|ska\b|vil\b|bør|blir|kommer|will|shall|to\b|lovet|prøver)",
    re.IGNORECASE,
)
"""A task rather than a state: «skal» before a verb of work, or a verb of work itself."""
ROLE_WORKS = re.compile(
    r"(?:skal|må|ska|vil|will|shall)\s+(?:(?:prøve å|også|òg|nå) )*(?:ta kontakt|ta en avgjørelse|bistå|hjelpe|informere|fungere som|finne ut|invitere|ta med|ta opp|sende|sjekke|fikse|lage|skrive|kontakte|undersøke|undersøkje|følge opp|følgje opp|legge ut|oppdatere|booke|bestille|"
    r"ordne|høre med|spørre|sette opp|forberede|publisere|avklare|purre|ringe|se på|se nærmere|gå gjennom|jobbe videre|arbeide videre|hente|innhente|kjøpe inn|finne|skaffe|greie ut|"
    r"kontakta|skicka|undersöka|ta fram|undersøge|udarbejde|indhente|contact|send|prepare|write|draft|investigate|arrange|circulate|check|organise)"
    r"|(?!skal|må|ska\b|vil\b|bør|blir|kommer|will|shall|to\b|lovet|prøver)",
    re.IGNORECASE,
)
"""As WORKS, for offices and bodies, whose «skal» is often a rule."""

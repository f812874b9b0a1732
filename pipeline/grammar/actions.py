"""How minutes hand out work: who does what, asks whom to do what, and lists of tasks."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule

NAME = r"(?:(?-i:[A-ZÆØÅ][\w.'’-]*)(?:\s(?-i:[A-ZÆØÅ][\w.'’-]*)){0,3})"
MODAL = r"skal|må|vil|bør|blir å|kommer til å|prøver å|lovet å|to|will|shall|ska|kommer att"
DO = (
    r"tar|tek|sender|sjekker|sjekkar|fikser|fiksar|lager|lagar|skriver|skriv|kontakter|kontaktar|undersøker|undersøkjer|følger|følgjer|legger|legg|rapporterer|rapporterar|kartlegger|kartlegg|utarbeider|"
    r"utarbeidar|oppdaterer|oppdaterar|booker|bestiller|bestillar|ordner|ordnar|hører|høyrer|spør|innkaller|kaller|inviterer|setter|set|forbereder|førebur|leverer|deler|publiserer|melder|svarer|svarar|avklarer|"
    r"avklarar|koordinerer|organiserer|arrangerer|planlegger|planlegg|reviderer|vurderer|vurderar|purrer|ringer|snakker|møter|drar|ser på|ser nærmere|ser over|går gjennom|jobber videre|bistår|henter|kjøper|"
    r"tager|kontakter|sørger|sørgjer|undersøger|sends|checks|contacts|writes|prepares|follows|updates|skickar|kontaktar|skriver|kollar"
)
ASK = r"(?:ber|bad|ba|bed|asks|asked|anmoder|oppfordrer|pålegger|uppmanar)"

ASKED: tuple[Rule, ...] = (
    rule(
        "asks_owner",
        rf".*?\b{ASK}\s+(?:om at\s+)?(?P<owner>.+?)\s+(?:om å |om at |to |å )?(?P<task>(?:legge|lage|sende|revidere|utarbeide|se|følge|kartlegge|komme|vurdere|undersøke|ta|avklare|rapportere|oppdatere|skrive|forberede|kontakte|innkalle|leggje|greie|utreie|utrede|gjennomføre|sørge|presentere|invitere|planlegge|bestille|svare|samle|prepare|send|write|report|look|contact)\b.+)",
        "ALU ber HR- og HMS-avdelingen revidere retningslinjene og legge dem fram til møtet 26. november.",
    ),
    rule(
        "owner_is_asked",
        r"(?P<owner>[^.]{2,80}?)\s+(?:bes|blir bedt|vert beden|ble bedt|is asked|are asked|anmodes|oppfordres|får i oppdrag|fikk i oppdrag|får ansvar for|har ansvar for|har fått ansvar|tar ansvar(?:et)? for|er ansvarlig for|påtar seg)\b\s*(?:om |to )?(?:å |at )?(?P<task>.+)",
        "HR- og HMS-avdelingen bes legge fram forslag til kriterier i neste møte.",
    ),
)
"""Somebody is asked to do something."""

DOES: tuple[Rule, ...] = (
    rule(
        "owner_to_task",
        rf"(?P<owner>{NAME}(?:(?:,| og| and| &|/)\s?{NAME})*)\s+(?P<task>(?:{MODAL})\s+.+)",
        "Kari skal sjekke lokalet",
        "EP to meet the caterer",
    ),
    rule(
        "owner_does", rf"(?P<owner>{NAME}(?:(?:,| og| and| &|/)\s?{NAME})*)\s+(?P<task>(?:{DO})\b.+)", "Kari og Nils sender ut innkallingen"
    ),
    rule(
        "role_to_task",
        rf"(?:.{{0,80}}?,\s*)?(?P<owner>(?:styret|styreleder|leder|nestleder|kasserer|sekretær|sekretariatet|administrasjonen|utvalget|komiteen|bestyrelsen|styrelsen|everyone|alle|all)\b)\s+(?P<task>(?:{MODAL}|{DO})\s+.+)",
        "styret skal prøve å ordne dette",
    ),
    rule(
        "unit_does",
        rf"(?P<owner>[^.,:;]{{2,90}}?)\s+(?P<task>(?:{DO}|legger fram|rapporterer|kartlegger)\b.+)",
        "Avdeling for drift legger fram plan for oppfølging.",
    ),
)
"""Owner first, then what the owner does."""

PASSIVE: tuple[Rule, ...] = (
    rule(
        "passive_task",
        r"(?P<task>[^.]{3,120}?\b(?:sendes|lages|legges|utarbeides|oppdateres|kartlegges|følges opp|innkalles|publiseres|revideres|ferdigstilles|leveres|presenteres|utsendes|rapporteres|gjennomføres|sendast|leggjast|sendes ut)\b.*)",
        "Veiledning sendes ut i uke 48.",
    ),
)
"""A task without an owner; it counts with a due date only, and belongs to the unit of the sentence before."""

INFORMED: tuple[Rule, ...] = (
    rule(
        "unit_informed",
        r"(?P<owner>[^.]{2,80}?)\s+(?:orienterte|informerte|presenterte|innledet|innleia|la fram|gjennomgikk|redegjorde|presented|informed|orienterade|orienterede)\b",
        "IT-avdelingen orienterte.",
    ),
)
"""Who spoke before: the owner of a passive task."""

TO_DO_HEADING: tuple[Rule, ...] = (
    rule(
        "to_do_heading",
        r"[\W_]*(?:nye |new )?(?:hva\b.*\bskal gjøre.*|to.?do\b[^:]*:?|action (?:items?|points?)(?! from)(?:\b|_)[^:]*:?|actions|aksjonspunkt\w*|aksjoner|oppgaver(?! for)\b.*|gjøremål|oppfølging(?:spunkter|ssaker)?|tiltak(?:sliste)?|oppgavefordeling|"
        r"(?:overordnet )?ansvar for oppgaver\b.*fordelt.*|arbeidsoppgaver|huskeliste|next steps|åtgärder|opgaver|uppgifter|å gjøre.*|neste steg|ansvarsfordeling)[\W_]*$",
        "Hva hver gruppe skal gjøre til neste gang",
        "**_ACTION ITEMS_**",
        "TODO:",
        "Oppgaver",
    ),
)
"""The line above a list of tasks."""

LISTED: tuple[Rule, ...] = (
    rule(
        "owner_colon_task",
        r"(?P<owner>[^:.?]{1,60}?)\s*(?::|\s[-–—]\s)\s*(?P<task>[^:].{2,})",
        "Kari: Henge opp lapper",
        "LN: Send out the questionnaire",
    ),
    rule(
        "owner_to",
        rf"(?P<owner>{NAME}(?:(?:,| og| and| &|/)\s?{NAME})*|everyone|all|alle)\s+(?:to|skal|må|will)\s+(?P<task>.+)",
        "Live to contact the lawyer",
        "everyone to read through",
    ),
    rule("task_bracket_owner", r"(?P<task>.{4,}?)\s*\((?P<owner>(?-i:[A-ZÆØÅ])[^)]{0,50})\)\.?$", "Bestille mat (Kari)"),
)
"""One line of a list of tasks."""

TRAILING_OWNER: tuple[Rule, ...] = (
    rule(
        "task_dash_owner",
        r"(?P<task>.{6,}?)\s+[-–—]\s+(?P<owner>(?-i:[A-ZÆØÅ])[\w.'’-]*(?:(?:,| og| and| &|/)?\s?(?-i:[A-ZÆØÅ])[\w.'’-]*){0,3})\.?$",
        "Økonomistyring - Nilsen",
        "Bestille lokale – Kari og Ola",
    ),
    rule(
        "task_bracket_owner",
        r"(?P<task>.{6,}?)\s*\((?P<owner>(?-i:[A-ZÆØÅ])[\w.'’-]*(?:(?:,| og| and| &|/)?\s?(?-i:[A-ZÆØÅ])[\w.'’-]*){0,3})\)\.?$",
        "Bestille mat (Kari)",
    ),
)
"""A line that ends with the one who does it: counts only for people on the attendee list."""

NO_ACTION = re.compile(
    r"\?\s*$|\b(?:orienterte|informerte|har (?:\w+ )?(?:sendt|gjort|fått|tatt|laget|vært)|ble (?:\w+ )?(?:diskutert|gjennomgått|valgt)|fortalte|mente|kommenterte|spurte|svarte|stiller til|foreslår|foreslo|nominerer|ønsker|lurer|synes)\b",
    re.I,
)
"""Sentences that report instead of handing out work."""

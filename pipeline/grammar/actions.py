"""How minutes hand out work: who does what, asks whom to do what, and lists of tasks."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated
from pipeline.grammar.owners import ROLE

NAME = r"(?:(?-i:[A-ZÆØÅ][\w.'’-]*)(?:\s(?-i:[A-ZÆØÅ][\w.'’-]*)){0,3})"
MODAL = r"skal|må|vil|bør|blir å|kommer til å|prøver å|lovet å|to|will|shall|ska|kommer att"
DO = (
    r"tar|tek|sender|sjekker|sjekkar|fikser|fiksar|lager|lagar|skriver|skriv|kontakter|kontaktar|undersøker|undersøkjer|følger|"
    r"følgjer|legger|legg|rapporterer|rapporterar|kartlegger|kartlegg|utarbeider|utarbeidar|oppdaterer|oppdaterar|booker|bestiller|"
    r"bestillar|ordner|ordnar|hører|høyrer|spør|innkaller|kaller|inviterer|setter|set|forbereder|førebur|leverer|deler|publiserer|"
    r"melder|svarer|svarar|avklarer|avklarar|koordinerer|organiserer|arrangerer|planlegger|planlegg|reviderer|vurderer|vurderar|"
    r"purrer|ringer|snakker|møter|drar|ser på|finner|rigger|retter|rettar|rydder|ryddar|skaffer|skaffar|innhenter|hentar|innhentar|"
    r"reserverer|reserverar|utformer|utformar|redigerer|redigerar|betaler|betalar|lyser ut|utlyser|varsler|varslar|oversender|"
    r"oversendar|printer|trykker|installerer|monterer|gjennomgår|utreder|utgreier|greier ut|purrar|inviterar|oppretter|opprettar|"
    r"søker|søkjer|kjøper inn|kjøper|kjøpar|kjøpe|forsøker|prøver å|gjennomfører|snakkar|tager kontakt|undersøgar|indkalder|"
    r"indkøber|køber|laver|finder|opdaterer|bokar|köper|undersöker|tar fram|tar kontakt|sammanställer|ansvarar för|collects|drafts|"
    r"circulates|arranges|orders|books|ser nærmere|ser over|går gjennom|jobber videre|bistår|hjelper|hjelper til|holder i|held i|henter|tager|sørger|sørgjer|undersøger|"
    r"sends|checks|contacts|writes|prepares|follows|updates|skickar|kollar|avtaler|avtalar|annonserer|annonserar|samler inn|innkrever|"
    r"innarbeider|innarbeidar|stiller med|stiller opp|stiller som|handler inn|handlar inn|bidrar|hentar inn|sørgar for|tek seg av|tar seg av|purrar|"
    r"creates|adds|schedules|reviews|organi[sz]es|announces|posts|shares|drafts|reaches out|sets up|ordnar|bjuder in|giver besked|gir beskjed|gjev beskjed|gir tilbakemelding|gjev tilbakemelding|giver tilbagemelding|återkommer|kommer med (?=info|forslag|utkast|en|et|ei)|kjem med|kjører i gang|køyrer i gang|begynner (?:med )?å|byrjar (?:med )?å|spørger|indhenter|udarbejder|sender ut|undersøkjer|utarbeidar|tek opp|tar opp|tek kontakt|rekner på|skriver ferdig|gjør klar|gjer klar|lufter|løfter|følger opp|følgjer opp|talks to|looks into|investigates|creates|förbereder|skriver|tar hand om|kontaktar|mejlar|mailer|mailar|ringar|fixar|beställer|publicerar|uppdaterar|utreder|följer upp|hør om|aftaler|udsender|skriver ut"
)
ASK = r"(?:ber|bad|ba|bed|asks|asked|anmoder|oppfordrer|pålegger|uppmanar)"

INFINITIVE = r"(?-i:(?!(?:ikke|ikkje|inte|gjerne|alle|denne|dette|neste|næste|første|siste|begge|også|ville|skulle|kunne|måtte|hadde)\b)(?:[a-zæøåäö]{2,}[ea]|gå|få|se|sjå|ta|gi|gje|be|stå|dra|sy|så|slå|nå))"
"""A verb by its form, right behind the one who is asked."""
WISHES = r"(?:få|bli|slippe|sleppe|kunne|be|have|get)\b"
"""What one asks somebody to be let to do oneself: «ber rektor om å få møte»."""

ASKED: tuple[Rule, ...] = (
    rule(
        "asks_role",
        rf".*?\b{ASK}\s+(?P<owner>(?:det nye |den nye )?{ROLE})\s+(?P<task>(?:om\s[^.]{{0,60}}?\bå\s|å\s|att\s|to\s)?[a-zæøåäö]{{2,}}[ea]\b.+)",
        "Årsmøtet ber styret om i samarbeid med utbyggeren å lage rutiner.",
        "Møtet ber lederen ringe huseieren.",
    ),
    rule(
        "asks_named",
        rf".*?\b{ASK}\s+(?:{ROLE}\s)?(?P<owner>{NAME}(?:(?:,| og| and| &)\s?{NAME})*)\s+(?P<task>(?:om å|om at|å|to)\s+(?!{WISHES})\w+\b.+|(?!{WISHES}){INFINITIVE}\b.+)",
        "Rådet ber Halvard Tindeland måle støyen.",
        "ALU ber HR- og HMS-avdelingen revidere retningslinjene og legge dem fram til møtet 26. november.",
        "Rådet bed Halvard Tindeland om å rydde lageret.",
        "The council asks Halvard Tindeland to measure the noise.",
    ),
    rule(
        "asks_unit_to",
        rf".*?\b{ASK}\s+(?P<owner>[A-ZÆØÅ][^.,;:]{{2,80}}?)\s+(?:om å|å|to)\s+(?P<task>(?!{WISHES})\w+\b.+)",
        "Rådet ber Avdeling for bygg og drift om å måle støyen.",
    ),
    rule(
        "asks_owner",
        rf".*?\b{ASK}\s+(?:om at\s+)?(?P<owner>.+?)\s+(?:om å |om at |to |å )?(?P<task>(?:legge|lage|sende|revidere|utarbeide|se|følge|kartlegge|komme|vurdere|undersøke|ta|avklare|rapportere|oppdatere|skrive|forberede|kontakte|innkalle|leggje|greie|utreie|utrede|gjennomføre|sørge|presentere|invitere|planlegge|bestille|svare|samle|prepare|send|write|report|look|contact)\b.+)",
        "Utvalget ber de ansattes representanter sende inn forslag.",
    ),
    rule(
        "asks_unit",
        rf".*?\b{ASK}\s+(?P<owner>(?-i:[A-ZÆØÅ])[\w-]*\s(?:for|i|of)\s[^.,;:]{{2,60}}?(?<!\bog)(?<!\bfor)(?<!\bav))\s+(?P<task>(?!{WISHES}){INFINITIVE}\s.+)",
        "Rådet ber Avdeling for tekniske tjenester måle støyen.",
    ),
    rule(
        "owner_is_asked",
        r"(?P<owner>[^.]{2,80}?)\s+(?:bes|blir bedt om|vert bede om|er bedt om|blir bedt|vert beden|ble bedt|is asked|are asked|anmodes|oppfordres|får i oppdrag|fikk i oppdrag|fekk i oppdrag|får i oppgave|fikk i oppgave|får i oppgåve|fekk i oppgåve|får ansvar for|har ansvar for|har fått ansvar|tar ansvar(?:et)? for|er ansvarlig for|påtar seg|påtok seg|tar på seg|tok på seg|tek på seg|tok på seg|tog tjansen|tager sig af|tar seg av|tek seg av|meldte seg til|melder seg til|får fullmakt til|(?:får|fikk|fekk|fick) mandat til|ges i uppdrag|gis i oppdrag|får i uppdrag|anmodes om|pålegges|uppdras)\b\s*(?:om |to )?(?:å |at )?(?P<task>.+)",
        "HR- og HMS-avdelingen bes legge fram forslag til kriterier i neste møte.",
    ),
    rule(
        "handed_to_owner",
        r"(?P<task>[^.:]{5,120}?)\s(?:delegeres|delegerast|overlates|tildeles|overlåtes|overlatast|delegeras|overdras|(?:is|are|was|were) (?:delegated|assigned))\s(?:til|till|to)\s(?P<owner>[^.,]{3,60})",
        "Arbeidet med ny brosjyre delegeres til mediegruppa.",
        "The logo is assigned to the treasurer.",
    ),
    rule(
        "up_to_owner",
        r".*?\b(?:er|är) (?:op|opp|upp) (?:til|till) (?P<owner>[^.,]{2,60}?) (?:at|å|att) (?P<task>.+)",
        "Det er opp til det nye styret å arbeide videre med forslaget.",
    ),
)
"""Somebody is asked to do something."""
ASK_WORDS = frozenset(
    [
        "ber",
        "bad",
        "ba",
        "bed",
        "asks",
        "asked",
        "anmoder",
        "oppfordrer",
        "pålegger",
        "uppmanar",
        "bes",
        "bedt",
        "bede",
        "beden",
        "anmodes",
        "oppfordres",
        "oppdrag",
        "oppgave",
        "oppgåve",
        "ansvar",
        "ansvaret",
        "ansvarlig",
        "seg",
        "tjansen",
        "sig",
        "fullmakt",
        "mandat",
        "meldte",
        "melder",
        "uppdrag",
        "pålegges",
        "uppdras",
        "op",
        "opp",
        "upp",
        "delegeres",
        "delegerast",
        "overlates",
        "tildeles",
        "overlåtes",
        "overlatast",
        "delegeras",
        "overdras",
        "delegated",
        "assigned",
    ]
)
"""Every sentence of ASKED has one of these words."""
ASK_VERBS = frozenset({"ber", "bad", "ba", "bed", "asks", "asked", "anmoder", "oppfordrer", "pålegger", "uppmanar"})
ASKED_WORDS = {row.name: ASK_VERBS for row in ASKED if row.name.startswith("asks_")}
"""Row of ASKED -> whole words of which every sentence that it takes has one, as DOES_WORDS."""

DOES: tuple[Rule, ...] = (
    rule(
        "must_be_done_by",
        rf"(?P<task>[^.,]{{3,80}}?\s(?:må|must be)\s(?!godkjen|vedt|sign|velg|undert|approv|elect|sign)\w+(?:\s\w+)?)\s(?:av|af|by)\s(?P<owner>(?:[\w-]+\s)?{ROLE}|{NAME})\.?$",
        "Brannslukkeren må sjekkes opp av styret.",
    ),
    rule(
        "agreed_that_owner",
        rf".{{0,60}}?\b(?:enighet|enighed|enige?|einige?|semje|konsensus|bestemt|bestemte|besluttet|vedtatt|vedtok|agreed|decided)\s(?:om\s)?(?:at|att|that)\s(?P<owner>(?:[\w-]+\s)?{ROLE}|{NAME}(?:(?:,| og| and| &|/)\s?{NAME})*)\s+(?P<task>(?:{MODAL}|{DO})\b.+)",
        "Det var enighet om at styret tar initiativ til en samling.",
        "Det ble bestemt at Kari skal spørre huset.",
    ),
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
        "owner_responsible",
        rf"(?:.{{0,80}}?[,;]\s+)?(?P<owner>{NAME}(?:(?:,| og| and| &|/)\s?{NAME})*)\s+(?P<task>(?:(?:er|is|are|har)\s+)?(?:hoved)?(?:ansvarlige?|ansvarleg|ansvaret?|responsible)\s+(?:for|av)\s+.+)",
        "Ikke booket rom, K. Nes ansvarlig for dette neste gang",
    ),
    rule(
        "clause_owner_does",
        rf".{{3,100}}?[,;]\s+(?:og |så |and |men )?(?P<owner>{NAME}(?:(?:,| og| and| &|/)\s?{NAME})*)\s+(?P<task>(?:{DO}|skal|må)\b.+)",
        "Vil ha fest i kantina, Kari tar kontakt med huset",
    ),
    rule(
        "owner_takes_on",
        rf"(?P<owner>(?:[\w-]+\s)?{ROLE}|{NAME})\s+(?P<task>(?:[a-zæøå].{{0,60}}?\b)?(?:tar|tek|tager)\s+(?:det|dette|saken|saka|den|sagen)\s+(?:videre|vidare|med seg|opp med)\b.*)",
        "Styret synes det er en god idé og tar dette videre.",
    ),
    rule(
        "passive_by_owner",
        r"(?=(?P<task>.+))[^.]{3,80}?\b\w+s\s(?:av|af)\s(?P<owner>[^.,]{3,50}?)\s(?:innen|innan|inden|senest|seinast)\b",
        "Protokollen signeres av styret innen 1. mai.",
    ),
    rule(
        "role_to_task",
        rf"(?:.{{0,120}}?[,;]\s*(?:og |så )?)?(?P<owner>(?:[\w-]+\s)?{ROLE}(?:\s(?:og|and|och)\s{ROLE})?)\s+(?P<task>(?:{MODAL}|{DO})\b.+)",
        "styret skal prøve å ordne dette",
    ),
    rule(
        "asked_owner_will",
        rf"(?:på|med|etter|i|for|som|basert|based|efter|på bakgrunn|med utgangspunkt)\s[^.,:;]{{3,80}}?,?\s(?:vil|skal|ska|will)\s(?P<owner>(?:[\w-]+\s)?{ROLE}|{NAME})\s(?:også |òg |nå )?(?P<task>(?:undersøke|undersøkje|sende|kontakte|ta kontakt|lage|følge opp|følgje opp|sjekke|utarbeide|forberede|skrive|invitere|bestille|ordne|avklare|innhente|oppdatere|arrangere|undersöka|kontakta|ta fram|skicka|undersøge)\b.+)",
        "Med bakgrunn i spørsmålet vil styret undersøke prisen på forsikring.",
    ),
    rule(
        "unit_does",
        rf"(?P<owner>[^.,:;]{{2,90}}?)\s+(?P<task>(?:{DO}|legger fram|rapporterer|kartlegger)\b.+)",
        "Avdeling for drift legger fram plan for oppfølging.",
    ),
    rule(
        "timed_owner",
        rf"(?P<owner>(?:[\w-]+\s)?{ROLE}|{NAME}(?:(?:,| og| and| &|/)\s?{NAME})*)\s+(?!(?:er|var|vart|ble|blei|blev|har|hadde|is|was|has|orienter|inform|rapportert|møtte|deltok)\w*\b)"
        r"(?P<task>(?:[a-zæøåäö]+r|gjev|tek|skriv|held|set|legg|finn|kjem|bed|will|shall|to)\s.*\b(?:innen|innan|inden|innom|senest|seinast|frist|by|before|no later than|deadline|senast|före|i løpet av|i løbet af|før (?=jul|sommer|sommar|høst|haust|påske|ferie|neste|møtet|årsmøtet|fristen))\b.+"
        r"|(?:[a-zæøåäö]+r|gjev|tek|skriv|held|set|legg|finn|kjem)\s[^,;]{3,}\s(?:snarest|snarast|omgående|straks|så snart som (?:mulig|mogleg)|asap)(?:\s(?:mulig|mogleg|råd))?\.?$)",
        "Direktøren gjev ei oversikt innan 1. april 2026.",
        "Driftsavdelingen utbedrer lysene i gang C snarest.",
    ),
)
"""Owner first, then what the owner does."""
WORK_WORDS = frozenset(
    verb.split()[0]
    for verb in f"{MODAL}|{DO}|ansvarlig|ansvarlige|ansvarleg|ansvar|ansvaret|hovedansvarlig|responsible|"
    "innen|innan|inden|innom|senest|senast|seinast|frist|by|before|no|deadline|före|must|løpet|løbet|før|snarest|snarast|omgående|straks|snart|asap".split(
        "|"
    )
)
"""Every sentence of DOES has one of these words: looked for first, since most sentences have none."""
DO_WORDS = frozenset({"organises", "organizes", *(verb.split()[0] for verb in DO.split("|"))})
MODAL_WORDS = frozenset(verb.split()[0] for verb in MODAL.split("|"))
DOES_WORDS = {
    "agreed_that_owner": MODAL_WORDS | DO_WORDS,
    "owner_to_task": MODAL_WORDS,
    "owner_does": DO_WORDS,
    "clause_owner_does": DO_WORDS | {"skal", "må"},
    "role_to_task": MODAL_WORDS | DO_WORDS,
    "unit_does": DO_WORDS,
}
"""Row of DOES -> whole words of which every sentence that it takes has one, where all begin what is to be done."""
ROLE_DOES = DOES_WORDS["role_to_task"]
"""Words with which that begins."""

PASSIVE: tuple[Rule, ...] = (
    rule(
        "passive_task",
        r"(?P<task>[^.]{3,120}?\b(?:sendes|lages|legges|utarbeides|oppdateres|kartlegges|følges opp|innkalles|publiseres|revideres|ferdigstilles|leveres|presenteres|utsendes|rapporteres|gjennomføres|sendast|leggjast|sendes ut)\b.*)",
        "Veiledning sendes ut i uke 48.",
    ),
)
"""A task without an owner; it counts with a due date only, and belongs to the unit of the sentence before."""
PASSIVE_WORDS = frozenset(
    [
        "sendes",
        "lages",
        "legges",
        "utarbeides",
        "oppdateres",
        "kartlegges",
        "følges",
        "innkalles",
        "publiseres",
        "revideres",
        "ferdigstilles",
        "leveres",
        "presenteres",
        "utsendes",
        "rapporteres",
        "gjennomføres",
        "sendast",
        "leggjast",
    ]
)
"""Every sentence of PASSIVE has one of these words."""

NEXT_TASK = re.compile(rf"(?:\s(?:og|and|och|men|mens)|[,;])\s+(?:og |så |and |men )?(?={NAME}\s(?:{DO}|skal|må|vil|to|will|ska)\s)")
"""Where the second task of a sentence begins: «Pål ringer huset, Kari spør naboen»."""

INFORMED: tuple[Rule, ...] = (
    rule(
        "unit_informed",
        r"(?P<owner>[^.]{2,80}?)\s+(?:orienterte|informerte|presenterte|innledet|innleia|la fram|gjennomgikk|redegjorde|presented|informed|orienterade|orienterede)\b",
        "IT-avdelingen orienterte.",
    ),
)
"""Who spoke before: the owner of a passive task."""

NO_ACTION = re.compile(
    r"\?\s*$|^\W*(?:hvis|dersom|if|viss|såfremt|om|når|når)\b|\bplanlegger å\b|^\W*(?:votering|røysting|avstemning|avstemming|votes?|voting|forslag|framlegg)\b[^.]{0,20}:|\bdeler (?:bekym|syn|oppf|vurd|analy)|\b(?:holder på|arbeider med|har ansvaret? for (?:å )?drift)\b|\b(?:orienterte|informerte|har (?:\w+ )?(?:sendt|gjort|fått|tatt|laget|vært)|ble (?:\w+ )?(?:diskutert|gjennomgått|valgt)|fortalte|mente|kommenterte|spurte|svarte|stiller til|foreslår|foreslo|nominerer|ønsker|lurer|synes)\b",
    re.I,
)
"""Sentences that report instead of handing out work."""

SPEAKS = re.compile(
    r"(?:(?:om å|om at|å|to)\s+)?(?:redegjøre|gjere greie|gjøre greie|orientere|informere|innlede|innleie|fortelle|fortelje|forklare|utdype|oppsummere|forlate|fratre|fråtre|"
    r"explain|leave|introduce|summari[sz]e)\b",
    re.I,
)
"""What people are asked to do there and then: no task unless something says until when."""

PRESENTS = Gated(r"(?:går (?:i)?gjennom|gjennomgår|går over|presenterer|forteller|gennemgår|goes through)\b", re.I)
"""What people also do in the meeting itself: no task unless something says until when."""

NO_WORK = Gated(
    r"\b(?:minst|senest|seinast|at least)\s\w+\s(?:dager|dagar|døgn|uker|veker|måneder|månader|dage|uger|veckor|days|weeks)\b"
    r"|\btil (?:orientering|etter?retning|vitende|vitande|efterretning)\b"
    r"|^\W*\w+(?: \w+){0,2} (?:skal|vil|må|bør|ska|will|shall) (?:ikke|ikkje|inte|not)\b",
    re.I,
)
"""Rules of statutes and what a body only takes note of."""
PROPOSAL = Gated(
    r"[^.]{0,40}\b\w*(?:innstilling|forslag|framlegg|tilråding|förslag|indstilling|proposal)(?:\s(?:til|fra|frå|från|om)\s[^.:]{2,40})?\s?:\s*$",
    re.I,
)
"""The line above a proposal: «Kommunedirektørens innstilling:»."""

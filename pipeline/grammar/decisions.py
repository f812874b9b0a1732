"""What a decision sounds like in five languages, what only sounds like one, and what comes of an item."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule

PERSON = r"(?-i:[A-ZÆØÅ][\w.'’-]+(?:\s[A-ZÆØÅ][\w.'’-]*)*)"

OUTCOME_STEM = re.compile(
    r"odkj|odkänn|odkän|odkend|approv|vedt|valg|vald|valt|elect|vel[gj]|välj|vælg|eslut|estem|fast|innvilg|bevilg|avsl|avvis|nedstem|forkast|akkl|akla|enig|einig|"
    r"enstem|einstem|samr|unanim|enhäll|slutt|tilslut|tiltr|støtt|endors|utset|utsat|udsæt|udsat|bordl|postpon|defer|trekk|trukk|utg[åi]|orienter|etterret|vitan|vitende|efterret|"
    r"falt|stem|decid|resolv|agree|adopt|bestäm|samtyk|opprett|nedsatt|oppnevn|utnevn|ble |konsens|underkjen|samde|blev |vart ",
    re.I,
)
"""A part of a word that every sentence of DECIDED has: looked for first, since most sentences have none."""

DECIDED: tuple[Rule, ...] = (
    rule(
        "approved_short",
        r"\W*(?:enstemmig |ble |er |vart )?(?:godkjen(?:t|nt|d|nes|te)|godkän(?:t|d|des|ns)|godkendt?|approved|vedtatt|vedteke|samtykket)(?:\s+(?:enstemmig|uten|utan|med|ved|av|av alle)\b[^?]*)?[.!]*$",
        "Godkjent!",
        "Ble godkjent av alle fremmøtte",
    ),
    rule(
        "unanimous_short",
        r"\W*(?:enstemmig|samrøystes|einstemmig|unanimous(?:ly)?|enhälligt|enstemmigt)\b[^?]{0,60}$",
        "Enstemmig",
        "Samrøystes.",
    ),
    rule(
        "approved",
        r".*\b(?:godkjent|godkjennt|godkjennes|godkjende|godkjend|godkjente|underkjent|godkendt|godkendes|godkändes|godkänns|godkänner|approved|underkjennes|godkjenner|godkjenner)\b",
        "Innkallingen og dagsordenen ble godkjent.",
        "Referatet fra 15.10.25 godkjennes med den endring at sak 31/25 også gjelder ansatte.",
        "Innkalling: godkjent",
    ),
    rule(
        "adopted",
        r".*\b(?:(?:ble|blir|er|vart|vert|blev|var|was|were|enstemmig|enstemmigt|dermed|herved|så|styret|utvalget|årsmøtet|generalforsamlingen|forslaget|møtet|rådet|kommunestyret)\s+(?:\w+\s+){0,3}?"
        r"(?:vedtatt|vedteke|vedtok|vedtas|vedtar|vedtaget|besluttet|beslutta|beslutter|besluttes|beslutade|beslutar|bestemt|fastsatt|fastsett|innvilget|innvilga|bevilget|avslått|avvist|nedstemt|forkastet|adopted|decided|resolved|agreed|bestämde|vedtaget|tiltrådt|opprettet|nedsatt|oppnevnt|utnevnt)"
        r"|vedtas|vedtages|fastsettes til|innvilges|avslås|bevilges)\b",
        "Dette forslaget ble enstemmig vedtatt av årsmøtet.",
        "Foreningen ble så besluttet stiftet.",
        "Kontingenten ble fastsatt til kr 0,-",
        "Styret vedtok å støtte forslaget.",
    ),
    rule(
        "elected",
        r".*\b(?:(?:ble|blei|blir|blev|vart|vert|er|was|were|herved|valdes|nyvalgt|gjenvalgt)\s+(?:\w+\s+){0,4}?(?:valgt|gjenvalgt|nyvalgt|genvalgt|vald|valt|elected|omvalgt|valda)\b|velges (?:herved|ved)|valdes|omvaldes|attvald|gjenvalgt|genvalgt)",
        "Arne Moe ble valgt til møteleder.",
        "Det nye styret ble valgt ved akklamasjon.",
        "Jon velges herved som leder fra dags dato",
    ),
    rule(
        "elected_present",
        rf"\W*{PERSON}(?: (?:og|,) {PERSON})? (?:velges|blir valgt|väljs|vælges)\b",
        "Kari Nes velges som nestleder fra dags dato",
        flags=0,
    ),
    rule("acclaimed", r".*\b(?:ved|med|per) akkl?amasjon\b", "Kari Nes vinner ved akklamasjon."),
    rule(
        "leader_became",
        rf".*\b(?:styrets )?(?:leder|styreleder|nestleder|kasserer|formann|leiar|formand) (?:ble|blei|blev|vart) (?!valgt){PERSON}",
        "Styrets leder ble Kari Nes",
    ),
    rule(
        "agreed",
        r".*\b(?:enighet om|enige om|einigheit om|samde om|enighed om|eniga om|det ble bestemt|blir bestemt|det ble besluttet|konsensus om|agreed (?:to|on|that)|bestemte (?:seg|at)|vi vedtar|vi vedtok)\b",
        "Det var enighet om å opprette en egen gruppe.",
        "Der var enighed om at oprette en konto.",
    ),
    rule(
        "endorsed",
        r".*\b(?:slutter seg til|sluttet seg til|sluttar seg til|gir sin tilslutning|ga sin tilslutning|tiltrer|tiltres|støtter forslaget|endorses?|tilslutter sig)\b",
        "ALU slutter seg til planen.",
    ),
    rule(
        "postponed",
        r".*\b(?:utsettes|utsatt|utsett|utsatte|udsættes|udsat|bordläggs|bordlades|postponed|deferred|saken trekkes|saken er trukket|saken utgår)\b",
        "Saken utsettes til neste møte.",
    ),
    rule(
        "noted",
        r"\W*(?:.{0,80}\b)?(?:tas|tatt|tok|tek|teke|teken|tar|taken|ble tatt|tages|tas med)?\b.{0,60}?\b(?:til (?:orientering|etterretning|vitende|vitande|efterretning))(?:en)?[.!]?$",
        "Saken tas til orientering.",
        "Til orientering.",
        "Styret tek saka til vitande.",
    ),
    rule(
        "voted",
        r".*\b(?:vedtatt|vedteke|forslaget (?:falt|ble|fikk|vedtas)|falt|stemte (?:for|mot)|\d+ stemmer (?:for|mot)|mot \d+ stemmer?|for:? ?\d+,? mot:? ?\d+)\b",
        "Forslaget falt med 3 mot 11 stemmer",
        "11 stemte mot forslaget og 3 stemte for",
    ),
)
"""A sentence with an explicit outcome."""

NO_DECISION = re.compile(
    r"\?\s*$|^\W*(?:I|R|S|SR|Q|Sv|Sp|Svar|Innlegg|Replikk|Spørsmål)\s?:|^\W*(?:forslag|framlegg|förslag|indstilling|innstilling)\b|\b(?:foreslå\w*|innstiller|innstilling (?:til|om|fra)|fremm\w+ (?:følgende )?forslag|forslag fra|gjennomlest|utkast|som (?:ble|er|blir|blei|vart|deretter|skal)\b.{0,30}?(?:vedtatt|godkjen\w+|valgt)|må det|det må|fordi|selv om|ikke opnået enig\w*|ikke enighet|det er foreslått|stiller til valg|nomine\w+|dersom|hvis|såfremt|ifall|om det blir|"
    r"må (?:\w+ ){0,3}(?:godkjenn|vedta|velg|beslutt)\w*|bør|burde|kan (?:\w+ ){0,3}(?:godkjenn|vedta|velg|beslutt|utsett)\w*|"
    r"skal (?:\w+ ){0,4}(?:godkjenn|vedta|velg|beslutt|fastsett)\w*|for å (?:bli |få )?(?:godkjen|vedta|valgt|velge)\w*|vil (?:ikke )?bli|må bli|"
    r"(?:har|hadde|have|has|er allerede|tidligere|allerede)\s+(?:\w+\s+){0,4}?(?:godkjent|vedtatt|valgt|besluttet|bestemt|approved|fastsatt|utsatt)|tidligere vedtak|"
    r"velges (?:av|for|normalt|på|hvert|årlig|blant)|(?:før|inntil) \w+ (?:er|blir) (?:godkjent|vedtatt)|ønsker å|vil (?:ha|velge)|ikke (?:blitt )?avgjort|diskutert hvorvidt|diskuteres|"
    r"must be|should be|needs? to be|to be approved|can be|if the|kandidat\w*:|i henhold til vedtektene|ifølge vedtektene|enstemmig innstilling|please approve|har rett|plikter|møterett)\b",
    re.I,
)
"""Proposals, wishes, rules and reports of older decisions."""

OUTCOMES: tuple[Rule, ...] = (
    rule(
        "postponed",
        r".*\b(?:utsettes|utsatt|utsett|utsette|udsættes|udsat|bordlägg|bordlades|postponed|deferred|tas opp igjen|kommer tilbake til saken)\b",
        "Saken utsettes til neste møte.",
    ),
    rule("withdrawn", r".*\b(?:trukket|trekkes|trekt|withdrawn|utgår|utgikk|trukket fra)\b", "Saken er trukket."),
    rule(
        "returned",
        r".*\b(?:sendes tilbake|sendt tilbake|tilbakesend\w*|returneres|sent back|oversendes tilbake)\b",
        "Saken sendes tilbake til administrasjonen.",
    ),
    rule(
        "rejected",
        r".*\b(?:falt\b|avvist|avslått|avslås|nedstemt|forkastet|forkasta|ikke godkjent|ikkje godkjent|underkjent|underkjennes|ikke vedtatt|rejected|not approved|fikk ikke flertall|afvist|avslogs)\b",
        "Forslaget falt med 3 mot 11 stemmer.",
    ),
    rule(
        "noted",
        r".*\btil (?:orientering|etterretning|vitende|vitande|efterretning)|.*\b(?:took note|noted)\b",
        "Saken tas til orientering.",
    ),
)
"""Outcome by the words of the decision; anything else that is decided is «decided»."""

UNANIMOUS = re.compile(
    r"\b(?:enstemmig|enstemmigt|einstemmig|samrøystes|unanimous(?:ly)?|enhälligt|ved akkl?amasjon|av alle fremmøtte)\b", re.I
)
NOT_UNANIMOUS = re.compile(r"\b(?:mot (?:\d+|en|én|to|tre|fire|fem) (?:stemmer?|røyst\w*)|dissens|mot \d+|flertall)\b", re.I)
_NUMBER = r"\d{1,4}|en|én|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti"
VOTES: tuple[Rule, ...] = (
    rule(
        "for_against_blank",
        r".*?\b(?:for|ja)\b:?\s*(?P<yes>\d+)\W{1,4}(?:stemmer\W+)?(?:i?mot|nei)\b:?\s*(?P<no>\d+)(?:\W{1,4}(?:blan\w+|avhold\w+|avstå\w+)\b:?\s*(?P<blank>\d+))?",
        "For: 12 / Mot: 3 / Blank: 1",
    ),
    rule(
        "against_for",
        rf".*?\b(?P<no>{_NUMBER})\s+stemte\s+(?:i?mot)\b.*?\b(?P<yes>{_NUMBER})\s+stemte\s+for",
        "11 stemte mot forslaget og 3 stemte for",
    ),
    rule(
        "for_against",
        rf".*?\b(?P<yes>{_NUMBER})\s+(?:stemte\s+for|stemmer\s+for|stemmer)\b.*?\b(?:i?mot)?\s*(?P<no>{_NUMBER})\s*(?:stemte\s+i?mot|stemmer\s+i?mot|i?mot)",
        "12 stemte for og 3 stemte mot",
    ),
    rule(
        "with_against",
        rf".*?\bmed\s+(?P<yes>{_NUMBER})\s+(?:stemmer\s+|røyster\s+)?mot\s+(?P<no>{_NUMBER})",
        "vedtatt med 12 mot 3 stemmer",
    ),
    rule("against", rf".*?\bmot\s+(?P<no>{_NUMBER})\s+(?:stemmer?|røyst\w*)", "vedtatt mot 2 stemmer"),
)
NUMBER_WORDS = {
    "en": "1",
    "én": "1",
    "to": "2",
    "tre": "3",
    "fire": "4",
    "fem": "5",
    "seks": "6",
    "sju": "7",
    "syv": "7",
    "åtte": "8",
    "ni": "9",
    "ti": "10",
}
"""Counting words in votes."""

KIND_BY_LABEL = {"decision": "decision", "conclusion": "conclusion", "advice": "advice"}
"""Label field -> kind of what stands behind it."""

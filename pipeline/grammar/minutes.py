"""What minutes and notices say of their meeting: who led it, when it ended, what body it was, which is the next."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule

NAME = r"(?-i:[A-ZÆØÅÄÖÉ][\w.'’-]*(?:\s(?:(?:von|van|de|der|af|la)\s)?[A-ZÆØÅÄÖ][\w.'’-]*){0,4})"
CHAIR = r"(?:møteleder|ordstyrer|dirigent|møteleiar|ordstyrar|mødeleder|mötesordförande|chair(?:person)?|møtedirigent)"
SECRETARY = r"(?:referent|møtesekretær|sekretær|protokollfører|referenter|sekreterare|mötessekreterare|møtereferent|secretary|minute-?taker|note-?taker|skrivar)"
ELECTED = r"(?:ble|blei|blir|blev|er|vart|was|var|er valgt|valgtes?|valdes|utpekes|utpekt)"
AS = r"(?:(?:enstemmig\s+)?(?:valgt|vald|valt|elected|utpekt|oppnevnt|foreslått og valgt)\s+)?(?:som|til|as|till|to)\s+(?:å være\s+)?"

OFFICERS: tuple[Rule, ...] = (
    rule(
        "both_elected",
        rf".*?(?P<both>{NAME}) {ELECTED} {AS}{CHAIR} (?:og|and|och|samt) {SECRETARY}\b",
        "Kari Nes ble valgt som møteleder og referent.",
    ),
    rule("both_are", rf".*?\b{CHAIR} (?:og|and|och) {SECRETARY} {ELECTED} (?P<both>{NAME})", "Møteleder og referent blir Kari Nes."),
)
CHAIRS: tuple[Rule, ...] = (
    rule("chair_elected", rf".*?(?P<name>{NAME}) {ELECTED} {AS}{CHAIR}\b", "Kari Nes ble valgt til møteleder"),
    rule("chair_is", rf".*?\b{CHAIR} {ELECTED}:? (?:valgt:? |foreslått:? |vald:? )?(?P<name>{NAME})", "Ordstyrer blir Kari Nes."),
    rule("is_chair", rf".*?(?P<name>{NAME}) (?:er|var|is|was) {CHAIR}\b", "Kari er ordstyrer"),
    rule(
        "led_meeting",
        rf".*?(?P<name>{NAME}) (?:ledet møtet|leidde møtet|ledet årsmøtet|chaired the meeting|ledede mødet)",
        "Kari Nes ledet møtet.",
    ),
)
SECRETARIES: tuple[Rule, ...] = (
    rule("secretary_elected", rf".*?(?P<name>{NAME}) {ELECTED} {AS}{SECRETARY}\b", "Ola Moe ble valgt til referent."),
    rule("secretary_is", rf".*?\b{SECRETARY} {ELECTED}:? (?:valgt:? |foreslått:? |vald:? )?(?P<name>{NAME})", "Referent blir Ola Moe."),
    rule("is_secretary", rf".*?(?P<name>{NAME}) (?:er|var|is|was|skriver|fører) {SECRETARY}\b", "Ola er referent"),
    rule(
        "took_minutes", rf".*?(?P<name>{NAME}) (?:skrev|førte|fører|skriver|took) (?:referat|protokoll|minutes)", "Ola Moe førte protokoll."
    ),
)
CHAIR_ITEM: tuple[Rule, ...] = (rule("chair_item", rf"(?:valg|val) (?:av|af) {CHAIR}\b(?!.*{SECRETARY})", "Valg av dirigent"),)
SECRETARY_ITEM: tuple[Rule, ...] = (rule("secretary_item", rf"(?:valg|val) (?:av|af) {SECRETARY}", "Valg av referent(er)"),)

MEETING_ENDED: tuple[Rule, ...] = (
    rule(
        "meeting_ended",
        r".*?\b(?:hevet|hevd|heva|avsluttet|avslutta|avslutades|sluttet|slutt|slutta|adjourned|closed|ended|meeting ended|slut|hævet|møteslutt|sluttid|ferdig|ajournert)\b",
        "Møtet hevet 20.15",
        "møte hevet: 13:38",
        "Møtet ble hevet kl 21:10.",
        "Møteslutt kl. 12",
    ),
)
MEETING_STARTED: tuple[Rule, ...] = (
    rule(
        "meeting_started",
        r".*?\b(?:møtet|mødet|mötet|meeting|møtestart|årsmøtet)?\s*(?:ble satt|vart sett|startet|starta|starter|startar|åpnet|opna|settes|begynte|begynner|called to order|started|møtestart|starttid|öppnades)\b",
        "Møtet ble satt kl. 09.00",
        "Møtet startet 17:00",
    ),
)
MEETING_HELD: tuple[Rule, ...] = (
    rule(
        "meeting_held",
        r".*?\b(?:avholdt|avholdes|avholdes|holdt|holdes|haldast|halde|halden|finner sted|fant sted|finn stad|innkalles|innkalt|kalles inn|inviteres|invitert|kallas|indkaldes|afholdes|afholdt|takes place|held|"
        r"referat (?:for|fra|frå|av|af)|møte|styremøte|årsmøte|generalforsamling|allmøte|stiftelsesmøte|meeting|møde|möte)\b",
        "Den 11/12/2024 ble det avholdt stiftelsesmøte",
        "Møtet finner sted 02.05.2022 på A010",
        "Referat for styremøte den 25. november 2019",
    ),
)
"""A sentence that may tell when and where the meeting is."""

NEXT_MEETING: tuple[Rule, ...] = (
    rule(
        "next_meeting",
        r".{0,20}?\b(?:neste(?:\s+\w+)?\s+(?:styre|års|allme|stor|utvalgs|komite)?møte[rt]?|next(?:\s+\w+)?\s+meeting|næste(?:\s+\w+)?\s+\w*møde|nästa(?:\s+\w+)?\s+\w*möte|neste gang)\b",
        "Neste møte 17.12.2025 kl 9",
        "Næste bestyrelsesmøde blev aftalt til 18. januar",
        "Next board meeting: May 3, 2025",
    ),
)
MINUTES_APPROVED: tuple[Rule, ...] = (
    rule(
        "minutes_approved",
        r".*?\b(?:referat(?:et)?|protokoll(?:en|er)?|møtebok(?:a|en)?|minutes|møteprotokoll(?:en)?)\s+(?:fra|frå|from|of|av|for)\b(?P<when>.*?)\b(?:ble |vart |er |blir |is |was |vert |were )?"
        r"(?:enstemmig |samrøystes )?(?:godkjent|godkjennes|godkjend|godkjenning|approved|godkendt|godkändes)",
        "Referat fra møtet 27.08.25 godkjent uten merknader.",
        "Referatet fra 15.10.25 godkjennes med den endring at",
    ),
    rule("minutes_item", r"(?:referat|protokoll|møtebok|minutes)\w*\s+(?:fra|frå|from|of|av)\b(?P<when>.*)", "Referat fra 24.09.25"),
)
DRAFT = re.compile(
    r"\b(?:utkast|ikke godkjent|ikkje godkjent|ikke\s+ennå\s+godkjent|foreløpig (?:referat|protokoll)|draft|not approved|udkast|utkast till)\b",
    re.I,
)
"""In the first lines: these are minutes that nobody has approved yet."""

BODY: tuple[Rule, ...] = (
    rule(
        "body_short_name",
        r"(?:møte)?(?:referat|innkalling|protokoll|saksliste|sakliste|agenda|minutes)(?: fra| frå| til| for| from| of)?(?: møte i)? (?P<body>(?-i:[A-ZÆØÅ]{2,8}(?:-[A-ZÆØÅ]{2,6})?))(?=\s|$|,)",
        "Referat DU 5.11.25",
        "Møtereferat LOSAM",
    ),
    rule(
        "body_code",
        r"(?:.*\b(?:i|for|of|av|fra|til|in)\s+)?(?P<body>(?-i:[A-ZÆØÅ])[\wæøåÆØÅ .&-]{3,60}? \((?-i:[A-ZÆØÅ]{2,8})\))",
        "Referat fra møte i Administrativt lederutvalg (ALU)",
        "Driftsutvalget (DU) 24.09.25",
    ),
    rule(
        "body_after_meeting",
        r".*?\b(?:møte\w*|protokoll|referat|minutes|årsmøte\w*|styremøte\w*|generalforsamling\w*|stiftelses\w+|board|innkalling|møde|möte|meeting)\b[^.,:]{0,40}?\s(?:i|for|of|hos|in|til medlemmer av|av|af):?\s+"
        r"(?P<body>(?!(?:møte|styremøte|årsmøte|ordinær|ekstra|den|det)\b)[\wæøåÆØÅ@ .&/-]{3,70}?)(?=\s*(?:[,:(]|\bden\b|\b(?:man|tirs|ons|tors|fre|lør|søn)dag|\d|\bi \d|\bpå (?:Teams|Zoom|rom|møterom|[A-Z]?\d)|\bkl\b|$))",
        "Protokoll frå møte i Driftsutvalet 3. mai",
        "Innkalling årsmøte 2019 for Vel til alle",
        "Stiftelsesdokument for: Åpen sky",
    ),
    rule(
        "body_genitive",
        r".*?(?P<body>(?-i:[A-ZÆØÅ])[\wæøå-]*(?:styre|utvalg|råd|komite|komité|nemnd|forum|lag)(?:et|a|en|t)?)(?:s|’s|'s)? \w*møte",
        "Driftsutvalgets høstmøte",
    ),
    rule(
        "body_closes_title",
        r".*\b(?:generalforsamling|årsmøte|styremøte|allmøte|bestyrelsesmøde|styrelsemöte|årsmöte)(?:en|t|et)?\s+(?P<body>(?-i:[A-ZÆØÅ])[\wæøå.&@-]+(?: (?-i:[A-ZÆØÅ])[\wæøå.&@-]+){0,4})$",
        "Protokoll fra generalforsamling Solsiden",
    ),
    rule(
        "body_board",
        r"(?P<body>Board|Styre|Styret|Executive committee|Steering group)\s+(?:meeting|møte)",
        "Board meeting minutes, 3 May 2025",
    ),
    rule(
        "body_before_meeting",
        r"(?P<body>(?-i:[A-ZÆØÅ])[\w@æøå.&-]*(?: (?-i:[A-ZÆØÅ])[\w@æøå.&-]*){0,4}) (?:interim board meeting|board meeting|meeting|styremøte|årsmøte)\b",
        "Kodeklubb@Nord interim board meeting 190307",
    ),
    rule(
        "body_after_word",
        r".*\b(?:styremøte|årsmøte|protokoll?|referat|generalforsamling|stiftelsemøte)\s+(?P<body>(?!(?:for|fra|av|i|den|på|mandag|tirsdag|onsdag|torsdag|fredag|ved|kl)\b)[A-ZÆØÅa-zæøå]+(?: [\wæøå]+)* (?:velforening|forening|lag|grendelag|borettslag|sameie|klubb))\b",
        "Årsmøte protokol Solsiden velforening",
    ),
)
"""Names of the body in a title or a heading."""

BODY_IN_TEXT: tuple[Rule, ...] = (
    rule("body_named", r"navn(?: på (?:forening|lag|utvalg)\w*)?\s?:\s+(?P<body>(?-i:[A-ZÆØÅ])[^:]{2,60})$", "Navn: Solsiden velforening"),
    rule(
        "body_is_called",
        r".*?\bforening(?:s|ens?)\s+navn er (?P<body>(?-i:[A-ZÆØÅ])[\wæøå]*(?: (?-i:[A-ZÆØÅ])[\wæøå]*)*)",
        "Forenings navn er Solsiden Vel, som er en forkortelse",
    ),
    rule(
        "body_invites",
        r".*?\b(?:invitert|innkalles|innkalt|invited|avholdt|holdt)\b.{0,60}?\b(?:møte|årsmøte|stiftelsemøte|stiftelsesmøte|generalforsamling|meeting)\s+(?:i|for|of|in)\s+"
        r"(?P<body>(?-i:[A-ZÆØÅ])[\wæøå]*(?: [\wæøå]+){0,4}?)(?=\s*(?:[,.:(]|\bden\b|\d|\b(?:man|tirs|ons|tors|fre|lør|søn)dag|$))",
        "Du er herved invitert til årsmøte for Solsiden velforening.",
    ),
)
"""Names of the body in running text at the top."""

ORGANISATION = re.compile(
    r"^(?!(?:valg|velkommen|styre og|agenda|referat|protokoll?|møte)\b)(?:[\wæøåÆØÅ@.&-]+\s){0,5}?[\wæøåÆØÅ@.&-]*(?:forening(?:en)?|foreininga?|utvalg(?:et)?|utval(?:et)?|styret?|råd(?:et)?|nemnd[a]?|komit[eé](?:en)?|laget?|borettslag|sameiet?|klubb(?:en)?|forum|forbund(?:et)?"
    r"|board|committee|council|dataforening|velforening|grendelag|fagutvalg(?:et)?|elevkår|grundejerforeningen|venner)(?:\s(?:ved|i|for|af|av|ved)\s[\wæøåÆØÅ ]{2,50}|\s\([A-ZÆØÅ]{2,6}\))?$",
    re.I,
)
"""A line at the top that is nothing but the name of an association or committee."""

TITLE_WORD = re.compile(
    r"referat|protokol|minutes|møtebok|innkal|inkal|indkald|kallelse|saksliste|sakliste|dagsorden|agenda|møte|mødet?|mötet?|meeting|generalforsamling|genfors|årsmøte|notat|memo\b|søknad|ansökan|stift\w+dokument|varsel|møteplan",
    re.I,
)
MINUTES_TITLE = re.compile(r"(?:referat|protokoll?|minutes|møtebok)\b|^\W*\w*(?:møte|møde|möte|meeting)\b", re.I)
"""A heading that can open the minutes of a meeting."""
BARE_TITLE = re.compile(
    r"\W*(?:p ?r ?o ?t ?o ?k ?o ?l ?l|møte)?(?:referat|protokoll|protokol|notat|innkalling|møteinnkalling|møteprotokoll|møtereferat|møtebok|minutes|saksliste|indkaldelse|kallelse|memo)?\W*$",
    re.I,
)
PLACE_BEFORE = re.compile(
    r"^\s*[,.;:–-]?\s*(?:og\s+)?(?:på|paa|ved|hos|at|@|via|in)\s+(?P<place>.+)|^\s*[,–]\s*(?P<bare>(?!kl\b)\S.+)|^\s*i\s+(?P<in>(?-i:[A-ZÆØÅ]).+)",
    re.I,
)
PLACE_INSIDE = re.compile(r"\b(?:sted|stad|place|venue|lokale|møterom|plass)\s?:\s*(?P<place>[^.;\t]+)", re.I)
"""«Møte 04.11.2024 Klokka: 16:16 Sted: A039»."""
HELD_AT = re.compile(
    r"(?:finner sted|fant sted|finn stad|avholdes|avholdt|holdes|held)\s+(?:digitalt\s+)?(?:på|i|ved|hos|at|via|in)\s+(?P<place>[^.]+?)(?=\s*(?:,|\.|$|\bkl|\bden\b|\bmandag|\btirsdag|\bonsdag|\btorsdag|\bfredag|\blørdag|\bsøndag|\d{1,2}[. ]))",
    re.I,
)

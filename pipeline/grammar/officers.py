"""Who led a meeting and who wrote its minutes, as sentences, items and signatures say it in five languages."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated

NAME = r"(?-i:[A-ZÆØÅÄÖÉ][\w.'’-]*(?:\s(?:(?:von|van|de|der|af|la)\s)?[A-ZÆØÅÄÖ][\w.'’-]*){0,4})"
NAMES = rf"{NAME}(?:(?:,|\s(?:og|and|och|samt|&))\s{NAME})*"
FULL = r"(?-i:[A-ZÆØÅÄÖ][\w'’-]+\.?(?:\s(?:(?:von|van|de|der|af|la)\s)?[A-ZÆØÅÄÖ][\w.'’-]*){1,4})"
CHAIR = (
    r"(?:møteleder(?:e|en)?|årsmøteleder|ordstyrer(?:e|en)?|dirigent(?:er|en)?|møteleiar|ordstyrar|mødeleder|mötesordförande|stämmoordförande"
    r"|ordförande för (?:mötet|årsmötet|stämman)|(?:mötets|møtets) (?:ordförande|leder)|chair(?:person|man|woman)?|møtedirigent|møtestyrer)"
)
SECRETARY = (
    r"(?:refer[ea]nt(?:er|en)?|møtesekretær|sekretær|protokollfører(?:e)?|protokollførar|(?:mötes)?sekret(?:er)?are|mødereferent|møtereferent(?:er)?|secretary"
    r"|minute-?\s?taker|note-?\s?taker|skrivar|skriver)"
)
ELECTED = r"(?:ble|blei|blir|blev|er|vart|was|var|er valgt|valgtes?|valdes|väljs|utses|utsågs|utpekes|utpekt|är|is)(?: (?:det )?(?:enstemmig|einstemmig|samrøystes|enhälligt))?"
CHOSEN = r"(?:valgt|vald|valt|elected|utpekt|oppnevnt|foreslått og valgt|foreslått|appointed)"
AS = rf"(?:(?:enstemmig\s+|einstemmig\s+|samrøystes\s+)?{CHOSEN}\s+)?(?:som|til|as|till|to)\s+(?:å være\s+)?(?:møtets\s+|årsmøtets\s+)?"
MEETING = r"(?:møtet|mødet|mötet|årsmøtet|årsmötet|generalforsamling(?:en|a)|styremøtet|meeting)"
OFFICE_BEFORE = r"(?:[a-zæøåäö]+\s){0,3}?"
SIGNED = r"(?:/s/|/sign\.?/|\(s(?:ign)?\.?\)|sign\.?)?\W*$"

OFFICERS: tuple[Rule, ...] = (
    rule(
        "both_elected",
        rf".*?(?P<name>{NAMES}) {ELECTED} {AS}{CHAIR} (?:og|and|och|samt) (?:som )?{SECRETARY}\b",
        "Kari Nes ble valgt som møteleder og referent.",
    ),
    rule(
        "both_are",
        rf".*?\b{CHAIR} (?:og|and|och) {SECRETARY} {ELECTED}:? (?:{CHOSEN}:? )?(?P<name>{NAMES})",
        "Møteleder og referent blir Kari Nes.",
    ),
)
CHAIRS: tuple[Rule, ...] = (
    rule(
        "chair_elected",
        rf".*?(?P<name>{NAMES}) (?:{ELECTED} {AS}|{CHOSEN}\s+(?:som|til|as|till)\s+){CHAIR}\b",
        "Kari Nes ble valgt til møteleder",
        "Kari Nes valgt til ordstyrer",
    ),
    rule(
        "chair_is",
        rf".*?\b{CHAIR} {ELECTED}:? (?:{CHOSEN}:? )?(?P<name>{NAMES})",
        "Ordstyrer blir Kari Nes.",
        "Til dirigent ble valgt Kari Nes.",
    ),
    rule("chosen_chair", rf".*?\b{CHOSEN} (?:som|til|till) {CHAIR}\s*:?\s*(?P<name>{NAMES})", "Valgt til dirigent: Kari Nes"),
    rule(
        "somebody_chose_chair",
        rf".*?\b(?:valgte|valde|velger|elected|appointed)\s+(?P<name>{NAMES})\s+(?:til|som|till|as|to)\s+(?:møtets\s+|årsmøtets\s+)?{CHAIR}\b",
        "Årsmøtet valgte Kari Nes til møteleder.",
    ),
    rule("is_chair", rf".*?(?P<name>{NAMES}) (?:er|var|är|is|was|fungerte som|acted as) {CHAIR}\b", "Kari er ordstyrer"),
    rule(
        "led_meeting",
        rf".*?(?P<name>{NAME}) (?:leder|leiar|ledet|leidde|leda|ledede|ledde|leier|chairs|chaired|moderated|facilitated|styrer|styrte) (?:the )?{MEETING}",
        "Kari Nes ledet møtet.",
    ),
    rule(
        "led_by",
        rf".*?\b{MEETING} (?:(?:ble|vart|blev|was|blei) )?(?:ledet|leda|leia|leidd|ledd|leddes|ledes|styrt|chaired|moderated|facilitated|led) (?:av|af|by) {OFFICE_BEFORE}(?P<name>{NAME})",
        "Møtet ble ledet av styreleder Kari Nes.",
        "The meeting was chaired by Kari Nes.",
    ),
    rule(
        "took_the_chair",
        rf".*?(?P<name>{NAME}) (?:tok over|tok|overtok|overtog|tog över|took over|took|assumed) (?:møteleiinga|møteledelsen|mødeledelsen|leiinga av møtet"
        r"|ledelsen av møtet|ledelsen af mødet|ledningen av mötet|the chair)\b",
        "Nes tok over leiinga av møtet.",
        "Ann Lee took the chair.",
    ),
    rule(
        "as_chair",
        rf"(?:as|som|i egenskap av|in (?:her|his|their) role as) (?:the )?{CHAIR},? (?:(?:ledet|leidde|led|conducted|opened|åpnet|opna) )?(?P<name>{FULL})",
        "As chairperson, Ann Lee conducted the meeting.",
        "Som møteleder åpnet Kari Nes møtet.",
    ),
    rule("chair_signs", rf"{CHAIR}\s+(?P<name>{FULL})\s*{SIGNED}", "Møteleder Kari Nes /s/"),
    rule("signs_as_chair", rf"(?P<name>{FULL})\s*(?:\(s(?:ign)?\.?\))?\s*[,/(–-]?\s*\b{CHAIR}\W*$", "Kari Nes, møteleder"),
)
OPENERS: tuple[Rule, ...] = (
    rule(
        "opened_as_chair",
        rf"ordföranden?,? (?P<name>{FULL}),? (?:öppnade|förklarade|hälsade)",
        "Ordföranden Karin Ek förklarade mötet öppnat.",
    ),
    rule(
        "opened_the_meeting",
        rf"{OFFICE_BEFORE}(?P<name>{NAME}),? (?:{OFFICE_BEFORE},? )?(?:åpnet|åpna|opna|åpner|opnar|åbnede|åbner|öppnade|öppnar|opened|called)\s+(?:the\s+)?{MEETING}\b",
        "Styreleder Kari Nes åpnet møtet kl. 18.",
        "Ann Lee opened the meeting.",
    ),
    rule(
        "bade_welcome",
        rf"{OFFICE_BEFORE}(?P<name>{FULL}),? (?:ønsket|ønskte|ønskjer|ønsker|ønskede|bød|hälsade|hälsar|welcomed|bade)\s+(?:alle |alla |everyone |everybody |all )?(?:til |the )?(?:velkommen|velkomen|välkomna|välkommen|members|participants|everyone|all)\b",
        "Styreleder Kari Nes ønsket velkommen.",
        "Ann Lee welcomed everyone to the call.",
    ),
    rule(
        "declared_open",
        rf"{OFFICE_BEFORE}(?P<name>{NAME}) (?:förklarar|förklarade|erklærte|erklærede|declared|satte|sette) (?:the )?{MEETING} (?:öppnat|for åpnet|åpnet|åbnet|open|satt|sett)",
        "Kari Nes erklærte møtet for åpnet.",
    ),
)
"""Who opened the meeting as its chairman, where no sentence elects one."""
SECRETARIES: tuple[Rule, ...] = (
    rule(
        "secretary_elected",
        rf".*?(?P<name>{NAMES}) (?:{ELECTED} {AS}|{CHOSEN}\s+(?:som|til|as|till)\s+){SECRETARY}\b",
        "Ola Moe ble valgt til referent.",
        "Ola Moe valgt til referent",
    ),
    rule(
        "secretary_is",
        rf".*?\b{SECRETARY} {ELECTED}:? (?:{CHOSEN}:? )?(?P<name>{NAMES})",
        "Referent blir Ola Moe.",
        "Som referenter ble Ola Moe og Kari Nes enstemmig valgt.",
    ),
    rule("chosen_secretary", rf".*?\b{CHOSEN} (?:som|til|till) {SECRETARY}\s*:?\s*(?P<name>{NAMES})", "Valgt til referent: Ola Moe"),
    rule(
        "somebody_chose_secretary",
        rf".*?\b(?:valgte|valde|velger|elected|appointed)\s+(?P<name>{NAMES})\s+(?:til|som|till|as|to)\s+(?:møtets\s+|årsmøtets\s+)?{SECRETARY}\b",
        "Årsmøtet valgte Ola Moe til referent.",
    ),
    rule(
        "took_the_office",
        rf".*?(?P<name>{NAME}) (?:tok|tog|tar|tager|påtok|påtog|took)\b.{{0,30}}?\b(?:som|vervet|rollen|titlen|as) {SECRETARY}\b",
        "Ola tok på seg rollen som referent.",
        "Ola tog også titlen som referent.",
    ),
    rule(
        "is_secretary",
        rf".*?(?P<name>{NAMES}) (?:er|var|är|is|was|fungerte som|acted as) {SECRETARY}\b(?!.*\b(?:nest|vise|vice|kasserer|leder\b))",
        "Ola er referent",
    ),
    rule(
        "took_minutes",
        rf".*?(?P<name>{NAMES}) (?:{ELECTED} {AS})?(?:å )?(?:skrev|førte|fører|skriver|føre|skrive|took|tok|tar) (?:referat|protokoll|minutes|notater|møtebok)(?:et|en|a)?\b",
        "Ola Moe førte protokoll.",
        "Ola Moe ble valgt til å føre protokollen.",
    ),
    rule(
        "minutes_taken_by",
        rf".*?\b(?:referat|protokoll|protokol|minutes|møtebok)(?:et|en|a)? (?:(?:ble|vart|blev|er|was|were) )?(?:ført|skrevet|skrive|taken|nedtegnet|fört) (?:av|af|by) {OFFICE_BEFORE}(?P<name>{NAMES})",
        "Protokollen ble ført av Ola Moe.",
    ),
    rule(
        "elected_too",
        rf".*?\b(?:valgt|vald|valt|valgtes|valdes|elected|appointed)\b.*?,\s(?:og\s|och\s|and\s)?(?P<name>{NAMES}) (?:til|som|till|as) {SECRETARY}\b",
        "Kari Nes ble valgt til ordstyrer, Ola Moe til referent.",
    ),
    rule(
        "secretary_proposed",
        rf".*?\b(?:foreslått ble|ble foreslått|föreslogs|blev foreslået|foreslår)\s(?P<name>{NAMES}) (?:til|som|till|as) {SECRETARY}\b",
        "Foreslått ble Ola Moe som protokollfører.",
    ),
    rule(
        "label_and_words",
        rf"\W*(?:{SECRETARY}|ref\.?)\s(?:på|for|i|of|at|av|för|vid)\s[^\s:]+(?:\s[^\s:]+)?:\W*(?P<name>{NAMES})\W*$",
        "Ref. på møtet: Ola",
        "Secretary of the day: Ann Lee",
    ),
    rule("minutes_by", rf".*?\breferat (?:av|af|ved|v/) ?(?P<name>{NAME})\s*:?$", "Referat ved Ola Moe"),
    rule(
        "at_the_minutes",
        rf"(?:vid protokollet|ved protokollen|for protokollen|for referatet|ved pennen)\s*[,:–-]?\s*(?P<name>{FULL})\s*{SIGNED}",
        "Vid protokollet, Karin Ek.",
    ),
    rule("secretary_signs", rf"{SECRETARY}\s+(?P<name>{FULL})\s*{SIGNED}", "Protokollfører Ola Moe /s/"),
    rule(
        "signs_as_secretary",
        rf"(?P<name>{FULL})\s*(?:\(s(?:ign)?\.?\))?\s*[,/(–-]?\s*\b{SECRETARY}\W*$",
        "Ola Moe, referent",
        "Ola Moe Møtesekretær",
    ),
)
CHAIR_ITEM: tuple[Rule, ...] = (
    rule(
        "chair_item",
        rf".{{0,40}}?(?:valg|val|election) (?:av|af|of) (?:\w+ )?{CHAIR}\b(?!.*{SECRETARY})",
        "Valg av dirigent",
        "Val av møteleiar",
    ),
)
SECRETARY_ITEM: tuple[Rule, ...] = (
    rule("secretary_item", rf".{{0,40}}?(?:valg|val|election) (?:av|af|of) (?:\w+ )?(?!sekretær\b){SECRETARY}", "Valg av referent(er)"),
)
BOTH_ITEM: tuple[Rule, ...] = (
    rule(
        "both_item",
        rf".{{0,40}}?(?:valg|val|election) (?:av|af|of) {CHAIR},? (?:og|and|och|samt) {SECRETARY}",
        "Valg av møteleder og referent",
    ),
)
"""An item that elects the officers of the meeting; of both, in this order."""

BOARD_ITEM: tuple[Rule, ...] = (
    rule(
        "board_item",
        r".{0,40}?(?:valg|val|election)\b(?: (?:av|til|af|of|till)\b)?.{0,30}?(?:(?<!ord)styre|tillits|verv|komit|utvalg|udvalg|board|officers|leder\b|leiar\b|formand|ordförande(?! för (?:m|å)))",
        "Sak 5/24 Valg av styre",
        "Election of officers",
    ),
)
"""An item that elects the association's own officers: its secretary does not take the minutes."""
UNDER_ITEM: tuple[Rule, ...] = (
    rule(
        "proposed",
        rf".{{0,60}}?\b(?:foreslår|foreslo|foreslås|foreslått|nominerer|innstiller på|föreslår|föreslog och valde|föreslog|proposed|valgte|valde|valdes|valgt ble|valgt):?\s+(?:på\s+)?(?P<name>{NAMES})",
        "Styret foreslår Kari Nes.",
    ),
    rule(
        "elected_here",
        rf"(?P<name>{NAMES})(?=.{{0,40}}?\b(?:valgt|vald|valt|elected|ble|blev|blei|blir|foreslått|stiller|stilte|melder seg|meldte seg|valdes|velges|väljs|föreslås|utses|utsågs|tar|påtar)\b)",
        "Kari Nes ble valgt",
        "Kari Nes og Ola Moe blir foreslått av ordstyrer.",
    ),
    rule("only_named", rf"(?P<name>{NAMES})(?:,?\s(?:fra\s)?(?:nr\.?|hus|leil\.?)\s?\d+\w?)?\W*$", "Kari Nes fra nr. 7.", "Kari Nes"),
)
"""What stands right below such an item."""

LEADER_SEAT = Gated(
    r"(?:styre|utvalgs?|utvals?|råds?|nemnds?|komit[eé]|gruppe)?(?:leder|leiar)(?:en)?|(?:møte)?ordstyrer(?:en)?|form[aæ]nd(?:en)?|formann(?:en)?"
    r"|ordförande(?:n)?|(?:the )?chair(?:person|man|woman)?",
    re.IGNORECASE,
)
SECRETARY_SEAT = Gated(r"(?:styre|utvalgs?|utvals?|råds?)?sekretær(?:en)?|sekreterare(?:n)?|(?:the )?secretary", re.IGNORECASE)
"""A text that names the seat of a body's leader or secretary by nothing but the part it plays."""
OFFICE_AT = re.compile(r"(?P<office>.+?)\s+(?:ved|for|i|på|av|of|at|fra|frå|from)\s+(?P<unit>.+)")
"""An office and the unit that it is in: «dekanen ved NV»."""
HEAD = Gated(r"(?<!pro)(?<!vise)(?<!nest)(?:dekan|direktør|leder|leiar|sjef|rektor|dean|director|head)$")
"""The office of whoever leads a unit."""
DEFINITE = re.compile(r"^([\w-]{4,}?)(?:en|et)\b")
"""The first word of an office in its definite form: «dekanen»."""
GROUP_OF = re.compile(
    r"^(?:\d+\.\s*)?(?:(?:personle?i?g|fast|møtende)\s)?(?:vara(?:medlem(?:mer)?|representant(?:er)?)?|stedfortreder|deputy|(?:styre)?medlem|representant)?"
    r"\s*(?:(?:valgt|vald|oppnevnt|oppnemnt|utpekt|elected|appointed)\s(?:av|blant|by)|for|fra|frå|of|from)?(?:\s|$)"
)
"""What stands in a seat's function before the group that it is of: «1. vara for», «valgt av»."""

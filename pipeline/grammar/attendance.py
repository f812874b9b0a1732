"""What stands in lists of those present and absent: notes in brackets, offices, units, and words that name nobody."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated

DEPUTY_FOR = re.compile(
    r"^(?:(?:vara|møtte|stedfortreder|varamedlem|deputy|deputising|substitute|suppleant)\s+)?(?:for|för)\s+(?P<name>.+)", re.I
)
"""«(for Pia)», «(vara for Kari Nes)»."""

DEPUTY_BETWEEN = re.compile(
    r"^(?P<who>[^,;:()]+?)\s+(?:(?:møtte|møter|møtende|som|vara|varamedlem|stedfortreder|deputy|substitute|suppleant)\s+){0,3}(?:for|för)\s+(?P<name>[^,;:()]+)$",
    re.I,
)
"""«Kari Nes for Ola Moe» in a list of people: who came, and for whom."""

PARTLY = re.compile(
    r"^(?:kun\s+|bare\s+|delvis|deltok|tok del|gikk|gjekk|forlot|ankom|kom|left|until|from|partly|joined)\b"
    r"|^(?:til|fra|frå|f\.o\.m\.|t\.o\.m\.|fram til)\s+(?:kl|sak|pkt|punkt|og med|ca|\d)|^(?:sak|S|PS)\s?\d|\bkl\b"
    r"|^(?:items?|saker?)\s+\d",
    re.I,
)
"""Present for a part of the meeting only."""

AWAY = Gated(
    r"^(?:permisjon|i permisjon|forfall|meldt forfall|sykm?eldt|sjukmeld|fravær\w*|fråvær\w*|ikke (?:møtt|til stede)|ikkje (?:møtt|til stades)|absent)\b",
    re.I,
)
"""Behind a name on a list of members: not there."""

ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("chair", re.compile(r"møteleder|ordstyrer|\bordst\b|møteleiar|ordstyrar|\bchair|dirigent|mötesordförande|fungerende leder", re.I)),
    (
        "secretary",
        re.compile(
            r"(?:^|[,/&]\s?|\b(?:og|and|och)\s)(?:møte)?(?:referent|sekretær|protokollfører|skrivar|secretary|minutes|minute-?taker|sekreterare|ref\.?)\b"
            r"|^(?:skrev|skreiv|skriver|førte|fører|förde|took|taking)\s(?:referat|protokoll|minutes|notes)",
            re.I,
        ),
    ),
    ("deputy leader", re.compile(r"^(?:nestleder|nestleiar|vice chair|deputy chair|næstformand|vice ordförande)\b", re.I)),
    ("leader", re.compile(r"^(?:styre|utvalgs|utvals|gruppe)?(?:leder|leiar)\b|^(?:formann|formand|ordförande)\b|^leder\b", re.I)),
    ("observer", re.compile(r"^observat", re.I)),
    ("deputy", re.compile(r"^(?:vara|varamedlem|varamedlem|suppleant|stedfortreder|deputy|substitute)\b", re.I)),
    ("guest", re.compile(r"^(?:gjest|gæst|gäst|guest)", re.I)),
)
"""Office in the meeting -> how it is written behind a name."""

OFFICE_PREFIX = Gated(
    r"(?:(?:styrets?|utvalgets?|rådets|foreningens|daglig|dagleg|administrativ|assisterende|ass\.|fungerende|påtroppende|møtende)\s+)?"
    r"[a-zæøåäöA-ZÆØÅÄÖ-]*(?i:leder|leiar|direktør|rådgiver|rådgjevar|sekretær|sekreterare|konsulent|ingeniør|lektor|professor|dekan|rektor"
    r"|representant|ombud|formann|formand|ordförande|medlem|kasserer|kassör|sjef|ordfører|ordførar|rådmann|koordinator|manager|forvalter"
    r"|student|stipendiat|observatør|advokat|revisor|direktören|stipendiaten)(?:en|ene|mene|mane|ne|er|a)?:?\s+(?=[A-ZÆØÅÄÖ])"
)
"""An office in front of a name: «Instituttleder Kari Nes», «styremedlemmene Kari Nes». Case-sensitive, for the name begins with a capital."""

UNIT_WORD = Gated(
    r"avdeling|departement|direktorat|fakultet|institutt\b|seksjon\b|sekretariat|bibliotek|museum|museet|direktør(?!\s+(?-i:[A-ZÆØÅ]))|rektors stab|\bstab\b|\bstaben\b|campus\b"
    r"|kontoret\b|kontor\b|senteret\b|senter\b|komiteen\b|komité|utvalget\b|styret\b|rådet\b|klubben\b|grupp[ae]\b|gruppen\b|koordinator|tjenesten\b"
    r"|\bskole\b|\bskule\b|\bskola\b|\bschool\b|\bbarnehage\b|forening(?:en)?\b|\bförening|\bforbund(?:et)?\b|\bidrettslag\b|\bborettslag\b|university|college\b"
    r"|department|faculty|office\b|forvaltning|etaten\b|kommune\b|universitet|høgskole|prorektor|\bdekan\b",
    re.I,
)
"""A word that only the name of a unit or an office has."""

UNIT_CODE = re.compile(r"^[A-ZÆØÅ]{2,5}(?:-[A-ZÆØÅ]{2,5})?\Z")
"""Two to five capitals: a unit's code, or a person's initials where the paper lists no units."""

CLASS_BEFORE = Gated(r"(?P<unit>\d{1,2}\.?\s?[A-ZÆØÅa-d]?(?:\.?\s?(?:trinn|klasse|kl\.?|årskurs|grade))?)[.:]?\s+(?=[A-ZÆØÅÄÖ][a-zæøåäö])")
"""A school class in front of the parent or pupil who stands for it: «1A Kari Nes», «3. trinn Ola Moe»."""
OFFICE_IN_WORDS = re.compile(
    r"(?:(?!(?:med|om|for|fra|frå|til|av|i|på|ved|og|and|with|of|to|by|from|at|som|er|var|the|mellom|uten|utan|hos|etter)\s)[a-zæøåäö][a-zæøåäö-]{3,}\s){1,2}"
    r"(?=[A-ZÆØÅÄÖ])"
)
"""Small words in front of a full name say an office that no table knows: «kirkeverge Kari Nes»."""
OFFICE_OF_UNIT = Gated(
    r"(?i:[\wæøå-]*(?:direktør|leder|leiar|sjef|dekan|rektor|director|head)(?:en)?)\s(?:for|ved|of)\s(?:[a-zæøåäö][\w-]*,?\s)+(?=[A-ZÆØÅÄÖ])"
)
"""The office and its field in front of a name: «Direktør for bygg og drift Kari Nes»."""
OFFICE_ENTRY = Gated(
    r"(?:(?:møtende|fungerende|konst\.|konstituert)\s)?[a-zæøå-]*(?:dekan|rektor|direktør|leder|leiar|sjef|formann|ordfører|ordførar|ombud|tillits(?:valgt|vald))"
    r"(?:en|a|et)?(?:\s(?:ved|for|i|på|fra|frå)\s[^,;:.()]{2,60})?\Z",
    re.I,
)
"""An entry that is an office and no name: «dekanen ved NV», «HR-direktør», «leder»."""
NOT_A_PERSON = re.compile(
    r"\W*(?:\d|(?:alle|ingen|ikkje|ikke|andre(?!\s+(?-i:[A-ZÆØÅ][a-zæøå]))|resten|totalt|antall|ca|cirka|rundt|medlemm?er|medlemmar|gjester|styret|hele|heile|samtlige|nobody"
    r"|none|all|ingen forfall|ikke meldt|stedfortreder|vara|forfall|til stede|tilstede|present|absent|møtet|møte|sak|dagsorden|agenda|åpning|opning|åbning|öppning|opening|velkommen|welcome|saksliste|sakliste|sakskart|saknr|side"
    r"|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    r"|noted|approved|agreed|nil|referent|møteleder|ordstyrer|dato|sted|tid|navn|name|adresse|organisasjon|rolle|parti|funksjon|digitalt|teams|zoom|discord|godkjent|vedtak|eventuelt)"
    r"(?:\b|$))",
    re.I,
)
"""Words that open an entry which names nobody."""

DATELINE = Gated(r"[A-ZÆØÅÄÖ][^\d,;:]{1,40},?\s+(?:den\s+|the\s+)?\d{1,2}(?:\.\d{1,2}\.|[.\s]\s*[A-Za-zæøåäö]{3,9}\.?\s+)(?:\d\d){1,2}\W*$")
"""Place and day of the paper, on a line of their own: «Oslo, 17.11.2025», «Tromsø, den 3. mars 2025»."""

PRONOUNS = frozenset(
    [
        "vi",
        "jeg",
        "eg",
        "det",
        "den",
        "dette",
        "man",
        "han",
        "hun",
        "ho",
        "de",
        "dei",
        "noen",
        "nokon",
        "nogen",
        "du",
        "dere",
        "alle",
        "we",
        "it",
        "this",
        "they",
        "you",
        "he",
        "she",
        "någon",
        "som",
        "der",
        "her",
        "så",
        "nå",
        "no",
        "da",
        "når",
        "for",
        "ved",
        "på",
        "etter",
        "styret",
    ]
)
"""Words that alone are no name."""

EVERYBODY_BUT: tuple[Rule, ...] = (
    rule(
        "everybody_but",
        r"(?P<who>(?:alle|hele|heile|samtlige|everyone|all|alla)\b[^.]*?)(?:\s(?:unntatt|utenom|untatt|bortsett fra|med unntak av|unnateke|utanom|except|utom|undtagen)\s+(?P<but>[^.]+))?\.?$",
        "alle faste medlemmer unntatt Campus",
        "Alle utenom Elise",
        "alle",
    ),
)

DEPUTY_CAME = Gated(
    r"^(?:møtende\s+)?(?:personlig\s+)?(?:vara(?:medlem|representant)?|stedfortreder|suppleant|stedfortredar|deputy|ersatt av|erstattet av)\s*:?\s+"
    r"(?P<who>(?-i:[A-ZÆØÅÄÖ])[^,()]+?)(?:\s+(?:møtte|deltok|møter|stilte|attended))?\.?$",
    re.I,
)
"""«(vara Kari Nes møtte)» behind somebody who was absent: who came instead."""

DEPUTY_SENTENCE: tuple[Rule, ...] = (
    rule(
        "deputy_of_the_one_before",
        r"(?:møtende\s+)?(?:vara(?:medlem|representant)?|stedfortreder|suppleant|stedfortredar)\s*:?\s+(?P<who>(?-i:[A-ZÆØÅ][^\s,.]+(?:\s[A-ZÆØÅ][^\s,.]+)+))(?P<name>)(?:\s+(?:møtte|deltok|møter|stilte)[^.]{0,30})?\.?$",
        "Vara Kari Nes møtte.",
        "Varamedlem: Kari Nes",
    ),
    rule(
        "came_as_deputy",
        r"(?P<who>(?!Stedfortreder|Vara)(?-i:[A-ZÆØÅ][^\s,.]+(?:\s[A-ZÆØÅ][^\s,.]+)*))(?:\s+\(vara\))?\s+(?:møtte|stilte|deltok)\s+(?:som\s+)?(?:vara|varamedlem|stedfortreder|suppleant)?\s*(?:for|i stedet for|på vegne av)\s+(?P<name>[^.]+)\.?$",
        "Kari Nes møtte som vara for Ola Moe.",
        "Kari Nes møtte for Ola Moe.",
    ),
    rule(
        "deputy_for_unit",
        r"(?P<who>[^.]*?\b(?:stedfortreder|vara|varamedlem|varamedlemmet|deputy)\b)[^.]*?\s(?:møtte|møtende|deltok|attended)\s+(?:for|på vegne av)\s+(?P<name>[^.]+)\.?$",
        "Stedfortreder møtte for NV.",
    ),
)

ABSENT_SENTENCE: tuple[Rule, ...] = (
    rule(
        "reported_absent",
        r"(?P<who>(?-i:[A-ZÆØÅÄÖ])[^.:]*?)\s+(?:hadde|har|meldte|meldt|var|er|sent|sendte|had sent)\s+(?:(?:meldt|avmeldt)\s+)?(?:forfall|frafall|fråfall|fravær|fraværende|afbud|förhinder|apologies|absent)\b",
        "Per Rød hadde meldt forfall.",
        "Kari Nes og Ola Moe meldte forfall",
    ),
)
"""A sentence that names those who were away."""

FOR_COLUMNS = frozenset({"møtte for", "vara for", "for", "erstatter", "stedfortreder for", "møter for", "for hvem", "deputy for"})
"""Heads of the column that says for whom a deputy came."""
CROSS_COLUMNS = frozenset(
    {
        "møtt",
        "møtte",
        "til stede",
        "tilstede",
        "til stades",
        "oppmøte",
        "present",
        "deltok",
        "frammøte",
        "fremmøte",
        "status",
        "närvarande",
        "mødt",
    }
)
"""Heads of the column of crosses, or of words like «forfall»."""
ROSTER_WORD = re.compile(
    r"^(?:(?:vara|styre|utvalgs|utvals|nest|gruppe)?(?:leder|leiar|medlem|medl)|nestl|vara|ordfører|ordførar|varaordfører|varaordførar|rådmann|sekretær|observatør"
    r"|ap|krf|frp|sp|sv|mdg|inp|rødt|høyre|venstre|pp|(?-i:H|V|R)|h|v|r)\W*$",
    re.I,
)
"""An office or a party between the names of a table that came out as one line."""
ABSENT_COLUMNS = frozenset(
    {"forfall", "fravær", "fråvær", "fraværende", "ikke møtt", "ikke til stede", "absent", "apologies", "frånvarande", "afbud"}
)
"""Heads of the column of crosses for those who were away."""
NAME_COLUMNS = frozenset({"navn", "namn", "name", "medlem", "medlemmer", "deltaker", "deltakere", "person"})
"""Heads of the column of names."""
COLUMN_HEADS = (
    FOR_COLUMNS
    | CROSS_COLUMNS
    | ABSENT_COLUMNS
    | NAME_COLUMNS
    | frozenset(
        ["funksjon", "rolle", "parti", "representerer", "representerar", "stilling", "enhet", "role", "verv", "tittel", "tilhørighet"]
    )
)
"""Words that head the columns of a table of people."""
CROSS = re.compile(r"\W*(?:x|ja|yes|y|j|✓|✔|☒|✅|🗸|til\s?stede|tilstede|møtt|møtte|present)\W*(?:\([^)]*\))?\W*$|[✓✔☒✅🗸]", re.I)
"""What stands in a column of crosses for somebody who was there."""

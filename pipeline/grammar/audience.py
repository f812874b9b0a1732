"""For whom a paper or an item is, where that is not everybody: marks that stand by themselves, in a cell, in brackets or behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.grammar import Rule, ask_all, find_rule, holds_any, rule

_ONLY = r"(?:kun|bare|berre|utelukkende|utelukkande|endast|enbart|only)"
_NOT = r"(?:ikke|ikkje|inte|ej|not)"
_GROUP = (
    r"(?:(?:de|dei|the)\s)?(?:(?:faste|valgte|valde|folkevalde|folkevalgte)\s)?"
    r"(?:(?:committee|board|council)\s|(?-i:[A-ZÆØÅ]{2,6})[’']?s?\s|[\w-]+s[’']?\s)?"
    r"(?:[\w-]*medlem(?:m[ea]r|mane|mene|mer|mar)?|[\w-]*medlemm\w+|[\w-]*ledamöter(?:na)?|members|representant\w+|delegat\w+|vara\w+"
    r"|[\w-]*(?:styret|utvalget|utvalet|rådet|nemnda|komit[eé]en|ledergruppa|ledergruppen|leiargruppa|ledelsen|leiinga|nämnden|udvalget|nævnet)"
    r"|møtedeltak\w+|møtedeltag\w+|deltak\w+|adressat\w*|mottak(?:ar|er)\w*|recipients?|(?:the\s)?(?:committee|board|council))"
    r"(?:\s(?:i|av|in|of|på)\s[^.;:()]{1,40})?"
)
_LABEL = (
    r"(?:klassifiser\w*|klassifikasjon|informasjonsklasse|konfidensialitet|sensitivitet|sikkerhetsnivå|tilgangs?(?:kode|nivå|kategori|grad)?|gradering\w*|skjerming\w*"
    r"|distribusjon|spredning|spreiing|distribution|(?:document\s)?classification|sensitivity|confidentiality|access(?:\s(?:code|level))?|visibility|tilgjengelighet)"
)
_BEHIND = r"(?:[\s,–—-]+(?:(?:jfr?|jamfør|etter|til|inntil|frem til|fram til|until)\b|\d|§|offl)[^\n]{0,60})?"

AUDIENCE: tuple[Rule, ...] = (
    rule(
        "for_members",
        rf"\W*(?:{_ONLY}\s(?:(?:beregnet|berekna|tiltenkt)\s)?(?:for|til|för)|(?:er\s)?(?:forbeholdt|reservert\s(?:for)?|førebehalde))\s?{_GROUP}\W*$"
        rf"|\W*(?:for|to)\s(?:the\s)?{_GROUP}\sonly\W*$|\W*(?:(?:committee|board|council)\s)?members[’']?\s(?:eyes\s)?only\W*$|\W*eyes\sonly\W*$",
        "Kun for utvalgets medlemmer",
        "Bare for medlemmene",
        "Berre for medlemmene i utvalet",
        "(Kun til styrets medlemmer)",
        "Kun for ALUs medlemmer",
        "Forbeholdt styremedlemmer",
        "Endast för ledamöterna",
        "Members only",
        "For committee members only",
        "Only for the board",
    ),
    rule(
        "internal_use",
        rf"\W*(?:{_ONLY}\s)?(?:til|for|för)\s(?:\w+\s)?intern[t]?\s(?:bruk|brug)\W*$|\W*{_ONLY}\sintern[t]?\W*$|\W*(?:for\s)?internal\s(?:use\s)?only\W*$",
        "Kun til internt bruk",
        "Til intern bruk",
        "För internt bruk",
        "Kun til internt brug",
        "Kun internt",
        "Internal only",
    ),
    rule(
        "not_for_others",
        rf"\W*{_NOT}\s(?:for|til|för)\s(?:(?:videre|vidare|further|public|ekstern)\s)?(?:distrib\w+|spre\w+|spridning|videre\w+|vidare\w+|kopiering|utlevering|publi\w+|circulation|release|disclosure|dissemination|offent\w+|deling|eksternt\sbruk)\W*$"
        rf"|\W*(?:(?:dokumentet|notatet|saken|saka|vedlegget|dette)\s)?(?:må|skal|bør|får|kan)\s{_NOT}\s(?:distribuer\w*|spre\w*|spridas|videre\w+|vidare\w+|offent\w+|publiser\w*|dele\w*|kopier\w*)(?:\s(?:videre|vidare))?\W*$"
        r"|\W*do\snot\s(?:distribute|circulate|forward|copy|share|publish)\W*$",
        "Ikke for distribusjon",
        "Ikkje for vidare spreiing",
        "Må ikke spres videre",
        "Notatet skal ikkje vidaresendast",
        "Ej för spridning",
        "Not for circulation",
        "Not for public release",
        "Do not distribute",
    ),
    rule(
        "postponed",
        rf"\W*(?:uts(?:att|ett|et)\s(?:offent\w+|innsyn\w*)|(?:embargo|sperrefrist|klausulert|sperret|sperra)(?=\W*$|[:\s]+(?:til|inntil|until|frem|fram|\d))){_BEHIND}[^\w\n]*(?:\d[^\n]{{0,30}})?$",
        "Utsatt offentlighet",
        "Utsett innsyn, jf. offl. § 5",
        "Embargo til 1. mai 2025",
        "Sperrefrist: 12.05.2025",
    ),
    rule(
        "closed_label",
        rf"\W*{_LABEL}\s*[:=]\s*(?:intern\w{{0,2}}|rød|raud|røde|svart|gul|gult|red|amber|yellow|restricted|høy|høg|lukket|lukka|closed|privat|private|begrenset|avgrensa|(?:{_ONLY}\s)?(?:for\s)?{_GROUP}(?:\sonly)?)\W*$"
        r"|\W*TLP\s*:\s*(?:red|amber)\b",
        "Klassifisering: Intern",
        "Informasjonsklasse: rød",
        "Distribusjon: kun styret",
        "Access: closed",
        "Sensitivity: restricted",
        "TLP:RED",
    ),
    rule(
        "closed_status",
        r"\W*(?:sak|saks|møte|dokument)?(?:status|type|form)\s*[:=]\s*(?:lukket|lukka)\W*$",
        "Status: Lukket",
        "Møtetype: lukka",
        "Saksstatus: Lukket",
    ),
    rule(
        "not_public",
        r"\W*(?:er\s)?(?:offentle?i?ge?t?(?:het)?|offentlegheit|public|publiser\w*|publish\w*|(?:kan\s)?offentlegg?jer\w*|(?:kan\s)?offentliggjør\w*|innsyn|meroffentlighet|meirinnsyn|åpen|open)\s*[:=?]\s*(?:nei|no|nej|ikke|ikkje)\W*$",
        "Offentlig: Nei",
        "Offentlegheit: nei",
        "Publiseres: nei",
        "Public: No",
        "Innsyn: nei",
    ),
    rule(
        "private_session",
        r"\W*(?:in\s|held\sin\s)?(?:private|executive|confidential)\s(?:session|meeting|item|business)\W*$",
        "Private session",
        "In executive session",
        "Confidential item",
    ),
    rule(
        "own_minutes",
        r"\W*(?:(?:se|sjå|see|føres\si|førast\si)\s)?(?:eget|eige|egen|eigen|særskilt|separate)[,\s]+(?:fortruleg|fortrolig|konfidensiel\w+|lukket|lukka|confidential)[,\s]+(?:referat|protokoll|møtebok|notat|vedlegg|minutes)\W*$",
        "Eget, fortrolig referat",
        "Se egen konfidensiell protokoll",
        "Sjå eige, fortruleg notat",
    ),
    rule(
        "personnel_case",
        r"\W*(?:personalsak|personnel\s(?:case|matter)|personalesag|personalärende)\W*$",
        "Personalsak",
        "(personnel matter)",
    ),
)
"""What closes an item or a paper where it is all that a line, a cell, brackets or the end of a title behind a dash says."""

OF_PAPER: tuple[Rule, ...] = (
    rule("internal", r"\W*(?:intern|internt|internal)\W*$", "INTERN", "Internt", "Internal"),
    rule(
        "internal_paper",
        r"\W*(?:internt|internal)\s(?:dokument|arbeidsdokument|document|working\sdocument)\W*$",
        "Internt dokument",
        "Internal document",
    ),
)
"""What closes a paper in its head, its margins or its properties, and below an item is a heading («Internt» beside «Eksternt»)."""

AUDIENCE_STEMS = ask_all(AUDIENCE)
_UNITS = re.compile(r"[^\n\t|]+")
_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{4,80})[)\]]")
_HEAD = re.compile(r"\s*([^:–—\n]{3,50}?)(?:\s?:\s|\s[–—-]\s)")
_TAIL = re.compile(r"\s[–—-]\s(?=[^–—\n]{4,60}$)")


def is_for_few(text: str, *, is_title: bool = False) -> bool:
    """True where a text says by itself, in a cell, in brackets or behind its last dash that it is not for everybody; of a title also where
    it opens with that.

    >>> [is_for_few(text) for text in ("Kun for utvalgets medlemmer", "Sal av huset (berre for medlemmene)", "Status: Lukket")]
    [True, True, True]
    >>> [is_for_few(text) for text in ("Kun for medlemmene er avgiften kr 200.", "Status: Åpen", "Avviket er lukket.", "Internt")]
    [False, False, False, False]
    """
    if not holds_any(AUDIENCE_STEMS, text):
        return False
    head = _HEAD.match(text) if is_title else None
    return any(find_rule(AUDIENCE, unit) for unit in (*split_units(text), *([head[1]] if head else [])))


def is_mark(text: str) -> bool:
    """True for a text that is one of these marks and nothing else."""
    return find_rule(AUDIENCE, text) is not None


def is_internal(text: str) -> bool:
    """True where a line of a paper's head or margins, or one of its properties, says that the paper is an internal one.

    >>> is_internal("INTERN"), is_internal("Internt møte")
    (True, False)
    """
    return any(find_rule(OF_PAPER, unit) for unit in split_units(text))


def split_units(text: str) -> Iterator[str]:
    """The lines and cells of a text, what stands in brackets, and what stands behind its last dash."""
    for unit in _UNITS.findall(text):
        yield unit.strip()
        yield from _BRACKETS.findall(unit)
        yield from _TAIL.split(unit)[1:]

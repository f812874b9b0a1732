"""What agenda items look like: the headings above lists of them, their tails (type, duration, presenter), access, and what is no item."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule

AGENDA_HEADING: tuple[Rule, ...] = (
    rule(
        "agenda_heading",
        r"\W*(?:\d+\.?\s*)?(?:(?:forslag til|foreløpig|endelig|godkjent|møtets|årsmøtets|det var utsendt følgende forslag til|tentativ|plan og)\s+)?"
        r"(?:saks?liste|saksliste|sakliste|saklista|sakslista|dagsorden|dagsordenen|agenda|agenda items|sakskart|dagordning|föredragningslista|kjøreplan|møteplan for dagen|punkter|"
        r"saker(?: til behandling)?|saker dette møtet|saker på møtet|følgende saker|årsmøtesaker|program|items|topics)"
        r"(?:\s+(?:innledning|for møtet|for årsmøtet|er|var|i henhold til vedtektene))?\s*(?::.{0,60})?\W*$",
        "Saksliste",
        "## Agenda: Nordics and terminology",
        "2. Agenda",
        "Forslag til saksliste:",
        "Dagsorden:",
    ),
)
"""The line above a list of items."""

NO_ITEM: tuple[Rule, ...] = (
    rule(
        "break",
        r"\W*(?:\d{1,2}[:.]\d\d\W*)?(?:\w+ minutters\s+|kort\s+|kaffe|mat|spise|lunsj|benstrekk|strekkbein)?(?:pause|lunsj|lunch|break|middag|frokost|matpause|kaffe|paus|frokost)\W*(?:\(?\d+ ?min.*|kl(?:okken)?\.? ?[\d.:]+)?$",
        "17:30 - 5 minutters pause",
        "Pause",
        "Lunsj",
        "Kaffepause (10 min)",
    ),
    rule(
        "minutes_heading",
        r"\W*(?:\d+\.?\s*)?(?:møte)?(?:referat(?:et)?|protokoll(?:en)?|minutes|protokol|oppsummering|generelt|formaliteter|formalia|saker|saker til behandling|presentasjoner|presentations|"
        r"notater|notes|vedlegg|underskrifter|signaturer|sist|avslutning|approval by the board|approval|toc|innhold|links|lenker|møteinfo|informasjon|praktisk informasjon|praktisk info)\W*$",
        "Referat",
        "1. Generelt",
        "Formaliteter",
    ),
    rule(
        "adjourned",
        r"\W*(?:møtet?|mødet|mötet|meeting)\b.{0,20}\b(?:hevet|heva|slutt|avsluttet|adjourned|closed|hævet)\b.{0,20}$",
        "Møtet hevet 17:19",
    ),
    rule(
        "table_head",
        r"\W*(?:utvalgs|utvals)?(?:saks?(?:nr|nummer|snr)?|start|tid|nr|pkt|item)\.?\s*\t.*",
        "Utvalgssaksnr\tInnhold\tLukket\tArkivsaksnr",
    ),
    rule("table_foot", r"\W*(?:total tid|totalt|sum|start|slutt|tid|klokkeslett)\W*$", "Total tid"),
    rule(
        "group_heading",
        r"\W*(?:orienterings|diskusjons|drøftings|vedtaks|beslutnings|informasjons|avgjerds|meldings|referat|godkjennings|eventuelt)(?:saker|sakene|ssaker)\W*$",
        "Orienteringssaker",
        "Vedtakssaker",
    ),
    rule(
        "people_heading",
        r"\W*(?:til\s?stede|tilstede|til stades|fremmøtte|deltakere|deltagere|present|attendees|participants|forfall|fravær|referent(?:er)?|dato og tid|"
        r"tid og sted|tid|sted|ordstyrer|møteleder|underskrift.*|signatur.*|absent|frammøte|excused|next meeting|neste møte.*|næste møde.*|action (?:items|points).*|to.?do.*)\W*$",
        "Fremmøtte",
        "Underskrift av stifterne",
        "ACTION ITEMS",
    ),
)
"""Headings and lines that stand between items but are none."""

ITEM_TYPES: tuple[Rule, ...] = (
    rule(
        "approval",
        r".*\b(?:godkjenn\w*|godkjend\w*|approval|approve|godkännande|godkendelse)\b.*(?:innkall|dagsorden|saks?list|referat|protokoll|møtebok|agenda|minutes|indkald|kallelse)",
        "Godkjenning av innkalling og saksliste",
    ),
    rule(
        "approval_minutes",
        r"(?:referat|protokoll|møtebok|minutes|protokol|møtereferat|møteprotokoll)(?:et|en)? (?:fra|frå|of|från|from) (?:the )?(?:forrige|førre|siste|sidste|föregående|previous|last)\b",
        "Referat fra forrige møte",
    ),
    rule(
        "any-other",
        r"(?:eventuelt|evt\.?|ymse|any other business|aob|varia|eventuelle saker|eventueltsaker|övriga frågor|øvrigt)\b",
        "Eventuelt",
    ),
    rule("question", r"(?:spørsmål|interpellasjon|grunngitt spørsmål|grunngjeve spørsmål)\b", "Interpellasjon fra Moe"),
    rule("reported", r"(?:referatsak\w*|meldinger|referatsaker|skriv og meldinger|delegerte vedtak|delegerte saker)\b", "Referatsaker"),
    rule(
        "information",
        r"(?:til |for )?(?:orienter\w*|informasjon\b|information|info\b|status\b|melding\b)",
        "Orientering fra styret",
        "Orienteringssaker",
    ),
    rule("discussion", r"(?:til |for )?(?:diskusjon|drøft\w*|discussion|diskussion)", "Diskusjon om lokaler", "Drøftingssaker"),
    rule(
        "decision",
        r"(?:til |for )?(?:valg\b|val av|vedtak|decision|beslut|avgjerd|election|vedtekts|beslutning|konstituering)",
        "Valg av styre",
        "Vedtakssaker",
    ),
)
"""What an item is for, read from its title or from the heading of its group."""

TYPE_CODES = {
    "V": "decision", "B": "decision", "S": "decision", "PS": "decision", "D": "discussion", "O": "information", "OS": "information", "I": "information",
    "RO": "information", "RS": "reported", "FO": "question", "G": "approval", "DS": "reported",
}  # fmt: skip
"""Letter behind the title or in front of the number -> item_type."""

TYPE_CODE = re.compile(r"\s*[(\[](?P<code>V|B|D|O|I|G|S|RS|OS|vedtak|drøfting|orientering|diskusjon|beslutning|informasjon)[)\]]\s*$", re.I)
DURATION = re.compile(
    r"[\s,–-]*[(\[]?\s*(?:(?P<minutes>\d{1,3}|x)\s*[-–]?\s*(?:min(?:utter|utt|utes|uter|s)?\.?)(?![a-zæøå])|(?P<hours>\d(?:[.,]\d)?)\s*(?:t|timer|time|h|hours?)\b)\s*[)\]]?\s*$",
    re.I,
)
"""«(10 min)», «, 15 minutter» at the end of a title."""
PRESENTER = re.compile(
    r"(?:\bv/\s?|\bved\s+|\()(?P<name>(?-i:[A-ZÆØÅ][\w.æøåÆØÅ-]*(?:\s[A-ZÆØÅ][\w.æøåÆØÅ-]*)*)|leder|styret|styreleder|kasserer)\)?\s*$",
    re.I,
)
"""«v/ Kari Nes», «(HK)» at the end of a title."""
EMOJI_CODE = re.compile(
    r"(?<![A-Za-z])[A-Za-z]+_[a-z_]+:\s*|:[A-Za-z]+_[a-z_]+:\s*|:[a-z]+(?:_[a-z]+)*:\s*|[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u20E3\u200D]+\s*"
)
PICTURE = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u20E3\u200D]")


def without_emoji(text: str) -> str:
    """The text without pictures and their codes.

    >>> without_emoji(":purple_heart: Nye stoler")
    'Nye stoler'
    """
    return EMOJI_CODE.sub("", text) if ":" in text or PICTURE.search(text) else text


CASE_TAIL = re.compile(
    r"\s*[-–(,]*\s*(?:arkivsak(?:snr)?\.?|arkivref\.?|saksnr\.?|p360|ephorte|jf\.?)?[\s:.]*(?P<case>\d{2,4}/\d{2,6}(?:-\d+)?)\)?\s*$", re.I
)
CLOSED_TAIL = re.compile(r"\s{2,}(?:lukket|lukka|u\.?\s?off\.?|unntatt\b.*)\s*$", re.I)
CASE_COLUMN = re.compile(r"(?:\s{3,}|\t)(?P<case>\d{2,4}/\d{2,6}(?:-\d+)?)\s*$")
"""Columns behind a title in a table that came out as text."""
PARAGRAPH = re.compile(r"§\s?(?P<number>\d{1,3})\.?\s+(?=[A-ZÆØÅÄÖ])")
"""«§ 3 Budget» before the title of an item."""
CLOCK = re.compile(r"^\[\d{1,2}[:.]\d\d\]\s*|\s*\(\d{1,2}[:.]\d\d\)(?:\s*\((?P<who>\w+(?: \w+)?)\)$|(?=\s*(?:\(|$)))")
"""«[16:24]» before, «(13.05)» or «(13.05) (Kari)» behind a title: when the item came up, and who took it up."""
PAGE_TAIL = re.compile(r"\s*(?:\.{3,}|\bside\b|\bs\.)\s*\d*\s*$", re.I)
ACCESS_STEMS = ("unntatt", "off", "unnateke", "exempt", "lukke")
"""Every text that ACCESS takes has one."""
ACCESS = re.compile(
    r"(?P<access>unntatt(?:\s+(?:fra\s+)?offentlighet(?:en)?)|u\.?\s?off\.?|unnateke offentlegheit|unnateke frå offentleg|exempt from public|lukket|møtet lukkes)"
    r"(?:[\s,;:.(]*(?:jf\.?\s*)?(?P<basis>(?:offl|offentleglova|offentleglov|off\.?lova|fvl|forvaltningsloven|kommuneloven|koml|offentlighetsloven)\.?\s*§+\s*\d+[\w-]*(?:\s*(?:første|andre|annet|nr\.?|bokstav|ledd|\d+)\b)*))?",
    re.I,
)
"""«Unntatt offentlighet, offl. § 23»."""
CORRECTS = re.compile(
    r"(?:med (?:den|følgende|desse|disse) (?:endring\w*|merknad\w*|rettels\w*)|with the (?:change|correction))\b.*?\bsak\s+(?P<number>[\w./-]*\d[\w./-]*)",
    re.I,
)
"""An approval that changes an earlier item: «godkjennes med den endring at sak 31/25 …»."""

SPOKEN: tuple[Rule, ...] = (
    rule(
        "discussion",
        r".*\b(?:drøftet|drøfta|drøftede|diskuterte|diskutert|diskutere[dt]e?s?|drøftes|discussed|diskuterades|drøftelse av)\b",
        "Styret drøftet planen.",
    ),
    rule(
        "information",
        r".*\b(?:orienterte|orientert|orienterer|informerte|informerer|redegjorde|gjorde greie|gjorde rede|gjennomgikk|presenterte|la fram|la frem|orienterede|redegjorde|gennemgik|informerade|"
        r"redogjorde|presented|informed|reported|briefed)\b",
        "Kari Nes orienterte om byggesaken.",
    ),
)
"""What was done with an item whose paper gives it no type."""

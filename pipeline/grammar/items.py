"""What agenda items look like: the headings above lists of them, their tails (type, duration, presenter), access, and what is no item."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated, lower, stems

LIST_NAME = (
    r"(?:saks?liste[rn]?|saks?lista|dagsorden(?:en)?|agenda(?:en|n)?(?: items)?|sakskart(?:et)?|saksoversikt(?:en)?|dagordning(?:en)?|dagsordning(?:en)?"
    r"|f[öø]redragningslist(?:a|an|e|en)|kj[øö]replan(?:en)?|ärendelist(?:a|an)|order of business)"
)
"""The names of a list of items."""
_FOR = r"(?:\s+(?:for|för|fra|til|på|under|i|ved|vid|till|of|at)\s+(?:(?:the|dette|dagens|årets|this|our)\s+)?[\wæøå./&-]+(?:\s+[\wæøå./-]+){0,4}?)?"
_IS = (
    r"(?:\s+(?:er|var|blir|ble|vil være|är|blev|bliver|is|was|will be|inkluder(?:er|e)?|omfatter|består av|inneholder|includes?|innledning|innehåller|indeholder"
    r"|ser (?:slik|sånn|således) ut|(?:er )?som (?:følger|følgjer|følgende)|som följer|(?:as )?follows|i henhold til vedtektene|ifølge vedtektene|jf\.? vedtektene))?"
)
AGENDA_HEADING: tuple[Rule, ...] = (
    rule(
        "agenda_heading",
        r"\W*(?:\d+\.?\s*)?(?:(?:forslag til|förslag till|foreløpig|preliminär|preliminary|proposed|draft|endelig|godkjent|møtets|mötets|mødets|årsmøtets|dagens|med følgende|følgende|med följande|meeting|the|vår"
        r"|det var utsendt følgende forslag til|tentativ|plan og|innkalling og|innkalling med|innkalling \+|indkaldelse og|kallelse och|notice and)\s+)?"
        rf"(?:{LIST_NAME}{_FOR}{_IS}|møteplan for dagen|punkter|fokus(?:punkter|punkt)?|temaer|emner|ämnen|(?:på )?programmet|årsmøtesaker|items|topics|meeting items|(?:discussion|agenda) topics"
        r"|program(?:met)?(?: for (?:møtet|mødet|mötet|dagen|kvelden|årsmøtet|medlemsmøtet|samlingen))?(?: er)?"
        r"|saker(?: til behandling| til årsmøtet| på dagsorden(?:en)?)?|saker dette møtet|saker på møtet|saker som (?:skal|ble) behandle[st]"
        r"|(?:følgende|disse|desse|følgjande|följande) (?:saker|sakene|punkter|ärenden|punkt)(?: (?:skal|skulle|ska|til|på|ble|blir|vil|foreligger|er|står)(?: [\wæøå]+){0,4})?)"
        r"\s*(?::.{0,60})?\W*$",
        "Saksliste",
        "## Agenda: Nordics and terminology",
        "2. Agenda",
        "Forslag til saksliste:",
        "Dagsorden:",
        "Saklista for generalforsamlinga",
        "Agenda for møtet er:",
        "Dagsordenen er som følger:",
        "Innkalling og saksliste",
        "Følgende saker skal behandles:",
        "Föredragningslista för årsmötet",
        "Order of business",
        "Dagordning",
        "Fokus:",
        "Emner",
    ),
)
"""The line above a list of items."""

AGENDA_STEMS = stems(
    "sak",
    "agenda",
    "dagsord",
    "dagord",
    "program",
    "redragning",
    "plan",
    "ärend",
    "punkt",
    "business",
    "items",
    "topics",
    "fokus",
    "tema",
    "emne",
    "ämne",
)
"""Every heading that AGENDA_HEADING takes has one."""
AGENDA_SENTENCE: tuple[Rule, ...] = (
    rule(
        "agenda_sentence",
        rf"(?=.{{0,250}}$).*?\b(?:{LIST_NAME}|program(?:met)?|følgende (?:saker|punkter|sak)|disse sakene|desse sakene|følgjande saker|följande ärenden|följande punkter|følgende punkter"
        r"|(?:the )?following (?:items|topics|business|agenda)|(?:vil|skal|ska|tar) vi (?:ta )?opp|vil (?:bli )?ta(?:tt)? opp|(?:will|to) (?:discuss|be discussed|cover)|vi skal (?:snakke om|gjennom|behandle|ta opp)|står på (?:tapetet|planen))\b",
        "Dette er agendaen for årsmøtet. Meld inn saker til styret.",
        "Agendaen inkluderer:",
        "På møtet vil vi ta opp følgende saker:",
        "På fellesmøtet tar vi opp:",
        "The following items will be discussed:",
        "Mandag 3. mai kl. 19.30 i Solhuset med følgende dagsorden:",
    ),
)
"""A sentence right above a list of items that says that it is one."""

NO_ITEM: tuple[Rule, ...] = (
    rule(
        "break",
        r"\W*(?:\d{1,2}[:.]\d\d\W*)?(?:\w+ minutters\s+|kort\s+|kaffe|mat|spise|lunsj|benstrekk|strekkbein)?(?:pause|lunsj|lunch|break|middag|frokost|matpause|kaffe|paus|frokost|(?:ankomst|registrering|ankomst|arrival|registration)(?:(?:,| og| och| and|/) ?(?:registrering|kaffe|mingling|morgenmad|frokost|coffee|fika|registration))*)\W*(?:\(?\d+ ?min.*|kl(?:okken)?\.? ?[\d.:]+)?$",
        "17:30 - 5 minutters pause",
        "Pause",
        "Lunsj",
        "Kaffepause (10 min)",
        "Ankomst og kaffe",
        "Registrering",
    ),
    rule(
        "minutes_heading",
        r"\W*(?:\d+\.?\s*)?(?:møte)?(?:til neste (?:møte|gang|uke|veke)|under møtet|fullført fra forrige (?:møte|gang|uke)|kallade|inkallade|innkalt|innkalte|innkalla|indkaldte|summoned|invited|oppmøte|frammøte|fremmøte|referat(?:et)?|protokoll(?:en)?|minutes|protokol|oppsummering|generelt|formaliteter|formalia|saker|saker til behandling|presentasjoner|presentations|"
        r"notater|notes|meeting notes|møtenotater|mötesanteckningar|anteckningar|resources|ressurser|lenker|saker (?:i )?\d{4}|underskrifter|signaturer|sist|avslutning|approval by the board|approval|toc|innhold|links|lenker|møteinfo|mötesfokus|mötesinfo|summary|executive summary|overview|sammanfattning|sammendrag|samandrag|informasjon|praktisk informasjon|praktisk info)\W*$",
        "Referat",
        "Kallade",
        "1. Generelt",
        "Formaliteter",
        "Saker i 2025",
    ),
    rule(
        "annex_heading",
        r"\W*(?:vedlegg|bilag|bilaga|bilagor|attachments?|appendix|appendices|annex(?:es)?|saksdokumenter|sakspapirer|møtedokumenter|dokumenter|documents|handlingar|underlag)"
        r"(?:\s*(?:nr\.?\s*)?\d{1,2}\b.{0,80}|\s*[A-Z]\b.{0,80})?(?:\s+til (?:saksliste[rn]?|innkalling(?:en)?|møtet|årsmøtet|sakene))?\W*$",
        "Vedlegg",
        "Bilaga 1 - Ny kategori",
        "Appendix A: Figures",
        "Vedlegg til innkallingen:",
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
    rule(
        "table_foot",
        r"\W*(?:\d{1,2}[:.]\d\d\W*)?(?:total tid|totalt|sum|start|slutt|tid|klokkeslett|møteslutt|end|ends|slut)\W*$",
        "Total tid",
    ),
    rule(
        "group_heading",
        r"\W*(?:(?:orienterings|diskusjons|drøftings|vedtaks|beslutnings|informasjons|avgjerds|meldings|referat|godkjennings|eventuelt|drøftelses|faste )(?:saker|sakene|ssaker|punkter)"
        r"|(?:genomgångna|behandla(?:de|te)|gjennomgåtte|gennemgåede|behandlede|drøft(?:ed|et)e|diskuterade|diskuterte) (?:punkter|saker|sager|ärenden|emner|temaer|frågor)"
        r"|(?:items|topics|matters) (?:discussed|covered|considered)|proceedings|deliberations|møtets gang|mødets forløb|mötets gång|(?:møte)?forhandlinger|forhandlingene"
        r"|(?:besluts?|diskussions|informations|rapport|decision |discussion |information )(?:punkter|ärenden|items)|(?:items|saker|ärenden) (?:for|til|för) (?:decision|discussion|information|vedtak|drøfting|orientering|diskusjon|beslut|beslutning))\W*$",
        "Orienteringssaker",
        "Vedtakssaker",
        "Beslutspunkter",
        "Saker til orientering",
        "Genomgångna punkter",
        "Behandlede saker",
        "Proceedings",
        "Topics discussed",
    ),
    rule(
        "people_heading",
        r"\W*(?:til\s?stede|tilstede|til stades|fremmøtte|deltakere|deltagere|present|attendees|participants|forfall|fravær|referent(?:er)?|dato og tid|"
        r"tid og sted|tid|sted|plats|tid och plats|place|venue|location|(?:date|time|place|location)(?:,? and |, )(?:time|place|location)(?:,? and (?:place|location))?|attendance|(?:attendees|members|participants|deltakere|deltagere|deltagare|medlemmer|ledamöter) (?:present|absent|til ?stede|frånvarande|närvarande)|(?:also|not) present|apologies|närvarande|frånvarande|ordstyrer|møteleder|underskrift.*|signatur.*|absent|frammøte|excused|action (?:items|points).*|to.?do.*)\W*$",
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
APPROVALS, SURE_TYPES, REPORTS, PLAIN_TYPES = ITEM_TYPES[:1], ITEM_TYPES[:5], ITEM_TYPES[4:6], ITEM_TYPES[4:]
"""Of these: approvals alone, what a title says whatever its group, what is only told, and all that a word alone can say."""

TYPE_CODES = {
    "V": "decision", "B": "decision", "S": "decision", "PS": "decision", "D": "discussion", "O": "information", "OS": "information", "I": "information",
    "RO": "information", "RS": "reported", "FO": "question", "G": "approval", "DS": "reported",
}  # fmt: skip
"""Letter behind the title or in front of the number -> item_type."""

TYPE_CODE = Gated(r"\s*[(\[](?P<code>V|B|D|O|I|G|S|RS|OS|vedtak|drøfting|orientering|diskusjon|beslutning|informasjon)[)\]]\s*$", re.I)
DURATION = Gated(
    r"[\s,–-]*[(\[]?\s*(?:(?P<minutes>\d{1,3}|x)\s*[-–]?\s*(?:min(?:utter|utt|utes|uter|s)?\.?)(?![a-zæøå])|(?P<hours>\d(?:[.,]\d)?)\s*(?:t|timer|time|h|hours?)\b)\s*[)\]]?\s*$",
    re.I,
)
"""«(10 min)», «, 15 minutter» at the end of a title."""
_UNITS = ("min", "mins", "minutt", "minutter", "minuter", "minutes", "t", "time", "timer", "h", "hour", "hours")


def find_duration(text: str) -> re.Match[str] | None:
    """The duration that ends a text («Ny kai (10 min)»); asks first how the text ends, for DURATION is slow to say no.

    >>> [match and match[0] for match in map(find_duration, ("Ny kai (10 min)", "Ny kai, 2 timer", "10 min om kaia"))]
    [' (10 min)', ', 2 timer', None]
    """
    end = text.rstrip().rstrip(")]").rstrip().rstrip(".")[-20:]
    return DURATION.search(text) if lower(end).endswith(_UNITS) else None


DURATION_WHO = Gated(
    r"\s*[,;(–-]\s*\(?(?P<minutes>\d{1,3})\s*min(?:utter|utes|uter|s)?\.?\)?[\s,:–-]+(?:v/\s?)?(?P<who>(?-i:[A-ZÆØÅÄÖ])[^.!?]{2,70})$", re.I
)
"""«, 20 min Kari Nes (Havna)» behind a title: how long it takes, and who presents it."""
PRESENTER = Gated(
    r"(?:\bv/\s?|\bved\s+|\()(?P<name>(?-i:[A-ZÆØÅ][\w.æøåÆØÅ-]*(?:\s[A-ZÆØÅ][\w.æøåÆØÅ-]*)*)|leder|styret|styreleder|kasserer)\)?\s*$",
    re.I,
)
"""«v/ Kari Nes», «(HK)» at the end of a title."""
CASE_TAIL = Gated(
    r"\s*[-–(,]*\s*(?:(?P<label>arkivsak(?:snr)?\.?|arkivref\.?|p360|ephorte)|(?:sak(?:s?nr)?|item|jf)\.?)?[\s:.]*(?P<case>\d{2,4}/\d{2,6}(?:-\d+)?)\)?\s*$",
    re.I,
)
ITEM_SHAPED = re.compile(r"(?!(?:19|20)\d\d/)\d{1,4}/(?:\d\d|20\d\d)$")
"""«25/26», «108/2026» without a word for the archive are items; «26/1412», «2026/14» are archive cases."""
CLOSED_TAIL = Gated(r"\s{2,}(?:lukket|lukka|u\.?\s?off\.?|unntatt\b.*)\s*$", re.I)
CASE_COLUMN = Gated(r"(?:\s{3,}|\t)(?P<case>\d{2,4}/\d{2,6}(?:-\d+)?)\s*$")
"""Columns behind a title in a table that came out as text."""
PARAGRAPH = Gated(r"(?=[§$]|\d{1,3}\s?§)(?:[§$]\s?)?(?P<number>\d{1,3})(?:\s?§)?\.?\s+(?=[A-ZÆØÅÄÖ])")
"""«§ 3 Budget», «3 § Budget» before the title of an item; «$3» is a slip of the key."""
PROPOSAL = Gated(
    r"(?P<number>(?:(?:[Ss]aks|[Vv]edtekts|[Ll]ov|[Vv]edtægts)(?:endrings)?forslag|[Ee]ventueltsak)\s\d{1,3})\s*[:.–-]\s*(?=\S)"
)
"""«Vedtektsforslag 02: …» as the heading of an item."""
ROMAN = Gated(r"(?P<number>[IVX]{1,5})[.)]\s+(?=[A-ZÆØÅÄÖ])")
"""«IV. New business»."""
INLINE_LIST = re.compile(r"(?<=[\s:])(?=(\d{1,2})[.)]\s+[A-ZÆØÅÄÖ])")
"""Where the next item of a list begins that is set in one line: «1. Økonomi 2. Dugnad»."""
CLOCK = Gated(
    r"^\[\d{1,2}[:.]\d\d\]\s*|(?<=[a-zæøåäö])\s+(?:kl\.?\s*)?(?:[01]?\d|2[0-3])[:.][0-5]\d$|\s*\(\d{1,2}[:.]\d\d\)(?:\s*\((?P<who>\w+(?: \w+)?)\)$|(?=\s*(?:\(|$)))"
)
"""«[16:24]» before, «(13.05)» or «(13.05) (Kari)» behind a title: when the item came up, and who took it up."""
_TIME = r"(?:kl\.?\s*)?\d{1,2}[.:]\d\d(?:\s*(?:-|–|—|til|to)\s*(?:kl\.?\s*)?\d{1,2}[.:]\d\d)?"
CLOCK_ALONE = Gated(rf"\W*{_TIME}\W*", re.I)
"""An entry of a timed programme whose line says only when it begins."""
CLOCK_FIRST = Gated(rf"^[\[(]?{_TIME}[\])]?\s*[:–—-]?\s+(?=[^\W\d]|[«\"'])", re.I)
"""«18.00–18.15 Åpning»: when an item begins, before its title."""
PAGE_TAIL = Gated(r"\s*(?:\.{3,}|\bside\b|\bs\.)\s*\d*\s*$", re.I)

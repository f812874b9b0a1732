"""What closes a paper, an item or a meeting to the public: the words of the stamps, and the paragraphs of the law that they cite.

In doubt it is closed: a citation in a title, in brackets or on a line of its own is a stamp; one within a sentence tells about the law.
"""

from __future__ import annotations

import re

from pipeline.grammar import holds_any
from pipeline.grammar.audience import AUDIENCE_STEMS, is_for_few, is_internal, is_mark
from pipeline.grammar.gates import Gated, Stems, stems

_PUBLIC = r"(?:offentle(?:g|gh)\w*|offentli(?:g|gh)\w*|innsyn\w*|insyn\w*|aktindsigt\w*|offl?\b)"
_DOORS = r"(?:lukk(?:et|ede|a)|stengde?|stengte|stängda|slutna)"
_WORDS = (
    rf"\bunn?(?:tatte?\b|tas\b|t\b\.?|atek\w{{1,3}}\b|atatt\b|take[nt]?\b)[^.;:]{{0,25}}?\b{_PUBLIC}|\bunn?(?:tatt|atek\w{{1,3}})\b.{{0,25}}§|\bunntattoff"
    rf"|\bund(?:an)?ta(?:get|gna|gen|ges|s)\b[^.;:]{{0,25}}?\b{_PUBLIC}"
    r"|\bu\.?\s?off?\b(?!\s?[a-zæøå])|exempt(?:ed)? from (?:the )?(?:public|disclosure)|withheld from (?:the )?public|closed to the public"
    r"|\bikk(?:e|je)[\s-]offentl(?:ig|eg)\b(?=(?:\s(?:dokument|notat|sak|møte))?\s*(?:$|[),.;:\]»|]|[–—-]\s|(?:jfr?|jamfør|etter|offl|før|enn[åo]|i\smed)\b))"
    r"|\b(?:saken|saka|punktet|møtet|dokumentet|notatet|vedlegget|sagen|ärendet)\s(?:er|ble|blei|vart|blir|vert|är)\s(?:unn?tatt|unnateken|unnatatt|skjermet|skjerma"
    r"|taushetsbelagt|teiepliktig|underlagt\s(?:taushetsplikt|teieplikt)|sekretessbelagt|fortroligt?|undtaget)\b(?=\W*$|[.,;]|\s(?:jfr?|etter)\b)"
    r"|\bsekretess(?:\s(?:enligt|jf|jml|gäller|råder)\b|belag\w+\s(?:ärende|handling|punkt)|markera[dt]\b)|\bomfattas\sav\ssekretess"
    rf"|^\W*lukk(?:et|a)\b|\(lukk(?:et|a)\)|\b{_DOORS}\s(?:møte|møde|sak|behandling|handsaming|dør|dörr|punkt|pkt|dagsorden|session|sesjon)\w*"
    r"|møtet\s(?:(?!hev|avslutt)\w+\s){0,2}lukke[st]|møtet\s(?:\w+\s){0,2}lukka(?:st)?\b(?!\s+(?:kl|av|\d))|\bpunktet\s(?:er|blev)\slukket"
    r"|\bclosed\s(?:meeting|session)(?=\s(?:under|pursuant|cf)\b|\W*$)"
    r"|\blukk(?:et|a|es)\sfor\s(?:offentl\w+|publikum|allmenn\w+|ålmenn\w+|tilhør\w+|pressen|pressa)"
    r"|\bdør(?:ene|ane)\s(?:(?:ble|blir|blei|vart|vert)\s)?(?:lukk(?:et|a|es|ast)|stengt?|stengde)\b"
    r"|\bsak(?:ene|ane|er|a|en)?\s\d[\d/\s,–-]*(?:(?:og|til)\s[\d/\s]+)*(?:er|ble|blei|blir|var|vart|vert)\s(?:unn?tatt|unnatek\w+|fortrolige?|fortrulege?|konfidensiel\w+|skjermet|skjerma)\b(?=\W*$|[.,;]|\s(?:jfr?|etter)\b)"
    r"|\b(?:tilhør\w+|publikum|pressen|pressa)\s(?:\w+\s){0,3}(?:forlot|forlet|forlate|forlata)\b"
    r"|\b(?:inneholder|inneheld|innehåller|indeholder)\s(?:\w+\s)?(?:taushetsbelagte|teiepliktige|fortrolige|personsensitive|sekretess\w+)"
    r"|\bopplysning(?:ene|ane)\ser\s(?:taushetsbelagte|teiepliktige)|\buts(?:att|ett|et)\s(?:offentle\w+|offentli\w+|innsyn\w*)"
)
_SECRET = r"(?:fortrolige?t?|fortruleg|konfidensiel[lt]t?|konfidentiell?t?|confidential|taushetsbelagt|teiepliktig|sekretess(?:belagt)?|hemlig|hemmelig|hemmeleg|top\ssecret|restricted)"
_THING = r"(?:\s(?:sak|notat|dokument|punkt|vedlegg|bilag|ärende|handling|item|paper|document|enclosure|annex))?"
_ALONE = (
    rf"(?:unn?tatt|unnatek\w{{1,3}}|(?:(?:strengt|strängt|strictly|private\sand|privat\sog)\s)?{_SECRET}{_THING}|not public|in camera|closed (?:session|item|meeting)"
    r"|skjermet|skjerma|sensitivt?|u\.?\s?o\b\.?|(?:ikke|ikkje|inte|ej|not)\s(?:til|for|för)\s(?:offentligg\w+|offentlegg\w+|offentlighe\w+|publi\w+|the\spublic)"
    r"|(?:er\s)?underlagt\s(?:taushetsplikt|teieplikt)|(?:(?:kun|bare|berre)\s)?(?:til|for)\sinternt?\sbruk|(?:for\s)?internal\suse(?:\sonly)?)"
)
_PARTS = r"(?:[\s,]*(?:(?:første|fyrste|andre|annet|tredje|fjerde|femte)\b|\d\.\s?(?=ledd)|nr\.?\s?\d+|bokstav\s[a-z]\b|ledd\b|punktum\b))*"
_LIMITED = r"(?:begrensa|begrenset|avgrensa|begränsad|begrænset)\s(?:offentl(?:ig|eg)\w*|innsyn|insyn|tilgang|tillgång|adgang)"
_MARK = rf"(?:{_ALONE}|unn?t\b\.?|{_LIMITED})"
_LABEL = r"\b(?:tilgangs?(?:kode|kategori|nivå|grad)|grader(?:ing(?:skode)?|t)|skjerming(?:skode)?|klassifiser\w*|klassifikasjon|informasjonsklasse|konfidensialitet|sensitiv(?:itet|ity)|distribusjon|access\s(?:code|level)|classification)\b\s*[:=\t]?\s*"
_NAME = r"(?:offl\b|\boff(?=\.?\s?§)|off\.\s?l\b|offentl\b|offentleglov\w*|off\.?\s?lov\w*|offentlighetslov\w*|offentl(?:ig|eg)\w*lov\w*)\.?(?:\s?\(\d{4}\))?"
_OTHER = r"(?:fvl\b|forvaltningslov\w*|forvaltingslov\w*|koml\b|kommunelov\w*)\.?(?:\s?\(\d{4}\))?"
_SIGN = r"\s*(?:§+|paragraf)\s*"
_NUMBER = rf"\d+(?:[-–]\d+)?(?!\d)(?:\s?[a-g]\b)?{_PARTS}"
_AND = r"\s*(?:,|/|\bog\b|\band\b|\beller\b|\bor\b|\btil\b)\s*"
_SEVERAL = rf"\s*§§+\s*{_NUMBER}(?:{_AND}(?:§+\s*)?(?!\d+\.?\s?(?:ledd|punktum)){_NUMBER})*"
_OSL = r"(?:\bOSL\b|offentlighets-\soch\ssekretesslag\w*)(?:\s?\(\d{4}:\d+\))?"
_CHAPTER = r"\d+\s?kap\.?(?:\s\d+\s?[a-z]?\s?§)?"
_SWEDISH = rf"(?:{_CHAPTER}\s(?:i\s)?{_OSL}|{_OSL}\s{_CHAPTER})"
_LAW = rf"(?:(?:{_NAME}|{_OTHER})(?:{_SEVERAL}|{_SIGN}{_NUMBER}(?:{_AND}§+\s*{_NUMBER})*)|§\s*{_NUMBER}\s(?:i\s)?(?:{_NAME}|{_OTHER})|{_SWEDISH})"
_LAWS = rf"(?:[,;/\s]*(?:(?:jfr?\.?|cf\.?|og|and|samt)\s*)?{_LAW})*"
_CLOSING = (
    rf"(?:(?:{_NAME}{_SIGN}(?:1[3-9]|2[0-6])|offentlighetslov\w*\.?{_SIGN}[56](?=\s?a?\b)|(?:fvl\b|forvaltn?ingslov\w*)\.?{_SIGN}13|(?:koml\b|kommunelov\w*)\.?{_SIGN}11[-–]5)(?!\d)(?:\s?[a-g]\b)?{_PARTS}"
    rf"|§\s*(?:1[3-9]|2[0-6])(?!\d){_PARTS}\s(?:i\s)?{_NAME}|{_SWEDISH})"
)
"""A paragraph by which something is kept from the public: of the law on access §§ 13-26, on secrecy, on closed doors."""
_BY = r"(?:(?:jfr?|jamfør|etter|iht|i\shenhold\stil|i\smedhold\sav|i\smedhald\sav|med\sh(?:j|)eimel\si|med\shjemmel\si|under|enligt)\b\.?\s*)?"

ACCESS_STEMS = Stems(AUDIENCE_STEMS | stems(
    "unnt", "unt.", "untatt", "untas", "unnatek", "unatek", "unnatatt", "off", "exempt", "withheld", "lukk", "fortr", "fidens", "fidenti",
    "fidential", "public", "camera", "closed", "skjerm", "uo", "u.o", "u. o", "u o", "begrens", "avgrens", "begränsa", "begræns", "tilgang", "grader", "fvl",
    "forvalt", "koml", "kommunelov", "classific", "access", "undta", "undanta", "taushet", "teieplikt", "sekretess", "hemlig", "hemmel", "secret", "restricted", "sensitiv", "teieplikt",
    "dör", "dør", "møtet", "nt bruk", "n bruk", "al use", "ikke til", "ikke for", "ikkje til", "ikkje for", "inte för", "ej för", "kap.", "kap ", "utsatt", "utsett", "personsensitiv", "untak", "unntak",
    "tilhør", "publikum", "presse", "klassif", "informasjonsk", "konfid",
))  # fmt: skip
"""Every text that one of the patterns takes has one."""
STAMP = Gated(_WORDS, re.IGNORECASE | re.MULTILINE)
"""«Unntatt offentlighet», «Unnateke offentleg innsyn», «Lukka møte»; «avviket er lukket» closes no item to the public."""
WORD_ALONE = Gated(
    rf"(?:(?:^|\t)\W*|[(\[]\s*){_MARK}(?:\W{{1,3}}{_MARK})*(?=\W*(?:$|\t)|\s*[)\],;]|[\s,:;(]+{_BY}(?:§|offl?\b|koml?\b|fvl\b))|{_LABEL}(?:{_MARK}|u\b|begrenset\b|avgrensa\b)(?![\w-])",
    re.IGNORECASE | re.MULTILINE,
)
"""«Fortrolig» on a line of its own, in a cell or in brackets, before a paragraph; «Tilgangskode: UO» anywhere."""
IN_TITLE = Gated(
    rf"(?:^|\d\s+)\W*(?-i:UO)\s?(?::|\s[–—-])\s|^\W*(?:{_SECRET}|closed\s(?:session|item)|unntatt){_THING}\s?(?::|\s[–—-])\s"
    rf"|\s[–—-]\W*(?:{_MARK}|(?-i:LUKKET|LUKKA|Lukket|Lukka))\W*$|\s[–—-]\s*{_MARK}[\s,]+(?:jfr?\b|§)",
    re.IGNORECASE,
)
"""«UO: Klage», «Fortrolig: Klage», «Klage – begrenset offentlighet»."""
CITED_ALONE = Gated(
    rf"(?:^|\t)\W*(?:[^\W\d]{{3,20}}(?:\s[^\W\d]+){{0,2}}\s*[:,\t]\s*)?{_BY}{_CLOSING}(?:{_AND}(?:§+\s*)?{_NUMBER})*{_LAWS}(?=\W*(?:$|[\t\n])|[,\s]+(?:jfr?|og)\b|[.;:]\s|\s+(?-i:[A-ZÆØÅ]))"
    rf"|[(\[][^()\[\]]{{0,60}}?{_CLOSING}[^()\[\]]{{0,80}}[)\]]",
    re.IGNORECASE | re.MULTILINE,
)
"""«jf. offl. § 13» on a line of its own or at its beginning, «Heimel: offl. § 13», «(offl. § 13)»."""
CITED = Gated(_CLOSING, re.IGNORECASE)
"""Such a paragraph anywhere: it closes what it is the title of, and makes one ask about the rest."""
IN_NAME = re.compile(
    rf"(?:^|[\s.(\[–-])(?:{_SECRET}|fortrolige|unn?tatt|unnateke|uoff|u\.?\s?off?|ikke\soffentlig|ikkje\soffentleg|skjermet|skjerma|gradert|(?-i:(?<=\S.)UO(?=[-\s]*\d*(?:\.\w+)?$))"
    rf"|lukk(?:et|ede|a)(?=$|[\s.)-](?:sak|møte|del|dok|ref|prot|inn|not|ved|beh|pkt|punkt|\d|$)|\.\w{{2,5}}$)"
    rf"|members\sonly|not\sfor\s(?:publication|distribution|release)|closed\s(?:session|meeting|item)|in\scamera|(?:(?:kun|bare|berre)\s)?(?:til|for)\sinternt?\sbruk"
    rf"|(?:kun|bare|berre)\sfor\s\w*(?:medlemm\w+|styret|utvalget|utvalet|rådet)|internt?(?=\)?(?:\.\w{{2,5}})?$))(?=$|[\s.)\]–-])",
    re.IGNORECASE,
)
"""«referat_fortrolig.pdf», «Lukkede saker/»: the words of stamps as one part of a file's or folder's name, "_" written as a blank."""
PRIVATE_NAME = re.compile(
    r"^(?!.*\b(?:rutine|veile|rettlei|retningslinje|mal\b|skjema|policy|prosedyre|routine|guideline|template|statistikk|rapport)).*?(?:^|[\s.(\[–-])(?:personals?ak(?:er|en|a|ene|ane)?|personalmapp[ae]n?|personalesag(?:er)?|personalärenden?|personnel\s(?:case|file|matter)s?"
    r"|sykemelding|sykmelding|sjukmelding|legeerklæring|lønnsslipp|lønsslipp|politiattest|varslingssak(?:er)?|oppsigelsessak|tilsettings?sak(?:er)?|ansettelsessak(?:er)?)(?=$|[\s.)\]–-])",
    re.IGNORECASE,
)
"""«personalsak_Nes.pdf», «Sykmelding.docx»: names of what is a person's own, where no routine or form for it is meant."""
BASIS = Gated(_LAW + _LAWS, re.IGNORECASE)
BARE = re.compile(rf"[\s,;:.(]*{_BY}(?P<basis>§+\s*{_NUMBER}(?:{_AND}(?:§+\s*)?{_NUMBER})*)", re.IGNORECASE)
"""«§ 25» right behind a stamp, which names no law."""
SCANNED = re.compile(r"(?<=[a-zæøå])I(?=[a-zæøå])")
"""What a scan shows for «l»."""
SPACED = re.compile(r"(?<=\S) (?=\S)|(?<= ) +")
"""The blanks inside letter-spaced words: «U N N T A T T  O F F .»."""
BETWEEN = re.compile(r"[\s,;:.(]*(?:jfr?\.?|etter|iht\.?|i henhold til|i medhold av|pursuant to|under|enligt)?\s*", re.IGNORECASE)
"""What stands between a stamp's words and the law that they stand on."""

LETTERS = re.compile(r"[^\W\d_]{4,}")
"""What a stamp leaves of a line that says more."""

_CASES = (
    r"(?:saker|saksliste|sakliste|dagsorden|punkter|ärenden|sager|items|part|agenda|del(?:\sav\s(?:møtet|sakslist[ae]n?|dagsorden\w*))?)"
)
CLOSED_PART = Gated(
    rf"^\W*(?:\w[.):]\s+)?(?:(?:{_DOORS}|unn?tatte|unnatekne|ikk(?:e|je)[-\s]offentle?i?ge|closed|confidential)\s{_CASES}"
    r"|(?:saker\s)?(?:til|for)\sbehandling\s(?:i|for|bak|inom)\s(?:lukk\w+|stängda|slutna)\s(?:møte|møde|dør\w*|dörrar)"
    r"|(?:saker|sager|ärenden)\s(?:som\s)?(?:(?:er|skal|blir|vert)\s)?(?:unn?tat\w*|unnatek\w*|(?:til\s)?(?:behandl\w*|handsam\w*)?\s?(?:i|for|bak|inom)\s(?:lukk\w+|stängda|slutna)\s(?:møte|møde|dør\w*|dörrar))"
    r"[^\n]{0,60})\W*$",
    re.IGNORECASE,
)
"""«Lukkede saker» above several: all below it are closed, until OPEN_PART."""
OPEN_PART = Gated(
    rf"^\W*(?:\w[.):]\s+)?(?:(?:åpne|opne|åbne|öppna|offentle?i?ge|open|public)\s{_CASES}|(?:åpent|ope|åbent|öppet|open)\s(?:møte|møde|möte|meeting|session))\W*$"
    r"|^\W*(?:møtet|dørene)\s(?:(?:ble|vart|blei|er|var|blev)\s)?(?:åpnet|opna|opnet|åbnet|gjenåpnet|atteropna|sett?\s(?:att\s)?i\sope)\b[^\n]{0,30}$",
    re.IGNORECASE,
)
"""«Åpne saker», «Møtet ble åpnet igjen»."""
DOORS_CLOSED = Gated(
    r"^\W*(?:møtet|dørene|dørane)\s(?:(?:ble|blei|blir|vart|vert|er)\s)?(?:lukket|lukka|lukkes|stengt|stengde)\b[^\n]{0,60}$",
    re.IGNORECASE,
)
"""«Møtet ble lukket», «Dørene ble stengt»: what stands below is closed where OPEN_PART follows; else it may be the end of the meeting."""
NAMED = re.compile(
    r"\b(?:sak(?:ene|ane|er|a|en)?|item|items|punkt|ärende|§)\s+(?P<numbers>\d+(?:/\d+)?(?:(?:\s*,\s*|\s+(?:og|and|och)\s+|\s*[-–]\s*|\s+(?:til(?:\sog\smed)?|t\.?o\.?m\.?|to)\s+)\d+(?:/\d+)?)*)"
    r"|\b(?:følgende|følgjande|disse|desse|these|following)\s(?:saker|sakene|sakane|items|punkt\w*)\b[^\n]*?:\s*(?P<listed>\d+[^\n]*)",
    re.IGNORECASE,
)
"""The items that a stamp names: «Sak 2/25 og 3/25 er unntatt offentlighet»."""
STARRED = re.compile(r"^\s*\(?(?:[*†‡]|\W*(?:saker\s)?(?:merket|merka|merkede|marked)\s(?:med\s|with\s)?[«\"]?[*†‡])", re.IGNORECASE)
"""A note to the items that bear a star."""
NOTE = re.compile(
    r"^\W*(?:[A-ZÆØÅ]{1,6}[- ])?(?:sak(?:ene|ane|er|a|en)?|items?|punkt|ärende)\s+\d[\d/\s,–-]*(?:(?:og|and|och|til|t\.?o\.?m\.?|med)[\d/\s,–-]+)*\s?(?:er|ble|blei|blir|vart|vert|var|was|were|is|are|behandle|handsam|unntatt|:|–)",
    re.IGNORECASE,
)
"""A note to items that looks like an item itself: «Sak 2/25 og 3/25 er unntatt offentlighet»."""


def find_law(text: str, stamp: re.Match[str]) -> re.Match[str] | None:
    """The law that stands right behind the words of a stamp; None where none does."""
    cited = BASIS.search(text, stamp.start())
    return cited if cited and BETWEEN.fullmatch(text, stamp.end(), max(stamp.end(), cited.start())) else None


def is_stamp(text: str) -> bool:
    """True for a line that is a stamp and nothing else.

    >>> [is_stamp(text) for text in ("Unntatt offentlighet, jf. offl. § 13", "Kun for medlemmene", "Klage (fortrolig)", "Budsjett")]
    [True, True, False, False]
    """
    if find_access(text) is None:
        return False
    rest = BASIS.sub("", WORD_ALONE.sub("", STAMP.sub("", text)))
    return not LETTERS.search(rest) or is_mark(text)


def closes_paper(text: str, *, is_title: bool = False) -> bool:
    """True for a line of a paper's head or margins, or one of its properties, that closes the paper.

    >>> closes_paper("Unntatt offentlighet"), closes_paper("INTERN"), closes_paper("Internt møte")
    (True, True, False)
    """
    return find_access(text, is_title=is_title) is not None or is_internal(text)


def find_access(text: str, *, is_title: bool = False) -> str | None:
    """The legal basis in a text that closes something to the public, "" where it cites none; None where the text closes nothing.

    >>> find_access("Unnateke offentlegheita, jf. offl. § 13"), find_access("Lukka møte, jf. koml. § 11-5")
    ('offl. § 13', 'koml. § 11-5')
    >>> find_access("Unntatt offentlig innsyn"), find_access("Notatet gjer greie for offentleglova § 13 og praksis.")
    ('', None)
    >>> find_access("Klage på rettleiing, offl. § 13", is_title=True)
    'offl. § 13'
    >>> find_access("Offl. §§ 13 og 25"), find_access("Tilgangskode: UO"), find_access("Tilgangskode: åpen")
    ('Offl. §§ 13 og 25', '', None)
    >>> find_access("UNNTATT OFFENTLIGHET § 25"), find_access("U.O. § 13"), find_access("Sekretess enligt 39 kap. 2 § OSL")
    ('§ 25', '§ 13', '39 kap. 2 § OSL')
    """
    if text[1:2] == text[3:4] == text[5:6] == " ":
        text = SPACED.sub("", text)
    if not holds_any(ACCESS_STEMS, text):
        return None
    text = SCANNED.sub("l", text) if "I" in text else text
    match = STAMP.search(text) or CITED_ALONE.search(text) or WORD_ALONE.search(text)
    if is_title:
        match = match or CITED.search(text) or IN_TITLE.search(text)
    if not match:
        return "" if is_for_few(text, is_title=is_title) else None
    if cited := BASIS.search(text, match.start()) or BASIS.search(text):
        return cited.group().strip(" ,")
    sign = text.find("§", match.start())  # the words of some stamps end with it
    bare = BARE.match(text, min(match.end(), sign) if sign >= 0 else match.end())
    return bare["basis"].strip(" ,") if bare else ""

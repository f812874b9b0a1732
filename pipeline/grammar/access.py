"""What closes a paper, an item or a meeting to the public: the words of the stamps, and the paragraphs of the law that they cite.

In doubt it is closed: a citation in a title, in brackets or on a line of its own is a stamp; one within a sentence tells about the law.
"""

from __future__ import annotations

import re

from pipeline.grammar.gates import Gated, stems

_PUBLIC = r"(?:offentle(?:g|gh)\w*|offentli(?:g|gh)\w*|innsyn\w*|offl?\b)"
_WORDS = (
    rf"\bunn?(?:tatte?\b|tas\b|t\b\.?|atek\w{{1,3}}\b|atatt\b)[^.;:]{{0,25}}?\b{_PUBLIC}|\bunn?(?:tatt|atek\w{{1,3}})\b.{{0,25}}§"
    r"|\bu\.?\s?off?\b(?!\s?[a-zæøå])|exempt(?:ed)? from (?:the )?(?:public|disclosure)|withheld from (?:the )?public|closed to the public"
    r"|\bikk(?:e|je)\soffentl(?:ig|eg)\b(?=\s*(?:$|[),.;:\]»|]|[–—-]\s|(?:jfr?|jamfør|etter|offl|før|enn[åo]|i\smed)\b))"
    r"|^\W*lukk(?:et|a)\b|\(lukk(?:et|a)\)|\blukk(?:et|ede|a)\s(?:møte|sak|behandling|handsaming|dør)\w*|møtet\s(?:\w+\s)?lukke[st]|møtet\s(?:\w+\s)?lukka(?:st)?\b(?!\s+(?:kl|av|\d))"
)
_ALONE = r"(?:unn?tatt|unnatek\w{1,3}|fortrolig|fortruleg|konfidensiel[lt]t?|confidential|not public|in camera|closed session|skjermet|skjerma|uo)"
_PARTS = r"(?:[\s,]*(?:(?:første|fyrste|andre|annet|tredje|fjerde|femte)\b|\d\.\s?(?=ledd)|nr\.?\s?\d+|bokstav\s[a-z]\b|ledd\b|punktum\b))*"
_LIMITED = r"(?:begrensa|begrenset|avgrensa)\s(?:offentl(?:ig|eg)\w*|innsyn)"
_MARK = rf"(?:{_ALONE}|unn?t\b\.?|{_LIMITED})"
_LABEL = r"\b(?:tilgangs?(?:kode|kategori|nivå|grad)|gradering(?:skode)?|skjerming(?:skode)?|access\s(?:code|level)|classification)\b\s*[:=\t]?\s*"
_NAME = r"(?:offl\b|\boff(?=\.?\s?§)|off\.\s?l\b|offentl\b|offentleglov\w*|off\.?\s?lov\w*|offentlighetslov\w*|offentl(?:ig|eg)\w*lov\w*)\.?(?:\s?\(\d{4}\))?"
_OTHER = r"(?:fvl\b|forvaltningslov\w*|forvaltingslov\w*|koml\b|kommunelov\w*)\.?(?:\s?\(\d{4}\))?"
_SIGN = r"\s*(?:§+|paragraf)\s*"
_NUMBER = rf"\d+(?:[-–]\d+)?(?!\d)(?:\s?[a-g]\b)?{_PARTS}"
_AND = r"\s*(?:,|/|\bog\b|\band\b|\beller\b|\bor\b|\btil\b)\s*"
_SEVERAL = rf"\s*§§+\s*{_NUMBER}(?:{_AND}(?:§+\s*)?(?!\d+\.?\s?(?:ledd|punktum)){_NUMBER})*"
_LAW = rf"(?:{_NAME}|{_OTHER})(?:{_SEVERAL}|{_SIGN}{_NUMBER}(?:{_AND}§+\s*{_NUMBER})*)"
_LAWS = rf"(?:[,;/\s]*(?:(?:jfr?\.?|cf\.?|og|and|samt)\s*)?{_LAW})*"
_CLOSING = rf"(?:{_NAME}{_SIGN}(?:1[3-9]|2[0-6])|(?:fvl\b|forvaltn?ingslov\w*)\.?{_SIGN}13|(?:koml\b|kommunelov\w*)\.?{_SIGN}11[-–]5)(?!\d)(?:\s?[a-g]\b)?{_PARTS}"
"""A paragraph by which something is kept from the public: of the law on access §§ 13-26, on secrecy, on closed doors."""
_BY = r"(?:(?:jfr?|jamfør|etter|iht|i\shenhold\stil|i\smedhold\sav|i\smedhald\sav|med\sh(?:j|)eimel\si|med\shjemmel\si|under)\b\.?\s*)?"

ACCESS_STEMS = stems(
    "unnt", "unt.", "untatt", "untas", "unnatek", "unatek", "unnatatt", "off", "exempt", "withheld", "lukk", "fortr", "fidens",
    "fidential", "public", "camera", "closed", "skjerm", "uo", "begrens", "avgrens", "tilgang", "grader", "fvl", "forvalt", "koml", "kommunelov",
    "classific", "access",
)  # fmt: skip
"""Every text that one of the patterns takes has one."""
STAMP = Gated(_WORDS, re.IGNORECASE | re.MULTILINE)
"""«Unntatt offentlighet», «Unnateke offentleg innsyn», «Lukka møte»; «avviket er lukket» closes no item to the public."""
WORD_ALONE = Gated(
    rf"(?:(?:^|\t)\W*|[(\[]\s*){_MARK}(?=\W*(?:$|\t)|\s*[)\],;])|{_LABEL}(?:{_MARK}|u\b|begrenset\b|avgrensa\b)(?![\w-])",
    re.IGNORECASE | re.MULTILINE,
)
"""«Fortrolig» on a line of its own, in a cell or in brackets; «Tilgangskode: UO» anywhere."""
IN_TITLE = Gated(rf"(?:^|\d\s+)\W*(?-i:UO)\s?(?::|\s[–—-])\s|\s[–—-]\s*{_MARK}\W*$", re.IGNORECASE)
"""«UO: Klage», «Klage – begrenset offentlighet»."""
CITED_ALONE = Gated(
    rf"(?:^|\t)\W*(?:[^\W\d]{{3,20}}(?:\s[^\W\d]+){{0,2}}\s*[:\t]\s*)?{_BY}{_CLOSING}(?:{_AND}(?:§+\s*)?{_NUMBER})*{_LAWS}(?=\W*(?:$|[\t\n])|[,\s]+(?:jfr?|og)\b|[.;:]\s|\s+(?-i:[A-ZÆØÅ]))"
    rf"|[(\[][^()\[\]]{{0,60}}?{_CLOSING}[^()\[\]]{{0,80}}[)\]]",
    re.IGNORECASE | re.MULTILINE,
)
"""«jf. offl. § 13» on a line of its own or at its beginning, «Heimel: offl. § 13», «(offl. § 13)»."""
CITED = Gated(_CLOSING, re.IGNORECASE)
"""Such a paragraph anywhere: it closes what it is the title of, and makes one ask about the rest."""
BASIS = Gated(_LAW + _LAWS, re.IGNORECASE)


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
    """
    match = STAMP.search(text) or CITED_ALONE.search(text) or WORD_ALONE.search(text)
    if is_title:
        match = match or CITED.search(text) or IN_TITLE.search(text)
    if not match:
        return None
    cited = BASIS.search(text, match.start()) or BASIS.search(text)
    return cited.group().strip(" ,") if cited else ""

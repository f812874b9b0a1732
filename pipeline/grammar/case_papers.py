"""How a case paper says to which item of which meeting it belongs: at its head, as a field of a form, in its file's name."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule

_KIND = (
    r"(?:vedlegg|bilag|saksframlegg|saksfremlegg|saksnotat|sakspapir\w*|sakspresentasjon|agendamal|saksmal|notat|underlag|bakgrunnsnotat|innmelding\w*|sakskart|attachment|annex|appendix"
    r"|enclosure|case\spaper|paper|cover\ssheet|briefing)"
)
_OF = r"(?:\s*[\dA-F]{0,2}\s*(?:til|for|to|i|in|av|of)?\W*)"
_NUMBER = r"(?P<number>\d{1,4}(?:\s?[/-]\s?\d{2,4})?)(?![\d./-])"

ITEM_NAMED: tuple[Rule, ...] = (
    rule(
        "item_named",
        rf"\W*(?:{_KIND}{_OF}){{0,2}}(?:[A-ZÆØÅ]{{1,6}}[- ])?(?:sak(?:s?nr\.?|snummer|en|a)?|[a-zæøå]*sak(?:snr\.?)?|(?:agenda\s)?item|(?:PS|RS|OS|DS|FO)(?=\s))\s*(?:nr\.?|no\.?)?\s*[:.#\t]?\s*{_NUMBER}",
        "Sak 37/25 Ny lokal lønnspolitikk",
        "Vedlegg 2 til sak 37/25",
        "Saksframlegg – RFF-sak 37/25",
        "Saksnr: 37/25",
        "Utvalgssak 12/2025",
        "Agenda item 5: Budget",
        "Annex A to item 12/25",
    ),
)
"""A line at the head that names the item that the paper is about."""

CASE_FIELD = rule(
    "case_field",
    r"\W*(?:arkivsaks?(?:nr|nummer|id)?|saks(?:nr|nummer|mappe)|sak|arkivref\w*|arkiv(?:nr)?|(?:vår\s)?ref(?:eranse)?|journal(?:nr|post)|case\s(?:no|number)|file\s(?:no|number)|our\sref(?:erence)?)\.?\W",
    "Arkivsaksnr: 2025/417",
    "Vår ref.: 2025/417",
    "Case no. 2025/417",
)
"""A field that holds an archive case."""

TITLE_FIELD = rule(
    "title_field",
    r"\W*(?:saks?tittel|tittel|sakens?\s(?:tittel|navn)|saksnavn|saksnamn|saken\sgjelder|saka\sgjeld|sak|emne|title|item\stitle|matter)\s*[:\t]\s*(?P<title>\S.{3,150})",
    "Tittel: Brukerundersøkelse på hyttene",
    "Sak:\tNye skilt",
)
"""A field of a form that names the matter."""

MEETING_FIELD = rule(
    "meeting_field",
    r"\W*(?:møtedato|møte(?:t)?|dato\sfor\s(?:møte|behandling)\w*|behandlingsdato|(?:skal\s)?behandles(?:\si)?|til\s(?:møte|behandling)\w*|(?:\w+\s){0,2}til\s\w*møtet?|meeting(?:\sdate)?|(?:for|to)\s(?:the\s)?\w*\s?meeting(?:\s(?:of|on))?)\b[^‹]{0,60}‹0›",
    "Møtedato: ‹0›",
    "Til behandling i møte ‹0›",
    "Notat til rådsmøtet ‹0›",
    "For the meeting of ‹0›",
)
"""A field or title that names the meeting; the day is marked as in grammar/moves.py."""

NAMED_FILE = re.compile(r"(?:^|[^a-zæøå])(?:[a-zæøå]{2,6}[\s_-])?(?:sak|item)(?:s?nr)?[\s_.-]*(?P<number>\d{1,4})[\s_/-](?P<year>20\d\d|\d\d)(?!\d)|^(?P<first>\d{1,3})[-_](?P<of>\d\d)(?=[\s_.-]|$)", re.IGNORECASE)  # fmt: skip
"""«Sak 37-25 vedlegg 1.pdf», «37-25 Lønnspolitikk.docx»: what stands in a file's name for 37/25."""

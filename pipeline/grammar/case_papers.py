"""How a case paper says to which item of which meeting it belongs: at its head, as a field of a form, in its file's name."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated

_KIND = (
    r"(?:vedlegg|bilag|saksframlegg|saksfremlegg|saksnotat|sakspapir\w*|sakspresentasjon|agendamal|saksmal|notat|underlag|bakgrunnsnotat|innmelding\w*|sakskart|attachment|annex|appendix"
    r"|enclosure|case\spaper|paper|cover\ssheet|briefing)"
)
_OF = r"(?:\s*[\dA-F]{0,2}\s*(?:til|for|to|i|in|av|of)?\W*)"
_NUMBER = r"(?P<number>\d{1,4}(?:\s?[/-]\s?\d{2,4})?)(?![\d./-])"

ITEM_NAMED: tuple[Rule, ...] = (
    rule(
        "item_named",
        rf"\W*(?:{_KIND}{_OF}){{0,2}}(?:[A-ZÆØÅ]{{1,6}}[- ])?(?:sak(?:s?nr\.?|snummer|en|a)?|[a-zæøå]*sak(?:snr\.?)?|(?:agenda\s)?item|(?:PS|RS|OS|DS|FO)(?=\s))\s*(?:nr\.?|no\.?)?\s*[:.#\t]?\s*(?:(?-i:[A-ZÆØÅ]{{2,5}})[- ])?{_NUMBER}",
        "Sak 37/25 Ny lokal lønnspolitikk",
        "Vedlegg 2 til sak 37/25",
        "Saksframlegg – RFF-sak 37/25",
        "Saksnr: 37/25",
        "Saksnr: PS 37/25",
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
    r"\W*(?:saks?tittel|tittel(?:\spå\ssak(?:en|a)?)?|sakens?\s(?:tittel|navn)|saksnavn|saksnamn|saken\sgjelder|saka\sgjeld|sak|emne|title|item\stitle|matter)\s*[:\t]\s*(?P<title>\S.{3,150})",
    "Tittel: Brukerundersøkelse på hyttene",
    "Sak:\tNye skilt",
    "Tittel på saken\tNye skilt",
)
"""A field of a form that names the matter."""

MEETING_FIELD = rule(
    "meeting_field",
    r"\W*(?:møtedato|møte(?:t)?|dato\sfor\s(?:møte|behandling)\w*|behandlingsdato|(?:skal\s)?(?:behandles|handsamast|behandling|handsaming)(?:\si)?|[\wæøå]+møtet?(?:\s?dato)?\s*[:\t]|til\s(?:\w*møte|behandling|handsaming)\w*|(?:(?!vis\w+\s)\w+\s){0,2}til\s\w*møtet?|meeting(?:\sdate)?|(?:\w+\s)?meeting\s*[:\t]|(?:for|to)\s(?:the\s)?\w*\s?meeting(?:\s(?:of|on))?)(?<=[\w:\t])(?!\w)[^‹]{0,60}‹0›",
    "Møtedato: ‹0›",
    "Til behandling i møte ‹0›",
    "Notat til rådsmøtet ‹0›",
    "Styremøte: ‹0›",
    "Board meeting: ‹0›",
    "Til handsaming i styremøte ‹0›",
    "For the meeting of ‹0›",
)
"""A field or title that names the meeting; the day is marked as in grammar/moves.py."""

_TO_COME = r"(?!.*\b(?:ble|blei|vart|blev|var|hadde|was|were|been|vis\w+\stil|refer\w*\sto)\b)"
MEETING_SAID: tuple[Rule, ...] = (
    rule(
        "item_in_meeting",
        rf"{_TO_COME}.*?\b(?:sak(?:en|a)?|item|sag|ärende)\s(?:nr\.?\s)?(?:[A-ZÆØÅ]{{1,6}}[- ])?(?P<number>\d{{1,4}}[/-]\d{{2,4}})\b[^‹.;]{{0,40}}?\b(?:i|til|på|for|in|at|to|of)\s(?:det\s|the\s)?(?:\w+\s){{0,2}}?[\wæøå]*(?:møtet?|mødet?|mötet?|meeting)(?![\wæøå])[^‹.;]{{0,20}}‹(?P<day>\d+)›",
        "Notatet gjelder sak 34/26 i styremøte ‹0›.",
        "This paper is for item 34/26 at the board meeting on ‹0›",
    ),
    rule(
        "treated_in_meeting",
        rf"{_TO_COME}.*?\b(?:behandl\w*|handsam\w*|drøft(?:es|ast|e|as)|(?:legge?s|leggast|lagt)\s(?:fram|frem)|(?:tas|takast|kommer|kjem)\s(?:opp)?|gjelder|gjeld|til bruk|considered|discussed|prepared|presented)\b[^‹.;]{{0,80}}?\b(?:i|til|på|for|in|at|to)\s(?:det\s|the\s)?(?:\w+\s){{0,2}}?[\wæøå]*(?:møtet?|mødet?|mötet?|meeting)(?![\wæøå])[^‹.;]{{0,20}}‹(?P<day>\d+)›",
        "Saka skal handsamast i styremøtet ‹0›.",
        "Saken legges fram i utvalgsmøtet onsdag ‹0›.",
        "It is to be considered at the board meeting on ‹0›.",
    ),
)
"""A sentence that says in which meeting the matter comes up; one of a day before the paper's own tells of the past."""

ITEM_FOR: tuple[Rule, ...] = (
    rule(
        "item_for_body",
        r"\W*(?:skjema\sfor\s)?(?:(?:innmelding|melding|forslag)\s(?:av|om|til)\s(?:ny\s)?sak(?:er)?\stil|proposal\sfor\s(?:an\s)?(?:agenda\s)?items?\sto(?:\sthe)?)\s(?P<body>(?-i:[A-ZÆØÅ]).{3,80})$",
        "Innmelding av sak til Rådet for fjellvett (RFF)",
        "Skjema for innmelding av saker til Studieutvalget",
        "Proposal for an item to the Mountain Council",
    ),
)
"""The title of a form by which somebody brings an item, with the body that it is for."""

NAMED_FILE = Gated(r"(?:^|[^a-zæøå])(?:[a-zæøå]{2,6}[\s_-])?(?:sak|item)(?:s?nr)?[\s_.-]*(?P<number>\d{1,4})[\s_/-](?P<year>20\d\d|\d\d)(?!\d)|^(?P<first>\d{1,3})[-_](?P<of>\d\d)(?=[\s_.-]|$)", re.IGNORECASE)  # fmt: skip
"""«Sak 37-25 vedlegg 1.pdf», «37-25 Lønnspolitikk.docx»: what stands in a file's name for 37/25."""

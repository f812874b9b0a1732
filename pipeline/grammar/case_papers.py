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

TYPE_FIELD = rule(
    "type_field",
    r"\W*(?:sakstype|type\s(?:sak|behandling|handsaming)|saks?kategori|(?:behandlings|handsamings)(?:type|måte)|item\stype|type\sof\s(?:item|matter))\s*[:\t]\s*(?P<value>\S.{2,80})",
    "Sakstype: Drøfting",
    "Type sak\tOrientering",
    "Item type: decision",
)
"""A field of a form that says of what type the matter is."""
TYPES: tuple[Rule, ...] = (
    rule("information", r".*\b(?:orientering|orienteringssak|informasjon|til\setterretning|information|for\sinformation)\b", "Orienteringssak"),
    rule("discussion", r".*\b(?:drøfting|drøftingssak|drøfte|diskusjon|diskusjonssak|discussion)\b", "Drøfting"),
    rule("decision", r".*\b(?:vedtak|vedtakssak|beslutning|beslutningssak|tilr[åa]d?n?ing|råd|anbefaling|godkjenning|decision|advice|approval)\b", "Vedtakssak"),
)  # fmt: skip
"""The types of matters as people write them in such a field; where two fit, nothing is sure."""
TICKED = re.compile(r"(?:[☒☑✓✔]|[\[(]\s?[xX]\s?[\])])\s*(?P<value>[^☐☒☑✓✔\[(]+)")
"""What is ticked in a field of boxes."""

PROPOSAL_HEAD = rule(
    "proposal_head",
    r"\W*(?:(?:[\wæøåÆØÅ]+(?:s|ens|ets|enes)\s)?(?:forslag|framlegg|fremlegg)\stil\s(?:vedtak|beslutning|tilr[åa]d?n?ing(?:/konklusjon)?|konklusjon|uttalelse|fråsegn|råd|anbefaling|innstilling)"
    r"|(?:vedtaks|beslutnings)forslag|(?:[\wæøåÆØÅ]+(?:s|ens|ets)\s)?innstilling|proposed\s(?:decision|advice|resolution|recommendation|conclusion)|proposal\sfor\s(?:decision|resolution)|draft\sresolution)"
    r"\s*(?:$|[:\t]\s*(?P<value>.*))",
    "Forslag til vedtak:",
    "Rektors innstilling",
    "Framlegg til tilråding\tRådet rår til at stiane blir merkte.",
    "Proposed decision: The plan is adopted.",
)
"""The head of the words that a case paper proposes, and those words where they stand behind it."""

EARLIER_FIELD = rule(
    "earlier_field",
    r"\W*(?:tidligere|tidlegare|earlier)\s(?:behandling|behandla|behandlet|handsaming|handsama|saker|treatment|items?)\s*[:\t]\s*(?P<value>\S.*)",
    "Tidligere behandling: sak 26/25, 24.09.2025",
    "Earlier treatment\titem 26/25",
)
"""A field that names the items by which the matter has been treated before."""
EARLIER_SAID = rule(
    "earlier_said",
    r".*?\b(?:oppfølging\sav|oppfølgjing\sav|vidareføring\sav|videreføring\sav|utsatt\s(?:fra|i)|utsett\s(?:frå|i)|jamfør|jf\.?|viser\stil|syner\stil|follow(?:s|ing)?[-\s]up\s(?:of|on|to)|postponed\sfrom)\s(?:[A-ZÆØÅ]{1,6}[- ])?(?:sak|item)\s(?:nr\.?\s)?(?:[A-ZÆØÅ]{1,6}[- ])?(?P<value>\d{1,4}/\d{2,4})\b",
    "Nye skilt (oppfølging av sak 26/25)",
    "Vi viser til sak 26/25 om skilt.",
    "Follow-up of item 26/25",
)
"""A title or sentence by which a paper says that its matter goes on with an earlier item."""
EARLIER_NUMBER = re.compile(r"(?<![\d./-])\d{1,4}/(?:20)?\d\d(?![\d./-])")

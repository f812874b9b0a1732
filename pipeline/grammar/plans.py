"""What the lines of a meeting plan are: headings that say a term, entries, and the remarks behind a date."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated
from pipeline.language.calendar import MONTH, WEEKDAY

_YEAR = r"(?:19|20)\d\d"
SPRING = r"(?:vår(?:en|semesteret|semester|halvåret)?|forår(?:et)?|spring|vårterminen)"
AUTUMN = r"(?:høst(?:en|semesteret|semester|halvåret)?|haust(?:en|semesteret|semester)?|efterår(?:et)?|autumn|fall|hösten|höstterminen)"
TERMS: tuple[Rule, ...] = (
    rule("year_range", rf".*?(?<!\d)(?P<year>{_YEAR})\s*(?P<sign>[-–/])\s*(?P<last>{_YEAR}|\d\d)(?![\d-])", "Tidligere møter 2023-2024", "Studieåret 2025/26"),
    rule("season_year", rf".*?\b(?:(?P<spring>{SPRING})|(?P<autumn>{AUTUMN}))\s*(?:-\s*)?(?P<year>{_YEAR})\b", "Møteplan Høst 2025", "Våren 2018:"),
    rule("short_season", r".*?\b(?:(?P<spring>V)|(?P<autumn>H))\s?-?(?P<short>\d\d)\b", "Møteplan H25", flags=0),
    rule("month_year", rf"(?:.*\b)?(?P<month>{MONTH})\.?\s+(?P<year>{_YEAR})\b", "Mars 2026"),
    rule("year", rf".*?(?<![\d.])(?P<year>{_YEAR})(?![\d.])", "2023", "Møteplan for 2026"),
    rule("season", rf".*?\b(?:(?P<spring>{SPRING})|(?P<autumn>{AUTUMN}))\b", "Høsten:"),
    rule("month", rf"(?P<month>{MONTH})\.?$", "Januar"),
)  # fmt: skip
"""How a heading says a term; the first row that fits."""
TERM_HEADING = rule("term_heading", rf"(?:(?:møter?|møteplan|møtedatoer|møtene|meetings?|møder|möten|term(?:in)?|semester|studieåret|skoleåret|året|år|i)\s+)*(?:{SPRING}|{AUTUMN}|{MONTH}|[VH]|(?:{_YEAR}))(?:\s*[-–/,]?\s*(?:{_YEAR}|\d\d))?(?:\s*[-–/]\s*(?:{_YEAR}|\d\d))?\s*:?$", "2023", "Våren 2018:", "Høst 2025", "Mars", "2023-2024")  # fmt: skip
"""A line of its own in a plan that opens a term: a year, a season or a month."""
STUDY_YEAR = re.compile(r"studieår|skoleår|academic|akademisk|undervisningsår", re.IGNORECASE)

ENTRY_LEAD = re.compile(
    rf"(?:(?:{WEEKDAY})\.?,?\s*|den\s+|d\.\s*|uke\s*\d+\s*[:,–-]?\s*|(?:(?:vårt\s+|our\s+)?(?:neste|next|næste|nästa)\s+)?(?:ordinært\s+|ekstraordinært\s+)?(?:møte|mødet?|möte|meeting|styremøte|utvalgsmøte)(?:\s+(?:er|blir|is|bliver|är|holdes))?\s*(?:nr\.?\s*)?(?:\d{{1,2}})?\s*[:,.–-]?\s*|#?\d{{1,2}}\s*[.:)]?\s+|(?:dato|tid(?:spunkt)?|når|when|time|date)\s*:?\s*|(?:møte)?(?:datoer|datoar|møter|dager|dates)(?:\s+\w+){{0,2}}\s*:\s*)*$",
    re.IGNORECASE,
)
"""What may stand before the date of an entry."""
HEADING_LEAD = re.compile(
    rf"(?:{ENTRY_LEAD.pattern[:-1]}|(?:(?:[\w-]+\s+){{0,2}}[\w-]*(?:møtet?|mødet?|mötet?|meeting|forsamling(?:en)?|genfors|stämman?|samling(?:en)?|referat|protokoll?|minutes|notes|notat(?:er)?)"
    r"(?:\s+(?:fra|frå|från|for|for|af|av|of|from|til|den|the))?\s*(?:nr\.?\s*\d+)?\s*[:,.–—-]?\s*)+)$",
    re.IGNORECASE,
)
"""What may stand before the date where a heading is an entry: what entries have, and the word for the meeting or its minutes."""
GIVEN_UP = re.compile(r"\([^()]*\d[^()]*\)\s*(?=\S)")
"""A date in brackets before the one that holds."""
NOT_ENTRY = Gated(
    r"frist|utsend|innkalling sendes|senest|seinast|deadline|innmelding|oppdatert|publisert|sist endret|updated|vedtatt|valgoppgjør|printed|skriv ut|\b(?:valgt|elected|født|born|siden|since|periode[nr]?|term)\b",
    re.IGNORECASE,
)
THEME_BEFORE = re.compile(r"\S.*[-–—:,(|]\s*$")
"""«Nytt tak på huset – »: the theme of a past meeting before its date."""
NEXT_HEADING = Gated(
    r"(?:vårt\s+|our\s+)?(?:neste|next|næste|nästa|kommende|komande|kommande|upcoming|coming)\s+(?:\w+\s+)?\w*(?:møte[rt]?|møde[rt]?|möten?|meetings?|samling(?:er)?)$",
    re.IGNORECASE,
)
"""The heading of a section that says when the next meeting is."""
BETWEEN = re.compile(rf"(?:[\s,;/&*]|\bog\b|\bsamt\b|\band\b|\boch\b|\({WEEKDAY}\)|(?:{WEEKDAY})\.?)*$", re.IGNORECASE)
"""What may stand between two dates of one list in one line."""
MOVED = Gated(
    r"(?:\b(?:flytt(?:et|a|es|ast|as|ad|at)?|utsatt|utsett|utsettes|utset|udsat)\s+til|\b(?:moved|rescheduled|postponed)\s+to|\bflytta[sd]\s+till|\b(?:ny|new)\s(?:dato|date)\s?:?|→|=>|->)",
    re.IGNORECASE,
)
MOVED_FROM = Gated(
    r"\b(?:flytt(?:et|a|ad|at)?|utsatt|utsett|udsat|moved|rescheduled|postponed)\s+(?:fra|frå|från|from)\b|\b(?:i\s+stedet\s+for|i\s+staden\s+for|istedenfor|instead\s+of|opprinnelig|opphavleg|originally)\b",
    re.IGNORECASE,
)
"""Behind a day that another one was given up for."""

REMARKS: tuple[Rule, ...] = (
    rule("cancelled", r".*?(?P<value>\b(?:avlyst|avlyses|avlyst\w*|utgår|innstilt|inställt|aflyst|cancell?ed)\b)", "12. oktober – AVLYST"),
    rule("minutes_not_written", r".*?(?P<value>\b(?:referat|protokoll|minutes)\s+(?:ble\s+|blei\s+|vart\s+|were\s+|är\s+|er\s+)?(?:ikke|ikkje|not|inte)\s+(?:skrevet|skrive|skriven|written|ført|laget|laga))", "Referat ikke skrevet", "Referat ble ikke skrevet."),
    rule("link_is_notice", r".*?(?P<value>\b(?:møteinnkalling|innkalling|notice)\b)", "(pdf) Møteinnkalling."),
    rule("linked_file", r".*?(?P<value>\((?:pdf|docx?|word|html)\))", "25.januar (pdf)"),
    rule("linked_minutes", r".*?(?P<value>\b(?:møte)?(?:referat|protokoll|minutes|møtebok)\b)(?!\s+(?:kommer|ikke|ikkje|følger|mangler))", "12. mars 2024 – referat"),
    rule("gathering", r".*?(?P<value>\b(?:samling|seminar|studietur|retreat|strategisamling|internat)\b)", "(samling på Solvang gård)"),
    rule("extraordinary", r".*?(?P<value>\b(?:ekstraordinær\w*|extraordinary|ekstramøte|extra)\b)", "20. August (ekstraordinært møte)"),
)  # fmt: skip
"""What stands behind the date of an entry; several may hold."""
PLACE = re.compile(
    r"(?:,\s*(?=(?:[Rr]oom|[Rr]om|[Mm]øterom|[Aa]uditorium|Teams|Zoom|[Dd]igitalt)\b)|\b(?:sted|stad|place|rom|møterom)\s*:\s*|@\s*|\b(?:i|på|ved)\s+(?=(?:møterom|rom|auditorium)?\s*[A-ZÆØÅ]))(?P<place>(?:møterom\s+|rom\s+|room\s+)?[A-ZÆØÅ0-9][^.,;()\t]*)"
)
SAME_TIME = rule("same_time", r"(?:alle\s+)?(?:møtene?|(?:vi|we|styret|utvalget|rådet|gruppa|gruppen|the\s\w+)\s+(?:møtes|meets?|mødes|träffas|treffes|har møte)|møta|møtetid\w*|mødeme|möten|the meetings|meetings|all meetings)\b.{0,60}\b(?:kl\w*|from|at|@)\b", "Møtene arrangeres klokken 1300-1500", "Vi møtes på Zoom klokken 19", "Møtene i utvalget starter kl. 12.00.")  # fmt: skip
CLAUSE = re.compile(
    r"\s*,?\s(?:om\s(?:ikke|ikkje|inte|anna|annet|ingen)|hvis|dersom|med mindre|unless|såfremt|såframt|if|except|unntatt|og\s(?:starter|begynner|varer)|and\s(?:start|last)s?)\b.*$",
    re.IGNORECASE,
)
"""What follows the place of all meetings: when it is another."""
SAME_PLACE = rule("same_place", r"(?:alle\s+|all\s+)?(?:møtene|møta|mødene|möten\w*|(?:the\s+)?meetings)\b[^.]{0,40}?\b(?:er|holdes|haldast|haldne|halde|holdt|avholdes|arrangeres|foregår|afholdes|hålls|are|held)\s+(?:på|i|in|at)\s+(?P<place>[A-ZÆØÅ0-9][^.;()\t]*)", "Alle møta er i Naustet, Solvik museum.", "Møtene holdes på Teams")  # fmt: skip
NEW_TOOL = rule("new_tool", r".*?\b(?:tilgjengelig|tilgjengeleg|finnes|ligger|finst|ligg|publiseres|available)\b.*?\b(?:fra|frå|from)\b", "Referater (tilgjengelig i nytt møteverktøy fra og med møtet 4.april 2024)")  # fmt: skip

COLUMNS: tuple[Rule, ...] = (
    rule("term", r".*(?:\bterm(?:in)?\b|period|valgt|vald\b|elected|funksjonstid|virketid|siden\b|since|født|born|joined|expire|medlem)", "Valgt til", "Term"),
    rule("deadline", r".*(?:frist|utsend|innkalling|innmelding|deadline|sende[rs]|send[aei]st?\b|\bsent\b|\bdue\b|\binn[ae]n\b|sen[ae]st|seinast|agenda|sakliste|saksliste|publiser)", "Frist for saker", "Innkalling", "Papers due"),
    rule("minutes", r".*(?:referat|protokoll|minutes|møtebok)", "Referat"),
    rule("place", r".*(?:sted|stad|rom|lokale|place|venue|room|location|plats)", "Møterom"),
    rule("date", r".*(?:dato|datum|date|dag|når|møte|meeting|when)", "Møtedato", "Dato"),
    rule("time", r".*(?:tid|klokke|kl\.|time)", "Tidspunkt"),
)  # fmt: skip
"""Heads of a plan's table columns; the first row that fits. Only the date column holds meetings."""
_DUE = r"(?:frist|deadline|\bdue\b|\binn[ae]n\b|sen[ae]st|seinast|\bby\b)"
_OUT = r"(?:utsend|\bsend|\bsent\b|\but\b|\bgår\b|publiser|published|issued|distribut|circulated)"
_PAPERS = r"(?:saks?papir|saks?dokument|saks?fram?legg|saks?fremlegg|saksnotat|saksunderlag|dokumentfrist|papirfrist|\bpap(?:ir|er)s?\b|\bdocuments?\b)"
_NOTICE = r"(?:innkalling|notice|(?<!for )(?<!til )(?:saks?liste|dagsorden|\bagenda\b(?! items?)))"
DEADLINES: tuple[Rule, ...] = (
    rule("items_due", rf"(?!.*{_OUT}).*(?:saks?frist|innmeldingsfrist|(?=.*{_DUE})(?=.*(?:\bsak(?:er|ar|ene|ane)?\b|innmelding|saksforslag|saksmelding|\bitems?\b|(?:til|for)\s(?:saks?liste|dagsorden)))|innmelding\w*\s(?:av\s)?sak)", "Frist for saker", "Saksfrist", "Frist for innmelding", "Frist for å melde inn saker", "Deadline for agenda items", "Innmelding av saker", "Items due"),
    rule("papers_due", rf"(?!.*{_OUT}|.*{_NOTICE})(?=.*{_DUE}).*{_PAPERS}", "Frist for sakspapir", "Papers due", "Dokumentfrist", "Deadline for documents"),
    rule("notice_due", rf"(?!.*(?:påmeld|tilmeld|registr))(?:(?=.*{_OUT})(?=.*(?:{_NOTICE}|{_PAPERS}))|(?=.*{_DUE})(?=.*{_NOTICE})(?!.*(?:\bsaker|\bsakar|forslag))|(?:utsend(?:ing|ar|else)|(?:blir\s|vert\s)?sende[rst]?(?:\sut)?|sendast(?:\sut)?|sent(?:\sout)?)\W*$)", "Utsending av innkalling", "Innkalling sendes", "Frist for innkalling", "Utsending", "Notice sent"),
)  # fmt: skip
"""The deadlines before a meeting that a column's head says, by the column of `meetings`; one head may say several."""
FLAT_GAP = re.compile(
    r"\t+|\s{2,}|(?<!\sav)(?<!\sfor)(?<!\sof)(?<!\stil)(?<!\sto)(?<!\sog)(?<!\sand)(?<!agenda)\s(?=(?:siste\s|last\s)?(?:\w*frist|deadline|utsend|innkalling|sakspapir|items\sdue|papers\sdue|notice|sted|stad|place|rom|tid|klokke|time|referat|merknad)\w*\b)",
    re.IGNORECASE,
)
"""Between two heads of a table that is set without lines, where its words tell them apart."""
FLAT_DATE = rule("flat_date", r"(?:(?:neste\s)?møte(?:t|r)?(?:dato(?:er)?|dag|tid)?|dato(?:er)?|dag|når|when|dates?|(?:meetings?)(?:\s(?:dates?|day))?|datum)$", "Møtedato", "Meeting date")  # fmt: skip
"""The head of the meetings' column in such a table."""
IMPOSSIBLE = Gated(
    rf"(?:(?:{WEEKDAY})\.?\s+)?(?P<raw>\d{{1,2}}\s?[./]\s?\d{{1,2}}\s?[./-]\s?\d{{2,4}}|\d{{1,2}}\.\s?(?:{MONTH})\b(?:\s+\d{{4}})?)",
    re.IGNORECASE,
)
"""What is written like a date; where the calendar has no such day, it is a slip that a person should see."""

"""What the lines of a committee's page are: section headings, statements on the body, members."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated

_OF = r"(?:\s+(?:i|av|for|til|per|pr\.?|fra|frå|of|\(?\d+|høst|vår|haust|medlem)\b.{0,60})?"
SECTIONS: tuple[Rule, ...] = (
    rule("strategy", r"(?:strategisk\s+forankring|strategi|bakgrunn|background|strategy)$", "Strategisk forankring"),
    rule("purpose", r"(?:(?:formål(?:et)?|føremål(?:et)?|hensikt(?:en)?|purpose|syfte|aims?)(?:\s+(?:med|for|of)\s.{1,60})?|terms of reference|mandat(?:et)?)$", "Formål", "Mandat"),
    rule("tasks", r"(?:hoved|hovud|arbeids)?(?:oppgaver|oppgåver|opgaver|uppgifter|tasks|responsibilities|ansvarsområder?)(?:\s+og\s+ansvar)?$|(?:\w+s\s+)(?:oppgaver|oppgåver|opgaver)$", "Hovedoppgaver", "Styrets oppgaver"),
    rule("composition", r"(?:\w+s\s+)?(?:sammensetning|samansetjing|samansetnad|sammensætning|sammansättning|composition)$", "Sammensetning", "Fagutvalgets sammensetning"),
    rule("working", r"(?:arbeidsmåte|arbeidsform|arbeidsmåtar|arbetsformer|working\s+methods|møteform)$", "Arbeidsmåte"),
    rule("deputies", r"(?:faste\s+|personlige\s+)?(?:vara(?:medlem(?:mer|er|mar)?|representanter)?|stedfortredere?|suppleanter|deput(?:y|ies)(?:\s+members)?|substitutes)$", "Varamedlemmer"),
    rule("observers", r"(?:observatører|observatørar|observers|observatörer|med\s+tale-?\s?(?:og\s+forslags)?rett)$", "Observatører"),
    rule("secretariat", r"(?:sekretariat(?:et)?|sekretær(?:en)?|secretariat|secretary|sekretariatsfunksjon)$", "Sekretariat"),
    rule("documents", r"(?:malverk,?.*|(?:sakslister?|saklister|referater?|referat|møtereferater?|møtedokumenter|sakspapirer|protokoller|dokumenter)(?:\s+og\s+\w+)?|documents|minutes|templates)$", "Malverk, saklister og referater"),
    rule("past", r"(?:tidligere|tidlegare|gjennomførte|avholdte|avheldne|previous|past|earlier|tidligere avholdte|afholdte|tidigare|forrige)\s+(?:møter?|møder|möten|meetings|årsmøter|generalforsamlinger)\b.{0,40}$", "Tidligere møter 2023-2024"),
    rule("plan", r"(?:møte(?:plan(?:en)?|kalender(?:en)?|datoer|datoar|oversikt|tider|dager|program|er)?|møtene?|mødeplan|mødedatoer|mötesplan|mötestider|møte-?\s*og\s+\w+plan|årshjul|årsplan|kommende\s+møter|komande\s+møte|neste\s+møter|planlagte\s+møter|meeting\s+(?:plan|dates|schedule|calendar)|meetings|schedule(?:\s+of\s+meetings)?|upcoming\s+meetings|yearly\s*plan)\b(?!\s+(?:ble|blir|vart|er|skal|har|starter|arrangeres|holdes)\b)[^.]{0,60}$", "Møteplan Høst 2025", "MØTEPLAN FOR FAGUTVALGET", "Møtedatoer våren 2026"),
    rule("members", rf"(?:faste\s+|nåværende\s+|utvalgets\s+|rådets\s+|styrets\s+)?(?:medlem(?:mer|er|mar)(?:ne|ane)?|members(?:hip)?|styremedlemmer|styret|deltakere|utvalgsmedlemmer){_OF}$", "Medlemmer", "Medlemmer i utvalget", "Medlemmer 2023–2025", "Styret (2024-2026)"),
)  # fmt: skip
"""Headings of a committee's page, without a colon at the end. The heading's words say it, not its looks."""

MEMBERS_HEADING = re.compile(r"medlem|member", re.IGNORECASE)
"""What a heading in a notice must say for the table below it to list seats and not guests."""
LEAD_IN: tuple[Rule, ...] = (
    rule("members_follow", r".{0,80}\b(?:består av|har følgende medlemmer|følgende (?:faste )?medlemmer|desse medlemmene|consists of)\b.{0,40}:?$", "Styret består av følgende medlemmer"),
    rule("people_follow", r".{0,40}følg(?:ende|jande) personer (?:utgjør|er|utgjer)\b.{0,80}$", "Følgende personer utgjør styret"),
)  # fmt: skip
"""Sentences after which a list of members comes."""

ADVISORY: tuple[Rule, ...] = (
    rule("advisory_body", r".*?(?<!andre )(?P<value>\b(?:rådgivende|rådgjevande|rådgevande|rådgivande|advisory)\s+(?:organ|utvalg|utval|forum|råd|rolle|funksjon|body|committee|board|organ))", "ALU er et rådgivende organ for administrativ utvikling."),
    rule("no_authority", r".*?(?P<value>\b(?:uten|utan|har ikke|har ikkje|without)\s+(?:\w+\s+)?(?:beslutningsmyndighet|vedtaksmyndighet|avgjerdsmynde|avgjerdsmakt|decision-making\s+power))", "Et uformelt organ uten beslutningsmyndighet"),
    rule("no_decisions", r".*?(?P<value>\b(?:(?:gjer|gjør|fattar?|fatter|treff|treffer|tek|tar|skal|kan|does|do|shall|can)\s+(?:ikke|ikkje|not)|(?:gjer|gjør|fattar?|fatter|treff|treffer|tek|tar|makes?|takes?)\s+(?:ingen|no))\s+(?:(?:gjere|gjøre|fatte|treffe|ta|make|take)\s+)?(?:\w+(?:e|ng)\s+)?(?:vedtak|beslutninger|avgjerder|avgjørelser|decisions)\b)(?!\s+(?:i|om|på|uten|utan|når|dersom|hvis|in|on|without|if|when)\b)", "Rådet gjer ikkje vedtak.", "Utvalget fatter ikke bindende vedtak.", "The forum makes no decisions."),
)  # fmt: skip
DECIDING: tuple[Rule, ...] = (
    rule("deciding_body", r".*?(?P<value>\b(?:besluttende|vedtaksførende|avgjerande|beslutande|decision-making)\s+(?:organ|utvalg|utval|body|committee|myndighet))", "Rådet er et besluttende organ"),
    rule("has_authority", r".*?(?P<value>\b(?:har|med|fatter?|treffer?|gjer|fatte|treffe)\s+(?:(?!ikke|ikkje|ingen)\w+\s+)?(?:beslutningsmyndighet|vedtaksmyndighet|avgjerdsmynde|vedtak(?:\s+i\s+saker)?)\b)", "Styret har vedtaksmyndighet", "fatte vedtak i saker som behandles"),
)  # fmt: skip
ADVISES: tuple[Rule, ...] = (
    rule("gives_advice", r".*?(?P<value>\b(?:(?:gir|gjev|gi|gje|gives?)\s+(?:\w+\s+)?(?:råd|advice)\s+(?:til|to)|(?:rådgir|advises))\s+(?:the\s+)?(?:\w*styret|\w*direktør\w*|rektor\w*|leiinga|ledelsen|dekan\w*|\w*rådet|utval\w+|\w*board|director|rector|management|council))\b", "Fagrådet gir faglege råd til styret", "The panel gives advice to the board"),
)  # fmt: skip
"""Says that a body is advisory where nothing says that it decides."""

_NUMBER = r"(?:første|andre|annen|anna|tredje|fjerde|femte|sjette|åttende|second|third|fourth)"
CADENCE: tuple[Rule, ...] = (
    rule("every_nth_week", rf".*?(?P<value>\b(?:hver|kvar|hvar|var|every)\s+(?:(?P<nth>{_NUMBER})\s+)?(?:uke|veke|week|vecka|uge|måned|månad|month|mandag|tirsdag|onsdag|torsdag|fredag)\b)", "ALU møtes fast hver tredje uke"),
    rule("every_other", r".*?(?P<value>\b(?:annenhver|annankvar|hveranden|varannan|every\s+other)\s+(?:uke|veke|week|vecka|uge|måned|månad|month)\b)", "møtes annenhver uke"),
    rule("times_a_term", r".*?(?P<value>\b(?:minst\s+)?(?:\w+)\s+(?:ganger|gonger|gange|gånger|møter|møte|times|meetings)\s+(?:i|per|pr\.?|a|i løpet av)\s+(?:året|år|semesteret|semester|halvåret|måneden|månaden|kvartalet|year|term|month)\b)", "Det holdes minst fire møter i semesteret"),
    rule("periodical", r".*?(?P<value>\b(?:månedlig|månadleg|ukentlig|vekentleg|kvartalsvis|monthly|weekly|quarterly))\b", "Utvalget møtes månedlig"),
)  # fmt: skip
"""How often a body meets, in the page's own words."""
PLANS_MADE: tuple[Rule, ...] = (
    rule("plans_made", r".*?(?P<value>[^.;]*\b(?:årlige?|årlege?|hvert (?:år|halvår|semester)|kvart (?:år|halvår|semester)|yearly|annual|each (?:year|term))\b[^.;]*\b(?:møteplan|møtekalender|meeting (?:plan|schedule))[^.;]*\.?)", "Det utarbeides årlige møteplaner med forslag til saker."),
)  # fmt: skip
"""That the body makes a meeting plan each year or term: a standing item."""
NTH = {
    "": 1,
    "andre": 2,
    "annen": 2,
    "anna": 2,
    "second": 2,
    "tredje": 3,
    "third": 3,
    "fjerde": 4,
    "fourth": 4,
    "femte": 5,
    "sjette": 6,
    "åttende": 8,
}

PARENT: tuple[Rule, ...] = (
    rule("parent_body", r".*?\b(?:underutvalg\s+(?:av|under|til)|underlagt|hører\s+under|rapporterer\s+til|rapporterar\s+til|oppnevnt\s+av|oppnemnt\s+av|oppnevnes\s+av|nedsatt\s+av|reports\s+to|appointed\s+by)\s+(?P<value>[^.,;:]{3,80})", "Utvalget er et underutvalg av Fakultetsstyret."),
)  # fmt: skip

_SEAT = r"(?P<who>[A-ZÆØÅ](?:[^.:;]|\.(?=\S))*?)"
SEATS: tuple[Rule, ...] = (
    rule("leader", rf"{_SEAT}\s+(?:leder|leier|leiar|er\s+(?:fast\s+)?(?:leder|leiar))\s+(?:av\s+|for\s+)?(?:utvalget|utvalet|rådet|styret|møtene|gruppen)\b", "Viserektor leder utvalget", flags=0),
    rule("member", rf"{_SEAT}\s+er\s+(?:fast\s+medlem|faste\s+medlemmer|medlem(?:mer)?)\b", "Dekanene er faste medlemmer", flags=0),
    rule("deputy", rf"{_SEAT}\s+er\s+(?:møtende\s+|personlig\s+|fast\s+)?(?:vara(?:medlem)?|stedfortreder)\b", "Prodekan er møtende vara", flags=0),
    rule("secretary", rf"{_SEAT}\s+er\s+(?:sekretær(?:er)?)\b", "Seniorrådgiver er sekretær for utvalget.", flags=0),
    rule("observer", rf"{_SEAT}\s+har\s+(?:møte-?\s*(?:og|,)\s*)?(?:tale|observatør|forslags)\w*\b", "Biblioteksjefen har møte- og talerett.", flags=0),
)  # fmt: skip
"""Seats that a page gives to an office, not to a named person."""

_FULL = r"(?P<who>(?-i:[A-ZÆØÅÄÖ][\w'’-]+(?:\s(?:(?:von|van|de|der|af|la)\s)?[A-ZÆØÅÄÖ][\w.'’-]*){1,4}))"
_OFFICES = r"(?:[a-zæøåäö-]+\s){0,3}?"
NAMED_SEATS: tuple[Rule, ...] = (
    rule("secretary", rf"(?:utvalgets\s|utvalets\s|rådets\s|styrets\s)?(?:sekretær(?:en)?|sekreterare|secretary)(?:\s(?:for|i|för|to|of)\s(?:the\s)?\w+)?\s(?:er|är|is)\s{_OFFICES}{_FULL}", "Sekretær for utvalet er rådgjevar Kari Nes, Studieavdelinga."),
    rule("leader", rf"(?:utvalgets\s|utvalets\s|rådets\s|styrets\s|the\s)?(?:leder(?:en)?|leiar(?:en)?|ordförande|formand|chair)(?:\s(?:for|i|av|af|för|of)\s(?:the\s)?\w+)?\s(?:er|är|is)\s{_OFFICES}{_FULL}", "Leder for rådet er professor Kari Nes.", "The chair of the committee is Ann Lee"),
    rule("secretary_behind", rf"{_FULL}(?:,\s[^,.]{{3,60}},)?\s(?:er|är|is)\s(?:the\s)?(?:sekretær|sekreterare|secretary)\b", "Kari Nes er sekretær for utvalget."),
    rule("leader_behind", rf"{_FULL}\s(?:leder|leier|leiar|chairs)\s(?:the\s)?(?:utvalget|utvalet|rådet|styret|udvalget|committee|board)\b", "Kari Nes leder utvalget."),
)  # fmt: skip
"""Seats that a sentence of a page gives to a named person."""

SEAT_TITLE = rule("seat_title", r"(?P<title>(?:[A-ZÆØÅ]?\w*[- ])??\w*(?:rektor|direktør|dekan|leder|leiar|sjef|president|rådmann|chair|dean|director)(?:en)?(?:\s+(?:for|ved|i|of)\s+[^,.;:]+)?)(?:[,.;:]|\s+eller\s|\s*$)", "Prorektor for utdanning, eller den prorektor utpeker", "Direktør for organisasjon og infrastruktur")  # fmt: skip
"""A single office that opens a composition row; plural ones («Avdelingsdirektører») name groups."""
COUNTED = rule("counted_group", r".*?(?P<quote>\b(?:de\s+|dei\s+|the\s+)?(?P<number>to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<group>\w{4,}(?:ene|ane|er|a|s|et))(?P<more>(?:,?\s+(?:og|samt|and|och)\s+|,\s*)(?-i:(?:the\s+)?[A-ZÆØÅ])[^.;:()]*)?)", "ledere fra de åtte fakultetene", "Dekanene ved de fire fakultetene, Biblioteket og Arkivet")  # fmt: skip
"""A number word with its group, and the single units that are named beside it."""
NUMBERS = {word: n for n, words in enumerate(("to two", "tre three", "fire four", "fem five", "seks six", "sju syv seven", "åtte eight", "ni nine", "ti ten", "elleve", "tolv"), 2) for word in words.split()}  # fmt: skip
UNNAMED_DEPUTIES = rule("unnamed_deputies", r".*\b(?:utpekes|oppnevnes|utpeikast|appointed)\b.*\b(?:stedfortredere|stedfortreder|vara\w*|deputies)\b", "Det skal utpekes faste stedfortredere for de faste medlemmene.")  # fmt: skip

ROLE_WORDS: tuple[Rule, ...] = (
    rule("member", r".*?\b(?:nestleder|nestleiar|viseleder|viseleiar|vice\W|vise-|deputy\s+(?:leader|chair\w*)|næstformand|deltakende\s+medlem)", "Nestleder", "Vice chair"),
    rule("post", r".*?\b(?:kasserer|kassör|økonomiansvarlig|revisor|web-?ansvarlig|regnskapsfører|treasurer)", "Kasserer"),
    rule("deputy", r".*?\b(?:(?:\d+\.\s*)?vara(?:medlem|representant)?|stedfortreder|deputy|substitute|suppleant)\b", "1. varamedlem", "vara"),
    rule("leader", r".*?\b(?<!ig )(?:(?:styre|utvalgs|utvals|råds|nemnds?|møte|komité?)?(?:leder|leiar|formann|formand|ordförande)|\w*formann|(?<!vice )(?<!vice-)president)\b", "Styreleder", "leiar", "Klubbformann"),
    rule("chair", r".*?\bchair(?:person|man|woman)?\b", "Chair"),
    rule("secretary", r".*?\b(?:\w*seke?retær|referent|secretary|sekreterare)\b", "Styresekretær"),
    rule("observer", r".*?\b\w*observat?ør|.*?\bobserver|.*?\b(?:ute?n|utan|without)\s(?:stemmerett|røysterett|a\svote|voting)", "Studentobservatør", "uten stemmerett"),
    rule("ordinary_member", r".*?(?:medlem|\bmember|\bledamot)\b", "Styremedlem"),
)  # fmt: skip
"""Role -> the words that give it, in brackets behind a name or in a table's cell; the first row that fits."""
ROLE_OF = {"chair": "leader", "ordinary_member": "member"}
"""The rows whose role has another name than the row."""
FUNCTION = Gated(
    r"representant|tillitsval|\bval[gd]t?\s+(?:av|blant|fra)|oppnemnt|oppnevnt|utpekt|verne?omb|elected|appointed|medlem\s*$|\bmedlem\s+|\bmember$|ledamot$",
    re.IGNORECASE,
)
"""Words of a seat's function that give no other role than member: «ansattrepresentant», «valgt av studentene»."""
MEMBER_COLUMNS: tuple[Rule, ...] = (
    rule("deputy", r"(?:personlige?\s+|personleg\s+|faste?\s+)?(?:vara\w*|stedfortreder\w*|deput(?:y|ies)|substitutes?|alternates?|suppleant\w*)\b", "Vara", "Personlig vararepresentant"),
    rule("name", r"(?:fullt\s+|full\s+)?(?:navn|namn|name|medlem(?:mer|er)?|members?|person|representant(?:er)?)\s*:?$", "Namn", "Name"),
    rule("role", r"(?:tittel|rolle|funksjon|verv|role|position|stilling|post|titel|oppgave|roll|valgt\s+av|vald\s+av|elected\s+by)\b", "Rolle/verv"),
    rule("period", r"(?:(?:oppnevnings|oppnemnings|valg|verve?)?period[ea]?n?|funksjonstid|virketid|verketid|term|tenure|tidsrom)\b", "Periode", "Funksjonstid"),
    rule("until", r"(?:(?:valgt|vald|oppnevnt|oppnemnt|medlem)\s+)?(?:t\.?o\.?m\.?|til(?:\sog\smed)?|until|to)\s*:?$|på valg\b|utløper", "Valgt til", "T.o.m."),
    rule("since", r"(?:(?:valgt|vald|oppnevnt|oppnemnt|medlem|member)\s+)?(?:f\.?o\.?m\.?|fra(?:\sog\smed)?|frå(?:\sog\smed)?|siden|sidan|since|from)\s*:?$", "Fra og med", "Medlem siden"),
    rule("unit", r"(?:enhet|eining|fakultet|avdeling|institutt|unit|department|faculty|organisasjon|representerer|representerar|enhed|(?:side|part|gruppering)\s*:?$)", "Enhet", "Side"),
)  # fmt: skip
"""Heads of the columns of a table of members."""
VACANT = re.compile(r"\W*(?:vakant|ledig|ubesatt|n\.?\s?n\.?|ingen|ikkje vald|ikke valgt|vacant|none|tba|tbd)?\W*$", re.IGNORECASE)
"""A cell of a table that names nobody."""
UNIT_CODE = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ0-9]{1,5}\Z")

_COMMITTEE = r"(?i:utvalg|utval|råd|styre|komit[eé]|nemnd|nemd|forum|gruppe|kollegium|ledermøte|dekanmøte|udvalg|bestyrelse|styrelse|utskott|kommitté|committee|board|council)"
BODY_NAMES: tuple[Rule, ...] = (
    rule("name_and_short", r"(?P<name>[A-ZÆØÅ][^-–|():]{3,80}?)\s*(?:[-–]\s*|\()(?P<short>[A-ZÆØÅ][A-ZÆØÅa-z0-9-]{0,9}[A-ZÆØÅ0-9])\)?(?=\s*$|\s+[-–|])", "Administrativt lederutvalg - ALU", "Forum for fag (FFF)", flags=0),
    rule("name_of_list", r"(?:.{0,30}\b(?i:møteplan(?:en)?|møtekalender|møtedatoer|mandat|medlemmer|sammensetning|reglement|meeting plan|members|schedule))\s+(?i:for|i|av|of)\s+(?:the\s+)?(?P<name>(?-i:[A-ZÆØÅ])[^,.:;()]{2,80}?)(?:\s+(?:(?i:vår|høst|haust)\w*\s*)?(?:19|20)\d\d.*)?$", "Mandat for Forskningsutvalget", "MØTEPLAN FOR FAGUTVALGET", flags=0),
    rule("name_genitive", rf"(?P<name>[A-ZÆØÅ][\w\s-]*{_COMMITTEE}(?:et|en|a)?)s\s+\w+", "Fagutvalgets sammensetning", flags=0),
    rule("bare_organ", r"(?P<name>(?i:the\s+)?(?i:(?:hoved|be)?styret?|bestyrelsen?|styrelsen?|(?:steering|executive)\s+committee|board(?:\s+of\s+(?:directors|trustees))?|valgkomiteen?))(?:\s+\d{4}(?:\s?[-–/]\s?\d{2,4})?)?\W*$", "Styret 2024-2025", "Styret", "Board of Trustees", flags=0),
    rule("meetings_of", r"(?:\w*(?:møter|møde[nr]|möten|meetings|samlinger))\s+(?:i|for|av|of)\s+(?:the\s+)?(?P<name>[A-ZÆØÅ][^,.:;()]{1,60}?)(?:\s+(?:19|20)\d\d.*)?$", "Statusmøter for Havnelab", flags=re.IGNORECASE),
    rule("about", r"(?i:om|about|about the)\s+(?P<name>[A-ZÆØÅ][^,.:;()?]{1,40})$", "Om Kart Norge", flags=0),
    rule("board_of", r"(?P<name>(?:[Dd]et\s+)?(?:Styret|Rådet|Utvalget|Utvalet|Komiteen|Nemnda|Bestyrelsen|Styrelsen|Board|Council|Committee)\s+(?:for|i|ved|av|of|för)\s+[^-–|:(,.]{3,60}?)(?=$|\s*[-–|:(,]|\s+(?:19|20)\d\d)", "Styret for Solvik museum", flags=0),
    rule("committee_name", rf"(?P<name>[A-ZÆØÅ](?:[\w\s/-]*?{_COMMITTEE})(?:et|en|a)?(?:\s+for\s+[^-–|:(,.]{{3,60}}?)?)(?=$|\s*[-–|:(,]|\s+(?:19|20)\d\d|\s+(?:er|skal|ved|består)\b)", "Forskningsutvalget", "Fagråd for pedagogikk", flags=0),
)  # fmt: skip
SHORT_IN_TEXT = Gated(r"(?P<name>[A-ZÆØÅ][\w-]+(?:\s+(?:for\s+|og\s+)?[\w-]+){0,5})\s+\((?P<short>[A-ZÆØÅ][A-ZÆØÅa-z0-9-]{1,8}[A-ZÆØÅ])\)")
WELCOME = re.compile(r"(?:Velkommen til|Welcome to|Velkomen til|Välkommen till)\s+(?P<name>.+)")

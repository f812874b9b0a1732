"""Where running text and page heads name the body: what it owns, calls or holds, and the names of organs themselves."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule

_WORD = r"(?:[A-ZÆØÅÄÖ][\wæøåäö'’&@-]*(?:\.[a-zæøå]{2,3}\b)?|[a-zæøå]+[A-ZÆØÅ]\w*|[a-zæøå]{3,}\.(?:no|pm|org|se|dk|com|net)\b)"
_TYPE = (
    r"\w*(?:vel|forening(?:en)?|förening(?:en)?|lag(?:et)?|sameie|klubb(?:en)?|skole|skule|barnehage|menighet|korps|kommune|samfunn|samfällighet|kor|utvalg(?:et)?|utval(?:et)?|råd(?:et)?"
    r"|komit[eé](?:en)?|nemnd|forbund|förbund|selskap|sällskap|selskab)"
)
_NAME = rf"(?P<body>{_WORD}(?:\s(?:(?:og|&|for|i|av|på|of|och)\s)?{_WORD}){{0,4}}(?:\s{_TYPE}\b)?)"
_MEETING = (
    r"(?!(?:[Mm]øtes|[Mm]ødes|[Mm]öts)\b)(?:[Ss]tyre|[Åå]rs|[Mm]edlems|[Aa]ll|[Ll]ands|[Ss]tiftelses|[Ss]tiftings|[Bb]estyrelses|[Ss]tyrelse|[Ss]tatus|[Uu]tvalgs|[Uu]tvals|[Ss]tor|[Bb]eboer)?"
    r"(?:[Mm]øte|[Mm]øde|[Mm]öte|[Gg]eneralforsamling|[Ff]öreningsstämma|[Åå]rsstämma|[Ss]tämma|[Gg]eneral [Aa]ssembly|[Mm]eeting)(?:t|et|en|r|ne|n|s)?"
)
_TYPED = r"(?P<body>[A-ZÆØÅÄÖ][\wæøåäö-]*(?:\s[A-ZÆØÅÄÖ][\wæøåäö-]*){0,3}?\s?(?:(?<=\s)[A-ZÆØÅÄÖa-zæøåäö]|(?<=\w)[a-z])\w*(?:förening|forening|lag|klubb|klub|forbund|förbund|sameie|vel|laug|samfund))"
_NAMED_MEETING = rf"(?P<body>{_WORD}(?:\s{_WORD}){{0,2}})\s(?:[Åå]rsmöte|[Åå]rsmøte|[Gg]eneralforsamling|[Åå]rsstämma|[Ss]tyremøte|[Ss]tyrelsemöte|[Bb]oard [Mm]eeting|[Aa]nnual [Mm]eeting)\b"
_BOARD = r"(?:[Hh]oved|[Bb]e)?(?:[Ss]tyret?|[Ss]tyrelsen?|[Bb]oard)"
_OWNED = rf"(?:(?:ordinære?|ekstraordinære?|første|årlige|nye|neste)\s)?(?:{_MEETING}|{_BOARD}|vedtekter|stadgar|vedtægter)"

NAMED_IN_TEXT: tuple[Rule, ...] = (
    rule("board_of", rf"\b{_BOARD}\s(?:i|for|för|of|av)\s(?:the\s)?{_NAME}", "styret i Nordlys Data har vært i kontakt", flags=0),
    rule("meeting_of", rf"\b{_MEETING}\s(?:for|i|hos|til|av|för|of)\s(?:the\s)?{_NAME}", "årsmøte i Kart Norge", "styremøte for Grønnlista fra kl. 18", flags=0),
    rule("owns", rf"(?<!\w){_NAME}\s(?:har\s|haldt\s|holder\s)?(?:sin|sitt|sine|si)\s{_OWNED}\b", "Havna.pm har sitt årsmøte torsdag", "Kodekroa sin generalforsamling for nåværende semester", flags=0),
    rule("calls", rf"(?<!\w){_NAME}\s(?:inviterer|innkaller|kaller|arrangerer|avholder|afholder|holder|holdt|avholdt|afholdt|indbyder|invites|holds|convenes|inbjuder|kallar|indkalder|håller|held)\b[^.]{{0,40}}?\b(?:{_MEETING}|assembly)\b", "Kodekroa inviterer til generalforsamling!", "Tindfjell Volley arrangerer Årsmøte 2025", flags=0),
    rule("association", rf"\b(?:[Ff]oreningen|[Ff]öreningen|[Kk]lubben|[Bb]orettslaget|[Ss]ameiet|[Ll]injeforeningen|[Vv]elforeningen|[Bb]rukergruppen|[Oo]rganisasjonen|[Ss]tudentforeningen|[Nn]ettverket)\s[«\"]?{_NAME}", "linjeforeningen Kodekroa", flags=0),
    rule("association_is", rf"(?:^|[.:]\s)[«\"]?{_NAME}[»\"]?\s(?:er|is|är)\s(?:en|ei|et|a|an|ett)\s[^.]{{0,30}}?(?:forening|forenting|forbund|organisasjon|association|förening|klubb|nettverk|komité|utvalg|non-profit)", "«Kart Norge» er en frivillig forening", flags=0),
    rule("organ_meets", r"\b(?P<body>\w{3,}(?:tinget|utvalget|utvalet|rådet|komiteen|komitéen|nemnda|hovedstyret|udvalget|utskottet|kretsstyret|gruppestyret|rådsmøtet))s\s(?:\w+\s)?\w*(?:møte|møde|möte)", "lokaltingets årsmøte"),
    rule("organ_english", r"\b(?P<body>(?:[A-Z][\w&.'-]*\s){1,5}(?:Committee|Council|Board))\b(?!\s(?:of\s)?[A-Z])", "Harbour Technical Steering Committee.", flags=0),
    rule("host_english", rf"\b(?:hosted|held|convened|organi[sz]ed|run)\sby\s(?:the\s)?{_NAME}", "hosted by the Harbour Community Group", flags=0),
    rule("meeting_with", r"\b(?:[Åå]rsmøte|[Åå]rsmöte|[Mm]edlemsmøte|[Mm]edlemsmöte|[Åå]rsstämma|[Vv]elkommen|[Vv]älkommen|[Vv]älkomna)(?:t|et)?\s(?:med|i|till|til)\s" + _TYPED, "årsmöte med Heia Byalag", flags=0),
    rule("genitive", _TYPED + rf"s\s(?:\w+\s)?(?:{_MEETING}|[åÅ]rsstäm\w+|årsmøt\w+|årsmöt\w+|[bB]?e?styrelse\w*|styre)\b", "Heia Gårds Samfällighetsförenings tidigare årsstämmor", flags=0),
    rule("time_for", rf"\b(?:for|för|til|till|to)\s{_NAMED_MEETING}", "för Kartan Årsmöte!", flags=0),
    rule("greeted", rf"\b(?:kolleg(?:a|er|aer|aene)|medlem(?:mer|mar|mene)?|naboer?|venn(?:er)?|vänner|venner|members|colleagues|friends)\s(?:i|av|hos|of|på|in|at)\s(?:the\s)?{_NAME}", "kollega i Havnen", flags=0),
    rule("code_meets", r"(?<![\w/.-])(?P<body>(?!PS|KL|SAK|NB|OK|PC|IT|EU|FN|USA|PDF|HMS|HR|TV|AGM)[A-ZÆØÅÄÖ]{2,5})[- ](?:møte|møde|möte|meeting|committee|members?|chair|leder|leiar)(?![\w-]*\.\w)", "LUX-møte 06/24", flags=0),
    rule("code_purpose", r"\b(?P<body>(?!EU|FN|USA|IT)[A-ZÆØÅÄÖ]{2,5})['’]?s\s(?:purpose|mandate|role|charter|formål|føremål|mandat|rolle|oppgaver?)\b", "SC's purpose is to direct", flags=0),
    rule("code_headed", r"\b(?:[Cc]hair|[Ll]eder|[Ll]eiar|[Ff]ormand|[Oo]rdförande|[Mm]embers?|[Ss]ecretary)\s(?:of|i|for|av|af)\s(?:the\s)?(?P<body>(?!EU|FN|USA|IT)[A-ZÆØÅÄÖ]{2,5})\b", "chair of TC", flags=0),
    rule("code_acts", r"\b(?P<body>(?!PS|KL|SAK|NB|OK|PC|IT|EU|FN|USA|PDF|HMS|HR|TV)[A-ZÆØÅÄÖ]{2,5})\s(?:elects|decides|decided|agrees|agreed|supports|sees|approves|vedtar|vedtek|vedtok|bevilger|bevilget|besluttet|støtter|anbefaler|tilrår|fastset|fastsetter|beslutar|beslutter)\b", "TC elects a new chair", flags=0),
    rule("organ_code", r"(?<![\w/.-])(?P<body>FAU|Fau|SU|SMU|AMU|KFU|SFU|LOSAM|IDF)(?![\w/]|\.\w|-(?!møte))", "FAU.", flags=0),
)  # fmt: skip
"""Running text that names the body; most of them say which meeting or board it owns."""

NO_BODY = re.compile(
    r"(?:(?:Linje|Vel|Grendelags)?(?:[Ff]oreningen|[Ff]öreningen)|Klubben|Laget|Borettslaget|Sameiet|Directors|Trustees|Managers|Teams|Zoom|Discord|Slack|Meet|Google|Microsoft|Facebook|Hangouts|Skype|Jitsi|Webex|GitHub|Møtet?|Saker?|Referat|Protokoll|Innkalling|Agenda|Oslo"
    r"|Bergen|Trondheim|Stavanger|Norge|Norway|Sverige|Danmark|Det|Den|Dette|Vi|Han|Hun|Alle|Her|Neste|Next|The|This|Our|We|It|They|Every|Each|Vel møtt"
    r"|[Jj]anuar.*|[Ff]ebruar.*|[Mm]ars|[Aa]pril|[Mm]ai|[Jj]un[ie].*|[Jj]ul[iy].*|[Aa]ugust|[Ss]eptember|[Oo]ktober|[Oo]ctober|[Nn]ovember|[Dd]esember|[Dd]ecember|March|May"
    r"|\w+dag|.*(?:salen|huset|rommet|rom \w+|skolen|hallen|kirken|sentret|senteret|hotell?))"
)
"""What such a phrase can hold that is no body: places, tools, months, words that open a sentence."""

ANNOUNCED = re.compile(
    r"(?:(?:varsel|beskjed|melding|notice|påminn\w+|information|informasjon|orientering)\s+(?:om|of|about|on)\s+)?(?:avly\w+|aflys\w*|avbestill\w+|innstilling\s+av|flytting\w*|utset\w+|utsatt\w*|udsæt\w*|kansell\w+|cancel\w*|postpon\w*|reschedul\w*|endr\w+|påminn\w+|ny\s\w*(?:dato|tid)\w*|inställ\w*)\b"
    r"|.*\s(?:av|for|om|til|i|of|for|to|af)$",
    re.IGNORECASE,
)
"""What a notice says at its head of a meeting («Avlysing av», «Ny dato for»), and what breaks off behind a preposition: no name."""

SMALL_WORD = frozenset(
    {"for", "i", "ved", "og", "av", "til", "på", "den", "det", "the", "of", "at", "and", "in", "för", "och", "af", "vid"}
)
ENDING = re.compile(r"(?:(?<=muse)(?:um|et)|(?<=utval)g(?:et)?|eene?|ene|ane|et|en|a|e|t)?s?$")
"""What a word's form adds: «styre», «styret», «styrets»; «utvalg», «utvalget», «utval», «utvalet»."""
ORGANS = frozenset({"styr", "råd", "utval", "udval", "nemnd", "nævn", "komit", "utskott", "forum", "grupp", "team", "styrels", "bestyrels", "board", "committe", "council"})  # fmt: skip
"""Words for organs without their endings: alone they stand for the one body that is spoken of."""

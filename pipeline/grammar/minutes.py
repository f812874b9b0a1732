"""What minutes and notices say of their meeting: when it began and ended, what body it was, which is the next."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated

MEETING_ENDED: tuple[Rule, ...] = (
    rule(
        "meeting_ended",
        r".*?\b(?:hevet|hevd|heva|avsluttet|avslutta|avslutades|avslutade|sluttet|sluttede|slutt|slutta|lukket|lukkede|ended|ends|finished|concluded|concludes|slut|adjourned|adjourns|closed|closes|hævet|hæves|heves|avsluttes|avsluttast|avslutar|avslutas|avslutat|avslutad|afsluttet|afsluttes|møteslutt|sluttid|ferdig|ajournert)\b",
        "Møtet hevet 20.15",
        "møte hevet: 13:38",
        "Møtet ble hevet kl 21:10.",
        "Møteslutt kl. 12",
        "Avslutar mötet 13:30",
        "Ordföranden förklarar mötet avslutat klockan 20:33.",
    ),
)
MEETING_STARTED: tuple[Rule, ...] = (
    rule(
        "meeting_started",
        r".*?\b(?:møtet|mødet|mötet|meeting|møtestart|årsmøtet)?\s*(?:ble satt|vart sett|startet|startede|starta|starter|startar|åpnet|opna|åbnet|settes|begynte|begynner|begyndte|called to order|started|starts|opened|opens|møtestart|starttid|öppnades|öppnade|öppnar|öppnas|öppnat|åpnes|opnast|åbnes)\b",
        "Møtet ble satt kl. 09.00",
        "Møtet startet 17:00",
        "Öppnar mötet 12:50",
    ),
)
MEETING_HELD: tuple[Rule, ...] = (
    rule(
        "meeting_held",
        r".*?\b(?:avholdt|avholdes|avholdes|holdt|holdes|haldast|halde|halden|finner sted|fant sted|finn stad|innkalles|innkalt|kalles inn|inviteres|invitert|kallas|indkaldes|afholdes|afholdt|takes place|held|gjennomføres|foregår|foregå|arrangeres|arrangere|arrangerer|møtes|treffes|mødes|träffas|äger rum|holder sted|"
        r"referat (?:for|fra|frå|av|af)|møte|styremøte|årsmøte|generalforsamling|allmøte|stiftelsesmøte|meeting|møde|möte)\b",
        "Den 11/12/2024 ble det avholdt stiftelsesmøte",
        "Møtet finner sted 02.05.2022 på A010",
        "Referat for styremøte den 25. november 2019",
    ),
)
"""A sentence that may tell when and where the meeting is."""

NEXT_MEETING: tuple[Rule, ...] = (
    rule(
        "next_meeting",
        r".{0,20}?\b(?:neste(?:\s+\w+)?\s+(?:styre|års|allme|stor|utvalgs|komite)?møte[rt]?|next(?:\s+\w+)?\s+meeting|næste(?:\s+\w+)?\s+\w*møde|nästa(?:\s+\w+)?\s+\w*möte|neste gang)\b",
        "Neste møte 17.12.2025 kl 9",
        "Næste bestyrelsesmøde blev aftalt til 18. januar",
        "Next board meeting: May 3, 2025",
    ),
)
MINUTES_APPROVED: tuple[Rule, ...] = (
    rule(
        "minutes_approved",
        r".*?\b(?:referat(?:et)?|protokoll(?:en|er)?|møtebok(?:a|en)?|minutes|møteprotokoll(?:en)?)\s+(?:fra|frå|from|of|av|for)\b(?P<when>.*?)\b(?:ble |vart |er |blir |is |was |vert |were )?"
        r"(?:enstemmig |samrøystes )?(?:godkjent|godkjennes|godkjend|godkjenning|approved|godkendt|godkändes)",
        "Referat fra møtet 27.08.25 godkjent uten merknader.",
        "Referatet fra 15.10.25 godkjennes med den endring at",
    ),
    rule(
        "minutes_item",
        r"\W*(?:(?:(?-i:[A-ZÆØÅ]{1,8})[- ]?)?(?:saks?(?:nr)?\.?\s*)?\d{1,4}\s?[/-]\s?\d{2,4}[\s.:–-]+|(?:sak|item|punkt)?\s*\d{1,3}[.):]\s*)?"
        r"(?:(?:godkjenning|godkjenne|approval|godkännande|godkendelse)\s+(?:av|of|af)\s+(?:the\s)?)?(?:møte)?(?:referat|protokoll?|møtebok|minutes)\w*\s+(?:fra|frå|från|from|of|av)\b(?P<when>.*)",
        "DU 2/2026 Godkjenning av referat frå møtet 3. desember 2025",
        "Referat fra 24.09.25",
        "Godkjenning av referata frå 15.10.25, 03.12.25 og 28.01.26",
        "2. Approval of the minutes of the meeting on 3 December 2025",
    ),
)
SAID_APPROVED = MINUTES_APPROVED[:1]
"""Of these, the sentence that says so."""
DRAFT = Gated(
    r"\b(?:utkast|ikke godkjent|ikkje godkjent|ikke\s+ennå\s+godkjent|foreløpig (?:referat|protokoll)|draft|not approved|udkast|utkast till)\b",
    re.I,
)
"""In the first lines: these are minutes that nobody has approved yet."""

BODY: tuple[Rule, ...] = (
    rule(
        "body_case_code",
        r"(?-i:(?!(?:PS|RS|FO|OS|DS|VS|SAK|STY|REF|NR|KS|GF|TV)\b)(?P<body>[A-ZÆØÅ]{2,6}))[- ](?:sak(?:snr)?\.?\s)?\d{1,3}[/-]\d{2,4}\b",
        "DU 26/16 Innkalling, møtebok og eventuelt",
    ),
    rule(
        "body_with_code",
        r".*?\bmøte\w*\s+(?:i|for|av)\s+(?P<body>[\wæøåÆØÅ .&-]{3,60}? \((?-i:[A-ZÆØÅ]{2,8})\))",
        "Referat fra møte i driftsutvalget (DU)",
        "Referat fra møte i Administrativt lederutvalg (ALU)",
    ),
    rule(
        "body_english_of",
        r".*\bmeeting of (?:the\s)?(?P<body>(?-i:[A-ZÆØÅ])[\w&' -]{3,60})$",
        "Minutes of the 4th meeting of the Research Committee",
    ),
    rule(
        "body_english",
        r"(?:draft\s)?(?:minutes|notice|agenda)\s(?:of|for)\s(?:the\s|a\s)?(?:\w+\s)?(?P<body>(?!meeting)[\w&' -]{3,60}?)\s(?:annual general |extraordinary |special )?meeting\b",
        "Minutes of the Board of Trustees meeting",
    ),
    rule(
        "body_short_name",
        r"(?:møte)?(?:referat|innkalling|protokoll|saksliste|sakliste|agenda|minutes)(?: fra| frå| til| for| from| of)?(?: møte i)? (?P<body>(?-i:[A-ZÆØÅ]{2,8}(?:-[A-ZÆØÅ]{2,6})?(?: (?:ved )?[A-ZÆØÅ]\w+ (?:skole|skule|barnehage|ungdomsskole|barneskole))?))(?=\s|$|,)",
        "Referat DU 5.11.25",
        "Møtereferat LOSAM",
    ),
    rule(
        "body_code",
        r"(?:.*\b(?:i|for|of|av|fra|til|in)\s+)?(?P<body>(?-i:[A-ZÆØÅ])[\wæøåÆØÅ .&-]{3,60}? \((?-i:[A-ZÆØÅ]{2,8})\))",
        "Driftsutvalget (DU) 24.09.25",
    ),
    rule(
        "body_before_day",
        r"(?:møte)?(?:referat|protokoll?|innkalling|saks?liste|minutes|notice|agenda)\s(?:fra|frå|for|til|av|from|of)\s(?:the\s)?"
        r"(?P<body>(?-i:[A-ZÆØÅ])(?:[\w-]*\s){0,3}?[\w-]*?(?:(?:råd|utvalg|utval|styre|forum)(?:et|t)?|nemnda?|komit[eé](?:en)?|grupp[ea]n?|council|committee|board)(?:\s(?:for|i|ved|of|on)\s[^\d:;()]{2,60}?)?)"
        r"(?=,?\s(?:(?:den|på|on)\s)?(?:(?:man|tirs|ons|tors|fre|lør|søn)dag\s)?\d{1,2}[. ]\s?[\w.])",
        "Referat fra Fjellrådet for studiekvalitet 18. november 2026",
        "Referat frå Fjellrådet for studiekvalitet 18.11.2026",
        "Minutes of the Mountain Council for Quality 18 November 2026",
    ),
    rule(
        "body_after_meeting",
        r".*?\b(?:\w*møte\w*|protokoll|referat|minutes|generalforsamling\w*|stiftelses\w+|board|innkalling|kallelse|indkaldelse|\w*møde\w*|\w*möte\w*|\w*stämma|meeting)\b[^.,:]{0,40}?\s(?:i|for|för|of|hos|in|til medlemmer av|av|af):?\s+"
        r"(?P<body>(?!(?:møte|styremøte|årsmøte|ordinær|ekstra|den|det)\b)[\wæøåÆØÅ@ .&/-]{3,70}?)(?=\s*(?:[,:(]|\bden\b|\s[-–]\s|\b(?:man|tirs|ons|tors|fre|lør|søn)dag|\d|\bi \d|\bpå (?:Teams|Zoom|nett\w*|Discord|[a-zæøå]+(?:huset|skolen|salen|kjelleren)|rom|møterom|[A-Z]?\d)|\bkl\b|$))",
        "Protokoll frå møte i Driftsutvalet 3. mai",
        "Innkalling årsmøte 2019 for Vel til alle",
        "Stiftelsesdokument for: Åpen sky",
    ),
    rule(
        "body_genitive",
        r".*?(?P<body>(?-i:[A-ZÆØÅ])[\wæøå-]*(?:styre|utvalg|råd|komite|komité|nemnd|forum|lag)(?:et|a|en|t)?)(?:s|’s|'s)? \w*møte",
        "Driftsutvalgets høstmøte",
    ),
    rule(
        "body_owns_meeting",
        r".*?(?P<body>(?:\w*(?:för|for)eningen |klubben |sameiet |borettslaget |linjeforeningen )?(?-i:[A-ZÆØÅ][\wæøå]{2,}))s (?:ordinære |ekstraordinære |årlige |årlege |konstituerende |nye |extra |ordinarie |ordinære )?(?:generalforsamling|genfors|årsmøte|årsmøde|årsmöte|höstmöte|vårmöte|medlemsmöte|medlemsmøte|medlemsmøde|föreningsstämma|styremøte|styrelsemøde|styrelsemöte|bestyrelsesmøde|allmøte|landsmøte|vedtekter)",
        "Referat fra Solsidens ekstraordinære generalforsamling 2017",
    ),
    rule(
        "body_closes_title",
        r".*\b(?:generalforsamling|årsmøte|styremøte|allmøte|bestyrelsesmøde|styrelsemöte|årsmöte)(?:en|t|et)?\s+(?P<body>(?-i:[A-ZÆØÅ])[\wæøå.&@-]+(?: (?-i:[A-ZÆØÅ])[\wæøå.&@-]+){0,4})$",
        "Protokoll fra generalforsamling Solsiden",
    ),
    rule(
        "body_board",
        r"(?P<body>Board|Styre|Styret|Executive committee|Steering group)\s+(?:meeting|møte)",
        "Board meeting minutes, 3 May 2025",
    ),
    rule(
        "body_acronym_meeting",
        r"(?P<body>(?-i:(?!(?:GF|NB|OBS|FAQ|RE|ID)\b)[A-ZÆØÅ]{2,6}))(?:[- ](?:styre)?(?:møte|møde|möte)t?\b|\s(?:committee |monthly |weekly )?(?-i:[Mm])eeting\b)",
        "HS møte 16/10-20",
        "FAU-møte 3. mai",
        "TSC Meeting Notes",
    ),
    rule(
        "body_board_meeting",
        r"(?:(?:minutes|notes|agenda)\s(?:from|of|for)?\s?(?:the\s)?)?(?:\d[\d./-]+\s)?(?P<body>(?-i:[A-ZÆØÅ])[\w@æøå.&-]*(?: (?-i:[A-ZÆØÅ])[\w@æøå.&-]*){0,4}\s(?:interim |executive )?(?:board|committee|council|working group|task force)) meeting\b",
        "Kodeklubb@Nord interim board meeting 190307",
        "Minutes from the 2024-04-06 Harbour Technical Steering Committee Meeting",
    ),
    rule(
        "body_before_meeting",
        r"(?P<body>(?-i:(?!(?:Notes|Minutes|Meeting)\b)[A-ZÆØÅ])[\w@æøå.&-]*(?: (?-i:[A-ZÆØÅ])[\w@æøå.&-]*){0,4}) (?:meeting|styremøte|årsmøte|(?:arrangerer|inviterer til|innkaller til|avholder)\s\w*(?:møte|generalforsamling))\b",
        "Kodeklubben Nord styremøte 190307",
        "Tindfjell Volley arrangerer årsmøte 2025",
    ),
    rule(
        "body_after_word",
        r".*\b(?:styremøte|årsmøte|protokoll?|referat|generalforsamling|stiftelsemøte)\s+(?P<body>(?!(?:for|fra|av|i|den|på|mandag|tirsdag|onsdag|torsdag|fredag|ved|kl)\b)[A-ZÆØÅa-zæøå]+(?: [\wæøå]+)* (?:velforening|forening|lag|grendelag|borettslag|sameie|klubb))\b",
        "Årsmøte protokol Solsiden velforening",
    ),
)
"""Names of the body in a title or a heading."""

BODY_IN_TEXT: tuple[Rule, ...] = (
    rule("body_named", r"navn(?: på (?:forening|lag|utvalg)\w*)?\s?:\s+(?P<body>(?-i:[A-ZÆØÅ])[^:]{2,60})$", "Navn: Solsiden velforening"),
    rule(
        "body_is_called",
        r".*?\bforening(?:s|ens?)\s+navn er (?P<body>(?-i:[A-ZÆØÅ])[\wæøå]*(?: (?-i:[A-ZÆØÅ])[\wæøå]*)*)",
        "Forenings navn er Solsiden Vel, som er en forkortelse",
    ),
    rule(
        "body_invites",
        r".*?\b(?:invitert|innkalles|innkalt|invited|avholdt|holdt)\b.{0,60}?\b(?:\w*møte|generalforsamling|meeting)\s+(?:i|for|of|in)\s+"
        r"(?P<body>(?-i:[A-ZÆØÅ])[\wæøå]*(?: [\wæøå]+){0,4}?)(?=\s*(?:[,.:(]|\bi\b|\bpå\b|\bfra\b|\bkl\b|\bden\b|\d|\b(?:man|tirs|ons|tors|fre|lør|søn)dag|$))",
        "Du er herved invitert til årsmøte for Solsiden velforening.",
    ),
    rule(
        "body_owns_statutes",
        r".{0,60}?\b(?P<body>(?!\w*(?:forening|lag|klubb|sameie|møte|forsamling|skole)(?:en|et|a)s)(?-i:[A-ZÆØÅ][\wæøå]+(?:et|en|a)))s (?:vedtekter|stiftere|medlemmer|lover|årsmøte|styremøte)\b",
        "Den 3. mai 2015 ble Solsidens vedtekter fastsatt.",
    ),
)
"""Names of the body in running text at the top."""

LAG = (
    r"(?:idretts|grende|kultur|skytter|ungdoms|tur|turn|historie|huseier|vann|vass|veg|vei|bygde|lands|student|boretts|andels|samvirke|elveeier|grunneier"
    r"|beite|bonde|hytte|sang|musikk|mål|bygdekvinne|senior|ski|hunde|bedriftsidretts|partilag|lokal|fylkes)lag(?:et)?"
)
ORGANISATION = re.compile(
    r"^(?!(?:valg|velkommen|styre og|agenda|referat|protokoll?|møte|etablering|stiftelse av|nytt?|nya|nye|new)\b)(?:(?:[\wæøåÆØÅ@.&-]+\s){0,5}?[\wæøåÆØÅ@.&-]*(?:forening(?:en)?|förening(?:en)?|foreininga?"
    r"|utvalg(?:et)?|utval(?:et)?|udvalg(?:et)?|utskott(?:et)?|styret?|styrelse[nr]?|råd(?:et)?|nemnd[a]?|nämnd(?:en)?|nævn|komit[eé](?:en)?|"
    + LAG
    + r"|laget?|sameiet?"
    r"|(?:styrings|arbeids|prosjekt|referanse|bruker|ekspert|fag|styr|arbets|arbejds)gruppe?[nr]?|klubb(?:en)?|forum|forbund(?:et)?|förbund(?:et)?|stiftelse|selskap|sällskap|selskab|elevkår|studentkår|parlament(?:et)?|vennar|venner|vänner|velforening"
    r"|board|committee|council|society|association|club|trust|foundation|trustees)(?:\s(?:ved|i|för|for|af|av|ved|of|at)\s[\wæøåÆØÅ ]{2,50}|\s\([A-ZÆØÅ]{2,6}\))?"
    r"|(?:Sameiet|Stiftelsen|Foreningen|Föreningen|Borettslaget|Andelslaget|Andelsforeningen|Klubben|[\wæøå]+f[oö]reningen)(?-i:(?:\s[A-ZÆØÅ0-9][\w.æøå-]*){1,4})"
    r"|(?-i:(?:[A-ZÆØÅ][\w.æøå&-]*\s){1,4}(?:SA|AS|BA|ANS|IKS|HF|KF|ApS|A/S)))$",
    re.I,
)
"""A line at the top that is nothing but the name of an association or committee."""

EMPLOYER = Gated(
    r"^(?:(?-i:[A-ZÆØÅ])[\wæøåÆØÅ-]+(?:\s(?:og|i|for|[A-ZÆØÅ])[\wæøåÆØÅ-]*){0,4}\s(?:kommune|fylkeskommune|kommun|universitet|høgskole|høyskole|college|university)|(?:universitetet|høgskolen|høgskulen|høyskolen) i\s(?-i:[A-ZÆØÅ])[\wæøå -]{2,40}"
    r"|(?:det\s)?(?:institutt|fakultet|fakultetet|avdeling|department|faculty)\s(?:for|of)\s[\wæøåÆØÅ ,-]{3,60}|FAU\s[^.]{3,40}|[^.]{3,40}\sskole|[\wæøå]+gruppa|[\wæøå]+gruppen?)$",
    re.I,
)
"""A line at the top that names the institution, where no organ is named."""

TITLE_WORD = Gated(
    r"referat|protokol|minutes|møtebok|tilleggslist|innkal|inkal|indkald|indbyd|inbjud|kallelse|sammanfattning|oppsummering|opsummering|anteckning|stämma|saksliste|sakliste|dagsorden|agenda|møte|mødet?|mötet?|meeting|generalforsamling|genfors|årsmøte|notat|memo\b|søknad|ansökan|stift\w+dokument|varsel|møteplan",
    re.I,
)
MINUTES_TITLE = Gated(r"(?:referat|protokoll?|minutes|møtebok)\b|^\W*\w*(?:møte|møde|möte|meeting)\b", re.I)
"""A heading that can open the minutes of a meeting."""
CLOSING = Gated(
    r"\W*(?:med |venlig |beste? |kind )?(?:vennlig |venleg |vänlig\w* |venlige? )?(?:hilsen|helsing|hälsning\w*|mvh|regards|hilsener)\b",
    re.I,
)
"""The greeting that closes a letter."""
BARE_TITLE = re.compile(
    r"\W*(?:p ?r ?o ?t ?o ?k ?o ?l ?l|møte)?(?:referat|protokoll|protokol|notat|innkalling|møteinnkalling|møteprotokoll|møtereferat|møtebok|minutes|saksliste|indkaldelse|kallelse|memo)?\W*$",
    re.I,
)
PLACE_BEFORE = re.compile(
    r"^\s*[,.;:–-]?\s*(?:og\s+)?(?:(?:på|paa|ved|at|@|via|in)\s+|(?=hos\s))(?P<place>.+)|^\s*[,–]\s*(?P<bare>(?!kl\b)\S.+)|^\s*i\s+(?P<in>(?-i:[A-ZÆØÅ]).+|[a-zæøå]*(?:huset|rommet|lokalet|lokalerne|salen|sentret|senteret|skolen|hallen|kirken|biblioteket|kontoret|kantina|kantinen|auditoriet|kjelleren)\b.*)",
    re.I,
)
PLACE_INSIDE = re.compile(r"\b(?:sted|stad|place|venue|lokale|møterom|plass)\s?:\s*(?P<place>[^.;\t]+)", re.I)
"""«Møte 04.11.2024 Klokka: 16:16 Sted: A039»."""
HELD_AT = Gated(
    r"(?:finner sted|fant sted|finn stad|avholdes|avholdt|holdes|holdt|halde|halden|haldast|afholdt|afholdes|hölls|held)\s+(?:\d[\d./ -]*\s|(?:digitalt|fysisk|som vanlig|kl\.? ?[\d.:]+)\s+){0,2}?"
    r"(?:(?:på|i|ved|at|via|in)\s+|(?=hos\s))(?P<place>(?!\d|(?:henhold|samsvar|tråd|forbindelse|perioden|løpet|samme|den|det|møte|uke|mai|juni)\b)[^.]+?)(?=,?\s(?:kl\b|klokk|den\b|fra\b|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|\d{1,2}[. ])|\.|$)",
    re.I,
)
HELD_THERE = Gated(
    r"(?:avholdt|holdt|afholdt|hölls|held)\b[^.]{5,90}?,\s(?:på|i|ved|hos|at)\s(?P<place>(?-i:[A-ZÆØÅ])[^.]+?)(?=,?\s(?:kl\b|den\b)|\.|$)",
    re.I,
)
"""«ble det avholdt årsmøte i Sameiet Havna, på Folkets hus»."""
ONLINE_AT = Gated(
    r"\b(?P<place>(?:virtuelt|virtually|digitalt|elektronisk|online|remotely|digitally)(?:\s+møte)?,?\s+(?:via|på|over|i|on|by)\s+(?:https?://[^\s,]+|(?-i:[A-ZÆØÅ])\w+))",
    re.I,
)
"""«virtuelt via https://…», «digitalt på Teams»."""
PLACE_LINE = re.compile(
    r"^(?:(?:i|på|ved|hos|at|in|via|over|@)\s+(?=(?-i:[A-ZÆØÅ]))|(?=(?:møterom|rom|room|sal|auditorium|auditoriet|storsalen|rådhuset|grendehuset|klubbhuset|kantina|biblioteket"
    r"|teams|microsoft teams|zoom|digitalt)\b))(?P<place>[^.:;!?]{2,50})\.?$",
    re.I,
)
"""A line that says nothing but the place: below the line of the date."""
PLACE_AND_TIME = re.compile(r"^(?P<place>(?-i:[A-ZÆØÅ])[^:;!?]{2,50}?),?\s+(?:kl\.?|klokken|klokka)\s?\d", re.I)
"""«Klubbhuset, kl 20:00»: a line of place and time below the title."""

"""What the sentences and lines of memos, letters and applications say: who decided, by what authority, from when, what is asked."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated
from pipeline.language.calendar import MONTH, WEEKDAY

_WHO = r"(?P<who>(?!(?:Vi|Det|Dette|Den|De|Jeg|Eg|Som|Etter|We|It|They|This|There|Her|Når|Hvis|Dersom)\b)[A-ZÆØÅ][\w-]*(?:\s+(?:for|og|i|ved|of)?\s*[\w-]+){0,4}?)"
_DECIDED = r"(?:vedtatt|vedteke|besluttet|fastsatt|fastsett|bestemt|avgjort|beslutat|vedtaget|besluttet|decided|adopted|approved)"
DECIDERS: tuple[Rule, ...] = (
    rule("has_decided", rf"{_WHO}\s+(?:har|has|hev)\s+(?:[^.]|\.(?=\s?\d|\s?[a-zæøå])){{0,140}}?\b(?P<verb>{_DECIDED})\b", "Rektor har etter fullmakt i delegasjonsreglementet pkt. 4.1 vedtatt ny politikk", "Styret har vedtatt", flags=0),
    rule("decided", rf"{_WHO}\s+(?P<verb>vedtok|besluttet|fastsatte|bestemte|decided|adopted|beslutade)\b", "Styret vedtok 12. mars 2025 nye retningslinjer", flags=0),
    rule("decided_inverted", r".*?\b(?P<verb>vedtok|besluttet|fastsatte)\s+(?P<who>(?:styret|rektor|dekanen|rådet|utvalget|direktøren|\w+styret|\w+utvalget|\w+rådet)\b)", "I møte 3. mai 2025 vedtok styret", flags=0),
    rule("decided_by", r".*?\b(?P<verb>vedtatt|vedteke|besluttet|fastsatt|adopted|approved)\s+(?:av|by)\s+(?P<who>[\wæøå-]+(?:\s+[A-ZÆØÅ][\w-]*)?)", "Reglementet ble vedtatt av styret 3. mai 2025", flags=0),
)  # fmt: skip
AUTHORITY: tuple[Rule, ...] = (
    rule("authority", r".*?(?P<value>\b(?:etter\s+fullmakt\s+(?:i|fra|av|gitt)|med\s+hjemmel\s+i|med\s+heimel\s+i|i\s+medhold\s+av|i\s+medhald\s+av|pursuant\s+to|under\s+the\s+authority\s+of)\s+(?:[^.,;]|\.(?=\s?\d|\s?[a-zæøå]))+?)(?=\s+(?:vedtatt|vedteke|besluttet|fastsatt|har|er|blir|ble|gitt|decided|adopted)\b|[,;]|\.\s+(?-i:[A-ZÆØÅ])|\.?$)", "Rektor har etter fullmakt i delegasjonsreglementet pkt. 4.1 vedtatt ny politikk", "Med hjemmel i universitetsloven § 9-2, fastsettes"),
)  # fmt: skip
EFFECTIVE = rule("effective_from", r".*?\b(?:gjeldende\s+fra|gjelder\s+fra|gjeld\s+frå|gjeldande\s+frå|trer\s+i\s+kraft|trår\s+i\s+kraft|tek\s+til\s+å\s+gjelde|med\s+virkning\s+fra|med\s+verknad\s+frå|effective\s+from|in\s+force\s+from|with\s+effect\s+from|gäller\s+från|gælder\s+fra|træder\s+i\s+kraft)(?:\s+og\s+med)?\s+(?:den\s+)?(?P<rest>.{4,30})", "Politikken er gjeldende fra 2023.", "Reglementet trer i kraft 1. januar 2026")  # fmt: skip
CONSULTED: tuple[Rule, ...] = (
    rule("consulted_last", r".*?\b(?:drøft\w*|behandl\w*|handsam\w*|høring\w*|forankr\w*|discussed|consult\w*)\b[^.;]*?,?\s+(?:senest|seinast|most\s+recently)\s+(?:i|av|in|by)\s+(?P<list>[^.;]+)", "en omfattende drøfting i sentrale utvalg, senest i dekanmøtet, IDF-SESAM, samt styret."),
    rule("consulted", r".*?\b(?:drøftet|drøfta|behandlet|behandla|handsama|forelagt|lagt\s+fram|tatt\s+opp|discussed|considered|diskuterats|behandlats)\s+(?:både\s+)?(?:i|av|for|med|in|by|with)\s+(?P<list>[^.;]+)", "Saken er drøftet i ledermøtet og AMU."),
)  # fmt: skip
BODY_WORD = re.compile(
    r"(?i:møte|møde|styre|utvalg|utval|råd|komit|forum|board|committee|council|union|ledergruppe|organisasjonene)|\b[A-ZÆØÅ]{3,}\b"
)
"""What makes a part of a list a body rather than a date or a remark."""

_AGENDA = r"\b(?:på|til|i|on|to|in|upp\s+på)\s+(?:the\s+|den\s+)?(?:\w+\s+)?(?:saks?list\w*|saks?kart\w*|dagsord\w+|dags?ordning\w*|agenda\w*|föredragningslist\w*)"
_MEETING = r"(?:\w*(?:møtet|møtets|mødet|mötet)|(?:neste|næste|nästa|første|komande|kommende|førstkommende|kommande)\s+(?:ordinære\s+)?\w*(?:møte|møde|möte)|(?:the|our)\s+(?:\w+\s+){0,3}?meeting)\b"
_SITTING = rf"\b(?:i|på|til|till|ved|in|at|for|to)\s+(?:det\s+)?{_MEETING}"
_MODAL = r"\b(?:kan|kunne|kunde|skulle|bør|burde|borde|vil|vill|ville|må|håper|håpar|hoppas|håber|ønskes|ønskast|önskas|could|can|would|should|may|must|please|vennligst|venlegast|gjerne|gärna|gerne)\b"
_PUT = r"\b(?:sett(?:es|e|ast|as|a)?|set(?:jast|jes|ja|je)|satt|sätt(?:as|a|s)|sæt(?:tes|te)|tas?|ta(?:kast|ke|ges|ge|gas)|før(?:es|ast|e)|legg(?:es|e|ast|ja)|komm?er?|få|ha|put|added|add|included?|placed?|have)\b"
_RAISE = r"\b(?:(?:ta|tas|take|takast|tage|tages|tagas|tatt|teke|ha|få|sette|settes|setjast|setje|sett|satt|sätta|sættes|legge|komm?er?|komma)\b.{0,80}?\b(?:opp|op|upp|fram|frem)\b|behandl(?:es|e|as|a|et)|handsam(?:ast|as|a)|drøft(?:es|e|ast|a|et)|drøftes|diskuter(?:es|e|ast|as|a)|tas|discuss(?:ed)?|raised?|considered|consider|take\s+up|bring\s+up)\b"
_PASSIVE = r"\b(?:settes|setjast|setjes|settast|sättas|sätts|sættes|føres|førast|tas|takast|(?:vert|blir|bli|verte|verta)\s+(?:sett|satt|teken|tatt|teke|ført))\b"
REQUESTS: tuple[Rule, ...] = (
    rule("urged", r".*?\b(?:oppfordre[rs]?|oppmodast?|oppmodar|oppmodes|anmode[rs]?|bes|bedes|(?:blir|vert)\s+(?:bedt|bede|beden)|ombeds|uppmanas?|uppmanar|are\s+(?:asked|encouraged|requested)|is\s+(?:asked|requested))\b", "Ledere oppfordres til å reflektere", "Fakultetene bes om å svare"),
    rule("wants_on_agenda", r".*?\b(?:ønsker|ønskjer|ynskjer|önskar|wishes|wants|foreslår|føreslår|föreslår|foreslo)\b.*?\b(?:dagsorden|dagsordenen|saksliste\w*|sakliste\w*|sakskart\w*|dags?ordning\w*|agenda|settes\s+opp|tas\s+(?:opp|upp|op)|drøftes|drøftast|behandles|\w*m[øö][td]et?)\b", "Rektor ønsker at temaene settes på dagsorden"),
    rule("asks", r".*?\b(?:ber|vi\s+ber|jeg\s+ber|eg\s+bed|bed|beder|ask|asks|request|requests)\s+(?:[\wæøå-]+\s+){0,3}?(?:om|at|that|for|to)\b", "Vi ber om at saken settes opp i møtet 26. november"),
    rule("asked", r"(?!.*?(?:\b\w*(?:utvalg|utval|styr|råd|nemnd|komit|forum|møt|klubb|lag)(?:et|a|en|ene|i)\b|(?-i:\b[A-ZÆØÅ]{2,8}\b)|\b(?:board|committee|council|meeting)\b).{0,200}?\b(?:bad|ba|asked|requested)\b).*?\bbad\s+(?:[\wæøå-]+\s+){0,3}?(?:om|at)\b", "Fagleiar Kari Nes bad om at saka vert teken opp"),
    rule("applies", r".*?\b(?:søker|søkjer|ansøger|ansöker|applies|apply)\s+(?:[\wæøå-]+\s+){0,3}?(?:om|for)\b", "søker jeg herved om kr 24.733,- til innkjøp"),
    rule("asks_for_agenda", rf".*?{_MODAL}.{{0,200}}?{_PUT}.{{0,200}}?{_AGENDA}", "Kan dere sette «Nye låser» på sakslisten til utvalgsmøtet 11. mars?", "Kan ni sätta upp parkering på dagordningen till mötet den 15 april?", "Kan I sætte «Cykler» på dagsordenen til mødet?", "Could you put parking on the agenda for the meeting on 15 April?"),
    rule("asks_for_meeting", rf".*?{_MODAL}.{{0,200}}?{_RAISE}.{{0,200}}?{_SITTING}", "Jeg vil gjerne ha opp en sak om parkering i møtet 15. april.", "Kan vi drøfte dette i neste styremøte?", "Could parking be discussed at the next meeting?"),
    rule("put_on_agenda", rf".*?{_PASSIVE}.{{0,200}}?{_AGENDA}", "Saken settes på sakslisten til styremøtet 15. april."),
    rule("please_put", rf"(?:sett|set|før|sätt|sæt|ta|tag|put|add|include)\s.*?{_AGENDA}", "Sett «Solceller» på saklista til neste møte."),
    rule("item_for_meeting", rf"(?:(?:her|hermed|herved)\s+)?(?:(?:jeg|eg|vi|me|jag|i|we)\s+)?(?:meld\w*|foresl\w+|føresl\w+|föresl\w+|anmäl\w*|send\w*|submit|propose|har|have)\b.*?\b(?:sak|saka|saken|sag|sagen|ärende\w*|punkt\w*|item)\b.*?{_SITTING}", "Eg melder inn ei sak til styremøtet: Parkering", "Jeg har en sak til møtet 15. april: Parkering"),
    rule("item_heading", rf"(?:ny\s+|forslag\s+til\s+)?(?:sak|sag|ärende|item|punkt)\s+(?:til|till|for)\s+{_MEETING}[^:]*:\s*\S", "Sak til møtet 15. april: Parkering"),
    rule("asks_you", r"(?:(?:og|also)\s+)?(?:kan|kunne|vil|could|can|would)\s+(?:dere|de|dykk|du|I|ni|you)\b.*\?$", "Kan de òg svare oss innan 1. april?", "Could you confirm by Friday?"),
)  # fmt: skip
AGENDA_RULES = frozenset(
    {"wants_on_agenda", "asks_for_agenda", "asks_for_meeting", "put_on_agenda", "please_put", "item_for_meeting", "asks", "asked"}
)
"""The requests that can mean the meeting that the paper's subject names."""
_CUT = r"(?:innen|innan|fra|frå|from|om|som|før|etter|siden|sidan|senest|seinast|by|before|after|since|med|at|til|which|that)\b"
"""Words behind which a day is no longer the meeting's."""
TOLD = frozenset({"urged", "wants_on_agenda", "asks", "asked", "applies"})
"""The requests that, under «Bakgrunn», only tell what others have asked."""
BODY_ASKED = re.compile(
    r"(?:the\s)?(?:\w*(?:rådet|utvalget|utvalet|styret|nemnda|komiteen|komitéen|forumet|gruppa|gruppen|council|board|committee)|(?-i:[A-ZÆØÅ]{2,8}))\s"
    r"(?:bes|bedes|(?:blir|vert)\s(?:bedt|bede|beden)|is\s(?:asked|requested))\b",
    re.IGNORECASE,
)
"""The paper's own request to the body, wherever it stands: «Rådet bes drøfte meldingen»."""
FIRST_PERSON = re.compile(r"\b(?:vi|me|eg|jeg|jag|we|undertegnede|underteikna|(?-i:I))\b", re.IGNORECASE)
BEFORE_MEETING_DAY = Gated(
    rf"(?<!fra\s)(?<!frå\s)(?<!från\s)(?<!from\s)(?<!from\sthe\s)(?<!etter\s)(?<!efter\s)(?<!siden\s)(?<!after\sthe\s)(?<!since\sthe\s)\b(?:\w*(?:møtet?|mødet?|mötet?)|meeting)(?:\s+(?:i|av|for|til|of)\s+(?!{_CUT})\w+(?:\s+(?!{_CUT})\w+){{0,5}}?)?\s*[,(]?\s*(?:(?:den|d\.|på|on|of|the|som\s+er|som\s+holdes|(?:{WEEKDAY})\.?,?)\s+)*$",
    re.IGNORECASE,
)
BEFORE_BODY_DAY = Gated(
    rf"\b(?:behandl\w+|handsam\w+|drøft\w+|diskuter\w+|(?:legg\w*|lag[dt]|lagde)\s(?:fram|frem)|(?:tas|takast|sett\w*|kom\w*)\sopp|orienter\w+|discussed|considered)\s(?:\w+\s){{0,2}}?(?:i|av|på|for|by|in)\s"
    rf"(?:(?-i:[A-ZÆØÅ])[\wæøåÆØÅ()/ -]{{1,60}}?|(?:the\s)?\w*(?:styret|utvalget|utvalet|rådet|nemnda|komiteen|board|committee|council))[\s,(]+(?:(?:den|d\.|på|on|{WEEKDAY})\.?,?\s+)*$",
    re.IGNORECASE,
)
"""What makes a day the one on which a body meets: «at saken behandles i Studieutvalget 22. oktober»."""
AFTER_MEETING_DAY = re.compile(r"\s?[- ]\s?(?:møtet|mødet|mötet|meeting)\b", re.IGNORECASE)
"""What makes a day a meeting's day: «styremøtet onsdag 15. april», «the 15 April meeting»."""
NUMERIC_DAY = re.compile(r"(?<![\d./])(?P<day>\d{1,2})\s?[./]\s?(?P<month>\d{1,2})\.?(?![\d./-]|\s?\.?\d)")
"""A day in figures without a year, which only the meeting before it makes a day: «møtet 15/4»."""
NEXT_MEETING = Gated(
    r"\b(?:neste|næste|nästa|next|førstkommende|komande|kommende|kommande)\s+(?:\w+\s+)?\w*(?:møt|mød|möt|meeting)", re.IGNORECASE
)
MONTH_MEETING = Gated(
    rf"\b(?P<joined>{MONTH})s?-?(?:møte|møde|möte)t?\b|"
    r"(?:møte|møde|möte)\w*\s+i\s+(?P<month>[a-zæøå]+)(?:\s+(?P<year>20\d\d))?|meeting\s+in\s+(?P<en>[A-Za-z]+)(?:\s+(?P<en_year>20\d\d))?",
    re.IGNORECASE,
)

WISHED_DAY = Gated(
    r"\W*(?:ønsk\w+|ynskt\w*|foretrukket|foreslått|aktuelt|preferred|requested)\s(?:dato\sfor\s)?(?:\w*(?:møte|behandling)\w*|meeting\w*|dato)(?:\s(?:dato|date))?\W*[:\t]\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
"""A field of a form: «Ønsket møtedato: 22.10.2025»."""

REQUEST_FIELD = rule(
    "request_field",
    r"\W*(?:(?:hva|kva)\s(?:[\wæøå]+\s){1,3}?(?:bes|bedes|bedt|bede|ber)\s(?:[\wæøå]+\s)?om|what\s(?:the\s)?[\w\s]{2,30}?asked\s(?:for|to\sdo))\s*\??\s*[:\t]\s*(?P<value>\S.*)",
    "Hva utvalget bes om:\tRåd om valg av løsning",
    "Kva utvalet blir bede om: Råd",
    "What the body is asked for: advice on two options",
)
"""A field of a form that holds the request itself."""

ATTACHED = rule("attached", r".*?(?P<value>\b(?:vedlagt\w*|vedlegges|lagt\s+ved|legger\s+ved|legges\s+ved|legg\s+ved|se\s+vedlegg|attached|enclosed|bifoga\w*|vedhæftet|vedlagde)\b)", "ny politikk (vedlagt)", "Jeg har lagt ved en PDF")  # fmt: skip
AREAS_LEAD = re.compile(r"områd|satsing|areas|teman?\b|tema(?:er|ene)?\b|hovedpunkt", re.IGNORECASE)
"""The sentence above a numbered list that makes it a list of areas."""

MEMO_WORD = re.compile(
    r"(?:notat|brev|intern\w*\s+notat|n\s?o\s?t\s?a\s?t|memo(?:randum)?|e-post|e-mail|søknad|pm|saksfremlegg|saksframlegg|saksnotat|letter)\s*:?$",
    re.IGNORECASE,
)
GREETING = re.compile(
    r"(?:hei|heisann|hallå|hej|kjære|kære|dear|hello|til\s+(?:alle|rette|[\wæøå]*medlem\w*|[\wæøå]*(?:tilsette|ansatte|deltak\w+|deltag\w+|representant\w+))|god\s+dag|hi)\b",
    re.IGNORECASE,
)
SALUTATION = Gated(
    r"(?:hei|heisann|hallå|hej|kjære|kære|dear|hello|til)\s*,?\s+(?P<who>(?-i:[A-ZÆØÅÄÖ])[^,.!?:]{2,60}?)\s*[,!:]?$", re.IGNORECASE
)
"""A greeting that names who is addressed: «Hei Hyttestyret,»."""
PROPOSER = Gated(
    r"(?P<who>[A-ZÆØÅ][\w-]+(?:\s+(?:for|og|i|ved)\s+[\w-]+|\s+[A-ZÆØÅ][\w-]+){0,3})\s+(?:fremmer|fremjar|legger\s+(?:frem|fram)|legg\s+fram|innstiller|tilrår|rår\s+til)\s+(?:følgende|følgjande|slik|slikt|med\s+dette|saken|saka)\b"
)
"""Who lays a case paper before the body: «Direktøren fremmer følgende»."""
CASE_HANDLER = Gated(
    r"\W*(?:saks?behandl(?:er|ar)|sakshandsam(?:ar|er)|sagsbehandler|handläggare|saksansvarl[ie]g|case\s(?:officer|handler|worker))\s*[:\t]\s*(?P<name>[^\t;,(]{3,60})",
    re.IGNORECASE,
)
"""The field of a case paper that names who prepared the matter."""
CLOSED_ON = Gated(r"(?:saken|saka|notatet|sakspapiret)\s+(?:er|ble|vart)\s+(?:godkjent|signert|ferdigstilt)\b", re.IGNORECASE)
"""A case paper's own approval, whose date is the paper's."""
CLOSING = Gated(
    r"(?:(?:med\s+)?(?:vennlig|venleg|beste?|hjertelig)\s+(?:hilsen|helsing)|med\s+(?:hilsen|helsing|vennlig\s+hilsen|vänliga?\s+hälsning\w*|venlig\s+hilsen)|vänliga\s+hälsningar|hilsen|helsing|mvh|best\s+regards|kind\s+regards|sincerely|yours\s+\w+)\b[\s,.:]*",
    re.IGNORECASE,
)
SIGNED = re.compile(r"(?P<name>[A-ZÆØÅ][^()]{3,60}?)\s*\((?:sign|sgd|s)\.?\)", re.IGNORECASE)
MAIL_HEAD = re.compile(r"(?P<name>[^<>@:]{3,60}?)\s*<[^<>\s]+@[^<>\s]+>\s+(?P<date>\S.*)")
"""The head of an e-mail printed from a mail program: name, address, date."""
ADDRESS = re.compile(r"\s*<[^<>]*@[^<>]*>|\s*\[mailto:[^\]]*\]")
PRINTED = Gated(
    r"https?://|\d{1,2}[./]\d{1,2}[./]\d{2,4},?\s+(?:kl\.?\s*)?\d\d[:.]\d\d|sist\s+oppdatert|utskrift|skrevet ut", re.IGNORECASE
)
"""A print's own head or foot: its date is no memo's date."""
OTHER_DATE = Gated(r"\b(?:møte\w*|frist\w*|innen|uke|senest|senast|seinast|til|tur\w*|godkjent\w*|vedtatt|gjelder|fra)\b", re.IGNORECASE)
"""Words that make a date beside them another date than the paper's own."""
COUNT = re.compile(r"\d+\s+(?:e-post|meldinger?|messages?)\w*", re.IGNORECASE)
"""The count of messages that a mail program prints below the subject."""

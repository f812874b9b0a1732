"""How a paper says that a meeting is cancelled or moved to another day.

The patterns are matched on sentences whose days are written as ‹0›, ‹1› … in their order (parse/moves.py does that), so that every
way of writing a day is one. Groups: `old`, the day given up; `new`, the day in its place.
"""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import stems

STEMS = stems(
    "avly", "aflys", "utgå", "går ut", "innstil", "inställ", "kansell", "cancel", "flytt", "utset", "utsat", "postpon", "reschedul", "moved",
    "move the", "udsæt", "udsat", "instead of", "i stedet for", "i staden for", "ny dato", "ny møtedato", "new date", "opprinnelig",
    "opphavleg", "originally", "ikke møte", "ikkje møte", "no meeting", "not be held", "not take place", "ställs in",
    "erstatt", "replace", "fremskynd", "framskynd", "møtedato", "møtetid", "meeting date", "noe av", "noko av", "not meet", "møtes ikke", "gå ut",
)  # fmt: skip
"""What a sentence holds, in small letters, before any pattern is tried."""

NEW_PLACE = re.compile(
    r"(?!(?:bak)?grunn\b|sak|pga\b|tross\b)(?=.*(?:(?-i:[A-ZÆØÅ])|\d|rom|sal|hus|kantin|digital|nett))\S+(?:\s\S+){0,5}",
    re.IGNORECASE,
)
"""What can be where a moved meeting is: a name, a room; «på grunn av sykdom» and «, og sakslista kjem seinare» are none."""
_OLD, _NEW = r"‹(?P<old>\d+)›", r"‹(?P<new>\d+)›"
_MEETING = r"\b[\wæøåÆØÅ-]*(?:møte(?:t|ne)?|møta|mødet?|møderne|mötet?|mötena|meetings?(?:\sdate)?|møtedato(?:en)?|møtetid(?:spunktet|spunkt|a|en)?|(?:general)?forsamling(?:en|a)?|samling(?:en|a)?)(?![\wæøå])"
_NO_ITEM = r"(?!(?:sak(?:en|a|er|ene)?|punkt(?:et)?|items?|frist(?:en)?|deadline|ble|blei|vart|blev|var\s‹)\b)"
_WHICH = rf",?(?:\s+{_NO_ITEM}(?:nr\.|[^\s.;:‹]+)){{0,9}}?:?\s+\(?"
"""Between the word for the meeting and its day: whose it is, that it was planned."""
_AUX = (
    r"(?:\s*(?:[,()–-]|kl\.?|klokk[ea]n?|\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)?|(?:i|på|in|at)\s[\wæøåÆØÅ-]+|er|blir|ble|blei|blev|blitt|bli|vart|vert|verte|må|måtte|har|hadde|vil|skal|dessverre|diverre"
    r"|derfor|difor|altså|nå|no|også|herved|det|är|har|is|are|has|have|been|was|were|will|be|must|unfortunately|therefore|hereby|now|also)(?=[\s,()‹]|$))*\s*[,)–-]?\s*"
)
"""Between the day and what became of it: the hour, the place, auxiliary verbs."""
_MOVED = r"(?:flytt(?:es|et|ast|a|as|ad|at)|utsettes|utsatt|utsett|utsetjast|utset|udsættes|udsat|rykkes|rykket|skjøvet|skyves|forskjøvet|fr[ae]mskynd(?:es|et|a|ast)|moved|postponed|rescheduled|brought\sforward)"
_CHANGED = rf"(?:{_MOVED}|endr(?:es|et|a|ast)|changed)"
_CANCELLED = (
    r"(?:avlys(?:t|es|ast)|aflys(?:t|es)|utgår?|gå\sut|går\sut(?!\spå)|gjekk\sut(?!\spå)|innstil(?:t|les|last)|inställ(?:t|s)|ställs\sin|kansellert|kanselleres|kansellerast|cancell?ed"
    r"|not\s(?:be\s)?(?:held|take\splace|taking\splace)|holdes\sikke|haldast\sikkje|ikke\s(?:holdt|avholdt|noe\sav|holdes)|ikkje\s(?:halde|haldast|noko\sav))(?![\wæøå])"
)
_TO = r"[^.;‹]{0,40}?\b(?:til|to|till|for|until)\s[^.;‹]{0,30}?"
_FORMERLY = (
    rf"{_AUX}[(–-]?\s*(?:(?:nb|obs)\W+)?(?:{_MOVED}\s(?:fra|frå|från|from)|(?:opprinnelig|opphavleg|opphavelig|tidligere|tidlegare|originally|previously|formerly)"
    r"(?:\s(?:planlagt|planlagd|scheduled|planned|satt|sett|dato|date)(?:\s(?:til|for|to|on))?)?:?)\s[^.;‹]{0,20}?"
)

MOVES: tuple[Rule, ...] = (
    rule("moved_from_to", rf".*?{_MEETING}[^.;‹]{{0,80}}?\b{_CHANGED}\b[^.;‹]{{0,20}}?\b(?:fra|frå|från|from)\s[^.;‹]{{0,20}}?{_OLD}{_TO}{_NEW}", "Neste møte er flyttet fra ‹0› til ‹1›.", "The meeting has been moved from ‹0› to ‹1›"),
    rule("moved_to", rf".*?{_MEETING}{_WHICH}{_OLD}{_AUX}{_MOVED}(?![\wæøå]){_TO}{_NEW}", "Møtet ‹0› flyttes til ‹1› kl. 10.", "Møtet i Rådet for fjellvett som var planlagt ‹0›, er flytta til ‹1›", "The meeting on ‹0› is postponed to ‹1›."),
    rule("move_it", rf".*?\b(?:flytte|flytter|flyttet|flytta|flyttar|utsette|utsetter|utsatte|utsetje|utset|move|moves|moved|postpone[sd]?|reschedule[sd]?)\s(?:(?:det|den|the|neste|next|ordinære|planlagte|our|vårt)\s){{0,3}}{_MEETING}{_WHICH}{_OLD}{_TO}{_NEW}", "Rådet vedtok å flytte møtet ‹0› til ‹1›.", "We move the meeting on ‹0› to ‹1›"),
    rule("instead_of", rf".*?{_MEETING}[^.;‹]{{0,60}}?{_NEW}[^.;‹]{{0,60}}?\b(?:i\sstedet\sfor|istedenfor|isteden\sfor|i\sstaden\sfor|i\sstället\sför|instead\sof|erstatter\smøtet|erstattar\smøtet|replaces\sthe\smeeting)\s[^.;‹]{{0,30}}?{_OLD}", "Møtet holdes ‹0› i stedet for ‹1›."),
    rule("moved_from", rf".*?{_MEETING}[^.;‹]{{0,60}}?{_NEW}{_FORMERLY}{_OLD}", "Innkalling til møte ‹0› (flyttet fra ‹1›)", "Meeting ‹0› – moved from ‹1›", "Møte ‹0› (opprinnelig ‹1›)"),
    rule("new_date_for", rf".*?\b(?:ny|nytt|new)\s(?:møte)?(?:dato|tidspunkt|date|tid|time)\s(?:for|of)\s[^.;‹]{{0,60}}?{_OLD}[^.;‹]{{0,30}}?(?:\ber|\bblir|\bis|:|–|-)\s[^.;‹]{{0,20}}?{_NEW}", "Ny dato for møtet ‹0› er ‹1›."),
    rule("cancelled_and_replaced", rf".*?{_MEETING}{_WHICH}{_OLD}{_AUX}{_CANCELLED}[^‹;]{{0,40}}?\b(?:nytt\smøte|ny\s(?:møte)?dato|nytt\stidspunkt|new\s(?:date|meeting)|erstatte[st]\s(?:av|med)|erstattast\s(?:av|med)|replaced\s(?:by|with))\b[^‹;]{{0,40}}?{_NEW}", "Møtet ‹0› avlyses, og nytt møte blir ‹1›.", "The meeting on ‹0› is cancelled and replaced by ‹1›"),
    rule("both_cancelled", rf".*?{_MEETING}{_WHICH}{_OLD}\s?(?:,|og|and|och|&)\s?‹(?P<also>\d+)›{_AUX}{_CANCELLED}", "Møtene ‹0› og ‹1› utgår."),
    rule("cancelled", rf".*?{_MEETING}{_WHICH}{_OLD}{_AUX}{_CANCELLED}", "Møtet ‹0› er avlyst.", "Møtet i utvalet ‹0› går ut.", "The meeting on ‹0› has been cancelled.", "The council meeting ‹0› will not be held."),
    rule("postponed", rf".*?{_MEETING}{_WHICH}{_OLD}{_AUX}{_MOVED}(?:\s(?:inntil\svidere|på\subestemt\stid|til\s(?:senere|seinare|ny\sdato|en\sannen\sdag|ein\sannan\sdag|et\sannet\stidspunkt)|indefinitely|until\sfurther\snotice|en\suke|ei\sveke|én\suke|one\sweek|a\sweek))?\W*$", "Møtet ‹0› er utsatt.", "Møtet ‹0› utsettes på ubestemt tid."),
    rule("cancelling", rf".*?\b(?:avlyst|avlyser|avlyse|avlysing|avlysning|aflysning|aflyst|kansellert|innstilt|inställt|cancell?(?:ed|ation|ing|s)?)(?:\s(?:av|of|af|for|the|det|den|neste|next|ordinært|ordinære|innkalling\stil|møteinnkalling\stil)|\s?[:–-])*\s(?:{_NO_ITEM}[\w-]+\s){{0,3}}?{_MEETING}{_WHICH}{_OLD}", "Avlysning av møte i Rådet for fjellvett ‹0›", "AVLYST: Møte ‹0›", "Cancelled: Board meeting ‹0›", "Utvalget avlyser møtet ‹0›."),
    rule("marked_off", rf".*?{_MEETING}{_WHICH}{_OLD}[^.;‹]{{0,40}}?[(–:-]\s*(?:er\s)?(?:avlyst|aflyst|utgår|cancell?ed|inställt)\b", "Innkalling til styremøte ‹0› (avlyst)"),
    rule("day_first_moved", rf".*?{_OLD}[- ](?:[\w-]+\s){{0,2}}?{_MEETING}{_AUX}{_MOVED}(?![\wæøå]){_TO}{_NEW}", "The ‹0› meeting has been rescheduled for ‹1›.", "‹0›-møtet flyttes til ‹1›"),
    rule("day_first_cancelled", rf".*?{_OLD}[- ](?:[\w-]+\s){{0,2}}?{_MEETING}{_AUX}{_CANCELLED}", "The ‹0› meeting is cancelled.", "‹0›-møtet avlyses."),
    rule("not_meeting", rf".*?\b(?:not\smeet(?:ing)?|møtes\sikke|møtast\sikkje|har\sikke\smøte|har\sikkje\smøte)\s(?:(?:den|på|on)\s)?{_OLD}", "We will not meet on ‹0›."),
    rule("no_meeting", rf".*?\b(?:ikke|ikkje|inte|ikke\snoe|ikkje\snoko|ingen|no)\s(?:ordinært\s|ordinary\s|regular\s)?[\wæøå-]*(?:møte|meeting)\s(?:(?:den|på|on)\s)?{_OLD}", "Det blir ikke møte ‹0›.", "There will be no meeting on ‹0›."),
)  # fmt: skip
"""A sentence that says, of a day, that its meeting is given up; the first row that fits."""

OWN_MOVES: tuple[Rule, ...] = (
    rule("own_moved_to", rf"\W*(?:(?:nb|obs|viktig|merk|please\snote)\W+)?(?:(?:dette|dagens|the|this|det)\s)?{_MEETING}{_AUX}{_MOVED}(?![\wæøå]){_TO}{_NEW}", "NB! Møtet er flyttet til ‹0›.", "The meeting has been rescheduled to ‹0›"),
    rule("own_moved_from", rf".*?{_NEW}{_FORMERLY}{_OLD}", "Tid: ‹0› (flyttet fra ‹1›)", "When: ‹0› (moved from ‹1›)"),
    rule("own_new_date", rf"\W*(?:ny|new)\s(?:møte)?(?:dato|date)\W+{_NEW}", "Ny dato: ‹0›"),
    rule("own_cancelled", rf"\W*(?:(?:nb|obs|viktig|merk|please\snote)\W+)?(?:(?:dette|dagens|the|this|det)\s)?{_MEETING}{_AUX}{_CANCELLED}", "Møtet er dessverre avlyst.", "The meeting is cancelled."),
    rule("own_marked_off", r"\W*(?:avlyst|aflyst|cancell?ed|inställt|avlysning|avlysing|aflysning|notice\sof\scancellation|cancellation)\s*(?:[:!–—-]|$)", "AVLYST – innkalling til rådsmøte", "Avlysning"),
)  # fmt: skip
"""At the top of a notice: what it says of its own meeting."""

REPLACEMENT = rule(
    "replacement",
    rf"\W*(?:nytt\smøte|ny\s(?:møte)?dato|nytt\stidspunkt|nytt\smøtetidspunkt|erstatningsmøte\w*|a?\s?new\s(?:date|meeting)|(?:møtet|det|the\smeeting|it)\s(?:holdes|haldast|blir|will\sbe|is)[^.;‹]{{0,20}}?(?:i\sstedet|i\sstaden|instead))\b[^.;‹]{{0,50}}?{_NEW}",
    "Nytt møte blir ‹0› kl. 09.",
    "New date: ‹0›",
)
"""The sentence after a cancellation that says the new day."""

NOT_DECIDED = re.compile(
    r"\?|\b(?:hvis|viss|dersom|kanskje|kan|kunne|bør|burde|vurder\w+|foresl\w+|føresl\w+|forslag|framlegg|ønsk\w+|ynskj\w+|innspill|uansett|unless|if|may|might|could|should|propos\w+|suggest\w*|wish\w*|whether"
    r"|(?:ikke|ikkje|not|inte|likevel)\s(?:er\s|blir\s|be\s|been\s)?(?:avlys\w+|flytt\w+|cancell?ed|moved|postponed|utsatt))\b",
    re.IGNORECASE,
)
"""A sentence that only weighs it, asks, or says the contrary."""

"""What a paper says of the hour and the place of its meeting, where no label says it."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated
from pipeline.language.calendar import WEEKDAY

ROOM = (
    r"[\wæøåäö-]*(?:huset|hus|rommet|rom|rummet|lokalet|lokaler|lokalerne|lokalen|salen|sal|senteret|sentret|centret|skolen|skulen|skolan|hallen|kirken|kirka|biblioteket"
    r"|kontoret|kontorer|kantina|kantinen|kantinene|matsalen|auditoriet|kjelleren|kælderen|gården|garden|stua|stuen|stova|stovo|stugan|kafeen|kaféen|aulaen|bygget|sentralen|teams|zoom|discord|jitsi|room|hall|library|office)\b"
)
"""Words for a place that are written small."""
_NO_PLACE = r"(?!(?:vegne|grunn|agenda|dagsorden|møte\b|forhånd|sikt|denne|dette|samme|mail|e-post|epost|bakgrunn|basis)\b)"
_REST = r"(?:[^.!?;:]|\.(?=\d(?!\d)))*"
_NAME = rf"(?P<place>{_NO_PLACE}(?:(?-i:[A-ZÆØÅÄÖ])[\w.@&/-]*|(?:[\wæøåäö]+\s){{0,3}}?{ROOM}){_REST})"
_AT = r"(?:på|paa|i|hos|ved|vid|over|via|at|in|on)"

MEET_AT: tuple[Rule, ...] = (
    rule(
        "meet_at",
        r".*?\b(?:møtes|møttes|møtast|treffes|treffast|samles|samlast|sees|mødes|træffes|samles|träffas|samlas|(?:we|to)\s(?:will\s)?(?:meet|gather)|foregår|foregå|føregår|gjennomføres|gjennomført"
        r"|avvikles|arrangeres|arrangerast|holder sted|äger rum|finder sted|(?:blir|er|was|will be|is)\s(?:holdt|held|hosted))\b"
        rf"(?:\s(?:digitalt|fysisk|igjen|sammen|der|her|kl\.?\s?[\d.:-]+|klokken\s[\d.:-]+)){{0,3}},?\s{_AT}\s{_NAME}",
        "Vi treffes på Havnegata 4 (inngang B)",
        "Møtet vil foregå på Teams",
        "Det tredje møtet holder sted over Zoom igjen",
        "Vi mødes kl. 19 i klubhuset",
        "We meet at Riverside Library",
        "Vi träffas i Folkets hus",
    ),
    rule(
        "held_meeting_at",
        r".*?\b(?:avholdes|avholdt|holdes|holdt|arrangeres|afholdes|afholdt|afholder|hålls|hölls|holder|held|hold)\s(?:[\wæøåäö]+\s){0,4}?[\wæøåäö]*(?:møte|møde|möte|meeting|generalforsamling|samling)\w*,?\s"
        rf"(?:i\s(?P<room>(?:[\wæøåÆØÅ-]+\s){{0,3}}?{ROOM}{_REST})|(?:på|ved|vid|hos|at)\s{_NAME})",
        "Mandag den 4. marts kl. 19:30 afholdes ordinær generalforsamling i Forsamlingshuset",
        "Det ble holdt styremøte på Solvik skole",
    ),
    rule(
        "meet_online",
        r".*?\b(?:meet|møtes|mødes|träffas|treffast)\b[^.]{0,20}?\s(?P<place>online|digitalt|virtuelt|remotely)\b",
        "We meet privately online at noon",
        "Gruppa møtes digitalt annenhver uke",
    ),
)
"""A sentence that says where people meet."""

PLACE_AHEAD = re.compile(
    rf"\b(?:(?:på|ved|vid|hos|at)\s{_NAME}|i\s(?P<room>(?:(?!(?:møte|årsmøte)\b)[\wæøåÆØÅ-]+\s){{0,3}}?{ROOM}[^.!?;:]*?))"
    rf",?\s*(?:(?:{WEEKDAY})\.?,?\s*)?(?:den|d\.|the|on)?\s*$",
    re.IGNORECASE,
)
"""«… på baksiden av klubbhuset, mandag» before the date."""

PLACE_NEXT = re.compile(
    r"(?:\b(?:på|hos|ved|vid|at|sted|stedet|adresse|adressen|treffes på|møtes på)\s*:?|\b(?:i|på|in)\s+(?:vores|våre|vårt|vår|our|vore)\s+(?:nye\s+)?\w*(?:lokal\w*|hus|rooms?|premises))$",
    re.IGNORECASE,
)
"""A line after which the place stands on a line of its own: «i vores lokale», «utendørs på:»."""

PLACE_WORD = Gated(
    r"^(?:sted|stad|plats|plass|place|venue|location|lokale|møtested|møtestad|mødested|rom)\s+(?!(?:og|and|og)\b)(?P<place>(?-i:[A-ZÆØÅÄÖ])[^:.]{1,40}?)"
    r"(?:,?\s*(?:kl\.?\s*)?\d{1,2}[.:]\d\d.*)?$",
    re.IGNORECASE,
)
"""«Sted Kjelleren 16:15»: a label that has lost its colon."""

ON_THE = Gated(
    r"^\s*,?\s*on\s(?:the\s)?(?P<place>(?-i:[A-Z])(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day)[^,.;]*?\b(?:server|channel|call|zoom|teams|discord|meet|jitsi|skype|irc|line|link)\b[^,.;]*)",
    re.IGNORECASE,
)
"""«… at 19:30 on the Harbour Discord server» behind a date or an hour."""
PLACE_IS = Gated(
    r"\b(?:platsen|stedet|staden|lokalet|lokalen|møtestedet|møtestaden|mødestedet|mötesplatsen|mötesplats|the (?:venue|location|place))\s(?:är|er|is|blir|bliver|will be)\s(?:på|i|at|in)?\s*"
    r"(?P<place>(?-i:[A-ZÆØÅÄÖ])[^.;\t]{2,60}|(?:online|digitalt|virtuelt|remote|på nett|på nätet|på nettet)\b)",
    re.IGNORECASE,
)
"""A sentence that says the place: «Platsen är Folkets hus», «The venue is online»."""
TITLE_PLACE = Gated(
    r"\bmeeting\s(?:held\s)?in\s(?P<place>(?!(?:Q\d|January|February|March|April|May|June|July|August|September|October|November|December|English|Spring|Summer|Autumn|Fall|Winter|Person)\b)"
    r"[A-Z][\w.-]+(?:,?\s[A-Z][\w.-]+){0,2})(?=\s*(?:$|[,(–-]|\d|on\b))(?<!mittee)(?<!oard)(?<!ouncil)(?<!roup)"
)
"""«… meeting in Edinburgh» in a title: an English meeting is of its body and in its town."""
VERB = Gated(
    r"\b(?:ble|blei|vart|blev|var|was|were|hevet|heva|satt|åpnet|opna|öppnades|avsluttet|avslutades|called to order)\b", re.IGNORECASE
)
"""A sentence, where a label's value would be bare words."""
ONE_MORE = re.compile(
    rf"[^,.;:!?\d]{{3,40}},\s(?!(?:velkommen|velkomen|välkomna|velkomne|påmelding|servering|digitalt|snarest|kl|klokken|klokka)\b)(?:[\wæøåäö-]{{5,}}|(?:[\wæøåäö.]+\s){{0,2}}{ROOM})",
    re.IGNORECASE,
)
"""«Bygdehuset, peisestova»: a house and one room in it."""

IN_ROOM = Gated(rf"^\s*,?\s*(?:i|in)\s(?P<place>(?:[\wæøåÆØÅ'-]+\s){{0,3}}?{ROOM}{_REST})", re.IGNORECASE)
"""«… i borettslagets lokaler» behind a date or an hour."""

ADDRESS_LINE = Gated(
    rf"^(?P<place>(?-i:[A-ZÆØÅÄÖ])(?:[^.:;!?]|\.\s(?=etasje|etg)){{0,60}}?(?:{ROOM}|etasje|etg|(?-i:[A-ZÆØÅ])[\wæøåäö. ]*(?:veien|vegen|vei|veg|gata|gate|gaten|plass|vej|gade|gatan|vägen|street|road)\s\d+\s?\w?)(?:,[^.:;!?]{{2,30}})?)\.?$",
    re.IGNORECASE,
)
"""A line by that of the date that ends in the word for a room or a house, or in a street and its number."""

UNFINISHED = re.compile(
    r"(?:,|\b(?:på|i|ved|hos|at|in|kl\.?|klokken|klokka|den|d\.|fra|til|og|og|and|av|for|the|der|som|mandag|tirsdag|onsdag|torsdag|fredag))$",
    re.I,
)
"""A line that goes on in the next, though the paper breaks it."""

_NOT_DAY = (
    r"frist\w*|senest|seinast|innen|innan|inden|deadline|påmelding\w*|tilmelding\w*|anmälan|registrer\w*|forrige|førre|førra|forrige|förra|previous|last|sist|sidste|siste|senaste"
    r"|oppdatert|opdateret|uppdaterad|publisert|updated|published|utsend\w*|opprettet|created|skrevet|født|born|valgt|vedtatt|vedteke|adopted|revidert|signert|signed|innkalling sendes"
)
NOT_DAY = Gated(rf"\b(?:{_NOT_DAY})\b[^.]{{0,40}}$", re.IGNORECASE)
"""Words before a date that make it another's: a deadline, the page's own, the meeting before."""
NOT_THIS = Gated(
    rf"\b(?:{_NOT_DAY}|lunsj|lunch|pause|ankom|gikk|forlot|kom|neste|next|nästa|næste|åpningstid\w*|kontortid|telefontid)\b", re.IGNORECASE
)
"""A line whose date or hour is not this meeting's."""

APPROVES = Gated(
    r"\b(?:godkjenn\w*|godkjend\w*|godkend\w*|godkänn\w*|approv\w+|adoption|oppfølging|opfølgning|uppföljning|matters arising)\b",
    re.IGNORECASE,
)
"""A heading that takes up an earlier paper: its date is that of another meeting."""

ARRIVAL = Gated(
    r"\W*(?:ankomst|ankommer|oppmøte|fremmøte|frammøte|registrering|registration|innsjekk\w*|kaffe|coffee|frokost|frukost|breakfast|morgenmad|mingling|mingel|dørene|dørerne|doors|arrival"
    r"|farvel|farväl|takk for|tak for|tack för|slutt?|avslutt?(?:et)?|end|ends|closing|close|meeting ends|møteslutt|hjemreise|hjemrejse|hemresa|avreise|afrejse|departure|goodbye)\b",
    re.IGNORECASE,
)
"""What a programme has before the meeting begins, and the word for its last hour."""
MEETING_SLOT = Gated(
    r"(?!(?:velkom|välkom|welcome|åpn|opn|åbn|öppn|open|avsl|afsl|slut|clos|evalu|oppsum|opsam))(?:[\wæøåäö]+\s){0,2}"
    r"[\wæøåäö]*(?:møtet?|mødet?|mötet?|meeting|forsamling(?:en)?|genfors|stämman?)\W*$",
    re.IGNORECASE,
)
"""A slot of a programme that is nothing but the meeting: «Ordinær generalforsamling» between a workshop and a party."""
NOT_SLOT = re.compile(
    r"^\W*(?:stemmer|votes|röster|kr\b|kroner|%|poeng|m\b|km\b|år\b)|\b(?:ankom|gikk|forlot|kom|left|joined|arrived|gick|anlände|ankommer|fratrådte|tiltrådte)\b",
    re.IGNORECASE,
)
"""What stands behind a number that is no hour, or behind the hour when somebody came or left."""

CLOSING_HEAD = Gated(
    r"^\W*(?:\d+\.?\s*)?(?:møtets?|mötets?|mødets?|sak\s\d+:?)?\s*(?:avslutning|avslutande|afslutning|møteslutt|slutt|hevet|heva|heving|adjournment|adjourn|closing|close|closure|meeting closed)"
    r"(?:\s(?:av|of|the|møtet|mötet|mødet|meeting)){0,3}\W*$",
    re.IGNORECASE,
)
"""A heading above the hour of the adjournment."""

"""How papers say who was there: labels with words around them, and sentences of running text, in five languages."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated, stems

_NOT = r"(?:ikke|ikkje|inte|ej|not|ei)"
_WHO = (
    r"(?:følgende|følgjande|följande|disse|desse|de|the|alle|faste|fast|møtende|øvrige|andre|valgte|stemmeberettigede|röstberättigade|voting|other|board|committee"
    r"|council|\w*medlem\w*|members?|delegates?|\w*representant\w*|representatives?|ledamöter|personer|people|persons|elever|studenter|ansatte|styret|bestyrelsen"
    r"|styrelsen|hadde|har|hade|had|havde|var|er|vart|was|were|who|som|fysisk|digitalt|online|remotely)"
)
_THERE = (
    r"(?:til\s?stede|til\s?stades|tilstedeværende|møtt|møtte|mødt|mødte|frem(?:m)?øtte?|frammøtte?|oppmøtte?|delta[kg]ere|deltakarar|deltagare|deltok|deltog"
    r"|närvarande|present|attending|attendees|attended|in attendance|participants|participating)"
)
_AWAY = (
    rf"(?:(?:meldt\s+)?(?:forfall|frafall|fråfall)|fravær(?:ende)?|fråvær(?:ande)?|frånvarande|mangler|manglende|absent|apologies|regrets|afbud|avbud"
    rf"|{_NOT}\s+(?:til\s?stede|til\s?stades|møtt|møtte|mødt|närvarande|present|attending)|unable to attend)"
)
THERE = Gated(rf"\b(?:{_THERE}|med på (?:møtet|mødet|mötet|samlingen)|samlet|samla|møtte opp|dukket opp)\b(?!\s+{_NOT}\b)", re.IGNORECASE)
AWAY = Gated(rf"\b(?:{_AWAY}|(?:kunne|kan|kunde|could|can)\s?{_NOT}|måtte melde|meldte avbud)\b", re.IGNORECASE)
"""Words of a sentence that tells who came, and of one that tells who did not."""
_BEHIND = r"(?:\s+[a-zæøåäö]+){0,4}\s*(?:\([^)]*\)\s*)?"
STEMS = stems(
    "stede", "stades", "møtt", "mødt", "deltak", "deltag", "deltok", "deltog", "møte", "närvar", "present", "attend", "particip", "forfall", "frafall",
    "fråfall", "fravær", "fråvær", "frånvar", "mangl", "absent", "apolog", "regret", "afbud", "avbud", "stilte", " var ", "med på",
)  # fmt: skip
"""Parts of words: every line that PRESENT_PHRASE or PRESENT_TOLD takes has one."""

PRESENT_PHRASE: tuple[Rule, ...] = (
    rule(
        "absent_phrase",
        rf"(?:{_WHO}\s+){{0,4}}{_AWAY}\b{_BEHIND}:\s*",
        "Forfall fra styret:",
        "Medlemmer ikke til stede (2):",
        "Board members absent: Ann Lee",
        "Følgjande medlemmer hadde meldt forfall:",
    ),
    rule(
        "others_came",
        rf"(?:(?:andre|øvrige|øvriga|other|others)\s(?:(?:var|var også|som|who|also|fremmøtte|frammøtte|personer)\s)?|(?:elles|ellers|også|òg|dessuten|dessutan|i tillegg|for øvrig|forøvrig|utanom desse|utenom disse|också|also)\s+)"
        rf"(?:(?:var|er|were|who|i|på)\s+)?(?:{_THERE}|med på (?:møtet|mødet|mötet))(?:\s(?:også|på møtet|i møtet|under møtet|at the meeting|fra administrasjonen|frå administrasjonen))?\s*(?:\([^)]*\)\s*)?:\s*",
        "Elles møtte:",
        "Andre til stede: Kari Nes",
        "Elles til stades:",
        "Også til stede: P. Moe",
        "Also attending:",
    ),
    rule(
        "present_phrase",
        rf"(?:{_WHO}\s+){{0,4}}{_THERE}\b(?!\s+{_NOT}\b){_BEHIND}:\s*",
        "Til stede som stiftere var:",
        "Styremedlemmer til stede (5):",
        "Board members present: Ann Lee",
        "Närvarande ledamöter: Karin Ek",
    ),
    rule(
        "present_heading",
        rf"(?:{_WHO}\s+){{0,3}}(?:\w*medlemmer|\w*medlemer|\w*medlemmar|members?|delegates|\w*representanter|ledamöter|personer|people|elever|studenter)\s+(?:som\s+|who\s+)?(?:{_THERE})\W*$",
        "Styremedlemmer til stede",
        "Board members present",
    ),
    rule(
        "group_came",
        rf"(?:for|fra|frå|från|from)\s(?:the\s)?[^.:,]{{3,40}}?\s(?:møtte|mødte|deltok|deltog|deltar|stilte|var|närvarade|attended){_BEHIND}:\s*",
        "Frå administrasjonen møtte:",
        "Från kansliet deltog:",
        "From the secretariat attended:",
    ),
    rule(
        "present_roster",
        r"(?:møtedeltakarar|møtedeltakere|deltakere|til stede|til stades|møtte)\s+(?=(?:navn|namn|parti|funksjon|rolle)\s)",
        "Møtedeltakarar Parti Rolle Kari Nes AP Medlem",
    ),
    rule(
        "present_sentence",
        r"(?:(?:følgende|desse|disse)\s+(?:\w+\s+)?(?:var|møtte|er)\s+)?(?:til\s?stede|tilstede|til\s?stades|møtt|frammøtt|närvarande|present)\s+(?:på møtet\s+|i møtet\s+)?(?:var|er|vart|were|was)\s*:?\s+",
        "Til stede var styreleder Kari Nes og Ola Moe.",
    ),
    rule(
        "present_listed",
        r"(?:følgende|følgjande|följande|desse|disse|the following)\s(?:[\wæøåäö]+\s){0,3}?(?:møtte|deltok|deltog|närvarade|var til\s?stede|var tilstede|var til stades|were present|attended)(?:\s[\wæøåäö]+){0,3}\s*:\s*",
        "Följande medlemmar närvarade på mötet: Karin Ek",
    ),
    rule(
        "guest_sentence",
        r"(?:i tillegg|elles|ellers|for øvrig|forøvrig|dessuten|dessutan|videre|også|utover dette|dessutom|fra (?-i:[A-ZÆØÅa-zæøå])[^.:,]{2,50}?)\s+(?:møtte|deltok|stilte|var|närvarade)\s*(?:også\s+)?:?\s+(?=[^.]*(?-i:[A-ZÆØÅ]))",
        "I tillegg møtte daglig leder Tone Vik.",
        "Fra administrasjonen møtte Kari Nes",
    ),
)
"""A label with some words between it and its colon, or the sentence that stands for one."""

_LIST = r"(?-i:[A-ZÆØÅÄÖ])[^.;:]*?|[a-zåäö0-9_-]+(?:,\s+[a-zåäö0-9_-]+){2,}[^.;:]*?"
_MEETING = r"(?:på|i|under|ved|vid|at|in)\s+(?:the\s+)?(?:styre|års|medlems)?(?:møtet|mødet|mötet|meeting|call)"
PRESENT_TOLD: tuple[Rule, ...] = (
    rule(
        "with_the_presence_of",
        r".*?\b(?:med|under|in|i)\s+(?:the\s+)?(?:tilstedeværelse|tilstedeværing|nærvær|närvaro|presence)\s+(?:av|af|of)\s+(?P<who>.+)",
        "Styremøtet ble holdt med tilstedeværelse av Kari, Ola og Siv.",
    ),
    rule(
        "there_were",
        rf".*?\b(?:til\s?stede|til\s?stades|närvarande|present|in attendance|delta[kg]ere|deltakarar|deltagare|participants|attendees)\s+(?:{_MEETING}\s+)?(?:var|vart|er|är|were|was|are)\s*:?\s+(?P<who>{_LIST})[.;]?\s*$",
        "Møtet ble holdt på Teams, og til stede var Kari Nes, Ola og Siv.",
        "Deltakarar var Kari Nes og Siv Aa",
    ),
    rule(
        "came_to_the_meeting",
        rf"(?:.*?,\s+)?{_MEETING}\s+(?:deltok|deltog|møtte|mødte|deltar|närvarade|var)\s*:?\s+(?P<who>{_LIST})(?:\s+(?:til\s?stede|til\s?stades|med|närvarande|present))?[.;]?\s*$",
        "På møtet deltok Kari Nes, Ola Moe og Siv Aa.",
        "I mødet deltog Jens Dam og Lise Holm",
    ),
    rule(
        "attended_by",
        r".*?\b(?:attended|besøkt)\s+(?:by|av)\s+(?P<who>[^.;:]+)",
        "The meeting was attended by Ann Lee, Bo Ek and Carl Day.",
    ),
    rule(
        "were_there",
        rf"(?P<who>{_LIST})\s+(?:var|vart|er|är|were|was|befinns|befann sig)\s+(?:alle\s+|all\s+|også\s+)?(?:til\s?stede|til\s?stades|närvarande|present|in attendance|med {_MEETING})\b",
        "Kari Nes, Ola Moe og Siv var til stede på møtet.",
        "ekk, dam, lise och holm befinns närvarande",
    ),
    rule(
        "they_came",
        rf"(?P<who>{_LIST})\s+(?:deltok|deltog|møtte|mødte|attended|närvarade|participated|deltog)\s*(?:{_MEETING}|the meeting|opp)?[.;]?\s*$",
        "Kari Nes, Ola Moe og Siv deltok på møtet.",
    ),
)
"""A sentence of running text that names those who were there."""

ASIDE_SENTENCE: tuple[Rule, ...] = (
    rule(
        "came_without_a_vote",
        r"(?P<who>(?-i:[A-ZÆØÅÄÖ])[^.:;]{3,80}?)(?:\s\([^)]*\)|,?\s(?:fra|frå|from)\s[^.:;]{3,60}?)?\s(?:møtte|møtt|deltok|var\stil\s?stedes?|var\stil\s?stades|attended|was present)\s"
        r"(?:(?:i|på)\smøtet\s|the meeting\s)?(?:uten\sstemmerett|utan\s(?:røysterett|stemmerett)|med\s(?:møte|tale)\S*(?:\sog\s\w+)?rett|som\sobservatør|without\s(?:a\s|the\s)?(?:vote|voting rights?|right to vote)|as (?:an\s)?observer)\b.*",
        "Kari Nes fra helsetjenesten møtte uten stemmerett.",
        "Kari Nes deltok i møtet med tale- og forslagsrett.",
        "Ann Lee attended as an observer.",
    ),
)
"""A sentence that names those who were there without a vote."""

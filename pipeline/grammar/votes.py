"""How minutes count votes: for, against, blank, unanimous, and the sentences that only tell the vote."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated

UNANIMOUS = Gated(
    r"\b(?:enstemmig|enstemmigt|einstemmig|samrøystes|unanimous(?:ly)?|enhälligt|enighälligt|ved akkl?amasjon|av alle fremmøtte|nem\.? ?con)\b",
    re.I,
)
_NUMBER = r"\d{1,4}|en|én|ei|éi|ein|ett|et|en|one|two|to|två|tre|three|fire|fyra|four|fem|five|seks|sju|syv|åtte|ni|ti"
_VOTE = r"(?:stemmer?|røyst\w*|röst\w*|votes?)"
_CAST = r"(?:stemte|røysta|røystet|röstade|voted)"
NOT_UNANIMOUS = Gated(rf"\b(?:i?mot (?:{_NUMBER}) {_VOTE}|dissens|mot \d+|flertall|fleirtal)\b", re.I)
VOTES: tuple[Rule, ...] = (
    rule(
        "for_against_blank",
        r".*?\b(?:for|ja)\b:?\s*(?P<yes>\d+)\W{1,4}(?:stemmer\W+)?(?:i?mot|nei|against)\b:?\s*(?P<no>\d+)(?:\W{1,4}(?:blan\w+|avhold\w+|avstå\w+|abst\w+)\b:?\s*(?P<blank>\d+))?",
        "For: 12 / Mot: 3 / Blank: 1",
    ),
    rule(
        "against_for",
        rf".*?\b(?P<no>{_NUMBER})\s+{_CAST}\s+(?:i?mot|against)\b.*?\b(?P<yes>{_NUMBER})\s+{_CAST}\s+for",
        "11 stemte mot forslaget og 3 stemte for",
    ),
    rule(
        "unanimous_count",
        rf".*?\b(?:enstemmig\w*|einstemmig\w*|samrøystes|unanimous\w*)\b[^.()]{{0,40}}\((?:med\s|with\s)?(?P<yes>{_NUMBER})\s+{_VOTE}",
        "vedteke samrøystes (7 røyster)",
    ),
    rule(
        "count_for_against",
        rf".*?\b(?P<yes>{_NUMBER})\s+(?:{_VOTE}\s+)?(?:for|in favou?r)\b\W{{1,4}}(?:(?:og|and)\s)?(?P<no>{_NUMBER})\s+(?:{_VOTE}\s+)?(?:i?mot|against)\b(?:\W{{1,4}}(?:(?:og|and)\s)?(?P<blank>{_NUMBER})\s+(?:{_VOTE}\s+)?(?:blan\w+|avhold\w+|avhald\w+|avstå\w+|abst\w+))?",
        "5 for, 2 mot, 1 avholdende",
        "5 in favour, 2 against and 1 abstention",
    ),
    rule(
        "fell_against",
        rf".*?\b(?:fikk|fekk|got|received)\s+(?P<yes>{_NUMBER})\s+{_VOTE}\b[^.]{{0,80}}?\b(?:falt|fall|fell|tapte|nedstemt|røysta ned|lost|rejected)\b[^.]{{0,20}}?\b(?:i?mot|against|to)\s+(?P<no>{_NUMBER})\b",
        "Forslaget fikk 3 stemmer (lærersiden) og falt mot 2 stemmer",
    ),
    rule(
        "for_against",
        rf".*?\b(?P<yes>{_NUMBER})\s+(?:{_CAST}\s+for|{_VOTE}\s+for|{_VOTE})\b.*?\b(?:i?mot|against)?\s*(?P<no>{_NUMBER})\s*(?:{_CAST}\s+i?mot|{_VOTE}\s+i?mot|i?mot|against)",
        "12 stemte for og 3 stemte mot",
    ),
    rule(
        "with_against",
        rf".*?\b(?:med|with|by)\s+(?P<yes>{_NUMBER})\s+(?:{_VOTE}\s+)?(?:i?mot|against|to)\s+(?P<no>{_NUMBER})\b",
        "vedtatt med 12 mot 3 stemmer",
        "fall med 1 mot 3 røyster",
    ),
    rule(
        "count_against_count",
        rf".*?\b(?P<yes>{_NUMBER})\s+(?:{_VOTE}\s+)?(?:i?mot|against)\s+(?P<no>{_NUMBER})\s+{_VOTE}",
        "startar med glasplatene (2 mot 1 røyst)",
    ),
    rule("against", rf".*?\b(?:i?mot|against)\s+(?P<no>{_NUMBER})\s+{_VOTE}", "vedtatt mot 2 stemmer", "vedteke mot éi røyst"),
)
SHARE = Gated(rf"\b(?:fikk|fekk|fick|got|received)\s+(?P<count>{_NUMBER})\s+{_VOTE}", re.I)
"""What one of several alternatives got: «Storneset fekk 5 røyster, Litleneset fekk 2 røyster»."""
NUMBER_WORDS = {
    "en": "1", "én": "1", "ei": "1", "éi": "1", "ein": "1", "et": "1", "ett": "1", "one": "1", "to": "2", "two": "2", "två": "2", "tre": "3", "three": "3", "fire": "4", "fyra": "4",
    "four": "4", "fem": "5", "five": "5", "seks": "6", "sju": "7", "syv": "7", "åtte": "8", "ni": "9", "ti": "10",
}  # fmt: skip
"""Counting words in votes."""

VOTE_CALL = Gated(
    r"\W*(?:stemmeavgjøring|stemmegivning|avstemn?ing|avstemming|votering|røysting|vote|voting|afstemning|omröstning)\b[^.]{0,20}?[:.]\s*\S|[^.]{3,150}\?\s*$",
    re.I,
)
"""«Avstemning: Skal vi kjøpe båten»: the question, where lines of votes follow."""
ELECTED_LEAD = Gated(r"[^:]*\b(?:\w*valgt|vald|valt|valda|elected|avstemn?ing|akk?l?amasjon)\b[^.:]{0,60}:\s*$", re.I)
"""«Valgt som vara er:», where lines of names follow."""
VOTE_COUNT = Gated(
    r"\W*(?:for|i?mot|ja|nei|blank\w*|avhold\w*|yes|no|against|in favou?r|nej|abstain\w*)\s?:\s*(?:\d{1,4}|enstemmig|alle|ingen|all|none)\b[^.]{0,20}\W*$",
    re.I,
)
"""«For: 9 stemmer» on a line of its own."""

VOTE_ONLY = Gated(
    r"\W*the (?:motion|resolution|proposal) (?:was|is) (?:carried|adopted|passed)\b[^.]{0,60}\W*$|\W*(?:vedtaket|avgjerda|beslutningen|beslutninga|the decision|beslutet)\s+(?:var|er|ble|vart|blei|was|vert|blir)\s+(?:fattet\s+)?(?:samrøystes|enstemmig\w*|einstemmig|unanimous|enhälligt)\b[^.]{0,40}\W*$",
    re.I,
)
"""«Vedtaket var samrøystes.»: says how the decision before it was taken."""
VOTE_SHORT = Gated(
    r"\W*(?:enstemmig|einstemmig|samrøystes|enstemmigt|unanimous(?:ly)?|enhälligt)(?:\s+(?:vedtatt|vedteke|vedtaget|godkjent|godkjend|tilrådd|tilrådt|anbefalt|adopted|approved|carried|recommended))?\W*$"
    r"|\W*(?:vedtatt|vedteke|tilrådd|tilrådt|anbefalt)\s+(?:enstemmig|samrøystes|mot|med)\b[^.]{0,40}\W*$"
    r"|\W*(?:vedtaket|tilråd(?:n)?ing(?:en|a)|innstilling(?:en|a)|beslutning(?:en|a)|anbefaling(?:en|a)|konklusjonen|rådet)\s+(?:ble|blei|vart|var|er)\s+(?:vedtatt|vedteke|godkjent|tilrådd|gitt)?\s*(?:enstemmig|samrøystes|mot|med)\s[^.]{1,40}\W*$",
    re.I,
)
"""«Enstemmig vedtatt.», «Tilrådningen ble vedtatt med 9 mot 1 stemme.» right behind a decision that stands under its label."""
VOTE_TOLD = Gated(
    rf"\W*(?:\(\s*)?(?:\d+|{_NUMBER}) (?:i?mot|against) (?:\d+|{_NUMBER})(?: {_VOTE})?\W*$"
    r"|\W*(?:punkt(?:a|ene|erne|erna)?|pkt\.?|point|item)s? \d[\d, og–-]* (?:ble |blev |vart )?(?:\w+ )?(?:i?mot|enstemmig\w*|samrøystes|unanimous\w*|med \d+)\b.*"
    r"|\W*(?:i?mot|for|blankt?|against)(?: (?:forslaget|vedtaket|framlegget))? (?:stemte|røysta|røystet|røystte|stemde|voted)\b[^.:]{3,80}\W*$"
    r"|\W*(?!forslag|framlegg|alle|all\b|møtet|\d)[^.,:]{3,60} (?:stemte|stemmer|røysta|røystet|røyster|stemde|röstade|voted) (?:i?mot|blankt?|imod|emot|against|abstained)(?: (?:forslaget|vedtaket|framlegget|förslaget))?\W*$",
    re.I,
)
"""«Punkt 1 mot én stemme», «Kari Nes stemte mot.», «Mot røysta Kari Nes.»: votes of the decision before."""

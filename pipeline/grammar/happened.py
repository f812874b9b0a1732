"""What says that a meeting has been held: verbs in the past, speakers before what they said, votes."""

from __future__ import annotations

import re

from pipeline.grammar.gates import Gated, lower, stems

PAST_WORDS = frozenset({
    "ble", "blei", "vart", "blev", "blevet", "blivit", "var", "hadde", "havde", "hade", "fikk", "fekk", "fick", "fik", "gikk", "gjekk",
    "gick", "gik", "kom", "tok", "tog", "sade", "sagde", "gav", "mente", "meinte", "menade", "svarte", "svarade", "svarede", "spurte",
    "spurde", "frågade", "spurgte", "ønska", "ynskte", "ønskede", "foreslo", "føreslo", "föreslog", "foreslog", "deltok", "deltog",
    "overtok", "viste", "visade", "orienterte", "informerte", "informerade", "informerede", "fortalte", "fortalde", "diskuterte",
    "diskuterade", "diskuterede", "drøfta", "drøftede", "beslutade", "besluttede", "vedtok", "bestemte", "bestämde", "enades", "takket",
    "takka", "tackade", "takkede", "öppnade", "åbnede", "heva", "gjennomgikk", "gennemgik", "presenterte", "presenterade", "redogjorde",
    "redegjorde", "rapporterte", "kommenterte", "konkluderte", "valgte", "valde", "godkjent", "godkjend", "godkändes", "godkendt",
    "vedtatt", "vedteke", "vedtaget", "fastställdes", "valdes", "hölls", "was", "were", "had", "did", "agreed", "discussed", "decided",
    "asked", "said", "noted", "explained", "presented", "reported", "suggested", "approved", "elected", "gave", "went", "took",
    "raised", "mentioned", "confirmed", "thanked", "adjourned", "joined", "voted",
})  # fmt: skip
"""Words that only a sentence in the past has, in five languages."""
PAST_STEMS = stems(*PAST_WORDS)
"""The same words, looked for with the gates' strings: two sentences of three hold none of them, in no other word either."""
PAST = Gated(
    r"\b(?:(?:er|är|blir|og|:) (?:valgt|vald|valts)|\w{3,}ades|\w{4,}(?<!l)edes)\b"
    r"|\b(?:har|have|has)\s(?:\w+\s)?(?!rett\b|møterett\b|stemmerett\b|mulighet\b|moglegheit\b)[a-zæøåäö]{2,}(?:t|dd|ed|et)\b",
    re.IGNORECASE,
)
"""What else only such a sentence has."""
_WORD = re.compile(r"\w+")


def is_past(sentence: str, held: int) -> bool:
    """True for a sentence in the past tense; `held` are the bits of the gates that it passes, or those that its whole line passes.

    >>> from pipeline.grammar.gates import OPENED
    >>> [is_past(text, OPENED[text]) for text in ("Kari orienterte om kaia", "Styret har drøftet kaia", "Kaia er stengt")]
    [True, True, False]
    """
    told = held & PAST_STEMS and holds_past_word(lower(sentence))
    return bool(told or (PAST.takes(held) and PAST.compiled.search(sentence)))


def holds_past_word(small: str) -> bool:
    """True for a text in small letters with one of PAST_WORDS; as a rule blanks stand around it, and cutting there is cheaper."""
    return not (PAST_WORDS.isdisjoint(small.split()) and PAST_WORDS.isdisjoint(_WORD.findall(small)))


SPEAKER = Gated(
    r"\W*(?:@[\w-]{2,}\b|(?-i:[A-ZÆØÅ]{2,3})\s?:\s|(?-i:[A-ZÆØÅÄÖ][a-zæøåäö]+)\s(?:sa|sier|säger|siger|says|said|asks|asked)\b)"
)
"""A line that opens with who speaks."""
VOTE = Gated(r"\W*(?:@?[\w-]+\s?:\s?)?[+±-]\s?[01]\b(?!\s?%)|\W*(?:for|ja)\s?:\s?\d+\W+(?:i?mot|against|nei|nej)\s?:\s?\d+", re.IGNORECASE)
"""A vote as cast: «+1», «For: 12 – Mot: 3»."""

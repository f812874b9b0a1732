"""What says that a meeting has been held: verbs in the past, speakers before what they said, votes."""

from __future__ import annotations

import re

from pipeline.grammar import holds_any
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


def is_past(sentence: str) -> bool:
    """True for a sentence in the past tense.

    >>> is_past("Kari orienterte om kaia"), is_past("Styret har drøftet kaia"), is_past("Kaia er stengt")
    (True, True, False)
    """
    told = holds_any(PAST_STEMS, sentence) and not PAST_WORDS.isdisjoint(_WORD.findall(lower(sentence)))
    return told or PAST.search(sentence) is not None


def may_be_past(text: str) -> bool:
    """False where no sentence of a text can be in the past tense: the cheap question before it is cut into sentences.

    >>> may_be_past("Møtet ble hevet. Vel møtt."), may_be_past("Møtet er i mai. Vel møtt.")
    (True, False)
    """
    return holds_any(PAST_STEMS, text) or PAST.lets(text)


SPEAKER = re.compile(
    r"\W*(?:@[\w-]{2,}\b|(?-i:[A-ZÆØÅ]{2,3})\s?:\s|(?-i:[A-ZÆØÅÄÖ][a-zæøåäö]+)\s(?:sa|sier|säger|siger|says|said|asks|asked)\b)"
)
"""A line that opens with who speaks."""
VOTE = re.compile(
    r"\W*(?:@?[\w-]+\s?:\s?)?[+±-]\s?[01]\b(?!\s?%)|\W*(?:for|ja)\s?:\s?\d+\W+(?:i?mot|against|nei|nej)\s?:\s?\d+", re.IGNORECASE
)
"""A vote as cast: «+1», «For: 12 – Mot: 3»."""

"""What a value looks like that probably is another thing: marks of pages and tables, conditions, fragments."""

from __future__ import annotations

import re

from pipeline.grammar.gates import Gated

MARKS = Gated(r"\|.*\||^[|:]|:-|&\w+;|https?:|\w@\w+\.\w|\d{8}|\d\.? (?:til ?stede|tilstede|present)\b|[{}<>]|_{2}")
"""Of tables, pages, addresses and counts: in no title, name or place."""

TWO_SENTENCES = re.compile(r".{8}[a-zæøåäö\d]{3}\. +[A-ZÆØÅÄÖ]")
"""One sentence ends and another begins: a line that has swallowed the next."""

TIMED = re.compile(r"\b\d+ ?min\b", re.I)
"""A duration within a title."""

PROPOSAL = re.compile(r"\b(?:forslag|framlegg|förslag) til(?:l)? (?:vedtak|beslut)", re.I)
"""What is proposed, and not yet decided."""

BEFORE = re.compile(r"\s[-–]\s|\t|:")
"""What parts a name from its office («Kari Nes – leder»)."""

SMALL = re.compile(r"[a-zæøåäö]+\b(?![.@])")
"""A title that begins with a word in small letters."""

NO_PLACE = re.compile(r":\s|\b(?:klokken|klokka|kl)\b|\d{4}", re.I)

FRAGMENT = re.compile(r"[a-zæøåäö),.;:]")
"""The beginning of what began before."""

HEDGED = Gated(
    r"\?|\b(?:ikke sikkert|ikkje sikkert|usikker\w*|kan endre|kanskje|maybe|perhaps|hvis|dersom|underkjen\w*|nesten|nobody|no one|ingen (?:har|ble|er)|"
    r"skal prøve|om (?:det|vi|de|dette)|trolig|truleg|antagelig|burde|borde|should)\b",
    re.I,
)
"""A condition, a wish or a doubt."""

"""What says that a meeting has been held: verbs in the past, speakers before what they said, votes."""

from __future__ import annotations

import re

PAST = re.compile(
    r"\b(?:ble|blei|vart|blev|blevet|blivit|var|hadde|havde|hade|fikk|fekk|fick|fik|gikk|gjekk|gick|gik|kom|tok|tog|sade|sagde|gav|mente|meinte|menade"
    r"|svarte|svarade|svarede|spurte|spurde|frågade|spurgte|ønska|ynskte|ønskede|foreslo|føreslo|föreslog|foreslog|deltok|deltog|overtok|viste|visade"
    r"|orienterte|informerte|informerade|informerede|fortalte|fortalde|diskuterte|diskuterade|diskuterede|drøfta|drøftede|beslutade|besluttede|vedtok"
    r"|bestemte|bestämde|enades|takket|takka|tackade|takkede|öppnade|åbnede|heva|gjennomgikk|gennemgik|presenterte|presenterade|redogjorde|redegjorde"
    r"|rapporterte|kommenterte|konkluderte|valgte|valde|godkjent|godkjend|godkändes|godkendt|vedtatt|vedteke|vedtaget|(?:er|är|blir|og|:) (?:valgt|vald|valts)"
    r"|fastställdes|valdes|hölls|\w{3,}ades|\w{4,}(?<!l)edes"
    r"|was|were|had|did|agreed|discussed|decided|asked|said|noted|explained|presented|reported|suggested|approved|elected|gave|went|took|raised"
    r"|mentioned|confirmed|thanked|adjourned|joined|voted)\b"
    r"|\b(?:har|have|has)\s(?:\w+\s)?(?!rett\b|møterett\b|stemmerett\b|mulighet\b|moglegheit\b)[a-zæøåäö]{2,}(?:t|dd|ed|et)\b",
    re.IGNORECASE,
)
"""A sentence in the past tense, in five languages."""
SPEAKER = re.compile(
    r"\W*(?:@[\w-]{2,}\b|(?-i:[A-ZÆØÅ]{2,3})\s?:\s|(?-i:[A-ZÆØÅÄÖ][a-zæøåäö]+)\s(?:sa|sier|säger|siger|says|said|asks|asked)\b)"
)
"""A line that opens with who speaks."""
VOTE = re.compile(
    r"\W*(?:@?[\w-]+\s?:\s?)?[+±-]\s?[01]\b(?!\s?%)|\W*(?:for|ja)\s?:\s?\d+\W+(?:i?mot|against|nei|nej)\s?:\s?\d+", re.IGNORECASE
)
"""A vote as cast: «+1», «For: 12 – Mot: 3»."""

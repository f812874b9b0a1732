"""Words that show a line to be an item, what was done with it, and signs around its title that are no part of it."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated
from pipeline.grammar.items import ITEM_TYPES

ITEM_NAMES: tuple[Rule, ...] = (
    rule(
        "standing_item",
        r"\W*(?:(?:styrets|styrelsens|bestyrelsens|formandens|leders|revisors|kassererens?|vårens|årets|the)\s+)?(?:årsberetning(?:en)?|årsmelding(?:a|en)?|årsrapport|beretning|verksamhetsberättelse(?:n)?"
        r"|(?:års)?regnskap(?:et)?|(?:års)?rekneskap(?:en)?|(?:års)?regnskab(?:et)?|budsjett(?:et)?|budget(?:tet)?|(?:medlems|årets )?kontingent(?:en)?|medlemsavgift(?:en)?|fastsettelse av .{3,40}|fastsetjing av .{3,40}"
        r"|fastställande av .{3,40}|fastsættelse af .{3,40}|innkomne (?:forslag|saker)|innkomne saker|indkomne forslag|inkomna motioner|motioner|konstituering|ansvarsfrihet|val av .{3,60}|valg af .{3,60}"
        r"|mötets (?:öppnande|avslutande)|møtet åpnes|åpning av (?:møtet|årsmøtet)|call to order|roll call|(?:opening|old|new|unfinished) business|adjournment|treasurer'?s report|reports? from .{3,40}"
        r"|(?:ordet|runden|bordet) (?:fritt|rundt)|runda bordet|runde rundt bordet|ris (?:og|&) ros|vedtektsendring(?:er)?|stadgeändringar?|vedtægtsændringer)"
        r"(?:\s+(?:for|fra|för|och|og|and|20\d\d|med)\b.{0,40})?\W*$",
        "Styrets årsberetning",
        "Regnskap for 2025",
        "Val av justerare",
        "Valg af revisor",
        "Mötets öppnande",
        "Call to order",
        "Årsmelding og rekneskap",
    ),
)
"""What stands on nearly every agenda: a line of these words can only be an item."""

SPOKEN: tuple[Rule, ...] = (
    rule(
        "discussion",
        r".*\b(?:drøftet|drøfta|drøftede|diskuterte|diskutert|diskutere[dt]e?s?|drøftes|discussed|diskuterades|drøftelse av)\b",
        "Styret drøftet planen.",
    ),
    rule(
        "information",
        r".*\b(?:orienterte|orientert|orienterer|informerte|informerer|redegjorde|gjorde greie|gjorde rede|gjennomgikk|presenterte|la fram|la frem|orienterede|redegjorde|gennemgik|informerade|"
        r"redogjorde|presented|informed|reported|briefed)\b",
        "Kari Nes orienterte om byggesaken.",
    ),
)
"""What was done with an item whose paper gives it no type."""

LINK_TAIL = Gated(r"\s*[:,–-]?\s*[(<\[]?\s*(?:https?://|www\.)\S+?[)>\]]?\s*$", re.I)
"""«(https://…)» behind a title: where its paper lies."""
TYPE_TAIL = Gated(
    r"(?<=[\w.)!?»\"])(?:\s+[–—-]\s*|\s*[,:([]\s*)(?:(?P<code>drøfting|drøftelse|orientering|informasjon|vedtak|diskusjon|beslutning|avgjerd)s?-?sak(?:er)?"
    r"|(?P<letter>[VBDOI])[-‑]sak|(?P<english>discussion|information|decision)\sitem)[)\]]?\s*\.?\s*$",
    re.I,
)
"""«– drøftingssak», «(O-sak)» behind a title: what it is for."""
CHECKBOX = re.compile(r"^\s*\[[ xX]?\]\s+")
"""The box before a point of a list that is ticked off."""


def without_box(text: str) -> str:
    """The text without such a box.

    >>> without_box("[x] Ny kai")
    'Ny kai'
    """
    return CHECKBOX.sub("", text) if "[" in text else text


EMOJI_CODE = re.compile(
    r"(?<![A-Za-z])[A-Za-z]+_[a-z_]+:\s*|:[A-Za-z]+_[a-z_]+:\s*|:[a-z]+(?:_[a-z]+)*:\s*|[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u20E3\u200D]+\s*"
)
PICTURE = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u20E3\u200D]")


def without_emoji(text: str) -> str:
    """The text without pictures and their codes.

    >>> without_emoji(":purple_heart: Nye stoler")
    'Nye stoler'
    """
    coded = ":" in text and ("_" in text or text.count(":") > 1)
    return EMOJI_CODE.sub("", text) if coded or (not text.isascii() and PICTURE.search(text)) else text


TYPE_FIELD = rule(
    "type_field",
    r"\W*(?:saks?type|type\ssak|item\stype|type)\s*[:\t]\s*(?P<type>\w.{2,40})",
    "Sakstype: Drøfting",
    "Type:\tFor decision",
)
"""A line under an item's heading that says what it is for."""
TYPE_NAMES: tuple[Rule, ...] = (
    rule("approval", r"(?:godkjenning|approval)\b", "Godkjenning"),
    rule(
        "decision",
        r"(?:for\s)?(?:besl(?:ut|utt)|vedtak|avgj[øe]r|tilråd|råd\b|konklusjon|uttal|fråsegn|advice|opinion|decision)",
        "Beslutningssak",
        "Tilrådning",
        "Uttalelse",
        "For decision",
    ),
    *ITEM_TYPES[2:-1],
)
"""The types as such a line names them."""
TELLING_VERB = re.compile(
    r"(?:kom|kjem|kommer|kommet|komen|ble|blei|blir|vart|vert|er|var|har|hadde|skal|skulle|må|kan|vil|gjelder|gjeld|gjaldt|utgår|utgikk|utgjekk|trekkes|trekkast|trukket|trekt|utsettes|utsettast|utsatt|utsett"
    r"|flyttes|flyttast|flyttet|flytta|behandles|handsamast|behandlet|behandla|settes|setjast|tas|takast|legges|leggjast|står|stod|føres|førast|kobles|utgick|blev|bliver|kommer|was|were|is|are|has|had|will|shall|came|comes|can|must|goes|went)\b",
)
"""The verb with which a sentence about an item goes on behind its number: «Sak 27/26 kom til i tilleggssakliste.»"""

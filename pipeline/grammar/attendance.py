"""What stands in lists of those present and absent: notes in brackets, offices, units, and words that name nobody."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule

DEPUTY_FOR = re.compile(
    r"^(?:(?:vara|møtte|stedfortreder|varamedlem|deputy|deputising|substitute|suppleant)\s+)?(?:for|för)\s+(?P<name>.+)", re.I
)
"""«(for Pia)», «(vara for Kari Nes)»."""

PARTLY = re.compile(
    r"^(?:kun\s+|bare\s+|delvis|deltok|tok del|gikk|gjekk|forlot|ankom|kom|left|until|from|partly|joined)\b"
    r"|^(?:til|fra|frå|f\.o\.m\.|t\.o\.m\.|fram til)\s+(?:kl|sak|pkt|punkt|og med|ca|\d)|^(?:sak|S|PS)\s?\d|\bkl\b"
    r"|^(?:items?|saker?)\s+\d",
    re.I,
)
"""Present for a part of the meeting only."""

ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("chair", re.compile(r"møteleder|ordstyrer|møteleiar|ordstyrar|\bchair|dirigent|mötesordförande|fungerende leder", re.I)),
    ("secretary", re.compile(r"^(?:referent|møtesekretær|sekretær|protokollfører|skrivar|secretary|minutes|sekreterare|ref\.?)\b", re.I)),
    ("deputy leader", re.compile(r"^(?:nestleder|nestleiar|vice chair|deputy chair|næstformand|vice ordförande)\b", re.I)),
    ("leader", re.compile(r"^(?:styre|utvalgs|utvals|gruppe)?(?:leder|leiar)\b|^(?:formann|formand|ordförande)\b|^leder\b", re.I)),
    ("observer", re.compile(r"^observat", re.I)),
    ("deputy", re.compile(r"^(?:vara|varamedlem|varamedlem|suppleant|stedfortreder|deputy|substitute)\b", re.I)),
    ("guest", re.compile(r"^(?:gjest|gæst|gäst|guest)", re.I)),
)
"""Office in the meeting -> how it is written behind a name."""

UNIT_WORD = re.compile(
    r"avdeling|fakultet|institutt\b|seksjon\b|sekretariat|bibliotek|museum|museet|direktør(?!\s+(?-i:[A-ZÆØÅ]))|rektors stab|\bstab\b|\bstaben\b|campus\b"
    r"|kontoret\b|kontor\b|senteret\b|senter\b|komiteen\b|komité|utvalget\b|styret\b|rådet\b|klubben\b|gruppa\b|gruppen\b|koordinator|tjenesten\b"
    r"|department|faculty|office\b|forvaltning|etaten\b|kommune\b|universitet|høgskole|prorektor|\bdekan\b",
    re.I,
)
"""A word that only the name of a unit or an office has."""

UNIT_CODE = re.compile(r"^[A-ZÆØÅ]{2,5}(?:-[A-ZÆØÅ]{2,5})?\Z")
"""Two to five capitals: a unit's code, or a person's initials where the paper lists no units."""

NOT_A_PERSON = re.compile(
    r"\W*(?:\d|(?:alle|ingen|ikkje|ikke|andre|resten|totalt|antall|ca|cirka|rundt|medlemm?er|medlemmar|gjester|styret|hele|heile|samtlige|nobody"
    r"|none|all|ingen forfall|ikke meldt|stedfortreder|vara|forfall|til stede|tilstede|present|absent|møtet|møte|sak|dagsorden|agenda|saksliste|side"
    r"|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    r"|referent|møteleder|ordstyrer|dato|sted|tid|navn|name|adresse|organisasjon|rolle|parti|funksjon|digitalt|teams|zoom|discord|godkjent|vedtak|eventuelt)"
    r"(?:\b|$))",
    re.I,
)
"""Words that open an entry which names nobody."""

PRONOUNS = frozenset(
    [
        "vi",
        "jeg",
        "eg",
        "det",
        "den",
        "dette",
        "man",
        "han",
        "hun",
        "ho",
        "de",
        "dei",
        "noen",
        "nokon",
        "nogen",
        "du",
        "dere",
        "alle",
        "we",
        "it",
        "this",
        "they",
        "you",
        "he",
        "she",
        "någon",
        "som",
        "der",
        "her",
        "så",
        "nå",
        "no",
        "da",
        "når",
        "for",
        "ved",
        "på",
        "etter",
        "styret",
    ]
)
"""Words that alone are no name."""

EVERYBODY_BUT: tuple[Rule, ...] = (
    rule(
        "everybody_but",
        r"(?P<who>(?:alle|hele|heile|samtlige|everyone|all|alla)\b[^.]*?)(?:\s(?:unntatt|utenom|untatt|bortsett fra|med unntak av|unnateke|utanom|except|utom|undtagen)\s+(?P<but>[^.]+))?\.?$",
        "alle faste medlemmer unntatt Campus",
        "Alle utenom Elise",
        "alle",
    ),
)

DEPUTY_SENTENCE: tuple[Rule, ...] = (
    rule(
        "deputy_for_unit",
        r"(?P<who>[^.]*?\b(?:stedfortreder|vara|varamedlem|varamedlemmet|deputy)\b)[^.]*?\s(?:møtte|møtende|deltok|attended)\s+(?:for|på vegne av)\s+(?P<name>[^.]+)\.?$",
        "Stedfortreder møtte for NV.",
    ),
    rule(
        "person_for_person",
        r"(?P<who>(?-i:[A-ZÆØÅ][^\s,.]+(?:\s[A-ZÆØÅ][^\s,.]+)*))\s+(?:møtte|stilte|deltok)\s+for\s+(?P<name>[^.]+)\.?$",
        "Kari Nes møtte for Ola Moe.",
    ),
)

PRESENT_PHRASE: tuple[Rule, ...] = (
    rule(
        "present_phrase",
        r"(?:også\s+)?(?:til\s?stede|tilstede|til\s?stades|møtt|fremmøtte|deltakere|deltagere|närvarande|present)\b(?:\s+[a-zæøå]+){0,4}\s*:\s*",
        "Til stede som stiftere var:",
        "Også til stede: P. Moe",
    ),
    rule(
        "absent_phrase",
        r"(?:forfall|fravær|meldt forfall|ikke til stede|mangler|fråvær)\b(?:\s+[a-zæøå]+){0,4}\s*:\s*",
        "Forfall fra styret:",
    ),
)
"""A label with some words between it and its colon."""

FOR_COLUMNS = frozenset({"møtte for", "vara for", "for", "erstatter", "stedfortreder for", "møter for", "for hvem", "deputy for"})
"""Heads of the column that says for whom a deputy came."""
CROSS_COLUMNS = frozenset({"møtt", "møtte", "til stede", "tilstede", "til stades", "oppmøte", "present", "deltok", "frammøte"})
"""Heads of the column of crosses."""
COLUMN_HEADS = (
    FOR_COLUMNS
    | CROSS_COLUMNS
    | frozenset(
        {
            "navn",
            "namn",
            "name",
            "funksjon",
            "rolle",
            "parti",
            "representerer",
            "representerar",
            "stilling",
            "medlem",
            "medlemmer",
            "enhet",
            "forfall",
            "tilhørighet",
        }
    )
)
"""Words that head the columns of a table of people."""
CROSS = re.compile(r"\W*(?:x|ja|yes|j|✓|✔|☒)\W*$", re.I)
"""What stands in a column of crosses for somebody who was there."""

"""Is a sentence about one person: by a name, by somebody's initials, by a post that one person holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.grammar.owners import given_names
from pipeline.language.name_forms import NOT_INITIALS
from pipeline.language.names import is_person_name, is_single_name
from pipeline.records import Records

_NAME = r"[A-ZÆØÅÄÖÉ][a-zæøåäöéüáíóúçñ'’-]*[a-zæøåäöé](?:-[A-ZÆØÅ][a-zæøåäöé]+)?"
RUN = re.compile(rf"(?<!\w){_NAME}(?:\s(?:[A-ZÆØÅ]\.|{_NAME}|von|van|de))*(?!\w)")
INITIALS = re.compile(r"(?<![\w/§.])[A-ZÆØÅ]{2,4}(?![\w/])")
WORDS_TOO = frozenset(
    ("Alle", "April", "Ask", "Bo", "Bror", "Dag", "Even", "Glad", "Grace", "June", "Liv", "Mai", "May", "Per", "Sol", "Tor", "Vår", "Will")
)
"""Given names that begin sentences as other words: alone they name nobody."""
POST = re.compile(
    r"(?<![\w-])(?:den ansatte|den tilsette|(?:\w+)?arbeidstaker(?:en)?|arbeidstakar(?:en)?|vedkommende|vedkomande|medarbeid[ea]ren"
    r"|\w*(?:avdelings|seksjons|institutt|fakultets|enhets|einings|kontor|studie|gruppe|økonomi|personal"
    r"|kommunikasjons|administrasjons)"
    r"(?:leder|leiar|sjef|direktør)(?:en)?"
    r"|\w*(?:rådgiveren|rådgivaren|konsulenten|sekretæren|vaktmesteren|vaktmeisteren|professoren|dekanen|rektoren"
    r"|koordinatoren|stipendiaten|ingeniøren|renholderen"
    r"|kassereren|ordføreren|direktøren|læreren|læraren)|rektor|dekan"
    r"|daglig leder|dagleg leiar|[Hh]un|[Hh]an|hans|hennes|hennar|the (?:employee|applicant|dean|director))(?![\w-])",
    re.IGNORECASE,
)
"""A post that one person holds, or a word for the one whom a case is about."""
TITLED = re.compile(
    rf"(?<![\w-])(?i:kandidat(?:en)?|student(?:en)?|stipendiat(?:en)?|søker(?:en)?|søkjar(?:en)?|professor|lektor|herr|fru|mr|mrs|ms|dr)\.?\s(?P<name>{_NAME})"
)
"""«Kandidat Moe»: a surname behind what its bearer is."""
_TELLS = (
    r"(?:orienter|informer|redegj|gjorde greie|gjer greie|gjør rede|gjorde rede|gjennomgikk|gjekk gjennom|gikk gjennom"
    r"|presenter|innled|innleide|la (?:fram|frem)|legg(?:er)? (?:fram|frem)"
    r"|foreles|holdt|heldt|snakket|snakka|rapporter|opplyste om|viste|minnet om|foreslo|mente|spurte"
    r"|tok opp|briefed|reported|presented|informed|gave|talked)\w*"
)
TELLER = re.compile(
    rf"(?:{_NAME}|{POST.pattern})(?:\s{_NAME})*(?:\s?\([^)]*\))?(?:,[^,.]{{1,60}},)?\s(?:(?:har|hadde|skal|vil)\s)?{_TELLS}"
    rf"|(?:\bv/|\bved\b|\bansvarlig:?|\bansvarleg:?|\bsaksbehandler:?|\bref\.?:)\s*{_NAME}(?:\s{_NAME})*"
)
"""Whoever tells of a matter is not the one it is about."""


@dataclass(frozen=True, slots=True)
class People:
    """Those whom the papers name."""

    surnames: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()

    def stand_in(self, sentence: str) -> bool:
        """True where a sentence names one person who is not the one that tells of it.

        >>> people = People(frozenset({"Hestnes"}), frozenset({"AKH"}))
        >>> [people.stand_in(text) for text in ("Hestnes er syk.", "AKH er syk", "Staben i HF er syk", "Dekanen er syk")]
        [True, True, False, True]
        >>> people.stand_in("Kari Nes orienterte om sykmelding."), people.stand_in("Kari Nes orienterte om sykmeldingen til Ola Moe.")
        (False, True)
        """
        about = TELLER.sub(" ", sentence)
        known = any(self.is_name(match.group()) for match in RUN.finditer(about))
        titled = any(is_single_name(match["name"]) for match in TITLED.finditer(about))
        return known or titled or bool(POST.search(about)) or any(match.group() in self.initials for match in INITIALS.finditer(about))

    def is_name(self, run: str) -> bool:
        """True for capitalised words that are somebody's name: a common given name, a surname of the papers', or two words like a name."""
        words = run.split()
        given = next((place for place, word in enumerate(words) if word.partition("-")[0] in given_names()), None)
        if given is not None and (len(words) > given + 1 or words[given] not in WORDS_TOO):
            return True
        return any(word in self.surnames for word in words) or (len(words) > 1 and is_person_name(run))


def find_people(records: Records) -> People:
    """The people of a record set: whom its rows name."""
    names = {name for name in list_names(records) if is_person_name(name)}
    parts = [[word for word in name.replace(",", " ").split() if word[:1].isupper()] for name in names]
    surnames = {words[-1] for words in parts if len(words) > 1 and len(words[-1]) > 3}
    computed = {"".join(word[0] for word in words) for words in parts if len(words) > 1}
    used = {name for name in list_names(records) if INITIALS.fullmatch(name)}
    units = (
        {row.short_name for row in records.bodies} | {row.unit for row in records.memberships} | {row.unit for row in records.attendance}
    )
    initials = {short for short in computed if len(short) > 2 or short in used} - units
    return People(frozenset(surnames), frozenset(short for short in initials if not NOT_INITIALS.fullmatch(short.casefold())))


def list_names(records: Records) -> Iterator[str]:
    """Every cell that names a person."""
    yield from (row.person_name for row in records.attendance)
    yield from (row.person_name for row in records.memberships)
    owners: Iterable[str] = (row.owner for row in records.actions)
    yield from (name for cell in owners for name in cell.split("; "))
    yield from (name for row in records.meetings for name in (row.chair, row.secretary))

"""The table of what a public edition holds back by passage. One row a rule: what finds it, on what it stands, examples both ways.

A rule's words in the list of what was left out stand as rule_… in tables/texts.toml, its citation in tables/statutes.csv.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from pipeline.disclosure.people import People
from pipeline.disclosure.private_words import Matter, read_matters
from pipeline.disclosure.stamps import find_stamped
from pipeline.disclosure.union_offices import RULE as UNION_OFFICE
from pipeline.disclosure.union_offices import find_union_offices
from pipeline.language.account_numbers import find_account_numbers
from pipeline.language.contact_data import find_homes, find_mobiles, find_private_addresses
from pipeline.language.personal_numbers import find_personal_numbers

Span = tuple[int, int]
Find = Callable[[str, People, bool], Iterator[Span]]
"""Text, the people of the record set, and whether the row is known to be about one -> the passages."""


@dataclass(frozen=True, slots=True)
class PassageRule:
    """One sort of passage that may not be published."""

    name: str
    statute: str
    """The key of its citation in statutes.csv; empty where the passage itself cites the law."""
    find: Find
    holds: tuple[str, ...]
    stays: tuple[str, ...]
    is_always: bool = False
    """True where no person can release it."""
    is_figure: bool = False
    """True where every passage has a digit or an @."""
    is_of_row: bool = False
    """True where other cells of a row, line or item may show that a person is meant."""


def find_persons(text: str, people: People, is_known: bool) -> Iterator[Span]:
    """Personal numbers but those that the text calls an account: these are another rule's, and a person may release them."""
    return ((found.start, found.end) for found in find_personal_numbers(text) if not found.is_account)


def plainly(find: Callable[[str], Iterator[Span]]) -> Find:
    """A recogniser that asks for the text only."""
    return lambda text, people, is_known: find(text)


def find_matter(matter: Matter, text: str, people: People, is_known: bool) -> Iterator[Span]:
    """The sentences of a private matter."""
    return matter.find(text, people, is_known=is_known)


def make_rule(matter: Matter) -> PassageRule:
    """The rule of a row of private_words.toml."""
    find = partial(find_matter, matter)
    return PassageRule(matter.name, matter.statute, find, matter.holds, matter.stays, is_of_row=not matter.company)


RULES: tuple[PassageRule, ...] = (
    PassageRule(
        "personal-number",
        "personal-numbers",
        find_persons,
        (
            "Søknad fra 020132 99997",
            "fnr 30108299920",
            "f. 02.01.32-99997",
            "020132\u00a099997",
            "30108299939",
            "0201\n3299997",
            "Født 02.01.32\t99997",
            "020132/99997 og 301082/99920",
        ),
        (
            "Org.nr. 974 767 880",
            "Sak 2025/12345",
            "doi 10.1000/30108299920",
            "20250417123",
            "ISBN 978-82-05-12345-6",
            "01.02.25 12 500,00",
        ),
        is_always=True,
        is_figure=True,
    ),
    PassageRule(
        "account-number",
        "personal-data",
        plainly(find_account_numbers),
        (
            "Refunderes til konto 1234.56.78903",
            "Kontonummer: 12345678903",
            "IBAN NO93 8601 1117 947",
            "Konto 02013299997",
            "Utbetalingen går til 12345678903.",
        ),
        (
            "Konto 1234.56.78904",
            "KID 12345678903",
            "Org.nr. 974 767 880",
            "Faktura nr. 12345678903",
            "konto 6300 Leie lokaler",
            "Betales til KID 12345678903",
        ),
        is_figure=True,
    ),
    PassageRule(
        "e-mail",
        "personal-data",
        plainly(find_private_addresses),
        ("Skriv til kari.nes@gmail.com", "ola_moe@stud.vang.example", "kari(at)hotmail.com"),
        ("post@vang.example", "styret@gmail.com", "ola.moe@vang.example", "styreleder.lia@gmail.com"),
        is_figure=True,
    ),
    PassageRule(
        "telephone",
        "personal-data",
        plainly(find_mobiles),
        ("Kari, mob. 91234567", "+47 912 34 567", "Ring Ola på 91 23 45 67."),
        ("Sentralbord 22 85 50 50", "Sak 91234567", "kr 45 00 00 00", "91 234 567 kroner", "sentralbordet, 912 34 567"),
        is_figure=True,
    ),
    PassageRule(
        "home-address",
        "personal-data",
        plainly(find_homes),
        ("Privatadresse: Lia 4, 7020 Vang", "Kari Nes, bosatt i Storlia 14"),
        ("Møtet er i Storgata 2.", "Kari Nes er bosatt i Vang.", "De som bor i Norge, er 5 millioner"),
        is_figure=True,
    ),
    *map(make_rule, read_matters()),
    PassageRule(
        UNION_OFFICE,
        "special-categories",
        find_union_offices,
        (
            "Til stede: Kari Nes (NTL), Ola Moe",
            "Tillitsvalgt Kari Nes orienterte.",
            "Møtende: Ola Moe, hovudtillitsvald",
            "NTL v/Kari Nes krever forhandlinger.",
            "Kari Nes møtte for Forskerforbundet.",
            "Union representative Kari Nes agreed.",
        ),
        (
            "Drøfting med de tillitsvalgte",
            "NTL og Tekna støtter forslaget.",
            "Avdeling Sør (LO)",
            "To representanter for NTL",
            "Tillitsvalgt v/ Kari Nes",
            "Valg: leder Ola Moe, tillitsvalgt Kari Nes",
            "Verneombud Kari Nes deltok.",
        ),
        is_of_row=True,
    ),
    PassageRule(
        "stamp",
        "",
        plainly(find_stamped),
        (
            "Ny leder (u.off.)",
            "Unntatt offentlighet, jf. offl. § 13, jf. fvl. § 13 første ledd nr. 1",
            "Anbud – U. off.",
            "Unnateke offentlegheit, offl. § 23",
            "Unntatt etter offl. § 13: ny leder",
            "Klage fra en ansatt (offl. § 13)",
        ),
        (
            "Nye rutiner for papirer som er unntatt offentlighet, ble vedtatt.",
            "Kari Nes orienterte om offentleglova.",
            "U-offisiell pause",
            "Notatet gjer greie for offentleglova § 13 og praksis.",
        ),
    ),
)
"""In the order in which they have the word where two find the same place."""

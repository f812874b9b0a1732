"""Invented numbers by their published rules, and minutes in which they are planted: what must never come out, and what must."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from pipeline.language.personal_numbers import find_kind, rest_of

OFFSETS = {"birth": (0, 0), "D": (40, 0), "H": (0, 40), "synthetic": (0, 80), "NAV": (0, 65), "D and synthetic": (40, 80)}
"""Sort -> what is added to the day and to the month."""
FORMS = (
    "{d}{m}{y}{n}", "{d}{m}{y} {n}", "{d}{m}{y}\u00a0{n}", "{d}{m}{y}\u2009{n}", "{d}{m}{y}\u202f{n}", "{d}{m}{y}-{n}", "{d}{m}{y}–{n}",
    "{d}{m}{y}.{n}", "{d}{m}{y}/{n}", "{d}{m}{y} - {n}", "{d}.{m}.{y} {n}", "{d}.{m}.{y}-{n}", "{d} {m} {y} {n}", "{d}{m}{y}\t{n}",
    "{d}{m}.{y}.{n}", "{d}\u200b{m}{y}{n}",
)  # fmt: skip
"""Ways to write a number: twelve signs between its parts, and some more."""
BREAKS = ("\n", " | ", "\t", "-\n")
WITHIN = ("f.nr. {}", "Fødselsnummer: {}.", "({})", "{}", "fnr{}", "født {}, Vang", "id {} og ref. 3/25")


@dataclass(slots=True)
class Planted:
    """What stands in a set of papers."""

    persons: list[str] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)
    mobiles: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    """What must stay, as written."""
    cut: set[str] = field(default_factory=set)
    """The persons' numbers that a line or a cell cuts."""


def group_digits(digits: str, mask: int, gap: str) -> str:
    """Eleven digits in one of the 1,024 ways to part them: a gap behind each digit whose bit `mask` has.

    >>> group_digits("02013299997", 0b0001010101, " ")
    '0 20 13 29 9997'
    """
    return "".join(digit + (gap if place < 10 and mask >> place & 1 else "") for place, digit in enumerate(digits))


def make_person(rng: random.Random) -> str:
    """Eleven digits of any sort, by the old rules or those from 2032."""
    day_more, month_more = rng.choice(list(OFFSETS.values()))
    while True:
        start = f"{rng.randint(1, 28) + day_more:02}{rng.randint(1, 12) + month_more:02}{rng.randint(0, 99):02}{rng.randint(0, 999):03}"
        rest = rng.choice((0, 0, 1, 2, 3))
        for end in range(100):
            digits = f"{start}{end:02}"
            if rest_of(digits, 0) == rest and rest_of(digits, 1) == 0:
                return digits


def make_account(rng: random.Random) -> str:
    """Eleven digits of an account that is nobody's number."""
    while True:
        digits = f"{rng.randint(10**10, 10**11 - 1)}"
        if rest_of(digits, 1) == 0 and not find_kind(digits):
            return digits


def make_organisation(rng: random.Random) -> str:
    """Nine digits of an organisation."""
    while True:
        digits = f"{rng.choice('89')}{rng.randint(10**7, 10**8 - 1)}"
        if sum(weight * int(digit) for weight, digit in zip((3, 2, 7, 6, 5, 4, 3, 2, 1), digits, strict=True)) % 11 == 0:
            return digits


def write_person(rng: random.Random, digits: str, planted: Planted) -> str:
    """The number in a sentence, in one of its forms, or cut by a line or a cell."""
    planted.persons.append(digits)
    how = rng.random()
    if how < 0.2:
        planted.cut.add(digits)
        cut = rng.randint(2, 9)
        parted = rng.choice(BREAKS).join((digits[:cut], digits[cut:]))
        return f"Søknaden fra født {parted} innvilges."
    written = rng.choice(FORMS).format(d=digits[:2], m=digits[2:4], y=digits[4:6], n=digits[6:])
    return f"Søknaden {rng.choice(WITHIN).format(written)} innvilges."


def write_others(rng: random.Random, planted: Planted) -> list[str]:
    """Sentences with an account, a mobile, and numbers that must stay."""
    account, organisation, mobile = make_account(rng), make_organisation(rng), f"{rng.choice('49')}{rng.randint(10**6, 10**7 - 1)}"
    planted.accounts.append(account)
    planted.mobiles.append(mobile)
    dotted = f"{account[:4]}.{account[4:6]}.{account[6:]}"
    spaced = f"{account[:4]} {account[4:6]} {account[6:]}"
    stays = [
        organisation, f"{organisation[:3]} {organisation[3:6]} {organisation[6:]}", f"{rng.randint(2010, 2025)}/{rng.randint(1, 99999)}",
        f"10.{rng.randint(1000, 9999)}/vang.{rng.randint(2000, 2025)}.{rng.randint(100, 999)}", "978-82-05-12345-6",
        f"{rng.randint(100, 999)} {rng.randint(100, 999)},00", f"22 {rng.randint(10, 99)} {rng.randint(10, 99)} {rng.randint(10, 99)}",
        f"{rng.randint(10, 28)}.{rng.randint(10, 12)}.2025", f"KID {rng.randint(10**6, 10**7)}", f"{rng.randint(10**12, 10**13 - 1)}",
    ]  # fmt: skip
    planted.open += stays
    pay = rng.choice((f"konto {dotted}", f"Kontonr.: {account}", dotted, spaced, f"bankkonto nr. {spaced}"))
    call = rng.choice(
        (f"tlf. {mobile}", f"mobil {mobile[:3]} {mobile[3:5]} {mobile[5:]}", f"+47 {mobile[:2]} {mobile[2:4]} {mobile[4:6]} {mobile[6:]}")
    )
    return [
        f"Betales til {pay}.",
        f"Spørsmål til {call}.",
        f"Se også {rng.choice(stays)}.",
        *(f"Nummer {one} gjelder." for one in rng.sample(stays, 4)),
    ]


def write_page(rng: random.Random, number: int, planted: Planted) -> str:
    """The minutes of one meeting, a page long."""
    day, month, year = number % 28 + 1, number // 28 % 12 + 1, 1980 + number // 336
    when = f"{day:02}.{month:02}.{year} kl. 09.00-11.00, Fjellstua"
    lines = [f"Referat fra møte i Rådet for fjellvett\n{when}\n\nTil stede: Kari Nes (leder), Ola Dal\n"]
    for item in range(1, 6):
        person = make_person(rng)
        title = f"Sak {item}/{year % 100:02} Søknad nr. {item}{f' fra {person}' if item == 3 else ''}"
        planted.persons += [person] if item == 3 else []
        others = write_others(rng, planted)
        lines += [title, f"Vedtak: {write_person(rng, make_person(rng), planted)} {' '.join(others[:3] if item % 2 else others[2:])}\n"]
        lines += [f"Oppfølging: Ola Dal svarer {make_and_plant(rng, planted)} innen 1. mai.\n"] if item == 4 else []
    return "\n".join(lines)


def make_and_plant(rng: random.Random, planted: Planted) -> str:
    """A number as it stands, planted."""
    planted.persons.append(make_person(rng))
    return planted.persons[-1]

"""Vectors: Skatteetaten's published ones, numbers made from their rules, and synthetic ones (month + 80) that nobody bears."""

from __future__ import annotations

import pytest

from pipeline.finding_rows import format_rows
from pipeline.findings import Finding
from pipeline.language.personal_numbers import MASK, find_personal_numbers, mask_personal_numbers, rest_of


def complete(start: str, first_rest: int = 0) -> str:
    """The number that begins with these nine digits: its two control digits put behind, so that the sums leave the rests wanted."""
    for number in range(100):
        digits = f"{start}{number:02}"
        if rest_of(digits, 0) == first_rest and rest_of(digits, 1) == 0:
            return digits
    raise AssertionError(f"no control digits for {start}")


SORTS = {
    "02013299997": ("birth", False),
    "30108299920": ("birth", False),
    "30108299939": ("birth", True),
    "02013299903": ("birth", True),
    complete("018190123"): ("synthetic", False),
    complete("410190123"): ("D", False),
    complete("414190123"): ("H", False),
    complete("018190124", 3): ("synthetic", True),
}


@pytest.mark.parametrize(("digits", "sort"), SORTS.items())
def test_every_sort_of_number_is_known_by_the_old_rules_and_those_from_2032(digits: str, sort: tuple[str, bool]) -> None:
    (found,) = find_personal_numbers(f"Søkeren ({digits}) får støtte")
    assert ((found.kind, found.is_new), (found.start, found.end)) == (sort, (9, 20))


D = complete("018190123")
WRITTEN = [
    D,
    f"{D[:6]} {D[6:]}",
    f"{D[:6]}\u00a0{D[6:]}",
    f"{D[:6]}\u2009{D[6:]}",
    f"{D[:6]}-{D[6:]}",
    f"{D[:6]}–{D[6:]}",
    f"{D[:6]}.{D[6:]}",
    f"{D[:6]}\t{D[6:]}",
    f"{D[:6]}\n{D[6:]}",
    f"{D[:2]}.{D[2:4]}.{D[4:6]} {D[6:]}",
    f"{D[:2]}.{D[2:4]}.{D[4:6]}-{D[6:]}",
    f"{D[:2]} {D[2:4]} {D[4:6]} {D[6:]}",
    f"fnr{D}",
    f"{D[:6]}  -  {D[6:]}",
    f"({D[:6]}) {D[6:]}",
    f"{D[:6]}, {D[6:]}",
    f"{D[:6]} pnr. {D[6:]}",
    f"Født {D[:2]}.{D[2:4]}.19{D[4:6]}, personnr. {D[6:]}",
    f"{D[:2]}{D[2:4]}19{D[4:6]}-{D[6:]}",
    f"{D.replace('0', 'O', 1)}",
    f"{D[:6]} {D[6:]}".replace("1", "l", 1),
    f"{D}.",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_it_is_found_however_it_is_parted_and_masked_to_the_last_digit(text: str) -> None:
    assert [found.kind for found in find_personal_numbers(text)] == ["synthetic"]
    masked = mask_personal_numbers(text)
    assert len(masked) == len(text)
    assert not any(sign.isdigit() for sign in masked)
    assert mask_personal_numbers(text, accounts=False) == masked


OTHERS = {
    "an account that is no date": "1234.56.78903",
    "an organisation": "Org.nr. 974 767 880",
    "a telephone with its country": "+47 22 85 50 50",
    "two telephones": "22855050 22855051",
    "an archive case": "20250417123",
    "a wrong control digit": D[:10] + str((int(D[10]) + 1) % 10),
    "a longer number": f"1{D}",
    "a part of a path": f"10.1000/{D}",
    "a date and a figure in the next column": f"{D[:2]}.{D[2:4]}.{D[4:6]}\t{D[6:]}",
    "an ISO date and a time": "2025-03-12 10:30:55",
    "a list with words": "Oslo lO ll IO lll OlO 2 1 l O",
    "a date, and a figure in a table": f"{D[:2]}.{D[2:4]}.19{D[4:6]}\t{D[6:]}",
    "a date and money": f"{D[:2]}.{D[2:4]}.2019 {D[6:]} kr",
    "an ISBN": "978-82-05-12345-6",
    "29 February in a year that has none": complete("290290123"),
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_numbers_are_let_alone(text: str) -> None:
    assert find_personal_numbers(text) == []


@pytest.mark.parametrize(
    "text", [f"Konto: {D}", f"kontonr. {D}", f"Kontonummer {D[:4]}.{D[4:6]}.{D[6:]}", f"Betales til {D[:4]} {D[4:6]} {D[6:]}", f"KID {D}"]
)
def test_what_is_called_or_written_as_an_account_is_one(text: str) -> None:
    assert [found.is_account for found in find_personal_numbers(text)] == [True]
    assert mask_personal_numbers(text, accounts=False) == text and mask_personal_numbers(text) != text


def test_no_finding_tells_the_digits_whatever_it_quotes_and_wherever_the_quote_ends() -> None:
    values = {"name": f"{D}.pdf", "text": f"Søknad fra {D[:6]} {D[6:]}"}
    cut = {"name": "a.pdf", "text": f"Søknad fra født {D[:9]} …"}
    rows = format_rows([Finding("item-doubtful", "d1", values=values), Finding("item-doubtful", "d1", values=cut)], "nb", {})
    for row in rows:
        assert D[:6] not in row.message
        assert D[6:] not in row.message
        assert MASK in row.message


def test_random_numbers_are_seldom_taken_for_a_persons() -> None:
    """One dated number in 121 has both control digits of the old rules, one in thirty of the new; few numbers begin with a date."""
    numbers = [f"{place * 7919 % 10**11:011}" for place in range(1, 20001)]
    assert sum(bool(find_personal_numbers(number)) for number in numbers) / len(numbers) < 0.015

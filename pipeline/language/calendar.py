"""Month names and weekdays of five languages (nb nn en da sv): words -> numbers, and patterns that take them."""

from __future__ import annotations

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "januar january januari jan",
            "februar february februari feb febr",
            "mars march marts mar",
            "april apr",
            "mai may maj",
            "juni june jun",
            "juli july jul",
            "august augusti aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Folded name or abbreviation -> 1 to 12."""

FULL_NAMES = frozenset(name for name in MONTHS if len(name) > 4 or name in {"mai", "maj", "may", "mars", "juni", "june", "juli", "july"})
"""Month names that are no abbreviations: a stop after one ends the sentence."""

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "mandag måndag mandagen måndagen monday man mån mon",
            "tirsdag tysdag tirsdagen tisdagen tuesday tisdag tir tirs tys tue tues tis",
            "onsdag onsdagen wednesday ons wed",
            "torsdag torsdagen thursday tor tors thu thur thurs",
            "fredag fredagen friday fre fri",
            "lørdag lørdagen lördagen laurdag saturday lördag lør lau sat lör",
            "søndag søndagen söndagen sunday söndag søn sun sön",
        )
    )
    for name in names.split()
}
"""Folded name or abbreviation -> 0 (Monday) to 6."""


def format_choice(names: dict[str, int]) -> str:
    """A regular expression's alternatives for the names, the longest first.

    >>> format_choice({"mai": 5, "mars": 3})
    'mars|mai'
    """
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


MONTH = format_choice(MONTHS)
WEEKDAY = format_choice(WEEKDAYS)

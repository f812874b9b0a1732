"""Numbers as lists print them: 1, a, A, i, I. Word's names of the formats serve for HTML too."""

from __future__ import annotations

ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def format_number(number: int, style: str) -> str:
    """A number in one of Word's formats; decimal for those that are not known.

    >>> [format_number(4, style) for style in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['4', 'd', 'IV', '04']
    """
    if style.endswith("Letter") and number > 0:
        # Word goes on after z with aa, bb, cc.
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif style.endswith("Roman") and 0 < number < 4000:
        text = format_roman(number)
    elif style == "decimalZero":
        text = f"{number:02}"
    else:
        text = str(number)
    return text.upper() if style.startswith("upper") else text


def format_roman(number: int) -> str:
    """A number in small Roman numerals.

    >>> format_roman(49)
    'xlix'
    """
    text = ""
    for value, sign in ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text

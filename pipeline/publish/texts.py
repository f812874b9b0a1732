"""The words of publications in a body's language, from tables/texts.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("nb", "nn", "en")


@cache
def read_texts(language: str, classification: str = "", outcome: str = "") -> dict[str, str]:
    """Every text of tables/texts.toml in one language (nb where it has none).

    A deciding or advisory body gets the words under its classification where a row has them; a body that has its own word
    for what comes of an item (`outcome`) gets that.

    >>> read_texts("nn", "deciding")["proposal"], read_texts("nb", "advisory")["proposal"]
    ('Framlegg til vedtak', 'Forslag til tilrådning/konklusjon')
    >>> read_texts("nb", "advisory", "råd")["proposal"], read_texts("nb", "", "råd")["type_decision"]
    ('Forslag til råd', 'Råd')
    """
    rows = tomllib.loads(files("pipeline").joinpath("tables/texts.toml").read_text(encoding="utf-8"))
    chosen = {key: row.get("own" if outcome and "own" in row else classification, row) for key, row in rows.items()}
    texts = {key: row.get(language, row["nb"]) for key, row in chosen.items()}
    words = {"outcome": outcome, "Outcome": outcome[:1].upper() + outcome[1:]}
    own = {key: texts[key].format(**words) for key, row in rows.items() if outcome and "own" in row}
    return texts | own


def format_count(t: dict[str, str], key: str, count: int, **values: str) -> str:
    """A number with its noun: the text `key` for many, `key_one` for one. `values` fill the text's other placeholders.

    >>> format_count({"open": "{n} åpne", "open_one": "{n} åpent"}, "open", 1)
    '1 åpent'
    """
    return t[f"{key}_one" if count == 1 and f"{key}_one" in t else key].format(n=count, **values)


def quote(t: dict[str, str], text: str) -> str:
    """A text in the language's quotation marks; the cells of a table's row, which tabs part, stand apart.

    >>> quote({"quote_open": "“", "quote_close": "”"}, "Ola Li\\tny plan\\t1. mai")
    '“Ola Li – ny plan – 1. mai”'
    """
    cells = " – ".join(cell.strip() for cell in text.split("\t") if cell.strip())
    return f"{t['quote_open']}{cells}{t['quote_close']}"


def format_list(t: dict[str, str], names: list[str]) -> str:
    """Names with commas and a last «og».

    >>> format_list({"and": "og"}, ["a", "b", "c"])
    'a, b og c'
    """
    return f" {t['and']} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)

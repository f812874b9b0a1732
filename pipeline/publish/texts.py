"""The words of publications in a body's language, from tables/texts.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("nb", "nn", "en")


@cache
def read_texts(language: str, classification: str = "") -> dict[str, str]:
    """Every text of tables/texts.toml in one language (nb where it has none).

    A deciding or advisory body gets the words under its classification where a row has them.

    >>> read_texts("nn", "deciding")["proposal"], read_texts("nb", "advisory")["proposal"]
    ('Framlegg til vedtak', 'Forslag til tilrådning/konklusjon')
    """
    rows = tomllib.loads(files("pipeline").joinpath("tables/texts.toml").read_text(encoding="utf-8"))
    chosen = {key: row.get(classification, row) for key, row in rows.items()}
    return {key: row.get(language, row["nb"]) for key, row in chosen.items()}


def format_count(t: dict[str, str], key: str, count: int, **values: str) -> str:
    """A number with its noun: the text `key` for many, `key_one` for one. `values` fill the text's other placeholders.

    >>> format_count({"open": "{n} åpne", "open_one": "{n} åpent"}, "open", 1)
    '1 åpent'
    """
    return t[f"{key}_one" if count == 1 and f"{key}_one" in t else key].format(n=count, **values)


def format_list(t: dict[str, str], names: list[str]) -> str:
    """Names with commas and a last «og».

    >>> format_list({"and": "og"}, ["a", "b", "c"])
    'a, b og c'
    """
    return f" {t['and']} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)

"""The words of titles: which tell matters apart, which recur from year to year, and which only say how a matter is treated."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+")
ENDING = re.compile(r"(?:ene|ane|ens|ets|en|et|er|ar|as|es|a|e|s)$")
SHORTEST = 3
"""Letters that stay when an ending is taken off."""

STANDING = re.compile(
    r"\W*(?:(?:korte |faste |muntlige |munnlege )?"
    r"(?:orienteringer|orienteringar|(?:orienterings|meldings|referat|informasjons|delegasjons|oppfølgings|oppfylgings)saker|meldinger"
    r"|meldingar|delegerte|eventuelt|spørsmål|oppfølgingsliste|aktuelt|aktuelle saker|runde rundt bordet|rundebord|velkommen"
    r"|avslutning\w*|pause|lunsj)\b"
    r"|(?:nytt|info\w*|orientering(?:er|ar)?|informasjon|status|oppdatering(?:er)?|rapport(?:er)?|meldinger|saker|innspill|hilsen"
    r"|news|updates?|reports?|information)\s(?:fra|frå|from)\b"
    r"|(?:oppfølging|status|oppfylging)\s(?:av|på|for|over|tidligere|tidlegare)\s(?:\w+\s)?"
    r"(?:saker|tiltak|vedtak|aksjonspunkt\w*|aksjoner|oppgaver)\b"
    r"|(?:møter og |hva har |siden sist|sidan sist|siste nytt|action (?:points|items)|announcements|matters arising|any other"
    r"|open discussion|standing items?)\b)"
)
"""How headings open that return in meeting after meeting."""


@cache
def title_words() -> dict[str, frozenset[str]]:
    """The lists of tables/title_words.toml by name: stop, treatment, usual (as stems) and usual_heads."""
    table = tomllib.loads(files("pipeline").joinpath("tables/title_words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(map(stem, words) if name == "usual" else words) for name, words in table.items()}


@lru_cache(maxsize=16384)  # papers repeat their words
def stem(word: str) -> str:
    """The word without its ending: one stem for the inflections of bokmål, nynorsk and English, as far as endings go.

    >>> [stem(word) for word in ("retningslinjene", "retningslinjer", "porteføljen", "portefølje", "planane", "plan", "guidelines")]
    ['retningslinj', 'retningslinj', 'portefølj', 'portefølj', 'plan', 'plan', 'guidelin']
    """
    match = ENDING.search(word)
    return word[: match.start()] if match and match.start() >= SHORTEST else word


def stem_words(text: str) -> frozenset[str]:
    """The stems of a folded text's words, without those that say nothing or only how a matter is treated.

    >>> sorted(stem_words("plan for oppfølging av sykefraværet"))
    ['plan', 'sykefravær']
    """
    table = title_words()
    stop, treatment = table["stop"], table["treatment"]
    return frozenset(stem(word) for word in WORD.findall(text) if len(word) > 1 and word not in stop and word not in treatment)


def is_usual(word: str) -> bool:
    """True for a stem that recurs from year to year, or a compound that ends so.

    >>> is_usual("økonomirapport"), is_usual("sykefravær")
    (True, False)
    """
    return word in title_words()["usual"] or word.endswith(usual_heads())


@cache
def usual_heads() -> tuple[str, ...]:
    """What such compounds end in."""
    return tuple(title_words()["usual_heads"])


def is_standing(title: str) -> bool:
    """True for a heading that returns in meeting after meeting, whatever stands below it; takes folded titles.

    >>> is_standing("orienteringer"), is_standing("nytt fra tillitsvalgte"), is_standing("orientering om nytt bygg")
    (True, True, False)
    """
    return bool(STANDING.match(title))

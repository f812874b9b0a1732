"""Sentences about a person's own matters: health, union, personnel, pay, hiring, exams, asylum; and about tenders before the choice."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from pipeline.disclosure.people import RUN, TELLER, People
from pipeline.language.sentences import split_sentences

UNION = (
    r"(?:NTL|LO|NITO|Tekna|Parat|Unio|Akademikerne|Forskerforbundet|Fagforbundet|Utdanningsforbundet|Delta|YS|Econa|Juristforbundet|NSF|FO|Creo"
    r"|Samfunnsviterne|Samfunnsvitarane|Sykepleierforbundet|Lederne|Fellesforbundet|Skolelederforbundet|Presteforeningen|Bibliotekarforbundet"
    r"|Legeforeningen)"
)
OWN = (
    r"(?-i:(?:[A-ZÆØÅ][\w.-]*\s|(?<=[a-zæøåäöé,;:]\s))[A-ZÆØÅ][a-zæøåäöé]+(?:-[A-ZÆØÅ][a-zæøåäöé]+)?"
    r"(?:(?<=[szx])['’]?|['’]s?))|hans|hennes|hennar"
)
"""«Kari Nes’», «til Moes», «hennes»: whose a thing is. One capitalised word at the beginning of a sentence is as often a unit's."""
_NAMES = r"(?-i:[A-ZÆØÅÄÖ][\w.’'-]*(?:\s(?:[A-ZÆØÅÄÖ][\w.’'-]*|von|van|de)){0,3})"
OF = (
    rf"(?:\s*[:–—-]\s*|\s+(?:for|til|av|fra|frå|hos|med|mot|of|to|för|åt|af|from|mellom|mellem)\s+|\s+)"
    rf"(?:(?-i:[a-zæøåäö]{{4,}})\s+)?{_NAMES}"
)
"""« for Kari Nes», « – Kari Nes», « av rådgiver Kari Nes»: whom a subject names."""
WHO = rf"{_NAMES}(?:\s*[:–—-]\s*|,\s*|\s+)"
"""«Kari Nes – » before what it is about."""
PLACES = {"union": UNION, "whose": f"(?:{OWN})", "of": OF, "who": WHO, "name": _NAMES}
AMOUNT = re.compile(
    r"\b(?:kr|nok|kroner)\b\.?\s*\d|\d[\d .\u00a0]*(?:\s?kr\b|\s?kroner|\s?mill)"
    r"|\b(?:trinn\w*|\w*trinn|ltr\.?|grade|step)\s\d",
    re.IGNORECASE,
)
COMPANY = re.compile(r"[A-ZÆØÅ][\w&.-]*\s(?:[\w&.-]+\s)?(?:AS|ASA|ANS|DA|SA|Ltd|Inc|GmbH|AB|A/S)\b")
BODY = re.compile(
    r"(?<!\w)(?:[A-ZÆØÅ]{2,}|Committee|Board|Council|Group|Team|University|College|Department|Faculty|Helse|Avdeling|Fakultet)(?!\w)"
)
"""What shows that capitalised words are no person's name."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A row of tables/private_words.toml, ready for use."""

    name: str
    statute: str
    terms: re.Pattern[str]
    alone: re.Pattern[str] | None
    """What counts only where a person is named already."""
    stems: tuple[str, ...]
    """In small letters: every text in which a term stands has one."""
    subjects: re.Pattern[str] | None
    """What a subject says beside the name of the one whom it is about: «Vikar for Kari Nes», «Permisjon – Kari Nes»."""
    beside: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    amount: bool
    company: bool
    holds: tuple[str, ...]
    stays: tuple[str, ...]

    def is_named(self, text: str) -> bool:
        """True where a text may hold a term: a quick look."""
        low = fold_case(text)
        return any(stem in low for stem in self.stems)

    def find(self, text: str, people: People, *, is_known: bool = False) -> Iterator[tuple[int, int]]:
        """Start and end of each sentence to hold; where it is_known that a person is meant, none need be named."""
        if not self.is_named(text):
            return
        end = 0
        text = text.replace(" v. ", " v/ ")  # as long, and no end of a sentence
        for sentence in split_sentences(text):
            start = text.index(sentence, end)
            end = start + len(sentence)
            if self.holds_back(sentence, people, is_known):
                yield start, end

    def holds_back(self, sentence: str, people: People, is_known: bool) -> bool:
        """True for a sentence that is about the matter and about somebody (or a tender of a company)."""
        if self.names_subject(sentence, people) and not (self.unless and self.unless.search(sentence)):
            return True
        is_meant = self.terms.search(sentence) or (is_known and self.alone and self.alone.search(sentence))
        if not is_meant or (self.unless and self.unless.search(sentence)):
            return False
        if self.company:
            return bool(COMPANY.search(sentence) and AMOUNT.search(sentence))
        if (self.amount and not AMOUNT.search(sentence)) or (self.beside and not self.beside.search(sentence)):
            return False
        return is_known or people.stand_in(sentence)

    def names_subject(self, sentence: str, people: People) -> bool:
        """True for a sentence, mostly a title, in which a word of the matter stands right beside a name that does not tell of it."""
        found = self.subjects.finditer(TELLER.sub(" ", sentence)) if self.subjects else ()
        runs = (run.group().split() for match in found for run in RUN.finditer(match.group()))
        names = (" ".join(word for word in run if not word.casefold().startswith(self.stems)) for run in runs)
        return any(people.is_name(name) for name in names if name and not BODY.search(name))


@lru_cache(maxsize=64)
def fold_case(text: str) -> str:
    """The text in small letters; kept while all matters ask for it."""
    return text.casefold()


@cache
def read_matters() -> tuple[Matter, ...]:
    """The matters of private_words.toml in their order."""
    table = tomllib.loads(files("pipeline").joinpath("tables/private_words.toml").read_text(encoding="utf-8"))
    return tuple(make_matter(name, row) for name, row in table.items())


def make_matter(name: str, row: dict[str, Any]) -> Matter:
    """A row with its words as patterns."""
    terms = [term for language in row["terms"].values() for term in language]
    return Matter(
        name,
        row["statute"],
        compile_words(terms),
        compile_words(row["alone"]) if "alone" in row else None,
        tuple(sorted({find_stem(term) for term in (*terms, *row.get("alone", ()), *row.get("subjects", ()))})),
        compile_words(row["subjects"]) if "subjects" in row else None,
        compile_words(row["with"]) if "with" in row else None,
        compile_words(row["unless"]) if "unless" in row else None,
        row.get("amount", False),
        row.get("company", False),
        tuple(row["holds"]),
        tuple(row["stays"]),
    )


def compile_words(words: list[str]) -> re.Pattern[str]:
    """A pattern of whole words and phrases, case ignored; a star stands for letters.

    >>> bool(compile_words(["sykmeld*"]).search("Hun er Sykmeldt.")), bool(compile_words(["ufør"]).search("uførhet"))
    (True, False)
    """
    return re.compile("|".join(rf"(?<!\w){spell_term(word)}(?!\w)" for word in words), re.IGNORECASE)


def spell_term(term: str) -> str:
    """A term as a pattern."""
    parts = (re.sub(r"\\\{(\w+)\\\}", lambda match: PLACES[match[1]], re.escape(part)).replace(r"\*", r"[\w-]*") for part in term.split())
    return r"\s+".join(parts)


def find_stem(term: str) -> str:
    """The longest run of letters of a term, in small letters: what a text must have for the term to stand in it.

    >>> find_stem("medlem av {union}"), find_stem("sykmeld*"), find_stem("ltr.")
    ('medlem', 'sykmeld', 'ltr')
    """
    found: list[str] = re.findall(r"[^\W\d]+", re.sub(r"\{\w+\}", "", term).casefold())
    return max(found, key=len)

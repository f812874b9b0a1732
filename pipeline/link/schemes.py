"""The schemes of policy areas: the shipped tables, a customer's own beside them, and the memos that enumerate areas."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from hashlib import sha256
from importlib.resources import files

from pipeline.findings import Finding
from pipeline.language.folding import fold
from pipeline.link.scheme_rows import Row, check_rows
from pipeline.link.terms import Term, Vocabulary, build_vocabulary
from pipeline.records import Extracted, PolicyArea
from pipeline.settings import TableRow

PERSONNEL = "personalpolitikk"
"""The scheme that ships, and holds for every body whose profile names no other."""
DUTIES = "-oppgaver"
"""What the id of a body's own main tasks ends in: they hold for that body only."""
LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True, slots=True)
class Scheme:
    """Areas that belong together, in order, with what finds them."""

    scheme_id: str
    areas: tuple[PolicyArea, ...]
    terms: str
    """A digest of the terms: what a body's records hang on, where the vocabulary itself cannot be written down."""
    vocabulary: Vocabulary = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Tables:
    """All areas and terms, shipped and a customer's."""

    areas: tuple[Row, ...]
    terms: tuple[Row, ...]


@cache
def read_table(name: str) -> tuple[Row, ...]:
    """The rows of a CSV file in tables/."""
    text = files("pipeline").joinpath(f"tables/{name}").read_text(encoding="utf-8")
    head, *rows = csv.reader(io.StringIO(text))
    return tuple(dict(zip(head, row, strict=True)) for row in rows if row)


def read_tables(rows: Sequence[TableRow]) -> tuple[Tables, list[Finding]]:
    """The shipped rows with a customer's in their places or behind them, and a finding for each of these that means nothing.

    An area of the same id, or a term of the same area and word, takes the place of the shipped one.
    """
    areas, terms = read_table("policy_areas.csv"), read_table("policy_terms.csv")
    own_areas, own_terms, doubts = check_rows(rows, {row["policy_area_id"]: row["scheme"] for row in areas})
    all_areas = {row["policy_area_id"]: row for row in (*areas, *own_areas)}
    all_terms = {(row["policy_area_id"], fold(row["term"])): row for row in own_terms}
    kept = [row for row in terms if not all_terms or (row["policy_area_id"], fold(row["term"])) not in all_terms]
    return Tables(tuple(all_areas.values()), (*kept, *all_terms.values())), doubts


def make_scheme(scheme_id: str, tables: Tables, language: str = "nb") -> Scheme:
    """A scheme of the tables with its areas' names in one language; without areas where they do not know it."""
    rows = [row for row in tables.areas if row["scheme"] == scheme_id]
    areas = tuple(PolicyArea(row["policy_area_id"], scheme_id, row["number"], name_area(row, language)) for row in rows)
    ids = {area.policy_area_id for area in areas}
    return fill_scheme(scheme_id, areas, [make_term(row) for row in tables.terms if row["policy_area_id"] in ids])


def fill_scheme(scheme_id: str, areas: Iterable[PolicyArea], terms: Iterable[Term]) -> Scheme:
    """A scheme of these areas and terms."""
    vocabulary = read_vocabulary(tuple(terms), scheme_id == PERSONNEL)
    return Scheme(scheme_id, tuple(areas), sha256(repr(vocabulary.terms).encode()).hexdigest()[:12], vocabulary)


@lru_cache(maxsize=64)
def read_vocabulary(terms: tuple[Term, ...], guarded: bool) -> Vocabulary:
    """The vocabulary of these terms, built once."""
    return build_vocabulary(terms, guarded=guarded)


def make_term(row: Row) -> Term:
    """The term of a row that has been checked; without a mode it is a stem, without a weight strong."""
    weight, mode = int(row["weight"] or 2), row["mode"] or "stem"
    return Term(row["policy_area_id"], row["language"], row["term"].strip(), mode, weight, bool(row["ambiguous"]))


def name_area(row: Row, language: str) -> str:
    """The name of an area in one language, else in the first that its row has."""
    return row[language] or next((row[other] for other in LANGUAGES if row[other]), "")


@cache
def read_shipped(scheme_id: str) -> Scheme:
    """A shipped scheme.

    >>> [area.name for area in read_shipped("personalpolitikk").areas][:2]
    ['Ledelse og medarbeiderskap', 'Medvirkning og medbestemmelse']
    """
    return make_scheme(scheme_id, read_tables(())[0])


def read_schemes(enumerated: list[Extracted[PolicyArea]], rows: Sequence[TableRow] = ()) -> tuple[list[Scheme], list[Finding]]:
    """Every scheme of the tables, the personnel policy with the memos that enumerate its areas as source, and what is in doubt."""
    tables, findings = read_tables(rows)
    make = partial(make_scheme, tables=tables) if rows else read_shipped
    schemes = [make(scheme_id) for scheme_id in dict.fromkeys(row["scheme"] for row in tables.areas)]
    findings += [doubt for scheme in schemes for doubt in find_silent(scheme)]
    for place, scheme in enumerate(schemes):
        if scheme.scheme_id == PERSONNEL:
            areas, doubts = merge_areas(list(scheme.areas), list_names(tables, PERSONNEL), enumerated)
            schemes[place] = replace(scheme, areas=tuple(areas))
            findings += doubts
    return schemes, findings


def find_silent(scheme: Scheme) -> list[Finding]:
    """A finding for each area of a scheme that no term finds."""
    heard = {term.policy_area_id for term in scheme.vocabulary.terms if term.weight > 1}
    return [
        Finding("policy-area-without-terms", area.document_id, area.policy_area_id, area.source, {"name": area.name})
        for area in scheme.areas
        if area.policy_area_id not in heard
    ]


def list_names(tables: Tables, scheme_id: str) -> dict[str, str]:
    """Every name of a scheme's areas, folded, in every language -> the area's id."""
    rows = [row for row in tables.areas if row["scheme"] == scheme_id]
    return {fold(row[language]): row["policy_area_id"] for row in rows for language in LANGUAGES if row[language]}


def merge_areas(
    shipped: list[PolicyArea], known_names: dict[str, str], enumerated: list[Extracted[PolicyArea]]
) -> tuple[list[PolicyArea], list[Finding]]:
    """The scheme's areas, named and sourced by the first memo that enumerates them, and a finding for each area that is new.

    A new area beside known ones is kept, without terms, under the scheme's letter and the memo's number; a list that shares
    no area with the scheme is another matter, and only found.
    """
    merged = {area.policy_area_id: area for area in shipped}
    names = dict(known_names)
    papers: dict[str, list[PolicyArea]] = defaultdict(list)
    for found in enumerated:
        papers[found.record.document_id].append(found.record)
    findings = []
    for areas in papers.values():
        related = any(fold(area.name) in names for area in areas)
        for area in areas:
            known = names.get(fold(area.name), "")
            if known and not merged[known].source:
                merged[known] = replace(merged[known], name=area.name, document_id=area.document_id, source=area.source)
            elif not known:
                new_id = find_free_id(shipped, area.number, merged) if related else ""
                if related:
                    merged[new_id] = replace(area, policy_area_id=new_id, scheme=shipped[0].scheme)
                    names[fold(area.name)] = new_id
                findings.append(Finding("policy-area-unknown", area.document_id, new_id, area.source, {"name": area.name}))
    return list(merged.values()), findings


def find_free_id(shipped: list[PolicyArea], number: str, taken: Iterable[str]) -> str:
    """The id of a new area: the scheme's letter and its number, with a letter behind where that is taken.

    >>> find_free_id([PolicyArea("P1")], "9", {"P1"}), find_free_id([PolicyArea("P1")], "1", {"P1"})
    ('P9', 'P1b')
    """
    base = f"{shipped[0].policy_area_id[:1]}{number}"
    return next(area_id for suffix in ["", *"bcdefghijklmnopqrstuvwxyz"] if (area_id := f"{base}{suffix}") not in taken)

"""A customer's tables of policy areas and terms, row by row: which mean something, and what is wrong with the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.findings import Finding
from pipeline.link.spellings import read_groups
from pipeline.link.terms import MODES
from pipeline.settings import TableRow

Row = Mapping[str, str]
AREA_COLUMNS = ("scheme", "policy_area_id", "number", "nb", "nn", "en")
TERM_COLUMNS = ("policy_area_id", "language", "term", "mode", "weight", "ambiguous")


def check_rows(rows: Sequence[TableRow], known: Mapping[str, str]) -> tuple[list[Row], list[Row], list[Finding]]:
    """The areas, the terms, and a finding for each row that is left out. `known` tells by area the scheme it belongs to.

    Areas come first wherever they stand: a term may be of an area that another file names.
    """
    schemes = dict(known)
    areas: list[Row] = []
    terms: list[Row] = []
    findings = []
    for row in sorted(rows, key=lambda row: "term" in row.values):
        columns, kept = (TERM_COLUMNS, terms) if "term" in row.values else (AREA_COLUMNS, areas)
        values = {column: row.values.get(column, "").strip() for column in columns}
        fault = find_term_fault(values, schemes) if "term" in row.values else find_area_fault(values, schemes)
        if "scheme" not in row.values and "term" not in row.values:
            fault = "scheme"
        if "" in row.values:
            fault, values[""] = "", row.values[""]
        elif not fault:
            kept.append(values)
            schemes.setdefault(values["policy_area_id"], values.get("scheme", ""))
            continue
        said = {"name": row.file, "line": str(row.line), "column": fault or "+", "value": values[fault]}
        findings.append(Finding("scheme-row-wrong", values=said))
    return areas, terms, findings


def find_area_fault(values: Row, schemes: Mapping[str, str]) -> str:
    """The column of an area that means nothing; "" where all do.

    >>> find_area_fault({"scheme": "klima", "policy_area_id": "P1", "nb": "Reiser"}, {"P1": "personalpolitikk"})
    'policy_area_id'
    """
    if not re.fullmatch(r"[\w-]+", values["scheme"]):
        return "scheme"
    area_id = values["policy_area_id"]
    if not re.fullmatch(r"[\w.-]+", area_id) or schemes.get(area_id, values["scheme"]) != values["scheme"]:
        return "policy_area_id"
    return "" if any(values.get(language) for language in ("nb", "nn", "en")) else "nb"


def find_term_fault(values: Row, schemes: Mapping[str, str]) -> str:
    """The column of a term that means nothing; "" where all do."""
    if values["policy_area_id"] not in schemes:
        return "policy_area_id"
    if values["mode"] not in ("", *MODES):
        return "mode"
    if values["weight"] not in ("", "0", "1", "2", "3"):
        return "weight"
    return "" if is_term(values["term"], values["mode"]) else "term"


def is_term(term: str, mode: str) -> bool:
    """True for words that can be looked for in this way.

    >>> is_term("valg … ansatt", "pair"), is_term("valg", "pair"), is_term("(", "regex")
    (True, False, False)
    """
    if mode == "pair":
        first, gap, rest = term.partition(" … ")
        names = set(re.findall(r"\{(\w+)\}", term))
        parts = [part.strip("*. ") for part in f"{first}/{rest}".split("/")]
        return bool(gap) and names <= set(read_groups()) and all(parts)
    if mode == "regex":
        try:
            return re.compile(term).match("") is None
        except re.error:
            return False
    return bool(re.search(r"\w", term))

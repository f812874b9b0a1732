"""Findings as rows of findings.csv: in the body's language, each under the record it is about."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from pipeline.findings import Finding, codes, format_finding
from pipeline.language.formats import format_date
from pipeline.language.personal_numbers import MASK, mask_personal_numbers
from pipeline.records import DocumentRow, FindingRow
from pipeline.settings import Settings

CUT_NUMBER = re.compile(r"(?<!\d)\d{6}[ .-]?\d{0,4}(?=\s?…)")
"""What is left of a personal number where a quote ends in it."""
FIELD = "{field}"
"""In a code's settled_by: the column that the finding's message names."""
ISO_DATE = re.compile(r"(?<![\w-])(?:19|20)\d\d-\d\d-\d\d(?![\w-])")

FILE_NAME = re.compile(r"[^\s.]\.[A-Za-z][A-Za-z0-9]{1,7}$")
"""How the name of a file ends: it is told as it stands on disk."""


def format_rows(findings: Iterable[Finding], language: str, ids: Mapping[str, str]) -> list[FindingRow]:
    """Findings in the body's words, each under the record it is about."""
    rows = []
    for finding in findings:
        values = spell_dates(finding.values, language)
        if "field" in values and not finding.code.startswith("correction-"):  # a correction is about the column itself
            values["field"] = field_names().get(values["field"], {}).get(language, values["field"])
        severity, message, advice = format_finding(replace(finding, values=values), language)
        subject = ids.get(finding.subject_id, finding.subject_id) or finding.document_id
        rows.append(FindingRow(finding.code, severity, subject, hide_persons(message), advice, finding.document_id, finding.source))
    return list(dict.fromkeys(rows))


def format_doubts(findings: Iterable[Finding]) -> list[str]:
    """Findings for a terminal: what each says and what to do, in one line."""
    return [hide_persons(" ".join(format_finding(finding, "en")[1:])) for finding in findings]


def hide_persons(text: str, *, accounts: bool = True) -> str:
    """The text without the digits of personal numbers, also of one that a shortened quote cuts; those called `accounts` too, unless told.

    >>> hide_persons("«Søknad fra 020132 99997» og «Født 0201329 …»")
    '«Søknad fra •••••• •••••» og «Født ••••••• …»'
    """
    return CUT_NUMBER.sub(lambda match: re.sub(r"\d", MASK, match.group()), mask_personal_numbers(text, accounts=accounts))


def hide_in_paths(documents: Iterable[DocumentRow]) -> list[DocumentRow]:
    """Papers whose paths show no personal number, as publications name them; the tables keep the paths by which they open.

    >>> hide_in_paths([DocumentRow("0123456789ab", "alu/02013299997.pdf")])[0].path
    'alu/•••••••••••.pdf'
    """
    paths = [(row, hide_persons(row.path), hide_persons(row.duplicate_of)) for row in documents]
    return [
        row if (path, first) == (row.path, row.duplicate_of) else replace(row, path=path, duplicate_of=first) for row, path, first in paths
    ]


def spell_dates(values: dict[str, str], language: str) -> dict[str, str]:
    """ISO dates as the body writes them, but for those in names of files.

    >>> spell_dates({"date": "2025-11-05", "reason": "after 2025-10-15", "name": "referat 2025-11-05.docx"}, "nb")
    {'date': '05.11.25', 'reason': 'after 15.10.25', 'name': 'referat 2025-11-05.docx'}
    """

    def spell(value: str) -> str:
        return value if FILE_NAME.search(value) else ISO_DATE.sub(lambda match: format_date(match.group(), language, "short"), value)

    return {key: spell(value) for key, value in values.items()}


def find_field(row: FindingRow) -> str:
    """The column that a finding's message names, in whatever language it is written; "" where it names none.

    >>> message = "Innkallinga til møtet 04.03.26 seier «A» om staden (x:1:2), møteplanen sa «B» (y:1:1)."
    >>> find_field(FindingRow("plan-overruled", message=message))
    'place'
    """
    for language, said in codes()[row.code].message.items():
        pattern = re.sub(r"\\\{(\w+)\\\}", lambda match: "(?P<field>.+?)" if match[1] == "field" else ".*?", re.escape(said))
        if match := re.fullmatch(pattern, row.message, re.DOTALL):
            spelled = match.groupdict().get("field", "")
            return next((column for column, names in field_names().items() if names.get(language) == spelled), spelled)
    return ""


@cache
def field_names() -> dict[str, dict[str, str]]:
    """Column of a meeting -> what it is called, by language."""
    return tomllib.loads(files("pipeline").joinpath("tables/field_names.toml").read_text(encoding="utf-8"))


def general_language(settings: Settings, papers: Mapping[str, int]) -> str:
    """The language of findings that belong to no body: the profiles' where they agree, else that of most papers (language -> how many)."""
    languages = {profile.language for profile in settings.bodies.values()} - {""}
    return languages.pop() if len(languages) == 1 else choose_language(papers)


def main_language(papers: Iterable[DocumentRow]) -> str:
    """The language in which a body without a profile is written to."""
    return choose_language(Counter(paper.language for paper in papers))


def choose_language(papers: Mapping[str, int]) -> str:
    """nn or en where most papers are in it (language -> how many), else nb."""
    return max(("nb", "nn", "en"), key=lambda code: (papers.get(code, 0), code == "nb"))

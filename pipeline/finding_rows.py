"""Findings as rows of findings.csv: in the body's language, each under the record it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.findings import Finding, format_finding
from pipeline.language.formats import format_date
from pipeline.records import DocumentRow, FindingRow
from pipeline.settings import Settings

ISO_DATE = re.compile(r"(?<![\w-])(?:19|20)\d\d-\d\d-\d\d(?![\w-])")


def format_rows(findings: Iterable[Finding], language: str, ids: Mapping[str, str]) -> list[FindingRow]:
    """Findings in the body's words, each under the record it is about."""
    rows = []
    for finding in findings:
        severity, message, advice = format_finding(replace(finding, values=spell_dates(finding.values, language)), language)
        subject = ids.get(finding.subject_id, finding.subject_id) or finding.document_id
        rows.append(FindingRow(finding.code, severity, subject, message, advice, finding.document_id, finding.source))
    return list(dict.fromkeys(rows))


def spell_dates(values: dict[str, str], language: str) -> dict[str, str]:
    """ISO dates as the body writes them.

    >>> spell_dates({"date": "2025-11-05", "reason": "after 2025-10-15"}, "nb")
    {'date': '05.11.25', 'reason': 'after 15.10.25'}
    """
    return {key: ISO_DATE.sub(lambda match: format_date(match.group(), language, "short"), value) for key, value in values.items()}


def general_language(settings: Settings, papers: list[DocumentRow]) -> str:
    """The language of findings that belong to no body: the profiles' where they agree, else that of most papers."""
    languages = {profile.language for profile in settings.bodies.values()} - {""}
    return languages.pop() if len(languages) == 1 else main_language(papers)


def main_language(papers: list[DocumentRow]) -> str:
    """The language in which a body without a profile is written to: nn or en where most of its papers are, else nb."""
    languages = [paper.language for paper in papers]
    return max(("nb", "nn", "en"), key=lambda code: (languages.count(code), code == "nb"))

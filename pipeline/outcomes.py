"""What a verb tells when it is done: values for programs, lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Any

from pipeline.documents import Document, Line
from pipeline.finding_rows import format_doubts
from pipeline.language.formats import format_noun
from pipeline.records import Evidence, FindingRow
from pipeline.withheld import Withheld


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    failed: list[str] = field(default_factory=list)
    """What the findings say of the papers that could not be stored."""
    warnings: int = 0
    notes: int = 0
    out: str = ""
    is_current: bool = False
    """Nothing had changed, so nothing was written."""
    people: str = "rules only"
    """How people were found: by rules, or by rules and a trained pipeline."""
    relinked: int = 0
    """Bodies whose papers were linked anew; what the others' papers say was linked before."""
    rows_new: int = 0
    rows_changed: int = 0
    rows_gone: int = 0
    """Rows of the tables against those that stood there before, where any did."""

    def counts(self) -> dict[str, int]:
        """The figures without words: the journal never holds a paper's name."""
        facts = {key: value for key, value in self.as_dict().items() if key not in {"out", "people"}}
        return {key: value if isinstance(value, int) else len(value) for key, value in facts.items()}

    def as_dict(self) -> dict[str, Any]:
        """For --json."""
        return asdict(self)

    def lines(self) -> list[str]:
        """For people: papers, what failed, findings, and where to look."""
        lost = f"; {len(self.failed)} not stored" if self.failed else ""
        lines = [f"papers: {self.new} new, {self.changed} changed, {self.unchanged} unchanged, {self.gone} gone{lost}"]
        lines += [f"not stored: {message}" for message in self.failed]
        counts = ((len(self.failed), "error"), (self.warnings, "warning"), (self.notes, "note"))
        lines.append(f"findings: {', '.join(format_noun(*one) for one in counts)}")
        lines.append(f"people: {self.people}")
        if self.rows_new or self.rows_changed or self.rows_gone:
            rows = f"{self.rows_new} new, {self.rows_changed} changed, {self.rows_gone} gone"
            lines.append(f"changed since last time: {rows}; `referent changes` lists them")
        last = f"nothing has changed; the tables in {self.out} stand" if self.is_current else f"wrote the tables in {self.out}"
        return [*lines, "`referent check` lists the findings with advice", last]


def format_mode(package: str) -> str:
    """How people are found, in words.

    >>> format_mode("nb_core_news_md 3.8.0"), format_mode("")
    ('rules and nb_core_news_md 3.8.0', 'rules only')
    """
    return f"rules and {package}" if package else "rules only"


TOLD = {
    "wrote": "wrote {path}",
    "unchanged": "{path} stands, unchanged",
    "beside": "wrote {path}, beside the file that you have edited",
    "kept": "kept {path}, which you have edited: there is nothing new",
}
"""What became of a published file, in words."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was published."""

    files: list[tuple[str, str]]
    """Path, and what became of it: wrote, unchanged, beside or kept."""
    notes: list[str]
    """What a person should know of it: a meeting that lies behind, a body without meetings."""
    faults: list[str] = field(default_factory=list)
    """Templates that failed, each with what to do."""

    def as_dict(self) -> dict[str, Any]:
        """For --json."""
        return {"files": [{"path": path, "state": state} for path, state in self.files], "notes": self.notes, "faults": self.faults}

    def lines(self) -> list[str]:
        """For people: notes first, then the files, then what failed."""
        return [*self.notes, *(TOLD[state].format(path=path) for path, state in self.files), *self.faults] or [
            "nothing to publish: no body has a dated meeting"
        ]


AT_MOST = 20
"""Rows of a table that are listed on a terminal; the file has all."""


@dataclass(frozen=True, slots=True)
class Changed:
    """How the tables differ from those of the run before."""

    differences: list[Any]
    """Lines of changes.csv (store.Difference), in the order of tables."""
    time: str
    """When the run was that changed them; "" where none did."""
    path: str
    """Where all lines stand."""

    def as_dict(self) -> dict[str, Any]:
        """For --json."""
        return {"time": self.time, "path": self.path, "differences": [asdict(one) for one in self.differences]}

    def lines(self) -> list[str]:
        """For people: table by table what is new, changed and gone, the first rows of each."""
        if not self.differences:
            return ["the tables have not changed since they were first written"]
        lines = [f"the run of {self.time} changed the tables; all values stand in {self.path}"]
        for table, group in groupby(self.differences, key=lambda one: one.table):
            rows = [list(row) for _, row in groupby(group, key=lambda one: (one.change, one.record_id))]
            counts = Counter(row[0].change for row in rows)
            lines.append(f"{table}: {counts['new']} new, {counts['changed']} changed, {counts['gone']} gone")
            lines += [f"  {row[0].change} {row[0].record_id}{tell_values(row)}" for row in rows[:AT_MOST]]
            lines += [f"  … and {len(rows) - AT_MOST} more"] * (len(rows) > AT_MOST)
        return lines


def tell_values(row: list[Any]) -> str:
    """The values of a row that changed, before and after; of new and gone rows nothing."""
    changed = "; ".join(f"{one.field} «{one.before}» -> «{one.after}»" for one in row if one.change == "changed")
    return f": {changed}" if changed else ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One paper's lines with the values that were taken from them."""

    document: Document
    evidence: list[Evidence]

    def as_dict(self) -> dict[str, Any]:
        """For --json."""
        return {
            "document_id": self.document.document_id,
            "format": self.document.format,
            "lines": [{"page": line.page, "line": line.number, "kind": line.kind, "text": line.text} for line in self.document.lines],
            "evidence": [asdict(row) for row in self.evidence],
        }

    def lines(self) -> list[str]:
        """For people: each line with its page, number and kind, and under it what was taken from it."""
        head = [f"{self.document.name}: {self.document.format or 'unknown format'}, {self.document.status}, id {self.document.document_id}"]
        head += [f"! {doubt}" for doubt in format_doubts(self.document.findings)]
        return [*head, *(text for line in self.document.lines for text in self.tell(line))]

    def tell(self, line: Line) -> Iterator[str]:
        """One line of the paper, then its values."""
        sign = {"heading": "#", "row": "|", "furniture": "~"}.get(line.kind, " ")
        text = " | ".join(line.cells) if line.cells else line.text
        yield f"{line.page:>3}:{line.number:<4} {sign} {text}"
        here = [row for row in self.evidence if (row.page, row.line) == (line.page, line.number)]
        for (table, record), rows in groupby(here, key=lambda row: (row.table, row.record_id)):
            yield f"{'':>9} -> {table} {record}"
            for row in rows:
                yield f"{'':>12} {row.field} = {row.value}  [{row.rule or row.by} {row.confidence:.2f}]"


def format_correction(line: Any) -> str:
    """A line of corrections.csv for people (a corrections.Correction)."""
    if line.action == "set":
        return f"{line.table} {line.record}: {line.field} = {line.value} (was {line.was or 'empty'})"
    return f"{line.table} {line.record}: {line.action}"


def format_findings(findings: list[FindingRow]) -> list[str]:
    """Findings grouped by code, each group with its advice."""
    lines = []
    for (severity, code), group in groupby(findings, key=lambda row: (row.severity, row.code)):
        rows = list(group)
        lines.append(f"{severity} {code} ({len(rows)})")
        lines += [f"  {row.message}{f'  [{row.source}]' if row.source else ''}" for row in rows]
        lines += [f"  -> {advice}" for advice in dict.fromkeys(row.suggestion for row in rows) if advice]
    return lines or ["no findings"]


def format_withheld(withheld: list[Withheld]) -> list[str]:
    """What a public edition leaves out, by rule, each with its count; passages with the id by which they can be released."""
    lines = []
    for rule, group in groupby(sorted(withheld, key=lambda row: row.rule), key=lambda row: row.rule):
        rows = list(group)
        lines.append(f"{rule} ({len(rows)})")
        lines += [
            f"  {row.withheld_id or '-':<12}  {row.kind} {row.record_id}: {row.title}  [{row.source}] {row.legal_basis}" for row in rows
        ]
    return lines or ["nothing is left out"]

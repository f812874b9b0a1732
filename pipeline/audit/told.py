"""What the audit tells: values for programs, lines for people."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.language.formats import format_noun

TOLD = {
    "broken": "{path}: line {line} is not as it was written, or lines before it were put in or taken out; the chain holds up to there",
    "changed": "{path} is not as a run {verb} it: it has been edited, or damaged",
    "missing": "{path} is missing",
    "unknown": "{path} is not known: no run has {past} it",
    "edited": "{path} differs from what a run {verb} (edited, or damaged)",
}
"""What may have become of a file, gravest first."""

BROKEN = (
    "the journal is never mended by the program: lay a backup's .state/journal.jsonl in its place, "
    "or keep it with a note of what happened to it; the tables do not hang on it"
)
"""What to do about a journal whose chain does not hold."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A file that differs from what a run left or read."""

    state: str
    """A key of TOLD."""
    path: str
    """Relative to processed/, or to raw/ where it lies there."""
    line: int = 0
    """Of the journal, where its chain is broken."""
    in_raw: bool = False

    def tell(self) -> str:
        """In words.

        >>> Discrepancy("unknown", "alu/ny.pdf", in_raw=True).tell()
        'raw: alu/ny.pdf is not known: no run has read it'
        """
        verb, past = ("read", "read") if self.in_raw else ("wrote", "written")
        text = TOLD[self.state].format(path=self.path, line=self.line, verb=verb, past=past)
        return f"raw: {text}" if self.in_raw else text


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what differs."""

    files: int
    runs: int
    discrepancies: list[Discrepancy]

    @property
    def is_well(self) -> bool:
        """True where nothing differs but publications and what people say, which a person may edit."""
        return all(one.state == "edited" for one in self.discrepancies)

    def as_dict(self) -> dict[str, Any]:
        """For --json."""
        return {"is_well": self.is_well, **asdict(self)}

    def lines(self) -> list[str]:
        """For people: what differs, gravest first; what to do; what was looked at."""
        found = sorted(self.discrepancies, key=lambda one: (list(TOLD).index(one.state), one.in_raw, one.path))
        counts = Counter(one.state for one in found)
        lines = [one.tell() for one in found]
        if not self.is_well:
            lines.append("`referent ingest` reads what is new in raw/ and makes tables anew that differ; what was published stays as it is")
        if counts["broken"]:
            lines.append(BROKEN)
        told = ", ".join(f"{counts[state]} {state}" for state in TOLD if counts[state]) or "all as it was left"
        return [*lines, f"verified {format_noun(self.files, 'file')} and {format_noun(self.runs, 'line')} of the journal: {told}"]


@dataclass(frozen=True, slots=True)
class Kept:
    """One paper and how long it is to be kept."""

    path: str
    document_id: str
    body_id: str
    kind: str
    date: str
    period: str
    """keep, a number of years after the end of the year of its date, or "" where the profile says nothing."""
    until: str
    """The last day of that period; "" where there is none or the paper has no date."""
    citation: str
    """The rule, as the profile names it."""
    is_due: bool

    def tell(self) -> str:
        """In words."""
        years = {"": "no class is set", "keep": "to be kept"}.get(self.period, f"{self.period} year{'s' * (self.period != '1')}")
        until = f", until {self.until}" if self.until else ", without a date" if self.period.isdigit() else ""
        return f"{self.path}: {self.kind or 'no kind'}, {years}{until}{f' ({self.citation})' if self.citation else ''}"


@dataclass(frozen=True, slots=True)
class Retained:
    """Papers with their classes."""

    papers: list[Kept]
    as_of: str

    def as_dict(self) -> dict[str, Any]:
        """For --json."""
        return {"as_of": self.as_of, "papers": [asdict(paper) for paper in self.papers]}

    def lines(self) -> list[str]:
        """For people: a line a paper; nothing is deleted."""
        due = sum(paper.is_due for paper in self.papers)
        return [
            *(paper.tell() for paper in self.papers),
            f"the time of {format_noun(due, 'paper')} is up on {self.as_of}; nothing was deleted",
        ]

"""What a person says of the public edition in raw/releases.csv: passages that may be published all the same, and cells that may not."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from hashlib import sha256

from pipeline.findings import Finding
from pipeline.language.folding import fold
from pipeline.language.personal_numbers import mask_personal_numbers
from pipeline.language.spreadsheets import decode
from pipeline.schema import TABLES, columns

FILE = "releases.csv"
DECISIONS = ("release", "hold")
NEVER = "personal-number"
"""The rule whose passages nobody can release."""
WORD = re.compile(r"[\w•]+")


@dataclass(frozen=True, slots=True)
class Release:
    """One line: a passage that a person releases, or a cell that a person holds back."""

    decision: str = "release"
    """release or hold."""
    record: str = ""
    """The record's key; of a release it only tells a reader where the passage stood first."""
    field: str = ""
    rule: str = ""
    """Of a release: the rule that held the passage."""
    passage: str = ""
    """Of a release: the digest of the passage's words. While they are the same, it stays released, wherever they stand."""
    by: str = ""
    date: str = ""
    note: str = ""

    @property
    def target(self) -> tuple[str, ...]:
        """What the line is about: a later line about the same stands in its place."""
        return (self.rule, self.passage) if self.passage else (self.record, self.field)


HEAD = tuple(f.name for f in fields(Release))


def digest_passage(rule: str, words: str) -> str:
    """16 hexadecimal digits for a passage of a rule: of its words, whatever their case and spacing, and of no personal number's digits.

    >>> digest_passage("health", "Kari Nes er  SYKMELDT.") == digest_passage("health", "Kari Nes er sykmeldt")
    True
    """
    plain = " ".join(WORD.findall(fold(mask_personal_numbers(words))))
    return sha256(f"{rule}\0{plain}".encode("utf-8", "surrogateescape")).hexdigest()[:16]


def read_releases(data: bytes) -> tuple[list[Release], list[Finding]]:
    """The lines that say something possible, the last about a thing only; a finding for every other line."""
    text = decode(data)
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    names = [name.strip().casefold() for name in next(reader, [])]
    if text.strip() and not {"decision", "passage"} <= set(names):
        return [], [Finding("release-not-understood", values={"line": "1", "reason": ", ".join(HEAD)})]
    found: dict[tuple[str, ...], Release] = {}
    doubts = []
    for row in reader:
        cells = {name: cell.strip() for name, cell in zip(names, row, strict=False) if name in HEAD}
        if any(cells.values()):
            release = Release(**{**cells, "decision": cells.get("decision", "").casefold()})
            if fault := find_fault(release):
                doubts.append(Finding("release-not-understood", values={"line": str(reader.line_num), "reason": fault}))
            else:
                found.pop(release.target, None)
                found[release.target] = release
    return list(found.values()), doubts


def find_fault(release: Release) -> str:
    """Why a line cannot be followed; "" where it can.

    >>> find_fault(Release(rule="personal-number", passage="0" * 16)), find_fault(Release("hold", record="alu-1"))
    ('personal-number', 'field')
    """
    if release.decision not in DECISIONS:
        return f"{release.decision}: {', '.join(DECISIONS)}"
    if release.decision == "hold":
        known = {column for table in TABLES for column in columns(table)}
        return "record" if not release.record else "" if release.field in known else "field"
    if release.rule == NEVER:
        return NEVER
    if release.record and release.field and not release.rule and not release.passage:
        return ""  # it undoes a hold
    return "" if release.rule and re.fullmatch(r"[0-9a-f]{16}", release.passage) else "rule, passage"


def merge_releases(known: Iterable[Release], new: Iterable[Release]) -> list[Release]:
    """All lines, a new one in the place of a known one about the same; one that says the same again without a note keeps the note.

    >>> [line.note for line in merge_releases([Release("hold", "x", "title", note="uavklart")], [Release("hold", "x", "title")])]
    ['uavklart']
    """
    lines = {release.target: release for release in known}
    for release in new:
        old = lines.get(release.target)
        is_again = old is not None and old.decision == release.decision and not release.note
        lines[release.target] = replace(release, note=old.note) if old and is_again else release
    return list(lines.values())


def format_releases(releases: Iterable[Release]) -> str:
    """The text of releases.csv, one line a decision."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows([getattr(release, name) for name in HEAD] for release in releases)
    return buffer.getvalue()

"""Papers whose file's or folder's name says what a rule holds back («Permisjon Kari Nes.pdf»): the public sees another name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from pipeline.disclosure.closed import Reason
from pipeline.disclosure.gate import Gate, Passage
from pipeline.disclosure.listing import Listing
from pipeline.disclosure.unread import Names, hide_finding, hide_names, make_name, rename
from pipeline.disclosure.words import Telltales
from pipeline.records import DocumentRow, Records
from pipeline.releases import digest_passage

JOINTS = re.compile(r"[_+]|(?<=\w)-(?=\w)")
"""What stands for a blank in names of files."""


def hide_told_names(records: Records, gate: Gate, listing: Listing) -> Records:
    """The records with the id of each such paper in place of its name, wherever it stands; each is listed and can be released."""
    names: Names = {}
    for row in records.documents:
        for part, passage in find_told(row.path, gate):
            names[row.path] = make_name(row, {one.body_id for one in records.bodies}, len(names))
            ids = f"documents {row.document_id} path {passage.digest}"
            passed = {"passage": passage.digest, "withheld_id": digest_passage(passage.rule.name, ids)[:12]} if passage.digest else {}
            listing.add("documents", row, Reason(passage.rule.name, passage.citation, "path"), part, **passed)
    if not names:
        return records
    words = Telltales(part for path in names for part, _ in find_told(path, gate))
    papers = {row.document_id for row in records.documents if row.path in names}
    language = next((row.language for row in records.documents if row.language), "")
    return replace(
        records,
        documents=[hide_name(row, names, words) for row in records.documents],
        memos=[replace(row, attachments_expected=hide_names(row.attachments_expected, words)) for row in records.memos],
        findings=[hide_finding(row, set(), words, language) for row in records.findings],
        evidence=[
            row for row in records.evidence if row.record_id not in names and not (row.document_id in papers and words.stand_in(row.quote))
        ],
    )


def find_told(path: str, gate: Gate) -> Iterator[tuple[str, Passage]]:
    """The parts of a path that say what is held back, with the first passage of each. Figures are hidden digit by digit elsewhere."""
    for part in PurePosixPath(path).parts:
        text = JOINTS.sub(" ", part.removesuffix(PurePosixPath(part).suffix))
        held = next((found for found in gate.find(text) if not found.rule.is_figure and found.rule.name != "stamp"), None)
        if held:
            yield text, held


def hide_name(row: DocumentRow, names: Names, words: Telltales) -> DocumentRow:
    """A paper under its public name, without attachments that bear such a name."""
    return replace(
        row, path=rename(row.path, names), duplicate_of=rename(row.duplicate_of, names), attachments=hide_names(row.attachments, words)
    )

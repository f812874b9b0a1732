"""Papers of which nobody knows what they say: not read, or of no known sort. The public sees that they are there, not their names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from pipeline.disclosure.closed import Reason
from pipeline.disclosure.gate import format_held
from pipeline.disclosure.listing import Listing, name_paper
from pipeline.disclosure.words import Telltales
from pipeline.records import DocumentRow, FindingRow, Records
from pipeline.releases import Release, digest_passage
from pipeline.withheld import Withheld

RULE = "unread-paper"
SORTLESS = frozenset({"", "unknown"})
NAMING = frozenset({"not-a-regular-file"})
"""Findings about what is no paper: they have a name in their words and no paper to hang on."""
Names = dict[str, str]
"""Path -> what the paper is called in public."""


def hide_unread(records: Records, releases: Iterable[Release] = ()) -> tuple[Records, list[Withheld]]:
    """The records with unread papers by id and format only, and a row for each; one that a person releases keeps its name."""
    documents, unread = name_papers(records.documents, {row.body_id for row in records.bodies}, releases)
    listing = Listing(records)
    for row in unread:
        listing.add("documents", row, Reason(RULE), PurePosixPath(row.path).name, **name_paper(RULE, row.document_id))
    ids = {row.document_id for row in unread}
    moved = {old.path for old, new in zip(records.documents, documents, strict=True) if old.path != new.path}
    words = Telltales([*(PurePosixPath(row.path).name for row in unread), *(row.title for row in unread if len(row.title.split()) > 2)])
    language = next((row.language for row in records.documents if row.language), "")
    public = replace(
        records,
        documents=[replace(row, attachments=hide_names(row.attachments, words)) for row in documents],
        policy_links=[row for row in records.policy_links if row.subject_kind != "document" or row.subject_id not in ids],
        findings=[hide_finding(row, ids, words, language) for row in records.findings],
        evidence=[row for row in records.evidence if row.record_id not in moved and not is_link_of(row.table, row.record_id, ids)],
    )
    return public, listing.rows


def name_papers(
    documents: list[DocumentRow], bodies: Collection[str], releases: Iterable[Release] = ()
) -> tuple[list[DocumentRow], list[DocumentRow]]:
    """All papers, the unread ones without name and title; and these as they were."""
    released = {one.passage for one in releases if one.decision == "release" and one.rule == RULE}
    unread = [row for row in documents if is_unread(row) and digest_passage(RULE, row.document_id) not in released]
    known, paths = {row.document_id for row in unread}, {row.path for row in unread}
    unread += [row for row in documents if row.path not in paths and (row.document_id in known or row.duplicate_of in paths)]
    names: Names = {}
    for row in unread:
        names[row.path] = make_name(row, bodies, len(names))
    return [hide_paper(row, names) for row in documents], unread


def is_unread(row: DocumentRow) -> bool:
    """True for a paper whose words nobody has read as those of a known sort of paper; a copy is what its first is."""
    return row.status != "duplicate" and (row.status != "read" or row.kind in SORTLESS)


def make_name(row: DocumentRow, bodies: Collection[str], place: int) -> str:
    """A name of the paper's id and format, in the folder of its body where it lies in one. `place` keeps copies apart."""
    parts = PurePosixPath(row.path).parts
    folder = f"{parts[0]}/" if len(parts) > 1 and parts[0] in {row.body_id, *bodies} else ""
    return f"{folder}{row.document_id}{f'-{place}' if row.status == 'duplicate' else ''}{f'.{row.format}' if row.format else ''}"


def hide_paper(row: DocumentRow, names: Names) -> DocumentRow:
    """A paper under its public name, and what lies inside such a paper under that."""
    if row.path in names:
        row = replace(row, title="", body_name="", attachments="")
    return replace(row, path=rename(row.path, names), duplicate_of=rename(row.duplicate_of, names))


def rename(path: str, names: Names) -> str:
    """A path with the name of each paper that it names in its public form."""
    place = len(path)
    while place > 0:
        if path[:place] in names:
            return names[path[:place]] + path[place:]
        place = path.rfind("/", 0, place)
    return path


def hide_names(cell: str, words: Telltales) -> str:
    """A list without the entries that name an unread paper."""
    return "; ".join(one for one in cell.split("; ") if not words.stand_in(one))


def hide_finding(row: FindingRow, ids: Collection[str], words: Telltales, language: str) -> FindingRow:
    """A finding without its words where it is about an unread paper or names one."""
    of_paper = row.document_id in ids or row.source.partition(":")[0] in ids or row.subject_id in ids or row.code in NAMING
    if not of_paper and not words.stand_in(row.message):
        return row
    return replace(row, message=format_held("", language), suggestion="" if words.stand_in(row.suggestion) else row.suggestion)


def is_link_of(table: str, record_id: str, ids: Collection[str]) -> bool:
    """True for evidence of a policy link of one of the papers."""
    kind, _, rest = record_id.partition("|")
    return table == "policy_links" and kind == "document" and rest.partition("|")[0] in ids

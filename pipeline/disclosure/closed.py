"""Which papers and items are closed to the public: by their own stamp, by the paper they stand in, or as the same matter as a closed one.

In doubt it is closed: a person can read in the list of what was left out what was closed and why.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from unicodedata import normalize

from pipeline.disclosure.gate import BY_PERSON
from pipeline.disclosure.own_names import find_own_names
from pipeline.disclosure.stamps import remove_stamps
from pipeline.disclosure.words import Telltales, is_telling
from pipeline.grammar.access import IN_NAME, PRIVATE_NAME, find_access
from pipeline.records import PROCEDURAL, AgendaItem, DocumentRow, Records
from pipeline.releases import Release, digest_passage

OPEN = frozenset({"", "open"})
THREAD = frozenset({"same-case", "postponed-from"})
"""Relations of items that are one case under mostly one title; over the others (a correction, a follow-up) only one step is taken."""
FOR_ITEM = frozenset({"paper", "candidate"})
"""Relations of a paper written for an item."""
WITH_PASSWORD = "opened-with-password"
"""The finding of a paper that somebody has locked, and the rule that closes it until a person releases it."""
JOINED = re.compile(r"[_+]|%20|(?<=[a-zæøå])(?=[A-ZÆØÅ][a-zæøå])|(?<=[A-ZÆØÅ]{4})(?=[A-ZÆØÅ][a-zæøå])")
HYPHENS = re.compile(r"(?<=\w)-(?=\w)")
"""What parts the words of a file's name beside a blank («ReferatFortrolig»)."""
NAME_PARTS = re.compile(r"\s[-–]\s")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is closed: a rule (Withheld.rule), the legal basis as written, and what it hangs on."""

    rule: str
    legal_basis: str = ""
    because: str = ""

    def passed_on(self, rule: str, because: str) -> Reason:
        """The reason of what is closed because of another record."""
        return Reason(rule, self.legal_basis, self.because or because)


@dataclass(slots=True)
class Closed:
    """What is closed, by document_id and item_id."""

    papers: dict[str, Reason] = field(default_factory=dict)
    items: dict[str, Reason] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    """Names that only what is closed says (own_names.py): they give it away wherever they stand."""


def find_closed(records: Records, releases: Iterable[Release] = ()) -> Closed:
    """All closed papers and items of a record set, each with its reason. Depends on the rows, not on their order.

    `releases` are what a person holds back as a whole, and locked papers that a person has released.
    """
    closed, said = Closed(), tuple(releases)
    close_held(records, {one.record for one in said if one.decision == "hold" and one.field == "access"}, closed)
    close_papers(records, closed, frozenset(one.passage for one in said if one.decision == "release" and one.rule == WITH_PASSWORD))
    close_items(records, closed)
    close_threads(records, closed)
    closed.names = find_own_names(records, closed.papers, closed.items)
    close_namesakes(records, closed)
    close_case_papers(records, closed)
    return closed


def close_held(records: Records, held: set[str], closed: Closed) -> None:
    """What a person holds back as a whole: papers by document_id, items by item_id."""
    reason = Reason(BY_PERSON)
    closed.papers |= {row.document_id: reason for row in records.documents if row.document_id in held}
    closed.items |= {row.item_id: reason for row in records.agenda_items if row.item_id in held}


def close_papers(records: Records, closed: Closed, released: frozenset[str]) -> None:
    """Papers that are stamped or locked, with their copies, enclosures and other versions."""
    bases = find_paper_bases(records)
    for row in records.documents:
        name = find_name_basis(row.path)
        if row.access not in OPEN or name is not None:
            closed.papers.setdefault(row.document_id, Reason("closed-paper", bases.get(row.document_id, name or "")))
    locked = {row.document_id for row in records.findings if row.code == WITH_PASSWORD} - {""}
    for paper in locked:
        if digest_passage(WITH_PASSWORD, paper) not in released:
            closed.papers.setdefault(paper, Reason(WITH_PASSWORD))
    spread_papers(records.documents, closed)


def find_name_basis(path: str) -> str | None:
    """The legal basis in the stamp of a file's name, or of a folder's; "" for a stamp without, None where there is none.

    >>> find_name_basis("fr/Varsel - unntatt offentlighet.rtf"), find_name_basis("fr/notat_U.off..pdf"), find_name_basis("uo/UO - møte.pdf")
    ('', '', None)
    >>> find_name_basis("fr/personalsak_nes.pdf"), find_name_basis("fr/Rutine for personalsaker.pdf")
    ('', None)
    >>> find_name_basis("fr/referat_fortrolig-2.pdf"), find_name_basis("fr/U.off/notat.pdf"), find_name_basis("notat om fortrolighet.pdf")
    ('', '', None)
    """
    for part in PurePosixPath(path).parts:
        name = JOINED.sub(" ", normalize("NFC", part))
        stem = name.rpartition(".")[0] or name
        for text in (name, stem, *NAME_PARTS.split(stem)[1:]):
            if len(text) > len("unntatt") - 2 and (basis := find_access(text)) is not None:
                return basis
        if any(pattern.search(form) for form in (name, HYPHENS.sub(" ", name)) for pattern in (IN_NAME, PRIVATE_NAME)):
            return ""
    return None


def find_paper_bases(records: Records) -> dict[str, str]:
    """document_id -> the legal basis in the words that stamp it, where one stands there."""
    found: dict[str, str] = {}
    for row in records.evidence:
        if row.table == "documents" and row.field == "access" and (basis := find_access(row.quote, is_title=True)):
            found.setdefault(row.document_id, basis)
    return found


def spread_papers(documents: list[DocumentRow], closed: Closed) -> None:
    """Close what is one with a closed paper: its copies, the files inside it, its other versions."""
    by_path = {row.path: row.document_id for row in documents}
    joined: dict[str, set[str]] = defaultdict(set)
    for row in documents:
        for other in (by_path.get(row.duplicate_of, ""), row.superseded_by):
            if other:
                joined[row.document_id].add(other)
                joined[other].add(row.document_id)
        for outer in find_outer(row.path, by_path):
            joined[outer].add(row.document_id)
    waiting = sorted(closed.papers)
    while waiting:
        paper = waiting.pop()
        for other in sorted(joined.get(paper, set()) - closed.papers.keys()):
            closed.papers[other] = closed.papers[paper].passed_on("hangs-on", paper)
            waiting.append(other)


def find_outer(path: str, by_path: dict[str, str]) -> Iterator[str]:
    """The papers inside which a file lies («mail.eml/vedlegg.pdf»)."""
    place = path.rfind("/")
    while place > 0:
        if path[:place] in by_path:
            yield by_path[path[:place]]
        place = path.rfind("/", 0, place)


def close_items(records: Records, closed: Closed) -> None:
    """Items that a paper closes, or that stand in a closed one; a legal basis that is written wins over none."""
    for row in sorted(records.agenda_items, key=lambda row: (row.access in OPEN, row.item_id, row.document_id)):
        paper = closed.papers.get(row.document_id)
        if row.access in OPEN and not paper:
            continue
        basis = row.legal_basis or (paper.legal_basis if paper else "")
        reason = Reason("closed-item", basis) if row.access not in OPEN or not paper else paper.passed_on("hangs-on", row.document_id)
        known = closed.items.setdefault(row.item_id, reason)
        if basis and not known.legal_basis:
            closed.items[row.item_id] = replace(known, legal_basis=basis)


def close_threads(records: Records, closed: Closed) -> None:
    """Earlier and later treatments of closed items: the whole thread of a case, and what follows up or corrects one of its items."""
    thread: dict[str, set[str]] = defaultdict(set)
    step: dict[str, set[str]] = defaultdict(set)
    for link in records.case_links:
        ties = thread if link.relation in THREAD else step
        ties[link.item_id].add(link.earlier_item_id)
        ties[link.earlier_item_id].add(link.item_id)
    close_linked(thread, closed, is_whole=True)
    close_linked(step, closed, is_whole=False)
    close_linked(thread, closed, is_whole=True)  # what follows up a closed case brings in the case that it is itself part of


def close_linked(ties: dict[str, set[str]], closed: Closed, *, is_whole: bool) -> None:
    """Close what is tied to closed items: all of it, or only what is tied directly."""
    waiting = sorted(closed.items, reverse=True)
    while waiting:
        item = waiting.pop()
        for other in sorted(ties.get(item, set()) - closed.items.keys()):
            closed.items[other] = closed.items[item].passed_on("same-matter", item)
            if is_whole:
                waiting.append(other)


def find_titles(records: Records, closed: Closed) -> Iterator[str]:
    """The titles of closed items and memos that give their matter away."""
    items = (row.title for row in records.agenda_items if row.item_id in closed.items and row.item_type not in PROCEDURAL)
    memos = {row.document_id for row in records.memos} & closed.papers.keys()
    titles = (row.title for row in records.documents if row.document_id in memos)
    subjects = (row.subject for row in records.memos if row.document_id in memos)
    said = [*items, *titles, *subjects]
    yield from filter(is_telling, dict.fromkeys((*said, *map(remove_stamps, said))))


def close_namesakes(records: Records, closed: Closed) -> None:
    """Items anywhere whose title holds that of a closed one, or of a closed memo."""
    titles = Telltales([*find_titles(records, closed), *closed.names])
    for row in records.agenda_items:
        if row.item_id not in closed.items and not is_opened(row) and titles.stand_in(row.title):
            closed.items[row.item_id] = Reason("same-matter")


def is_opened(row: AgendaItem | DocumentRow) -> bool:
    """True for an item or a paper that a person has opened with `referent correct`: words that it shares with a closed one stay there."""
    return row.access == "open" and "access" in row.corrected.split("; ")


def close_case_papers(records: Records, closed: Closed) -> None:
    """Papers written for a closed item, or whose title, subject or request names one."""
    for link in records.meeting_links:
        if link.item_id in closed.items and link.relation in FOR_ITEM:
            closed.papers.setdefault(link.document_id, closed.items[link.item_id].passed_on("hangs-on", link.item_id))
    titles = Telltales([*find_titles(records, closed), *closed.names])
    said = {row.document_id: (row.subject, row.requests, row.proposal) for row in records.memos}
    for row in records.documents:
        texts = (row.title, *said[row.document_id]) if row.document_id in said else ()
        if row.document_id not in closed.papers and not is_opened(row) and any(map(titles.stand_in, texts)):
            closed.papers[row.document_id] = Reason("same-matter")
    spread_papers(records.documents, closed)

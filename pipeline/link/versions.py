"""Two versions of one paper: which one counts, and why. The older is kept, and named as superseded by the later.

A draft gives way to what is none; then the later day of issue counts, the higher number, the word «rettet», the agenda that holds
more, the words in the file's name; of two prints of the same text the one that says more. What cannot be told is a finding, and
both papers stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from pathlib import PurePosixPath

from pipeline.findings import Finding
from pipeline.grammar.versions import NUMBERED, VERSIONS
from pipeline.language.folding import fold, words
from pipeline.link.items import drop_series
from pipeline.link.papers import Group, Paper
from pipeline.records import AgendaItem

CALLS = frozenset({"notice", "agenda"})
SAME, SHARED = 0.8, 0.5
"""Share of common content from which two papers are prints of one text; from which a later one can stand in an older one's place."""
FORMATS = ("docx", "html", "markdown", "text", "email", "pdf")
"""Of two prints that say the same, the one that was read with least loss counts."""

Order = tuple[bool | float | int | str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """What tells one version of a paper from another."""

    paper: Paper
    role: str
    """minutes or call."""
    meetings: frozenset[str]
    """The local keys' meeting ids that the paper itself calls or minutes."""
    items: frozenset[str]
    words: frozenset[str]
    """The words of its decisions and tasks."""
    issued: str
    said: frozenset[str]
    """supplement, corrected, final, draft: as the paper or its status says."""
    number: float
    named: tuple[int, float]
    """What the file's name says: corrected or final, and a number."""

    @property
    def document_id(self) -> str:
        """The paper's id."""
        return self.paper.row.document_id

    @property
    def state(self) -> int:
        """0 for a draft, 2 for final or approved, else 1."""
        return 0 if "draft" in self.said else 2 if "final" in self.said else 1

    @property
    def richness(self) -> tuple[int, int, int, str]:
        """How much was read of it; of equals, the format with least loss, then any order that is always the same."""
        row = self.paper.row
        order = FORMATS.index(row.format) if row.format in FORMATS else len(FORMATS)
        parsed = self.paper.parsed
        return len(self.items), len(parsed.decisions) + len(parsed.actions) + len(parsed.attendance), -order, row.document_id


def link_versions(group: Group, said: Mapping[str, Sequence[tuple[Paper, str]]]) -> None:
    """Which papers of a meeting are superseded: `said` holds, by meeting_id, the papers that speak of it and in what role."""
    own: dict[str, set[str]] = defaultdict(set)
    for meeting_id, papers in said.items():
        for paper, relation in papers:
            if relation == "minutes" or relation in CALLS:
                own[paper.row.document_id].add(meeting_id)
    sent = {paper.path: paper.row.issued or paper.row.date for paper in group.papers if paper.row.format == "email"}
    for meeting_id, papers in sorted(said.items()):
        for role in ("minutes", "call"):
            found = {p.row.document_id: p for p, relation in papers if relation == role or (role == "call" and relation in CALLS)}
            if len(found) > 1:
                versions = [read_version(paper, role, frozenset(own[key]), sent, group.profile.short_name) for key, paper in found.items()]
                supersede(group, meeting_id, versions)


def read_version(paper: Paper, role: str, meetings: frozenset[str], sent: Mapping[str, str], short_name: str) -> Version:
    """What a paper and its file's name say of its version; what came with an e-mail was issued when that was sent."""
    row, parsed = paper.row, paper.parsed
    said = set(row.version.split("; ")) - {""}
    if any(found.record.minutes_status == "draft" for found in parsed.meetings[:1]):
        said.add("draft")
    numbers = [float(word) for word in said if word.replace(".", "", 1).isdigit()]
    name = re.sub(r"[_+-]|(?<=\d)\.(?=\d)", " ", PurePosixPath(paper.path).stem)
    named = {rule.name for rule in VERSIONS if rule.pattern.match(name)}
    number = NUMBERED.pattern.match(name)
    if not said and "supplement" in named:
        said.add("supplement")
    texts = [*(found.record.text for found in parsed.decisions), *(found.record.text for found in parsed.actions)]
    names = [found.record.person_name for found in parsed.attendance] if not parsed.agenda_items else []
    return Version(
        paper,
        role,
        meetings,
        frozenset(item_key(found.record, short_name) for found in parsed.agenda_items) | frozenset(map(fold, names)),
        frozenset(word for text in texts for word in words(text)),
        row.issued or (sent.get(paper.file, "") if paper.file != paper.path else ""),
        frozenset(said),
        max(numbers, default=1.0),
        (-1 if "draft" in named else len(named & {"corrected", "final"}), float(number["number"]) if number else 1.0),
    )


def item_key(item: AgendaItem, short_name: str) -> str:
    """What makes an item the same in two versions: its title; its number where it has none."""
    return fold(item.title) or fold(drop_series(item.number, short_name))


def supersede(group: Group, meeting_id: str, versions: Sequence[Version]) -> None:
    """Note which versions of one meeting's paper give way to which, and what cannot be told."""
    full = sorted((v for v in versions if "supplement" not in v.said), key=lambda v: v.document_id)
    full.sort(key=cmp_to_key(lambda one, other: compare(one, other)[0]))
    for place, older in enumerate(full[:-1]):
        for newer in full[place + 1 :]:
            if not is_version(older, newer):
                continue
            order, reason = compare(older, newer)
            if order < 0:
                note_superseded(group, older, newer, reason)
            else:
                values = {"name": name_of(older), "other": name_of(newer)}
                group.findings.append(Finding("versions-undecided", newer.document_id, older.document_id, newer.document_id, values))
            break
    replaced = [v for v in full if v.document_id in group.superseded.values()]
    for late in (v for v in versions if "supplement" in v.said):
        holder = next((v for v in reversed(replaced) if late.items and late.items <= v.items and late.issued <= (v.issued or "9")), None)
        if holder:
            note_superseded(group, late, holder, "items")


def is_version(older: Version, newer: Version) -> bool:
    """True where two papers of one meeting are versions of one paper: `newer` speaks of all meetings of `older`, and says the same or
    half of it and calls itself a later one."""
    if not older.meetings <= newer.meetings:
        return False
    if is_print(older, newer) or is_part(older, newer):
        return True
    if not older.items:
        return not newer.items and bool(newer.said & {"corrected", "final"}) and relation_of(older) == relation_of(newer)
    shared = len(older.items & newer.items) / len(older.items)
    says_so = newer.said & {"corrected", "final"} or "draft" in older.said or newer.number != older.number
    by_name = newer.named != older.named
    later = bool(older.issued and newer.issued and older.issued != newer.issued)
    if newer.role == "call" and relation_of(older) != relation_of(newer):
        return shared >= SHARED and bool(says_so)  # a notice and the list of its items are two papers
    return shared >= SHARED and bool(says_so or by_name or later or (newer.role == "call" and older.items < newer.items) or shared >= SAME)


def relation_of(version: Version) -> str:
    """How the paper belongs to its own meeting."""
    return next((found.record.relation for found in version.paper.parsed.meeting_links), "")


def is_print(one: Version, other: Version) -> bool:
    """True where two papers say nearly the same, word for word: a file and its print."""
    pairs = ((one.items, other.items), (one.words, other.words))
    if not (one.items or one.words) or not all(likeness(*pair) >= SAME for pair in pairs):
        return False
    counts = sorted(int(v.paper.row.words or 0) for v in (one, other))
    return counts[0] >= SAME * counts[1]


def is_part(part: Version, whole: Version) -> bool:
    """True for an excerpt: minutes of some of the items that the whole minutes have, in the same words."""
    known = len(part.words & whole.words)
    return part.role == "minutes" and bool(part.words) and part.items < whole.items and known >= SAME * len(part.words)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of either that stand in both; 1 for two that say nothing.

    >>> likeness(frozenset("ab"), frozenset("bc"))
    0.3333333333333333
    """
    return len(one & other) / len(one | other) if one | other else 1.0


def compare(one: Version, other: Version) -> tuple[int, str]:
    """-1 where `other` counts in the place of `one`, 1 the other way round, 0 where nothing tells; and by which sign."""
    for sign, left, right in signs(one, other):
        if left != right:
            return (-1 if left < right else 1), sign
    return 0, ""


def signs(one: Version, other: Version) -> Iterator[tuple[str, Order, Order]]:
    """The signs of the later version, the surest first, as (sign, of one, of the other)."""
    yield "draft", (one.state > 0,), (other.state > 0,)
    if one.issued and other.issued:
        yield "issued", (one.issued,), (other.issued,)
    yield "number", (one.number,), (other.number,)
    yield "words", (one.state, "corrected" in one.said), (other.state, "corrected" in other.said)
    if one.role == "call":
        yield "items", (other.items < one.items,), (one.items < other.items,)
    yield "file", one.named, other.named
    if is_print(one, other) or is_part(one, other) or is_part(other, one):
        yield "print", one.richness, other.richness


def note_superseded(group: Group, older: Version, newer: Version, sign: str) -> None:
    """The older paper gives way to the later, with a finding that says by which words."""
    group.superseded[older.document_id] = newer.document_id
    values = {"name": name_of(older), "other": name_of(newer), "why": find_why(older, newer, sign)}
    code = "paper-printed-twice" if sign == "print" else "paper-superseded"
    group.findings.append(Finding(code, older.document_id, older.document_id, older.document_id, values))


def find_why(older: Version, newer: Version, sign: str) -> str:
    """What tells the later version, word for word: a line of either paper, the items that came, the file's name."""
    if sign == "items":
        titles = [found.record.title for found in newer.paper.parsed.agenda_items]
        return "; ".join(title for title in titles if fold(title) not in older.items)
    if sign == "issued":
        return quote_of(newer, "issued") or newer.issued
    return (quote_of(newer, "version") or quote_of(older, "version")) if sign != "file" else name_of(newer)


def quote_of(version: Version, field: str) -> str:
    """The words from which the paper's version, or the day of its issue, was read; "" for none."""
    return next((row.quote for row in version.paper.parsed.document.evidence if row.field == field), "")


def name_of(version: Version) -> str:
    """The paper's file name."""
    return PurePosixPath(version.paper.path).name

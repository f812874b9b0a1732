"""What was read from papers with known answers, value by value: the rule that read it, its confidence, its doubts, and whether it is right.

What is right is the scorer's word (shared/score/score.py): the same folding, the same likeness, the same pairing.
"""

from __future__ import annotations

import importlib.util
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline import store
from pipeline.engine.paper import parse_paper
from pipeline.findings import Finding
from pipeline.link import link
from pipeline.records import Evidence, Extracted, Parsed
from pipeline.settings import Settings
from pipeline.statuses import apply_as_of

AS_OF = "2026-01-01"
COLUMN_OF = {"meeting-date-missing": "meetings.start_date", "memo-undated": "memos.date"}
"""Findings that the parsers make themselves -> the blank cell that they are about; a doubt names its column and value."""
WHOLE = {"kind-unknown", "no-text", "page-needs-ocr", "page-unreadable", "plan-not-read", "partly-read"}
"""Findings that say of a whole paper why its cells are blank."""
FIELDS = {
    "kind": "documents.kind",
    "language": "documents.language",
    "title": "documents.title",
    "body": "documents.body_name",
    "place": "meetings.place",
    "chair": "meetings.chair",
    "secretary": "meetings.secretary",
    "start_time": "meetings.start_time",
    "end_time": "meetings.end_time",
    "meeting_dates": "meetings.start_date",
    "present": "attendance.person_name",
    "absent": "attendance.person_name",
    "agenda_items": "agenda_items.title",
    "item_numbers": "agenda_items.number",
    "decisions": "decisions.text",
    "actions": "actions.text",
    "action_owner": "actions.owner_raw",
    "action_due": "actions.due_date",
    "to": "memos.recipients",
    "cc": "memos.copies",
    "from": "memos.sender",
    "subject": "memos.subject",
    "date": "memos.date",
}
"""The scorer's field -> the column that holds it."""
MEMO = ("to", "cc", "from", "subject", "date")
LISTS = {"meeting_dates", "present", "absent", "agenda_items", "item_numbers", "decisions", "actions", "action_owner", "action_due"}


@dataclass(frozen=True, slots=True)
class Judged:
    """One value, or a blank cell (value ""), and whether it is right."""

    organisation: str
    paper: str
    field: str
    column: str
    value: str
    is_right: bool
    rule: str = ""
    confidence: float = 0.0
    doubts: tuple[str, ...] = ()
    """The codes of the findings about it."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Papers and their answers."""

    papers: Path
    gold: Path


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(folder: Folder, scorer: ModuleType) -> Iterator[Judged]:
    """Every value and every blank cell of the labelled papers of a folder, in the order of the answers."""
    golds = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.gold.glob("*.json"))}
    places = {path.stem: path for path in sorted(folder.papers.rglob("*")) if path.is_file() and path.stem in golds}
    parsed = {stem: parse_paper(places[stem].read_bytes(), places[stem].name) for stem in golds if stem in places}
    with tempfile.TemporaryDirectory() as processed:
        linked = link([(places[stem].name, replace(one, findings=[])) for stem, one in parsed.items()], Settings())
        store.write_tables(apply_as_of(linked, AS_OF), Path(processed))
        found = scorer.answers(Path(processed))
    for stem, one in parsed.items():
        organisation = find_organisation(places[stem], folder.papers)
        for field, value, is_right in compare(golds[stem], found[stem], stem, scorer):
            yield look_up(one, organisation, stem, field, value, is_right)


def find_organisation(place: Path, papers: Path) -> str:
    """The folder that holds an organisation's papers, else the first word of the paper's name."""
    return place.parent.name if place.parent != papers else place.stem.partition("-")[0]


def compare(gold: dict[str, Any], got: dict[str, Any], stem: str, scorer: ModuleType) -> Iterator[tuple[str, str, bool]]:
    """(field, value as it stands in the tables, is right); a value "" for each field without one, right where the answer is blank too."""
    totals, _ = scorer.tally({stem: gold}, {stem: got})
    missed = {field: [line.removeprefix(f"{stem}: ") for line in total.misses] for field, total in totals.items()}
    for field, values in list_values(gold, got, scorer):
        total = "memo" if field in MEMO else field
        wrong = Counter(line.removeprefix("+ ") for line in missed.get(total, []) if line.startswith("+ "))
        lost = [line for line in missed.get(total, []) if line.startswith(f"- {field}: " if field in MEMO else "- ")]
        for value, folded in values:
            is_wrong = wrong[folded] > 0
            wrong[folded] -= is_wrong
            yield field, value, not is_wrong
        if not values and field not in {"item_numbers", "action_owner", "action_due"}:
            yield field, "", not lost


def list_values(gold: dict[str, Any], got: dict[str, Any], scorer: ModuleType) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each field's values as they stand in the tables, with the form in which the scorer names them."""
    fold, name = scorer.fold, scorer.name
    for field in ("kind", "language", "start_time", "end_time"):
        yield field, [(got[field], got[field])] if got.get(field) else []
    for field in ("title", "body", "place"):
        yield field, [(got[field], fold(got[field]))] if fold(got.get(field) or "") else []
    for field in ("chair", "secretary"):
        yield field, [(got[field], name(part)) for part in scorer.split(got.get(field) or "")]
    yield "meeting_dates", [(date, date) for date in sorted(set(got["meeting_dates"]))]
    for field in ("present", "absent"):
        yield field, [(who, name(who)) for who in got[field] if name(who)]
    items = [item for item in got["agenda_items"] if fold(item["title"])]
    yield "agenda_items", [(item["title"], fold(item["title"])) for item in items]
    yield "decisions", [(one["text"], fold(one["text"][:120])) for one in got["decisions"] if fold(one["text"][:120])]
    tasks = [task for task in got["actions"] if fold(task["text"])]
    yield "actions", [(task["text"], fold(task["text"][:120])) for task in tasks]
    yield from list_paired(gold, items, tasks, scorer)
    if gold.get("kind") == "memo":
        for field in MEMO:
            yield field, [(part, f"{field}: {fold(part)}") for part in scorer.as_list(got[field])]


def list_paired(
    gold: dict[str, Any], items: list[dict[str, str]], tasks: list[dict[str, str]], scorer: ModuleType
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The values that the scorer compares only where item or task is the right one: numbers, owners, due dates."""
    fold, name = scorer.fold, scorer.name
    g_items = [item for item in gold.get("agenda_items") or [] if fold(item.get("title") or "")]
    pairs = scorer.pair([fold(item["title"]) for item in g_items], [fold(item["title"]) for item in items], 0.85)
    numbered = [(i, items[j]["number"]) for i, j in pairs if g_items[i].get("number") and items[j]["number"]]
    yield "item_numbers", [(number, f"{i} {fold(number)}") for i, number in numbered]
    g_tasks = [task for task in gold.get("actions") or [] if fold(task.get("text") or "")]
    pairs = scorer.pair([fold(task["text"][:120]) for task in g_tasks], [fold(task["text"][:120]) for task in tasks], 0.65)
    owned = [(i, tasks[j]["owner"]) for i, j in pairs if g_tasks[i].get("owner") and tasks[j]["owner"]]
    yield "action_owner", [(owner, f"{i} {name(owner)}") for i, owner in owned]
    yield "action_due", [(tasks[j]["due"], f"{i} {tasks[j]['due']}") for i, j in pairs if tasks[j]["due"]]


def look_up(parsed: Parsed, organisation: str, paper: str, field: str, value: str, is_right: bool) -> Judged:
    """The judged value with the evidence and the findings that the paper gave for it."""
    table, _, column = FIELDS[field].partition(".")
    rows: list[Extracted[Any]] = [parsed.document] if table == "documents" else getattr(parsed, table)
    cited = [row for one in rows for row in one.evidence if row.field == column and says(row, value)]
    codes = tuple(finding.code for finding in parsed.findings if is_about(finding, f"{table}.{column}", value))
    best = cited[0] if cited else Evidence(confidence=0.0)
    return Judged(organisation, paper, field, f"{table}.{column}", value, is_right, best.rule, best.confidence, codes)


def is_about(finding: Finding, column: str, value: str) -> bool:
    """True for a doubt of this value of the column, or for a finding that says why its cell is blank."""
    if finding.values.get("field") == column and finding.values.get("value") == value:
        return True
    return not value and (finding.code in WHOLE or COLUMN_OF.get(finding.code) == column)


def says(row: Evidence, value: str) -> bool:
    """True where the evidence is of the value, or of a list that holds it."""
    return row.value == value or value in row.value.split("; ")

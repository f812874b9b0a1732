"""The links of items, decisions, actions and memos to their policy areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from pipeline.findings import Finding
from pipeline.link.areas import AreaHit, is_about_outsiders, is_procedural, match_areas
from pipeline.link.duties import link_duties
from pipeline.link.papers import Group
from pipeline.link.schemes import DUTIES, Scheme
from pipeline.link.terms import flatten
from pipeline.records import ActionItem, Decision, PolicyLink

Heard = dict[bytes, tuple[AreaHit, ...]]
"""What was found in texts: a digest of all that decides it but the program (name_texts) -> areas, none for most."""


@dataclass(slots=True)  # not frozen, which would take three times as long to make: there are as many as decisions
class Subject:
    """What is held against a scheme, with the words that say what it is about."""

    kind: str
    """item, decision, action or document."""
    subject_id: str
    title: str
    text: str
    document_id: str
    source: str
    heading: str = ""
    """The title of the item that a decision or action belongs to: it speaks against an area, never for one."""


def link_areas(group: Group, schemes: list[Scheme], heard: Heard | None = None) -> None:
    """The body's items, decisions, actions and memos linked to the areas of its profile's scheme, and of its own main tasks.

    What is in doubt becomes a finding, not a row. `heard` is what the same program found in the body's texts before; then it is what
    was found now.
    """
    held = [scheme for scheme in schemes if scheme.scheme_id == group.profile.scheme]
    duties = link_duties(group, schemes)
    before, now = {} if heard is None else dict(heard), Heard()
    for subject in [*find_items(group), *find_outcomes(group), *find_memos(group)]:
        for scheme in [*held, *([duties] if duties and duties not in held else [])]:
            name = name_texts(subject, scheme)
            hits = before.get(name)
            now[name] = hits = find_areas(subject, scheme) if hits is None else hits
            link_subject(group, subject, scheme, hits)
    if heard is not None:
        heard.clear()
        heard.update(now)


def name_texts(subject: Subject, scheme: Scheme) -> bytes:
    """A digest of all that decides in which areas of a scheme a subject is found, but for the program."""
    parts = (scheme.scheme_id, scheme.terms, subject.heading, subject.title, subject.text)
    return sha256(repr(parts).encode()).digest()[:16]


def find_areas(subject: Subject, scheme: Scheme) -> tuple[AreaHit, ...]:
    """The areas that a subject is about or may be; none under a heading that speaks against all."""
    outside = scheme.vocabulary.guarded and is_about_outsiders(subject.heading)
    if subject.heading and (is_procedural(subject.heading) or outside):
        return ()
    return match_areas(subject.title, subject.text, scheme.vocabulary)


def link_subject(group: Group, subject: Subject, scheme: Scheme, hits: tuple[AreaHit, ...]) -> None:
    """The areas that a subject is about, as rows; doubts of items and memos as findings, but for tasks, whose words are everyday, and
    for what only the text names of a subject that is surely about another area."""
    names = {area.policy_area_id: area.name for area in scheme.areas} if hits else {}
    title = flatten(subject.title) if any(not hit.doubtful for hit in hits) else ""  # then a mere mention in the text is none
    for hit in hits:
        if not hit.doubtful:
            link_hit(group, subject, hit)
        elif subject.kind in {"item", "document"} and not scheme.scheme_id.endswith(DUTIES) and (not title or hit.quote == title):
            values = {"title": subject.title, "area": names[hit.policy_area_id], "terms": "; ".join(hit.terms), "quote": hit.quote}
            group.findings.append(Finding("policy-link-doubtful", subject.document_id, subject.subject_id, subject.source, values))


def link_hit(group: Group, subject: Subject, hit: AreaHit) -> None:
    """One hit as a row."""
    said = {"terms": "; ".join(hit.terms), "quote": hit.quote, "document_id": subject.document_id, "source": subject.source}
    group.add("policy_links", PolicyLink(subject.kind, subject.subject_id, hit.policy_area_id, f"{hit.score:g}", **said))


def find_items(group: Group) -> Iterator[Subject]:
    """Every item of every paper, with what that paper says was decided and is to be done in it."""
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in list_outcomes(group):
        said[row.item_id, row.document_id].append(row.work if isinstance(row, ActionItem) else row.text)
    for item in group.records.agenda_items:
        text = " ".join(dict.fromkeys(said[item.item_id, item.document_id]))
        yield Subject("item", item.item_id, item.title, text, item.document_id, item.source)


def find_outcomes(group: Group) -> Iterator[Subject]:
    """Every decision and action by its own words."""
    titles = {(item.item_id, item.document_id): item.title for item in group.records.agenda_items}
    for row in list_outcomes(group):
        kind, key, text = ("action", row.action_id, row.work) if isinstance(row, ActionItem) else ("decision", row.decision_id, row.text)
        yield Subject(kind, key, "", text, row.document_id, row.source, titles.get((row.item_id, row.document_id), ""))


def list_outcomes(group: Group) -> Iterable[Decision | ActionItem]:
    """The decisions, then the actions."""
    return [*group.records.decisions, *group.records.actions]


def find_memos(group: Group) -> Iterator[Subject]:
    """Every memo by its subject and its requests: letterhead, recipients and copies say nothing of what it is about."""
    for memo in group.records.memos:
        yield Subject("document", memo.document_id, memo.subject, memo.requests, memo.document_id, memo.source)

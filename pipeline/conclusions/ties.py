"""What ties the bodies of an archive to one another: remembered, and found anew only where a body that changed has to do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import store
from pipeline.store import Book, Held, Known

if TYPE_CHECKING:
    from pipeline.link import Outline, Ties
    from pipeline.link.across import Case
    from pipeline.link.all_bodies import Bodies
    from pipeline.link.handed import Tie

NAMED, HANDED, SHARED = range(3)
"""Where a tie comes from, the strongest first: a body that names another's item, one that hands on or takes over, an archive number."""
KEPT = 8
"""Outlines of other bodies that are kept at hand."""


@dataclass(slots=True)
class Outlines(Mapping[str, "Outline"]):
    """The outlines of all bodies (body -> key), of which few are in memory."""

    versions: Mapping[str, str]
    load: Callable[[str], Outline]
    kept: dict[str, Outline] = field(default_factory=dict)

    def __getitem__(self, body_id: str) -> Outline:
        if body_id not in self.kept:
            self.kept[body_id] = self.load(body_id)
            while len(self.kept) > KEPT:
                del self.kept[next(iter(self.kept))]
        return self.kept[body_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.versions)

    def __len__(self) -> int:
        return len(self.versions)

    def __contains__(self, body_id: object) -> bool:
        return body_id in self.versions


@dataclass(frozen=True, slots=True)
class Bonds:
    """The ties of all bodies: a digest of each body's at hand, the ties themselves on demand."""

    out: Path
    digests: dict[str, str]
    outlines: Outlines

    def load(self, body_id: str) -> Ties:
        """One body's ties. A memory that broke since they were found is made anew."""
        ties = store.open_book(self.out, lambda book: read_ties(book, body_id))
        if digest_ties(ties) != self.digests[body_id]:
            store.open_book(self.out, lambda book: renew_book(book, self.outlines, is_broken=True))
            ties = store.open_book(self.out, lambda book: read_ties(book, body_id))
        return ties

    def read_tied(self) -> dict[str, set[str]]:
        """Body -> the others to whose items its own are tied."""
        return store.open_book(self.out, lambda book: book.read_tied())


def tie_archive(out: Path, keys: Mapping[str, str], load: Callable[[str], Outline]) -> Bonds:
    """The ties of all bodies (body -> a digest of all that its records depend on); `load` gives the outline of one. Raises
    EnvironmentFault."""
    outlines = Outlines(dict(sorted(keys.items())), load)
    return Bonds(out, store.open_book(out, lambda book: renew_book(book, outlines)), outlines)


def renew_book(book: Book, outlines: Outlines, *, is_broken: bool = False) -> dict[str, str]:
    """Body -> a digest of its ties, after the memory says what is so now."""
    known, now = {} if is_broken else book.read_bodies(), outlines.versions
    if not known:
        book.clear()
    changed = [body_id for body_id, key in now.items() if body_id not in known or known[body_id].key != key]
    gone = known.keys() - now.keys()
    if changed or gone:
        fresh = {body_id: one for body_id, one in known.items() if body_id in now}
        numbers = forget_bodies(book, gone)
        for body_id in changed:
            numbers |= note_body(book, outlines[body_id], now[body_id], known.get(body_id), fresh)
        restless = find_restless(book, known, fresh, {*changed, *gone})
        touched = {*changed} | tie_named(book, outlines, fresh, restless) | tie_shared(book, fresh, numbers)
        for body_id in touched & now.keys():
            fresh[body_id] = replace(fresh[body_id], digest=digest_ties(read_ties(book, body_id)))
            book.write_body(body_id, fresh[body_id])
        known = fresh
    return {body_id: known[body_id].digest for body_id in now}


def forget_bodies(book: Book, gone: Iterable[str]) -> set[str]:
    """The archive numbers of bodies that are no more."""
    numbers = set()
    for body_id in gone:
        numbers |= {row[0] for row in book.swap_cases(body_id, ())}
        book.forget_body(body_id)
    return numbers


def note_body(book: Book, outline: Outline, key: str, before: Known | None, fresh: dict[str, Known]) -> set[str]:
    """The archive numbers under which a body stands otherwise than before; `fresh` has it as it is known now."""
    from pipeline.link.across import list_cases

    body_id = outline.body_id
    fresh[body_id] = Known(key, outline.name, outline.short_name, outline.folder, bool(outline.waiting or outline.dues))
    numbers = {row[0] for row in book.swap_cases(body_id, map(hold_case, list_cases(outline)))}
    return numbers if before and before.folder == outline.folder else numbers | book.list_numbers(body_id)


def find_restless(book: Book, known: Mapping[str, Known], now: Mapping[str, Known], changed: set[str]) -> set[str]:
    """The bodies of which it must be asked anew what their papers say of others: where a name is new or gone, all that say anything."""
    if name_all(known) != name_all(now):
        return changed | {body_id for body_id, one in now.items() if one.waits}
    return changed | book.find_meaning(changed)


def name_all(bodies: Mapping[str, Known]) -> list[tuple[str, str, str]]:
    """What all bodies are called."""
    return sorted((body_id, one.name, one.short_name) for body_id, one in bodies.items())


def tie_named(book: Book, outlines: Outlines, now: Mapping[str, Known], restless: Iterable[str]) -> set[str]:
    """The bodies whose ties may have changed, after it is found anew what the papers of the `restless` say of others."""
    from pipeline.link.all_bodies import Bodies, name_bodies

    touched = set()
    bodies = Bodies(outlines, name_bodies(name_all(now)))
    for body_id in sorted(restless):
        ties, dues = find_said(outlines[body_id], bodies) if body_id in now and now[body_id].waits else ({}, {})
        for kind in (NAMED, HANDED):
            touched |= book.swap_ties(kind, body_id, ((one.body_id, one.earlier_body, one.link) for one in ties.get(kind, ())))
        book.swap_dues(body_id, dues.items())
        book.swap_meant(body_id, bodies.asked)
        bodies.asked.clear()
        touched.add(body_id)
    return touched


def find_said(outline: Outline, bodies: Bodies) -> tuple[dict[int, list[Tie]], dict[str, str]]:
    """What a body's papers say of other bodies: ties by where they come from, and due dates."""
    from pipeline.link.across import find_named_items
    from pipeline.link.handed import find_handed
    from pipeline.link.other_dues import find_dues

    dues = find_dues(outline, bodies)
    if len(bodies.outlines) < 2:
        return {}, dues
    return {NAMED: list(find_named_items(outline, bodies)), HANDED: list(find_handed(outline, bodies))}, dues


def tie_shared(book: Book, now: Mapping[str, Known], numbers: Iterable[str]) -> set[str]:
    """The bodies whose ties may have changed, after those under some archive numbers are found anew."""
    from pipeline.link.across import find_shared

    touched = set()
    for number in sorted(numbers):
        found = find_shared(number, [restore_case(row, now) for row in book.read_cases(number)])
        touched |= book.swap_ties(SHARED, number, ((one.body_id, one.earlier_body, one.link) for one in found))
    return touched


def hold_case(case: Case) -> Held:
    """An item under an archive number as it is remembered."""
    item = case.stood.item
    return item.case_number, case.body_id, case.stood.date, item.item_id, item.meeting_id, item.title, item.document_id, item.source


def restore_case(row: Held, bodies: Mapping[str, Known]) -> Case:
    """What hold_case was given, as far as ties hang on it."""
    from pipeline.link.across import Case
    from pipeline.link.outlines import Stood
    from pipeline.records import AgendaItem

    number, body_id, date, item_id, meeting_id, title, document_id, source = row
    item = AgendaItem(item_id, meeting_id, case_number=number, title=title, document_id=document_id, source=source)
    return Case(body_id, bodies[body_id].folder, Stood(date, item))


def read_ties(book: Book, body_id: str) -> Ties:
    """One body's ties."""
    from pipeline.link.across import join_found
    from pipeline.link.handed import Tie

    return join_found(body_id, (Tie(*found) for found in book.read_ties(body_id)), book.read_dues(body_id))


def digest_ties(ties: Ties) -> str:
    """A digest of all that ties add to a body's records."""
    return sha256(repr((ties.links, ties.amended, ties.dues)).encode("utf-8", "surrogateescape")).hexdigest()

"""From tables to files that leave the house: the publications, and the tables in other forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from pipeline import store
from pipeline.conclusions import conclude
from pipeline.engine.collector import pause_collector
from pipeline.errors import UsageError
from pipeline.finding_rows import hide_in_paths, hide_persons
from pipeline.outcomes import Published
from pipeline.run.footing import note_run, require_tables
from pipeline.run.opening import open_records, open_tables
from pipeline.settings import Settings

EXPORTS = tuple(store.PUBLIC)
"""The kinds of files that `export` makes of the tables."""


def reports(
    processed: Path,
    settings: Settings,
    as_of: str,
    out: Path,
    *,
    body: str = "",
    meeting: str = "",
    plan: bool = False,
    period: str = "",
    public: bool = False,
) -> Published:
    """Write the next agenda, the report before the meeting and the calendar, for every body or for one, as seen on `as_of`.

    With `plan`, propose the next meeting plan even where none is due. With `period`, write only the reports of that year or half-year.
    With `public`, write the public edition instead, and the internal list of what was left out of it.
    """
    from pipeline.engine.apart import Apart
    from pipeline.publish import find_slots, publish
    from pipeline.publish.edition import Edition, find_marks
    from pipeline.statuses import drop_superseded, split_later

    require_tables(processed)
    with store.hold_lock(processed), pause_collector():
        tables = store.read_tables(processed, evidence=True)
        records, later = split_later(tables, as_of)
        records, edition = conclude(records, settings, as_of, []), None
        if public:
            internal = drop_superseded(records)
            slots, marks = find_slots(internal, settings, as_of, body=body, meeting=meeting), find_marks(internal)
            records, later, withheld = open_records(records, later, tables, settings, as_of, store.read_released(processed))
            edition = Edition(slots, withheld, marks)
        shown, later = drop_superseded(replace(records, documents=hide_in_paths(records.documents))), hide_in_paths(later)
        compose = partial(publish, shown, settings, as_of, later=later, sent=store.read_sent(processed), edition=edition)
        compose = partial(compose, standing=store.list_standing(processed, out))
        with Apart(settings.limits) as apart:
            published = compose(body=body, meeting=meeting, plan=plan, period=period, guard=apart.do)
        store.remember_sent(processed, {name: data for name, data in published.files if name.endswith(".ics")})
        written = write_all(processed, out, published.files, "reports", as_of)
        return Published(written, published.notes, published.faults)


def export(processed: Path, kind: str, out: Path, settings: Settings, as_of: str, *, public: bool = False) -> Published:
    """Write the tables in another form (one of EXPORTS) into `out`. Raises UsageError where they, or what it needs, are not there.

    With `public`, write their public edition with the statuses and figures of `as_of`, and the internal list of what was left out.
    """
    require_tables(processed)
    if kind not in store.EXPORTS and not public:
        raise UsageError(f"the tables in {processed} are {kind} already; `--public` writes their public edition")
    with store.hold_lock(processed), pause_collector():
        if public:
            opened, withheld = open_tables(processed, settings, as_of)
            files, notes = store.format_public(kind, opened, withheld)
        else:
            files, notes = store.EXPORTS[kind](processed)
        return Published(write_all(processed, out, files.items(), "export", as_of), notes)


def write_all(processed: Path, out: Path, files: Iterable[tuple[str, bytes | str]], verb: str, as_of: str) -> list[tuple[str, str]]:
    """Where publications now stand and what became of each, noted in the journal; what a killed run laid aside among them is gone."""
    store.clear_asides(out)
    written = [store.write_published(processed, out / hide_persons(name), data) for name, data in files]
    note_run(processed, verb, {"files": len(written)}, as_of=as_of, published=store.name_places(processed, written))
    return [(str(one.path), one.state) for one in written]

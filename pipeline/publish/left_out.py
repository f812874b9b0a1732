"""The list that goes with a public edition to the secretary: what was left out of it, and why. An internal paper."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.publish.contexts import Publication
from pipeline.publish.facts import format_body
from pipeline.publish.texts import format_count
from pipeline.publish.views import View
from pipeline.withheld import Withheld

HEADS = frozenset({"documents", "agenda_items"})
"""What stands by itself on the list; the rest that hangs on one of these is counted beside it."""
COUNTED = ("decisions", "actions", "memos", "attendance")
"""What is counted by its name; all else is «other»."""
SHOWN = 200
"""So many are listed, the newest first; the rest are counted."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing that was left out."""

    date: str
    number: str
    what: str
    title: str
    why: str
    also: str
    """What was left out with it: «1 konklusjon, 2 tiltak»."""
    source: str


@dataclass(frozen=True, slots=True)
class LeftOutContext(Publication):
    """The list, and how much more there is."""

    rows: tuple[LeftOut, ...]
    more: str


def compose_left_out(view: View, date: str, withheld: Iterable[Withheld]) -> LeftOutContext:
    """What was left out of a body's public edition for a meeting (or period) in words."""
    t = view.t
    own = [row for row in withheld if row.body_id in {view.body.body_id, ""}]
    hanging: dict[str, Counter[str]] = defaultdict(Counter)
    heads: dict[tuple[str, ...], Withheld] = {}
    for row in own:
        if row.rule == "hangs-on" and row.kind not in HEADS:
            hanging[row.because][row.kind] += 1
        else:
            heads.setdefault((row.kind, row.record_id.partition("|")[0], row.rule, row.passage), row)
    rows = sorted(heads.values(), key=lambda row: (row.date, row.number, row.kind, row.record_id), reverse=True)
    return LeftOutContext(
        t=t,
        language=view.language,
        title=t["leftout_title"].format(body=format_body(view)),
        body_name=view.profile.name or view.body.body_id,
        short_name=view.profile.short_name,
        date=date,
        as_of=view.date(view.as_of),
        notices=(t["leftout_internal"],),
        edition=t["edition_internal"],
        rows=tuple(compose_row(view, row, hanging) for row in rows[:SHOWN]),
        more=format_count(t, "leftout_more", len(rows) - SHOWN) if len(rows) > SHOWN else "",
    )


def compose_row(view: View, row: Withheld, hanging: Mapping[str, Counter[str]]) -> LeftOut:
    """One row in words."""
    t = view.t
    key = row.source.partition(":")[0] if row.kind == "documents" else row.record_id.partition("|")[0]
    why = "; ".join(part for part in (t[f"rule_{row.rule}"], row.legal_basis) if part)
    return LeftOut(
        date=view.date(row.date),
        number=row.number,
        what=t.get(f"leftout_{row.kind}", t["leftout_other"]),
        title=PurePosixPath(row.path).name if row.kind == "documents" and not row.title else row.title,
        why=why,
        also=", ".join(format_hanging(view, hanging.get(key, Counter()))),
        source=format_place(view, row),
    )


def format_hanging(view: View, counts: Counter[str]) -> Iterator[str]:
    """«1 konklusjon», «2 tiltak», «3 andre opplysninger»."""
    for kind in COUNTED:
        if counts[kind]:
            yield format_count(view.t, f"leftout_n_{kind}", counts[kind])
    if rest := sum(count for kind, count in counts.items() if kind not in COUNTED):
        yield format_count(view.t, "leftout_n_other", rest)


def format_place(view: View, row: Withheld) -> str:
    """«referat.pdf, s. 2, l. 14»: where a person can read it."""
    place = row.source.split(":")[1:]
    words = [f"{view.t[name]} {number}" for name, number in zip(("page_short", "line_short"), place, strict=False)]
    return ", ".join([PurePosixPath(row.path).name, *words]) if row.path else ""

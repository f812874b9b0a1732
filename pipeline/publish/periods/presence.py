"""Who was there over a period: by unit as a chart and a table, by member as a table where the edition holds members."""

from __future__ import annotations

from pipeline.publish.contexts_charts import Chart, ChartRow
from pipeline.publish.periods.contexts import Grid
from pipeline.publish.periods.spans import Period
from pipeline.publish.texts import format_count
from pipeline.publish.views import View
from pipeline.records import AttendanceCount

STATES = ("present", "partly", "deputy", "absent", "unknown")
COLUMNS = ("meetings", *STATES)
LABELS = {name: f"presence_{name}" for name in COLUMNS} | {"unknown": "presence_unknown_state"}
"""Column -> its text's key."""


def compose_presence(view: View, period: Period, kind: str) -> Grid:
    """One row a unit or member: meetings whose minutes say who was there, and in how many it was there, and how; blank where not known."""
    counts = count_presence(view, period, kind)
    t = view.t
    if not counts:
        return Grid((), (), None, notes=(t["presence_unknown"],) if kind == "unit" else ())
    rows = tuple((name, (*map(str, cells), format_share(view, cells))) for name, cells in counts.items())
    heads = (*(t[LABELS[name]] for name in COLUMNS), t["presence_share"])
    return Grid(heads, rows, draw_units(view, period, counts) if kind == "unit" else None)


def count_presence(view: View, period: Period, kind: str) -> dict[str, list[int]]:
    """Name -> meetings and states, summed over the period's half-years."""
    own = (row for row in view.records.attendance_counts if row.body_id == view.body.body_id and row.term in period.terms)
    counts: dict[str, list[int]] = {}
    for row in own:
        if row.subject_kind == kind and row.meetings:
            sums = counts.setdefault(format_name(view, row), [0] * len(COLUMNS))
            counts[format_name(view, row)] = [n + int(getattr(row, name) or 0) for n, name in zip(sums, COLUMNS, strict=True)]
    return dict(sorted(counts.items()))


def format_name(view: View, row: AttendanceCount) -> str:
    """«FHS – Fakultet for helsefag»; a member with the unit in brackets."""
    if row.subject_kind == "unit":
        name = view.profile.units.get(row.subject, "")
        return f"{row.subject} – {name}" if name else row.subject
    return f"{row.subject} ({row.unit})" if row.unit else row.subject


def format_share(view: View, cells: list[int]) -> str:
    """How often the seat was filled, by the member or a deputy, of the meetings of which it is known: «8 av 9»."""
    meetings, *_, unknown = cells
    there = sum(cells[1:4])
    return f"{there} {view.t['of']} {meetings - unknown}" if meetings > unknown else view.t["unknown"]


def draw_units(view: View, period: Period, counts: dict[str, list[int]]) -> Chart:
    """A bar a unit, with a part a state."""
    t = view.t
    rows = tuple(
        ChartRow(name.split(" – ")[0], tuple(cells[1:]), tuple(str(n) if n else "" for n in cells[1:])) for name, cells in counts.items()
    )
    known = {name: cells[0] - cells[-1] for name, cells in counts.items()}
    missed = {name: cells[4] for name, cells in counts.items()}
    most = max(counts, key=lambda name: missed[name])
    always = sum(missed[name] == 0 and known[name] > 0 for name in counts)
    alt = t["presence_alt"].format(n=always, count=len(counts))
    if missed[most]:
        alt += " " + t["presence_alt_most"].format(name=most.split(" – ")[0], meetings=format_count(t, "count_meetings", missed[most]))
    title = t["presence_title"].format(period=period.format(view.language))
    return Chart("bars", title, alt, tuple(t[LABELS[name]] for name in STATES), rows)

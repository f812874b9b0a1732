"""Policy areas over time: how many items each month, meeting or half-year were about each, as a table and a heat map."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.calendar import list_terms, term
from pipeline.language.formats import MONTHS, find_day, format_term
from pipeline.publish.contexts_charts import Chart, ChartRow
from pipeline.publish.coverage import find_areas
from pipeline.publish.periods.contexts import Grid
from pipeline.publish.periods.spans import Period, find_meetings
from pipeline.publish.texts import format_count
from pipeline.publish.views import View
from pipeline.records import Meeting, PolicyArea

MOST_MEETINGS = 12
"""A half-year with more meetings than this is shown by month."""
MOST_TERMS = 8
NOTHING, MISSING = "–", "?"
"""Stand in a column without a meeting, and in one whose minutes are not here."""
SIGNS = {MISSING: "cell_missing", NOTHING: "cell_nothing"}
"""Sign -> the text that explains it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A month or a meeting."""

    head: str
    meetings: tuple[Meeting, ...]


def compose_areas(view: View, period: Period) -> Grid:
    """Area by month, or by meeting in a half-year with few: how many items of minutes were about it."""
    columns = find_columns(view, period)
    grid = [[count_cell(view, area, column) for column in columns] for area in list_areas(view)]
    signs = [find_sign(view, column) for column in columns]
    title = view.t["areas_by_month" if period.is_year or len(columns) > MOST_MEETINGS else "areas_by_meeting"]
    return compose_grid(view, [column.head for column in columns], grid, signs, title.format(period=period.format(view.language)))


def list_areas(view: View) -> list[PolicyArea]:
    """The areas of the body's scheme, in order."""
    return find_areas(view, view.profile.scheme)


def find_columns(view: View, period: Period) -> list[Column]:
    """The columns of the heat map."""
    meetings = [m for m in find_meetings(view, period) if m.status != "cancelled"]
    if not period.is_year and 0 < len(meetings) <= MOST_MEETINGS:
        return [Column(format_head(m.suggested_date or m.start_date, view.language), (m,)) for m in meetings]
    months = [f"{period.first[:5]}{n:02}" for n in range(int(period.first[5:7]), int(period.last[5:7]) + 1)]
    by_month: dict[str, list[Meeting]] = {}
    for m in meetings:
        by_month.setdefault((m.suggested_date or m.start_date)[:7], []).append(m)
    return [Column(name_month(month, view.language), tuple(by_month.get(month, ()))) for month in months]


def name_month(month: str, language: str) -> str:
    """A month in three letters.

    >>> name_month("2025-05", "nn"), name_month("2025-10", "en")
    ('mai', 'Oct')
    """
    return MONTHS[language][int(month[5:7]) - 1][:3]


def format_head(iso: str, language: str) -> str:
    """A day without its year, for the head of a narrow column.

    >>> format_head("2025-11-26", "nb"), format_head("2025-11-05", "en")
    ('26. nov', '5 Nov')
    """
    day = find_day(iso)
    return f"{day.day}{'' if language == 'en' else '.'} {name_month(iso, language)}" if day else iso


def count_cell(view: View, area: PolicyArea, column: Column) -> int | None:
    """How many items of a column's minutes are about an area; None where no minutes of it are here."""
    touched = view.touched.get(area.policy_area_id, set())
    read = [view.minutes[m.meeting_id] for m in column.meetings if m.meeting_id in view.minutes]
    return sum(item.item_id in touched for items in read for item in items) if read else None


def find_sign(view: View, column: Column) -> str:
    """What stands in the column's cells where nothing is known, or behind the figure where minutes of one of its meetings are missing."""
    passed = [m for m in column.meetings if (m.suggested_date or m.start_date) <= view.as_of]
    return "" if passed and all(m.meeting_id in view.minutes for m in passed) else MISSING if passed else NOTHING


def compose_grid(view: View, heads: list[str], grid: list[list[int | None]], signs: list[str], title: str) -> Grid:
    """The table with a last column for the sum, and the heat map of the same figures."""
    areas = list_areas(view)
    known = [cell for cells in grid for cell in cells if cell is not None]
    if not areas or not known:
        return Grid((), (), None, notes=(view.t["no_scheme" if not areas else "areas_unknown"],) if view.profile.scheme else ())
    rows, drawn = [], []
    for area, cells in zip(areas, grid, strict=True):
        texts = [sign if cell is None else f"{cell}{sign}" for cell, sign in zip(cells, signs, strict=True)]
        name = f"{area.number} {area.name}".strip()
        rows.append((name, (*texts, str(sum(cell for cell in cells if cell)))))
        drawn.append(ChartRow(name, tuple(cells), tuple(texts)))
    alt = format_alt(view, areas, grid, title)
    notes = [view.t["cell_zero"], *(view.t[key] for sign, key in SIGNS.items() if sign in signs)]
    return Grid((*heads, view.t["sum_head"]), tuple(rows), Chart("heat-map", title, alt, tuple(heads), tuple(drawn)), (" ".join(notes),))


def format_alt(view: View, areas: list[PolicyArea], grid: list[list[int | None]], title: str) -> str:
    """Which area comes first and which have nothing: what the heat map shows at a glance."""
    sums = [sum(cell for cell in cells if cell) for cells in grid]
    most = max(range(len(areas)), key=sums.__getitem__)
    none = [area.name for area, n in zip(areas, sums, strict=True) if not n]
    if not sums[most]:
        return f"{title}. {view.t['areas_alt_zero']}"
    text = view.t["areas_alt"].format(title=title, area=areas[most].name, items=format_count(view.t, "count_cases", sums[most]))
    return f"{text} {view.t['areas_alt_none'].format(areas='; '.join(none))}" if none else text


def compose_terms(view: View, period: Period) -> Grid:
    """Area by half-year over the last terms known up to the period's end; empty where only one has minutes."""
    rows = [row for row in view.records.coverage if row.body_id == view.body.body_id and row.term <= term(period.last)]
    known = {(row.term, row.policy_area_id): int(row.items) for row in rows if row.items}
    minuted = sorted({one for one, _ in known})
    if len(minuted) < 2 or not list_areas(view):
        return Grid((), (), None)
    terms = list_terms(minuted[0], max(row.term for row in rows))[-MOST_TERMS:]
    grid = [[known.get((one, area.policy_area_id)) for one in terms] for area in list_areas(view)]
    signs = ["" if one in minuted else MISSING for one in terms]
    heads = [format_term(f"{one[:4]}-{'01' if one[-1] == '1' else '07'}-01", view.language) for one in terms]
    return compose_grid(view, heads, grid, signs, view.t["areas_by_term"])

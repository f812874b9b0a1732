"""Titles that return from meeting to meeting or from year to year: what the papers show of them, for the secretary to consider."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.language.calendar import MONTH, MONTHS
from pipeline.language.folding import fold
from pipeline.language.formats import find_day
from pipeline.language.likeness import SAME, compare_matters, read_matter
from pipeline.publish.contexts import Line
from pipeline.publish.sources import find_source, format_quote
from pipeline.publish.texts import format_list
from pipeline.publish.views import View
from pipeline.records import PROCEDURAL, AgendaItem, Meeting

Key = frozenset[str]
"""What stays the same in a title that returns."""
STANDING: Key = frozenset({"*"})
"""What tells «Nytt fra torget» from «Torget»."""
IN_ROW = 4
"""An item that stood in so many meetings running is a standing one."""
LONGEST_ROW = 8
"""So many of its meetings are named."""
FRESH = 3
"""A matter of the last so many months is going on, and not this year's turn of a yearly one."""
YEARLY = re.compile(
    r"\b(?:års(?:rapport|budsjett|melding|regnskap|rekneskap|plan|beretning|oversikt|oversyn|oppsummering|evaluering|gjennomgang|statistikk"
    r"|hjul|avslutning)\w*|årleg\w*|årlig\w*|(?:hvert|kvart) år|annual\w*|yearly|(?:every|each) year)\b",
    re.I,
)
"""How a title, or a body's page, says that something comes once a year."""
ADDED = re.compile(r"\s*\((?:oppfølging av|oversendt fra|oversend frå|follow-up of|handed on by) [^()]*\)$")
"""What our own agendas add to a title."""


def key_title(title: str) -> Key:
    """The words of a title without its year, so that one year's item is known again in the next; periods and numbers stay.

    >>> key_title("Årsrapport 2024") == key_title("Årsrapporten for 2025"), key_title("Orienteringer") == key_title("Orienteringer ")
    (True, True)
    >>> key_title("HMS-rapport 1. kvartal") == key_title("HMS-rapport 2. kvartal"), key_title("Nytt fra torget") == key_title("Torget")
    (False, False)
    """
    title = ADDED.sub("", title)
    matter = read_matter(title)
    words = matter.words or frozenset(re.findall(r"[^\W\d_]+", fold(title)))
    return words | matter.periods | matter.numbers | (STANDING if matter.standing else frozenset())


def is_same_title(one: str, other: str) -> bool:
    """True where two titles are one item's, in whatever year: the same words, the other's words before a dash, or very like words.

    >>> is_same_title("Budsjett 2026 – rammer", "Budsjett"), is_same_title("Budsjett for julebordet", "Budsjett")
    (True, False)
    >>> is_same_title("Benker på torget", "Nytt fra torget"), is_same_title("Lokale lønnsforhandlinger 2026", "Lønnsforhandlinger, lokale")
    (False, True)
    """
    if key_title(one) == key_title(other):
        return True
    first, second = (replace(read_matter(ADDED.sub("", title)), years=frozenset()) for title in (one, other))
    if first.standing or second.standing:
        return False
    return (bool(second.words) and first.head == second.words) or compare_matters(first, second) >= SAME


def index_meetings(view: View, meeting: Meeting) -> list[tuple[Meeting, dict[Key, AgendaItem]]]:
    """The earlier meetings with papers, in order, each with its matters by key; what is closed or mere form is left out."""
    found = []
    for m in view.meetings:
        rows = view.minutes.get(m.meeting_id) or view.noticed.get(m.meeting_id) or ()
        if rows and m.start_date < meeting.start_date and m.status != "cancelled" and not m.suggested_date:
            open_rows = (row for row in rows if row.item_type not in PROCEDURAL and row.item_id not in view.closed)
            found.append((m, {key_title(row.title): row for row in open_rows}))
    return found


def find_recurring(view: View, meeting: Meeting, lines: Iterable[Line]) -> Iterator[str]:
    """In words: titles that look like standing items, those that usually come now, and what the body's page says of this time."""
    earlier = index_meetings(view, meeting)
    known = {key_title(line.title) for line in lines} | {key_title(item.title) for item in (*view.profile.standing, *view.profile.yearly)}
    known |= {key_title(view.t[name]) for name in ("any_other", "follow_up", "approve_notice")}
    standing = dict(find_standing(earlier, known))
    for rows in standing.values():
        where = format_list(view.t, [format_item(view, m, row) for m, row in rows[:LONGEST_ROW]])
        yield view.t["standing_found"].format(title=rows[0][1].title, n=len(rows), where=where)
    for rows in find_yearly(earlier, known | standing.keys(), meeting):
        where = format_list(view.t, [format_item(view, m, row) for m, row in rows])
        yield view.t["yearly_found"].format(title=rows[-1][1].title, where=where)
    yield from find_said(view, meeting)


def find_standing(
    earlier: list[tuple[Meeting, dict[Key, AgendaItem]]], known: set[Key]
) -> Iterator[tuple[Key, list[tuple[Meeting, AgendaItem]]]]:
    """The titles that stood in each of the last meetings, at least IN_ROW of them, with these meetings, the newest first."""
    if len(earlier) < IN_ROW:
        return
    for key in earlier[-1][1]:
        rows = []
        for m, items in reversed(earlier):
            if key not in items:
                break
            rows.append((m, items[key]))
        if len(rows) >= IN_ROW and key not in known:
            yield key, rows


def find_yearly(
    earlier: list[tuple[Meeting, dict[Key, AgendaItem]]], known: set[Key], meeting: Meeting
) -> Iterator[list[tuple[Meeting, AgendaItem]]]:
    """The matters of the same month (or the one beside it) in at least two earlier years, or in one where the title says that it is
    yearly, each with those meetings; none of the last months' matters."""
    turns: dict[Key, dict[int, tuple[Meeting, AgendaItem]]] = {}
    fresh: set[Key] = set()
    for m, items in earlier:
        months = count_months(m.start_date, meeting.start_date)
        years = (months + 1) // 12
        if months <= FRESH:
            fresh |= items.keys()
        elif years and abs(months - 12 * years) <= 1:
            for key, row in items.items():
                turns.setdefault(key, {})[years] = (m, row)
    for key, rows in turns.items():
        if key not in known | fresh and (len(rows) > 1 or any(YEARLY.search(row.title) for _, row in rows.values())):
            yield list(rows.values())


def count_months(start: str, end: str) -> int:
    """The months from one day's month to another's.

    >>> count_months("2024-12-18", "2026-01-07")
    13
    """
    first, last = find_day(start), find_day(end)
    return (last.year - first.year) * 12 + last.month - first.month if first and last else 0


def format_item(view: View, meeting: Meeting, row: AgendaItem) -> str:
    """«24/25 (24.09.25)»; the day alone where the item bears no number."""
    day = view.date(meeting.start_date)
    return f"{row.number} ({day})" if row.number else day


def find_said(view: View, meeting: Meeting) -> Iterator[str]:
    """What the body's page says of yearly matters in the meeting's month, as quotations."""
    month = int(meeting.start_date[5:7])
    for name in ("tasks", "cadence", "purpose"):
        for sentence in re.split(r"(?<=[.!?;])\s+", getattr(view.body, name)):
            named = {MONTHS[word] for word in re.findall(rf"(?<!\w)({MONTH})(?!\w)", fold(sentence))}
            if month in named and YEARLY.search(sentence):
                source = find_source(view, "bodies", view.body.body_id, name, view.body.source)
                yield view.t["yearly_said"].format(quote=format_quote(view, sentence.strip(" ;"), source))

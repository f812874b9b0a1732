"""Due dates that are a meeting's: the next one, the one of a month, another body's next one; and what is doubtful about a due date."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from pipeline.language.folding import fold
from pipeline.records import ActionItem, Evidence

MEETING_OF = re.compile(r"\b(?P<of>[^\W\d_][\w-]*?)s?-?(?:møte|møde|möte)", re.IGNORECASE)
"""«dekanmøte»: whose meeting it is."""
ANY_BODYS = re.compile(
    r"(?:styre|råd|utval|leder|leiar|komite|komité|nemnd|gruppe|medlem|fjern|teams|digital|felles|arbeid|kontor|ekstra|haust|høst|vår)\w*$"
)
"""What every body may call its own meeting by."""


def resolve_due(action: ActionItem, date: str, calendar: list[str], body: str) -> tuple[ActionItem, tuple[Evidence, ...]]:
    """«neste møte», «møtet i mars» become the date of the meeting that the papers know, with the reason as evidence.

    `calendar` holds the days of the body's meetings in order, `body` its name; another body's meeting stays blank (see `across`).
    """
    if action.precision != "meeting" or not date or len(action.due_date) == 10 or find_other(action.due_raw, body):
        return action, ()
    if len(action.due_date) == 7:
        held = [day for day in calendar[bisect_right(calendar, date) :] if day.startswith(action.due_date)]
        return settle(action, held[0], "meeting_of_month") if len(held) == 1 else (replace(action, precision="month"), ())
    place = bisect_right(calendar, date)
    return settle(action, calendar[place], "next_meeting_in_plan") if not action.due_date and place < len(calendar) else (action, ())


def settle(action: ActionItem, due: str, rule: str) -> tuple[ActionItem, tuple[Evidence, ...]]:
    """The action with a due date that other papers gave, and the words that stand for it."""
    reason = Evidence(field="due_date", value=due, document_id=action.document_id, quote=action.due_raw, rule=rule, confidence=0.9)
    return replace(action, due_date=due), (reason,)


def find_other(raw: str, body: str) -> str:
    """The folded word for the other body whose meeting a due date is; "" for the body's own.

    >>> find_other("innen neste dekanmøte", "Administrativt lederutvalg"), find_other("neste styremøte", "Vika velforening")
    ('dekan', '')
    """
    match = MEETING_OF.search(raw)
    word = fold(match["of"]) if match else ""
    return "" if not word or ANY_BODYS.match(word) or word in fold(body) else word


def find_doubt(action: ActionItem, date: str) -> str:
    """The code of what is doubtful about an action's due date, "" for nothing: none, unclear, or in a year nobody wrote.

    >>> find_doubt(ActionItem(due_raw="Frist 15. januar", due_date="2026-01-15", precision="day"), "2025-10-15")
    'due-year-inferred'
    """
    if not action.due_date:
        return "action-due-unclear" if action.due_raw else "action-without-due-date"
    year = action.due_date[:4]
    is_written = year in action.due_raw or re.search(rf"[./-]{year[2:]}\b", action.due_raw)
    return "due-year-inferred" if date and year != date[:4] and action.precision == "day" and not is_written else ""

"""What is exempt from public access: an agenda is sent out and only numbers it, the internal report keeps its title but not its words."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.publish.contexts import Line
from pipeline.publish.texts import quote
from pipeline.publish.views import View
from pipeline.records import Decision

NOTING = re.compile(
    r"(?:[\w-]+ (?:tar|tok|tek) )?(?:(?:saken|saka|sak|orienteringen|orienteringa) )?(?:(?:ble|blei|blir|vart|vert|tas|tatt|teken) )*"
    r"til (?:orientering|etterretning|vitande)\.?|(?:the item was |the item is )?noted\.?",
    re.I,
)
"""A conclusion that tells nothing of its matter."""


def format_access(view: View, item_id: str) -> str:
    """«unntatt offentlighet, offl. § 23» for a closed item, else empty."""
    return ", ".join(part for part in (view.t["withheld"], view.closed[item_id]) if part) if item_id in view.closed else ""


def format_withheld(view: View, item_id: str) -> str:
    """What stands in place of a closed item's words: «(unntatt offentlighet, offl. § 23)»."""
    return f"({format_access(view, item_id)})"


def format_text(view: View, item_id: str, text: str) -> str:
    """What was promised in an item as a quotation; of a closed one only that it is closed."""
    return format_withheld(view, item_id) if item_id in view.closed else quote(view.t, text)


def is_mere_noting(decisions: tuple[Decision, ...]) -> bool:
    """True where all that was concluded is that the item was noted: that may be quoted of a closed item too."""
    return len(decisions) == 1 and bool(NOTING.fullmatch(decisions[0].text.strip()))


def close_line(view: View, line: Line, item_id: str, number: str = "") -> Line:
    """A line of an agenda with no word of its item, nor whose it is: a neutral title, the number that it goes on with, the legal basis."""
    title, day = view.t["withheld_title"], view.meeting_of(item_id)
    if number:
        title += f" ({view.t['follow_up_of']} {number})"
    reason = f"{number} ({day})" if number and number != day else day if number else line.reason
    return replace(line, title=title, reason=reason, mark=format_access(view, item_id), responsible="", areas="", quotes=(), proposal="")

"""Sources as a reader finds them: which paper, page and line."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from pipeline.publish.texts import quote
from pipeline.publish.views import View
from pipeline.records import Memo


def format_source(view: View, source: str) -> str:
    """«referat 05.11.25, l. 20», or the file's name where the paper is no minutes; the page only where there are several."""
    document_id, *place = source.split(":")
    row = view.documents.get(document_id)
    if not row:
        return ""
    day = view.paper_days.get(document_id, "")
    paper = f"{view.t['minutes_of']} {view.date(day)}" if day else PurePosixPath(row.path).name
    page = f", {view.t['page_short']} {place[0]}" if len(place) == 2 and row.pages not in {"", "0", "1"} else ""
    line = f", {view.t['line_short']} {place[-1]}" if len(place) == 2 else ""
    return f"{paper}{page}{line}"


def format_quote(view: View, text: str, source: str) -> str:
    """A quotation, word for word, with its source in brackets."""
    named = format_source(view, source)
    return quote(view.t, text) + (f" ({named})" if named else "")


def format_amended(view: View, amended_by: str) -> str:
    """«rettet i 34/25»: the later items that correct an item or a decision; empty for none."""
    items = [view.items.get(item_id) for item_id in amended_by.split("; ") if item_id]
    numbers = [item.number or view.meeting_of(item.item_id) for item in items if item]
    return ", ".join(view.t["corrected_in"].format(number=number) for number in numbers)


def find_source(view: View, table: str, record_id: str, field: str, default: str) -> str:
    """Where one value of a record stands; the record's own source where the evidence is not at hand."""
    rows = (e for e in view.evidence.get((table, record_id.partition("|")[0], field), ()) if e.record_id == record_id)
    return next((f"{e.document_id}:{e.page}:{e.line}" for e in rows), default)


def find_sentence(view: View, action_id: str, text: str) -> str:
    """The whole sentence of the paper in which an action stands; the action's own words where the evidence is not at hand."""
    rows = view.evidence.get(("actions", action_id, "text"), ())
    return next((e.quote for e in rows if text in e.quote), text)


def format_requests(view: View, memo: Memo) -> str:
    """A memo's requests as a quotation with its source; the list's own «; » is not the memo's."""
    text = re.sub(r"(?<=[.?!]); ", " ", memo.requests)
    return format_quote(view, text, find_source(view, "memos", memo.document_id, "requests", memo.source))

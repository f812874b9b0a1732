"""What case papers and filled forms bring to an item of the agenda: its type, the words that they propose, and themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.language.likeness import is_one_matter
from pipeline.publish.contexts import Line
from pipeline.publish.sources import find_source, format_quote
from pipeline.publish.views import View, is_closed_paper
from pipeline.records import AgendaItem, Memo


def format_proposal(view: View, memo: Memo) -> str:
    """The words that a memo proposes, as a quotation with its source; empty where it proposes none, or is closed."""
    if not memo.proposal or is_closed_paper(view, memo.document_id):
        return ""
    return format_quote(view, memo.proposal, find_source(view, "memos", memo.document_id, "proposal", memo.source))


def find_case_memos(view: View, item: AgendaItem) -> Iterator[Memo]:
    """The memos that are papers of an item of a notice, but for closed ones."""
    tied = {link.document_id for link in view.records.meeting_links if link.item_id == item.item_id and link.relation == "paper"}
    for memo in view.records.memos if tied else ():
        if memo.document_id in tied and not is_closed_paper(view, memo.document_id):
            yield memo


def bring_matter(view: View, line: Line, item: AgendaItem) -> Line:
    """A line for an item of a notice, with the type and the proposal of its papers where nothing else says them."""
    for memo in find_case_memos(view, item) if item.item_id not in view.closed else ():
        line = replace(line, item_type=line.item_type or memo.item_type, proposal=line.proposal or format_proposal(view, memo))
    return line


def join_asked(view: View, carried: Iterable[Line], asked: Iterable[Line]) -> Iterator[Line]:
    """The lines carried over, then what memos ask for: what is one matter with a line carried over becomes part of it."""
    lines, rest = list(carried), []
    named = {memo.document_id: memo.earlier_items.split("; ") for memo in view.records.memos if memo.earlier_items}
    for line in asked:
        place = next((n for n, other in enumerate(lines) if is_same_matter(view, other, line, named.get(line.about, []))), None)
        if place is None:
            rest.append(line)
        else:
            lines[place] = add_asked(lines[place], line)
    yield from (*lines, *rest)


def is_same_matter(view: View, carried: Line, asked: Line, named: list[str]) -> bool:
    """True where a memo names the item that a line goes on with, or has its title; never for what is closed."""
    if view.t["withheld"] in f"{carried.mark}{asked.mark}":
        return False
    if carried.earlier_id in named:
        return True
    item = view.items.get(carried.earlier_id)
    return item is not None and item.item_type != "any-other" and is_one_matter(asked.title, item.title)


def add_asked(line: Line, asked: Line) -> Line:
    """A line carried over with what a memo brings to it."""
    return replace(
        line,
        reason="; ".join(part for part in (line.reason, asked.reason) if part),
        item_type=asked.item_type or line.item_type,
        responsible=line.responsible or asked.responsible,
        mark=", ".join(dict.fromkeys(part for part in (line.mark, asked.mark) if part)),
        papers=", ".join(dict.fromkeys(name for name in (*line.papers.split(", "), *asked.papers.split(", ")) if name)),
        proposal=line.proposal or asked.proposal,
    )

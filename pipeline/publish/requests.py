"""What memos and case forms ask to have treated: in a coming meeting, or in one that has passed without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.likeness import is_one_matter
from pipeline.publish.carried import YEAR
from pipeline.publish.contexts import Line
from pipeline.publish.deadlines import find_due_day
from pipeline.publish.proposed import format_proposal
from pipeline.publish.sources import format_requests
from pipeline.publish.tasks import count_days
from pipeline.publish.views import View, is_closed_paper, name_paper
from pipeline.records import AgendaItem, DocumentRow, Meeting, Memo

ANSWER = re.compile(r"^(?:(?:re|vs|sv|fwd?|aw|wg)\s*:\s*)+", re.I)
"""What an e-mail program puts before a subject."""
ADDRESS = re.compile(r"^sak(?:er)?\s+(?:til|for)\s+[^:]{2,60}:\s+(?=\S)", re.I)
"""«Sak til ungdomsrådet 4. mars: …»: whom the matter is brought to is no part of its title."""


def find_requests(view: View, meeting: Meeting) -> Iterator[Line]:
    """What memos ask to have on this meeting's agenda, those that came after the deadline marked; and what they asked to have in an
    earlier meeting of the last year, that it and those since it have not treated."""
    for memo, row in find_memos(view):
        title = find_title(memo, row)
        if is_wanted_in(view, memo, meeting):
            if not is_answered(view, memo, title, meeting):
                yield compose_request(view, meeting, memo, title)
        elif is_missed(view, memo, title, meeting) and not find_unread(view, memo, meeting):
            yield compose_request(view, meeting, memo, title, wanted=format_wanted(view, memo))


def find_unsure(view: View, meeting: Meeting) -> Iterator[str]:
    """In words: what memos asked to have in an earlier meeting, where nobody can say whether it was treated, for minutes are missing."""
    for memo, row in find_memos(view):
        title = find_title(memo, row)
        unread = (
            find_unread(view, memo, meeting) if not is_wanted_in(view, memo, meeting) and is_missed(view, memo, title, meeting) else None
        )
        if unread and unread.start_date < view.as_of:
            shown = view.t["withheld_title"] if is_closed_paper(view, memo.document_id) else title
            values = {"title": shown, "name": name_paper(row), "wanted": format_wanted(view, memo), "date": view.date(unread.start_date)}
            yield view.t["request_unsure"].format(**values)


def find_memos(view: View) -> Iterator[tuple[Memo, DocumentRow]]:
    """The body's memos that are wanted in some meeting, with their papers."""
    for memo in view.records.memos:
        row = view.documents.get(memo.document_id)
        if row and memo.requested_for and row.body_id == view.body.body_id:
            yield memo, row


def is_wanted_in(view: View, memo: Memo, meeting: Meeting) -> bool:
    """True where a memo asks for this very meeting, by its day, its month or its id, or for a day from which it was moved."""
    given_up = {other.start_date for other in view.meetings if other.status == "cancelled" and other.moved_to == meeting.start_date}
    return memo.requested_for in {meeting.start_date, meeting.meeting_id, meeting.start_date[:7], meeting.meeting_id[-10:], *given_up}


def find_wanted(view: View, memo: Memo) -> str:
    """The day or month in which a memo is wanted (ISO); a meeting's id becomes its day."""
    return next((m.start_date for m in view.meetings if m.meeting_id == memo.requested_for), memo.requested_for)


def format_wanted(view: View, memo: Memo) -> str:
    """«04.03.26», or the month."""
    return view.date(find_wanted(view, memo))


def is_missed(view: View, memo: Memo, title: str, meeting: Meeting) -> bool:
    """True for a request whose wished day lies between the memo and this meeting, within a year, and that nobody has answered.

    What a notice of the time listed is not missed: what it left of it comes by itself (carried.py).
    """
    wanted = find_wanted(view, memo)
    if not memo.requests or not memo.date[: len(wanted)] <= wanted < meeting.start_date[: len(wanted)]:
        return False
    return count_days(f"{wanted}-01"[:10], meeting.start_date) <= YEAR and not is_answered(view, memo, title, meeting, noticed=True)


def find_unread(view: View, memo: Memo, meeting: Meeting) -> Meeting | None:
    """The first meeting from the wished day on, before this one, whose minutes are not here; None where all have been read."""
    wanted = find_wanted(view, memo)
    since = (m for m in view.meetings if wanted <= m.start_date < meeting.start_date and m.status != "cancelled" and not m.suggested_date)
    return next((m for m in since if m.meeting_id not in view.minutes), None)


def find_title(memo: Memo, row: DocumentRow) -> str:
    """What the item is called: the title that the request quotes, else its subject without what is no title, else the paper's title."""
    return find_wanted_title(memo) or strip_subject(memo.subject) or strip_subject(row.title)


def strip_subject(subject: str) -> str:
    """A subject without «SV:», «Fwd:» and «Sak til … :», capital first.

    >>> strip_subject("VS: Re: Sak til ungdomsrådet 4. mars: skatepark på torget"), strip_subject("Budsjett: rammer")
    ('Skatepark på torget', 'Budsjett: rammer')
    """
    title = ADDRESS.sub("", ANSWER.sub("", subject.strip())) or subject.strip()
    return title[:1].upper() + title[1:]


def find_wanted_title(memo: Memo) -> str:
    """The one title that a request quotes, capital first; "" where it quotes none, or several.

    >>> find_wanted_title(Memo(requests="Kan «Solceller på taket» settes på sakslisten?"))
    'Solceller på taket'
    """
    quoted = set(re.findall(r"[«“\"](\w[^«»“”\"]{3,120}?)[»”\"]", memo.requests))
    title = quoted.pop() if len(quoted) == 1 else ""
    return title[:1].upper() + title[1:]


def compose_request(view: View, meeting: Meeting, memo: Memo, title: str, wanted: str = "") -> Line:
    """The item that a memo asks for, with its request as the reason; `wanted` is the time in which it should have come."""
    due = find_due_day(view, meeting, "items_due")
    late = view.t["late"].format(date=view.date(due)) if due and memo.date > due else ""
    date = view.date(memo.date) or view.t["undated"]
    missed = view.t["request_missed"].format(wanted=wanted) if wanted else ""
    if is_closed_paper(view, memo.document_id):
        mark = ", ".join(part for part in (view.t["withheld"], late) if part)
        reason = "; ".join(filter(None, (date, missed)))
        return Line("memo", view.t["withheld_title"], reason, mark=mark, about=memo.document_id, papers=view.t["withheld"])
    sender = view.t["memo_from"].format(sender=memo.sender or view.t["unknown_sender"], date=date)
    asked = format_requests(view, memo) if memo.requests else ""
    return Line(
        "memo",
        title,
        "; ".join(filter(None, (f"{sender}: {asked}" if asked else sender, missed))),
        responsible=memo.sender,
        mark=late,
        about=memo.document_id,
        item_type=memo.item_type,
        earlier_id=find_earlier(view, memo),
        papers=name_paper(view.documents[memo.document_id]),
        quotes=(asked,) if asked else (),
        quotes_label=view.t["asked_heading"],
        proposal=format_proposal(view, memo),
    )


def find_earlier(view: View, memo: Memo) -> str:
    """The earlier item with which a memo's matter goes on, by its id; empty for none, and for a closed one."""
    return next((one for one in memo.earlier_items.split("; ") if one in view.items and one not in view.closed), "")


def is_answered(view: View, memo: Memo, title: str, meeting: Meeting, noticed: bool = False) -> bool:
    """True where a meeting between the memo and this one had the matter in its minutes (in its notice too where `noticed`), by the
    item that the paper belongs to or by the title."""
    days = [m for m in view.meetings if memo.date < m.start_date < meeting.start_date]
    rows = [row for m in days for row in (*view.minutes.get(m.meeting_id, ()), *(view.noticed.get(m.meeting_id, ()) if noticed else ()))]
    own = {link.item_id for link in view.records.meeting_links if link.document_id == memo.document_id and link.item_id} if rows else ()
    return any(row.item_id in own or is_matter(row, memo.subject) or is_matter(row, title) for row in rows)


def is_matter(row: AgendaItem, title: str) -> bool:
    """True where an item can be the matter of this title."""
    return is_one_matter(title, row.title)

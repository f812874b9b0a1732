"""Invented papers as parse/ gives them: notices and minutes of many bodies, with all that linking has to tie together."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, TypeVar

from pipeline.records import (
    ActionItem,
    AgendaItem,
    Attendance,
    CaseLink,
    Decision,
    DocumentRow,
    Evidence,
    Extracted,
    Meeting,
    MeetingLink,
    Membership,
    Memo,
    Parsed,
)
from tests.bench.minutes import FIRST, LAST, SENTENCES, SUBJECTS

ITEMS = 8
"""Items of one paper."""
PEOPLE = 12
"""Attendance rows of one paper of minutes."""
PLACES = ("på kaia", "i nordre distrikt", "ved museet", "for losene", "i biblioteket", "på fergene", "i verkstedet", "ved fyret")
UNITS = ("AD", "HF", "VM", "UB", "SV", "NT", "JF", "MH")
R = TypeVar("R")

Named = tuple[str, Parsed]
"""A paper's path in raw/ and what it says."""


def make_papers(items: int) -> list[Named]:
    """Papers with `items` agenda items in all: a fifth of them in one body, the rest in bodies of 5,000 items at the most."""
    papers = items // ITEMS
    large = papers // 5
    others = max(1, (papers - large) * ITEMS // 5000)
    found: list[Named] = list(make_body("storting", large))
    for number in range(others):
        count = (papers - large) // others + (number < (papers - large) % others)
        found += make_body(f"raad{number}", count)
    return found


def make_body(body: str, papers: int, items: int = ITEMS) -> Iterator[Named]:
    """A page with members, then notice and minutes of one meeting after another; the same arguments give the same papers.

    Meetings are a week apart from 3 January 1990 on, and have `items` items each.
    """
    chance = random.Random(body)
    people = [f"{first} {chance.choice(LAST)}" for first in FIRST]
    yield f"{body}/medlemmer.html", make_page(body, people)
    for number in range(papers):
        day = (date(1990, 1, 3) + timedelta(days=7 * (number // 2))).isoformat()
        kind = "minutes" if number % 2 else "agenda"
        yield f"{body}/{day}-{kind}.pdf", make_paper(chance, body, number, day, kind, people, items)


def make_page(body: str, people: list[str]) -> Parsed:
    """The page that says who sits in the body, and for which unit."""
    paper = start_paper(f"{body} page", "committee_page", body, "")
    own = paper.document.record.document_id
    for place, name in enumerate(people):
        seat = Membership(f"{own}/s{place}", "", name, "leader" if place == 0 else "member", UNITS[place % len(UNITS)])
        paper.memberships.append(place_record(seat, own, place + 3))
    return paper


def make_paper(chance: random.Random, body: str, number: int, day: str, kind: str, people: list[str], items: int = ITEMS) -> Parsed:
    """A notice or minutes of so many items; every tenth notice comes with a memo, too."""
    paper = start_paper(f"{body} {number}", kind, body, day)
    own = paper.document.record.document_id
    meeting = f"{own}/m1"
    facts = {"start_time": "09:00", "place": "Rådssalen", "chair": people[0], "status": "held" if kind == "minutes" else "called"}
    paper.meetings.append(place_record(Meeting(meeting, start_date=day, **facts), own, 2))
    paper.meeting_links.append(place_record(MeetingLink(meeting, "minutes" if kind == "minutes" else "agenda"), own, 2))
    titles = random.Random(f"{body} {day}")  # the notice lists what the minutes tell of
    for place in range(items):
        add_item(paper, chance, titles, meeting, number // 2 * items + place + 1, place)
    if kind == "minutes":
        for place, name in enumerate(people[:PEOPLE]):
            status = "absent" if chance.random() < 0.1 else "present"
            paper.attendance.append(place_record(Attendance(meeting, name, status=status), own, 4 + place))
    elif number % 20 == 0:
        paper.memos.append(place_record(Memo(own, day, subject=make_title(chance), requests=chance.choice(SENTENCES)), own, 1))
    return paper


def add_item(paper: Parsed, chance: random.Random, titles: random.Random, meeting: str, serial: int, place: int) -> None:
    """One item; minutes tell what was decided, of some what is to be done, of a few that they come back or go on with another."""
    own, day = paper.document.record.document_id, paper.document.record.date
    key, line = f"{own}/i{place}", 20 + 5 * place
    case = f"{day[:4]}/{titles.randint(1, 400)}" if titles.random() < 0.3 else ""
    item = AgendaItem(key, meeting, str(place + 1), f"{serial}/{day[2:4]}", case, make_title(titles), "decision", access="open")
    if paper.document.record.kind != "minutes":
        paper.agenda_items.append(place_record(item, own, line))
        return
    outcome = "postponed" if chance.random() < 0.05 else "decided"
    facts = {name: getattr(item, name) for name in ("item_id", "meeting_id", "position", "number", "case_number", "title", "item_type")}
    paper.agenda_items.append(place_record(AgendaItem(**facts, outcome=outcome), own, line))
    text = f"{item.title} tas til orientering. {chance.choice(SENTENCES)}"
    paper.decisions.append(place_record(Decision(f"{own}/d{place}", key, meeting, item.number, text, outcome=outcome), own, line + 2))
    if place % 3 == 0:
        owner = chance.choice([*UNITS, "HF og VM", "Lederen"])
        due = {"due_raw": "neste møte", "precision": "meeting"} if chance.random() < 0.5 else {"due_raw": "snarest"}
        work = f"{owner} følger opp {make_title(chance).lower()}"
        paper.actions.append(place_record(ActionItem(f"{own}/a{place}", key, meeting, work, owner_raw=owner, **due), own, line + 3))
    if place == 5 and serial > ITEMS:
        earlier = f"{chance.randint(1, serial - ITEMS)}/{day[2:4]}"
        paper.case_links.append(place_record(CaseLink(key, earlier, "follows-up", reason=f"jf. sak {earlier}"), own, line + 4))


def make_title(chance: random.Random) -> str:
    """A title as a body writes it; half of them come back now and then, the others never do."""
    again = f"{chance.choice(('', 'høsten ', 'våren '))}{chance.randint(1990, 2025)}"
    once = "".join([*chance.choices("bdfghjklmnprstv", k=3), "ø", *chance.choices("bdfghjklmnprstv", k=4), "saken"])
    return f"{chance.choice(SUBJECTS)} {chance.choice(PLACES)} {again if chance.random() < 0.5 else once}"


def start_paper(name: str, kind: str, body: str, day: str) -> Parsed:
    """A paper that says nothing but what it is."""
    row = DocumentRow(sha256(name.encode()).hexdigest()[:12], kind=kind, language="nb", body_name=body, date=day, status="read")
    return Parsed(place_record(row, row.document_id, 1))


def place_record(record: R, document_id: str, line: int) -> Extracted[R]:
    """A record with where it stands, and evidence for each of its values."""
    names = [f.name for f in fields(record)]  # type: ignore[arg-type]
    own = {"document_id": document_id, "source": f"{document_id}:1:{line}"}
    values: dict[str, Any] = {name: own.get(name, getattr(record, name)) for name in names}
    said = [name for name in names if values[name] and not name.endswith("_id") and name != "source"]
    cited = (Evidence("", "", name, values[name], document_id, 1, line, "", str(values[name]), "bench", 0.9) for name in said)
    return Extracted(type(record)(**values), tuple(cited))

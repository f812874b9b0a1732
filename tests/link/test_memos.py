from __future__ import annotations

from pipeline.link import link
from pipeline.records import Extracted, Memo, Parsed
from pipeline.settings import Settings
from tests.link.build import RAAD, linked, meet, paper


def memo(document_id: str, **facts: str) -> Parsed:
    parsed = paper(document_id, "memo")
    parsed.memos.append(Extracted(Memo(document_id, source=f"{document_id}:1:1", **facts)))
    return parsed


def plan(*dates: str) -> Parsed:
    parsed = paper("aaa", "meeting_plan")
    for date in dates:
        meet(parsed, date, "plan")
    return parsed


def ties(*papers: Parsed) -> list[tuple[str, str]]:
    return [(row.relation, row.meeting_id) for row in linked(*papers).meeting_links if row.relation != "plan"]


def test_a_memo_is_tied_to_the_meeting_it_names() -> None:
    assert ties(plan("2025-03-12", "2025-04-09"), memo("bbb", date="2025-02-01", requested_for="2025-04-09")) == [
        ("paper", "raad-2025-04-09")
    ]


def test_a_memo_that_asks_for_the_next_meeting_is_tied_to_the_first_one_after_its_date() -> None:
    asking = memo("bbb", date="2025-03-12", requests="Kan saken tas opp i neste møte?")
    assert ties(plan("2025-03-12", "2025-04-09"), asking) == [("paper", "raad-2025-04-09")]
    assert linked(plan("2025-03-12", "2025-04-09"), asking).memos[0].requested_for == "raad-2025-04-09"


def test_a_memo_that_asks_for_none_is_only_a_candidate_for_the_first_meeting_after_it() -> None:
    assert ties(plan("2025-03-12", "2025-04-09"), memo("bbb", date="2025-03-20")) == [("candidate", "raad-2025-04-09")]
    assert ties(plan("2025-03-12"), memo("bbb")) == []


def test_what_is_attached_to_an_e_mail_belongs_to_the_meeting_that_the_e_mail_asks_for() -> None:
    mail = memo("bbb", date="2025-02-01", requested_for="2025-03-12")
    mail.attachments.append(("kalkyle.pdf", paper("ccc", "unknown")))
    records = link([("raad/plan.txt", plan("2025-03-12")), ("raad/mail.eml", mail)], Settings(bodies={"raad": RAAD}))
    assert {(row.document_id, row.relation) for row in records.meeting_links} == {("aaa", "plan"), ("bbb", "paper"), ("ccc", "paper")}
    assert {row.path for row in records.documents} == {"raad/plan.txt", "raad/mail.eml", "raad/mail.eml/kalkyle.pdf"}

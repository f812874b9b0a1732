"""Which areas the minutes of a term were about."""

from __future__ import annotations

from pipeline.overviews import count_overviews
from pipeline.records import AgendaItem, Coverage, Decision, PolicyArea, PolicyLink, Records
from pipeline.settings import Profile
from tests.overviews.build import AREAS, BODY, link, meet, treat

AS_OF = "2025-11-19"


def cover(records: Records, as_of: str = AS_OF, **profile: str) -> list[Coverage]:
    return count_overviews(records, as_of, {BODY: Profile(BODY, **profile)}).coverage  # type: ignore[arg-type]


def test_items_and_meetings_are_counted_area_by_area() -> None:
    records = Records(policy_areas=AREAS)
    one, two = meet(records, "2025-09-24", minutes="a1"), meet(records, "2025-10-15", minutes="a2")
    treat(records, one, "a1", "1", "P1")
    treat(records, one, "a1", "2", "P1")
    treat(records, two, "a2", "3", "P1", "P2")
    assert cover(records) == [
        Coverage(BODY, "2025-2", "P1", "2", "3", "2", "2025-10-15"),
        Coverage(BODY, "2025-2", "P2", "2", "1", "1", "2025-10-15"),
    ]


def test_a_term_without_minutes_has_blanks_and_one_that_touched_nothing_has_zeros() -> None:
    records = Records(policy_areas=AREAS[:1])
    link(records, meet(records, "2024-10-09", "unknown"), "plan", "plan")
    treat(records, meet(records, "2025-09-24", minutes="a1"), "a1", "1")
    assert cover(records) == [
        Coverage(BODY, "2024-2", "P1", "0"),
        Coverage(BODY, "2025-1", "P1", "0"),
        Coverage(BODY, "2025-2", "P1", "1", "0", "0", ""),
    ]


def test_an_item_of_notice_and_minutes_counts_once_and_one_of_the_notice_alone_not_at_all() -> None:
    records = Records(policy_areas=AREAS)
    meeting = meet(records, "2025-09-24", minutes="a1")
    link(records, meeting, "n1", "notice")
    for paper in ("n1", "a1"):
        treat(records, meeting, paper, "1", "P1")
    treat(records, meeting, "n1", "2", "P2")
    assert [(row.policy_area_id, row.items) for row in cover(records)] == [("P1", "1"), ("P2", "0")]


def test_what_was_decided_ties_the_item_to_its_area() -> None:
    records = Records(policy_areas=AREAS[1:])
    item = treat(records, meet(records, "2025-09-24", minutes="a1"), "a1", "1")
    records.decisions.append(Decision("d1", item, document_id="a1"))
    records.policy_links.append(PolicyLink("decision", "d1", "P2", document_id="a1"))
    assert [row.items for row in cover(records)] == ["1"]


def test_terms_and_minutes_after_the_date_are_left_out() -> None:
    records = Records(policy_areas=AREAS[:1])
    treat(records, meet(records, "2025-09-24", minutes="a1"), "a1", "1", "P1")
    meet(records, "2026-01-21", "planned")
    assert [(row.term, row.items) for row in cover(records)] == [("2025-2", "1")]
    assert cover(records, "2025-06-30") == []


def test_a_superseded_paper_does_not_count() -> None:
    records = Records(policy_areas=AREAS[:1])
    meeting = meet(records, "2025-09-24")
    link(records, meeting, "old", "minutes", superseded_by="new")
    link(records, meeting, "new", "minutes")
    treat(records, meeting, "old", "1", "P1")
    records.agenda_items.append(AgendaItem(f"{meeting}-9", meeting, document_id="new"))
    assert [(row.meetings, row.items) for row in cover(records)] == [("1", "0")]


def test_only_the_schemes_that_hold_for_the_body_have_rows() -> None:
    others = [PolicyArea("T1", f"{BODY}-oppgaver"), PolicyArea("X1", "annen"), PolicyArea("Y1", "annet-oppgaver")]
    records = Records(policy_areas=[*AREAS[:1], *others])
    meet(records, "2025-09-24", minutes="a1")
    assert [row.policy_area_id for row in cover(records)] == ["P1", "T1"]
    assert [row.policy_area_id for row in cover(records, scheme="annen")] == ["X1", "T1"]

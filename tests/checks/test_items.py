from __future__ import annotations

import pytest

from pipeline.checks import check_records
from pipeline.records import AgendaItem, CaseLink, Decision, Meeting, Parsed, Records
from pipeline.settings import Settings
from tests.checks.checking import TITLES, check, told
from tests.link.build import meet, paper, put, treat

DAY = "2025-03-12"


def listing(document_id: str, kind: str, *items: tuple[str, str, str]) -> Parsed:
    """A paper of the meeting with items: number, title, type."""
    parsed = paper(document_id, kind)
    key = meet(parsed, DAY, kind)
    for number, title, item_type in items:
        treat(parsed, key, title, number, item_type=item_type)
    return parsed


NOTICE = [(str(place + 1), title, "unknown") for place, title in enumerate(TITLES[:5])]

MINUTED = {
    "an item is gone": (NOTICE[:4], ["raad-2025-03-12-5"]),
    "all are there": (NOTICE, []),
    "its number stands over other words": ([*NOTICE[:4], ("5", "Parkering", "unknown")], []),
    "its title stands under another number": ([*NOTICE[:4], ("9", "Brøyting av parkeringsplassene", "unknown")], []),
    "the papers list their items in different ways": ([("", "Ymse saker om fjellet", "unknown"), *NOTICE[:1]], []),
    "no items were read": ([], []),
}


@pytest.mark.parametrize(("minuted", "lost"), MINUTED.values(), ids=MINUTED)
def test_an_item_of_the_notice_that_is_not_in_the_minutes(minuted: list[tuple[str, str, str]], lost: list[str]) -> None:
    found = told(listing("dn", "agenda", *NOTICE), listing("dm", "minutes", *minuted))
    assert found == [("item-not-in-minutes", item_id) for item_id in lost]


@pytest.mark.parametrize(
    ("title", "item_type"),
    [
        ("Velkommen ved leder", "unknown"),
        ("Godkjenning av innkalling", "approval"),
        ("Eventuelt", "any-other"),
        ("Valg av møteleder", "decision"),
    ],
)
def test_minutes_need_not_tell_of_procedure(title: str, item_type: str) -> None:
    assert told(listing("dn", "agenda", *NOTICE, ("6", title, item_type)), listing("dm", "minutes", *NOTICE)) == []


def test_the_lost_item_is_named_with_its_place_in_the_notice() -> None:
    (row,) = check(listing("dn", "agenda", *NOTICE), listing("dm", "minutes", *NOTICE[:4]))
    assert (row.severity, row.source) == ("warning", "dn:1:6")
    assert row.message == "5 «Brøyting av parkeringsplasser» sto i innkallingen til møtet 12.03.25, men finnes ikke i referatet."


@pytest.mark.parametrize(
    ("kind", "outcome", "item_type", "found"),
    [
        ("decision", "decided", "any-other", 1),
        ("decision", "rejected", "any-other", 1),
        ("decision", "noted", "any-other", 0),
        ("conclusion", "decided", "any-other", 0),
        ("decision", "decided", "decision", 0),
    ],
)
def test_a_decision_under_any_other_business(kind: str, outcome: str, item_type: str, found: int) -> None:
    parsed = paper("dm")
    key = meet(parsed, DAY)
    item = treat(parsed, key, "Eventuelt", "5", item_type=item_type)
    put(parsed, "decisions", Decision("", item, key, "5", "Rådet kjøper ny løypemaskin.", kind, outcome))
    assert told(parsed) == [("decision-under-any-other", "raad-2025-03-12-5-d1")] * found


TWICE = {
    "one archive case": (("1", "Skilt", "2025/417"), ("2", "Nye skilt ved stien", "2025/417"), 1),
    "one long title": (("1", "Leie av hytta ved vannet", ""), ("2", "Leie av hytta ved vannet", ""), 1),
    "a short title": (("1", "Søknad om støtte", ""), ("2", "Søknad om støtte", ""), 0),
    "elections": (("1", "Valg av medlem til ankenemnda i fjellsaker", ""), ("2", "Valg av medlem til ankenemnda i fjellsaker", ""), 0),
    "an archive number that is a folder": (("1", "Skilt", "2025/417"), ("2", "Leie av hytta", "2025/417"), 0),
    "two cases": (("1", "Skilt", "2025/417"), ("2", "Nye skilt ved stien", "2025/418"), 0),
}


@pytest.mark.parametrize(("one", "other", "found"), TWICE.values(), ids=TWICE)
def test_two_items_on_one_matter(one: tuple[str, str, str], other: tuple[str, str, str], found: int) -> None:
    parsed = paper("dm")
    key = meet(parsed, DAY)
    for number, title, case in (one, other):
        treat(parsed, key, title, number, case_number=case, item_type="decision")
    assert told(parsed) == [("matter-listed-twice", "raad-2025-03-12-2")] * found


AGAIN = {
    "decided in March, up again in April": ("decided", "decision", "Skuterløype ved vannet", 1),
    "under another title": ("decided", "decision", "Kjøring i snø", 1),
    "postponed in March": ("postponed", "decision", "Skuterløype ved vannet", 0),
    "told of in April": ("decided", "information", "Skuterløype ved vannet", 0),
    "followed up in April": ("decided", "decision", "Evaluering av skuterløype ved vannet", 0),
}


@pytest.mark.parametrize(("outcome", "item_type", "title", "found"), AGAIN.values(), ids=AGAIN)
def test_an_item_that_is_decided_already(outcome: str, item_type: str, title: str, found: int) -> None:
    march, april = paper("d1"), paper("d2")
    treat(march, meet(march, DAY), "Skuterløype ved vannet", "4/25", case_number="2025/417", outcome=outcome, item_type="decision")
    treat(april, meet(april, "2025-04-09"), title, "9/25", case_number="2025/417", item_type=item_type)
    assert told(march, april) == [("decided-before", "raad-2025-04-09-9-25")] * found


def test_an_item_that_says_what_it_goes_on_with_is_not_decided_already() -> None:
    march, april = paper("d1"), paper("d2")
    treat(march, meet(march, DAY), "Skuterløype ved vannet", "4/25", case_number="2025/417", outcome="decided")
    item = treat(april, meet(april, "2025-04-09"), "Skuterløype ved vannet", "9/25", case_number="2025/417")
    put(april, "case_links", CaseLink(item, "4/25", "follows-up", reason="jf. sak 4/25"))
    assert told(march, april) == []


TITLED = {
    "one title, decided in March": ("Skuterløype ved vannet", "2025-04-09", (), 1),
    "a year later": ("Skuterløype ved vannet", "2026-03-11", (), 0),
    "up in every meeting": ("Skuterløype ved vannet", "2025-04-09", ("2025-05-14",), 0),
    "hardly a title": ("Skuterløype", "2025-04-09", (), 0),
}


@pytest.mark.parametrize(("title", "date", "others", "found"), TITLED.values(), ids=TITLED)
def test_one_title_alone_is_one_case_for_some_months_unless_it_recurs(title: str, date: str, others: tuple[str, ...], found: int) -> None:
    papers = []
    for place, day in enumerate((DAY, date, *others)):
        papers.append(paper(f"d{place}"))
        treat(papers[-1], meet(papers[-1], day), title, f"{place + 4}/{day[2:4]}", outcome="decided", item_type="decision")
    rows = [row for row in told(*papers, as_of="2026-12-01") if row[0] == "decided-before"]
    assert rows == [("decided-before", f"raad-{date}-5-{date[2:4]}")] * found


def test_what_another_body_decided_may_be_decided_here_too() -> None:
    """The faculty's board first, then the university's: no case link of two bodies is a repetition."""
    ours, theirs = Meeting("raad-2025-04-09", "raad", "2025-04-09"), Meeting("styret-2025-03-12", "styret", "2025-03-12")
    items = [
        AgendaItem("styret-2025-03-12-1", theirs.meeting_id, "1", "1/25", "2025/417", "Skuterløype ved vannet", outcome="decided"),
        AgendaItem("raad-2025-04-09-1", ours.meeting_id, "1", "1/25", "2025/417", "Skuterløype ved vannet"),
    ]
    link = CaseLink("raad-2025-04-09-1", "styret-2025-03-12-1", "same-case", "1", "2025/417")
    records = Records(meetings=[ours, theirs], agenda_items=items, case_links=[link])
    assert check_records(records, Settings(), "2025-12-01").findings == []

"""Two saved versions of one page or plan: which is the later, and what has changed."""

from __future__ import annotations

import pytest

from pipeline.records import FindingRow, Records
from pipeline.statuses import apply_as_of, split_later
from tests.link.texts import NOTICE, PLAN, codes, read_all, superseded

OLD = PLAN.format(head="Sist oppdatert: 10.01.2025")
NEW = PLAN.format(head="Sist oppdatert: 20.02.2025")
PAGE = """# Rådet for fjellvett

## Medlemmer

| Navn | Rolle | Enhet |
|---|---|---|
{members}

## Møteplan 2025

- 12. februar 2025
- {last}

Sist oppdatert {day}
"""
SPRING = ("Kari Nes | Leder | Drift", "Ola Moe | Medlem | Turlaget", "Per Lie | Medlem | Hyttestyret")
AUTUMN = ("Kari Nes | Medlem | Drift", "Ola Moe | Leder | Turlaget", "Anne Vik | Medlem | Hyttestyret")


def page(members: tuple[str, ...], day: str, last: str = "9. april 2025") -> str:
    return PAGE.format(members="\n".join(f"| {row} |" for row in members), day=day, last=last)


def found(records: Records, code: str) -> list[FindingRow]:
    return [row for row in records.findings if row.code == code]


def states(records: Records, as_of: str) -> dict[str, tuple[str, str]]:
    known, _ = split_later(records, as_of)
    return {m.start_date: (m.status, m.moved_to) for m in apply_as_of(known, as_of).meetings}


def test_the_page_updated_last_counts() -> None:
    records = read_all(b_txt=OLD, a_txt=NEW)
    assert superseded(records) == {"b.txt": "a.txt"}
    assert len(found(records, "page-superseded")) == 1


def test_without_a_day_the_page_that_reaches_further_is_the_later_one() -> None:
    longer = PLAN.format(head="") + "- 4. juni kl. 09.00\n"
    assert superseded(read_all(a_txt=longer, b_txt=PLAN.format(head=""))) == {"b.txt": "a.txt"}


def test_two_pages_that_nothing_orders_both_stand_with_a_finding() -> None:
    records = read_all(a_txt=PLAN.format(head=""), b_txt=PLAN.format(head="").replace("kl. 09.00", "kl. 10.00"))
    assert superseded(records) == {}
    assert "versions-undecided" in codes(records)


def test_plans_of_two_terms_are_two_papers() -> None:
    autumn = OLD.replace("våren", "høsten")
    for spring, later in (("februar", "september"), ("mars", "oktober"), ("april", "november"), ("mai", "desember")):
        autumn = autumn.replace(spring, later)
    assert superseded(read_all(a_txt=OLD, b_txt=autumn)) == {}


def test_a_day_in_place_of_another_is_a_meeting_moved() -> None:
    records = read_all(a_txt=OLD, b_txt=NEW.replace("12. mars", "19. mars"))
    (finding,) = found(records, "plan-meeting-moved")
    assert "12.03.25" in finding.message
    assert "19.03.25" in finding.message
    assert states(records, "2025-03-01")["2025-03-12"] == ("cancelled", "2025-03-19")
    assert states(records, "2025-03-01")["2025-03-19"] == ("planned", "")


def test_before_the_later_plan_the_older_one_holds() -> None:
    records = read_all(a_txt=OLD, b_txt=NEW.replace("12. mars", "19. mars"))
    assert states(records, "2025-02-01")["2025-03-12"] == ("planned", "")
    assert "2025-03-19" not in states(records, "2025-02-01")


def test_a_meeting_that_the_later_plan_no_longer_has_is_not_planned() -> None:
    records = read_all(a_txt=OLD, b_txt=NEW.replace("- 7. mai kl. 09.00\n", "- 18. juni kl. 09.00\n"))
    assert len(found(records, "plan-meeting-dropped")) == 1
    assert len(found(records, "plan-meeting-added")) == 1
    assert states(records, "2025-03-01")["2025-05-07"] == ("unknown", "")


def test_a_meeting_that_is_called_is_called_though_the_later_plan_has_it_not() -> None:
    records = read_all(a_txt=OLD, b_txt=NEW.replace("- 9. april kl. 09.00\n", ""), c_txt=NOTICE.format(head=""))
    assert states(records, "2025-03-01")["2025-04-09"] == ("called", "")


def test_past_meetings_that_a_page_drops_are_no_change() -> None:
    later = PLAN.format(head="Sist oppdatert: 20.03.2025").replace("- 12. februar kl. 09.00\n- 12. mars kl. 09.00\n", "")
    assert not codes(read_all(a_txt=OLD, b_txt=later)) & {"plan-meeting-dropped", "plan-meeting-moved"}


def test_another_hour_is_a_finding_with_both_values_and_the_later_one_holds() -> None:
    records = read_all(a_txt=OLD, b_txt=NEW.replace("9. april kl. 09.00", "9. april kl. 10.00"))
    (finding,) = found(records, "plan-changed")
    assert "09:00" in finding.message
    assert "10:00" in finding.message
    assert [m.start_time for m in records.meetings if m.start_date == "2025-04-09"] == ["10:00"]
    assert "meeting-conflict" not in codes(records)


def test_who_has_come_left_and_changed_seats_is_found() -> None:
    records = read_all(a_md=page(SPRING, "10. januar 2025"), b_md=page(AUTUMN, "20. august 2025", "3. september 2025"))
    people = {code: [row.message.split(" st")[0].split(" er ")[0] for row in found(records, code)] for code in sorted(codes(records))}
    assert people["member-left"] == ["Per Lie"]
    assert people["member-joined"] == ["Anne Vik"]
    assert people["member-changed"] == ["Kari Nes", "Ola Moe"]


def test_a_seat_that_is_gone_keeps_its_row_with_an_end() -> None:
    records = read_all(a_md=page(SPRING, "10. januar 2025"), b_md=page(AUTUMN, "20. august 2025", "3. september 2025"))
    seats = {(row.person_name, row.role): (row.valid_from, row.valid_to) for row in records.memberships}
    assert seats["Per Lie", "member"] == ("", "2025-08-20")
    assert seats["Anne Vik", "member"] == ("2025", "")
    assert seats["Kari Nes", "leader"] == ("", "2025-08-20")
    cited = {(row.field, row.value) for row in records.evidence if row.rule == "page_versions" and row.table == "memberships"}
    assert cited == {("valid_to", "2025-08-20"), ("valid_from", "2025")}


PERIODS = tuple(f"{row} (1.1.2024–31.12.2027)" for row in ("Kari Nes", "Ola Moe", "Per Lie"))
SAID = [
    ("", "2025-08-20"),
    ("Per Lie gjekk ut av rådet 31.05.2025.", "2025-05-31"),
    ("Per Lie, Hyttestyret, trådte ut fra 1. juni 2025.", "2025-05-31"),
    ("Per Lie resigned from the committee on 31 May 2025.", "2025-05-31"),
    ("Per Lie fratrådte i mai 2025.", "2025-05"),
]


@pytest.mark.parametrize(("said", "until"), SAID)
def test_a_seat_that_is_gone_ends_before_the_printed_period_does(said: str, until: str) -> None:
    text = "# Rådet for fjellvett\n\n## Medlemmer\n\n{}\n\n## Varamedlemmer\n\n- Eli Dal\n- Siv Aa\n{}\n\nSist oppdatert {}\n"
    old = text.format("\n".join(f"- {row}" for row in PERIODS), "", "10. januar 2025")
    new = text.format("\n".join(f"- {row}" for row in PERIODS[:2]), said and f"- {said}", "20. august 2025")
    records = read_all(a_md=old, b_md=new)
    assert [(row.role, row.valid_to) for row in records.memberships if row.person_name == "Per Lie"] == [("member", until)]
    assert len(found(records, "member-left")) == 1
    assert {row.valid_to for row in records.memberships if row.person_name == "Kari Nes"} == {"2027-12-31"}


def test_who_gave_up_the_seat_can_come_back() -> None:
    gone = page(SPRING[:2], "20. august 2025").replace("## Møteplan", "Per Lie gikk ut av rådet 31.05.2025.\n\n## Møteplan")
    records = read_all(a_md=page(SPRING, "10. januar 2025"), b_md=gone, c_md=page(SPRING, "10. januar 2026", "7. mai 2026"))
    assert {row.valid_to for row in records.memberships if row.person_name == "Per Lie"} == {"2025-08-20"}


def test_a_middle_name_is_no_new_member() -> None:
    spelled = ("Kari M. Nes | Leder | Drift", *SPRING[1:])
    records = read_all(a_md=page(SPRING, "10. januar 2025"), b_md=page(spelled, "20. august 2025"))
    assert not codes(records) & {"member-left", "member-joined", "member-changed"}


def test_what_a_page_says_of_the_body_is_the_later_versions_word() -> None:
    head = "# Rådet for fjellvett\n"
    old = page(SPRING, "10. januar 2025").replace(head, f"{head}\nRådet møtes hver uke.\n")
    new = page(SPRING, "20. august 2025").replace(head, f"{head}\nRådet møtes hver måned.\n")
    assert [row.cadence for row in read_all(a_md=old, b_md=new).bodies] == ["hver måned"]


def test_two_pages_with_one_heading_and_nothing_in_common_are_two_pages() -> None:
    members = page(SPRING, "10. januar 2025").split("## Møteplan")[0]
    meetings = "# Rådet for fjellvett\n\n## Møteplan 2025\n\n- 12. februar 2025\n- 12. mars 2025\n- 9. april 2025\n"
    assert superseded(read_all(a_md=members, b_md=meetings)) == {}

"""Items that come again: standing and yearly ones of the profile stand on the agenda; what only the papers show is proposed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.publish.agenda import compose_agenda_view
from pipeline.publish.fixed import find_span
from pipeline.publish.views import compose_view
from pipeline.records import Meeting, Records
from pipeline.settings import FixedItem
from tests.publish.sample import NOV, profile, sample
from tests.publish.test_agenda import add_item, agenda, secretary, titles

BUDGET = FixedItem("Budsjett", "decision", 40, "Økonomisjefen", month=11)


def add_meeting(records: Records, day: str, status: str = "held") -> str:
    """One more meeting."""
    records.meetings.append(Meeting(f"alu-{day}", "alu", day, status=status, minutes_status="approved"))
    return f"alu-{day}"


def test_standing_items_stand_after_the_approvals_or_before_any_other_business() -> None:
    standing = [FixedItem("Runde rundt bordet", place="last"), FixedItem("HMS", "information", 10, "Direktøren")]
    lines = agenda(standing=standing).lines
    assert [line.kind for line in lines] == [
        "notice",
        "minutes",
        "standing",
        "follow-up",
        "action",
        "action",
        "plan",
        "standing",
        "any-other",
    ]
    assert (lines[2].title, lines[2].reason, lines[2].type_name, lines[2].minutes, lines[2].responsible) == (
        "HMS",
        "Fast sak",
        "Orientering",
        "10",
        "Direktøren",
    )
    assert (lines[7].title, lines[7].type_name, lines[7].minutes) == ("Runde rundt bordet", "", "")


def test_a_standing_item_that_is_there_already_comes_once_with_the_profiles_time_and_owner() -> None:
    context = agenda(
        standing=[FixedItem("Oppfølging av tidligere saker", minutes=7, responsible="Nestleder"), FixedItem("Eventuelt", minutes=9)]
    )
    assert [line.kind for line in context.lines].count("standing") == 0
    assert [(line.minutes, line.responsible) for line in context.lines if line.kind in {"follow-up", "any-other"}] == [
        ("7", "Nestleder"),
        ("9", ""),
    ]


def test_a_standing_heading_is_not_a_matter_with_the_same_word() -> None:
    records = sample()
    add_item(records, "38c/25", "Benker på torget", "postponed")
    add_item(records, "38d/25", "HMS-avvik på verkstedet", "postponed")
    kinds = [line.kind for line in agenda(records, standing=[FixedItem("Nytt fra torget"), FixedItem("HMS")]).lines]
    assert (kinds.count("standing"), kinds.count("postponed")) == (2, 2)


def test_on_an_agenda_that_has_been_received_a_standing_item_is_only_proposed() -> None:
    records = sample()
    records.documents.append(replace(records.documents[2], document_id="9e9e9e9e9e9e", path="alu/innkalling.docx", kind="agenda"))
    add_item(records, "40/25", "Orienteringer", "unknown", "alu-2025-11-26", "9e9e9e9e9e9e")
    standing = [FixedItem("Orienteringer", minutes=5), FixedItem("HMS")]
    assert [(line.title, line.minutes) for line in agenda(records, standing=standing).lines] == [("Orienteringer", "5")]
    assert "Ikke på innkallingen som er mottatt: HMS – Fast sak" in secretary(records, standing=standing).proposals


def test_a_yearly_item_comes_in_its_month_with_the_reason_and_its_last_time() -> None:
    records = sample()
    add_item(records, "40/24", "Budsjett 2025", "decided", add_meeting(records, "2024-11-27"))
    (line,) = [line for line in agenda(records, yearly=[BUDGET]).lines if line.kind == "yearly"]
    assert (line.title, line.reason) == ("Budsjett", "Årshjul: november; sist 40/24 (27.11.24)")
    assert (line.type_name, line.minutes, line.responsible) == ("Tilrådning", "40", "Økonomisjefen")


@pytest.mark.parametrize(
    ("when", "comes"),
    [
        ({"month": 11}, True),  # the first meeting of the month has passed without it
        ({"week": 48}, True),
        ({"week": 46}, True),  # no meeting in that week: it belonged to the last one before it, whose minutes lack it
        ({"month": 10}, True),  # its minutes have been read, and lack it
        ({"month": 8}, False),  # nobody has received the minutes
        ({"month": 12}, False),  # 17 December is only suggested, and no later meeting is known
        ({"term": "autumn"}, True),
        ({"term": "spring"}, False),
    ],
    ids=str,
)
def test_a_yearly_item_has_its_time(when: dict[str, object], comes: bool) -> None:
    item = replace(BUDGET, **({"month": 0} | when))  # type: ignore[arg-type]
    assert any(line.kind == "yearly" for line in agenda(yearly=[item]).lines) == comes


def test_a_yearly_item_whose_month_has_passed_without_it_comes_with_the_reason() -> None:
    (line,) = [line for line in agenda(yearly=[replace(BUDGET, month=10)]).lines if line.kind == "yearly"]
    assert line.reason == "Årshjul: oktober; ikke behandlet i 2025"


def test_a_yearly_item_of_last_autumn_is_let_go_after_a_quarter() -> None:
    records = sample()
    records.meetings = [m for m in records.meetings if m.start_date < "2025-11-26" and not m.suggested_date]
    add_meeting(records, "2026-06-10", "planned")
    assert "Budsjett" not in titles(agenda(records, yearly=[replace(BUDGET, month=10)]))


def test_the_last_meeting_before_a_month_without_meetings_takes_its_items() -> None:
    records = sample()
    records.meetings = [m for m in records.meetings if not m.suggested_date]
    add_meeting(records, "2026-01-14", "planned")
    assert "Budsjett" in titles(agenda(records, yearly=[replace(BUDGET, month=12)]))


def test_where_no_later_meeting_is_known_the_secretary_decides() -> None:
    records = sample()
    records.meetings = [m for m in records.meetings if not m.suggested_date]
    item = replace(BUDGET, month=1)
    assert "Budsjett" not in titles(agenda(records, yearly=[item]))
    said = [text for text in secretary(records, yearly=[item]).proposals if "Budsjett" in text]
    assert said == ["«Budsjett» (Årshjul: januar): ingen møter er kjent i den tiden; ta saken opp nå, eller sett opp et møte."]


@pytest.mark.parametrize(("outcome", "comes"), [("decided", False), ("noted", False), ("withdrawn", True)])
def test_a_yearly_item_that_was_treated_this_year_does_not_come_again(outcome: str, comes: bool) -> None:
    records = sample()
    add_item(records, "38c/25", "Budsjett 2026 – rammer", outcome, "alu-2025-11-05", NOV)
    assert ("Budsjett" in titles(agenda(records, yearly=[BUDGET]))) == comes


def test_a_yearly_item_that_was_postponed_comes_once_with_both_reasons() -> None:
    records = sample()
    add_item(records, "38c/25", "Budsjett 2026", "postponed")
    (line,) = [line for line in agenda(records, yearly=[BUDGET]).lines if "Budsjett" in line.title]
    assert line.title == "Budsjett 2026 (oppfølging av 38c/25)"
    assert line.reason == "38c/25 (05.11.25): utsatt; Årshjul: november; sist 38c/25 (05.11.25)"


@pytest.mark.parametrize(("week", "year", "monday"), [(1, 2026, "2025-12-29"), (53, 2026, "2026-12-28"), (53, 2025, "2025-12-22")])
def test_a_week_of_a_year_is_its_iso_week(week: int, year: int, monday: str) -> None:
    assert find_span(FixedItem("Budsjett", week=week), year)[0].isoformat() == monday


def with_items(*rows: tuple[str, str, str]) -> Records:
    """The example and items of minutes: day, number, title. Days without a meeting get one."""
    records = sample()
    for day, number, title in rows:
        if not any(m.start_date == day for m in records.meetings):
            add_meeting(records, day)
        add_item(records, number, title, "noted", f"alu-{day}")
    return records


FOUR = ("2025-08-27", "2025-09-24", "2025-10-15", "2025-11-05")


def test_a_title_of_the_last_four_meetings_is_proposed_as_a_standing_item() -> None:
    records = with_items(*((day, f"9{n}/25", "Nytt fra tillitsvalgte") for n, day in enumerate(FOUR)))
    assert "Nytt fra tillitsvalgte" not in titles(agenda(records))
    said = [text for text in secretary(records).proposals if "tillitsvalgte" in text]
    assert said == [
        "«Nytt fra tillitsvalgte» har stått på de 4 siste sakslistene og referatene (93/25 (05.11.25), 92/25 (15.10.25), "
        "91/25 (24.09.25) og 90/25 (27.08.25)), men er ikke satt opp som fast sak."
    ]


@pytest.mark.parametrize(
    ("days", "settings"),
    [(FOUR[1:], {}), (FOUR[:3], {}), (FOUR, {"standing": [FixedItem("Nytt fra tillitsvalgte")]})],
    ids=["three", "not_in_the_last", "in_the_profile"],
)
def test_what_stands_less_often_or_is_set_up_is_not_proposed(days: tuple[str, ...], settings: dict[str, object]) -> None:
    records = with_items(*((day, f"9{n}/25", "Nytt fra tillitsvalgte") for n, day in enumerate(days)))
    assert not [text for text in secretary(records, **settings).proposals if "tillitsvalgte" in text]


def test_a_closed_item_that_returns_is_not_named() -> None:
    records = with_items(*((day, f"9{n}/25", "Lønn til Kari Moe") for n, day in enumerate(FOUR)))
    records.agenda_items = [replace(row, access="withheld") if "Kari Moe" in row.title else row for row in records.agenda_items]
    assert not [text for text in secretary(records).proposals if "Kari Moe" in text]


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ([("2023-12-06", "44/23", "HMS-plan 2024"), ("2024-10-30", "39/24", "HMS-plan for 2025")], "44/23 (06.12.23) og 39/24 (30.10.24)"),
        ([("2024-11-13", "40/24", "Årsplan for internkontrollen 2025")], "40/24 (13.11.24)"),
    ],
    ids=["two_years", "says_so"],
)
def test_what_came_at_this_time_in_earlier_years_is_proposed(rows: list[tuple[str, str, str]], where: str) -> None:
    (said,) = [text for text in secretary(with_items(*rows)).proposals if "pleier å komme" in text]
    assert said == f"«{rows[-1][2]}» pleier å komme på denne tiden av året: {where}."


@pytest.mark.parametrize(
    "rows",
    [
        [("2024-11-13", "40/24", "HMS-plan 2025")],  # one year, and the title does not say that it is yearly
        [("2023-11-15", "40/23", "HMS-plan 2024"), ("2024-05-15", "20/24", "HMS-plan 2025")],  # another time of the year
        [("2023-11-15", "40/23", "HMS-plan 2024"), ("2024-11-13", "40/24", "HMS-plan 2025"), ("2025-10-15", "33b/25", "HMS-plan 2026")],
        [("2024-11-13", "40/24", "Årsaker til sykefravær")],
    ],
    ids=["once", "spring", "treated", "no_year"],
)
def test_what_is_not_yearly_or_was_treated_just_now_is_not_proposed(rows: list[tuple[str, str, str]]) -> None:
    assert not [text for text in secretary(with_items(*rows)).proposals if "pleier å komme" in text]


def test_what_the_bodys_page_says_of_this_month_is_quoted() -> None:
    records = sample()
    tasks = "Behandler virksomhetsplanen hvert år i november; Behandler regnskapet hvert år i mars"
    records.bodies = [replace(records.bodies[0], tasks=tasks)]
    said = [text for text in secretary(records).proposals if "denne tiden" in text]
    assert said == [
        "Utvalgets oppgaver nevner denne tiden av året: «Behandler virksomhetsplanen hvert år i november» (alu-kunnskapsbasen.txt, l. 28)."
    ]


@pytest.mark.parametrize(
    ("language", "reason"), [("nb", "Årshjul: november"), ("nn", "Årshjul: november"), ("en", "Yearly cycle: November")]
)
def test_the_reason_is_in_the_bodys_language(language: str, reason: str) -> None:
    assert reason in [line.reason for line in agenda(language=language, yearly=[BUDGET]).lines]


def test_five_thousand_items_are_searched_in_a_moment() -> None:
    records = sample()
    for n in range(250):
        day = f"{2000 + n // 12}-{1 + n % 12:02}-11"
        records.meetings.append(Meeting(f"alu-{day}", "alu", day, status="held", minutes_status="approved"))
        for k in range(20):
            add_item(records, f"{k}/{day[2:4]}", f"Sak om {chr(97 + k) * 5} og {chr(97 + n % 26) * 6}", "noted", f"alu-{day}")
    view = compose_view(records, replace(profile(), yearly=[BUDGET], standing=[FixedItem("HMS")]), "2025-11-19")
    meeting = next(m for m in records.meetings if m.start_date == "2025-11-26")
    assert len(compose_agenda_view(view, meeting).lines) > 7

"""Deadlines never fall on a weekend or a Norwegian public holiday, and the papers say why they were moved."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.publish.agenda import compose_agenda_view
from pipeline.publish.case_forms import compose_blank_form
from pipeline.publish.contexts import Fact
from pipeline.publish.deadlines import count_back
from pipeline.publish.events import compose_events
from pipeline.publish.facts import compose_facts
from pipeline.publish.texts import LANGUAGES, read_texts
from pipeline.publish.views import compose_view
from pipeline.publish.workdays import find_workday, format_free, read_holidays
from pipeline.records import Body, DocumentRow, Evidence, Meeting, Records
from pipeline.settings import Profile

MOVED = [
    # meeting, days before it, the day it is due
    ("2025-11-26", 14, "2025-11-12"),
    ("2025-11-26", 7, "2025-11-19"),
    ("2025-04-25", 7, "2025-04-16"),  # Good Friday: the two days before it are no working days either
    ("2026-05-08", 7, "2026-04-30"),  # 1 May
    ("2026-05-24", 7, "2026-05-15"),  # 17 May, a Sunday
    ("2026-05-21", 7, "2026-05-13"),  # Ascension Day
    ("2026-06-01", 7, "2026-05-22"),  # Whit Monday
    ("2026-01-08", 7, "2025-12-31"),  # New Year's Day: the year before
    ("2026-01-02", 7, "2025-12-24"),  # second day of Christmas; Christmas Eve is no public holiday
    ("2025-11-25", 3, "2025-11-21"),  # a Saturday
]
WHY = [
    # day, nb, nn, en
    ("2025-04-18", "18. april er langfredag", "18. april er langfredag", "18 April is Good Friday"),
    ("2025-04-19", "19. april er en lørdag", "19. april er ein laurdag", "19 April is a Saturday"),
    ("2026-05-17", "17. mai er grunnlovsdagen", "17. mai er grunnlovsdagen", "17 May is Constitution Day"),
    ("2026-05-01", "1. mai er arbeidernes dag", "1. mai er arbeidaranes dag", "1 May is Labour Day"),
    ("2025-11-19", "", "", ""),
]


@pytest.mark.parametrize(("meeting", "days", "due"), MOVED)
def test_a_deadline_is_the_last_working_day_up_to_the_day_counted(meeting: str, days: int, due: str) -> None:
    assert count_back(meeting, days) == due


@pytest.mark.parametrize("start", ["", "2025-11", "2025"])
def test_a_meeting_without_a_whole_date_has_no_deadline(start: str) -> None:
    assert count_back(start, 7) == ""


@pytest.mark.parametrize(("day", *LANGUAGES), WHY)
def test_why_nobody_is_at_work_is_said_in_three_languages(day: str, nb: str, nn: str, en: str) -> None:
    said = [format_free(date.fromisoformat(day), read_texts(language), language) for language in LANGUAGES]
    assert said == [nb, nn, en]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_holiday_has_a_name_of_ours(language: str) -> None:
    texts = read_texts(language)
    named = [format_free(day, texts, language) for year in (2024, 2025, 2026, 2031) for day in read_holidays(year)]
    ours = {text for key, text in texts.items() if key.startswith("holiday_")}
    assert all(any(line.endswith(f" {name}") for name in ours) for line in named)


def test_no_deadline_of_ten_years_falls_on_a_day_off() -> None:
    days = [date.fromordinal(n) for n in range(date(2024, 1, 1).toordinal(), date(2034, 1, 1).toordinal())]
    moved = [find_workday(day) for day in days]
    assert all(day.weekday() < 5 and day not in read_holidays(day.year) for day in moved)
    assert max((day - due).days for day, due in zip(days, moved, strict=True)) == 5  # Easter Monday, back to the Wednesday


def facts(language: str, start: str) -> list[tuple[str, str]]:
    """The deadlines in the header of an agenda, with their notes."""
    profile = Profile("hage", "Hagerådet", language=language, items_due_days=14, papers_due_days=7, notice_days=6)
    meeting = Meeting(f"hage-{start}", "hage", start, status="planned")
    context = compose_agenda_view(compose_view(Records(meetings=[meeting]), profile, "2025-04-16"), meeting)
    return [(fact.text, fact.note) for fact in context.facts[-3:]]


def test_what_the_bodys_page_says_stands_in_for_what_is_not_set_with_its_place() -> None:
    body = Body("hage", "Hagerådet", items_due_days="14", notice_days="7", document_id="aaa", source="aaa:1:1")
    said = Evidence("bodies", "hage", "items_due_days", "14", "aaa", 1, 9)
    records = Records(bodies=[body], meetings=[MEETING], documents=[DocumentRow("aaa", path="hage/side.html")], evidence=[said])
    own = read_facts(records, Profile("hage", notice_days=6))[-3:]
    assert [(fact.text, fact.note) for fact in own] == [
        ("onsdag 12. november 2025", "14 dager før møtet"),
        ("[fylles ut – ikke angitt i kilden]", ""),
        ("torsdag 20. november 2025", "6 dager før møtet"),
    ]
    assert ["side.html" in fact.source for fact in own] == [True, False, False]


def read_facts(records: Records, profile: Profile) -> tuple[Fact, ...]:
    """The header of the agenda of one meeting."""
    return compose_facts(compose_view(records, profile, "2025-10-01"), MEETING)


MEETING = Meeting("hage-2025-11-26", "hage", "2025-11-26", status="planned")


def test_the_agenda_says_why_a_deadline_is_another_day() -> None:
    assert facts("nb", "2025-04-25") == [
        ("fredag 11. april 2025", "14 dager før møtet, passert"),
        ("onsdag 16. april 2025", "7 dager før møtet, flyttet til nærmeste arbeidsdag før, fordi 18. april er langfredag"),
        ("onsdag 16. april 2025", "6 dager før møtet, flyttet til nærmeste arbeidsdag før, fordi 19. april er en lørdag"),
    ]
    assert "flytta til næraste arbeidsdag før, fordi 18. april er langfredag" in facts("nn", "2025-04-25")[1][1]
    assert "moved to the nearest working day before it, because 18 April is Good Friday" in facts("en", "2025-04-25")[1][1]


@pytest.mark.parametrize(
    ("language", "day", "hour"),
    [
        ("nb", "onsdag 12. november 2025", " kl. 12.00"),
        ("nn", "onsdag 12. november 2025", " kl. 12.00"),
        ("en", "Wednesday 12 November 2025", " at 12:00"),
    ],
)
def test_the_closing_hour_stands_with_the_deadlines_of_items_and_papers(language: str, day: str, hour: str) -> None:
    profile = Profile("hage", "Hagerådet", language=language, items_due_days=14, papers_due_days=14, notice_days=14, closing_hour="12:00")
    meeting = Meeting("hage-2025-11-26", "hage", "2025-11-26", status="planned")
    view = compose_view(Records(meetings=[meeting]), profile, "2025-11-01")
    assert [fact.text for fact in compose_agenda_view(view, meeting).facts[-3:]] == [day + hour, day + hour, day]
    assert compose_blank_form(view).meetings[0][1:] == (day + hour, day + hour)
    due = {event.uid.split("-")[4]: event.summary for event in compose_events(view) if event.is_deadline}
    assert {what: hour in summary for what, summary in due.items()} == {"items": True, "papers": True, "notice": False}


SAID = Meeting("hage-2026-02-11", "hage", "2026-02-11", status="planned", items_due="2026-01-25", papers_due="2026-02-03", source="aaa:1:4")


@pytest.mark.parametrize(
    ("language", "free"),
    [
        ("nb", "oppgitt for dette møtet; merk: 25. januar er en søndag"),
        ("nn", "oppgjeve for dette møtet; merk: 25. januar er ein sundag"),
        ("en", "given for this meeting; note: 25 January is a Sunday"),
    ],
)
def test_the_day_that_a_plan_says_for_a_meeting_comes_before_any_rule(language: str, free: str) -> None:
    profile = Profile("hage", "Hagerådet", language=language, items_due_days=14)
    records = Records(documents=[DocumentRow("aaa", "plan.pdf", "pdf", "meeting_plan", body_id="hage")], meetings=[SAID])
    records.evidence.append(Evidence("meetings", SAID.meeting_id, "items_due", "2026-01-25", "aaa", 1, 4))
    view = compose_view(records, profile, "2026-01-10")
    items, papers, notice = list(compose_facts(view, SAID))[-3:]
    assert (items.note, papers.note) == (free, free.partition(";")[0])
    assert items.source == "plan.pdf, l. 4"
    assert notice.blank and not papers.blank
    assert [event.start for event in compose_events(view) if event.is_deadline] == ["2026-01-25", "2026-02-03"]


def test_the_blank_form_lists_deadlines_that_only_a_plan_says() -> None:
    records = Records(documents=[DocumentRow("aaa", "plan.pdf", "pdf", "meeting_plan", body_id="hage")], meetings=[SAID])
    form = compose_blank_form(compose_view(records, Profile("hage", "Hagerådet", language="nb"), "2026-01-10"))
    assert form.deadlines == ("Hvert møte har sine egne frister:",)
    assert [row[1:] for row in form.meetings] == [("søndag 25. januar 2026", "tirsdag 3. februar 2026")]

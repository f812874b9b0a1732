"""The term report and the year report: what a half-year or a year came to, and what is not known of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import docx
import html5lib
import pytest

from pipeline.errors import UsageError
from pipeline.overviews import count_overviews
from pipeline.publish import find_template, publish
from pipeline.publish.contexts_charts import Chart
from pipeline.publish.periods import compose_period_report, find_period
from pipeline.publish.periods.contexts import Grid, PeriodReportContext
from pipeline.publish.periods.threads import join_items
from pipeline.publish.views import compose_view
from pipeline.records import (
    ActionItem,
    AgendaItem,
    Attendance,
    AttendanceCount,
    Body,
    CaseLink,
    Coverage,
    FindingRow,
    Meeting,
    Membership,
    PolicyLink,
    Records,
)
from pipeline.settings import Settings
from tests.make_period_template import make_period_report
from tests.publish.docx_checks import find_faults
from tests.publish.sample import AS_OF, MEMBERS, NOV, REQUEST, SEPT, item_id, profile, sample
from tests.publish.test_files import text_of
from tests.publish.test_withheld import DECISION, TASK, TITLE, closed

NAMES = [f"alu-2025-year-report.{form}" for form in ("docx", "pdf", "html", "json")]


def counted(records: Records | None = None, as_of: str = AS_OF) -> Records:
    """The example with attendance, and with what is counted from it."""
    records = records or sample()
    if not records.attendance:
        seats = [seat for seat in records.memberships if seat.person_name and seat.role == "member"]
        there = [attend("alu-2025-09-24", SEPT, seat, "present") for seat in seats[:9]]
        records.attendance = [*there, *(attend("alu-2025-11-05", NOV, seat, "absent") for seat in seats[:2])]
    return count_overviews(records, as_of, {"alu": profile()})


def attend(meeting: str, paper: str, seat: Membership, status: str) -> Attendance:
    """What minutes say of a member."""
    return Attendance(meeting, seat.person_name, seat.home, status, membership_id=seat.membership_id, document_id=paper)


def compose(period: str = "2025", records: Records | None = None, as_of: str = AS_OF, language: str = "nb") -> PeriodReportContext:
    """The example's report of a period."""
    view = compose_view(counted(records, as_of), replace(profile(), language=language), as_of)
    found = find_period(period)
    assert found
    return compose_period_report(view, found)


def files(period: str = "2025", records: Records | None = None, language: str = "nb") -> dict[str, bytes]:
    """The example's published files for a period."""
    settings = Settings(bodies={"alu": replace(profile(), language=language)})
    return dict(publish(counted(records), settings, AS_OF, period=period).files)


def row_of(grid: Grid, name: str) -> tuple[str, ...]:
    """The cells of one row by the beginning of its name."""
    return next(cells for label, cells in grid.rows if label.startswith(name))


@pytest.fixture(scope="module")
def year() -> dict[str, bytes]:
    """The example's year report, made once."""
    return files("2025")


@pytest.fixture(scope="module", params=["nb", "nn", "en"])
def term(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """The example's term report in each language."""
    return files("2025-H2", language=request.param)


def test_a_period_gives_its_report_in_four_forms_and_nothing_else(year: dict[str, bytes], term: dict[str, bytes]) -> None:
    assert list(year) == NAMES
    assert list(term) == [name.replace("2025-year", "2025-2-term") for name in NAMES]


@pytest.mark.parametrize("period", ["2031", "2025-3", "2024-2", "høsten"])
def test_a_period_that_is_not_there_is_told_with_those_that_are(period: str) -> None:
    with pytest.raises(UsageError, match=f"there is no period '{period}'; there is 2023, 2023-2, 2025, 2025-2$"):
        files(period)


def test_a_period_and_a_meeting_are_not_asked_for_together() -> None:
    with pytest.raises(UsageError, match="not for both"):
        publish(counted(), Settings(bodies={"alu": profile()}), AS_OF, period="2025", meeting="2025-11-26")


def test_a_body_without_meetings_in_the_period_is_named() -> None:
    records = sample()
    records.bodies.append(Body("upo", "Utvalg på øya"))
    records.meetings.append(Meeting("upo-2024-03-04", "upo", "2024-03-04", status="unknown"))
    published = publish(counted(records), Settings(bodies={"alu": profile()}), AS_OF, period="2025")
    assert [name for name, _ in published.files] == NAMES
    assert published.notes == ["upo: no meeting in 2025 is known, so nothing was made"]


def test_the_register_holds_every_conclusion_in_order_word_for_word() -> None:
    rows = compose().register
    assert [row.number for row in rows] == ["25/25", "26/25", "30/25", "31/25", "34/25", "35/25", "36/25"]
    assert rows[2].text == "ALU tilrår den framlagte prioriteringen. Saken oversendes dekanmøtet."
    assert (rows[2].date, rows[2].source, rows[4].outcome) == ("15.10.25", "referat 15.10.25, l. 12", "godkjent, retter 31/25")


@pytest.mark.parametrize(
    ("votes", "printed"),
    [
        ({"votes_for": "7", "votes_against": "2", "votes_blank": "1"}, "konkludert, 7 for, 2 mot, 1 blank"),
        ({"unanimous": "true"}, "konkludert, enstemmig"),
        ({"amended_by": item_id("34/25")}, "konkludert, rettet i 34/25"),
        ({}, "konkludert"),
    ],
)
def test_the_register_says_how_the_votes_fell_and_what_was_corrected(votes: dict[str, str], printed: str) -> None:
    records = sample()
    records.decisions = [replace(row, **votes) if row.number == "35/25" else row for row in records.decisions]  # type: ignore[arg-type]
    assert next(row.outcome for row in compose(records=records).register if row.number == "35/25") == printed


def test_a_closed_item_keeps_its_title_and_none_of_its_words() -> None:
    context = compose(records=closed())
    row = next(row for row in context.register if row.number == "37/25")
    assert TITLE in row.title and row.blank and row.text == "(unntatt offentlighet, offl. § 13)"
    said = str(context)
    assert DECISION not in said and TASK not in said and "Nordmann" not in said


def test_what_is_left_stands_with_its_age_the_overdue_first() -> None:
    rows = compose().actions
    assert [(row.mark, row.status_text, row.age) for row in rows[:2]] == [("T3", "forfalt 19 d", "35 d"), ("T2", "åpen", "56 d")]
    assert all(row.status != "done" for row in rows)


def test_actions_are_seen_as_they_stood_at_the_end_of_the_period() -> None:
    records = sample()
    records.meetings.append(Meeting("alu-2026-01-14", "alu", "2026-01-14", status="held", minutes_status="written"))
    records.agenda_items.append(AgendaItem("later", "alu-2026-01-14", "1", "1/26", "", "Oppfølging", document_id=NOV))
    records.actions = [replace(a, closed_by="later", status="done") if a.owner == "IT-avdelingen" else a for a in records.actions]
    context = compose("2025", records, as_of="2026-02-01")
    row = next(row for row in context.actions if row.owner == "IT-avdelingen")
    assert (row.status_text, row.age) == ("forfalt 31 d; meldt utført 14.01.26", "56 d")
    assert context.until == "31.12.25"


def test_what_was_finished_is_counted_with_its_median_days() -> None:
    assert compose().finished == "1 tiltak ble meldt utført i perioden. Fra møtet til meldingen gikk det i midten 42 dager."


@pytest.mark.parametrize(("days", "group"), [(0, 0), (30, 0), (31, 1), (90, 1), (180, 2), (365, 3), (366, 4)])
def test_actions_are_counted_in_the_group_of_their_age(days: int, group: int) -> None:
    day = (date.fromisoformat(AS_OF) - timedelta(days=days)).isoformat()
    meeting = Meeting(f"alu-{day}", "alu", day, status="held")
    records = Records(meetings=[meeting], actions=[ActionItem("a", "", meeting.meeting_id, "ringer", status="open")])
    assert [cells[0] for _, cells in compose("2025", records).ages.rows] == ["1" if n == group else "0" for n in range(5)]


def test_a_month_without_minutes_is_unknown_and_not_zero() -> None:
    grid = compose("2025").areas
    assert dict(zip(grid.columns, row_of(grid, "3 "), strict=True)) == {
        **dict.fromkeys(("jan", "feb", "mar", "apr", "mai", "jun", "jul", "des"), "–"),
        **{"aug": "?", "sep": "1", "okt": "0", "nov": "1", "Sum": "2"},
    }
    assert grid.chart and grid.chart.rows[2].values == (*[None] * 8, 1, 0, 1, None)


def test_a_month_of_which_some_minutes_are_missing_says_so() -> None:
    records = sample()
    records.meetings.append(Meeting("alu-2025-09-10", "alu", "2025-09-10", status="held", minutes_status="missing"))
    grid = compose("2025", records).areas
    assert row_of(grid, "3 ")[8] == "1?"


def test_a_half_year_of_few_meetings_is_shown_meeting_by_meeting() -> None:
    assert compose("2025-2").areas.columns == ("27. aug", "24. sep", "15. okt", "5. nov", "26. nov", "17. des", "Sum")
    records = sample()
    records.meetings += [Meeting(f"alu-2025-07-{day:02}", "alu", f"2025-07-{day:02}", status="held") for day in range(1, 13)]
    assert compose("2025-2", records).areas.columns == ("jul", "aug", "sep", "okt", "nov", "des", "Sum")


def test_half_years_are_compared_where_two_of_them_have_minutes() -> None:
    assert compose().terms.rows == ()
    records = counted()
    records.coverage += [Coverage("alu", "2024-2", "P1", "2", "3", "2"), Coverage("alu", "2025-1", "P1", "0")]
    grid = compose_period_report(compose_view(records, profile(), AS_OF), find_period("2025-2")).terms  # type: ignore[arg-type]
    assert grid.columns == ("høsten 2024", "våren 2025", "høsten 2025", "Sum")
    assert row_of(grid, "1 ") == ("3", "?", "0", "3")


def test_an_untouched_area_says_since_when_and_what_the_memo_asks() -> None:
    context = compose()
    assert [row.name[0] for row in context.untouched] == ["1", "2", "5"]
    assert context.untouched[0].last == "ikke i materialet, som begynner 24.09.25"
    assert context.untouched[0].since == "minst 56 dager"
    assert context.requests == (f"«{REQUEST}» (notat-personalpolitikk.txt, l. 41)",)


def test_an_area_last_touched_before_the_period_is_dated_with_its_source() -> None:
    records = sample()
    records.meetings.append(Meeting("alu-2024-02-07", "alu", "2024-02-07", status="held"))
    records.agenda_items.append(AgendaItem("old", "alu-2024-02-07", "1", "3/24", "", "Lederskap", document_id=SEPT, source=f"{SEPT}:1:5"))
    records.policy_links.append(PolicyLink("item", "old", "P1", "3"))
    row = next(row for row in compose(records=records).untouched if row.name.startswith("1 "))
    assert (row.last, row.since) == ("07.02.24 (sak 3/24)", "651 dager (21 md.)")
    assert row.source.endswith("l. 5")


def test_nothing_is_asserted_of_a_period_without_minutes() -> None:
    records = sample()
    records.meetings.append(Meeting("alu-2023-02-07", "alu", "2023-02-07", status="held", minutes_status="elsewhere"))
    context = compose("2023", records)
    assert context.untouched == () and context.areas.chart is None
    unknown = "Ukjent: ingen referater fra perioden er lest."
    assert (context.untouched_note, context.register_note, context.finished, context.threads_note) == (unknown,) * 4
    assert context.meetings[0].count == "ukjent"
    assert context.units.notes == ("Ukjent: papirene har ikke både medlemsliste og oppmøte for perioden.",)


def test_threads_tell_what_came_back_and_how_long_it_took() -> None:
    threads = compose().threads
    assert [thread.span for thread in threads] == ["21 dager", "21 dager"]
    first = next(thread for thread in threads if thread.title.startswith("Prosjektportefølje"))
    assert [(step.date, step.number, step.outcome) for step in first.steps] == [
        ("24.09.25", "27/25", "utsatt"),
        ("15.10.25", "30/25", "konkludert"),
    ]
    assert first.state == "avsluttet; åpne tiltak T3"


def test_an_item_that_refers_to_several_matters_joins_none_of_them() -> None:
    records = sample()
    refers = [CaseLink(item_id("38/25"), item_id(number), "follows-up", "0.6") for number in ("25/25", "32/25")]
    records.case_links += refers
    view = compose_view(records, profile(), AS_OF)
    groups = join_items(view, {m.meeting_id: m.start_date for m in view.meetings})
    assert {item_id("25/25"), item_id("38/25")} in groups and {item_id("32/25"), item_id("38/25")} in groups


def test_a_long_thread_shows_its_first_step_and_its_last_and_counts_the_others() -> None:
    records = sample()
    for n in range(1, 11):
        records.meetings.append(Meeting(f"alu-2025-07-{n:02}", "alu", f"2025-07-{n:02}", status="held"))
        records.agenda_items.append(AgendaItem(f"x{n}", f"alu-2025-07-{n:02}", "1", f"{n}/25", "", "Kaia", document_id=SEPT))
    records.case_links += [CaseLink(f"x{n}", f"x{n - 1}", "same-case", "1") for n in range(2, 11)]
    thread = next(thread for thread in compose(records=records).threads if thread.title == "Kaia")
    assert [step.number for step in thread.steps] == ["1/25", *(f"{n}/25" for n in range(4, 11))]
    assert thread.more == "… 2 behandlinger imellom …"
    assert thread.state == "ukjent"


def test_a_step_before_the_period_stands_at_its_beginning_in_the_timeline() -> None:
    records = sample()
    records.meetings.append(Meeting("alu-2025-05-07", "alu", "2025-05-07", status="held"))
    records.agenda_items.append(AgendaItem("old", "alu-2025-05-07", "1", "9/25", "", "Sykefravær", outcome="noted", document_id=SEPT))
    records.case_links.append(CaseLink(item_id("25/25"), "old", "same-case", "1"))
    chart = compose("2025-2", records).timeline
    assert chart and chart.rows[0].texts == ("‹ 9/25", "25/25") and chart.rows[0].values[0] == 0
    assert chart.columns == ("jul", "aug", "sep", "okt", "nov", "des")


def test_attendance_is_told_by_unit_and_blank_where_nothing_is_known() -> None:
    grid = compose().units
    assert row_of(grid, "AD") == ("2", "1", "0", "0", "1", "0", "1 av 2")
    assert row_of(grid, "Campus")[-1] == "ukjent"
    assert grid.chart and [row.texts[-1] for row in grid.chart.rows if row.label == "Campus"] == ["2"]


def test_an_edition_without_members_has_no_table_of_members() -> None:
    assert compose().members.rows
    records = counted()
    records.attendance_counts = [row for row in records.attendance_counts if row.subject_kind == "unit"]
    view = compose_view(records, profile(), AS_OF)
    context = compose_period_report(view, find_period("2025"))  # type: ignore[arg-type]
    assert context.members.rows == () and context.units.rows
    assert all(name not in str(context) for name, _ in MEMBERS)


def test_the_public_edition_has_no_table_of_members() -> None:
    view = replace(compose_view(counted(), profile(), AS_OF), slots={})
    context = compose_period_report(view, find_period("2025"))  # type: ignore[arg-type]
    assert context.members.rows == () and context.units.rows


def test_attendance_is_summed_over_the_half_years_of_a_year() -> None:
    records = counted()
    records.attendance_counts = [AttendanceCount("alu", f"2025-{n}", "unit", "AD", "AD", "4", "3", "0", "0", "1", "0") for n in (1, 2)]
    context = compose_period_report(compose_view(records, profile(), AS_OF), find_period("2025"))  # type: ignore[arg-type]
    assert row_of(context.units, "AD")[:2] == ("8", "6")


def test_findings_of_other_periods_are_left_out() -> None:
    records = sample()
    records.findings.append(FindingRow("minutes-missing", "warning", "alu-2023-01-01", "Noe fra 2023.", "", "", ""))
    said = str(compose(records=records).doubts)
    assert "Noe fra 2023." not in said and "utvalg" not in said and "27.08.25" in said


def test_every_picture_has_the_figures_of_the_table_beside_it() -> None:
    context = compose("2025-2")
    pairs = [(context.ages, 0), (context.areas, 0), (context.units, 1)]
    for grid, skipped in pairs:
        assert isinstance(grid.chart, Chart) and grid.chart.alt
        for row, (label, cells) in zip(grid.chart.rows, grid.rows, strict=True):
            assert label.startswith(row.label)
            drawn = cells[skipped : skipped + len(row.values)]
            assert [text or "0" for text in row.texts] == list(drawn)


def test_every_form_says_the_same_and_can_be_read_by_everybody(term: dict[str, bytes]) -> None:
    made, names = term, list(term)
    assert find_faults(made[names[0]]) == []
    assert b"<pdfuaid:part>1<" in made[names[1]] and b"<pdfaid:conformance>A<" in made[names[1]]
    html5lib.HTMLParser(strict=True).parse(made[names[2]].decode())
    context = json.loads(made[names[3]])
    for name in names[:3]:
        text = " ".join(text_of(made[name]).split())
        assert context["title"] in text and context["untouched"][0]["name"] in text and context["threads"][0]["span"] in text


def test_the_forms_are_the_same_each_time(year: dict[str, bytes]) -> None:
    assert files("2025") == year


def test_a_running_period_says_that_it_is_not_over() -> None:
    assert compose().notices == ("Perioden er ikke over. Rapporten viser det som er kjent 19.11.25.",)
    assert compose(as_of="2026-02-01").notices == ()


def test_the_shipped_template_is_what_the_script_makes(tmp_path: Path) -> None:
    make_period_report().save(str(tmp_path / "period-report.docx"))
    made, shipped = (
        docx.Document(str(path)) for path in (tmp_path / "period-report.docx", find_template("period-report.docx", Path("no")))
    )
    assert made.element.xml == shipped.element.xml
    assert made.styles.element.xml == shipped.styles.element.xml

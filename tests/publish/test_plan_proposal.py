"""The next half-year's meetings are proposed in the body's own rhythm, around the times that are kept free, and read back as a plan."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest

from pipeline.engine.paper import parse_paper
from pipeline.publish import find_template, publish
from pipeline.publish.agenda import find_meeting
from pipeline.publish.cadence import Cadence, choose_days, find_cadence
from pipeline.publish.catalogue import MEETING, format_rows
from pipeline.publish.filling import Filler, call_here
from pipeline.publish.free_times import find_span, format_obstacle, list_free_times
from pipeline.publish.meeting_plan import COLUMNS
from pipeline.publish.occasions import open_meeting
from pipeline.publish.texts import LANGUAGES, read_texts
from pipeline.publish.views import compose_view
from pipeline.publish.workdays import is_workday
from pipeline.records import Body, Evidence, Meeting, MeetingLink, Records
from pipeline.settings import Profile, Settings, read_settings
from tests.make_plan_template import make_meeting_plan
from tests.publish.sample import AS_OF, profile, sample

TODAY = "2025-11-03"
EARLY = "2025-09-20"
"""Three meetings of the half-year lie ahead: no plan is due."""
NAME = "hage-2026-spring-meeting-plan"
AUTUMN = ("2025-09-04", "2025-10-02", "2025-10-30", "2025-11-27")
"""Every fourth Thursday."""
SPRING = ["2026-01-22", "2026-02-19", "2026-03-19", "2026-04-16", "2026-05-07", "2026-06-04"]
"""What follows: 14 May is Ascension Day, so the week before it is taken, and the rhythm goes on from there."""
GARDEN = Profile(
    "hage", "Hagerådet", "HAR", "advisory", language="nb",
    items_due_days=14, papers_due_days=7, notice_days=7, start_time="12:15", end_time="14:00",
)  # fmt: skip
CADENCES = [
    # days, weekday, weeks between
    (("2025-08-27", "2025-09-24", "2025-10-15", "2025-11-05", "2025-11-26"), 2, 3),
    (("2025-09-01", "2025-09-08", "2025-09-15", "2025-09-22"), 0, 1),
    (("2025-08-28", "2025-10-02", "2025-11-06", "2025-12-04"), 3, 5),
    (("2025-09-02", "2025-09-17", "2025-10-01"), 2, 2),
]


def records(days: tuple[str, ...] = AUTUMN, today: str = TODAY, **facts: str) -> Records:
    """A body whose plan has these meetings."""
    meetings = [Meeting(f"hage-{day}", "hage", day, status="held" if day < today else "planned", **facts) for day in days]
    links = [MeetingLink(m.meeting_id, "plan", start_date=m.start_date) for m in meetings]
    return Records(bodies=[Body("hage", "Hagerådet", "HAR")], meetings=meetings, meeting_links=links)


def files(found: Records | None = None, as_of: str = TODAY, plan: bool = False, **settings: object) -> dict[str, bytes]:
    """What is published beyond that body's next meeting."""
    view = compose_view(found or records(), replace(GARDEN, **settings), as_of)  # type: ignore[arg-type]
    meeting = find_meeting(view.records, "hage", as_of)
    assert meeting
    ahead = [row for row in MEETING if row.name.endswith("meeting-plan")]
    return dict(format_rows(ahead, open_meeting(view, meeting, (), None, plan, {}), Filler(Path("templates"), call_here)))


def rows(published: dict[str, bytes], name: str = NAME) -> list[dict[str, str]]:
    """The rows of the CSV table."""
    return list(csv.DictReader(io.StringIO(published[f"{name}.csv"].decode())))


def words(data: bytes) -> str:
    """The paragraphs of a Word file."""
    return "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs).replace("\u00a0", " ")


@pytest.mark.parametrize(("days", "weekday", "weeks"), CADENCES)
def test_the_rhythm_is_the_commonest_weekday_and_the_middle_distance(days: tuple[str, ...], weekday: int, weeks: int) -> None:
    found = find_cadence([date.fromisoformat(day) for day in days])
    assert found and (found.weekday, found.weeks) == (weekday, weeks)


def test_two_meetings_show_no_rhythm() -> None:
    assert find_cadence([date(2025, 9, 4), date(2025, 10, 2)]) is None


def test_the_table_goes_on_in_the_rhythm_with_hours_and_deadlines() -> None:
    found = rows(files())
    assert tuple(found[0]) == COLUMNS
    assert [row["date"] for row in found] == SPRING
    assert {(row["weekday"], row["start_time"], row["end_time"], row["status"]) for row in found} == {
        ("torsdag", "12:15", "14:00", "proposed")
    }
    assert [(row["week"], row["items_due"], row["papers_due"], row["notice_due"]) for row in found][3:5] == [
        ("16", "2026-04-01", "2026-04-09", "2026-04-09"),  # 2 April is Maundy Thursday
        ("19", "2026-04-23", "2026-04-30", "2026-04-30"),
    ]


def test_hours_and_place_are_what_most_of_the_meetings_had() -> None:
    found = records(start_time="08:30", end_time="10:00", place="Potteskuret")
    assert {(row["start_time"], row["place"]) for row in rows(files(found))} == {("08:30", "Potteskuret")}
    assert "Sted: Potteskuret" in words(files(found)[f"{NAME}.docx"])


def test_the_memo_says_what_was_shifted_and_why() -> None:
    text = words(files()[f"{NAME}.docx"])
    assert "Møtet ligger i uke 19 og ikke i uke 20, fordi 14. mai er Kristi himmelfartsdag." in text
    assert "Frist for saker, møtet i uke 16: flyttet til nærmeste arbeidsdag før, fordi 2. april er skjærtorsdag." in text


def test_the_memo_says_that_it_is_a_proposal_and_how_the_days_were_chosen() -> None:
    text = words(files()[f"{NAME}.docx"])
    title = "Forslag til møteplan for Hagerådet våren 2026"
    assert text.startswith(f"{title}\nNotat fra sekretariatet\nPlanen gjelder først når utvalget har sluttet seg til den.")
    assert "Fra 04.09.25 til 27.11.25 er det 4 møter, alle på en torsdag, og vanligvis 4 uker mellom dem." in text
    assert "Ingen møter i uken før og uken etter første påskedag, fra 30. mars til 12. april." in text
    assert "HAR slutter seg til møteplanen for våren 2026." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_advisory_bodys_memo_never_speaks_of_vedtak(language: str) -> None:
    text = words(files(language=language)[f"{NAME}.docx"]).lower()
    assert "vedta" not in text and "vedtek" not in text and "decision" not in text and "adopt" not in text


def test_a_deciding_body_adopts_its_plan() -> None:
    assert "HAR vedtar møteplanen for våren 2026." in words(files(classification="deciding")[f"{NAME}.docx"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_reader_reads_the_memo_as_the_plan_of_that_body(language: str) -> None:
    for place, form in (("", "docx"), ("Potteskuret", "docx"), ("Potteskuret", "pdf")):
        data = files(records(place=place), language=language)[f"{NAME}.{form}"]
        parsed = parse_paper(data, f"notat.{form}")
        assert (parsed.document.record.kind, parsed.document.record.body_name) == ("meeting_plan", "Hagerådet")
        found = [(one.record.start_date, one.record.start_time, one.record.end_time) for one in parsed.meetings]
        assert found == [(day, "12:15", "14:00") for day in SPRING]
        assert not parsed.memos and not [finding for finding in parsed.findings if finding.code.startswith("date")]


def test_a_column_in_which_nothing_is_known_is_left_out() -> None:
    known = ["Dato", "Uke", "Tid", "Frist for saker", "Frist for sakspapirer", "Innkalling ut senest"]
    for settings, heads in (({}, known), ({"start_time": "", "notice_days": 0}, [known[0], known[1], *known[3:5]])):
        table = docx.Document(io.BytesIO(files(**settings)[f"{NAME}.docx"])).tables[0]
        assert [cell.text for cell in table.rows[0].cells] == heads
        assert {len(row.cells) for row in table.rows} == {len(heads)}


def test_what_the_paper_says_of_the_rhythm_is_quoted_in_whole_sentences() -> None:
    found = records()
    found.bodies = [replace(found.bodies[0], cadence="hver fjerde uke; Det lages årlige møteplaner.")]
    quote = "HAR møtes fast hver fjerde uke, men kan møtes oftere. Det lages årlige møteplaner."
    found.evidence = [Evidence("bodies", "hage", "cadence", found.bodies[0].cadence, quote=f"{quote} Møtene ledes av rektor.")]
    assert f"«{quote}»" in words(files(found)[f"{NAME}.docx"])


def test_the_weeks_that_the_profile_names_are_kept_free() -> None:
    published = files(free_weeks=[8])
    assert [row["date"] for row in rows(published)][:3] == ["2026-01-22", "2026-02-12", "2026-03-12"]
    text = words(published[f"{NAME}.docx"])
    assert "Møtet ligger i uke 7 og ikke i uke 8, fordi 19. februar ligger i uke 8, som utvalget holder fri." in text
    assert "Utvalget holder uke 8 fri." in text and "vinterferie" not in text
    assert "Utvalget holder ukene 8 og 9 fri." in words(files(free_weeks=[8, 9])[f"{NAME}.docx"])


def test_weeks_that_no_year_has_are_a_finding(tmp_path: Path) -> None:
    (tmp_path / "referent.toml").write_text("[body.hage]\nfree_weeks = [8, 54]\n[body.eng]\nfree_weeks = [8, 40]\n", encoding="utf-8")
    settings = read_settings(tmp_path / "referent.toml")
    assert (settings.bodies["hage"].free_weeks, settings.bodies["eng"].free_weeks) == ([], [8, 40])
    assert [(one.code, one.values["key"]) for one in settings.findings] == [("wrong-setting", "body.hage.free_weeks")]


@pytest.mark.parametrize("weekday", range(5))
@pytest.mark.parametrize("weeks", [1, 2, 3, 4, 6, 8])
@pytest.mark.parametrize("half", ["2026-1", "2026-2", "2027-1", "2024-1"])
def test_no_proposed_day_lies_in_a_free_time_or_breaks_the_weekday(weekday: int, weeks: int, half: str) -> None:
    free = list_free_times(half, [8, 40])
    first, last = find_span(half, free, 14)
    texts = read_texts("nb")
    chosen = list(
        choose_days(Cadence(weekday, weeks, 5, 5), first - timedelta(40), first, last, lambda d: format_obstacle(d, free, texts, "nb"))
    )
    days = [one.day for one in chosen]
    assert days == sorted(set(days)) and len(days) >= 15 // weeks
    assert all(day.weekday() == weekday and is_workday(day) and first <= day <= last for day in days)
    assert not [day for day in days for time in free if time.first <= day <= time.last]
    assert all(bool(one.reason) == (one.day != one.wanted) for one in chosen)


def test_a_plan_is_proposed_only_where_one_is_due() -> None:
    early = [name for name in files(records(today=EARLY), EARLY) if "meeting-plan" in name]
    known = records((*AUTUMN, "2026-01-15", "2026-02-12"))
    late = [name for name in files(known) if "meeting-plan" in name]
    assert (early, late) == ([], [])


def test_a_plan_is_proposed_when_asked_for() -> None:
    assert [row["date"] for row in rows(files(records(today=EARLY), EARLY, plan=True))] == SPRING


def test_a_plan_for_a_half_year_that_is_over_is_not_proposed() -> None:
    assert not [name for name in files(as_of="2026-08-03") if "meeting-plan" in name]


def test_days_that_have_passed_are_not_proposed() -> None:
    assert min(row["date"] for row in rows(files(as_of="2026-02-20"))) >= "2026-03-06"


def test_a_body_without_rhythm_is_named_when_a_plan_is_asked_for() -> None:
    published = publish(records(AUTUMN[:2]), Settings(bodies={"hage": GARDEN}), TODAY, plan=True)
    assert "hage: the meetings show no rhythm, so no meeting plan was proposed" in published.notes
    assert not [name for name, _ in published.files if "meeting-plan" in name]


def test_the_example_gets_a_plan_every_third_wednesday() -> None:
    published = dict(publish(sample(), Settings(bodies={"alu": profile()}), AS_OF).files)
    assert [row["date"] for row in rows(published, "alu-2026-spring-meeting-plan")] == [
        "2026-01-21", "2026-02-11", "2026-03-04", "2026-03-25", "2026-04-15", "2026-05-06", "2026-05-27", "2026-06-17",
    ]  # fmt: skip
    assert "«17.2.25» i kilden er her lest som 17.12.25." in words(published["alu-2026-spring-meeting-plan.docx"])


def test_the_shipped_template_is_what_the_script_makes(tmp_path: Path) -> None:
    make_meeting_plan().save(str(tmp_path / "made.docx"))
    made, shipped = (docx.Document(str(path)) for path in (tmp_path / "made.docx", find_template("meeting-plan.docx", Path("nowhere"))))
    assert made.element.xml == shipped.element.xml
    assert made.styles.element.xml == shipped.styles.element.xml


def test_the_same_meetings_give_the_same_bytes() -> None:
    assert files() == files()

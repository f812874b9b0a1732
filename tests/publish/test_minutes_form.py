"""The minutes' skeleton: nothing in it is invented, and what somebody writes into it is read back as written."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx.document import Document

from pipeline.engine.paper import parse_paper
from pipeline.publish import find_template, publish
from pipeline.publish.agenda import find_meeting
from pipeline.publish.lengths import find_overrun
from pipeline.publish.minutes_form import compose_minutes
from pipeline.publish.secretary import compose_secretary_view
from pipeline.publish.views import compose_view
from pipeline.publish.word import format_word
from pipeline.records import AgendaItem, Meeting, Membership, Parsed, Records
from pipeline.settings import Settings
from tests.publish.filling_in import find_box, find_controls, open_form, save_form, tick, write_in
from tests.publish.sample import AS_OF, PAGE, profile, sample

NAME = "alu-2025-11-26-minutes.docx"
DEPUTY, OBSERVER = "Per Vik", "Ida Moe"
TITLES = [
    "Godkjenning av innkalling og saksliste",
    "Godkjenning av referat fra 05.11.25",
    "Oppfølging av tidligere saker",
    "Ansettelsesstopp i administrative stillinger – unntak (oppfølging av 37/25)",
    "Hjemmekontor – evaluering av dagens retningslinjer (oppfølging av 26/25)",
    "Møteplan våren 2026",
    "Eventuelt",
]
OUTCOMES = [
    ["Innkalling og saksliste godkjennes."],
    ["Referatet godkjennes."],
    ["Saken tas til orientering."],
    ["ALU slutter seg til kriteriene."],
    ["ALU tilrår nye retningslinjer.", "De gjelder fra 1. januar 2026."],
    ["ALU tilrår møteplanen."],
]
TASKS = [
    ("43/25", "HR- og HMS-avdelingen", "sender kriteriene til enhetene", "12.12.2025", "2025-12-12"),
    ("44/25", "Bernt Asle Arntsen", "lager en veileder", "uke 3 2026", "2026-W03"),
    ("44/25", "AD", "måler bruken", "neste møte", ""),
]
"""The item's number, what is written into the row of its table, and the due date that it means."""


def records(sure: bool = True) -> Records:
    """The example's records with a deputy and an observer, and, if `sure`, a next meeting that nobody doubts."""
    rows = sample()
    seats = [("deputy", DEPUTY, "NV"), ("observer", OBSERVER, "Studentparlamentet")]
    rows.memberships += [Membership(f"alu-{role}", "alu", name, role, unit, document_id=PAGE) for role, name, unit in seats]
    if sure:
        known = Meeting("alu-2025-12-17", "alu", "2025-12-17", start_time="09:00", end_time="11:30", place="Teams", status="planned")
        rows.meetings = [known if m.suggested_date else m for m in rows.meetings]
    return rows


def skeleton(rows: Records | None = None, **settings: object) -> bytes:
    """The skeleton as it is published."""
    rows = rows or records()
    view = compose_view(rows, replace(profile(), **settings), AS_OF)  # type: ignore[arg-type]
    context = compose_minutes(view, find_meeting(rows, "alu", AS_OF) or Meeting())
    return format_word(context, find_template("minutes.docx", Path("nowhere")), AS_OF)


def read_back(data: bytes) -> Parsed:
    """What our own reader makes of it."""
    return parse_paper(data, NAME)


def rows_of(parsed: Parsed, table: str, *names: str) -> list[tuple[str, ...]]:
    """Some columns of a table that was read."""
    return [tuple(getattr(found.record, name) for name in names) for found in getattr(parsed, table)]


def write_minutes(document: Document) -> None:
    """All that a secretary writes: hours, place, who was there, conclusions, actions."""
    for control, text in zip(find_controls(document, "fact"), ("kl. 09.00–11.20", "Rådssalen", "Eva Nes"), strict=True):
        write_in(control, text)
    for name, state in (("Bjørn Haugstad", "present"), ("Kristin Myraunet Hals", "absent"), ("Bernt Asle Arntsen", "present")):
        tick(find_box(document, name, state))
    tick(find_box(document, OBSERVER, "present"))
    # the deputy named on the list, and one who turned up; both say for whom they came
    write_in(find_controls(document, "principal")[0], "Kristin Myraunet Hals")
    write_in(find_controls(document, "name")[0], "Siv Aune")
    write_in(find_controls(document, "unit")[0], "IE")
    write_in(find_controls(document, "principal")[1], "Elin Cecilie Balstad")
    for control in find_controls(document, "treatment"):
        write_in(control, "Det kom flere innlegg.", "Noen pekte på at det haster.")
    for control, sentences in zip(find_controls(document, "outcome"), OUTCOMES, strict=False):
        write_in(control, " ".join(sentences))
    # two rows an item from 42/25 on
    for place, (_, *texts, _) in zip((2, 4, 5), TASKS, strict=True):
        for tag, text in zip(("owner", "task", "due"), texts, strict=True):
            write_in(find_controls(document, tag)[place], text)


@pytest.fixture(scope="module")
def written() -> Parsed:
    """What is read from a skeleton that somebody has filled in."""
    document = open_form(skeleton())
    write_minutes(document)
    return read_back(save_form(document))


@pytest.mark.parametrize("classification", ["advisory", "deciding"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_an_unfilled_skeleton_gives_no_finding_and_nothing_that_nobody_has_written(language: str, classification: str) -> None:
    parsed = read_back(skeleton(language=language, classification=classification))
    assert parsed.findings == []
    assert (parsed.document.record.kind, parsed.document.record.language) == ("minutes", language)
    assert not any((parsed.attendance, parsed.decisions, parsed.actions, parsed.done, parsed.memberships))
    own = parsed.meetings[0].record
    assert (own.start_date, own.minutes_status, own.chair) == ("2025-11-26", "draft", "Bjørn Haugstad")
    assert (own.start_time, own.end_time, own.place, own.secretary) == ("", "", "", "")
    assert rows_of(parsed, "agenda_items", "outcome") == [("unknown",)] * 7


def test_it_is_published_beside_the_agenda() -> None:
    assert NAME in dict(publish(sample(), Settings(bodies={"alu": profile()}), AS_OF).files)


def test_the_skeletons_items_are_the_agendas() -> None:
    parsed = read_back(skeleton())
    assert rows_of(parsed, "agenda_items", "number", "title") == [(f"{n}/25", title) for n, title in enumerate(TITLES, 40)]
    kinds = ["approval", "approval", "information", "discussion", "discussion", "decision", "any-other"]
    assert rows_of(parsed, "agenda_items", "item_type") == [(kind,) for kind in kinds]


def test_the_next_meeting_is_filled_in_from_the_plan() -> None:
    assert rows_of(read_back(skeleton()), "meetings", "start_date", "start_time", "end_time", "place")[1:] == [
        ("2025-11-05", "", "", ""),  # the meeting whose minutes are to be approved
        ("2025-12-17", "09:00", "11:30", "Teams"),
    ]


def test_a_doubtful_next_meeting_is_a_blank_place_that_says_why() -> None:
    rows = records(sure=False)
    context = compose_minutes(compose_view(rows, profile(), AS_OF), find_meeting(rows, "alu", AS_OF) or Meeting())
    assert context.next.blank and "17.12.25" in context.next.text and "«17.2.25»" in context.next.text
    assert rows_of(read_back(skeleton(rows)), "meetings", "start_date") == [("2025-11-26",), ("2025-11-05",)]


def test_what_is_written_into_the_header_is_read_back(written: Parsed) -> None:
    assert written.findings == []
    names = ("start_date", "start_time", "end_time", "place", "chair", "secretary")
    assert rows_of(written, "meetings", *names)[0] == ("2025-11-26", "09:00", "11:20", "Rådssalen", "Bjørn Haugstad", "Eva Nes")


def test_who_was_there_is_read_back(written: Parsed) -> None:
    assert rows_of(written, "attendance", "person_name", "unit", "status", "for_name") == [
        ("Bjørn Haugstad", "Direktør for organisasjon og infrastruktur", "present", ""),
        ("Kristin Myraunet Hals", "AD", "absent", ""),
        ("Bernt Asle Arntsen", "IE", "present", ""),
        (DEPUTY, "NV", "deputy", "Kristin Myraunet Hals"),
        ("Siv Aune", "IE", "deputy", "Elin Cecilie Balstad"),
        (OBSERVER, "Studentparlamentet", "observer", ""),
    ]


def test_what_was_concluded_is_read_back_word_for_word(written: Parsed) -> None:
    sentences = [(f"{n}/25", sentence) for n, told in enumerate(OUTCOMES, 40) for sentence in told]
    assert rows_of(written, "decisions", "number", "text") == sentences
    assert [kind for (kind,) in rows_of(written, "decisions", "kind")] == [*["conclusion"] * 6, "advice"]


def test_what_somebody_is_to_do_is_read_back_with_owner_and_due_date(written: Parsed) -> None:
    numbers = {found.record.item_id: found.record.number for found in written.agenda_items}
    rows = rows_of(written, "actions", "item_id", "owner_raw", "text", "due_raw", "due_date")
    assert [(numbers[item], *rest) for item, *rest in rows] == TASKS


@pytest.mark.parametrize("language", ["nn", "en"])
def test_it_is_read_back_in_other_languages_too(language: str) -> None:
    document = open_form(skeleton(language=language))
    write_minutes(document)
    parsed = read_back(save_form(document))
    assert (len(parsed.attendance), len(parsed.decisions), len(parsed.actions)) == (6, 7, 3)
    assert rows_of(parsed, "attendance", "status")[-1] == ("observer",)


def test_the_outcome_bears_the_bodys_own_words() -> None:
    view = compose_view(records(), profile(), AS_OF)
    meeting = find_meeting(records(), "alu", AS_OF) or Meeting()
    assert {line.outcome for line in compose_minutes(view, meeting).lines} == {"Tilrådning", "Konklusjon"}
    view = compose_view(records(), replace(profile(), classification="deciding"), AS_OF)
    assert {line.outcome for line in compose_minutes(view, meeting).lines} == {"Vedtak"}


def test_a_closed_item_shows_neither_title_nor_owner_in_the_skeleton() -> None:
    rows = records()
    rows.agenda_items = [close(item) if item.number == "37/25" else item for item in rows.agenda_items]
    view = compose_view(rows, profile(), AS_OF)
    lines = compose_minutes(view, find_meeting(rows, "alu", AS_OF) or Meeting()).lines
    (line,) = [line for line in lines if "37/25" in line.heading]
    assert line.heading == "43/25 Sak unntatt offentlighet (oppfølging av 37/25) (offl. § 23)"


def close(item: AgendaItem) -> AgendaItem:
    """The item as exempt from public access."""
    return replace(item, access="withheld", legal_basis="offl. § 23")


def test_a_body_without_a_list_of_members_gets_rows_to_write_in() -> None:
    rows = records()
    rows.memberships = []
    context = compose_minutes(compose_view(rows, profile(), AS_OF), find_meeting(rows, "alu", AS_OF) or Meeting())
    assert [seat.name for seat in context.seats] == [""] * 10
    assert read_back(skeleton(rows)).attendance == []


def test_every_blank_place_has_a_name_and_every_table_a_header_row() -> None:
    document = open_form(skeleton())
    xml = document.element.xml
    assert xml.count("<w:sdt>") + xml.count("<w:sdt ") == xml.count("<w:alias ") > 80
    assert 'w:alias w:val=""' not in xml
    headed = [table for table in document.tables if "<w:tblHeader" in table.rows[0]._tr.xml]
    assert len(headed) == len(document.tables) - 1  # the facts' labels stand in their first column
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("hours", "said"),
    [(("09:00", "10:00"), "Sakene er satt til 96 min, men møtet varer i 60 min: 36 min for mye."), (("09:00", "11:30"), "")],
)
def test_items_that_take_longer_than_the_meeting_are_told_to_the_secretary(hours: tuple[str, str], said: str) -> None:
    chosen = replace(profile(), start_time=hours[0], end_time=hours[1])
    context = compose_secretary_view(compose_view(sample(), chosen, AS_OF), find_meeting(sample(), "alu", AS_OF) or Meeting())
    assert list(context.notices[1:]) == ([said] if said else [])


def test_a_meeting_whose_end_nobody_knows_is_never_too_short() -> None:
    assert find_overrun(compose_view(sample(), profile(), AS_OF), Meeting(start_time="09:00"), []) == ""


@pytest.mark.parametrize(
    ("language", "outcome", "kind"),
    [("nb", "uttalelse", "advice"), ("nn", "fråsegn", "advice"), ("nb", "råd", "advice"), ("nb", "konklusjon", "conclusion")],
)
def test_what_is_written_under_the_bodys_own_word_is_read_back(language: str, outcome: str, kind: str) -> None:
    document = open_form(skeleton(language=language, outcome=outcome))
    write_minutes(document)
    parsed = read_back(save_form(document))
    assert {found.record.kind for found in parsed.decisions} == {kind}
    assert [found.record.outcome for found in parsed.agenda_items][:2] == ["decided", "decided"]
    assert next(row for row in rows_of(parsed, "agenda_items", "number", "item_type") if row[0] == "45/25") == ("45/25", "decision")

"""What memos and case forms ask for: on the agenda of the meeting they name, or of the next one where that meeting left it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.publish import publish
from pipeline.publish.agenda import find_notices
from pipeline.publish.case_forms import compose_blank_form
from pipeline.publish.meeting_plan import compose_plan
from pipeline.publish.next_plan import find_next_plan
from pipeline.publish.periods.register import format_undecided
from pipeline.publish.views import compose_view
from pipeline.records import Evidence, MeetingLink
from pipeline.settings import Settings
from pipeline.settings.profiles import parse_profile
from tests.publish.sample import AS_OF, NOV, item_id, profile, sample
from tests.publish.test_agenda import OFFICE, add_item, add_memo, agenda, facts, secretary, titles

TITLE = "Nytt bygg for maskinhallen"


@pytest.mark.parametrize("wanted", ["2025-11-05", "2025-10", "alu-2025-11-05"])
def test_a_request_that_its_meeting_left_comes_in_the_next_with_the_reason(wanted: str) -> None:
    records = sample()
    add_memo(records, "2025-10-10", wanted)
    (line,) = [line for line in agenda(records).lines if line.kind == "memo"]
    said = "oktober 2025" if wanted == "2025-10" else "05.11.25"
    assert (line.title, line.mark) == (TITLE, "")
    assert line.reason.endswith(f"(notat-bygg.docx, l. 9); bedt om til {said}, ikke behandlet")


@pytest.mark.parametrize(("written", "wanted"), [("2024-09-01", "2024-09-24"), ("2025-11-10", "2025-11-05"), ("2025-10-10", "2025-12-17")])
def test_a_request_of_long_ago_or_for_another_time_does_not_come(written: str, wanted: str) -> None:
    records = sample()
    add_memo(records, written, wanted)
    assert TITLE not in titles(agenda(records))


def test_a_request_that_was_treated_does_not_come_again() -> None:
    records = sample()
    add_memo(records, "2025-10-10", "2025-11-05", f"SV: Sak til ALU 5. november: {TITLE}")
    assert TITLE in titles(agenda(records))
    add_item(records, "38c/25", TITLE, "noted")
    assert TITLE not in titles(agenda(records))


def test_a_request_whose_paper_belongs_to_a_treated_item_does_not_come_again() -> None:
    records = sample()
    add_memo(records, "2025-10-10", "2025-11-05")
    add_item(records, "38c/25", "Eiendomsplanen", "noted")
    records.meeting_links.append(MeetingLink("alu-2025-11-05", "paper", "alu-2025-11-05-38c-25", document_id=OFFICE))
    assert TITLE not in titles(agenda(records))


def test_a_letter_that_asks_for_nothing_does_not_come_after_its_day() -> None:
    records = sample()
    add_memo(records, "2025-10-10", "2025-11-05")
    records.memos = [replace(memo, requests="") if memo.document_id == OFFICE else memo for memo in records.memos]
    assert TITLE not in titles(agenda(records))


def test_where_the_minutes_are_missing_the_secretary_is_told_that_nobody_knows() -> None:
    records = sample()
    add_memo(records, "2025-10-10", "2025-11-05")
    records.agenda_items = [item for item in records.agenda_items if item.document_id != NOV]
    assert TITLE not in titles(agenda(records))
    assert (
        f"«{TITLE}» (notat-bygg.docx) var bedt om til 05.11.25; om saken er behandlet, er ikke kjent, for referatet fra 05.11.25 "
        "er ikke mottatt." in secretary(records).proposals
    )


def test_the_paper_that_asks_is_the_items_paper() -> None:
    records = sample()
    add_memo(records, "2025-11-10", "2025-11-26")
    (line,) = [line for line in agenda(records).lines if line.kind == "memo"]
    assert line.papers == "notat-bygg.docx"


@pytest.mark.parametrize("day", ["", " i møtet 12. desember"])
def test_a_closed_memo_without_a_meeting_is_named_by_its_file_to_the_secretary(day: str) -> None:
    records = sample()
    add_memo(records, "2025-11-10", "")
    records.documents = [replace(row, access="withheld") if row.document_id == OFFICE else row for row in records.documents]
    records.memos = [replace(memo, requests=f"Vi ber om svar{day}.") if memo.document_id == OFFICE else memo for memo in records.memos]
    (said,) = [text for text in secretary(records).proposals if "notat-bygg" in text]
    assert said.startswith("«Sak unntatt offentlighet» (notat-bygg.docx, 10.11.25)")
    assert said.endswith("hvilket møte det gjelder, er ikke lest.") is not bool(day)


def test_what_was_promised_under_any_other_business_is_called_by_its_own_words() -> None:
    records = sample()
    other = item_id("39/25")
    rows = [replace(row, item_id=other, action_id=f"{other}-a{n}", text=text, task="", owner_raw=owner, owner=owner)
            for n, (text, owner) in enumerate((("spør biblioteket om åpningstidene.", "Ola Berg"), ("henter inn tilbud", "Siv Lund")))
            for row in records.actions if row.item_id == item_id("37/25")]  # fmt: skip
    records.actions.extend(rows)
    lines = [line for line in agenda(records).lines if line.earlier_id == other]
    assert [(line.title, line.type_name) for line in lines] == [
        ("Spør biblioteket om åpningstidene (oppfølging av 39/25)", ""),
        ("Henter inn tilbud (oppfølging av 39/25)", ""),
    ]


def test_owners_stand_in_the_papers_order() -> None:
    records = sample()
    (row,) = (row for row in records.actions if row.item_id == item_id("37/25"))
    both = [replace(row, action_id=f"{row.action_id}-{n}", owner=name, owner_raw="Oda Strand og Kai Berg")
            for n, name in enumerate(("Kai Berg", "Oda Strand"))]  # fmt: skip
    records.actions = [*(one for one in records.actions if one is not row), *both]
    (line,) = [line for line in agenda(records).lines if line.earlier_id == row.item_id]
    assert line.responsible == "Oda Strand, Kai Berg"


def test_the_next_terms_plan_counts_meetings_that_were_cancelled_or_moved() -> None:
    records = sample()
    records.bodies = [replace(records.bodies[0], cadence="")]
    off = {"2025-09-24": "", "2025-10-15": "2025-10-22", "2025-08-27": ""}
    records.meetings = [replace(m, status="cancelled", moved_to=off[m.start_date]) if m.start_date in off else m for m in records.meetings]
    assert "Møteplan våren 2026" in titles(agenda(records))


def test_a_meeting_that_is_past_is_said_to_be_past() -> None:
    view = compose_view(sample(), profile(), AS_OF)
    past = next(m for m in view.meetings if m.start_date == "2025-10-15")
    assert find_notices(view, past) == ("Møtet 15.10.25 er holdt eller passert sett fra 19.11.25; neste kjente møte er 26.11.25.",)


def test_where_no_paper_numbers_meetings_and_no_place_is_known_the_number_has_no_row() -> None:
    records = sample()
    records.meetings = [m for m in records.meetings if m.start_date == "2025-11-26"]
    assert "Møtenr." not in facts(agenda(records))
    records.meetings = [replace(records.meetings[0], number="7")]
    assert facts(agenda(records))["Møtenr."] == "7"


def test_a_body_that_wants_no_scheme_gets_no_section_of_areas() -> None:
    files = dict(publish(sample(), Settings(bodies={"alu": replace(profile(), scheme="")}), AS_OF).files)
    html = files["alu-2025-11-26-report.html"].decode()
    assert "Ingen områder er satt opp" not in html
    assert '<h2 id="coverage">Dekning</h2>' in html  # for the body's own tasks stand there


def test_a_fault_in_a_bodys_own_style_is_named_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "templates" / "alu").mkdir(parents=True)
    (tmp_path / "templates" / "alu" / "style.typ").write_text("#nothing-there", encoding="utf-8")
    settings = Settings(bodies={"alu": replace(profile(), templates="alu")})
    faults = publish(sample(), settings, AS_OF, templates=tmp_path / "templates").faults
    lost = [fault.partition(" was not made. ") for fault in faults]
    assert [name for name, _, _ in lost] == [
        f"alu-{name}.pdf" for name in ("2025-11-26-agenda", "2025-11-26-report", "2026-spring-meeting-plan")
    ]
    assert all(why.startswith("The template templates/alu/style.typ is damaged") and "tmp" not in why for _, _, why in lost)


def test_the_cells_of_a_tables_row_stand_apart_in_a_quotation() -> None:
    records = sample()
    row = next(row for row in records.actions if row.item_id == item_id("37/25"))
    said = f"Siv Lund\t{row.text}\t26.11.2025"
    records.evidence = [Evidence("actions", row.action_id, "text", row.text, NOV, "1", "20", quote=said)]
    (line,) = [line for line in agenda(records).lines if line.earlier_id == row.item_id]
    assert line.quotes == (f"«Siv Lund – {row.text} – 26.11.2025» (referat 05.11.25, l. 20)",)


def test_a_closed_item_of_the_public_edition_is_not_said_to_lack_a_conclusion() -> None:
    records = sample()
    records.decisions = [row for row in records.decisions if row.item_id != item_id("36/25")]
    view = compose_view(records, profile(), AS_OF)
    said = format_undecided(view, list(view.meetings)), format_undecided(replace(view, slots={}), list(view.meetings))
    assert [int(text.split()[0]) for text in said] == [5, 4]


def test_the_plans_deadlines_bear_the_closing_hour_and_the_blank_form_says_what_has_passed() -> None:
    settings = replace(profile(), closing_hour="12:00")
    view = compose_view(sample(), settings, AS_OF)
    (coming, *_) = compose_blank_form(view).meetings
    assert coming[1:] == ("onsdag 12. november 2025 kl. 12.00 (passert)", "onsdag 19. november 2025 kl. 12.00")
    meeting = next(m for m in view.meetings if m.start_date == "2025-11-26")
    plan = find_next_plan(view, meeting)
    assert plan and all(row.items_due.endswith(" kl. 12.00") for row in compose_plan(view, meeting, plan).rows)


@pytest.mark.parametrize("key", ["items_due_days", "papers_due_days", "notice_days"])
def test_no_deadline_lies_after_its_meeting(key: str) -> None:
    good, doubts = parse_profile("body.hage", {key: -3})
    assert not good and [doubt.code for doubt in doubts] == ["wrong-setting"]


def test_a_closed_request_that_its_meeting_left_shows_no_word_of_its_own() -> None:
    records = sample()
    add_memo(records, "2025-10-10", "2025-11-05", "Klage fra Siv Lund")
    records.documents = [replace(row, access="withheld") if row.document_id == OFFICE else row for row in records.documents]
    (line,) = [line for line in agenda(records).lines if line.kind == "memo"]
    assert (line.title, line.papers, line.responsible, line.quotes) == ("Sak unntatt offentlighet", "unntatt offentlighet", "", ())
    assert line.reason == "10.10.25; bedt om til 05.11.25, ikke behandlet"

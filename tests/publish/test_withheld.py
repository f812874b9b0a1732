"""What is exempt from public access is only numbered in the agenda, and not quoted in the report."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from pipeline.publish.agenda import find_meeting
from pipeline.publish.contexts import AgendaContext, ReportContext, SecretaryContext
from pipeline.publish.report import compose_report_view
from pipeline.publish.secretary import compose_secretary_view
from pipeline.publish.views import compose_view
from pipeline.publish.withheld import is_mere_noting
from pipeline.records import Decision, DocumentRow, MeetingLink, Records
from tests.publish.sample import AS_OF, HR, item_id, profile, sample
from tests.publish.test_agenda import OFFICE, add_item, add_memo, agenda, secretary
from tests.publish.test_report import report

TITLE = "Ansettelsesstopp i administrative stillinger"
TASK = "legge fram forslag til kriterier"
DECISION = "Kari Nordmann får avskjed."


def closed() -> Records:
    """The example where the item 37/25, postponed with an action and a decision, is withheld; one overdue action hangs on it too."""
    records = sample()
    records.agenda_items = [
        replace(i, access="withheld", legal_basis="offl. § 13", outcome="postponed") if i.number == "37/25" else i
        for i in records.agenda_items
    ]
    records.decisions.append(Decision("d-37", item_id("37/25"), "alu-2025-11-05", "37/25", DECISION, "conclusion"))
    late = next(a for a in records.actions if a.item_id == item_id("37/25"))
    records.actions.append(replace(late, action_id="late", text="varsler Kari Nordmann", due_date="2025-11-10", status="overdue"))
    records.actions.append(replace(late, action_id="soon", text="ringer Kari Nordmann", due_date="", due_raw="når Kari er frisk"))
    return records


def words(context: AgendaContext | ReportContext | SecretaryContext) -> str:
    """Everything that a template may print."""
    return str({key: value for key, value in asdict(context).items() if key != "t"})


@pytest.mark.parametrize("secret", [TITLE, TASK, DECISION, "Nordmann", "frisk", "Rekruttering"])
def test_the_agenda_has_no_word_of_a_withheld_item(secret: str) -> None:
    assert secret not in words(agenda(closed()))
    assert secret not in words(secretary(closed()))


@pytest.mark.parametrize(
    ("language", "title", "mark"),
    [
        ("nb", "Sak unntatt offentlighet (oppfølging av 37/25)", "unntatt offentlighet, offl. § 13"),
        ("nn", "Sak unnateken offentlegheit (oppfølging av 37/25)", "unnateke offentlegheit, offl. § 13"),
        ("en", "Item exempt from public access (follow-up of 37/25)", "exempt from public access, offl. § 13"),
    ],
)
def test_the_agenda_has_a_withheld_items_number_and_legal_basis(language: str, title: str, mark: str) -> None:
    line = agenda(closed(), language=language).lines[3]
    assert (line.number, line.title, line.mark) == ("43/25", title, mark)


def test_an_old_withheld_item_is_proposed_without_its_words() -> None:
    records = closed()
    assert not any(TITLE in text or DECISION in text for text in secretary(records).proposals)
    meeting = find_meeting(records, "alu", AS_OF)
    assert meeting
    later = replace(meeting, meeting_id="alu-2027-01-20", start_date="2027-01-20")
    records.meetings.append(later)
    context = compose_secretary_view(compose_view(records, profile(), "2027-01-10"), later)
    assert any("37/25 (05.11.25)" in text for text in context.proposals)
    assert DECISION not in words(context) and TITLE not in words(context)


def test_a_withheld_item_of_the_notice_is_only_numbered() -> None:
    records = sample()
    records.documents.append(DocumentRow(OFFICE, "alu/innkalling.docx", "docx", "agenda", body_id="alu", status="read"))
    records.meeting_links.append(MeetingLink("alu-2025-11-26", "agenda", document_id=OFFICE))
    add_item(records, "40/25", "Oppsigelse av Kari Nordmann", "unknown", "alu-2025-11-26", OFFICE)
    records.agenda_items[-1] = replace(records.agenda_items[-1], access="withheld", legal_basis="offl. § 13")
    context = agenda(records)
    (line,) = context.lines
    assert (line.number, line.title, line.mark) == ("40/25", "Sak unntatt offentlighet", "unntatt offentlighet, offl. § 13")
    assert "Nordmann" not in words(context)


@pytest.mark.parametrize("wanted", ["2025-11-26", ""])
def test_a_withheld_memo_is_not_named_in_the_agenda(wanted: str) -> None:
    records = sample()
    add_memo(records, "2025-11-10", wanted, "Klage fra Kari Nordmann")
    records.documents[-1] = replace(records.documents[-1], access="withheld", path="alu/klage-nordmann.docx")
    assert "ordmann" not in words(agenda(records))
    assert "Klage fra" not in words(secretary(records))
    assert "Sak unntatt offentlighet" in words(agenda(records)) + words(secretary(records))


def test_the_report_keeps_a_withheld_title_and_marks_it_but_does_not_quote_it() -> None:
    context = report(closed())
    row = next(row for row in context.conclusions if row.number == "37/25")
    assert row.title.startswith(TITLE)
    assert (row.text, row.mark) == ("(unntatt offentlighet, offl. § 13)", "unntatt offentlighet, offl. § 13")
    assert DECISION not in words(context) and TASK not in words(context) and "frisk" not in words(context)
    tasks = [row for row in context.actions if row.number == "37/25"]
    assert len(tasks) == 3 and {(row.text, row.owner) for row in tasks} == {("(unntatt offentlighet, offl. § 13)", HR)}


def test_the_report_quotes_a_withheld_item_that_was_only_noted() -> None:
    assert next(row.text for row in report().conclusions if row.number == "36/25") == "Til orientering."


@pytest.mark.parametrize(
    ("text", "mere"),
    [
        ("Til orientering.", True),
        ("Saken tas til orientering", True),
        ("Styret tok saken til etterretning.", True),
        ("Saka vert teken til vitande.", True),
        ("Kari Nordmanns sykemelding tas til orientering.", False),
        ("Til orientering. Lønnen heves.", False),
    ],
)
def test_a_mere_noting_says_nothing_of_its_matter(text: str, mere: bool) -> None:
    assert is_mere_noting((Decision(text=text),)) is mere


def test_a_report_with_a_withheld_paper_closes_its_items() -> None:
    records = sample()
    records.documents = [replace(d, access="withheld") if d.path.endswith("11-05.txt") else d for d in records.documents]
    meeting = find_meeting(records, "alu", AS_OF)
    assert meeting
    marks = {row.mark for row in compose_report_view(compose_view(records, profile(), AS_OF), meeting).conclusions}
    assert marks == {"unntatt offentlighet", "unntatt offentlighet, offl. § 23"}

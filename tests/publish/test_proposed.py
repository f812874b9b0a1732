"""What case papers and filled forms bring to the agenda: type and proposal, and one line for one matter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.publish import publish
from pipeline.publish.agenda import compose_agenda_view, find_meeting
from pipeline.publish.case_forms import compose_case_forms
from pipeline.publish.contexts import Line
from pipeline.publish.views import View, compose_view
from pipeline.read import read
from pipeline.records import AgendaItem, DocumentRow, Evidence, Meeting, MeetingLink, Memo, Records
from pipeline.settings import Settings
from tests.publish.sample import AS_OF, profile, sample

COMING = "alu-2025-11-26"
PROPOSED = "ALU slutter seg til forslaget."


def paper(title: str, *earlier: str, access: str = "open", **facts: str) -> Records:
    """The example with a case paper more, for its coming meeting."""
    records = sample()
    row = DocumentRow("ddd", "alu/saksframlegg.docx", "docx", "memo", body_id="alu", date="2025-11-10", title=title, access=access)
    records.documents.append(row)
    told = {
        "item_type": "decision",
        "proposal": PROPOSED,
        "sender": "Kari Nes",
        "requests": "Vi ber om råd.",
        "requested_for": "2025-11-26",
        **facts,
    }
    own = "; ".join(find_item(records, number).item_id for number in earlier)
    memo = Memo("ddd", "2025-11-10", subject=title, earlier_items=own, source="ddd:1:1", **told)
    records.memos.append(memo)
    records.evidence.append(Evidence("memos", "ddd", "proposal", PROPOSED, "ddd", 1, 9, quote=PROPOSED))
    return records


def find_item(records: Records, number: str) -> AgendaItem:
    """An item of the example."""
    return next(row for row in records.agenda_items if row.number == number)


def lines(records: Records) -> list[Line]:
    """The lines of the coming agenda."""
    meeting = find_meeting(records, "alu", AS_OF)
    assert meeting
    return list(compose_agenda_view(view_of(records), meeting).lines)


def view_of(records: Records) -> View:
    """The body's view."""
    return compose_view(records, profile(), AS_OF)


def test_a_papers_type_and_proposal_stand_on_the_agenda_with_their_source() -> None:
    (line,) = [line for line in lines(paper("Solceller på taket")) if line.kind == "memo"]
    assert (line.item_type, line.proposal) == ("decision", f"«{PROPOSED}» (saksframlegg.docx, l. 9)")
    meeting = find_meeting(records := paper("Solceller på taket"), "alu", AS_OF)
    assert meeting
    forms = compose_case_forms(view_of(records), meeting).forms
    assert [form.proposed for form in forms if "Solceller" in form.heading] == [f"«{PROPOSED}» (saksframlegg.docx, l. 9)"]


@pytest.mark.parametrize(
    ("title", "earlier"), [("Ny sak om hjemmekontor", ("26/25",)), ("Hjemmekontor – evaluering av dagens retningslinjer", ())]
)
def test_a_paper_for_a_matter_carried_over_makes_no_second_line(title: str, earlier: tuple[str, ...]) -> None:
    before = lines(sample())
    after = lines(paper(title, *earlier))
    assert [line.title for line in after] == [line.title for line in before]
    (line,) = [line for line in after if "26/25" in line.title]
    assert (line.kind, line.item_type, line.papers) == ("action", "decision", "saksframlegg.docx")
    assert PROPOSED in line.proposal and "Kari Nes" in line.reason


def test_a_closed_paper_is_no_part_of_an_open_line_and_gives_no_proposal() -> None:
    records = paper("Hjemmekontor – evaluering av dagens retningslinjer", "26/25", access="withheld")
    assert not any(PROPOSED in line.proposal for line in lines(records))
    assert len(lines(records)) == len(lines(sample())) + 1


def test_a_paper_that_names_an_item_that_is_not_carried_over_goes_on_with_it() -> None:
    records = paper("Sykefravær, nye tall", "25/25")
    (line,) = [line for line in lines(records) if line.kind == "memo"]
    assert line.earlier_id == find_item(records, "25/25").item_id


def test_an_item_of_a_notice_takes_type_and_proposal_from_the_paper_that_belongs_to_it() -> None:
    records = paper("Saksframlegg")
    records.memos[-1] = replace(records.memos[-1], requested_for="")
    records.documents.append(DocumentRow("nnn", "alu/innkalling.pdf", "pdf", "agenda", body_id="alu", date="2025-11-18"))
    item = AgendaItem(f"{COMING}-40-25", COMING, "1", "40/25", title="Solceller på taket", item_type="unknown", document_id="nnn")
    records.agenda_items.append(item)
    records.meeting_links.append(MeetingLink(COMING, "paper", item.item_id, document_id="ddd", source="ddd:1:1"))
    (line,) = [line for line in lines(records) if line.number == "40/25"]
    assert (line.item_type, line.type_name) == ("decision", "Tilrådning")
    assert PROPOSED in line.proposal


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_the_proposal_is_printed_where_the_secretary_would_have_to_fill_it_in(form: str) -> None:
    files = dict(publish(paper("Solceller på taket"), Settings(bodies={"alu": profile()}), AS_OF).files)
    assert PROPOSED in " ".join(read(files[f"{COMING}-agenda.{form}"], f"a.{form}").text.split())


def test_a_paper_that_asks_for_nothing_in_so_many_words_is_not_quoted() -> None:
    (line,) = [line for line in lines(paper("Solceller på taket", requests="")) if line.kind == "memo"]
    assert (line.reason, line.quotes) == ("Notat fra Kari Nes, 10.11.25", ())


def test_what_was_asked_for_a_meeting_comes_up_in_the_one_to_which_it_was_moved() -> None:
    records = paper("Solceller på taket", requested_for="2025-11-19")
    records.meetings.append(Meeting("alu-2025-11-19", "alu", "2025-11-19", status="cancelled", moved_to="2025-11-26"))
    (line,) = [line for line in lines(records) if line.kind == "memo"]
    assert "ikke behandlet" not in line.reason and PROPOSED in line.proposal

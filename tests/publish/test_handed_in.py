"""A matter that another body hands on is an item of this body's next agenda, with the words that hand it on, until it is treated."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.publish import publish
from pipeline.records import AgendaItem, Body, CaseLink, Decision, DocumentRow, Meeting, Records
from pipeline.settings import Settings
from tests.publish.sample import AS_OF, NOV, profile, sample
from tests.publish.test_agenda import add_item, agenda

PAPER = "8e8e8e8e8e8e"
WORDS = "Saken oversendes Administrativt lederutvalg."


def handed(words: str = WORDS, day: str = "2025-10-20", access: str = "") -> Records:
    """The example, and another body's minutes whose item 9/25 ends with these words."""
    records, meeting = sample(), f"hage-{day}"
    records.bodies.append(Body("hage", "Hagerådet", "HR"))
    records.meetings.append(Meeting(meeting, "hage", day, status="held"))
    records.documents.append(DocumentRow(PAPER, "hage/referat.pdf", "pdf", "minutes", body_id="hage", status="read"))
    item = AgendaItem("hage-9", meeting, "1", "9/25", "", "Felles grøntplan", "discussion", document_id=PAPER, source=f"{PAPER}:1:9")
    records.agenda_items.append(replace(item, access=access, legal_basis="offl. § 14" if access else ""))
    text = f"Rådet støtter planen. {words}"
    records.decisions.append(Decision("hage-9-d", "hage-9", meeting, "9/25", text, document_id=PAPER, source=f"{PAPER}:1:12"))
    return records


def lines(records: Records) -> list[tuple[str, str, str]]:
    """Title, reason and mark of the items that were handed in."""
    return [(line.title, line.reason, line.mark) for line in agenda(records).lines if line.kind == "handed"]


@pytest.mark.parametrize(
    "words",
    [WORDS, "Planen legges fram for ALU i november.", "Saka vert send vidare til det administrative lederutvalget."],
    ids=["name", "short_name", "inflected"],
)
def test_a_matter_that_was_handed_on_is_an_item_with_quote_and_source(words: str) -> None:
    reason = f"HR, 20.10.25, sak 9/25: «{words}» (referat.pdf, l. 12)"
    assert lines(handed(words)) == [("Felles grøntplan (oversendt fra HR)", reason, "")]


@pytest.mark.parametrize(
    "words", ["Saken oversendes dekanmøtet.", "Rådet takker ALU for innspillet.", ""], ids=["another_body", "no_handing", "nothing"]
)
def test_what_is_not_handed_on_to_this_body_is_no_item(words: str) -> None:
    assert lines(handed(words)) == []


def test_a_matter_from_more_than_a_year_ago_is_no_item() -> None:
    assert lines(handed(day="2024-10-20")) == []


def test_a_matter_that_was_treated_since_is_no_item() -> None:
    by_title, by_link = handed(), handed()
    add_item(by_title, "38c/25", "Grøntplan, felles", "noted")
    add_item(by_link, "38c/25", "Trær og busker på campus", "noted", paper=NOV)
    by_link.case_links.append(CaseLink("alu-2025-11-05-38c-25", "hage-9", "follows-up"))
    assert lines(by_title) == lines(by_link) == []


def test_a_matter_treated_before_it_was_handed_on_is_an_item_again() -> None:
    records = handed()
    add_item(records, "24b/25", "Felles grøntplan", "noted", "alu-2025-09-24")
    assert len(lines(records)) == 1


def test_of_a_closed_matter_only_that_it_came() -> None:
    assert lines(handed(access="withheld")) == [
        ("Sak unntatt offentlighet (oversendt fra HR)", "HR, 20.10.25, sak 9/25", "unntatt offentlighet, offl. § 14")
    ]


def test_it_is_published_where_each_body_sees_only_its_own_part_of_the_records() -> None:
    files = dict(publish(handed(), Settings(bodies={"alu": profile()}), AS_OF).files)
    said = json.loads(files["alu-2025-11-26-agenda.json"])
    assert "Felles grøntplan (oversendt fra HR)" in [line["title"] for line in said["lines"]]
    assert "Felles grøntplan" not in files["alu-2025-11-26-report.json"].decode().replace("Felles grøntplan (oversendt fra HR)", "")

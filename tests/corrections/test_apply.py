"""A person's word above the machine's: values, rows, links, and what no longer fits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.corrections import Correction, apply_corrections
from pipeline.corrections.lines import settable
from pipeline.finding_rows import format_rows
from pipeline.findings import Finding
from pipeline.records import AgendaItem, CaseLink, Decision, DocumentRow, Evidence, FindingRow, Meeting, PolicyArea, PolicyLink, Records
from pipeline.schema import DERIVED, KEYS, TABLES, record_id

PAPER, NOTICE = "aaaaaaaaaaaa", "bbbbbbbbbbbb"


def records() -> Records:
    """One meeting with two items, a decision and links."""
    return Records(
        documents=[DocumentRow(PAPER, "rad/mars.txt"), DocumentRow(NOTICE, "rad/varsel.txt")],
        policy_areas=[PolicyArea("P2", "personalpolitikk"), PolicyArea("P5", "personalpolitikk")],
        meetings=[Meeting("rad-2025-03-04", "rad", "2025-03-04", place="Rådhuset", document_id=PAPER, source=f"{PAPER}:1:2")],
        agenda_items=[
            AgendaItem("rad-2025-03-04-1", "rad-2025-03-04", "1", "1/25", title="Brygga", document_id=PAPER, source=f"{PAPER}:1:9"),
            AgendaItem("rad-2025-03-04-1", "rad-2025-03-04", "1", "1/25", title="Bryggen", document_id=NOTICE, source=f"{NOTICE}:1:5"),
            AgendaItem("rad-2025-03-04-2", "rad-2025-03-04", "2", "2/25", title="Lønn", document_id=PAPER, source=f"{PAPER}:1:12"),
        ],
        decisions=[Decision("d1", "rad-2025-03-04-2", "rad-2025-03-04", "2/25", "Godkjent.", document_id=PAPER, source=f"{PAPER}:1:13")],
        policy_links=[PolicyLink("item", "rad-2025-03-04-2", "P5", "2", document_id=PAPER, source=f"{PAPER}:1:12")],
        case_links=[CaseLink("rad-2025-03-04-2", "rad-2025-03-04-1", "follows-up", document_id=PAPER)],
        evidence=[Evidence("agenda_items", f"rad-2025-03-04-2|{PAPER}", "title", "Lønn", PAPER, 1, 12)],
    )


def correct(*lines: Correction) -> tuple[Records, list[str]]:
    """The records after the lines, and the codes of what was found."""
    found = records()
    apply_corrections(found, lines, "nb")
    return found, [row.code for row in found.findings]


def line(table: str, record: str, field: str = "", value: str = "", was: str = "", **facts: str) -> Correction:
    """A line of the file."""
    return Correction(facts.pop("action", "set"), table, record, field, value, was, **facts)


def test_a_value_is_set_and_the_row_and_the_evidence_say_by_whom() -> None:
    found, codes = correct(line("meetings", "rad-2025-03-04", "place", "Brygga 2", "Rådhuset", note="ringte"))
    assert (found.meetings[0].place, found.meetings[0].corrected, codes) == ("Brygga 2", "place", [])
    assert [(e.record_id, e.field, e.value, e.quote) for e in found.evidence if e.by == "person"] == [
        ("rad-2025-03-04", "place", "Brygga 2", "ringte")
    ]


FIELDS = [(table, field) for table in TABLES if table not in DERIVED for field in settable(table)]


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_every_field_can_be_set_and_without_the_line_the_machine_s_value_stands(table: str, field: str) -> None:
    row = TABLES[table](**dict.fromkeys(KEYS[table], "x"))
    found = Records()
    getattr(found, table).append(row)
    apply_corrections(found, [line(table, record_id(table, row), field, "ny", getattr(row, field))], "nb")
    assert found.findings == []
    (after,) = getattr(found, table)
    assert (getattr(after, field), after.corrected) == ("ny", field)
    assert replace(after, **{field: getattr(row, field), "corrected": ""}) == row


def test_the_short_name_of_an_item_names_its_rows_in_notice_and_minutes() -> None:
    found, _ = correct(line("agenda_items", "rad-2025-03-04-1", "title", "Brygge 1"))
    assert [item.title for item in found.agenda_items] == ["Brygge 1", "Brygge 1", "Lønn"]


def test_a_machine_value_that_has_changed_since_is_found_and_the_correction_holds() -> None:
    found, codes = correct(line("meetings", "rad-2025-03-04", "place", "Brygga 2", "Havna"))
    assert (found.meetings[0].place, codes) == ("Brygga 2", ["correction-overtaken"])


def test_a_status_that_is_told_anew_for_every_date_is_never_overtaken() -> None:
    found, codes = correct(line("meetings", "rad-2025-03-04", "status", "cancelled", "held"))
    assert (found.meetings[0].status, codes) == ("cancelled", [])


def test_a_correction_that_the_papers_now_say_themselves_is_needless() -> None:
    assert correct(line("meetings", "rad-2025-03-04", "place", "Rådhuset", "Havna"))[1] == ["correction-needless"]


def test_a_record_whose_key_has_changed_is_found_by_its_source() -> None:
    found, codes = correct(line("decisions", "d9", "text", "Vedtatt.", "Godkjent.", source=f"{PAPER}:1:13"))
    assert (found.decisions[0].text, codes) == ("Vedtatt.", ["correction-moved"])


def test_a_record_that_is_gone_is_found() -> None:
    assert correct(line("decisions", "d9", "text", "Vedtatt."))[1] == ["correction-without-record"]


def test_a_date_that_a_person_sets_is_no_longer_in_doubt() -> None:
    found = records()
    found.meetings[0] = replace(found.meetings[0], suggested_date="2025-04-03")
    apply_corrections(found, [line("meetings", "rad-2025-03-04", "start_date", "2025-04-03", "2025-03-04")], "nb")
    assert (found.meetings[0].start_date, found.meetings[0].suggested_date) == ("2025-04-03", "")


@pytest.mark.parametrize(
    ("table", "key", "columns"),
    [
        ("decisions", "d2", {"decision_id": "d2"}),
        (
            "policy_links",
            f"item|rad-2025-03-04-1|P2|{PAPER}",
            {"subject_id": "rad-2025-03-04-1", "policy_area_id": "P2", "document_id": PAPER},
        ),
        ("case_links", "rad-2025-03-04-2|rad-2025-03-04-1|same-case", {"earlier_item_id": "rad-2025-03-04-1", "relation": "same-case"}),
    ],
)
def test_a_record_is_added_and_its_fields_set(table: str, key: str, columns: dict[str, str]) -> None:
    found, codes = correct(line(table, key, action="add"))
    row = getattr(found, table)[-1]
    assert {name: getattr(row, name) for name in columns} == columns
    assert (row.corrected, codes) == ("row", [])


def test_fields_of_an_added_record_are_set_by_further_lines() -> None:
    found, codes = correct(line("decisions", "d2", "text", "Utsatt."), line("decisions", "d2", action="add"))
    assert (found.decisions[-1].text, found.decisions[-1].corrected, codes) == ("Utsatt.", "row; text", [])


def test_a_removed_link_goes_alone() -> None:
    found, _ = correct(line("policy_links", "item|rad-2025-03-04-2|P5", action="remove"))
    assert (found.policy_links, len(found.agenda_items)) == ([], 3)


def test_a_removed_item_takes_its_links_and_evidence_along_and_leaves_its_decision() -> None:
    found, _ = correct(line("agenda_items", "rad-2025-03-04-2", action="remove"))
    assert (found.policy_links, found.case_links, found.evidence) == ([], [], [])
    assert [(decision.item_id, decision.text) for decision in found.decisions] == [("", "Godkjent.")]


def test_an_item_that_stands_in_another_paper_too_keeps_its_links() -> None:
    found, _ = correct(line("agenda_items", f"rad-2025-03-04-1|{NOTICE}", action="remove"))
    assert (len(found.agenda_items), len(found.case_links)) == (2, 1)


def doubts(*rows: FindingRow) -> Records:
    """The records with findings."""
    found = records()
    found.findings.extend(rows)
    return found


PLACE = FindingRow("place-doubtful", "note", "rad-2025-03-04", document_id=PAPER, source=f"{PAPER}:1:2")
PHANTOM = FindingRow("item-doubtful", "note", "rad-2025-03-04-2", document_id=PAPER, source=f"{PAPER}:1:12")
REPEATED = FindingRow("item-number-repeated", "note", "rad-2025-03-04-1", document_id=PAPER, source=f"{PAPER}:1:9")


def test_what_a_person_has_set_is_in_doubt_no_more_and_the_rest_still_is() -> None:
    found = doubts(PLACE, PHANTOM)
    apply_corrections(found, [line("meetings", "rad-2025-03-04", "place", "Brygga 2", "Rådhuset")], "nb")
    assert found.findings == [PHANTOM]
    found = doubts(PLACE)
    apply_corrections(found, [line("meetings", "rad-2025-03-04", "chair", "Kari Nes")], "nb")
    assert found.findings == [PLACE]


def test_a_removed_item_takes_along_what_was_in_doubt_because_of_it() -> None:
    found = doubts(PLACE, PHANTOM, REPEATED)
    apply_corrections(found, [line("agenda_items", f"rad-2025-03-04-2|{PAPER}", action="remove")], "nb")
    assert found.findings == [PLACE]


def test_a_relation_can_be_set_though_it_is_part_of_the_name() -> None:
    name = "rad-2025-03-04-2|rad-2025-03-04-1|follows-up"
    found, codes = correct(line("case_links", name, "relation", "same-case", "follows-up"), line("case_links", name, "reason", "samme sak"))
    (link,) = found.case_links
    assert (link.relation, link.reason, link.corrected, codes) == ("same-case", "samme sak", "relation; reason", [])
    assert {row.record_id for row in found.evidence if row.by == "person"} == {"rad-2025-03-04-2|rad-2025-03-04-1|same-case"}


def test_a_link_to_what_is_not_there_is_not_added() -> None:
    found, codes = correct(line("case_links", "rad-2025-03-04-2|rad-1999-01-01-1|same-case", action="add"))
    assert (len(found.case_links), codes) == (1, ["correction-without-record"])


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_field_that_a_person_sets_settles_the_conflict_about_that_field_only(language: str) -> None:
    rows = [
        Finding("meeting-conflict", PAPER, "rad-2025-03-04", f"{PAPER}:1:2", conflict)
        for conflict in (conflict_on("place"), conflict_on("chair"))
    ]
    about_place, about_chair = format_rows(rows, language, {})
    found = doubts(about_place, about_chair)
    apply_corrections(found, [line("meetings", "rad-2025-03-04", "place", "Brygga 2", "Rådhuset")], language)
    assert found.findings == [about_chair]


def conflict_on(field: str) -> dict[str, str]:
    """What two papers say of a field."""
    return {"date": "2025-03-04", "field": field, "one": "A", "other": "B", "source": f"{PAPER}:1:2", "other_source": f"{NOTICE}:1:2"}

"""Who is called: members with their deputies, as far as the list ties them, and who has sent regrets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.publish.agenda import compose_agenda_view
from pipeline.records import Attendance, DocumentRow, Membership, Records
from tests.publish.sample import AS_OF, PAGE, sample
from tests.publish.test_agenda import agenda, look, secretary

MAIL = "7d7d7d7d7d7d"
HALS, AD = "Kristin Myraunet Hals", "AD"


def with_deputy(unit: str = "", function: str = "", source: str = f"{PAGE}:1:70", home: str = "") -> Records:
    """The example and one deputy."""
    records = sample()
    records.memberships.append(Membership("alu-v", "alu", "Per Vik", "deputy", unit, home, function, document_id=PAGE, source=source))
    return records


@pytest.mark.parametrize(
    ("records", "unit"),
    [
        (with_deputy("AD"), "AD"),
        (with_deputy(function=f"vara for {HALS}"), "AD"),
        (with_deputy("IE", source=f"{PAGE}:1:35"), "IE"),
        (with_deputy("HF", function=f"vara for {HALS}"), "AD"),
    ],
    ids=["unit", "named", "line", "named_in_another_unit"],
)
def test_a_deputy_stands_with_the_member_or_the_unit(records: Records, unit: str) -> None:
    context = agenda(records)
    assert [(row.name, row.deputies) for row in context.units if row.deputies] == [(unit, "Per Vik")]
    assert context.deputies == ""


@pytest.mark.parametrize(
    ("function", "said"),
    [("", "Per Vik"), ("1. vara for de ansatte", "Per Vik (1. vara for de ansatte)")],
)
def test_a_deputy_whom_nothing_ties_to_a_member_stands_below_the_list(function: str, said: str) -> None:
    context = agenda(with_deputy(function=function))
    assert context.deputies == said
    assert not any(row.deputies for row in context.units)


def with_regrets(kind: str = "memo") -> Records:
    """The example with a deputy for AD and a paper in which its member sends regrets."""
    records = with_deputy("AD")
    records.documents.append(DocumentRow(MAIL, "alu/forfall.eml", "email", kind, body_id="alu", status="read"))
    records.attendance.append(Attendance("alu-2025-11-26", HALS, AD, "absent", document_id=MAIL, source=f"{MAIL}:1:2"))
    return records


def test_a_member_who_has_sent_regrets_is_marked_and_the_deputy_proposed_to_the_secretary() -> None:
    (unit,) = [row for row in agenda(with_regrets()).units if row.name == AD]
    assert (unit.people, unit.deputies) == (f"{HALS} (meldt forfall)", "Per Vik")
    assert secretary(with_regrets()).proposals[0] == f"{HALS} har meldt forfall (forfall.eml, l. 2); vara: Per Vik."


def test_who_has_sent_regrets_is_not_for_the_public() -> None:
    view, meeting = look(with_regrets(), AS_OF)
    public = compose_agenda_view(replace(view, slots={}), meeting)
    assert [row.people for row in public.units if row.name == AD] == [HALS]


def test_without_a_deputy_only_the_regrets_are_told() -> None:
    records = with_regrets()
    records.memberships = [row for row in records.memberships if row.role != "deputy"]
    assert secretary(records).proposals[0] == f"{HALS} har meldt forfall (forfall.eml, l. 2)."


def test_absence_in_another_meeting_or_in_its_minutes_is_no_regret() -> None:
    records = with_regrets()
    records.attendance = [replace(row, meeting_id="alu-2025-11-05") for row in records.attendance]
    for rows in (records, with_regrets("minutes")):
        assert "meldt forfall" not in " ".join(row.people for row in agenda(rows).units)
        assert not [text for text in secretary(rows).proposals if "meldt forfall" in text]

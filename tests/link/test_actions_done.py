"""What becomes of an action: done, and by which words; listed again; or only mentioned."""

from __future__ import annotations

import pytest

from pipeline.publish.tasks import find_tasks
from pipeline.records import ActionItem, Records
from pipeline.statuses import apply_as_of
from tests.link.test_cases import minutes, read_archive

PROMISED = minutes(
    "12.03.2025",
    "7/25 Sykefravær 2024\nHR-avdelingen orienterte.\nTiltak: HR-avdelingen legger fram plan for sykefraværsoppfølging. Frist: 09.04.2025.",
)


def act(later: str, first: str = PROMISED) -> Records:
    """The records of two meetings' minutes."""
    return read_archive({"fjord/a.txt": first, "fjord/b.txt": later})


REPORTS = [
    ("9/25 Plan for oppfølging av sykefravær", "Rådet slutter seg til planen.", True),
    ("9/25 Oppfølging av tidligere saker", "T1 er utført.", True),
    ("9/25 Oppfølging av tidligere saker", "T1: ferdig", True),
    ("9/25 Oppfølging av tidligere saker", "7/25 Plan for sykefraværsoppfølging – utført", True),
    ("9/25 Oppfølging av tidligere saker", "Tiltaket fra sak 7/25 er gjennomført.", True),
    ("9/25 Oppfølging av tidlegare saker", "HR-avdelinga har lagt fram plan for sykefraværsoppfølging.", True),
    ("9/25 Matters arising", "The action from item 7/25 has been completed.", True),
    ("9/25 Oppfølging av tidligere saker", "T1 er ikke utført.", False),
    ("9/25 Oppfølging av tidligere saker", "T2 er utført.", False),
    ("9/25 Oppfølging av tidligere saker", "T1 skal være ferdig innen mai.", False),
    ("9/25 Oppfølging av tidligere saker", "Planen for bygget er ferdig.", False),
    ("9/25 Plan for oppfølging av brannvern", "Rådet slutter seg til planen.", False),
    ("9/25 Plan for oppfølging av sykefravær", "Saken utsettes.", False),
    ("9/25 Sykefravær 2025", "HR-avdelingen orienterte.", False),
]


@pytest.mark.parametrize(("title", "text", "done"), REPORTS)
def test_an_action_is_done_where_a_later_item_reports_it(title: str, text: str, done: bool) -> None:
    records = act(minutes("09.04.2025", f"{title}\n{text}"))
    (row,) = [row for row in records.actions if row.item_id.endswith("7-25")]
    assert row.closed_by == ("fjord-2025-04-09-9-25" if done else "")
    cited = [line for line in records.evidence if line.record_id == row.action_id and line.field == "closed_by"]
    assert len(cited) == done


def test_a_mere_mention_of_two_words_closes_nothing() -> None:
    task = "Kari Nes lager informasjonsmateriell om nye rutiner for bestilling av reiser til kystmuseene våre"
    first = minutes("12.03.2025", f"7/25 Reiser\nTiltak: {task}.")
    (row,) = act(minutes("09.04.2025", "9/25 Bestilling av reiser\nRådet drøftet saken."), first).actions
    assert row.closed_by == ""


DONE_IN_WORDS = [
    ("Nytt kart over hamna er kjøpt.", True),
    ("Sak 7/25: Kartet er bestilt.", True),
    ("Sak 7/25: Kartet er utsatt.", False),
    ("Nytt kart over hamna er drøftet.", False),
    ("Hamna er mudret.", False),
    ("Kartet over hamna er nesten ferdig.", False),
]


@pytest.mark.parametrize(("said", "done"), DONE_IN_WORDS)
def test_a_sentence_closes_an_action_where_it_says_nearly_all_of_it_or_its_items_number(said: str, done: bool) -> None:
    first = minutes("12.03.2025", "7/25 Hamna\nTiltak: Kari Nes bestiller nytt kart over hamna. Frist: 01.04.2025.")
    (row,) = act(minutes("09.04.2025", f"9/25 Oppfølging av tidligere saker\n{said}"), first).actions
    assert bool(row.closed_by) == done


def test_what_was_to_be_laid_before_the_body_is_done_when_the_matter_is_treated() -> None:
    first = minutes("12.03.2025", "7/25 Ny brygge\nHR-avdelingen bes legge fram forslag til kriterier i neste møte.")
    later = "9/25 Ny brygge (oppfølging av 7/25)\n"
    assert act(minutes("09.04.2025", f"{later}Vedtak: Brygga bygges."), first).actions[0].closed_by == "fjord-2025-04-09-9-25"
    assert act(minutes("09.04.2025", f"{later}Saken utsettes."), first).actions[0].closed_by == ""


LISTED = "Aksjonsliste\n- Kari Nes: Bestille nytt kart over hamna\n- Ola Vik: Ringe havnesjefen"


def test_what_a_later_list_has_again_is_carried_over_and_counts_once() -> None:
    first = minutes("12.03.2025", f"7/25 {LISTED}")
    records = act(minutes("09.04.2025", "9/25 Aksjonsliste\n- Kari Nes: Bestille nytt kart over hamna\n- Åse Moe: Male skiltet"), first)
    carried = {row.text: row.carried_from for row in records.actions if row.meeting_id.endswith("04-09")}
    assert [bool(root) for root in carried.values()] == [True, False]
    dates = {meeting.meeting_id: meeting.start_date for meeting in records.meetings}
    assert [task.mark for task in find_tasks(records.actions, dates)] == ["T1", "T2", "T3"]


HANDED = minutes(
    "12.03.2025",
    "7/25 Rutiner\nVedtak: Rutinene ble vedtatt.\nAnsvar: Ragna Øvrebo oppdaterer rutinene og legger dem på nettsida. Frist 1.4.2025.",
)
LIST = "| Nr. | Tiltak | Ansvarlig | Frist | Status |\n|---|---|---|---|---|\n| 1 | {} (sak 7/25) | Ragna Øvrebø | 1.5.2025 | Står igjen |"


def test_a_row_that_names_its_item_belongs_to_it_and_carries_over_what_was_handed_out_there() -> None:
    later = minutes("09.04.2025", "9/25 Oppfølgingsliste\n\n" + LIST.format("Oppdatere rutinene for utlån"))
    records = read_archive({"fjord/a.txt": HANDED, "fjord/b.md": later})
    first, again = records.actions
    assert (first.owner_raw, first.task, first.due_date) == ("Ragna Øvrebo", "oppdaterer rutinene og legger dem på nettsida", "2025-04-01")
    assert (again.item_id, again.carried_from) == (first.item_id, first.action_id)


def test_a_row_about_other_work_of_the_item_it_names_is_an_action_of_its_own() -> None:
    later = minutes("09.04.2025", "9/25 Oppfølgingsliste\n\n" + LIST.format("Kjøpe hyller"))
    first, other = read_archive({"fjord/a.txt": HANDED, "fjord/b.md": later}).actions
    assert (other.item_id, other.carried_from) == (first.item_id, "")


def test_what_the_body_asks_nobody_for_is_an_action_without_an_owner_and_a_finding() -> None:
    asked = minutes(
        "12.03.2025", "7/25 Sykefravær\nSaken ble drøftet.\n\nOppfølging:\n- Rådet ber om en analyse av fraværet innen 1. mai 2025"
    )
    records = read_archive({"fjord/a.txt": asked})
    (row,) = records.actions
    assert (row.owner, row.owner_raw, row.due_date) == ("", "", "2025-05-01")
    assert [finding.subject_id for finding in records.findings if finding.code == "action-without-owner"] == [row.action_id]


def test_a_carried_action_has_the_due_date_that_was_set_last() -> None:
    first = minutes("12.03.2025", "7/25 Hamna\nTiltak: Kari Nes bestiller nytt kart over hamna. Frist: 01.04.2025.")
    later = minutes("09.04.2025", "9/25 Hamna\nTiltak: Kari Nes bestiller nytt kart over hamna. Frist: 01.06.2025.")
    for day, status in (("2025-03-20", "open"), ("2025-04-05", "overdue"), ("2025-04-10", "open"), ("2025-06-02", "overdue")):
        rows = apply_as_of(act(later, first), day).actions
        assert rows[0].status == status, day


def test_marks_are_those_that_publications_print() -> None:
    first = minutes("12.03.2025", f"7/25 {LISTED}")
    records = act(minutes("09.04.2025", "9/25 Oppfølging av tidligere saker\nT2 er utført."), first)
    dates = {meeting.meeting_id: meeting.start_date for meeting in records.meetings}
    closed = [task.mark for task in find_tasks(records.actions, dates) if task.first.closed_by]
    assert closed == ["T2"]


def test_a_report_of_what_is_done_is_no_new_action() -> None:
    records = act(minutes("09.04.2025", "9/25 Oppfølging av tidligere saker\nT1 er utført."))
    assert len(records.actions) == 1
    assert isinstance(records.actions[0], ActionItem)


DUES = [
    ("til neste ordinære møte", "2025-04-09", "meeting"),
    ("til møtet i mai", "2025-05-07", "meeting"),
    ("til møtet i juni", "2025-06", "month"),
    ("innen neste kystutvalgsmøte", "2025-03-20", "meeting"),
    ("innen neste fylkesmøte", "", "meeting"),
]


@pytest.mark.parametrize(("due", "date", "precision"), DUES)
def test_a_due_date_that_is_a_meeting_is_resolved_from_the_plans(due: str, date: str, precision: str) -> None:
    papers = {"fjord/a.txt": minutes("12.03.2025", f"7/25 Hamna\nTiltak: Kari Nes bestiller nytt kart over hamna {due}.")}
    papers |= {f"fjord/{day}.txt": minutes(day, "9/25 Skilt\nSkiltet males.") for day in ("09.04.2025", "07.05.2025")}
    papers["kyst/a.txt"] = minutes("20.03.2025", "1/25 Naust\nLeies ut.", body="Kystutvalget")
    records = read_archive(papers)
    (row,) = records.actions
    assert (row.due_date, row.precision) == (date, precision)
    assert ("action-due-unclear" in {found.code for found in records.findings}) == (not date)

"""The report before the meeting holds the facts of the worked example."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.publish.agenda import find_meeting
from pipeline.publish.contexts import ReportContext
from pipeline.publish.doubts import compose_doubts
from pipeline.publish.report import compose_report_view
from pipeline.publish.views import compose_view
from pipeline.records import FindingRow, Records
from tests.publish.sample import AS_OF, profile, sample


def report(records: Records | None = None, as_of: str = AS_OF, language: str = "", **settings: object) -> ReportContext:
    """The report before the next meeting of the example's body."""
    records = records or sample()
    meeting = find_meeting(records, "alu", as_of)
    assert meeting
    chosen = replace(profile(), **settings)  # type: ignore[arg-type]
    return compose_report_view(compose_view(records, replace(chosen, language=language or chosen.language), as_of), meeting)


def test_in_short_it_counts_by_action_and_not_by_row() -> None:
    assert report().summary == (
        "16 saker i de 3 siste referatene (24.09.25, 15.10.25, 05.11.25): 10 om innhold, 6 om selve møtet.",
        "Referatet fra 05.11.25 er ikke godkjent (utkast).",
        "Tiltak: 7 i alt – 1 utført, 5 åpne og 1 forfalt (T3, 19 dager).",
        "2 tiltak har frist i dette møtet (T2, T6); sakene står på sakslisten.",
        "Sakspapir er ikke mottatt til sak 43/25 og 44/25.",
        "Personalpolitikken: 5 av 8 områder berørt i de 3 siste referatene, 3 ikke berørt.",
        "1 papir er ikke lest eller ikke plassert.",
        "3 datavarsler og 1 merknad til dataene.",
    )


def test_conclusions_since_last_time_are_word_for_word() -> None:
    context = report()
    assert context.conclusions_heading == "Konklusjoner siden sist (05.11.25)"
    assert context.provisional == "Foreløpige: referatet er et utkast."
    assert [(row.number, row.outcome, row.source) for row in context.conclusions] == [
        ("34/25", "godkjent, retter 31/25", "referat 05.11.25, l. 10"),
        ("35/25", "konkludert, tiltak T5", "referat 05.11.25, l. 13"),
        ("36/25", "til orientering", "referat 05.11.25, l. 17"),
        ("37/25", "tiltak T6", "referat 05.11.25, l. 19"),
        ("38/25", "til orientering, tiltak T7", "referat 05.11.25, l. 22"),
    ]
    assert context.conclusions[1].text == "ALU slutter seg til planen."
    assert context.conclusions[3].blank


def test_a_closed_item_is_marked_in_the_internal_edition() -> None:
    assert [row.mark for row in report().conclusions if row.number == "36/25"] == ["unntatt offentlighet, offl. § 23"]


def test_actions_stand_overdue_first_then_by_due_date_with_age() -> None:
    assert [(row.mark, row.number, row.due, row.status_text, row.age) for row in report().actions] == [
        ("T3", "30/25", "31.10.25", "forfalt 19 d", "35 d"),
        ("T2", "26/25", "26.11.25", "åpen, sak 44/25", "56 d"),
        ("T6", "37/25", "26.11.25", "åpen, sak 43/25", "14 d"),
        ("T7", "38/25", "uke 48", "åpen", "14 d"),
        ("T5", "35/25", "17.12.25", "åpen (0/9)", "14 d"),
        ("T4", "31/25", "15.01.26", "åpen", "35 d"),
        ("T1", "25/25", "05.11.25", "utført (sak 35/25)", "–"),
    ]


def test_an_action_spread_over_nine_units_is_one_row() -> None:
    assert [row.owner for row in report().actions if row.mark == "T5"] == ["9 enheter (AD, HF, IE, IV, MH, NV, SU, ØK, VM)"]


def test_owners_who_are_done_are_counted_in_the_row() -> None:
    records = sample()
    done = [replace(a, status="done") if a.owner in {"AD", "VM"} else a for a in records.actions]
    records.actions = done
    assert [row.status_text for row in report(records).actions if row.mark == "T5"] == ["åpen (2/9)"]


def test_overdue_in_a_week_begins_after_its_last_day() -> None:
    records = sample()
    records.actions = [replace(a, status="overdue") if a.due_date == "2025-W48" else a for a in records.actions]
    records.meetings = [replace(m, status="planned") if m.start_date == "2025-11-26" else m for m in records.meetings]
    assert [row.status_text for row in report(records, "2025-12-02").actions if row.mark == "T7"] == ["forfalt 2 d"]


def test_coverage_has_a_row_an_area_and_a_column_a_meeting() -> None:
    context = report()
    assert context.columns == ("24.09.25", "15.10.25", "05.11.25")
    assert [(area.name, area.cells, area.total, area.last, area.coming) for area in context.areas] == [
        ("1 Ledelse og medarbeiderskap", ("–", "–", "–"), 0, "ikke i papirene", "nei"),
        ("2 Medvirkning og medbestemmelse", ("–", "–", "–"), 0, "ikke i papirene", "nei"),
        ("3 Arbeidsmiljø, helse og sikkerhet", ("25/25", "–", "35/25"), 2, "05.11.25", "nei"),
        ("4 Fleksibilitet og digital omstilling", ("26/25", "–", "38/25"), 2, "05.11.25", "44/25"),
        ("5 Likestilling og mangfold", ("–", "–", "–"), 0, "ikke i papirene", "nei"),
        ("6 Rekruttering og ansettelse", ("–", "–", "37/25"), 1, "05.11.25", "43/25"),
        ("7 Kompetanse og karriereutvikling", ("–", "31/25", "–"), 1, "15.10.25", "nei"),
        ("8 Lønn", ("–", "–", "36/25"), 1, "05.11.25", "nei"),
    ]


def test_untouched_areas_are_named_and_the_dash_is_explained() -> None:
    assert report().coverage_notes == (
        "Ikke berørt i de 3 siste referatene: Ledelse og medarbeiderskap; Medvirkning og medbestemmelse; Likestilling og mangfold.",
        "«–» betyr at ingen sak i de leste referatene ble funnet, ikke at temaet ikke ble nevnt.",
        "Leste referater: 3 av 4 møter høsten 2025 (27.08.25 mangler).",
    )


def test_the_bodys_main_tasks_name_their_items() -> None:
    assert [cell for _, cell in report().tasks] == ["37/25", "–", "27/25 (utsatt), 30/25", "–", "32/25"]


def test_the_terms_meetings_say_what_is_known_of_their_minutes() -> None:
    rows = [(row.date, row.status, row.minutes) for row in report().meetings]
    assert rows == [
        ("27.08.25", "holdt", "godkjent, ikke mottatt"),
        ("24.09.25", "holdt", "godkjent"),
        ("15.10.25", "holdt", "godkjent"),
        ("05.11.25", "holdt", "utkast"),
        ("26.11.25", "planlagt", "–"),
        ("17.12.25", "planlagt", "–"),
    ]
    assert report().meetings[-1].note == "antatt; kilden sier «17.2.25»"


def test_minutes_that_were_received_but_in_which_no_item_was_found_are_not_called_missing() -> None:
    records = sample()
    records.agenda_items = [item for item in records.agenda_items if item.meeting_id != "alu-2025-09-24"]
    context = report(records)
    assert (context.meetings[1].date, context.meetings[1].minutes) == ("24.09.25", "godkjent, ingen saker funnet")
    assert context.meetings_note == "Leste referater: 2 av 4 møter høsten 2025 (27.08.25 mangler, 24.09.25 uten saker)"


def test_papers_that_were_not_read_are_named() -> None:
    assert report().unread == (("alu/skannet-vedlegg.pdf", "skannet uten tekst"),)


def test_data_warnings_are_the_bodys_own_and_the_worst_first() -> None:
    context = report()
    assert [group.severity for group in context.doubts] == ["error", "warning", "warning", "note"]
    assert context.doubts[1].rows == (("«17.2.25» står sist i Møteplan Høst 2025; trolig 17.12.25.", "alu-kunnskapsbasen.txt, l. 64"),)
    assert not [row for group in context.doubts for row in group.rows if "annet utvalg" in row[0]]


def test_the_public_edition_names_the_doubts_but_does_not_tell_its_readers_what_to_do() -> None:
    view = compose_view(sample(), profile(), AS_OF)
    internal, public = compose_doubts(view), compose_doubts(replace(view, slots={}))
    assert all(group.advice for group in internal)
    assert public == tuple(replace(group, advice="") for group in internal)


def test_many_findings_of_one_kind_are_counted_after_the_first() -> None:
    records = sample()
    records.findings = [FindingRow("minutes-missing", "warning", f"alu-{n}", f"Møte {n} mangler.", "Legg det inn.") for n in range(20)]
    (group,) = report(records).doubts
    assert (len(group.rows), group.more) == (8, "… og 12 til; se findings.csv.")


def test_it_says_how_it_was_made() -> None:
    context = report()
    assert context.making[1] == "Ut fra 6 papirer: 7 møter, 16 saker i referater, 7 tiltak."
    assert "ingen språkmodell" in context.making[0] and "2025-11-19" in context.making[2]
    assert len(context.sources) == 5


def test_a_deciding_bodys_report_speaks_of_decisions() -> None:
    assert report(classification="deciding").conclusions_heading == "Vedtak siden sist (05.11.25)"


def test_an_empty_record_set_gives_a_report_that_says_so() -> None:
    records = sample()
    empty = Records(bodies=records.bodies, meetings=[m for m in records.meetings if m.start_date == "2025-11-26"])
    context = report(empty)
    assert context.summary == ("Ingen referater er lest.", "Ingen tiltak er funnet i referatene.", "Ingen datavarsler.")
    assert (context.areas, context.conclusions, context.doubts) == ((), (), ())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Referatene fra 24.09.25, 15.10.25, 05.11.25 er lest, men ingen saker ble funnet i dem."),
        ("nn", "Referata frå 24.09.25, 15.10.25, 05.11.25 er lesne, men ingen saker vart funne i dei."),
        ("en", "The minutes of 24 Sep 2025, 15 Oct 2025, 5 Nov 2025 have been read, but no items were found in them."),
    ],
)
def test_minutes_that_hold_no_items_are_not_said_to_be_unread(language: str, said: str) -> None:
    records = sample()
    records.agenda_items, records.decisions, records.actions = [], [], []
    context = report(records, language=language)
    assert (context.summary[0], context.t["no_minutes_read"], context.conclusions) == (said, said, ())


def test_where_only_the_last_minutes_hold_no_items_the_conclusions_are_those_before() -> None:
    records = sample()
    records.agenda_items = [item for item in records.agenda_items if item.meeting_id != "alu-2025-11-05"]
    context = report(records)
    assert context.conclusions_heading == "Konklusjoner siden sist (15.10.25)"
    assert context.summary[1] == "Referatet fra 05.11.25 er lest, men ingen saker ble funnet i det."


def test_a_meeting_of_two_days_stands_with_both() -> None:
    records = sample()
    records.meetings = [replace(m, end_date="2025-11-27") if m.start_date == "2025-11-26" else m for m in records.meetings]
    assert "26.11.25–27.11.25" in [row.date for row in report(records).meetings]

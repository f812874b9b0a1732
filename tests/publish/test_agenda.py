"""The next agenda holds the facts of the worked example: which items, in which order, for which reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.publish.agenda import compose_agenda_view, find_meeting
from pipeline.publish.contexts import AgendaContext, SecretaryContext
from pipeline.publish.secretary import compose_secretary_view
from pipeline.publish.views import View, compose_view
from pipeline.records import AgendaItem, Body, DocumentRow, Meeting, MeetingLink, Memo, Records
from tests.publish.sample import AS_OF, NOV, OCT, PAGE, item_id, profile, sample

OFFICE = "9f9f9f9f9f9f"


def agenda(records: Records | None = None, as_of: str = AS_OF, language: str = "", **settings: object) -> AgendaContext:
    """The agenda of the next meeting of the example's body."""
    return compose_agenda_view(*look(records, as_of, **(settings | ({"language": language} if language else {}))))


def secretary(records: Records | None = None, as_of: str = AS_OF, **settings: object) -> SecretaryContext:
    """What goes with that agenda to the secretary."""
    return compose_secretary_view(*look(records, as_of, **settings))


def look(records: Records | None, as_of: str, **settings: object) -> tuple[View, Meeting]:
    """The body's view of the records, with other settings than the example's where they are given, and its next meeting."""
    records = records or sample()
    meeting = find_meeting(records, "alu", as_of)
    assert meeting
    return compose_view(records, replace(profile(), **settings), as_of), meeting  # type: ignore[arg-type]


def facts(context: AgendaContext) -> dict[str, str]:
    """The header's lines as text, with their notes."""
    return {fact.label: f"{fact.text} – {fact.note}" if fact.note else fact.text for fact in context.facts}


def titles(context: AgendaContext) -> list[str]:
    """The items' titles in order."""
    return [line.title for line in context.lines]


def add_item(records: Records, number: str, title: str, outcome: str, meeting: str = "alu-2025-11-05", paper: str = NOV) -> None:
    """One more item in the minutes of a meeting."""
    found = AgendaItem(
        f"{meeting}-{number.replace('/', '-')}",
        meeting,
        "90",
        number,
        "",
        title,
        "discussion",
        "",
        "",
        outcome,
        "open",
        "",
        document_id=paper,
    )
    records.agenda_items.append(found)


def add_memo(records: Records, date: str, wanted: str, subject: str = "Nytt bygg for maskinhallen") -> None:
    """A memo that asks for something."""
    records.documents.append(DocumentRow(OFFICE, "alu/notat-bygg.docx", "docx", "memo", "1", "nb", subject, "alu", "", date, status="read"))
    request = "Vi ber om at saken tas opp i neste møte."
    records.memos.append(
        Memo(OFFICE, date, sender="Driftskontoret", subject=subject, requests=request, requested_for=wanted, source=f"{OFFICE}:1:9")
    )


def test_the_items_stand_in_the_examples_order_with_its_numbers() -> None:
    context = agenda()
    assert [(line.number, line.kind) for line in context.lines] == [
        ("40/25", "notice"),
        ("41/25", "minutes"),
        ("42/25", "follow-up"),
        ("43/25", "action"),
        ("44/25", "action"),
        ("45/25", "plan"),
        ("46/25", "any-other"),
    ]
    assert context.numbers == "ALU-sak 40/25–46/25"


def test_a_carried_over_item_bears_the_earlier_title_word_for_word() -> None:
    assert titles(agenda())[3:5] == [
        "Ansettelsesstopp i administrative stillinger – unntak (oppfølging av 37/25)",
        "Hjemmekontor – evaluering av dagens retningslinjer (oppfølging av 26/25)",
    ]


def test_every_item_says_why_it_is_there() -> None:
    assert [line.reason for line in agenda().lines] == [
        "Fast sak",
        "Referatet er et utkast (referat-2025-11-05.txt)",
        "5 åpne, 1 forfalt, 1 utført (T1–T7)",
        "37/25: HR- og HMS-avdelingen – «legge fram forslag til kriterier» (T6), frist «neste møte»",
        "26/25: HR- og HMS-avdelingen – «revidere retningslinjene og legge dem fram» (T2), frist «møtet 26. november»",
        "«Det utarbeides årlige møteplaner med forslag til saker.» (alu-kunnskapsbasen.txt, l. 28)",
        "",
    ]


def test_what_was_said_before_is_quoted_with_its_place() -> None:
    assert agenda().lines[3].quotes == ("«legge fram forslag til kriterier» (referat 05.11.25, l. 20)",)


def test_areas_come_from_the_earlier_item() -> None:
    assert [line.areas for line in agenda().lines[3:5]] == ["6 Rekruttering og ansettelse", "4 Fleksibilitet og digital omstilling"]


def test_minutes_come_from_the_profile_by_item_type_and_are_blank_where_it_has_none() -> None:
    context = agenda(minutes={"approval": 3, "discussion": 30})
    assert [line.minutes for line in context.lines] == ["3", "3", "", "30", "30", "", ""]
    assert context.total_minutes == "66 min + 3 saker uten tid"


def test_approved_minutes_are_not_approved_again() -> None:
    records = sample()
    records.meetings = [replace(m, minutes_status="approved") if m.minutes_status == "draft" else m for m in records.meetings]
    assert "Godkjenning av referat fra 05.11.25" not in titles(agenda(records))


def test_a_postponed_item_that_came_back_is_not_carried_over() -> None:
    assert not [title for title in titles(agenda()) if "27/25" in title]


def test_a_postponed_item_is_carried_over_where_a_person_says_that_the_later_one_is_another() -> None:
    records = sample()
    records.case_links = []
    assert [title for title in titles(agenda(records)) if "27/25" in title]


def test_postponed_items_come_before_actions_due() -> None:
    records = sample()
    add_item(records, "38a/25", "Rutiner for nøkkelkort", "postponed")
    lines = agenda(records).lines
    assert [line.kind for line in lines[3:6]] == ["postponed", "action", "action"]
    assert lines[3].reason == "38a/25 (05.11.25): utsatt"


def test_an_item_of_the_notice_that_the_minutes_do_not_mention_is_carried_over() -> None:
    records = sample()
    records.documents.append(DocumentRow(OFFICE, "alu/innkalling.docx", "docx", "agenda", body_id="alu", status="read"))
    add_item(records, "38b/25", "Arkivplan for fellesområdet", "unknown", paper=OFFICE)
    line = agenda(records).lines[3]
    assert line.title == "Arkivplan for fellesområdet (oppfølging av 38b/25)"
    assert line.reason == "38b/25 (05.11.25): stod på sakslisten, men er ikke omtalt i referatet"


@pytest.mark.parametrize(("moved_to", "why"), [("", "møtet ble avlyst"), ("2025-11-26", "møtet ble flyttet")])
def test_the_items_of_a_cancelled_or_moved_meeting_come_back(moved_to: str, why: str) -> None:
    records = sample()
    records.meetings.append(Meeting("alu-2025-11-12", "alu", "2025-11-12", status="cancelled", moved_to=moved_to))
    records.documents.append(DocumentRow(OFFICE, "alu/innkalling.docx", "docx", "agenda", body_id="alu", status="read"))
    add_item(records, "40/25", "Arkivplan for fellesområdet", "unknown", "alu-2025-11-12", OFFICE)
    line = agenda(records).lines[3]
    assert (line.title, line.reason) == ("Arkivplan for fellesområdet (oppfølging av 40/25)", f"40/25 (12.11.25): {why}")


def test_the_items_of_a_meeting_moved_beyond_the_next_one_do_not_come_yet() -> None:
    records = sample()
    records.meetings.append(Meeting("alu-2025-11-12", "alu", "2025-11-12", status="cancelled", moved_to="2025-12-10"))
    records.documents.append(DocumentRow(OFFICE, "alu/innkalling.docx", "docx", "agenda", body_id="alu", status="read"))
    add_item(records, "40/25", "Arkivplan for fellesområdet", "unknown", "alu-2025-11-12", OFFICE)
    assert not any("Arkivplan" in line.title for line in agenda(records).lines)


def test_an_item_left_long_ago_is_proposed_and_not_put_on_the_agenda() -> None:
    records = sample()
    records.meetings.append(Meeting("alu-2024-02-15", "alu", "2024-02-15", status="held", minutes_status="approved"))
    add_item(records, "7/24", "Rutiner for nøkkelkort", "postponed", "alu-2024-02-15", OCT)
    context = agenda(records)
    assert len(context.lines) == 7
    assert any(text.startswith("1 sak ble utsatt for mer enn ett år siden") and "7/24" in text for text in secretary(records).proposals)


def test_one_item_with_two_reasons_comes_once() -> None:
    records = sample()
    records.agenda_items = [replace(i, outcome="postponed") if i.number == "37/25" else i for i in records.agenda_items]
    context = agenda(records)
    assert len(context.lines) == 7
    assert context.lines[3].reason.startswith("37/25 (05.11.25): utsatt; 37/25: HR- og HMS-avdelingen")


@pytest.mark.parametrize("wanted", ["2025-11-26", "2025-11", "alu-2025-11-26"])
def test_what_a_memo_asks_for_this_meeting_is_an_item(wanted: str) -> None:
    records = sample()
    add_memo(records, "2025-11-10", wanted)
    line = next(line for line in agenda(records).lines if line.kind == "memo")
    assert (line.title, line.number, line.mark) == ("Nytt bygg for maskinhallen", "45/25", "")
    assert line.reason == "Notat fra Driftskontoret, 10.11.25: «Vi ber om at saken tas opp i neste møte.» (notat-bygg.docx, l. 9)"


def test_a_memo_that_came_after_the_deadline_is_marked() -> None:
    records = sample()
    add_memo(records, "2025-11-14", "2025-11-26")
    assert next(line.mark for line in agenda(records).lines if line.kind == "memo") == "Kom etter fristen 12.11.25"


def test_a_memo_for_another_meeting_is_no_item() -> None:
    records = sample()
    add_memo(records, "2025-11-10", "2025-12-17")
    assert not [line for line in agenda(records).lines if line.kind == "memo"]


def test_a_request_without_a_meeting_is_a_proposal() -> None:
    records = sample()
    add_memo(records, "2025-11-10", "")
    context = agenda(records)
    assert not [line for line in context.lines if line.kind == "memo"]
    assert (
        "«Nytt bygg for maskinhallen» (notat-bygg.docx, 10.11.25) er kommet etter forrige møte; hvilket møte det gjelder, er ikke lest."
        in secretary(records).proposals
    )


def test_the_next_terms_plan_waits_until_the_term_runs_out() -> None:
    records = sample()
    records.meetings = [replace(m, status="planned") if m.start_date == "2025-11-05" else m for m in records.meetings]
    assert "Møteplan våren 2026" not in titles(agenda(records, "2025-11-01"))


def test_a_plan_that_is_there_already_is_not_asked_for() -> None:
    records = sample()
    records.meetings.append(Meeting("alu-2026-01-14", "alu", "2026-01-14", status="planned"))
    assert "Møteplan våren 2026" not in titles(agenda(records))


def test_a_plan_that_is_running_out_is_reason_enough() -> None:
    records = sample()
    records.bodies = [replace(records.bodies[0], cadence="hver tredje uke")]
    reason = next(line.reason for line in agenda(records).lines if line.kind == "plan")
    assert reason == "Møteplanen for høsten 2025 går mot slutten (alu-kunnskapsbasen.txt, l. 59)"


def test_without_any_plan_none_is_put_on_the_agenda() -> None:
    records = sample()
    records.bodies = [Body("alu", document_id=PAGE)]
    records.meeting_links = [link for link in records.meeting_links if link.relation != "plan"]
    assert "plan" not in [line.kind for line in agenda(records).lines]


def test_items_of_a_notice_already_received_are_included() -> None:
    records = sample()
    records.documents.append(DocumentRow(OFFICE, "alu/innkalling.docx", "docx", "agenda", body_id="alu", status="read"))
    records.meeting_links.append(MeetingLink("alu-2025-11-26", "agenda", document_id=OFFICE))
    add_item(records, "40/25", "Parkering ved hovedbygget", "unknown", "alu-2025-11-26", OFFICE)
    context = agenda(records)
    assert [(line.number, line.title) for line in context.lines] == [("40/25", "Parkering ved hovedbygget")]
    assert context.notices == ()
    assert secretary(records).notices[1].startswith("En innkalling til dette møtet er allerede mottatt")


def test_untouched_areas_are_proposed_with_the_memos_own_words() -> None:
    first = secretary().proposals[0]
    assert first.startswith(
        "Ingen sak om «Ledelse og medarbeiderskap», «Medvirkning og medbestemmelse» eller «Likestilling og mangfold» "
        "i de 3 siste referatene."
    )
    assert "«Rektor ønsker også at politikken og temaene settes på dagsorden" in first
    assert first.endswith("(notat-personalpolitikk.txt, l. 41).")


def test_an_overdue_action_is_proposed_with_its_days() -> None:
    assert secretary().proposals[1] == (
        "T3 (30/25): Avdeling for utvikling og virksomhetsstyring – «sender notat til dekanmøtet», frist 31.10.25, "
        "er 19 dager over frist uten spor av at det er gjort."
    )


def test_numbers_with_the_series_in_front_are_printed_without_it() -> None:
    records = sample()
    records.agenda_items = [replace(item, number=f"ALU-sak {item.number}") for item in records.agenda_items]
    context = agenda(records)
    assert context.lines[3].number == "43/25"
    assert context.lines[3].title.endswith("(oppfølging av 37/25)")


def test_a_paper_received_for_the_meeting_is_named_at_its_item() -> None:
    records = sample()
    records.documents.append(DocumentRow(OFFICE, "alu/kriterier.docx", "docx", "memo", body_id="alu", status="read"))
    records.meeting_links.append(MeetingLink("alu-2025-11-26", "paper", item_id("37/25"), document_id=OFFICE))
    assert [line.papers for line in agenda(records).lines[3:5]] == ["kriterier.docx", ""]


def test_a_decision_that_was_corrected_says_so_where_it_is_quoted() -> None:
    records = sample()
    later = next(item.item_id for item in records.agenda_items if item.number == "34/25")
    records.decisions = [replace(row, amended_by=later) if row.number == "26/25" else row for row in records.decisions]
    (quote,) = [quote for line in agenda(records).lines for quote in line.quotes if "ALU ber" in quote]
    assert quote.endswith(" – rettet i 34/25")


def test_the_series_goes_on_by_itself_and_is_printed_where_it_is_part_of_the_number() -> None:
    records = sample()
    records.agenda_items = [replace(item, number=f"PS {item.number}") for item in records.agenda_items]
    add_item(records, "RS 71/25", "Meldinger", "noted")
    context = agenda(records, numbering="PS {n}/{yyyy}")
    assert [line.number for line in context.lines][:2] == ["PS 40/2025", "PS 41/2025"]
    assert context.numbers == "PS 40/2025–PS 46/2025"
    assert agenda(records, numbering="").lines[0].number == "PS 40/25"


def test_the_minutes_to_approve_are_named_by_their_latest_open_file() -> None:
    records = sample()
    again = replace(next(row for row in records.documents if row.document_id == NOV), document_id=OFFICE, path="alu/referat-v2.docx")
    records.documents = [replace(row, superseded_by=OFFICE) if row.document_id == NOV else row for row in records.documents] + [again]
    records.meeting_links.append(MeetingLink("alu-2025-11-05", "minutes", document_id=OFFICE))
    line = agenda(records).lines[1]
    assert (line.title, line.reason) == ("Godkjenning av referat fra 05.11.25", "Referatet er et utkast (referat-v2.docx)")
    assert line.papers == "referat-v2.docx"
    records.documents[-1] = replace(again, access="withheld")
    assert agenda(records).lines[1].reason == "Referatet er et utkast"


@pytest.mark.parametrize(
    ("settings", "types", "proposal"),
    [
        ({}, "Tilrådning", "Forslag til tilrådning/konklusjon"),
        ({"outcome": "uttalelse"}, "Uttalelse", "Forslag til uttalelse"),
        ({"outcome": "fråsegn", "language": "nn"}, "Fråsegn", "Framlegg til fråsegn"),
        ({"outcome": "vedtak"}, "Tilrådning", "Forslag til tilrådning/konklusjon"),
        ({"outcome": "beslutning", "classification": "deciding"}, "Beslutning", "Forslag til beslutning"),
    ],
    ids=["default", "own", "nynorsk", "not_for_an_advisory_body", "deciding"],
)
def test_a_body_may_have_its_own_word_for_what_comes_of_an_item(settings: dict[str, object], types: str, proposal: str) -> None:
    context = agenda(**settings)  # type: ignore[arg-type]
    assert next(line.type_name for line in context.lines if line.item_type == "decision") == types
    assert context.t["proposal"] == proposal

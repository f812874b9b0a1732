"""What belongs to the coming meeting and what to another, and how a notice already sent rules the agenda."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.records import Decision, DocumentRow, Evidence, Meeting, MeetingLink, Records
from tests.publish.sample import NOV, item_id, sample
from tests.publish.test_agenda import OFFICE, add_item, add_memo, agenda, secretary, titles
from tests.publish.test_report import report


def put_off(words: str) -> Records:
    """The records where an item was postponed in these words."""
    records = sample()
    add_item(records, "38a/25", "Rutiner for nøkkelkort", "postponed")
    records.decisions.append(Decision("d-38a", records.agenda_items[-1].item_id, "alu-2025-11-05", "38a/25", words, document_id=NOV))
    return records


@pytest.mark.parametrize(
    "words",
    [
        "Saken utsettes til møtet 17. desember.",
        "Saken utsettes til møtet 17.12.2025.",
        "Saken utsettes til møtet 14. januar.",
        "Utsatt. Behandles innen utgangen av januar 2026.",
        "Saken utsettes til uke 51.",
    ],
)
def test_an_item_put_off_to_a_later_meeting_waits_for_it(words: str) -> None:
    records = put_off(words)
    assert not [title for title in titles(agenda(records)) if "nøkkelkort" in title]
    assert not [text for text in secretary(records).proposals if "nøkkelkort" in text]


@pytest.mark.parametrize(
    "words",
    [
        "Saken utsettes til møtet 26. november.",
        "Saken utsettes til neste møte.",
        "Saken utsettes. Notatet av 3. november 2025 sendes ut.",
        "Saken utsettes.",
    ],
)
def test_an_item_put_off_to_this_meeting_or_to_no_day_is_on_the_agenda(words: str) -> None:
    assert "Rutiner for nøkkelkort (oppfølging av 38a/25)" in titles(agenda(put_off(words)))


def noticed() -> Records:
    """The example with a notice of the coming meeting: four items, one of which is carried over."""
    records = sample()
    records.documents.append(DocumentRow(OFFICE, "alu/innkalling.docx", "docx", "agenda", body_id="alu", status="read"))
    records.meeting_links.append(MeetingLink("alu-2025-11-26", "agenda", document_id=OFFICE))
    rows = (
        ("50/25", "Godkjenning av innkalling og referat", "approval"),
        ("51/25", "Parkering ved hovedbygget", "discussion"),
        ("52/25", "Unntak fra ansettelsesstopp i administrative stillinger", "discussion"),
        ("53/25", "Eventuelt", "any-other"),
    )
    for position, (number, title, kind) in enumerate(rows):
        add_item(records, number, title, "unknown", "alu-2025-11-26", OFFICE)
        records.agenda_items[-1] = replace(records.agenda_items[-1], position=str(position), item_type=kind)
    return records


def test_a_notices_items_keep_their_numbers_and_order() -> None:
    context = agenda(noticed())
    assert [(line.number, line.title) for line in context.lines] == [
        ("50/25", "Godkjenning av innkalling og referat"),
        ("51/25", "Parkering ved hovedbygget"),
        ("52/25", "Unntak fra ansettelsesstopp i administrative stillinger"),
        ("53/25", "Eventuelt"),
    ]
    assert context.numbers == "ALU-sak 50/25–53/25"
    assert "«legge fram forslag til kriterier» (T6)" in context.lines[2].reason


def test_what_the_notice_lacks_is_only_proposed() -> None:
    said = [text for text in secretary(noticed()).proposals if text.startswith("Ikke på innkallingen")]
    assert [text.split(": ")[1].split(" (")[0].split(" – «")[0].split(" – 5")[0] for text in said] == [
        "Oppfølging av tidligere saker",
        "Hjemmekontor – evaluering av dagens retningslinjer",
        "Møteplan våren 2026",
    ]


def test_a_later_meetings_numbers_go_on_from_the_notice() -> None:
    records = noticed()
    records.meetings = [
        replace(m, status="unknown", minutes_status="notice-only") if m.status == "planned" else m for m in records.meetings
    ]
    records.meetings.append(Meeting("alu-2025-12-10", "alu", "2025-12-10", status="planned"))
    assert agenda(records, "2025-12-01").lines[0].number == "54/25"


def test_a_notice_of_a_still_later_meeting_has_used_its_numbers_too() -> None:
    records = sample()
    records.documents.append(DocumentRow(OFFICE, "alu/innkalling.docx", "docx", "agenda", body_id="alu", status="read"))
    records.meetings.append(Meeting("alu-2025-12-10", "alu", "2025-12-10", status="called"))
    add_item(records, "60/25", "Parkering", "unknown", "alu-2025-12-10", OFFICE)
    assert agenda(records).lines[0].number == "61/25"


def test_no_text_begins_with_a_space_where_a_part_is_empty() -> None:
    records = sample()
    records.agenda_items = [replace(i, number="", outcome="postponed") if i.number == "37/25" else i for i in records.agenda_items]
    records.actions = [replace(a, owner="", owner_raw="") for a in records.actions]
    context = agenda(records)
    texts = [text for line in context.lines for text in (line.title, line.reason, line.number, *line.quotes)]
    assert not [text for text in (*texts, *secretary(records).proposals) if text != text.strip() or ": ," in text or ":  " in text]
    assert (
        context.lines[3].reason == "05.11.25: utsatt; 05.11.25: ikke angitt – «legge fram forslag til kriterier» (T6), frist «neste møte»"
    )


def test_all_minutes_that_wait_for_approval_are_on_the_agenda() -> None:
    records = sample()
    waiting = {"2025-09-24": "written", "2025-10-15": "draft", "2025-11-05": "draft"}
    records.meetings = [replace(m, minutes_status=waiting.get(m.start_date, m.minutes_status)) for m in records.meetings]
    line = next(line for line in agenda(records).lines if line.kind == "minutes")
    assert line.title == "Godkjenning av referatene fra 24.09.25, 15.10.25 og 05.11.25"
    assert line.reason == (
        "24.09.25: skrevet, ikke godkjent (referat-2025-09-24.pdf); 15.10.25: utkast (referat-2025-10-15.docx); "
        "05.11.25: utkast (referat-2025-11-05.txt)"
    )


def test_minutes_from_before_the_last_approved_ones_do_not_wait() -> None:
    records = sample()
    records.meetings = [replace(m, minutes_status="draft") if m.start_date == "2025-09-24" else m for m in records.meetings]
    assert titles(agenda(records))[1] == "Godkjenning av referat fra 05.11.25"


def test_the_action_list_has_what_the_last_minutes_report_as_done_at_its_end() -> None:
    rows = agenda().actions
    assert (rows[-1].mark, rows[-1].status_text) == ("T1", "utført (sak 35/25)")
    assert len(rows) == 7


def many(count: int) -> Records:
    """The example with so many actions from 2019 and 2020."""
    records = sample()
    first = records.actions[0]
    records.meetings.append(Meeting("alu-2019-01-10", "alu", "2019-01-10", status="held", minutes_status="approved"))
    first = replace(first, meeting_id="alu-2019-01-10", item_id="", status="overdue", closed_by="", document_id="")
    days = [f"{2019 + n % 2}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(count)]
    records.actions += [replace(first, action_id=f"old-{n}", text=f"Oppgave {n}", due_date=day) for n, day in enumerate(days)]
    return records


def test_of_very_many_actions_the_older_are_only_counted() -> None:
    context = agenda(many(60))
    assert len(context.actions) == 20
    assert context.actions_note == "47 eldre tiltak er ikke vist; de står i actions.csv."
    whole = report(many(34))
    assert (len(whole.actions), whole.actions_note) == (40, "1 eldre tiltak er ikke vist; det står i actions.csv.")
    old = [row.due for row in whole.actions if row.text.startswith("Oppgave")]
    assert old[0].endswith(".12.20") and old == sorted(old, key=lambda day: day.split(".")[::-1], reverse=True)
    assert whole.actions[0].due == "31.10.25" and whole.actions[-1].status == "done"


def test_earlier_treatment_quotes_the_whole_sentence() -> None:
    records = sample()
    quote = "HR- og HMS-avdelingen bes legge fram forslag til kriterier i neste møte."
    records.evidence.append(Evidence("actions", f"{item_id('37/25')}-a1-hr- og hms-avdelingen", "text", "", NOV, 1, 20, quote=quote))
    assert agenda(records).lines[3].quotes == (f"«{quote}» (referat 05.11.25, l. 20)",)


@pytest.mark.parametrize(("language", "label"), [("nb", "Bedt om"), ("nn", "Bede om"), ("en", "Asked for")])
def test_a_memos_request_is_not_earlier_treatment(language: str, label: str) -> None:
    records = sample()
    add_memo(records, "2025-11-10", "2025-11-26")
    labels = {line.kind: line.quotes_label for line in agenda(records, language=language).lines if line.quotes}
    assert labels["memo"] == label and labels["action"] != label


def test_an_overdue_action_whose_meeting_has_no_minutes_is_not_said_to_be_without_trace() -> None:
    records = sample()
    records.meetings.append(Meeting("alu-2025-11-01", "alu", "2025-11-01", status="unknown", minutes_status="missing"))
    assert secretary(records).proposals[1] == (
        "T3 (30/25): Avdeling for utvikling og virksomhetsstyring – «sender notat til dekanmøtet», frist 31.10.25: "
        "referatet fra 01.11.25 mangler, så det er ukjent om det er gjort."
    )


def test_one_of_a_kind_is_said_in_the_singular() -> None:
    records = sample()
    records.agenda_items = [i for i in records.agenda_items if i.number == "37/25"]
    records.actions = []
    context = report(records)
    assert context.summary[0] == "1 sak i det siste referatet (05.11.25): 1 om innhold, 0 om selve møtet."
    assert context.making[1] == "Ut fra 6 papirer: 7 møter, 1 sak i referater, 0 tiltak."
    assert any(text.startswith("Ikke berørt i det siste referatet: ") for text in context.coverage_notes)


def test_a_passed_meeting_without_minutes_is_counted_named_and_warned_of() -> None:
    records = sample()
    records.meetings += [
        Meeting("alu-2025-09-03", "alu", "2025-09-03", status="unknown", minutes_status="notice-only"),
        Meeting("alu-2025-10-29", "alu", "2025-10-29", status="unknown", minutes_status="missing"),
    ]
    context = report(records)
    assert context.meetings_note == "Leste referater: 3 av 6 møter høsten 2025 (27.08.25, 03.09.25, 29.10.25 mangler)"
    group = next(group for group in context.doubts if group.advice.startswith("Legg referatet i raw/, eller"))
    assert [row[0] for row in group.rows] == [
        "Møtet 29.10.25 er passert, og ingen papirer fra det er mottatt.",
        "Møtet 03.09.25 er passert; innkallingen er mottatt, men ikke referatet.",
    ]
    assert context.summary[-1] == "5 datavarsler og 1 merknad til dataene."

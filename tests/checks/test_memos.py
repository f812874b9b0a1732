from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.checks import check_records
from pipeline.records import DocumentRow, Extracted, Memo, Parsed, Records
from pipeline.settings import Profile, Settings
from tests.checks.checking import check, minutes, told
from tests.link.build import RAAD, meet, paper

DUE = replace(RAAD, items_due_days=14, papers_due_days=7)


def ask(date: str, requested_for: str) -> Parsed:
    """A memo that asks for a meeting."""
    parsed = paper("dm", "memo", date=date)
    parsed.memos.append(Extracted(Memo("dm", date, subject="Skilt ved stien", requested_for=requested_for, source="dm:1:4")))
    return parsed


def planned(date: str = "2025-11-26") -> Parsed:
    parsed = paper("dp", "meeting_plan")
    meet(parsed, date, "plan", status="planned")
    return parsed


LATE = {
    "on the last day": ("2025-11-12", DUE, 0),
    "the day after": ("2025-11-13", DUE, 1),
    "no deadline for items, one for papers": ("2025-11-20", replace(RAAD, papers_due_days=7), 1),
    "no deadline is known": ("2025-11-25", RAAD, 0),
    "no date": ("", DUE, 0),
}


@pytest.mark.parametrize(("date", "profile", "found"), LATE.values(), ids=LATE)
def test_a_memo_after_the_deadline_of_its_meeting(date: str, profile: Profile, found: int) -> None:
    assert told(ask(date, "2025-11-26"), planned(), as_of="2025-11-25", profile=profile) == [("memo-after-deadline", "dm")] * found


def test_the_late_memo_is_told_with_both_dates() -> None:
    (row,) = check(ask("2025-11-13", "2025-11-26"), planned(), as_of="2025-11-19", profile=DUE)
    assert (row.severity, row.source) == ("warning", "dm:1:4")
    assert row.message == "«Skilt ved stien» er datert 13.11.25, etter fristen 12.11.25 for møtet 26.11.25 som den ber om."


def test_a_memo_that_asks_for_no_meeting_has_no_deadline() -> None:
    assert told(ask("2025-11-13", ""), planned(), as_of="2025-11-19", profile=DUE) == []


ENCLOSED = {
    "not there": ("Budsjett 2026; Årsplan for stier", "skilt-ved-stien", "Skilt ved stien", "Budsjett 2026; Årsplan for stier"),
    "one there by its title": ("Budsjett 2026; Årsplan for stier", "vedlegg-1", "Årsplan for stier og veier", "Budsjett 2026"),
    "there by its file": ("Budsjett_2026.xlsx", "budsjett 2026 endelig", "Noe", ""),
    "another year": ("Budsjett 2026", "budsjett-2025", "Budsjett 2025", "Budsjett 2026"),
}


@pytest.mark.parametrize(("named", "file", "title", "missing"), ENCLOSED.values(), ids=ENCLOSED)
def test_an_enclosure_that_an_agenda_names_and_nobody_has_put_in(named: str, file: str, title: str, missing: str) -> None:
    agenda = minutes("da", "2025-12-10", kind="agenda")
    agenda.document = Extracted(replace(agenda.document.record, attachments=named))
    rows = check(agenda, paper(file, "unknown", title=title))
    assert [(row.code, row.severity, row.subject_id) for row in rows] == [("enclosure-not-received", "note", "da")] * bool(missing)
    assert not missing or f"mottatt: {missing}." in rows[0].message


GIVEN = {
    "one of two came with the mail": ("2", "", "raad/dm.txt/budsjett.pdf", "", "1 av 2"),
    "both lie beside it": ("2", "Budsjett 2026; Årsplan for stier", "raad/budsjett 2026.pdf", "Årsplan for stier", ""),
    "one lies beside it": ("2", "Budsjett 2026; Årsplan for stier", "raad/budsjett 2026.pdf", "", "1 av 2"),
    "none": ("1", "", "raad/skilt.pdf", "", "0 av 1"),
    "a person says that there are none": ("0", "", "raad/skilt.pdf", "", ""),
}


@pytest.mark.parametrize(("expected", "named", "path", "title", "present"), GIVEN.values(), ids=GIVEN)
def test_attachments_of_a_memo_that_are_not_here(expected: str, named: str, path: str, title: str, present: str) -> None:
    memo = DocumentRow("dm", "raad/dm.txt", kind="memo", body_id="raad", status="read", attachments=named)
    others = [
        DocumentRow("dx", path, body_id="raad", status="read"),
        DocumentRow("dy", "raad/dy.txt", body_id="raad", status="read", title=title),
    ]
    records = Records(documents=[memo, *others], memos=[Memo("dm", subject="Skilt ved stien", attachments_expected=expected)])
    rows = check_records(records, Settings(bodies={"raad": RAAD}), "2025-12-01").findings
    assert [(row.code, row.severity, row.subject_id) for row in rows] == [("attachment-missing", "warning", "dm")] * bool(present)
    assert not present or f"men {present} er mottatt" in rows[0].message

"""What is published can be read: the agenda, laid into raw/, gives the same items, date and chair again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pipeline.engine.paper import parse_paper
from pipeline.link import link
from pipeline.publish import publish
from pipeline.publish.contexts import AgendaContext
from pipeline.records import Records
from pipeline.settings import Settings
from tests.publish.rich import FIXED, rich
from tests.publish.sample import AS_OF, profile, sample
from tests.publish.test_agenda import agenda


def long_agenda() -> Records:
    """The example with thirty items more, over several pages, with long titles, compounds and file names."""
    records = sample()
    base = next(item for item in records.agenda_items if item.number == "37/25")
    words = "Virksomhetsoverdragelse og samordningsavtale for HR- og IT-avdelingen – vurdering av (midlertidige) tiltak"
    records.agenda_items += [
        replace(base, item_id=f"{base.item_id}-{n}", number=f"{n}/25", title=f"{words} nr. {n}", outcome="postponed", position=str(n))
        for n in range(100, 130)
    ]
    return records


def read_back(records: Records, form: str, language: str, **settings: Any) -> tuple[Records, AgendaContext]:
    """The records of the agenda as our own reader reads it, and what it was made from."""
    published = Settings(bodies={"alu": replace(profile(), language=language, **settings)})
    files = dict(publish(records, published, AS_OF).files)
    paper = f"alu-2025-11-26-agenda.{form}"
    found = link([(f"alu/{paper}", parse_paper(files[paper], paper))], Settings(bodies={"alu": profile()}))
    return found, agenda(records, language=language, **settings)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize(("make", "settings"), [(sample, {}), (long_agenda, {}), (rich, FIXED)], ids=["sample", "long", "rich"])
@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_an_agenda_reads_back_as_it_was_published(form: str, make: Callable[[], Records], settings: dict[str, Any], language: str) -> None:
    found, made = read_back(make(), form, language, **settings)
    (paper,) = found.documents
    (meeting,) = [m for m in found.meetings if m.meeting_id == "alu-2025-11-26"]
    assert (paper.kind, paper.language) == ("agenda", language)
    assert [(item.number, item.title) for item in found.agenda_items] == [(line.number, line.title) for line in made.lines]
    assert {item.meeting_id for item in found.agenda_items} == {meeting.meeting_id}
    assert meeting.chair == "Bjørn Haugstad"


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("end", ["11:00", "15:30"])
def test_a_meeting_of_two_days_keeps_the_hour_at_which_it_ends(form: str, language: str, end: str) -> None:
    records = sample()
    hours = {"start_time": "12:00", "end_time": end, "end_date": "2025-11-27"}
    records.meetings = [replace(m, **hours) if m.start_date == "2025-11-26" else m for m in records.meetings]
    found, _ = read_back(records, form, language)
    (meeting,) = [m for m in found.meetings if m.start_date == "2025-11-26"]
    assert (meeting.end_date, meeting.start_time, meeting.end_time) == ("2025-11-27", "12:00", end)
    assert "time-doubtful" not in {row.code for row in found.findings}

"""A year of an invented body, read by a person: what the program must say of it, table by table.

The papers are made by papers.py; what is expected stands in expected/*.csv and was written from the papers, not from the program. Dates
above columns are days from which the year is seen: what a later paper says is not known yet.
"""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import docx
import pytest

from pipeline import run, store
from pipeline.records import Records
from pipeline.settings import read_settings
from pipeline.statuses import apply_as_of, drop_superseded, split_later
from tests.golden_year.papers import write_papers

HOME = Path(__file__).parent
DAYS = ("2025-04-01", "2025-08-15", "2025-12-20")
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Year:
    """What ingest stored on the last of the days, and the same papers as seen from each day."""

    folder: Path
    """processed/ of the year."""
    records: Records
    seen: dict[str, Records]
    paths: dict[str, str]
    """Document id -> path."""


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The year, read once."""
    folder = tmp_path_factory.mktemp("golden_year")
    write_papers(folder / "raw")
    settings = read_settings(HOME / "referent.toml")
    run.ingest(folder / "raw", folder / "processed", settings, DAYS[-1], jobs=1, step=lambda *_: None)
    records = store.read_tables(folder / "processed", evidence=True)
    seen = {day: see(records, day) for day in DAYS}
    return Year(folder / "processed", records, seen, {row.document_id: row.path for row in records.documents})


def see(records: Records, day: str) -> Records:
    """The records as of a day, without the papers dated later and without what only superseded papers say."""
    from pipeline.overviews import count_overviews

    known = apply_as_of(split_later(records, day)[0], day)
    return drop_superseded(count_overviews(known, day))


@cache
def expected(name: str) -> tuple[Row, ...]:
    """The rows of a table beside this file."""
    with (HOME / "expected" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def pick(row: object, *names: str) -> Row:
    """Some columns of a record."""
    return {name: getattr(row, name) for name in names}


def compare(found: list[Row], wanted: list[Row]) -> None:
    """Fail with what is missing (-) and what is too much (+), a line a row, unless the rows are the same, each as often."""
    missing, extra = list(wanted), []
    for row in found:
        if row in missing:
            missing.remove(row)
        else:
            extra.append(row)
    lines = [*(f"- {' | '.join(row.values())}" for row in missing), *(f"+ {' | '.join(row.values())}" for row in extra)]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def test_every_paper_is_known_for_what_it_is_and_the_later_version_counts(year: Year) -> None:
    found = []
    for row in year.records.documents:
        said = {"date": getattr(row, "issued", "") or row.date, "superseded_by": year.paths.get(row.superseded_by, "")}
        found.append(pick(row, "path", "kind", "language") | said)
    compare(found, list(expected("papers")))


FACTS = ("meeting_id", "start_time", "end_time", "place", "secretary", "moved_to")


def test_every_meeting_is_one_row_with_what_the_papers_together_say(year: Year) -> None:
    found = [pick(row, *FACTS) for row in year.records.meetings]
    compare(found, [{name: row[name] for name in FACTS} for row in expected("meetings")])


@pytest.mark.parametrize("day", DAYS)
def test_a_meeting_and_its_minutes_stand_as_the_papers_of_that_day_say(year: Year, day: str) -> None:
    found = [{"meeting_id": row.meeting_id, day: f"{row.status} {row.minutes_status}".strip()} for row in year.seen[day].meetings]
    wanted = [{"meeting_id": row["meeting_id"], day: row[day]} for row in expected("meetings") if row[day]]
    compare(found, wanted)


POLICY = {f"P{number}" for number in range(1, 9)}


def find_minuted(year: Year) -> Iterator[Row]:
    """The items of the minutes that count, with their areas of the personnel policy."""
    records = drop_superseded(year.records)
    minutes = {row.document_id for row in records.documents if row.kind == "minutes"}
    areas: dict[tuple[str, str], set[str]] = {}
    for link in records.policy_links:
        if link.subject_kind == "item" and link.policy_area_id in POLICY:
            areas.setdefault((link.subject_id, link.document_id), set()).add(link.policy_area_id)
    for row in records.agenda_items:
        if row.document_id in minutes:
            about = "; ".join(sorted(areas.get((row.item_id, row.document_id), ())))
            yield pick(row, "item_id", "item_type", "outcome") | {"areas": about, "title": row.title}


def test_every_item_of_the_minutes_has_its_type_its_outcome_and_its_policy_areas(year: Year) -> None:
    compare(list(find_minuted(year)), list(expected("items")))


def test_votes_stand_with_the_decision_that_they_were_cast_on(year: Year) -> None:
    rows = [row for row in drop_superseded(year.records).decisions if row.unanimous or row.votes_for or row.votes_against]
    found = [pick(row, "item_id", "votes_for", "votes_against", "unanimous") for row in rows]
    compare(found, list(expected("votes")))


def test_a_correction_adopted_later_stands_on_the_item_that_it_corrects(year: Year) -> None:
    amended = {row.item_id: row.amended_by for row in year.records.agenda_items if row.amended_by}
    assert amended == {"sdp-2025-03-19-16-25": "sdp-2025-04-23-20-25"}
    assert not any(row.amended_by for row in year.seen["2025-04-01"].agenda_items)


def test_what_a_later_paper_gives_a_finding_about_is_not_told_before(year: Year) -> None:
    seen = year.seen["2025-04-01"]
    known = {row.document_id for row in seen.documents}
    assert not [row.message for row in seen.findings if row.document_id and row.document_id not in known]


def test_papers_for_an_item_are_tied_to_it(year: Year) -> None:
    links = [link for link in year.records.meeting_links if link.relation in {"paper", "candidate"} or link.item_id]
    mail = [link for link in year.records.meeting_links if year.paths[link.document_id].endswith(".eml") and link not in links]
    found = [{"path": year.paths[link.document_id], **pick(link, "meeting_id", "relation", "item_id")} for link in [*mail, *links]]
    compare(found, list(expected("links")))


def test_who_was_there_and_for_whom(year: Year) -> None:
    found: dict[tuple[str, str], list[str]] = {}
    for row in drop_superseded(year.records).attendance:
        who = (row.person_name or row.unit) + (f" for {row.for_name}" if row.for_name else "")
        found.setdefault((row.meeting_id, row.status), []).append(who)
    rows = [{"meeting_id": meeting, "status": status, "people": "; ".join(sorted(who))} for (meeting, status), who in found.items()]
    compare(rows, list(expected("attendance")))


@pytest.mark.parametrize("day", DAYS)
def test_every_action_has_its_owner_its_due_date_and_its_state_on_that_day(year: Year, day: str) -> None:
    columns = ("item_id", "owner", "due_date", "precision")
    found = []
    for row in year.seen[day].actions:
        closed = {"closed_by": row.closed_by} if row.status == "done" else {"closed_by": ""}
        found.append(pick(row, *columns) | {day: row.status} | closed)
    wanted = []
    for known in expected("actions"):
        closed_by = known["closed_by"] if known[day] == "done" else ""
        wanted += [{name: known[name] for name in columns} | {day: known[day], "closed_by": closed_by}] if known[day] else []
    compare(found, wanted)


def test_the_threads_of_the_cases_are_these_and_no_others(year: Year) -> None:
    found = [pick(row, "item_id", "earlier_item_id", "relation") for row in drop_superseded(year.records).case_links]
    wanted = [{name: row[name] for name in ("item_id", "earlier_item_id", "relation")} for row in expected("case_links")]
    compare(found, wanted)


@pytest.mark.parametrize("day", DAYS)
def test_the_completeness_board_says_what_was_known_on_that_day(year: Year, day: str) -> None:
    names = [name for name in expected("completeness")[0] if name != "as_of"]
    found = [pick(row, *names) for row in year.seen[day].completeness]
    wanted = [{name: row[name] for name in names} for row in expected("completeness") if row["as_of"] == day]
    compare(found, wanted)


def test_the_coverage_of_the_personnel_policy_is_what_a_person_counts(year: Year) -> None:
    rows = [row for row in year.records.coverage if row.policy_area_id in POLICY]
    compare([pick(row, *expected("coverage")[0]) for row in rows], list(expected("coverage")))


def test_the_bodys_own_tasks_are_told_by_what_they_are_about_and_not_by_words_like_common(year: Year) -> None:
    links = {(link.subject_id, link.policy_area_id) for link in drop_superseded(year.records).policy_links if link.subject_kind == "item"}
    assert ("sdp-2025-04-23-22-25", "sdp-3") in links  # «Nytt saksbehandlingssystem – status for innføringen»
    for item in ("04-23-25-25", "05-21-26-25", "06-18-31-25", "10-22-51-25"):  # «fellesadministrasjonen», «Felles innkjøp»
        assert (f"sdp-2025-{item}", "sdp-3") not in links


def test_the_attendance_figures_are_those_that_a_person_counts(year: Year) -> None:
    found = [pick(row, *expected("attendance_counts")[0]) for row in year.records.attendance_counts]
    compare(found, list(expected("attendance_counts")))


def test_the_findings_are_those_that_a_secretary_should_get_and_no_others(year: Year) -> None:
    found = [{"code": row.code, "about": year.paths.get(row.subject_id, row.subject_id)} for row in year.records.findings]
    compare(found, [{"code": row["code"], "about": row["about"]} for row in expected("findings")])


REPORTED = [
    "Jorunn Haukeland-Vik, Guro Eidsvåg",
    "flyttet til 30.09.25",
    "59/25 (03.12.25): møtet ble avlyst",
    "5 av 8 områder",
    "Tiltak: 17 i alt – 10 utført, 2 åpne og 5 forfalt",
    "27.08.25 mangler",
]


def test_the_papers_before_the_last_meeting_say_what_the_year_has_left(year: Year, tmp_path: Path) -> None:
    run.reports(year.folder, read_settings(HOME / "referent.toml"), "2025-12-10", tmp_path, body="sdp")
    texts = [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))).split()) for path in tmp_path.glob("*.html")]
    words = [read_word(path) for path in sorted(tmp_path.glob("*.docx"))]
    said = " ".join([*texts, *words])
    assert [fact for fact in REPORTED if fact not in said] == []
    assert "«SDP-møtet 3. desember er avlyst»" not in said  # a letter that cancels a meeting is no case for the next


def read_word(path: Path) -> str:
    """All text of a DOCX, tables too."""
    paper = docx.Document(str(path))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(paragraph.text for paragraph in paper.paragraphs), *cells]).split())


def test_the_papers_are_made_alike_each_time(tmp_path: Path) -> None:
    first, second = ([path.read_bytes() for path in write_papers(tmp_path / name)] for name in ("one", "two"))
    assert first == second

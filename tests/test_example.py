"""The worked example: raw/alu, seen from 19 November 2025, gives the agenda and the report of 26 November, fact by fact."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import docx
import pytest

from pipeline import run
from pipeline.settings import read_settings

HOME = Path(__file__).parent.parent
AS_OF = "2025-11-19"
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """processed/ with the publications of the sample."""
    out = tmp_path_factory.mktemp("processed")
    settings = read_settings(HOME / "referent.toml")
    run.ingest(HOME / "raw", out, settings, AS_OF, jobs=1, step=lambda *_: None)
    run.reports(out, settings, AS_OF, out / "reports")
    return out


@pytest.fixture(scope="module")
def agenda(folder: Path) -> docx.document.Document:
    return docx.Document(str(folder / "reports" / "alu-2025-11-26-agenda.docx"))


@pytest.fixture(scope="module")
def secretary(folder: Path) -> docx.document.Document:
    return docx.Document(str(folder / "reports" / "alu-2025-11-26-secretary.docx"))


@pytest.fixture(scope="module")
def report(folder: Path) -> docx.document.Document:
    return docx.Document(str(folder / "reports" / "alu-2025-11-26-report.docx"))


def read_rows(folder: Path, table: str) -> Rows:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_table(document: docx.document.Document, head: str) -> list[list[str]]:
    """The rows of the table whose first cell is `head`, without that row; cells with single spaces."""
    for table in document.tables:
        cells = [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
        if cells[0][0] == head:
            return cells if head == "Utvalg" else cells[1:]
    raise AssertionError(f"no table begins with {head}")


def read_text(document: docx.document.Document) -> str:
    """All text, tables too."""
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


HEADER = {
    "Utvalg": "Administrativt lederutvalg (ALU)",
    "Møtedato": "onsdag 26. november 2025 (uke 48)",
    "Tid": "fylles ut",
    "Sted": "fylles ut",
    "Møteleder": "Bjørn Haugstad",
    "Sekretær": "fylles ut",
    "Møtenr.": "5. av 6",
    "Innkalt": "21 navngitte medlemmer",
    "Forrige møte": "05.11.25",
    "Neste møte": "17.12.25",
    "Frist for saker": "12. november 2025",
    "Innkalling ut senest": "19. november 2025",
}


@pytest.mark.parametrize(("field", "fact"), HEADER.items())
def test_the_agendas_header_has_the_facts_and_shows_its_blanks(agenda: docx.document.Document, field: str, fact: str) -> None:
    header = {row[0]: row[1] for row in read_table(agenda, "Utvalg")}
    assert fact in header[field]


def test_the_doubtful_next_meeting_is_shown_as_assumed_with_what_the_paper_says(agenda: docx.document.Document) -> None:
    cell = next(row[1] for row in read_table(agenda, "Utvalg") if row[0] == "Neste møte")
    assert "antatt" in cell
    assert "17.2.25" in cell


ITEMS = [
    ("40/25", "Godkjenning av innkalling og saksliste", "ast sak"),
    ("41/25", "Godkjenning av referat fra 05.11.25", "utkast"),
    ("42/25", "Oppfølging av tidligere saker", "5 åpne, 1 forfalt, 1 utført"),
    ("43/25", "Ansettelsesstopp i administrative stillinger – unntak (oppfølging av 37/25)", "neste møte"),
    ("44/25", "Hjemmekontor – evaluering av dagens retningslinjer (oppfølging av 26/25)", "26. november"),
    ("45/25", "Møteplan våren 2026", "årlige møteplaner med forslag til saker"),
    ("46/25", "Eventuelt", ""),
]


def test_the_agendas_items_have_number_order_and_reason(agenda: docx.document.Document) -> None:
    rows = read_table(agenda, "Sak")
    assert [row[0] for row in rows] == [number for number, _, _ in ITEMS]
    for row, (_, title, reason) in zip(rows, ITEMS, strict=True):
        assert row[1] == title
        assert reason in row[2]


def test_what_nobody_asked_for_is_proposed_and_not_put_on_the_agenda(
    agenda: docx.document.Document, secretary: docx.document.Document
) -> None:
    text = read_text(secretary)
    for area in ("Ledelse og medarbeiderskap", "Medvirkning og medbestemmelse", "Likestilling og mangfold"):
        assert area in text
    assert "settes på dagsorden i ledergrupper" in " ".join(text.split())
    assert "settes på dagsorden" not in read_text(agenda)
    assert not any(area in row[1] for row in read_table(agenda, "Sak") for area in ("Likestilling", "Medvirkning"))


ACTIONS = [
    ("25/25", "HR- og HMS-avdelingen", "2025-11-05", "day", "done"),
    ("26/25", "HR- og HMS-avdelingen", "2025-11-26", "meeting", "open"),
    ("30/25", "Avdeling for utvikling og virksomhetsstyring", "2025-10-31", "day", "overdue"),
    ("31/25", "HR- og HMS-avdelingen", "2026-01-15", "day", "open"),
    *[("35/25", unit, "2025-12-17", "day", "open") for unit in ("AD", "HF", "IE", "IV", "MH", "NV", "SU", "VM", "ØK")],
    ("37/25", "HR- og HMS-avdelingen", "2025-11-26", "meeting", "open"),
    ("38/25", "IT-avdelingen", "2025-W48", "week", "open"),
]


def test_the_seven_actions_have_owner_due_date_and_status(folder: Path) -> None:
    numbers = {row["item_id"]: row["number"].removeprefix("ALU-sak ") for row in read_rows(folder, "agenda_items")}
    found = [
        (numbers[row["item_id"]], row["owner"], row["due_date"], row["precision"], row["status"]) for row in read_rows(folder, "actions")
    ]
    assert sorted(found) == sorted(ACTIONS)


def test_what_closes_an_action_is_named(folder: Path) -> None:
    (closed,) = [row["closed_by"] for row in read_rows(folder, "actions") if row["closed_by"]]
    assert closed == "alu-2025-11-05-35-25"


def test_the_report_ages_the_actions_and_puts_the_overdue_first(report: docx.document.Document) -> None:
    rows = read_table(report, "Nr.")
    assert [row[0] for row in rows] == ["T3", "T2", "T6", "T7", "T5", "T4", "T1"]
    by_number = {row[0]: " ".join(row) for row in rows}
    assert "forfalt 19 d" in by_number["T3"]
    assert "sak 44/25" in by_number["T2"]
    assert "sak 43/25" in by_number["T6"]
    assert "0/9" in by_number["T5"]
    assert "35/25" in by_number["T1"]


COVERAGE = [
    ("1", ["–", "–", "–"], "0", "ikke i papirene"),
    ("2", ["–", "–", "–"], "0", "ikke i papirene"),
    ("3", ["25/25", "–", "35/25"], "2", "05.11.25"),
    ("4", ["26/25", "–", "38/25"], "2", "05.11.25"),
    ("5", ["–", "–", "–"], "0", "ikke i papirene"),
    ("6", ["–", "–", "37/25"], "1", "05.11.25"),
    ("7", ["–", "31/25", "–"], "1", "15.10.25"),
    ("8", ["–", "–", "36/25"], "1", "05.11.25"),
]


def test_coverage_has_one_row_an_area_and_one_column_a_meeting(report: docx.document.Document) -> None:
    rows = read_table(report, "Område")
    assert [(row[0].split()[0], row[1:4], row[4]) for row in rows] == [(number, cells, total) for number, cells, total, _ in COVERAGE]
    assert all(last in row[5] for row, (_, _, _, last) in zip(rows, COVERAGE, strict=True))
    assert [row[6] for row in rows] == ["nei", "nei", "nei", "44/25", "nei", "43/25", "nei", "nei"]


@pytest.mark.parametrize(
    "fact",
    [
        "16 saker",
        "10 om innhold",
        "Tiltak: 7 i alt – 1 utført, 5 åpne og 1 forfalt",
        "5 av 8 områder",
        "«Referatet fra 15.10.25 godkjennes med den endring at sak 31/25 også gjelder teknisk ansatte.»",
        "«ALU slutter seg til planen.»",
        "offl. § 23",
        "Foreløpige: referatet er et utkast",
        "27/25 (utsatt), 30/25",
        "3 av 4 møter høsten 2025",
    ],
)
def test_the_report_says(report: docx.document.Document, fact: str) -> None:
    assert fact in " ".join(read_text(report).split())


WARNINGS = {
    "V1": ("date-out-of-term", "17.2.25"),
    "V2": ("coverage-unknown", "04.04.24"),
    "V3": ("member-not-listed", "Prorektor for utdanning"),
    "V4": ("two-members-for-unit", "ØK"),
    "V5": ("minutes-draft", "05.11.25"),
    "V6": ("minutes-not-received", "27.08.25"),
    "V7": ("due-year-inferred", "15. januar"),
}


@pytest.mark.parametrize(("code", "fact"), WARNINGS.values(), ids=WARNINGS)
def test_each_data_warning_of_the_example_is_a_finding_and_stands_in_the_report(
    folder: Path, report: docx.document.Document, code: str, fact: str
) -> None:
    assert any(row["code"] == code and fact in row["message"] for row in read_rows(folder, "findings"))
    assert any(fact in " ".join(row) for row in read_table(report, "Grad"))


def test_an_advisory_body_never_decides(agenda: docx.document.Document, report: docx.document.Document) -> None:
    quoted = re.compile(r"«[^»]*»|Rektor-vedtak: NTNUs personalpolitikk")
    for document in (agenda, report):
        assert "vedtak" not in quoted.sub("", read_text(document)).casefold()


def test_every_value_of_the_minutes_can_be_opened_at_its_place(folder: Path) -> None:
    sources = {row["source"] for table in ("agenda_items", "decisions", "actions", "attendance") for row in read_rows(folder, table)}
    assert all(re.fullmatch(r"[0-9a-f]{12}:\d+:\d+", source) for source in sources)

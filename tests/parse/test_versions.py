"""What a paper says of its own version and of the day it was issued; what it says of other papers is not its own."""

from __future__ import annotations

import io

import docx
import pytest

from pipeline.parse import parse
from pipeline.read import read
from tests.parse.parsing import Given, read_page

MINUTES = (
    "{}\nReferat fra møte i Driftsutvalget 12. februar 2025\nTil stede: Kari Nes, Ola Moe\n\n1/25 Parkering\nVedtak: Til orientering.\n{}\n"
)


def version(head: str, end: str = "", kind: str = "minutes") -> tuple[str, str]:
    row = Given(parse(read_page(MINUTES.format(head, end)), kind, "nb")).row("DocumentRow")
    return row.version, row.issued


@pytest.mark.parametrize(
    ("line", "said", "issued"),
    [
        ("Rettet referat", "corrected", ""),
        ("Rettet 20. februar 2025", "corrected", "2025-02-20"),
        ("Retta 20. februar", "corrected", "2025-02-20"),
        ("Versjon 2, 20.02.2025", "2", "2025-02-20"),
        ("Korrigert versjon 3", "corrected; 3", ""),
        ("UTKAST", "draft", ""),
        ("Endelig referat", "final", ""),
        ("Revised minutes", "corrected", ""),
        ("Last updated: 20 February 2025", "", "2025-02-20"),
        ("Driftsutvalget", "", ""),
        ("Ny plan for skogen", "", ""),
    ],
)
def test_a_line_at_the_head_says_version_and_day(line: str, said: str, issued: str) -> None:
    assert version(line) == (said, issued)


def test_a_line_at_the_end_says_the_day() -> None:
    assert version("", "\nSist oppdatert 20.02.2025") == ("", "2025-02-20")


def test_an_item_about_a_version_is_not_the_papers_own() -> None:
    assert version("2/25 Revidert møteplan") == ("", "")


def test_the_meetings_own_day_is_no_day_of_issue() -> None:
    assert version("Revidert referat 12. februar 2025") == ("corrected", "")


def test_the_value_is_cited_with_its_words() -> None:
    given = Given(parse(read_page(MINUTES.format("Rettet 20. februar 2025", "")), "minutes", "nb"))
    row = given.row("DocumentRow")
    assert given.evidence(row, "version").quote == given.evidence(row, "issued").quote == "Rettet 20. februar 2025"


def test_an_e_mail_is_issued_when_it_was_sent() -> None:
    head = "From: Kari Nes <kari@fjell.no>\nTo: raad@fjell.no\nSubject: Innkalling\nDate: Tue, 1 Apr 2025 10:00:00 +0200"
    mail = f"{head}\n\nVelkommen til møte.\n"
    assert Given(parse(read_page(mail, "brev.eml"), "memo", "nb")).row("DocumentRow").issued == "2025-04-01"


PLAN = "Møteplan for Brerådet {}\n\nonsdag 20. januar{}\nonsdag 17. februar{}\nonsdag 17. mars{}\nonsdag 21. april{}\nonsdag 19. mai{}\n"
"""A plan whose days stand alone in their lines, with the year or without."""


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        (PLAN.format("", *[" 2027"] * 5), ""),
        (PLAN.format("våren 2027", *[""] * 5), ""),
        ("10.11.2026\n" + PLAN.format("", *[" 2027"] * 5), "2026-11-10"),
        ("Sist endret 10.11.2026\n" + PLAN.format("", *[" 2027"] * 5), "2026-11-10"),
        ("Møteplan for Brerådet 2027\n\nDato: 20.01.2027\nDato: 17.02.2027\n", ""),
    ],
)
def test_a_day_on_which_a_plan_lists_a_meeting_is_no_day_of_issue(text: str, issued: str) -> None:
    assert Given(parse(read_page(text), "meeting_plan", "nb")).row("DocumentRow").issued == issued


@pytest.mark.parametrize("in_table", [False, True])
def test_the_days_of_a_plan_in_word_are_no_day_of_issue(in_table: bool) -> None:
    document = docx.Document()
    document.add_heading("Møteplan for Brerådet 2027", 1)
    table = document.add_table(rows=0, cols=1) if in_table else None
    for day in ("onsdag 20. januar 2027", "onsdag 17. februar 2027", "onsdag 17. mars 2027"):
        if table:
            table.add_row().cells[0].text = day
        else:
            document.add_paragraph(day)
    document.save(file := io.BytesIO())
    given = Given(parse(read(file.getvalue(), "plan.docx"), "meeting_plan", "nb"))
    assert [row.start_date for row in given.rows("Meeting")] == ["2027-01-20", "2027-02-17", "2027-03-17"]
    assert given.row("DocumentRow").issued == ""


def test_one_of_several_days_alone_in_their_lines_is_no_day_of_issue() -> None:
    assert version("3. mars 2025\n10. mars 2025") == ("", "")
    assert version("3. mars 2025") == ("", "2025-03-03")

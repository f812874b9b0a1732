"""The deadlines that a plan's table says for each meeting: no meetings themselves, and each with its place in the paper."""

from __future__ import annotations

import pytest

from pipeline.grammar.plans import DEADLINES
from pipeline.parse import parse
from pipeline.read import read
from tests.parse.parsing import Given

HEADS = {
    # a column's head -> what it says
    "Frist for saker": ("items_due",),
    "Frist for innmelding": ("items_due",),
    "Saksfrist": ("items_due",),
    "Innmeldingsfrist": ("items_due",),
    "Frist for innmelding av saker til sakslista": ("items_due",),
    "Frist for å melde saker": ("items_due",),
    "Saker innen": ("items_due",),
    "Deadline for items": ("items_due",),
    "Deadline for agenda items": ("items_due",),
    "Frist for sakspapirer": ("papers_due",),
    "Frist for saksdokument": ("papers_due",),
    "Papers due": ("papers_due",),
    "Frist for saker og sakspapirer": ("items_due", "papers_due"),
    "Utsending av innkalling": ("notice_due",),
    "Innkalling og sakspapir vert sende ut": ("notice_due",),
    "Frist for innkalling": ("notice_due",),
    "Utsending av sakspapirer": ("notice_due",),
    "Agenda sent out": ("notice_due",),
    "Påmeldingsfrist": (),
    "Frist": (),
    "Innkalling": (),
}


@pytest.mark.parametrize(("head", "said"), HEADS.items())
def test_what_the_head_of_a_column_says_is_due(head: str, said: tuple[str, ...]) -> None:
    assert tuple(row.name for row in DEADLINES if row.pattern.match(head)) == said


PLANS = {
    "ruled.md": """# Møteplan for Fjellvettrådet våren 2026

| Møtedato | Frist for innmelding | Frist for sakspapir | Sted |
|---|---|---|---|
| 14.01.2026 | 30.12.2025 | 07.01.2026 | Rådssalen |
| 11.02.2026 | 28.01.2026 | 4.2. | Rådssalen |
""",
    "aligned.txt": """Møteplan for Fjellvettrådet våren 2026

Møtedato        Frist for saker   Frist for sakspapirer   Sted
14. januar      30. desember      7. januar               Rådssalen
11. februar     28. januar        4. februar              Rådssalen
""",
    "tabs.txt": """Møteplan for Fjellvettrådet våren 2026

Møtedato\tSaksfrist\tFrist for sakspapir\tStad
14. januar 2026\t30. desember\t7. januar\tRådssalen
11. februar 2026\t28. januar\t4. februar\tRådssalen
""",
    "blanks.txt": """Meeting plan for the Fell Council, spring 2026

Meeting date Deadline for items Papers due Place
14 January 30 December 7 January Rådssalen
11 February 28 January 4 February Rådssalen
""",
    "page.html": """<h1>Møteplan for Fjellvettrådet våren 2026</h1>
<table><tr><th>Saksfrist</th><th>Møte</th><th>Frist for sakspapirer</th><th>Sted</th></tr>
<tr><td>30. desember</td><td>14. januar</td><td>7. januar</td><td>Rådssalen</td></tr>
<tr><td>28. januar</td><td>11. februar</td><td>4. februar</td><td>Rådssalen</td></tr></table>""",
}


def read_plan(name: str, text: str) -> Given:
    """What the parser gives for a plan."""
    return Given(parse(read(text.encode(), name), "meeting_plan", "nb"))


@pytest.mark.parametrize("name", PLANS)
def test_each_meeting_has_its_own_deadlines_and_no_deadline_is_a_meeting(name: str) -> None:
    given = read_plan(name, PLANS[name])
    assert [(m.start_date, m.items_due, m.papers_due, m.notice_due, m.place) for m in given.rows("Meeting")] == [
        ("2026-01-14", "2025-12-30", "2026-01-07", "", "Rådssalen"),
        ("2026-02-11", "2026-01-28", "2026-02-04", "", "Rådssalen"),
    ]
    cited = given.evidence(next(iter(given.rows("Meeting"))), "items_due")
    assert cited.quote.strip().startswith("30") and cited.rule == "deadline_column"


UNREAD = {
    # a row of the plan -> the words that a person has to read
    "| 11.02.2026 | uke 4 | |": "Frist for saker: uke 4",
    "| 11.02.2026 | 28.01.2026, senere 30.01.2026 | |": "Frist for saker: 28.01.2026, senere 30.01.2026",
    "| 11.02.2026 | 28.02.2026 | |": "Frist for saker: 28.02.2026",
    "| 11.02.2026 | 28.01.2025 | |": "Frist for saker: 28.01.2025",
}


@pytest.mark.parametrize(("row", "words"), UNREAD.items())
def test_a_deadline_that_is_not_one_day_before_its_meeting_is_left_to_a_person(row: str, words: str) -> None:
    given = read_plan("plan.md", f"# Møteplan for Fjellvettrådet 2026\n\n| Dato | Frist for saker | Sted |\n|---|---|---|\n{row}\n")
    assert [m.items_due for m in given.rows("Meeting")] == [""]
    assert [found.values["text"] for found in given.findings if found.code == "deadline-not-read"] == [words]


def test_a_row_without_lines_in_which_a_deadline_is_blank_names_it_and_guesses_no_column() -> None:
    text = "Møteplan for Fjellvettrådet 2026\n\nMøtedato Frist for saker Utsending av innkalling Sted\n11. februar 28. januar Rådssalen\n"
    given = read_plan("plan.txt", text)
    assert [(m.start_date, m.items_due, m.notice_due) for m in given.rows("Meeting")] == [("2026-02-11", "", "")]
    assert [found.values["text"] for found in given.findings if found.code == "deadline-not-read"] == ["28. januar Rådssalen"]

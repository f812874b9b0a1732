"""Committee pages and meeting plans with invented bodies: forms that the seed papers do not have."""

from __future__ import annotations

import pytest

from pipeline.parse.committee import parse_committee
from tests.parse.parsing import Given, read_page

PLAN = """Møteplan for Fagutvalget 2026
Møtene holdes kl. 09.00-11.30 i møterom Furu.
- onsdag 14. januar
- onsdag 4. februar (avlyst)
- 25. februar flyttet til 4. mars
- 18.3. kl. 12-14 i Auditorium A
- Frist for saker: 1. april
- tirsdag 15. april
- 6. mai (frist for saker 22. april)
Uke 20: 13. mai
Møtedatoer høsten: 19. august, 9. september og 30. september
"""
ENGLISH = """Programme Committee (PC)
The PC is an advisory committee that reports to the Faculty Board.
Members
Chair: Anna Berg
- Physics: John Smith and Mary Jones
- Tom Hill (deputy)
Observers
- Lisa Stone
Secretary: Per Moe
Meeting dates autumn 2025
- September 3
- October 8, 2025 at 10 am - 12 pm, Room 4
Previous meetings
2025
- 12 March (minutes)
"""
ROLES = """Mandat for Læringsrådet

  •  Viserektor leder rådet - Prorektor er møtende vara
  • Studiesjefen er fast medlem
Seniorrådgiver er sekretær for rådet. Biblioteksjefen har møte- og talerett.

MØTEPLAN FOR LÆRINGSRÅDET

Våren 2018:
19. mars

Høsten 2018:
20. August (ekstraordinært møte)
3. September
"""
TABLES = """# Møteplan studieåret 2025/2026

| Møtedato | Frist for saker | Innkalling | Sted |
|---|---|---|---|
| 3. september | 20. august | 27. august | Storsalen |
| 15. januar | 2. januar | 8. januar | Teams |

# Møtekalender 2026

| Utval | Januar | Februar | Mars | April |
|---|---|---|---|---|
| Fagutvalet | 14. | 4. | | 1.-2. |
| Rådet | 7., 21. | | 3.* | |
"""
BOARD = """# Styret
Styret består av følgende medlemmer

| Tittel | Navn | Epost |
|---|---|---|
| Styreleder | Anna Lie | a@x.example |
| Nestleder | Per Moe | p@x.example |
| Styremedlem | Siv Aa | s@x.example |
"""


def parse(text: str, name: str = "side.txt") -> Given:
    return Given(parse_committee(read_page(text, name), "nb"))


def dates(given: Given) -> list[str]:
    return [meeting.start_date for meeting in given.rows("Meeting") if meeting.status != "cancelled"]


def test_a_plan_lists_meetings_and_not_their_deadlines() -> None:
    planned = ["01-14", "03-04", "03-18", "04-15", "05-06", "05-13", "08-19", "09-09", "09-30"]
    assert dates(parse(PLAN)) == [f"2026-{day}" for day in planned]


def test_cancelled_and_moved_meetings_are_only_mentioned() -> None:
    given = parse(PLAN)
    cancelled = [m for m in given.rows("Meeting") if m.status == "cancelled"]
    assert [m.start_date for m in cancelled] == ["2026-02-04", "2026-02-25"]
    relations = {link.meeting_id: link.relation for link in given.rows("MeetingLink")}
    assert {relations[m.meeting_id] for m in cancelled} == {"mention"}


def test_time_and_place_that_hold_for_all_yield_to_an_entrys_own() -> None:
    by_date = {m.start_date: m for m in parse(PLAN).rows("Meeting")}
    assert (by_date["2026-01-14"].start_time, by_date["2026-01-14"].end_time, by_date["2026-01-14"].place) == (
        "09:00",
        "11:30",
        "møterom Furu",
    )
    assert (by_date["2026-03-18"].start_time, by_date["2026-03-18"].place) == ("12:00", "Auditorium A")


def test_a_wrong_weekday_is_reported_and_the_date_kept() -> None:
    (finding,) = parse(PLAN).found("weekday-disagrees")
    assert (finding.values["raw"], finding.values["date"]) == ("tirsdag 15. april", "2026-04-15")


def test_an_english_page_is_read_like_a_norwegian_one() -> None:
    given = parse(ENGLISH)
    body = given.row("Body")
    assert (body.name, body.short_name, body.classification, body.parent) == ("Programme Committee", "PC", "advisory", "the Faculty Board")
    assert [(m.person_name, m.role) for m in given.rows("Membership")] == [
        ("Anna Berg", "leader"),
        ("John Smith", "member"),
        ("Mary Jones", "member"),
        ("Tom Hill", "deputy"),
        ("Lisa Stone", "observer"),
        ("Per Moe", "secretary"),
    ]
    meetings = given.rows("Meeting")
    assert [m.start_date for m in meetings] == ["2025-09-03", "2025-10-08", "2025-03-12"]
    assert (meetings[1].start_time, meetings[1].end_time, meetings[1].place) == ("10:00", "12:00", "Room 4")
    assert (meetings[2].status, meetings[2].minutes_status) == ("held", "elsewhere")


def test_seats_of_offices_have_a_function_and_no_name() -> None:
    given = parse(ROLES)
    assert [(m.role, m.function, m.person_name) for m in given.rows("Membership")] == [
        ("leader", "Viserektor", ""),
        ("deputy", "Prorektor", ""),
        ("member", "Studiesjefen", ""),
        ("secretary", "Seniorrådgiver", ""),
        ("observer", "Biblioteksjefen", ""),
    ]
    assert given.found("seats-without-name")[0].values["count"] == "5"


def test_half_year_headings_give_the_year() -> None:
    given = parse(ROLES)
    assert dates(given) == ["2018-03-19", "2018-08-20", "2018-09-03"]
    assert given.row("DocumentRow").body_name == "Læringsrådet"
    assert "year-inferred" not in given.codes()


def test_tables_give_their_date_column_and_a_matrix_its_cells() -> None:
    given = parse(TABLES, "plan.md")
    assert dates(given) == ["2025-09-03", "2026-01-15", "2026-01-14", "2026-02-04", "2026-04-01", "2026-01-07", "2026-01-21", "2026-03-03"]
    assert [m.place for m in given.rows("Meeting")][:2] == ["Storsalen", "Teams"]
    assert given.found("several-bodies-in-plan")[0].values["bodies"] == "Fagutvalet, Rådet"


def test_a_table_of_the_board_gives_roles() -> None:
    rows = [(m.person_name, m.role, m.function) for m in parse(BOARD, "styret.md").rows("Membership")]
    assert rows == [("Anna Lie", "leader", "Styreleder"), ("Per Moe", "member", "Nestleder"), ("Siv Aa", "member", "Styremedlem")]


def test_an_impossible_date_is_reported_not_dropped() -> None:
    given = parse("Møter V26\n15.01.26\n12.30.26\n12.02.26\n")
    assert dates(given) == ["2026-01-15", "2026-02-12"]
    assert [f.values["raw"] for f in given.found("date-impossible")] == ["12.30.26"]


def test_a_week_without_a_day_is_reported_as_a_meeting_to_be_dated() -> None:
    given = parse("Møteplan våren 2026\n- Uke 4\n- Uke 8: 18. februar\n")
    assert dates(given) == ["2026-02-18"]
    assert [f.values["raw"] for f in given.found("meeting-without-day")] == ["Uke 4"]


def test_dates_without_any_year_are_reported_and_not_guessed() -> None:
    given = parse("Møtekalender\nFebruar\n1. Formannskap\n15. Kommunestyre\nMars\n14. Formannskap\n")
    assert given.rows("Meeting") == []
    assert given.found("dates-without-year")[0].values["count"] == "3"


def test_a_table_that_lost_its_columns_is_not_paired_by_guess() -> None:
    given = parse("Møteplan 2019\nUtvalg\nAugust September Oktober November\nFagutvalget\n26.* 11. 5.\n")
    assert given.rows("Meeting") == []
    assert given.found("plan-not-read")


def test_a_date_out_of_its_term_without_a_likely_reading_gets_no_suggestion() -> None:
    given = parse("Møter V26\n- 15.01.26\n- 12.02.26\n- 11.03.24\n")
    assert [m.suggested_date for m in given.rows("Meeting")] == ["", "", ""]
    assert [f.values["raw"] for f in given.found("date-out-of-term-unexplained")] == ["11.03.24"]


def test_a_range_of_years_turns_where_the_months_turn() -> None:
    given = parse("Tidlegare møte 2024-2025\n- 20. november\n- 11. desember\n- 22. januar\n- 12. februar\n")
    assert dates(given) == ["2024-11-20", "2024-12-11", "2025-01-22", "2025-02-12"]
    assert len(given.found("year-inferred")) == 4


def test_an_empty_paper_gives_one_document_and_nothing_else() -> None:
    given = parse("")
    assert len(given.rows("DocumentRow")) == 1
    assert len(given.extracted) == 1


def test_a_board_is_named_by_what_it_is_the_board_of() -> None:
    assert parse("# Styret for Solvik museum\n\n## Medlemer\n\nLeiar: Tor Moe\n", "s.md").row("Body").name == "Styret for Solvik museum"


def test_one_word_that_opens_a_list_is_no_title() -> None:
    assert parse("Liste:\n- Møte hver måned\n\n# Januar\n- Styremøte\n", "p.md").row("DocumentRow").title == ""


def test_one_place_holds_for_all_meetings_without_a_place_of_their_own() -> None:
    given = parse("Møteplan våren 2026\n- 14. januar\n- 11. februar, møterom Furu\nAlle møta er i Naustet, Solvik museum.\n")
    assert [m.place for m in given.rows("Meeting")] == ["Naustet, Solvik museum", "møterom Furu"]


LED = """Fagutvalget

Leder for utvalget er professor Kari Nes. Sekretær for utvalget er rådgiver Ola Moe, Studieavdelingen.

Møteplan 2025

- 12. mars 2025
- 9. april 2025
"""


def test_the_pages_leader_and_secretary_stand_in_its_links_and_not_in_its_meetings() -> None:
    given = parse(LED)
    assert {(link.relation, link.chair, link.secretary) for link in given.rows("MeetingLink")} == {("plan", "Kari Nes", "Ola Moe")}
    assert {(meeting.chair, meeting.secretary) for meeting in given.rows("Meeting")} == {("", "")}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Fjordrådet gir faglege råd til styret for museet. Rådet gjer ikkje vedtak.", "advisory"),
        ("Utvalget fatter ikke bindende vedtak.", "advisory"),
        ("Fjordrådet gir faglige råd til direktøren.", "advisory"),
        ("The panel gives advice to the board and makes no decisions.", "advisory"),
        ("Styret gjer vedtak i alle saker som gjeld museet.", "deciding"),
        ("Styret fatter vedtak i saker over en million og gir råd til direktøren i andre.", "deciding"),
        ("Styret gjør ikke vedtak i personalsaker.", ""),
    ],
)
def test_a_body_that_gives_advice_and_makes_no_decisions_is_advisory(sentence: str, kind: str) -> None:
    assert parse(f"Fjordrådet\n\n{sentence}\n\nMedlemmer\n- Siv Lunde (leder)\n- Bo Ek\n").row("Body").classification == kind


@pytest.mark.parametrize(
    "title",
    [
        "Årsplan for Brerådet for studiekvalitet 2027",
        "Årshjul for Brerådet for studiekvalitet (BRS)",
        "Møteplan for Brerådet for studiekvalitet (BRS) 2027",
        "Møteoversikt for Brerådet for studiekvalitet 2027",
    ],
)
def test_a_plans_title_names_the_body_without_the_word_for_the_plan(title: str) -> None:
    assert parse(f"{title}\n\nMøteplan vår 2027\n20. januar\n17. februar\n").row("DocumentRow").body_name == "Brerådet for studiekvalitet"

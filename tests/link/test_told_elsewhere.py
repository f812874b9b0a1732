"""Rows of task tables and titles that name items of other meetings and other bodies, linked."""

from __future__ import annotations

from tests.link.test_cases import minutes, read_archive

FIRST = minutes("12.03.2025", "7/25 Djupne ved kaia\nTiltak: Kari Nes bestiller nye bøyer. Frist: 09.04.2025.", "8/25 Ymse\nIngen saker.")
ROWS = "| Sak | Hva | Hvem | Når | Status |\n|---|---|---|---|---|\n"


def list_rows(*rows: str) -> str:
    """Minutes of the next meeting with a table of tasks."""
    table = ROWS + "\n".join(rows)
    return (
        f"# Referat fra møte i Fjordrådet\n\nDato: 09.04.2025\n\n## Sak 9/25 Status\n\n{table}\n\n## Sak 10/25 Eventuelt\n\nIngen saker.\n"
    )


def test_a_row_belongs_to_the_earlier_item_that_it_names() -> None:
    records = read_archive({"fjord/a.txt": FIRST, "fjord/b.md": list_rows("| 8/25 | Vaske båten | Ola Vik | 1.5.2025 | Pågår |")})
    row = next(row for row in records.actions if row.task == "Vaske båten")
    assert (row.item_id, row.meeting_id, row.carried_from) == ("fjord-2025-03-12-8-25", "fjord-2025-04-09", "")


def test_a_row_that_lists_an_earlier_task_again_is_carried_from_it() -> None:
    records = read_archive({"fjord/a.txt": FIRST, "fjord/b.md": list_rows("| 7/25 | Bestille nye bøyer | Kari Nes | 1.5.2025 | Pågår |")})
    row = next(row for row in records.actions if row.meeting_id == "fjord-2025-04-09")
    assert (row.item_id, row.carried_from) == ("fjord-2025-03-12-7-25", "fjord-2025-03-12-7-25-a1")


def test_a_row_that_names_no_item_of_the_body_stays_under_the_item_that_lists_it() -> None:
    records = read_archive({"fjord/a.txt": FIRST, "fjord/b.md": list_rows("| 99/24 | Vaske båten | Ola Vik | 1.5.2025 | Pågår |")})
    row = next(row for row in records.actions if row.task == "Vaske båten")
    assert (row.item_id, row.carried_from) == ("fjord-2025-04-09-9-25", "")


def test_the_column_of_status_closes_the_earlier_task() -> None:
    records = read_archive({"fjord/a.txt": FIRST, "fjord/b.md": list_rows("| 7/25 | Bestille bøyer | Kari Nes | 1.4. | Levert 3.4. |")})
    assert [(row.meeting_id, row.closed_by) for row in records.actions] == [("fjord-2025-03-12", "fjord-2025-04-09-9-25")]


def test_a_title_names_the_item_that_another_body_sent_on() -> None:
    sent = minutes("12.03.2025", "7/25 Ny kran\nVedtak: Saken oversendes Kystutvalget.", "8/25 Ymse\nIngen saker.")
    taken = minutes(
        "09.04.2025", "3/25 Løfteutstyr - oversendt fra FJR (PS 7/25)\nVedtak: Godkjent.", "4/25 Ymse\nIngen.", body="Kystutvalget"
    )
    links = read_archive({"fjord/a.txt": sent, "kyst/b.txt": taken}).case_links
    assert ("kyst-2025-04-09-3-25", "fjord-2025-03-12-7-25", "0.95") in [(link.item_id, link.earlier_item_id, link.score) for link in links]

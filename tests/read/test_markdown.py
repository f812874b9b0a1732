"""Markdown: what a reader of the page sees, with the numbers of the file's lines."""

from __future__ import annotations

from pipeline.documents import Link
from pipeline.read import read

PAPER = """---
Title: "Referat 3/25"
tags:
  - styret
  - 2025
---
# Referat

Møtested
========

<!-- mal:
- gammelt punkt -->
**Til stede:**
* Kari Nes (`leder`)
  * for *Per Lie*
1. Godkjenning
1. Lønn
1. 12. mai er fridag

| Sak | Ansvar |
|-----|:------:|
| 1 \\| 2 | **Åse**<br>Bo |

Se [referatet](ref.pdf) og <https://eks.no>.<br>{{ page.title }} :tada:
{% include slutt.html %}
1. februar 2024
"""


def lines(text: str = PAPER) -> list[tuple[int, str, int, str, str]]:
    return [(line.number, line.kind, line.level, line.marker, line.text) for line in read(text.encode(), "a.md").lines]


def test_marks_are_taken_out_and_structure_is_kept() -> None:
    assert lines() == [
        (7, "heading", 1, "", "Referat"),
        (9, "heading", 1, "", "Møtested"),
        (14, "text", 0, "", "Til stede:"),
        (15, "text", 1, "*", "* Kari Nes (leder)"),
        (16, "text", 2, "*", "* for Per Lie"),
        (17, "text", 1, "1.", "1. Godkjenning"),
        (18, "text", 1, "2.", "2. Lønn"),
        (19, "text", 1, "3.", "3. 12. mai er fridag"),
        (21, "row", 0, "", "Sak\tAnsvar"),
        (23, "row", 0, "", "1 | 2\tÅse Bo"),
        (25, "text", 0, "", "Se referatet og https://eks.no."),
        (25, "text", 0, "", "Referat 3/25 :tada:"),
        (27, "text", 0, "", "1. februar 2024"),
    ]


def test_front_matter_is_meta_and_no_line() -> None:
    assert read(PAPER.encode(), "a.md").meta == {"title": "Referat 3/25", "tags": "styret; 2025"}


def test_links_bold_and_cells_stand_beside_the_text() -> None:
    found = read(PAPER.encode(), "a.md").lines
    assert found[2].bold and not found[3].bold
    assert found[9].cells == ("1 | 2", "Åse\nBo") and found[9].table == found[8].table == 1
    assert found[10].links == (Link("referatet", "ref.pdf"), Link("https://eks.no", "https://eks.no"))


def test_numbers_that_count_by_themselves_are_kept_as_written() -> None:
    assert [marker for _, _, _, marker, _ in lines("3. tre\n5. fem\n   - a\n6. seks\n")] == ["3.", "5.", "-", "6."]


def test_a_text_between_two_rulers_is_no_front_matter() -> None:
    assert [row[4] for row in lines("---\nReferat fra møtet i mars\n---\nTekst")] == ["Referat fra møtet i mars", "Tekst"]


def test_an_unclosed_mark_stays() -> None:
    assert lines("2 * 3 = 6 og a_b_c * d\n") == [(1, "text", 0, "", "2 * 3 = 6 og a_b_c * d")]

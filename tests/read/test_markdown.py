"""Markdown: what a reader of the page sees, with the numbers of the file's lines."""

from __future__ import annotations

import pytest

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


NUMBERED = [
    ("1. a\n1. b\n2. c\n1. d\n", ["1.", "2.", "3.", "4."]),
    ("1. a\n2. b\n\n# Referat\n\n1. c\n", ["1.", "2.", "1."]),
    ("1. a\n   1. b\n   1. c\n1. d\n", ["1.", "1.", "2.", "2."]),
    ("3. a\n7. b\n", ["3.", "7."]),
    ("1. a\n2. b\nNotat\n1. c\n", ["1.", "2.", "1."]),
]


@pytest.mark.parametrize(("text", "markers"), NUMBERED)
def test_a_list_has_the_numbers_that_a_reader_sees(text: str, markers: list[str]) -> None:
    assert [line.marker for line in read(text.encode(), "a.md").lines if line.marker] == markers


def test_lists_and_headings_of_html_are_those_of_the_page() -> None:
    text = "<h2>Saker</h2>\n<ol>\n<li>Valg<ul><li>leder</li></ul></li>\n<li>\n  Evt.\n</li>\n</ol>\n"
    assert [(line.number, line.kind, line.marker, line.text) for line in read(text.encode(), "a.md").lines] == [
        (1, "heading", "", "Saker"),
        (3, "text", "1.", "1. Valg"),
        (3, "text", "-", "- leder"),
        (5, "text", "2.", "2. Evt."),
    ]


def test_hard_breaks_definitions_and_contents_leave_no_marks_but_a_task_keeps_its_box() -> None:
    text = "* TOC\n{:toc}\n\nFyret\n: Kari Nes\n: Per Lie\n\n- [x] **Maling**\\\n  Kari maler.\n\\\nSlutt.\n"
    assert [line.text for line in read(text.encode(), "a.md").lines] == [
        "Fyret",
        "Kari Nes",
        "Per Lie",
        "- [x] Maling",
        "Kari maler.",
        "Slutt.",
    ]


def test_front_matter_has_folded_values_joined_and_entities_decoded() -> None:
    page = "---\ntitle: &Aring;rsm&oslash;te\ndescription: Alle innkalles til tingets\n  årsmøte\nintro: >\n  Vel\n  møtt\n---\nTekst\n"
    meta = read(page.encode(), "paper.md").meta
    assert meta == {"title": "Årsmøte", "description": "Alle innkalles til tingets årsmøte", "intro": "Vel møtt"}


def test_a_table_that_opens_with_its_ruler_is_a_table() -> None:
    lines = read(b"|:---|:---|\n| Leder | Kari Nes |\n| Kasserer | Ola Moe |\n", "paper.md").lines
    assert [line.cells for line in lines] == [("Leder", "Kari Nes"), ("Kasserer", "Ola Moe")]


def test_a_comment_of_keys_is_front_matter_and_another_comment_is_not() -> None:
    page = read("<!--\n.. title: Höstmöte 2024\n.. tags: möte\n-->\n\nProtokoll.\n".encode(), "paper.md")
    assert (page.meta, [line.text for line in page.lines]) == ({"title": "Höstmöte 2024", "tags": "möte"}, ["Protokoll."])
    assert read(b"<!--\nnote: x\n-->\nText\n", "paper.md").meta == {}

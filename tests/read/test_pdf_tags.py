"""Tagged PDF: headings, lists, tables and paragraphs as the tag tree tells them. Papers by typst, and by hand as browsers write them."""

# ruff: noqa: E501 (papers are written as they stand)

from __future__ import annotations

import pytest
import typst

from pipeline.documents import Document
from pipeline.read import read

LONG = "Rektor har etter fullmakt vedtatt en ny politikk som gjelder for alle enheter og som skal følges opp av alle ledere i linjen."
Tree = tuple[str, "list[Tree | int]"]


def read_typst(source: str) -> Document:
    return read(typst.compile(source.encode()), "a.pdf")


def tagged_pdf(tree: Tree, texts: list[list[tuple[float, float, str]]], loose: str = "") -> bytes:
    """A one-page PDF whose n-th texts (places and words) are the marked stretch n of the tree."""
    shows = ["".join(f"BT /F1 11 Tf {x} {y} Td ({words}) Tj ET\n" for x, y, words in rows) for rows in texts]
    content = "".join(f"/P <</MCID {number}>> BDC\n{show}EMC\n" for number, show in enumerate(shows)) + loose
    elements: list[str] = []
    parents: dict[int, int] = {}

    def add(node: Tree, parent: int) -> int:
        place = len(elements)
        elements.append("")
        kids = []
        for kid in node[1]:
            if isinstance(kid, int):
                parents[kid] = 6 + place
            kids.append(str(kid) if isinstance(kid, int) else f"{6 + add(kid, 6 + place)} 0 R")
        elements[place] = f"<</Type/StructElem/S/{node[0]}/P {parent} 0 R/Pg 3 0 R/K[{' '.join(kids)}]>>"
        return place

    add(tree, 5)
    nums = " ".join(f"{parents[number]} 0 R" for number in range(len(texts)))
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/StructParents 0/Contents 4 0 R/Resources<</Font<</F1 {font}>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        f"<</Type/StructTreeRoot/K[6 0 R]/ParentTree<</Nums[0 [{nums}]]>>>>",
        *elements,
    ]
    rows = "\n".join(f"{number} 0 obj {item} endobj" for number, item in enumerate(objects, 1))
    return f"%PDF-1.7\n{rows}\ntrailer <</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF".encode("latin-1")


def stretch(*rows: str, x: float = 70, y: float = 700) -> list[tuple[float, float, str]]:
    return [(x, y - 14 * number, row) for number, row in enumerate(rows)]


def test_a_table_without_rules_is_rows_with_cells() -> None:
    table = "#table(columns: (1fr, 2fr, 1fr), stroke: none, [*Tid*], [*Sak*], [*Ansvarlig*], [09.00], [Godkjenning av innkalling og saksliste for møtet i Havnestyret og i rådet], [Kari Nes], table.cell(colspan: 2)[Pause], [], [], [Budsjett], [Ola Vik \\ Per Lunde])"
    lines = read_typst(f"#set page(width: 14cm)\nDagens saker:\n\n{table}\n\nVel møtt!").lines
    assert [line.cells for line in lines] == [
        (),
        ("Tid", "Sak", "Ansvarlig"),
        ("09.00", "Godkjenning av innkalling og saksliste for møtet i Havnestyret og i rådet", "Kari Nes"),
        ("Pause", "", ""),
        ("", "Budsjett", "Ola Vik\nPer Lunde"),
        (),
    ]
    assert [(line.table, line.bold) for line in lines[1:3]] == [(1, True), (1, False)]


def test_a_cell_that_covers_rows_leaves_its_column_empty_below() -> None:
    table = "#table(columns: 3, table.cell(rowspan: 2)[Mai], [3.], [Styremøte], [17.], [Fridag], [Juni], [7.], [Årsmøte])"
    assert [line.cells for line in read_typst(table).lines] == [
        ("Mai", "3.", "Styremøte"),
        ("", "17.", "Fridag"),
        ("Juni", "7.", "Årsmøte"),
    ]


def test_headings_are_what_the_tags_say_whatever_their_size() -> None:
    lines = read_typst(
        f"#show heading: set text(size: 11pt, weight: 400)\n= Referat\n\n== Sak 1 Valg\n\n{LONG}\n\n#text(12.5pt)[Kari Nes ble valgt.]"
    ).lines
    assert [(line.kind, line.level) for line in lines if line.text in {"Referat", "Sak 1 Valg"}] == [("heading", 1), ("heading", 2)]


def test_a_title_larger_than_every_tagged_heading_is_a_heading_too() -> None:
    lines = read_typst(f"#text(24pt)[Havnestyret]\n\n= Sak 1 Valg\n\n{LONG}").lines
    assert [(line.text, line.kind, line.level) for line in lines[:2]] == [("Havnestyret", "heading", 1), ("Sak 1 Valg", "heading", 1)]


def test_lists_keep_their_depth_and_their_numbers() -> None:
    lines = read_typst("- Økonomi\n  - Regnskap\n    - Revisjon\n- Valg\n+ Leder\n+ Styre").lines
    assert [(line.marker, line.level) for line in lines] == [("•", 1), ("‣", 2), ("–", 3), ("•", 1), ("1.", 1), ("2.", 1)]


def test_bullets_that_are_drawn_are_written_and_an_items_own_number_stays() -> None:
    tree: Tree = (
        "Document",
        [
            (
                "L",
                [
                    ("LI", [("Lbl", [0]), ("NonStruct", [1]), ("L", [("LI", [("Lbl", [2]), ("P", [3])])])]),
                    ("LI", [("Lbl", [4]), ("NonStruct", [5])]),
                ],
            )
        ],
    )
    texts = [[], stretch("Økonomi"), [], stretch("Regnskap for brygga", x=90, y=686), [], stretch("3. Valg", y=672)]
    lines = read(tagged_pdf(tree, texts), "a.pdf").lines
    assert [(line.text, line.marker, line.level) for line in lines] == [
        ("• Økonomi", "•", 1),
        ("• Regnskap for brygga", "•", 2),
        ("3. Valg", "3.", 1),
    ]


def test_what_one_stretch_of_text_wraps_is_joined_and_paragraphs_are_not() -> None:
    full = "Styret har behandlet saken i to møter og viser til notatet som fulgte med innkallingen. Saken er"
    tree: Tree = ("Document", [("P", [0]), ("P", [1]), ("NonStruct", [("NonStruct", [2]), ("NonStruct", [3])])])
    texts = [
        stretch(full + ".", "Ny behandling i mai."),
        stretch("Kari Nes møtte.", y=660),
        stretch(full, y=640),
        stretch("Leder: Kari Nes", y=626),
    ]
    found = [paragraph.text for paragraph in read(tagged_pdf(tree, texts), "a.pdf").paragraphs()]
    assert found == [f"{full}. Ny behandling i mai.", "Kari Nes møtte.", full, "Leder: Kari Nes"]


def test_a_page_that_had_lost_its_line_breaks_before_it_was_printed_is_one_line_again() -> None:
    row = "Styret har behandlet saken i to møter og viser til notatet som fulgte med innkallingen. Saken er"
    lines = read(tagged_pdf(("Document", [("P", [0]), ("P", [1])]), [stretch(*[row] * 7), stretch("Vel møtt.", y=500)]), "a.pdf").lines
    assert [(line.text, line.number, line.joins) for line in lines] == [(" ".join([row] * 7), 1, False), ("Vel møtt.", 8, False)]


def test_the_order_is_that_of_the_tags_and_what_they_leave_out_stands_where_it_is_printed() -> None:
    tree: Tree = ("Document", [("P", [1]), ("P", [0])])
    loose = "BT /F1 8 Tf 70 800 Td (Havnestyret) Tj ET\nBT /F1 8 Tf 70 40 Td (Notat) Tj ET\n"
    texts = [stretch("Andre avsnitt om havna.", x=300), stretch("Første avsnitt om brygga.", y=660)]
    assert [line.text for line in read(tagged_pdf(tree, texts, loose), "a.pdf").lines if line.kind == "text"][:3] == [
        "Havnestyret",
        "Første avsnitt om brygga.",
        "Andre avsnitt om havna.",
    ]


@pytest.mark.parametrize("depth", [3, 400])
def test_a_page_hardly_tagged_or_tagged_too_deep_is_read_by_its_places(depth: int) -> None:
    tree: Tree = ("P", [0])
    for _ in range(depth):
        tree = ("Div", [tree])
    loose = "BT /F1 11 Tf 70 650 Td (Styret vedtok planen for havna i samsvar med notatet.) Tj ET\n"
    lines = read(tagged_pdf(("Document", [tree]), [stretch("Notat")], loose), "a.pdf").lines
    assert [line.text for line in lines] == ["Notat", "Styret vedtok planen for havna i samsvar med notatet."]


def test_a_table_that_a_page_break_cuts_is_one_table_and_its_repeated_head_is_furniture() -> None:
    rows = "".join(f"[{number}/25], [Sak om brygge {number}], [Kari Nes]," for number in range(1, 31))
    for stroke in ("none", "1pt"):
        table = f"#set page(height: 14cm)\n#table(columns: 3, stroke: {stroke}, table.header([*Nr*], [*Sak*], [*Ansvarlig*]), {rows})"
        lines = [line for line in read_typst(table).lines if line.kind != "furniture"]
        assert (len(lines), {line.table for line in lines}, {line.page for line in lines}) == (31, {1}, {1, 2})


def test_rows_of_a_long_table_are_no_running_feet_though_they_differ_in_figures_only() -> None:
    rows = "".join(f"[{number}.], [Møte {number}], [Naustet]," for number in range(1, 81))
    lines = read_typst(f"#set page(margin: 1cm)\n#table(columns: 3, {rows})").lines
    assert [line.cells[1] for line in lines if line.kind == "row"] == [f"Møte {number}" for number in range(1, 81)]


def test_cells_of_a_table_that_is_not_tagged_as_one_stand_on_their_printed_line() -> None:
    tree: Tree = ("Document", [("Div", [0]), ("Div", [1]), ("Div", [2]), ("Div", [3])])
    texts = [stretch("Sted:"), stretch("Rådssalen", x=180), stretch("Leder:", y=680), stretch("Kari Nes", x=180, y=680)]
    assert [line.text for line in read(tagged_pdf(tree, texts), "a.pdf").lines] == ["Sted:\tRådssalen", "Leder:\tKari Nes"]

"""PDF: which reader's pages a damaged or lying file gets, and what is said of it."""

from __future__ import annotations

import sys

import pytest

from pipeline.documents import Document, Line
from pipeline.findings import Finding
from pipeline.read import mark_lost, read
from pipeline.read.pdf_counts import count_page_objects
from pipeline.read.pdf_salvage import salvage
from tests.faults.pdf_bombs import circle_tree, deepen_tree
from tests.faults.pdfs import FORMS, make_deflated, make_edited, make_objects, make_packed, make_plain, make_stream, write_pdf


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def sides(document: Document) -> list[int]:
    """The pages of which something was read."""
    return sorted({line.page for line in document.lines})


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("pages", [1, 4])
def test_whole_papers_are_read_by_the_first_reader_without_a_word(form: str, pages: int) -> None:
    document = read(FORMS[form](pages), "a.pdf")
    assert (document.status, document.pages, sides(document), codes(document)) == ("read", pages, list(range(1, pages + 1)), [])


@pytest.mark.parametrize("make", [make_plain, make_packed])
def test_pages_that_the_file_does_not_count_are_found(make: object) -> None:
    document = read(make(5, count=2), "a.pdf")  # type: ignore[operator]
    assert (document.pages, sides(document), codes(document)) == (5, [1, 2, 3, 4, 5], ["damaged-but-read"])


def test_pages_that_the_file_counts_but_has_not_are_told() -> None:
    document = read(make_plain(3, count=9), "a.pdf")
    assert (document.pages, sides(document), codes(document)) == (3, [1, 2, 3], ["page-count-differs"])
    assert (document.findings[0].values["read"], document.findings[0].values["other"]) == ("3", "9")


def test_an_edited_paper_has_more_page_objects_than_pages_and_is_in_no_doubt() -> None:
    assert count_page_objects(make_edited(3)) == 4
    assert codes(read(make_edited(3), "a.pdf")) == []


@pytest.mark.parametrize("with_qpdf", [True, False])
@pytest.mark.parametrize("make", [make_plain, make_deflated])
def test_half_a_paper_gives_the_pages_of_that_half(make: object, with_qpdf: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not with_qpdf:
        monkeypatch.setitem(sys.modules, "pikepdf", None)
    paper = make(8)  # type: ignore[operator]
    document = read(paper[: len(paper) // 2], "a.pdf")
    assert document.status == "read" and sides(document)[:3] == [1, 2, 3]
    assert "damaged-but-read" in codes(document)


def test_a_page_whose_content_is_damaged_is_told_apart_from_one_that_is_empty() -> None:
    paper = make_deflated(3)
    place = paper.index(b"stream\n", paper.index(b"\n7 0 obj")) + 20
    damaged = read(paper[:place] + b"\x00" * 40 + paper[place + 40 :], "a.pdf")
    assert ("page-unreadable" in codes(damaged)) == (2 not in sides(damaged)) and {1, 3} <= set(sides(damaged))
    assert {"page-unreadable", "damaged-but-read"} & set(codes(damaged)) and "page-empty" not in codes(damaged)
    objects = make_plain(3)
    start = objects.index(b"BT", objects.index(b"\n7 0 obj"))
    end = objects.index(b"\nendstream", start)
    empty = read(objects[:start] + b" " * (end - start) + objects[end:], "a.pdf")
    assert [(finding.code, finding.values["page"]) for finding in empty.findings] == [("page-empty", "2")]


def test_a_page_whose_content_breaks_off_is_told_with_what_is_left_of_it() -> None:
    objects = make_objects(3)
    rows = b"\n".join(b"BT /F1 11 Tf 70 %d Td (Punkt %d av referatet) Tj ET" % (800 - 12 * row, row * row) for row in range(60))
    objects[6] = make_stream(rows)
    whole = write_pdf(objects)
    place = whole.index(b"stream\n", whole.index(b"\n7 0 obj")) + len(b"stream\n")
    torn = whole[: place + 200] + b"\xff" * 9 + whole[place + 209 :]
    assert codes(read(whole, "a.pdf")) == []
    document = read(torn, "a.pdf")
    assert sides(document) == [1, 2, 3] and 0 < sum(line.page == 2 for line in document.lines) < 60
    assert [(finding.code, finding.values["page"]) for finding in document.findings] == [("page-damaged", "2")]


@pytest.mark.parametrize("before, after", [(b"startxref\n", b"startxref\n7"), (b"startxref", b"startxxxx")])
def test_a_paper_whose_list_of_objects_is_lost_is_read_and_told(before: bytes, after: bytes) -> None:
    document = read(make_plain(3).replace(before, after), "a.pdf")
    assert (sides(document), codes(document)) == ([1, 2, 3], ["damaged-but-read"])
    assert document.findings[0].values["reader"] == "pdfium"


def test_a_page_that_is_gone_is_told_with_its_number() -> None:
    document = read(make_plain(4).replace(b"8 0 obj\n<</Type/Page", b"8 0 obj\n<</Type/Sage").replace(b"8 0 R", b"99 0 R"), "a.pdf")
    assert {"page-unreadable", "page-count-differs"} & set(codes(document))
    assert sides(document)[:2] == [1, 2] and len(sides(document)) == 3


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (circle_tree(), "corrupt-file"),
        (write_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"]), "no-pages"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "corrupt-file"),
        (make_deflated(3)[:60], "corrupt-file"),
    ],
    ids=["cycle", "no-pages", "noise", "head"],
)
def test_a_file_in_which_no_reader_finds_a_page_is_set_aside_with_advice(data: bytes, code: str) -> None:
    document = read(data, "a.pdf")
    assert (document.status, codes(document)) == ("failed", [code])


def test_a_fault_of_one_file_is_not_taken_for_one_of_the_next() -> None:
    locked = write_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"], extra=b"/Encrypt<</Filter/Odd/V 9>>")
    empty = write_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"])
    alone = codes(read(empty, "a.pdf"))
    assert codes(read(locked, "a.pdf")) == ["encrypted-file"]
    assert codes(read(empty, "a.pdf")) == alone == ["no-pages"]


def test_pages_are_put_in_the_order_of_their_tree_where_a_file_is_written_anew() -> None:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 2/Kids[5 0 R 3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 7 0 R>>>>>>",
        make_stream(b"BT /F1 11 Tf 70 700 Td (Sak 2 Budsjett for turlag) Tj ET"),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F1 7 0 R>>>>>>",
        make_stream(b"BT /F1 11 Tf 70 700 Td (Sak 1 Budsjett for hytter) Tj ET"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    found = read(salvage(write_pdf(objects)), "a.pdf")
    assert [line.text for line in found.lines] == ["Sak 1 Budsjett for hytter", "Sak 2 Budsjett for turlag"]
    assert salvage(b"%PDF-1.7 nothing") == b"" == salvage(write_pdf(objects, extra=b"/Encrypt 9 0 R"))


def test_a_tree_as_deep_as_it_is_long_upsets_nothing() -> None:
    assert read(deepen_tree(3000), "a.pdf").pages == 1


def test_a_paper_of_which_a_fault_has_left_no_word_is_failed_and_an_empty_one_is_not() -> None:
    unread, empty = Finding("page-unreadable", values={"pages": "1"}), Finding("page-empty", values={"page": "1"})
    states = [
        mark_lost(Document("", "", "pdf", lines, findings=(one,))).status for lines in ((), (Line(1, 1, "Sak"),)) for one in (unread, empty)
    ]
    assert states == ["failed", "read", "read", "read"]

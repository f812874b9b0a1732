"""PDF: reading order, furniture, soft wraps, tables, pictures, broken letters. The papers are made with typst."""

# ruff: noqa: E501 (papers are written as they stand)

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
import typst

from pipeline.documents import Document
from pipeline.read import read
from pipeline.read.garbled import shift_letters
from pipeline.read.pdf_furniture import FOOT_SIGNS, PAGE_NUMBERS
from tests.faults.pdfs import FONT, make_objects, make_stream, write_pdf

HEAD = '#set text(lang: "nb", size: 11pt, hyphenate: true)\n#set par(justify: true)\n'
LONG = "Rektor har etter fullmakt vedtatt en ny politikk som gjelder for alle enheter og som skal følges opp av alle ledere i linjen. "


def read_typst(source: str) -> Document:
    return read(typst.compile((HEAD + source).encode()), "a.pdf")


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def raw_pdf(content: str, extra: str = "") -> bytes:
    """A one-page PDF written by hand."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 {font}>>{extra}>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
    ]
    return write_pdf([item.encode("latin-1") for item in objects])


def shown(*pieces: tuple[float, float, str]) -> str:
    return "".join(f"BT /F1 11 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in pieces)


@pytest.mark.parametrize("row", [*PAGE_NUMBERS, *FOOT_SIGNS], ids=lambda row: row.name)
def test_every_rule_takes_its_own_examples(row: object) -> None:
    assert all(row.pattern.match(example) for example in row.examples)  # type: ignore[attr-defined]


def test_labels_and_values_on_one_baseline_are_one_line_whatever_their_order_in_the_file() -> None:
    content = shown(
        (70, 700, "Til:"),
        (70, 680, "Fra:"),
        (70, 660, "Dato:"),
        (200, 700, "Fakultetene"),
        (200, 680, "HR-avdelingen"),
        (200, 660, "1.2.2025"),
    )
    assert [line.text for line in read(raw_pdf(content), "a.pdf").lines] == ["Til:\tFakultetene", "Fra:\tHR-avdelingen", "Dato:\t1.2.2025"]


def test_a_wide_gap_inside_one_run_of_text_is_found() -> None:
    content = "BT /F1 11 Tf 70 700 Td (Leder ) Tj 250 0 Td (Kari Nes) Tj ET\n" + shown(
        (70, 650, "En vanlig linje med mange ord i seg, slik at bredden er kjent.")
    )
    assert read(raw_pdf(content), "a.pdf").lines[0].text == "Leder\tKari Nes"


def test_columns_of_prose_are_read_one_after_another_and_what_follows_after_them() -> None:
    left = "Første spalte begynner her med tekst om lønn og arbeidsmiljø som fortsetter på linje etter linje til spalten er full og leseren må gå til toppen av den neste spalten der teksten går videre."
    right = "Andre spalte begynner her med tekst om ledelse og medvirkning som også fortsetter på linje etter linje til spalten er full og leseren kan gå ned til det som står under begge spaltene."
    found = texts(read_typst(f"Over spaltene.\n\n#grid(columns: (1fr, 1fr), gutter: 1cm, [{left}], [{right}])\n\nUnder spaltene."))
    assert found == ["Over spaltene.", left, right, "Under spaltene."]


def test_wrapped_lines_are_joined_with_norwegian_hyphens_and_paragraphs_are_not() -> None:
    words = "Dette gjelder arbeidsmiljøutvalget og personalpolitikken samt HR- og HMS-avdelingen i virksomhetsstyringen og organisasjonsutviklingen."
    found = texts(read_typst(f"{LONG}{words} {LONG}\n\n{LONG}\n\n+ Lønn\n+ {LONG}\n\n*Vedtak*\n\n{LONG}"))
    assert found == [f"{LONG}{words} {LONG}".strip(), LONG.strip(), "1. Lønn", f"2. {LONG}".strip(), "Vedtak", LONG.strip()]


def test_running_heads_and_page_numbers_are_furniture_and_paragraphs_go_on_over_the_page() -> None:
    page = "#set page(header: [Universitetet i Havna #h(1fr) Møte 3], footer: context align(center)[Side #counter(page).display() av 2])\n"
    document = read_typst(page + LONG * 50)
    assert document.pages == 2
    assert {line.text for line in document.lines if line.kind == "furniture"} == {
        "Universitetet i Havna\tMøte 3",
        "Side 1 av 2",
        "Side 2 av 2",
    }
    assert texts(document) == [(LONG * 50).strip()]
    assert [line.number for line in document.lines if line.page == 2][:2] == [1, 2]


def test_the_foot_of_a_letterhead_is_furniture_and_a_signature_is_not() -> None:
    foot = "#set page(margin: (bottom: 4cm), footer: text(8pt, grid(columns: 3, column-gutter: 1cm, row-gutter: 4pt, [Postadresse], [Org.nr. 974 767 880], [Telefon], [7491 Havna], [post\\@havna.no], [+47 73 59 50 00])))\n"
    document = read_typst(foot + LONG + "\n\n#v(1fr)Med hilsen\n\nKari Nes, kari\\@havna.no")
    assert [line.text for line in document.lines if line.kind == "furniture"] == [
        "Postadresse\tOrg.nr. 974 767 880\tTelefon",
        "7491 Havna\tpost@havna.no\t+47 73 59 50 00",
    ]
    assert texts(document)[-2:] == ["Med hilsen", "Kari Nes, kari@havna.no"]


def test_sizes_weights_and_headings_are_told() -> None:
    lines = read_typst(f"= Innkalling\n\n{LONG}\n\n*Vedtak:*\n\n*Til stede:* Kari Nes").lines
    assert (lines[0].kind, lines[0].level, lines[0].size) == ("heading", 1, 15.4)
    assert [(line.text, line.bold) for line in lines[-2:]] == [("Vedtak:", True), ("Til stede: Kari Nes", False)]
    assert lines[0].box is not None and lines[0].box[0] == pytest.approx(70.9, abs=1) and lines[0].box[1] < lines[1].box[1]  # type: ignore[index]


def test_ruled_tables_are_rows_with_cells_and_their_words_stand_nowhere_else() -> None:
    table = "#table(columns: (1fr, 2fr, 1fr), [*Navn*], [*Enhet*], [*Rolle*], [Kari Nes], [Fakultet for ingeniørvitenskap og et langt navn som brytes over to linjer], [leder], table.cell(colspan: 2)[Felles], [vara])"
    lines = read_typst(f"Før tabellen.\n\n{table}\n\nEtter tabellen.").lines
    assert [line.cells for line in lines] == [
        (),
        ("Navn", "Enhet", "Rolle"),
        ("Kari Nes", "Fakultet for ingeniørvitenskap og et langt navn som brytes over to linjer", "leder"),
        ("Felles", "", "vara"),
        (),
    ]
    assert [line.table for line in lines] == [0, 1, 1, 1, 0] and lines[1].bold and not lines[2].bold


def test_a_frame_around_text_is_no_table() -> None:
    lines = read_typst(f"#rect(width: 100%)[{LONG * 3}]\n\n#rect[Til orientering]").lines
    assert {line.kind for line in lines} == {"text"}


@pytest.mark.parametrize("page", [0, 90, 180, 270])
@pytest.mark.parametrize("content", [0, 90, -90, 180])
def test_turned_pages_are_read_as_their_text_runs(page: int, content: int) -> None:
    source = (
        f"#rotate({content}deg, reflow: true, block(width: 14cm)[Notat\n\n{LONG}\n\n#table(columns: 2, [Navn], [Rolle], [Kari], [leder])])"
    )
    paper, stream = pypdfium2.PdfDocument(typst.compile((HEAD + source).encode())), io.BytesIO()
    paper[0].set_rotation(page)
    paper.save(stream)
    paper.close()
    assert texts(read(stream.getvalue(), "a.pdf")) == ["Notat", LONG.strip(), "Navn\tRolle", "Kari\tleder"]


def test_words_that_are_parted_far_to_the_right_do_not_turn_their_page() -> None:
    content = shown(*(place for y in range(700, 400, -60) for place in ((300, y, "Ordningen gjelder hele kommu-"), (70, y - 14, "nen."))))
    assert {line.text for line in read(raw_pdf(content), "a.pdf").lines} == {"Ordningen gjelder hele kommu-", "nen."}


def test_text_on_its_head_is_told_where_it_is_more_than_a_stamp() -> None:
    def hung(count: int) -> str:
        return "".join(f"BT /F1 11 Tf -1 0 0 -1 500 {300 - 14 * row} Tm (Tekst {row} som er snudd) Tj ET\n" for row in range(count))

    level = shown(*((70, 760 - 14 * row, f"Sak {row}/25 Budsjett for turlag") for row in range(20)))
    codes = {count: [finding.code for finding in read(raw_pdf(level + hung(count)), "a.pdf").findings] for count in (0, 3, 12)}
    assert codes == {0: [], 3: [], 12: ["page-askew"]}


def test_letters_of_two_units_move_no_others() -> None:
    table = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <40> <D83DDE42> endbfchar 1 beginbfrange <20> <3F> <0020> "
    table += b"endbfrange 1 beginbfrange <41> <7E> <0041> endbfrange"
    rows = [f"Sak {row}/25 @@@ Budsjett for avdeling {row}".encode() for row in range(1, 9)]
    objects = make_objects(1)
    objects[2] = FONT.replace(b">>", b"/ToUnicode 6 0 R>>")
    objects[4] = make_stream(b"\n".join(b"BT /F1 11 Tf 70 %d Td (%s) Tj ET" % (760 - 24 * row, text) for row, text in enumerate(rows)))
    objects.append(make_stream(table.replace(b"bfrange 1", b"bfrange\n1")))
    found = read(write_pdf(objects), "a.pdf")
    assert [line.text for line in found.lines] == [row.decode().replace("@", "\U0001f642") for row in rows]


def test_pages_that_are_pictures_ask_for_ocr_page_by_page() -> None:
    picture = (
        "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>\"), width: 10cm)"
    )
    mixed = read_typst(f"{LONG}\n#pagebreak()\n{picture}")
    assert (mixed.status, [(finding.code, finding.values["page"]) for finding in mixed.findings]) == ("read", [("page-needs-ocr", "2")])
    assert read_typst(picture).status == "needs-ocr"


def test_letters_given_as_glyph_numbers_are_read_and_said() -> None:
    plain = "Styret vedtok at det skal være et nytt møte på våren, og at saken ikke skal tas opp igjen nå. " * 2
    glyphs = {char: number for number in range(3, 226) for char in shift_letters(chr(number))}
    rows = [
        " ".join("".join(chr(glyphs[char]) for char in word) for word in plain[start : start + 90].split())
        for start in range(0, len(plain), 90)
    ]
    escaped = [row.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for row in rows]
    document = read(raw_pdf(shown(*((50, 700 - 14 * index, row) for index, row in enumerate(escaped)))), "a.pdf")
    assert "letters-repaired" in {finding.code for finding in document.findings}
    assert "Styret vedtok" in document.text


def test_letters_that_make_no_words_need_ocr() -> None:
    document = read(
        raw_pdf(shown(*((50, 700 - 14 * row, "qxz~w #kd pqr ^^vv zzk xxq ~~wq jjk hgf# qqw zxc vbn ~mkl") for row in range(5)))), "a.pdf"
    )
    assert (document.status, [finding.code for finding in document.findings]) == ("needs-ocr", ["page-needs-ocr"])


def test_a_file_that_wants_a_password_is_encrypted() -> None:
    locked = raw_pdf("").replace(
        b"/Size 5/", b"/Size 5/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>/"
    )
    document = read(locked, "a.pdf")
    assert (document.status, [finding.code for finding in document.findings]) == ("failed", ["encrypted-file"])


def test_half_a_file_is_read_or_refused_by_name() -> None:
    data = typst.compile((HEAD + LONG * 200).encode())
    for share in (10, 50, 90, 99):
        document = read(data[: len(data) * share // 100], "a.pdf")
        assert document.status == "read" or {finding.code for finding in document.findings} & {"corrupt-file", "page-unreadable"}


def test_a_sentence_that_a_page_break_cuts_before_a_date_is_one_paragraph() -> None:
    cut = "Sak 1/25 Regnskap\n\nRådet ber om at saken legges fram til møtet #pagebreak()26. november.\n\nSak 2/25 Budsjett"
    assert texts(read_typst(cut)) == [
        "Sak 1/25 Regnskap",
        "Rådet ber om at saken legges fram til møtet 26. november.",
        "Sak 2/25 Budsjett",
    ]


HEAD_OF_COLUMNS = "BT /F2 11 Tf 70 700 Td (Tid) Tj ET\nBT /F2 11 Tf 150 700 Td (Sak) Tj ET\nBT /F2 11 Tf 400 700 Td (Ansvarlig) Tj ET\n"
BOLD_FONT = "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>/F2<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>>>>>"


def columns_pdf(*pieces: tuple[float, float, str]) -> bytes:
    """A page with a bold head of three columns over the pieces."""
    data = raw_pdf(HEAD_OF_COLUMNS + shown(*pieces)).decode("latin-1")
    return re.sub(r"/Resources<<.*?>>>>>>(?=>>\nendobj)", lambda _: BOLD_FONT, data, count=1).encode("latin-1")


def test_columns_under_a_bold_head_are_a_table_without_rules_and_without_tags() -> None:
    data = columns_pdf(
        (70, 680, "09.00"),
        (150, 680, "Godkjenning av innkalling og saksliste"),
        (400, 680, "Kari Nes"),
        (150, 666, "for rådet og styret"),
        (70, 646, "09.15"),
        (150, 646, "Budsjett"),
        (70, 600, "Vel møtt til møtet i Rådssalen, alle sammen!"),
    )
    assert [line.cells or line.text for line in read(data, "a.pdf").lines] == [
        ("Tid", "Sak", "Ansvarlig"),
        ("09.00", "Godkjenning av innkalling og saksliste for rådet og styret", "Kari Nes"),
        ("09.15", "Budsjett", ""),
        "Vel møtt til møtet i Rådssalen, alle sammen!",
    ]


def test_a_bold_line_of_three_words_over_prose_is_no_table() -> None:
    data = columns_pdf((70, 680, "Styret møtes i Rådssalen hver onsdag, og alle er velkomne til å høre på."), (70, 660, "Vel møtt!"))
    assert {line.kind for line in read(data, "a.pdf").lines} == {"text"}

"""HTML: saved pages and bare pieces."""

# ruff: noqa: E501 (papers are written as they stand)

from __future__ import annotations

import pytest

from pipeline.documents import Link
from pipeline.read import read

PAGE = """<!DOCTYPE html><html lang="nb"><head><title>Utvalget – Havna</title><style>p{}</style></head><body>
<nav><ul><li><a href="/">Forside</a></li></ul></nav>
<main><h1>Utvalget</h1><p>Ledes av <b>rektor</b>&nbsp;selv.<br>Møtes hver <a href="plan.html">tredje uke</a>.</p>
<h2>Medlemmer</h2><ul><li>AD: Kari Nes<ul><li>vara: Per Lie</li></ul></li><li>2. varamedlem</li></ul>
<ol start="3"><li>Lønn</li><li>Ledelse</li></ol><ol type="a"><li>x</li></ol>
<p><strong>Vedtak:</strong></p><p hidden>skjult</p><script>let a = "<p>nei</p>"</script>
<table><tr><th>Dato</th><th>Sted</th><th>Sak</th></tr><tr><td rowspan="2">1. mai<br>kl 10</td><td colspan="2">Havna</td></tr><tr><td>A</td><td>B</td></tr></table>
</main><footer>Postboks 1</footer></body></html>"""


def test_a_saved_page_gives_headings_lists_and_rows() -> None:
    document = read(PAGE.encode(), "side.html")
    assert document.meta == {"title": "Utvalget – Havna", "language": "nb"}
    assert [(line.kind, line.level, line.marker, line.text) for line in document.lines] == [
        ("furniture", 1, "•", "• Forside"),
        ("heading", 1, "", "Utvalget"),
        ("text", 0, "", "Ledes av rektor selv."),
        ("text", 0, "", "Møtes hver tredje uke."),
        ("heading", 2, "", "Medlemmer"),
        ("text", 1, "•", "• AD: Kari Nes"),
        ("text", 2, "•", "• vara: Per Lie"),
        ("text", 1, "•", "• 2. varamedlem"),
        ("text", 1, "3.", "3. Lønn"),
        ("text", 1, "4.", "4. Ledelse"),
        ("text", 1, "a.", "a. x"),
        ("text", 0, "", "Vedtak:"),
        ("row", 0, "", "Dato\tSted\tSak"),
        ("row", 0, "", "1. mai kl 10\tHavna\t"),
        ("row", 0, "", "\tA\tB"),
        ("furniture", 0, "", "Postboks 1"),
    ]


def test_links_bold_and_merged_cells_are_kept() -> None:
    found = {line.text: line for line in read(PAGE.encode(), "side.html").lines}
    assert found["Møtes hver tredje uke."].links == (Link("tredje uke", "plan.html"),)
    assert found["Vedtak:"].bold and not found["Ledes av rektor selv."].bold
    assert found["1. mai kl 10\tHavna\t"].cells == ("1. mai\nkl 10", "Havna", "")


@pytest.mark.parametrize(
    "wrap", ["{}", "<?php echo 1; ?>\n{}", "---\ntitle: x\n---\n<!-- b -->{}", '<%@ Page Language="C#" %><asp:Content>{}</asp:Content>']
)
def test_a_bare_piece_behind_php_asp_or_liquid_is_html(wrap: str) -> None:
    document = read(wrap.format("<h2>Dato</h2>\n 14.3.2025\n<ul><li>Åse</li></ul>").encode("latin-1"), "referat.html")
    assert (document.format, [line.text for line in document.lines]) == ("html", ["Dato", "14.3.2025", "• Åse"])


def test_a_table_that_only_places_things_is_read_as_paragraphs() -> None:
    page = "<html><body><table><tr><td><h1>Havna</h1><p>Møte 1. mai</p></td><td>Meny</td></tr></table></body></html>"
    assert [line.kind for line in read(page.encode(), "a.html").lines] == ["heading", "text", "text"]


def test_pre_is_read_line_by_line_with_its_wraps() -> None:
    text = "Styret består av fem medlemmer som velges av generalforsamlingen for to år\nav gangen med mulighet for gjenvalg."
    assert read(f"<html><body><pre>{text}</pre></body></html>".encode(), "a.html").lines[1].joins


@pytest.mark.parametrize("tag", ["<div>", "<span>", "<foo>", "<b>", "<table><tr><td>"])
def test_deep_nesting_ends_at_once(tag: str) -> None:
    document = read(("<html><body><p>Hei</p>" + tag * 60_000 + "x").encode(), "a.html")
    assert document.status == "read" or [finding.code for finding in document.findings] == ["too-large"]


PIECES = [
    (
        "<ol><li><time>16.00</time><div><b>Velkommen</b><span>Kari ønsker velkommen.</span></div></li></ol>",
        ["1. 16.00 Velkommen", "Kari ønsker velkommen."],
    ),
    ("<div><dl><dt>18.00</dt><dd>Åpning</dd><dt>Sted</dt><dd>Naustet</dd></dl></div>", ["18.00 Åpning", "Sted", "Naustet"]),
    ("<h2><span>Referat</span><span>Mai</span></h2>", ["Referat Mai"]),
    ("<p><b>H</b>ello, Mac<b>Lean</b></p>", ["Hello, MacLean"]),
    ("<ol><li>18.00</li><li>Valg</li></ol>", ["1. 18.00", "2. Valg"]),
]


@pytest.mark.parametrize(("page", "texts"), PIECES)
def test_pieces_that_only_the_style_sets_apart_are_read_apart(page: str, texts: list[str]) -> None:
    assert [line.text for line in read(page.encode(), "side.html").lines] == texts


LAYOUTS = [
    "<table role='presentation'><tr><td>Meny</td><td>Kari Nes ble valgt.</td></tr></table>",
    "<table><tr><td>Meny</td><td><p>Sak 1</p><p>{text}</p><p>Kari Nes ble valgt.</p></td></tr></table>",
    "<table><tr><td>&nbsp;</td><td><p>Sak 1</p><p>{text}</p><p>Kari Nes ble valgt.</p></td></tr><tr><td></td><td>Bunn</td></tr></table>",
]


@pytest.mark.parametrize("table", LAYOUTS)
def test_a_table_that_only_places_things_is_running_text(table: str) -> None:
    page = "<h1>Årsmøte</h1>" + table.replace("{text}", "Kranen står. " * 20)
    lines = read(page.encode(), "a.html").lines
    assert "row" not in {line.kind for line in lines}
    assert lines[-1].text in {"Kari Nes ble valgt.", "Bunn"}


def test_a_table_of_short_facts_or_with_heads_stays_a_table() -> None:
    long = "<p>Kranen står. </p>" * 20
    for page in ("<table><tr><td>Møteleder</td><td>Kari Nes</td></tr></table>", f"<table><tr><th>Sak</th><td>{long}</td></tr></table>"):
        assert {line.kind for line in read(page.encode(), "a.html").lines} == {"row"}

"""F23: pages nested, unclosed, huge, or with a wrong name for their letters: words are kept, and what is lost is said."""

from __future__ import annotations

import time

import pytest

from pipeline.read import read

# What is written again and again, and what stands behind it.
FLOODS = {
    "div": ("<div>", "SLUTT"),
    "u, which no list of ours names": ("<u>", "SLUTT"),
    "an element of nobody's": ("<noe-eget>", "SLUTT"),
    "p": ("<p>", "SLUTT"),
    "tables": ("<table><tr><td>", "SLUTT"),
    "lists": ("<ul><li>", "SLUTT"),
    "tags that never end": ("<div ", "\n<p>SLUTT"),
    "wrapping": ("{{", "SLUTT"),
    "code": ("<?", "<p>SLUTT"),
    "entities": ("&amp;", "SLUTT"),
}


def check_flood(name: str, count: int) -> None:
    """A page of so many openings is read in full, or its structure is said to be lost."""
    opening, end = FLOODS[name]
    start = time.process_time()
    document = read(f"<html>{opening * count}{end}".encode(), "a.html")
    print(name, count, [finding.code for finding in document.findings], round(time.process_time() - start, 2), "s")
    assert document.status == "read"
    assert any("SLUTT" in line.text for line in document.lines)
    assert {finding.code for finding in document.findings} <= {"structure-lost"}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_tags_hides_no_words(name: str) -> None:
    check_flood(name, 10_000)


@pytest.mark.faults
@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_200000_tags_hides_no_words(name: str) -> None:
    check_flood(name, 200_000)


@pytest.mark.parametrize("depth", [100, 300, 2_000])
def test_rows_that_lie_deep_stay_rows(depth: int) -> None:
    page = "<div>" * depth + "<p>Sak 1 B<b>uds</b>jett</p><p>Sak 2<br>Eventuelt</p><script>x()</script>" + "</div>" * depth
    assert [line.text for line in read(f"<html>{page}".encode(), "a.html").lines] == ["Sak 1 Budsjett", "Sak 2", "Eventuelt"]


def test_what_lies_too_deep_for_the_parser_is_read_without_structure_and_said() -> None:
    page = "<h1>Referat</h1>" + "<span>" * 5_000 + "<p>L&oslash;nn<script>x()</script></p><!-- bort --><p>Slutt</p>"
    document = read(f"<html>{page}".encode(), "a.html")
    assert [line.text for line in document.lines] == ["Referat", "Lønn", "Slutt"]
    assert [finding.code for finding in document.findings] == ["structure-lost"]


def test_a_page_of_50_mb_is_refused_at_once() -> None:
    document = read(b"<html><p>" + b"ord " * 12_500_000, "a.html")
    assert [finding.code for finding in document.findings] == ["too-large"]


@pytest.mark.parametrize(
    ("declared", "written", "text"),
    [
        ("utf-8", "latin-1", "Møte i rådet på Ås"),
        ("iso-8859-1", "utf-8", "Møte i rådet på Ås"),
        ("windows-1251", "latin-1", "Møte i rådet på Ås"),
        ("shift_jis", "utf-8", "Møte i rådet på Ås"),
        ("no-such-thing", "latin-1", "Møte i rådet på Ås"),
        ("utf-16", "utf-8", "Møte i rådet på Ås"),
        ("idna", "latin-1", "Møte i rådet på Ås"),
        ("windows-1251", "windows-1251", "Заседание совета"),
        ("koi8-r", "koi8-r", "Заседание совета"),
    ],
)
def test_the_name_of_the_letters_is_believed_only_where_it_makes_words(declared: str, written: str, text: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
    assert [line.text for line in read(page.encode(written), "a.html").lines] == [text]

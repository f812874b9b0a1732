"""F21: any text at all in a publication: the file opens, and the text comes back, signs that XML cannot hold as U+FFFD."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import replace

import docx
import html5lib
import icalendar
import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.publish import find_template
from pipeline.publish.agenda import compose_agenda_view
from pipeline.publish.calendar import format_calendar
from pipeline.publish.contexts import Publication
from pipeline.publish.data import format_json
from pipeline.publish.html import format_html
from pipeline.publish.occasions import choose_meeting
from pipeline.publish.pdf import NO_LETTER, format_pdf
from pipeline.publish.printable import LONGEST
from pipeline.publish.views import compose_view
from pipeline.publish.word import format_word
from pipeline.read import read
from pipeline.records import AgendaItem, Meeting, Records
from pipeline.store import EXPORTS
from pipeline.store.tables import write_tables
from tests.publish.sample import AS_OF, profile, sample

TOGETHER = 100
"""Values that stand in one file."""
PARTS = (
    "{{ 7*7 }}", "{% if %}", "{#", "<w:t>", "</w:t></w:r></w:p>", "&", "&amp;", "]]>", "<![CDATA[", "\x00", "\x07", "\x0b",
    "\x0c", "\x1b", "\x7f", "\x85", "\ud800", "\udfff", "\ufffe", "\uffff", "\r\n", "\r", "\t", "#read(1)", "$x$", "*b*",
    "_x0041_", "\\n", "\xa0", "\xad", "\xe6\xf8\xe5", "A\u030a", "\u201c\xab\xbb\u201d", "\ue000", "\U0001f600", "\u202e",
    "\u2028", "\u4e2d\u6587", "=1+1", ";", ",", ":", "\"", "'",
)  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(PARTS), st.text(st.characters(), max_size=12)), min_size=1, max_size=6).map("".join)
LETTERS = re.compile(r"[A-Za-z0-9æøåÆØÅ]+")
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")
"""What XML 1.0 forbids, and the control characters that it advises against."""
TURNING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def compose(values: Sequence[str]) -> Publication:
    """An agenda with a line for each value."""
    meeting = choose_meeting(sample(), "alu", AS_OF, "")
    assert meeting
    made = compose_agenda_view(compose_view(sample(), profile(), AS_OF), meeting)
    lines = tuple(replace(made.lines[0], number=f"{n}/99", title=f"a{value}b") for n, value in enumerate(values))
    return replace(made, lines=lines)


def expect(value: str) -> str:
    """What a reader should see of a value."""
    return ILLEGAL.sub("\ufffd", TURNING.sub("", f"a{value}b".replace("\r\n", "\n").replace("\r", "\n")))


def fill(form: str, made: Publication) -> bytes:
    """The agenda in one form."""
    suffix, make = {"docx": ("docx", format_word), "html": ("html.j2", format_html), "pdf": ("typ", format_pdf)}[form]
    from pathlib import Path

    return make(made, find_template(f"agenda.{suffix}", Path("nowhere")), AS_OF)


def check_word(values: Sequence[str]) -> None:
    """Each title stands in its cell; python-docx gives a tab and a line break as they were."""
    data = fill("docx", compose(values))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
    table = docx.Document(io.BytesIO(data)).tables[1]
    assert [row.cells[1].text for row in table.rows[1:]] == [expect(value) for value in values]


def check_page(values: Sequence[str]) -> None:
    """Each title stands in its cell of the page."""
    tree = html5lib.parse(fill("html", compose(values)), transport_encoding="utf-8", namespaceHTMLElements=False)
    found = ["".join(node.itertext()) for node in tree.iter("strong")]
    assert found[: len(values)] == [expect(value) for value in values]


def read_pdf(data: bytes) -> str:
    """The text of all pages, as the reader of a browser has it."""
    import pypdfium2

    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def check_pdf(values: Sequence[str]) -> None:
    """It opens, and all letters and figures that the fonts have come back in order (signs without one stand as a box)."""
    text = read_pdf(fill("pdf", compose(values)))
    shown = "".join(LETTERS.findall(unicodedata.normalize("NFKC", text)))
    for value in values:
        if re.fullmatch(r"[A-Za-z0-9 {}%<>/&\]\[!:;,=*#()$\"'\x00-\x1f\ufffe\uffff\ud800-\udfff]*", value):
            assert "".join(LETTERS.findall(expect(value))) in shown, (value, text)


def check_calendar(values: Sequence[str]) -> None:
    """Each place comes back from the file, whose events are as many as before."""
    records = sample()
    while values:
        now, values = values[: len(records.meetings)], values[len(records.meetings) :]
        meetings = [replace(row, place=f"a{value}b") for row, value in zip(records.meetings, now, strict=False)]
        told = format_calendar(compose_view(replace(records, meetings=meetings), profile(), AS_OF))
        places = [str(event["location"]) for event in icalendar.Calendar.from_ical(told).events if "location" in event]
        assert set(map(expect, now)) <= set(places)


def check_workbook(values: Sequence[str], folder: object) -> None:
    """It opens, and each title comes back, by Excel's own spelling of control characters."""
    from pathlib import Path

    out = Path(str(folder))
    write_tables(
        Records(meetings=[Meeting("m")], agenda_items=[AgendaItem(f"i{n:03}", "m", str(n), title=f"a{v}b") for n, v in enumerate(values)]),
        out,
    )
    files, _ = EXPORTS["xlsx"](out)
    book = openpyxl.load_workbook(io.BytesIO(next(iter(files.values()))))
    cells = [cell.value for cell in book["agenda_items"]["F"][1:]]
    plain = [re.sub(r"_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), cell) for cell in cells]
    keep = re.compile(r"[\x00-\x1f\ufffd-\uffff\ud800-\udfff]|\\ud[89a-f]..")
    assert [keep.sub("", one) for one in plain] == [keep.sub("", f"a{value}b") for value in values]


CHECKS = {"docx": check_word, "html": check_page, "pdf": check_pdf, "ics": check_calendar}
SOME, ALL = 100, 5_000


def run_property(check: object, count: int) -> None:
    """So many values through one form, some at a time."""

    @settings(max_examples=count // TOGETHER, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(st.lists(TEXT, min_size=TOGETHER, max_size=TOGETHER))
    def hold(values: list[str]) -> None:
        check(values)  # type: ignore[operator]

    hold()


@pytest.mark.parametrize("count", [pytest.param(SOME, id="100"), pytest.param(ALL, id="5000", marks=pytest.mark.faults)])
@pytest.mark.parametrize("form", CHECKS)
def test_any_text_comes_back_from_a_file_that_opens(form: str, count: int) -> None:
    run_property(CHECKS[form], count)


@pytest.mark.parametrize("count", [pytest.param(SOME, id="100"), pytest.param(ALL, id="5000", marks=pytest.mark.faults)])
def test_any_text_comes_back_from_the_workbook(tmp_path: object, count: int) -> None:
    run_property(lambda values: check_workbook(values, tmp_path), count)


@pytest.mark.parametrize("form", ["docx", "html", pytest.param("pdf", marks=pytest.mark.faults)])
def test_a_title_of_ten_million_letters_is_shortened_and_says_so(form: str) -> None:
    made = compose(["Budsjett " * (10_000_000 // 9), "x" * 10_000_000])
    data = fill(form, made)
    assert len(data) < 2_000_000
    text = data.decode() if form == "html" else read_pdf(data) if form == "pdf" else read(data, "a.docx").text
    assert len(re.findall(r"\[forkortet:1000000[12]tegnialt]", re.sub(r"[\s\u200b\ufffe]", "", text))) == 2
    assert len(format_json(made)) < 10 * LONGEST


def test_a_sign_that_no_font_has_stands_as_a_box() -> None:
    assert NO_LETTER in read(fill("pdf", compose(["\ue000"])), "a.pdf").text

"""What is written: safe, accessible files that are the same each time."""

from __future__ import annotations

import io
import json
import re
import string
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.document import Document

from pipeline.errors import UsageError
from pipeline.publish import find_template, publish
from pipeline.publish.texts import LANGUAGES, read_texts
from pipeline.read import read
from pipeline.records import Body, DocumentRow, Meeting, Records
from pipeline.settings import Settings
from tests import make_templates
from tests.publish.sample import AS_OF, item_id, profile, sample

NAMES = ["alu-2025-11-26-agenda.docx", "alu-2025-11-26-report.docx", "alu-2025-11-26-report.html", "alu-2025-11-26-secretary.docx"]
EVIL = "FoU <& Innovasjon> </w:t></w:r></w:p><w:p>FALSK {{ 7 * 7 }} {% if %} \x07\x0c\x00\u202e slutt"


def publications(records: Records | None = None, **settings: object) -> dict[str, bytes]:
    """The files of the example by name."""
    chosen = Settings(bodies={"alu": replace(profile(), **settings)})  # type: ignore[arg-type]
    return dict(publish(records or sample(), chosen, AS_OF).files)


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    """The example's files, made once."""
    return publications()


def read_word(data: bytes) -> Document:
    """A Word file as python-docx sees it."""
    return docx.Document(io.BytesIO(data))


def text_of(data: bytes) -> str:
    """All text of a Word file, body and footer, or of an HTML file, without its tags, or of a PDF; every space as a plain one."""
    if data[:4] == b"%PDF":
        return read(data, "a.pdf").text
    if data[:2] != b"PK":
        return re.sub(r"<style>.*?</style>|<[^>]+>", " ", data.decode(), flags=re.DOTALL).replace("\u00a0", " ")
    document = read_word(data)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    footer = [p.text for section in document.sections for p in section.footer.paragraphs]
    return "\n".join([*(p.text for p in document.paragraphs), *cells, *footer]).replace("\u00a0", " ")


def test_files_are_named_by_body_and_meeting(written: dict[str, bytes]) -> None:
    forms = {"agenda": "docx pdf html json", "secretary": "docx json", "report": "docx pdf html json"}
    assert [name for name in written if any(f"-{what}." in name for what in forms)] == [
        f"alu-2025-11-26-{what}.{form}" for what, suffixes in forms.items() for form in suffixes.split()
    ]


def test_what_a_publication_says_is_written_as_json_without_the_templates_words(written: dict[str, bytes]) -> None:
    for what in ("agenda", "secretary", "report"):
        data = written[f"alu-2025-11-26-{what}.json"]
        values = json.loads(data)
        assert "t" not in values and list(values) == sorted(values)
        assert values["title"] == read_word(written[f"alu-2025-11-26-{what}.docx"]).core_properties.title
        assert data.decode() == f"{json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True)}\n"
    agenda = json.loads(written["alu-2025-11-26-agenda.json"])
    assert agenda["lines"][3]["earlier_id"] == item_id("37/25")
    assert not any(fact["source"] for fact in agenda["facts"])


def test_the_same_records_give_the_same_bytes(written: dict[str, bytes]) -> None:
    assert publications() == written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_an_advisory_bodys_publications_never_speak_of_vedtak(name: str, language: str) -> None:
    words = text_of(publications(language=language)[name]).lower()
    assert "vedtak" not in words and "decision" not in words


def test_a_deciding_bodys_agenda_speaks_of_vedtak() -> None:
    assert "Forslag til vedtak" in text_of(publications(classification="deciding")[NAMES[0]])


def test_an_item_is_one_row_with_its_number_first(written: dict[str, bytes]) -> None:
    items = read_word(written[NAMES[0]]).tables[1]
    rows = [[cell.text for cell in row.cells] for row in items.rows]
    assert [row[0] for row in rows] == ["Sak", "40/25", "41/25", "42/25", "43/25", "44/25", "45/25", "46/25"]
    assert rows[2][1:3] == ["Godkjenning av referat fra 05.11.25", "Referatet er et utkast (referat-2025-11-05.txt)"]


def test_no_other_row_of_the_agenda_begins_with_an_item_number(written: dict[str, bytes]) -> None:
    document = read_word(written[NAMES[0]])
    others = [row.cells[0].text for table in document.tables for row in table.rows if table is not document.tables[1]]
    lines = [p.text for p in document.paragraphs]
    assert not [text for text in (*others, *lines) if re.match(r"\d+/\d+", text) and text not in {f"{n}/25" for n in range(40, 47)}]


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_a_word_file_has_title_language_headings_and_header_rows(language: str, tag: str) -> None:
    files = publications(language=language)
    for name in NAMES[:2]:
        document = read_word(files[name])
        xml = document.element.xml
        assert document.core_properties.title == document.paragraphs[0].text
        assert document.core_properties.language == tag
        assert re.findall(r'<w:lang [^>]*w:val="([^"]+)"', document.styles.element.xml) == [tag]
        assert [p.style.name for p in document.paragraphs if p.style][:2] == ["Title", "Subtitle"]
        assert len([p for p in document.paragraphs if p.style and p.style.name == "Heading 1"]) > 3
        assert xml.count("<w:tblHeader") >= 3
        assert xml.count("<w:cantSplit") == xml.count("<w:tr>") + xml.count("<w:tr ")


def test_a_word_file_bears_the_dates_of_the_day_it_looks_from(written: dict[str, bytes]) -> None:
    properties = read_word(written[NAMES[0]]).core_properties
    assert str(properties.created)[:10] == str(properties.modified)[:10] == AS_OF
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(written[NAMES[0]])).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pages_are_a4_and_numbered(written: dict[str, bytes]) -> None:
    (section,) = read_word(written[NAMES[0]]).sections
    assert section.page_width and section.page_height
    assert (round(section.page_width.cm), round(section.page_height.cm)) == (21, 30)
    assert re.findall(r'w:instr="(\w+)"', section.footer._element.xml) == ["PAGE", "NUMPAGES"]


def test_a_value_can_neither_run_nor_forge_anything() -> None:
    records = sample()
    records.agenda_items = [replace(item, title=EVIL) if item.number == "37/25" else item for item in records.agenda_items]
    plain = "FoU <& Innovasjon> </w:t></w:r></w:p><w:p>FALSK {{ 7 * 7 }} {% if %} \ufffd\ufffd\ufffd slutt"
    files = publications(records)
    items = read_word(files[NAMES[0]]).tables[1]
    assert items.rows[4].cells[1].text == f"{plain} (oppfølging av 37/25)"
    html = files[NAMES[2]].decode()
    assert "FALSK {{ 7 * 7 }}" in html and "<w:p>" not in html and "\x07" not in html


class Outline(HTMLParser):
    """The start tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_html_report_is_one_accessible_file(written: dict[str, bytes]) -> None:
    tags = Outline(written[NAMES[2]].decode()).tags
    names = [tag for tag, _ in tags]
    assert tags[0] == ("html", {"lang": "nb-NO"})
    assert names.count("h1") == 1 and {"header", "nav", "main", "footer"} <= set(names)
    assert all(values.get("scope") in {"col", "row"} for tag, values in tags if tag == "th")
    assert not {"script", "img", "link", "iframe"} & set(names)
    assert {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:"} in [
        v for t, v in tags if t == "meta"
    ]
    ids = [values["id"] for _, values in tags if "id" in values]
    targets = [str(values["href"])[1:] for tag, values in tags if tag == "a"]
    assert len(ids) == len(set(ids)) and set(targets) <= set(ids)


def luminance(colour: str) -> float:
    """Relative luminance of «#rrggbb» after WCAG."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_html_reports_text_has_contrast_on_every_ground(written: dict[str, bytes]) -> None:
    css = written[NAMES[2]].decode()
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", css))
    grounds = ["#ffffff", colours["head"], "#fbf1f0"]
    for name in ("ink", "quiet", "blue", "red"):
        for ground in grounds:
            assert (luminance(ground) + 0.05) / (luminance(colours[name]) + 0.05) > 4.5, (name, ground)


def test_papers_dated_after_the_day_are_named_as_left_out() -> None:
    later = [DocumentRow("5e5e5e5e5e5e", "alu/referat-2025-12-17.pdf", body_id="alu", date="2025-12-19")]
    files = dict(publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, later=later).files)
    for name in NAMES[1:]:
        assert "alu/referat-2025-12-17.pdf (datert 19.12.25, etter 19.11.25)" in text_of(files[name])


def test_a_body_without_a_meeting_is_skipped_and_named() -> None:
    published = publish(Records(bodies=[Body("upo", "Utvalg på øya")]), Settings(), AS_OF)
    assert published.files == []
    assert published.notes == ["upo: no meeting with a date is known, so nothing was made"]


def test_a_meeting_that_lies_behind_is_said_on_the_command_line() -> None:
    records = Records(meetings=[Meeting("upo-2025-03-04", "upo", "2025-03-04", status="unknown")])
    assert publish(records, Settings(), AS_OF).notes == ["upo: no planned meeting lies ahead of 2025-11-19; this is for 2025-03-04"]


def test_a_meeting_may_be_chosen_by_its_date() -> None:
    published = publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, meeting="2025-10-15")
    assert published.files[0][0] == "alu-2025-10-15-agenda.docx"


@pytest.mark.parametrize("wanted", [{"body": "xyz"}, {"meeting": "2025-01-01"}])
def test_what_is_not_there_is_a_usage_error(wanted: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="there is no"):
        publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, **wanted)  # type: ignore[arg-type]


def test_the_working_folders_template_wins(tmp_path: Path) -> None:
    (tmp_path / "report.html.j2").write_text("<p>{{ title }}</p>", encoding="utf-8")
    files = dict(publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, templates=tmp_path).files)
    assert files[NAMES[2]] == b"<p>Rapport f\xc3\xb8r m\xc3\xb8tet i ALU 26.11.25</p>"


@pytest.mark.parametrize("template", ["{{ nothing_of_the_kind }}", "{% if %}", "{{ title.__class__.__mro__ }}"])
def test_a_template_that_asks_for_too_much_is_named_and_the_other_publications_are_made(tmp_path: Path, template: str) -> None:
    (tmp_path / "report.html.j2").write_text(template, encoding="utf-8")
    made = publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, templates=tmp_path)
    assert len(made.faults) == 1 and "report.html.j2" in made.faults[0]
    assert NAMES[2] not in dict(made.files) and {NAMES[0], NAMES[1]} <= dict(made.files).keys()


def test_the_shipped_word_templates_are_what_the_script_makes(tmp_path: Path) -> None:
    make_templates.make_agenda().save(str(tmp_path / "agenda.docx"))
    make_templates.make_secretary().save(str(tmp_path / "secretary.docx"))
    make_templates.make_report().save(str(tmp_path / "report.docx"))
    for name in ("agenda.docx", "secretary.docx", "report.docx"):
        made, shipped = (docx.Document(str(path)) for path in (tmp_path / name, find_template(name, Path("nowhere"))))
        assert made.element.xml == shipped.element.xml
        assert made.styles.element.xml == shipped.styles.element.xml


@pytest.mark.parametrize("classification", ["", "advisory", "deciding"])
def test_every_text_has_the_same_placeholders_in_every_language(classification: str) -> None:
    sides = [read_texts(language, classification) for language in LANGUAGES]
    for key in sides[0]:
        fields = [{name for _, name, _, _ in string.Formatter().parse(side[key]) if name} for side in sides]
        assert fields[0] == fields[1] == fields[2], key


def test_forty_long_items_and_strange_texts_still_make_files() -> None:
    records = sample()
    base = next(item for item in records.agenda_items if item.number == "37/25")
    long = "Anskaffelsesrammeavtaleforhandlingsprosedyrer og " * 12
    records.agenda_items += [
        replace(
            base,
            item_id=f"{base.item_id}-{n}",
            number=f"{n}/25",
            title=f"{long} {chr(97 + n % 26) * 9}{n}",
            outcome="postponed",
            position=str(n),
        )
        for n in range(100, 140)
    ]
    items = read_word(publications(records)[NAMES[0]]).tables[1]
    assert len(items.rows) == 1 + 7 + 40

"""Templates that somebody has broken or saved elsewhere, and tables whose columns depend on the records."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from pipeline.publish import find_template, publish
from pipeline.read import read
from pipeline.records import Body, Meeting
from pipeline.settings import Profile, Settings
from tests.publish.sample import AS_OF, profile, sample
from tests.publish.test_files import NAMES, publications

FOREIGN = "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
OWN = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def edit(data: bytes, part: str, old: str, new: str) -> bytes:
    """A Word file with other text in one part; without the part where `new` is empty."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
            elif new:
                target.writestr(name, source.read(name).decode().replace(old, new))
    return buffer.getvalue()


AGENDA = find_template("agenda.docx", Path("nowhere")).read_bytes()
DAMAGED = {
    "no zip": b"agenda",
    "empty": b"",
    "cut": AGENDA[: len(AGENDA) // 2],
    "no content types": edit(AGENDA, "[Content_Types].xml", "", ""),
    "no document": edit(AGENDA, "word/document.xml", "", ""),
    "no relations": edit(AGENDA, "_rels/.rels", "", ""),
    "broken xml": edit(AGENDA, "word/document.xml", "</w:body>", "</w:b>"),
    "another name": edit(AGENDA, "word/document.xml", "{{ date }}", "{{ datum }}"),
    "broken tag": edit(AGENDA, "word/document.xml", "{{ date }}", "{% if %}"),
    "unsafe": edit(AGENDA, "word/document.xml", "{{ date }}", "{{ date.__class__.__mro__ }}"),
    "sum of words": edit(AGENDA, "word/document.xml", "{{ date }}", "{{ date + 1 }}"),
    "wrong key": edit(AGENDA, "word/document.xml", "{{ date }}", "{{ t.made_line.format() }}"),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_word_template_is_named_with_what_to_do(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "agenda.docx").write_bytes(data)
    made = publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, templates=tmp_path)
    assert made.files and made.faults
    assert all(
        re.search(r"^\S+ was not made\. The template \S*/agenda\.docx .*`referent init FOLDER` makes\.$", fault) for fault in made.faults
    )


def test_a_damaged_html_template_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "report.html.j2").write_bytes(b"{{ title }} \xff")
    made = publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, templates=tmp_path)
    assert made.files and made.faults
    assert all(
        re.search(r"^\S+ was not made\. The template \S*/report\.html\.j2 .*`referent init FOLDER` makes\.$", fault)
        for fault in made.faults
    )


def test_a_template_saved_by_libreoffice_gives_each_part_once(tmp_path: Path) -> None:
    (tmp_path / "agenda.docx").write_bytes(edit(AGENDA, "_rels/.rels", OWN, FOREIGN))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        data = dict(publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, templates=tmp_path).files)[NAMES[0]]
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert len(names) == len(set(names)) and "docProps/core.xml" in names
    assert docx.Document(io.BytesIO(data)).core_properties.title == "Saksliste – Administrativt lederutvalg (ALU)"


def widths(element: object, tag: str) -> list[int]:
    """The widths of all elements of one kind."""
    return [int(width.get(qn("w:w"))) for width in element.iter(qn(tag))]  # type: ignore[attr-defined]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_the_coverage_table_fills_the_page_for_any_number_of_minutes(count: int) -> None:
    records = sample()
    kept = [f"alu-{day}" for day in ("2025-11-05", "2025-10-15", "2025-09-24")[:count]]
    records.agenda_items = [item for item in records.agenda_items if item.meeting_id in kept]
    document = docx.Document(io.BytesIO(publications(records)[NAMES[1]]))
    table = next(table for table in document.tables if table.rows[0].cells[0].text == "Område")
    grid = widths(table._tbl, "w:gridCol")
    assert len(grid) == count + 4
    assert abs(sum(grid) - round(17 / 2.54 * 1440)) <= 10
    assert all(widths(row._tr, "w:tcW") == grid for row in table.rows)
    assert [cell.text for cell in table.rows[0].cells][1 : count + 1] == [
        re.sub(r".*(\d\d)-(\d\d)-(\d\d)$", r"\3.\2.\1", k) for k in kept[::-1]
    ]


def test_other_tables_keep_the_templates_widths() -> None:
    document = docx.Document(io.BytesIO(publications()[NAMES[0]]))
    template = docx.Document(io.BytesIO(AGENDA))
    assert [widths(table._tbl, "w:gridCol") for table in document.tables] == [widths(table._tbl, "w:gridCol") for table in template.tables]


def test_no_advice_or_count_that_is_empty_leaves_a_space() -> None:
    records = sample()
    records.findings = [replace(row, suggestion="", message=f"{row.message} {n}") for row in records.findings[:1] for n in range(10)]
    files = publications(records)
    cells = [p.text for t in docx.Document(io.BytesIO(files[NAMES[1]])).tables for c in t._cells for p in c.paragraphs]
    assert "… og 2 til; se findings.csv." in cells
    assert ">… og 2 til; se findings.csv.<" in files[NAMES[2]].decode()


def test_a_bodys_own_folder_of_templates_wins_for_this_body_only(tmp_path: Path) -> None:
    (tmp_path / "hage").mkdir()
    (tmp_path / "hage/agenda.html.j2").write_text("{% extends 'page.html.j2' %}{% block main %}HAGE{% endblock %}", encoding="utf-8")
    style = find_template("style.typ", Path("nowhere")).read_text(encoding="utf-8")
    (tmp_path / "hage/style.typ").write_text(style.replace("title(d.title)", 'title("HAGE")'), encoding="utf-8")
    (tmp_path / "tables.html.j2").write_text("{% macro heads(names) %}<thead><tr><th scope='col'>FELLES</th></tr></thead>{% endmacro %}")
    own = dict(publish(sample(), Settings(bodies={"alu": replace(profile(), templates="hage")}), AS_OF, templates=tmp_path).files)
    others = dict(publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, templates=tmp_path).files)
    page = "alu-2025-11-26-agenda.html"
    assert b'<main id="main">\nHAGE</main>' in own[page].replace(b"\n</main>", b"</main>") and b"HAGE" not in others[page]
    assert b"FELLES" in own["alu-2025-11-26-report.html"]
    assert "HAGE" in read(own["alu-2025-11-26-agenda.pdf"], "a.pdf").text
    assert "HAGE" not in read(others["alu-2025-11-26-agenda.pdf"], "a.pdf").text
    assert own["alu-2025-11-26-agenda.docx"] == others["alu-2025-11-26-agenda.docx"]


def test_a_folder_of_templates_that_is_not_there_is_named_and_the_other_bodies_are_published(tmp_path: Path) -> None:
    bodies = {"alu": replace(profile(), templates="hage"), "hage": Profile("hage")}
    records = sample()
    records.meetings.append(Meeting("hage-2025-12-01", "hage", "2025-12-01", status="planned"))
    records.bodies.append(Body("hage", "Hagerådet"))
    made = publish(records, Settings(bodies=bodies), AS_OF, templates=tmp_path / "templates")
    assert made.faults == ["nothing was made for alu: the settings name the folder hage for templates, but there is no templates/hage"]
    assert {name.partition("-")[0].partition(".")[0] for name, _ in made.files} == {"hage"}

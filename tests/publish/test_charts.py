"""Charts are pictures that everybody can read: a text alternative, the figures beside them, nothing cut, nothing told by colour alone."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from pipeline.publish import publish
from pipeline.publish.charts import draw_chart
from pipeline.publish.contexts_charts import Chart, ChartRow
from pipeline.publish.html import format_html
from pipeline.publish.pdf import format_pdf
from pipeline.publish.printable import clean
from pipeline.publish.word import format_word
from pipeline.records import Coverage, Records
from pipeline.settings import Settings
from tests.publish.docx_checks import contrast, find_faults
from tests.publish.sample import AS_OF, profile, sample
from tests.publish.test_files import publications, text_of
from tests.publish.test_report import report

TEMPLATES = Path(__file__).parents[2] / "templates"
REPORT = "alu-2025-11-26-report"
HOSTILE = "<script>alert(1)</script> #panic() $x$ {{ 7 * 7 }} \u202eשלום 😀 漢字 \uf0b7\x07 \"'& " + 9 * "Anskaffelsesforhandlings"
NAMES = ("Ledelse", "Arbeidsmiljø, helse og sikkerhet", "Fleksibilitet og digital omstilling i hele virksomheten")
KINDS = ("heat-map", "bars", "timeline")
TERMS = ("2023-2", "2024-1", "2024-2", "2025-1", "2025-2")

UNEVEN: list[tuple[tuple[float | None, ...], tuple[str, ...], int]] = [
    ((), (), 0),
    ((), (), 3),
    ((), NAMES, 0),
    ((), NAMES, 3),
    ((0, 0), NAMES, 2),
    ((None, None), NAMES, 2),
    ((1,), NAMES, 3),
    ((2,) * 30, ("",), 2),
]
"""Values, labels and the number of columns, which need not agree."""


def with_terms(*terms: str, first: str = "") -> Records:
    """The example with items counted for each area in each of these half-years; in 2024-1 no minutes; `first` is the first area's name."""
    records = sample()
    if first:
        records.policy_areas = [replace(area, name=first) if area.policy_area_id == "P1" else area for area in records.policy_areas]
    records.coverage = [
        Coverage("alu", term, f"P{n}", "0" if term == "2024-1" else "3", "" if term == "2024-1" else str((n * place) % 4))
        for place, term in enumerate(terms)
        for n in range(1, 9)
    ]
    return records


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    """The files of the example whose minutes go back five half-years."""
    return publications(with_terms(*TERMS))


def make_chart(
    kind: str, values: tuple[float | None, ...] = (0.5, None, 0), labels: tuple[str, ...] = NAMES, count: int = 3
) -> dict[str, Any]:
    """A chart with the same values in each row."""
    texts = tuple("?" if value is None else f"{value:g}" for value in values)
    rows = tuple(ChartRow(label, values, texts) for label in labels)
    return clean(asdict(Chart(kind, "Saker", "Saker per område.", tuple(f"høst {n}" for n in range(count)), rows)))  # type: ignore[no-any-return]


def draw(chart: dict[str, Any]) -> str:
    """The chart as SVG."""
    return draw_chart(chart, "svg", TEMPLATES).decode()


def find_pictures(data: bytes) -> list[dict[str, str]]:
    """The attributes of each picture of a Word file."""
    return [dict(element.attrib) for element in docx.Document(io.BytesIO(data)).element.body.iter(qn("wp:docPr"))]


def find_figures(data: bytes) -> list[str]:
    """The text alternatives of a PDF's figures."""

    def walk(node: dict[str, Any]) -> Iterator[str]:
        if node.get("type") == "Figure":
            yield str(node.get("alt_text"))
        for child in node.get("children", []):
            yield from walk(child)

    with pdfplumber.open(io.BytesIO(data)) as paper:
        return [alt for node in paper.structure_tree for alt in walk(node)]


def test_the_picture_has_the_same_text_alternative_in_every_format(written: dict[str, bytes]) -> None:
    alt = json.loads(written[f"{REPORT}.json"])["terms"]["alt"]
    assert alt.startswith("Saker per halvår: flest om ") and "Ingen om " in alt
    (picture,) = find_pictures(written[f"{REPORT}.docx"])
    assert (picture["descr"], picture["title"]) == (alt, "Saker per halvår")
    assert re.findall(r'<img [^>]*alt="([^"]+)">', written[f"{REPORT}.html"].decode()) == [alt]
    assert find_figures(written[f"{REPORT}.pdf"]) == [alt]
    assert find_faults(written[f"{REPORT}.docx"]) == []


def test_the_figures_stand_beside_the_picture_and_in_the_json(written: dict[str, bytes]) -> None:
    chart = json.loads(written[f"{REPORT}.json"])["terms"]
    assert chart["columns"] == ["høsten 2023", "våren 2024", "høsten 2024", "våren 2025", "høsten 2025"]
    assert chart["rows"][2] == {
        "label": "3 Arbeidsmiljø, helse og sikkerhet",
        "texts": ["0", "?", "2", "1", "0"],
        "values": [0, None, 2, 1, 0],
    }
    tables = [
        [[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(io.BytesIO(written[f"{REPORT}.docx"])).tables
    ]
    assert [chart["rows"][2]["label"], *chart["rows"][2]["texts"]] in [row for table in tables for row in table]
    assert "<td>0</td><td>?</td><td>2</td><td>1</td><td>0</td>" in written[f"{REPORT}.html"].decode()
    assert "3 Arbeidsmiljø, helse og sikkerhet 0 ? 2 1 0" in " ".join(text_of(written[f"{REPORT}.pdf"]).split())


def test_a_picture_is_as_wide_as_the_page_and_never_higher(written: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(written[f"{REPORT}.docx"]))
    (shape,) = document.inline_shapes
    assert round(shape.width.cm, 1) == 17 and 4 < shape.height.cm < 10
    long = with_terms(*TERMS)
    long.policy_areas = [replace(area, name=40 * "Arbeidsmiljø ") for area in long.policy_areas]
    word = format_word(report(long), TEMPLATES / "report.docx", AS_OF)
    (shape,) = docx.Document(io.BytesIO(word)).inline_shapes
    assert shape.height.cm < 24


@pytest.mark.parametrize("terms", [(), TERMS[-1:], ("2024-1", "2025-2")])
def test_nothing_is_drawn_where_fewer_than_two_half_years_are_known(terms: tuple[str, ...]) -> None:
    context = report(with_terms(*terms))
    assert (context.terms, context.terms_notes) == (None, ())
    assert find_pictures(format_word(context, TEMPLATES / "report.docx", AS_OF)) == []
    assert find_figures(format_pdf(context, TEMPLATES / "report.typ", AS_OF)) == []
    assert b"<img" not in format_html(context, TEMPLATES / "report.html.j2")


def test_the_same_figures_give_the_same_bytes(written: dict[str, bytes]) -> None:
    assert publications(with_terms(*TERMS)) == written


def test_a_picture_in_a_page_runs_nothing_and_needs_nothing(written: dict[str, bytes]) -> None:
    page = written[f"{REPORT}.html"].decode()
    (data,) = re.findall(r'<img class="picture" src="data:image/svg\+xml;base64,([^"]+)"', page)
    picture = base64.b64decode(data).decode()
    assert picture.startswith("<svg ") and "<script" not in picture and not re.search(r'href="(?!#)', picture)
    assert "img-src data:" in page


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_label_is_text_and_stops_nothing(kind: str) -> None:
    chart = make_chart(kind, labels=(HOSTILE, "b"))
    chart |= {"columns": [HOSTILE, "b", HOSTILE], "title": HOSTILE, "alt": HOSTILE}
    picture = draw(chart)
    assert "<script" not in picture
    assert draw_chart(chart, "png", TEMPLATES).startswith(b"\x89PNG")


def test_a_hostile_area_is_text_in_every_format() -> None:
    files = publications(with_terms(*TERMS, first=HOSTILE))
    assert "<script>" in find_pictures(files[f"{REPORT}.docx"])[0]["descr"]
    assert "<script>" not in files[f"{REPORT}.html"].decode() and "alert(1)" in files[f"{REPORT}.html"].decode()
    assert find_figures(files[f"{REPORT}.pdf"])[0].startswith("Saker per halvår: flest om ")


@pytest.mark.parametrize("kind", ["heat-map", "bars"])
def test_nothing_known_looks_other_than_nothing_at_all(kind: str) -> None:
    pictures = {draw(make_chart(kind, values)) for values in ((1, None), (1, 0), (1, 0.6), (1, 0.4))}
    assert len(pictures) == 4
    unknown, zero = (make_chart(kind, values, count=2) for values in ((1, None), (1, 0)))
    for chart in (unknown, zero):
        for row in chart["rows"]:
            row["texts"] = ("1", "")
    assert "<pattern" in draw(unknown) and "<pattern" not in draw(zero)


def test_a_mark_without_a_day_is_named_beside_its_line() -> None:
    chart = make_chart("timeline", (0.5, None))
    placed = make_chart("timeline", (0.5,))
    assert draw(chart) != draw(placed)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("values", "labels", "count"), UNEVEN)
def test_empty_and_uneven_charts_are_drawn(kind: str, values: tuple[float | None, ...], labels: tuple[str, ...], count: int) -> None:
    assert draw(make_chart(kind, values, labels, count)).startswith("<svg ")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("rows", "count"), [(3, 2), (8, 14), (30, 6), (25, 12)])
def test_nothing_stands_outside_the_picture(kind: str, rows: int, count: int, tmp_path: Path) -> None:
    import typst

    values = tuple((n * 37 % 101) / 100 for n in range(count))
    chart = make_chart(kind, values, tuple(f"{NAMES[n % 3]} {n}" for n in range(rows)), count)
    source = (
        '#import "charts.typ": draw, width\n#set page(width: width + 2cm, height: 100cm, margin: 1cm, fill: white)\n'
        "#draw(json(bytes(sys.inputs.chart)))"
    )
    inputs = {"chart": json.dumps(chart)}
    paper = typst.compile(source.encode(), root=TEMPLATES, sys_inputs=inputs, ignore_system_fonts=True)
    with pdfplumber.open(io.BytesIO(paper)) as opened:
        (page,) = opened.pages
        words = page.extract_words()
        assert all(char["x0"] >= 28 and char["x1"] <= page.width - 28 for char in page.chars)
        assert len(page.chars) > rows * 5
    crossing = [(a["text"], b["text"]) for n, a in enumerate(words) for b in words[n + 1 :] if overlaps(a, b)]
    assert crossing == []


def overlaps(one: dict[str, Any], two: dict[str, Any]) -> bool:
    """True for two words that stand upon each other, by more than the air around letters."""
    wide = min(one["x1"], two["x1"]) - max(one["x0"], two["x0"])
    high = min(one["bottom"], two["bottom"]) - max(one["top"], two["top"])
    return bool(wide > 1 and high > 3)


def test_shades_stand_out_from_each_other_and_letters_from_each_shade() -> None:
    style, charts = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("style.typ", "charts.typ"))
    colours = dict(re.findall(r'#let (\w+) = rgb\("#([0-9a-f]{6})"\)', style + charts))
    deep, light, ink, grey = (colours[name] for name in ("blue", "light", "ink", "grey"))
    assert min(contrast("ffffff", light), contrast(light, deep)) >= 3
    assert min(contrast("ffffff", deep), contrast(ink, light), contrast("ffffff", grey)) >= 4.5


def test_a_damaged_chart_template_is_named_with_what_to_do(tmp_path: Path) -> None:
    for path in TEMPLATES.glob("*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "charts.typ").write_text("#let (", encoding="utf-8")
    made = publish(with_terms(*TERMS), Settings(bodies={"alu": profile()}), AS_OF, templates=tmp_path)
    assert made.files and made.faults
    words = re.compile(r"^\S+ was not made\. The template \S*/(charts|report)\.(docx|typ) .*`referent init FOLDER` makes\.$")
    assert all(map(words.search, made.faults))


def test_a_restyled_chart_template_is_the_one_that_is_used(tmp_path: Path) -> None:
    for name in ("charts.typ", "style.typ"):
        (tmp_path / name).write_bytes((TEMPLATES / name).read_bytes())
    restyled = (tmp_path / "charts.typ").read_text(encoding="utf-8").replace("#let deep = blue", '#let deep = rgb("#123456")')
    (tmp_path / "charts.typ").write_text(restyled, encoding="utf-8")
    assert "#123456" in draw_chart(make_chart("heat-map"), "svg", tmp_path).decode()

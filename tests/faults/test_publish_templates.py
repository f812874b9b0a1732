"""F20: templates that try to run code, to read what is none of theirs, or to swallow the machine, in Word, HTML and typst."""

from __future__ import annotations

import io
import os
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.engine.apart import Apart
from pipeline.errors import LimitError, UsageError
from pipeline.publish import find_template, publish
from pipeline.publish.agenda import compose_agenda_view
from pipeline.publish.contexts import Publication
from pipeline.publish.html import format_html
from pipeline.publish.occasions import choose_meeting
from pipeline.publish.pdf import format_pdf
from pipeline.publish.views import compose_view
from pipeline.publish.word import format_word
from pipeline.settings import Limits, Settings
from tests.faults.commands import run
from tests.publish.sample import AS_OF, profile, sample

SECRET = "Kvitrål-hemmelig"
VECTORS = tomllib.loads((Path(__file__).parent / "template_injection.toml").read_text(encoding="utf-8"))
GREEDY = {
    "word": "{% set a = 'a' * 900000000 %}{{ a * 2 }}",
    "page": "{% set a = 'a' * 900000000 %}{{ a * 2 }}",
    "list": "{% set a = [title] * 900000000 %}{{ a | length }}",
    "loop": "{% for a in range(90000) %}{% for b in range(90000) %}{% for c in range(90000) %}{% endfor %}{% endfor %}{% endfor %}",
    "typst": '#let a = "a" * 3000000000\n#a',
    "typst list": "#let a = range(1000000000)\n#a.len()",
    "typst loop": "#for a in range(30000) { for b in range(30000) { let c = a * b } }",
}


def compose() -> Publication:
    """The sample's agenda."""
    meeting = choose_meeting(sample(), "alu", AS_OF, "")
    assert meeting
    return compose_agenda_view(compose_view(sample(), profile(), AS_OF), meeting)


def put_in(data: bytes, words: str) -> bytes:
    """The agenda's Word template with other words for its date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            target.writestr(name, text.replace(b"{{ date }}", words.encode()) if name == "word/document.xml" else text)
    return buffer.getvalue()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of templates with secrets beside it; whatever was run would leave a file there."""
    for name in ("secret.txt", "secret.typ", "secret.json", "secret.html.j2"):
        (tmp_path / name).write_text(f'"{SECRET}"', encoding="utf-8")
    (tmp_path / "templates").mkdir()
    monkeypatch.chdir(tmp_path)
    yield tmp_path / "templates"
    assert not list(tmp_path.rglob("PWNED"))


def is_harmless(data: bytes) -> bool:
    """True for a publication that gives nothing away."""
    parts = [data]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
    return not any(word in part for part in parts for word in (SECRET.encode(), b"root:", b"subprocess", b"&lt;class", b"__builtins__"))


def fill_all(texts: tuple[str, ...], folder: Path, name: str, made: Publication) -> dict[str, str]:
    """Text -> why it failed, or "" where it was filled in without giving anything away."""
    fill = {"agenda.docx": format_word, "agenda.html.j2": format_html, "agenda.typ": format_pdf}[name]
    shipped = find_template("agenda.docx", Path("nowhere")).read_bytes()
    told = {}
    for text in texts:
        (folder / name).write_bytes(put_in(shipped, text) if name.endswith("docx") else text.encode())
        try:
            assert is_harmless(fill(made, folder / name, AS_OF)), text
            told[text] = ""
        except UsageError as error:
            assert SECRET not in str(error) and "`referent init FOLDER`" in str(error)
            told[text] = str(error)
    return told


FEW_OR_ALL = [pytest.param(8, id="some"), pytest.param(1, id="all", marks=pytest.mark.faults)]


@pytest.mark.parametrize("name", ["agenda.html.j2", "agenda.docx"])
@pytest.mark.parametrize("step", FEW_OR_ALL)
def test_an_expression_that_reaches_behind_the_template_runs_nothing(folder: Path, name: str, step: int) -> None:
    texts = tuple(f"{{{{ {code} }}}}" for code in VECTORS["expressions"])[::step] + tuple(VECTORS["statements"][::step])
    told = fill_all(texts, folder, name, compose())
    # «format» on a text of ours, and an attribute of nothing, give nothing away; all else is refused
    assert len([text for text, fault in told.items() if not fault]) <= 4, told


@pytest.mark.parametrize("step", FEW_OR_ALL)
def test_a_typst_template_reads_nothing_outside_its_folder(folder: Path, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    told = fill_all(tuple(VECTORS["typst"][::step]), folder, "agenda.typ", compose())
    assert [text for text, fault in told.items() if not fault] == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no limits for processes")
@pytest.mark.parametrize(
    "how", [pytest.param("word", id="word"), *(pytest.param(how, marks=pytest.mark.faults) for how in GREEDY if how != "word")]
)
def test_a_template_that_would_swallow_the_machine_is_named_and_the_others_are_filled_in(folder: Path, how: str) -> None:
    name = "agenda.docx" if how == "word" else "agenda.typ" if "typst" in how else "agenda.html.j2"
    shipped = find_template("agenda.docx", Path("nowhere")).read_bytes()
    (folder / name).write_bytes(put_in(shipped, GREEDY[how]) if how == "word" else GREEDY[how].encode())
    with Apart(Limits(seconds=2, memory_mib=1024)) as apart:
        made = publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, templates=folder, guard=apart.do)
    names = {path.removeprefix("alu-2025-11-26-") for path, _ in made.files}
    assert len(made.faults) == 1 and f"templates/{name} " in made.faults[0] and "`referent init FOLDER`" in made.faults[0], made.faults
    assert names >= {"report.docx", "report.pdf", "report.html", "secretary.docx", "agenda.json"}
    assert f"agenda.{'pdf' if 'typst' in how else name.split('.')[1]}" not in names


def test_a_process_that_a_job_ends_is_replaced() -> None:
    with Apart(Limits(seconds=1)) as apart:
        assert apart.do(b"a".upper) == b"A"
        with pytest.raises(LimitError, match="ends the process"):
            apart.do(os.abort)  # type: ignore[arg-type]
        with pytest.raises(UsageError, match="by zero"):
            apart.do(divide)
        assert apart.do(b"b".upper) == b"B"


def divide() -> bytes:
    """Raises ZeroDivisionError."""
    return bytes(1 // 0)


def test_the_command_says_which_template_failed_and_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "raw/raad").mkdir(parents=True)
    paper = "Referat fra møte i Rådet for fjellvett\n12.03.2025 kl. 09.00, Fjellstua\n\nTil stede: Kari Nes\n\nSak 1/25 Plan\nVedtak: Ja.\n"
    (tmp_path / "raw/raad/mars.txt").write_text(paper, encoding="utf-8")
    assert run(tmp_path, "ingest", "--jobs", "1", "--as-of", "2025-04-01")[0] == 0
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/agenda.html.j2").write_text("{{ cycler.__init__.__globals__ }}", encoding="utf-8")
    code, said = run(tmp_path, "reports", "--as-of", "2025-04-01")
    assert code == 1, said
    assert "The template templates/agenda.html.j2 is damaged" in said and "Traceback" not in said, said
    written = {path.name for path in (tmp_path / "processed/reports").iterdir()}
    assert {name.rpartition("-")[2] for name in written} >= {"agenda.docx", "agenda.pdf"}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("agenda.html.j2", "<p>\n{{ title }}\n{% if %}\n", "agenda.html.j2 is damaged or asks for what is not there (line 3: "),
        ("agenda.html.j2", "<p>\n{{ titel }}\n", "agenda.html.j2 is damaged or asks for what is not there (line 2: "),
        ("agenda.typ", "= A\n\n#titel\n", "agenda.typ is damaged or asks for what is not there (line 3: "),
    ],
    ids=["no_jinja", "unknown_name", "typst"],
)
def test_a_templates_fault_names_its_line_and_what_was_not_made(folder: Path, name: str, text: str, told: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    (fault,) = publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, templates=folder).faults
    form = {"j2": "html", "typ": "pdf"}[name.rsplit(".", 1)[1]]
    assert told in fault and fault.startswith("alu-") and f"-agenda.{form} was not made. " in fault

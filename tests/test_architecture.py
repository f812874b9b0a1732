"""The house rules that a reader should be able to rely on: who imports whom, how long things are, which findings there are."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from pipeline.findings import codes

HOME = Path(__file__).resolve().parent.parent / "pipeline"
SOURCES = sorted(HOME.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}

CORE = {
    "documents",
    "records",
    "finding_rows",
    "schema",
    "findings",
    "grammar",
    "language",
    "errors",
    "settings",
    "releases",
    "withheld",
}
STAGES = {"read", "classify", "parse", "link", "store", "publish"}
ALLOWED = {
    **dict.fromkeys(CORE | STAGES | {"statuses", "outcomes", "intake", "init"}, CORE),
    "corrections": CORE,
    "overviews": CORE | {"statuses"},
    "disclosure": CORE | {"statuses"},
    "checks": CORE | {"statuses"},
    "engine": CORE | {"read", "classify", "parse", "store", "intake", "corrections"},
    "changes": CORE | {"store", "intake", "outcomes", "corrections", "engine"},
    "conclusions": CORE | {"link", "store", "engine", "corrections", "overviews", "checks", "statuses"},
    "audit": CORE | {"store", "intake"},
    "run": CORE
    | STAGES
    | {"statuses", "outcomes", "intake", "init", "engine", "corrections", "changes", "overviews", "checks"}
    | {"disclosure", "conclusions", "audit"},
    "cli": {"run", "outcomes", "settings", "errors", "finding_rows"},
    "__init__": {"store", "records"},
}
"""Room -> the rooms it may import. Stages never import each other; only run/ (and engine/paper.py for one paper) knows their order."""

LIBRARIES = {
    "ahocorasick": {"grammar", "link"},
    "click": {"cli"},
    "distributed": {"engine"},
    "docx": {"read", "publish"},
    "docxtpl": {"publish"},
    "fsspec": {"intake"},
    "holidays": {"publish"},
    "icalendar": {"publish"},
    "jinja2": {"publish"},
    "lxml": {"read"},
    "markupsafe": {"publish"},
    "msgspec": {"store", "read", "documents", "parse", "records", "grammar", "language"},
    "pandas": {"store"},
    "pyarrow": {"store"},
    "pdfminer": {"read"},
    "pdfplumber": {"read"},
    "pikepdf": {"read"},
    "pypdfium2": {"read"},
    "rapidfuzz": {"parse", "link", "checks"},
    "rich": {"cli"},
    "spacy": {"link", "parse"},
    "typst": {"publish"},
    "xlsxwriter": {"store"},
}
"""Library -> the rooms that may import it."""

LAZY = {
    "distributed",
    "docx",
    "docxtpl",
    "fsspec",
    "holidays",
    "icalendar",
    "lxml",
    "pandas",
    "pdfplumber",
    "pikepdf",
    "pyarrow",
    "spacy",
    "typst",
    "xlsxwriter",
}
"""Imported where they are used, so that a command that does not need them does not pay for them."""


def room_of(path: Path) -> str:
    """The room of a file: the folder or module right under pipeline/."""
    return path.relative_to(HOME).parts[0].removesuffix(".py")


def module_of(path: Path) -> str:
    """The dotted name of a file."""
    return ".".join(("pipeline", *path.relative_to(HOME).with_suffix("").parts)).removesuffix(".__init__")


MODULES = {module_of(path) for path in SOURCES}


def find_imports(tree: ast.Module) -> Iterator[str]:
    """The dotted names that a file imports; submodules where it imports them by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from inner & MODULES or {node.module}


def names(paths: list[Path]) -> list[str]:
    """How files are called in test output."""
    return [str(path.relative_to(HOME)) for path in paths]


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_a_room_imports_only_the_rooms_it_may(path: Path) -> None:
    room = room_of(path)
    rooms = {name.split(".")[1] for name in find_imports(TREES[path]) if name.startswith("pipeline.")}
    assert rooms - ALLOWED[room] - {room} == set()


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_a_library_is_imported_only_in_its_room(path: Path) -> None:
    libraries = {name.split(".")[0] for name in find_imports(TREES[path])} - set(sys.stdlib_module_names) - {"pipeline"}
    assert {library for library in libraries if room_of(path) not in LIBRARIES.get(library, set())} == set()


def test_there_are_no_import_cycles() -> None:
    TopologicalSorter({module_of(path): set(find_imports(tree)) & MODULES - {module_of(path)} for path, tree in TREES.items()}).prepare()


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    script = f"import sys, pipeline.cli; print(sorted({LAZY!r} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_files_and_functions_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400
    functions = [node for node in ast.walk(TREES[path]) if isinstance(node, ast.FunctionDef)]
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno + 1 >= 60] == []


def strings(node: ast.AST) -> set[str]:
    """Every string constant under a node."""
    return {inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant) and isinstance(inner.value, str)}


def choices(node: ast.expr) -> set[str]:
    """The strings that an expression can be: itself, or either side of «a if … else b»."""
    if isinstance(node, ast.IfExp):
        return choices(node.body) | choices(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def find_codes(tree: ast.Module) -> set[str]:
    """The codes that a file writes out where it makes a Finding or an UnreadableError."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args]
    made = {"Finding", "UnreadableError"}
    return {code for call in calls if isinstance(call.func, ast.Name) and call.func.id in made for code in choices(call.args[0])}


def test_every_finding_in_the_code_is_in_the_table_and_the_other_way_round() -> None:
    used = set().union(*(find_codes(tree) for tree in TREES.values()))
    assert used - codes().keys() == set()
    named = set().union(*(strings(tree) for tree in TREES.values()))
    assert codes().keys() - named == set()


def test_the_table_of_findings_is_sorted_and_speaks_three_languages() -> None:
    assert list(codes()) == sorted(codes())
    for name, code in codes().items():
        assert code.severity in {"error", "warning", "note"}, name
        assert {"nb", "nn", "en"} == set(code.message) == set(code.advice), name

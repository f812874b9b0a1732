"""F34: papers are read and publications made with every way to the network shut, and nobody tries the door."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.commands import AS_OF, COMMAND, ROOT, write_papers

WATCH = """
import os, sys
def watch(event, arguments):
    if event.startswith("socket.") and event not in {"socket.__new__", "socket.gethostname"}:
        with open(os.environ["TRIED"], "a") as file:
            file.write(f"{event} {arguments!r}\\n")
        raise OSError(f"no network: {event}")
sys.addaudithook(watch)
"""
"""Loaded by every interpreter that starts, the workers' too."""
RUNS = (
    ("ingest", "--jobs", "2"),
    ("reports",),
    ("reports", "--public", "--period", "2010"),
    ("export", "xlsx"),
    ("export", "parquet"),
    ("check",),
    ("search", "budsjett"),
)
HOSTILE = {
    "side.html": """<html><body><img src="http://ond.example/a.png"><link rel=stylesheet href="http://ond.example/a.css">
<p>Referat fra møte i Rådet for fjellvett</p></body></html>""",
    "brev.eml": "From: a@ond.example\nSubject: Sak\nContent-Type: text/html\n\n<img src='http://ond.example/a.png'>Hei\n",
}


def lay_out(folder: Path) -> dict[str, str]:
    """The environment of a run in a folder with papers, some of which name addresses, and the audit hook."""
    write_papers(folder / "raw", 8)
    for name, text in HOSTILE.items():
        (folder / "raw/raad" / name).write_text(text, encoding="utf-8")
    (folder / "lib").mkdir()
    (folder / "lib/sitecustomize.py").write_text(WATCH, encoding="utf-8")
    shutil.copytree(ROOT / "templates", folder / "templates")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder / "lib"), str(ROOT))), "TRIED": str(folder / "tried.txt")}


def test_nothing_connects_while_papers_are_read_and_publications_made(tmp_path: Path) -> None:
    environment = lay_out(tmp_path)
    for arguments in RUNS:
        as_of = [] if arguments[0] in {"search"} else AS_OF
        command = [*COMMAND, *arguments, *as_of]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode in {0, 1}, done.stderr
    assert not (tmp_path / "tried.txt").exists(), (tmp_path / "tried.txt").read_text(encoding="utf-8")
    assert any((tmp_path / "processed/reports").glob("*.pdf"))


def test_the_hook_sees_who_tries(tmp_path: Path) -> None:
    environment = lay_out(tmp_path)
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    assert subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False).returncode == 1
    assert "socket." in (tmp_path / "tried.txt").read_text(encoding="utf-8")


@pytest.mark.faults
@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not here")
def test_no_system_call_connects_not_even_from_libraries_in_other_languages(tmp_path: Path) -> None:
    environment = lay_out(tmp_path)
    (tmp_path / "templates/agenda.typ").write_text('#import "@preview/cetz:0.2.0": *\n', encoding="utf-8")
    for place, arguments in enumerate(RUNS[:3]):
        trace = tmp_path / f"trace{place}"
        command = ["strace", "-f", "-qq", "-e", "trace=connect,sendto", "-o", str(trace), *COMMAND, *arguments, *AS_OF]
        subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
        reached = [line for line in trace.read_text(encoding="utf-8").splitlines() if "AF_INET" in line]
        # a template that names a package of the network is sent to this machine's discard port, where nobody answers
        assert not [line for line in reached if 'htons(9), sin_addr=inet_addr("127.0.0.1")' not in line]

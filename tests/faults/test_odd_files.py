"""F6 and F7: folders that may not be written, and entries of raw/ that are no papers, or not yet, or no longer."""

from __future__ import annotations

import csv
import ctypes
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.engine.paper import Task, parse_file
from pipeline.engine.reading import PASSING, has_any, open_outcome
from pipeline.intake.places import hash_place
from pipeline.settings import Limits
from pipeline.store import decode_parsed, strip_parsed
from tests.faults.commands import AS_OF, run, write_papers

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such files")]
PR_CAPBSET_DROP, DAC_OVERRIDE, DAC_READ_SEARCH = 24, 1, 2


def findings(folder: Path) -> dict[str, str]:
    """The messages of the findings, by code."""
    with (folder / "processed" / "findings.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["message"] for row in csv.DictReader(file)}


def test_what_is_no_file_neither_hangs_nor_stops_a_run(tmp_path: Path) -> None:
    write_papers(tmp_path / "raw", 2)
    folder = tmp_path / "raw" / "raad"
    os.mkfifo(folder / "rør.txt")
    (folder / "mappe.pdf").mkdir()
    (folder / "lenke.txt").symlink_to("/dev/zero")
    (folder / "borte.txt").symlink_to(tmp_path / "nowhere")
    code, said = run(tmp_path, "ingest", *AS_OF, "--json")
    assert code in (0, 1), said
    assert "not-a-regular-file" in findings(tmp_path)


def obey_permissions() -> None:
    """Root gives up reading and writing what its permissions forbid, so that it is like anybody else; for a process about to start."""
    if os.geteuid() == 0:
        for capability in (DAC_OVERRIDE, DAC_READ_SEARCH):
            ctypes.CDLL(None, use_errno=True).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="root can only be held to permissions on Linux")
def test_folders_without_permission_end_with_4_and_papers_without_it_are_named(tmp_path: Path) -> None:
    write_papers(tmp_path / "raw", 2)
    processed, folder = tmp_path / "processed", tmp_path / "raw" / "raad"
    processed.mkdir(mode=0o555)
    code, said = run(tmp_path, "ingest", *AS_OF, preexec_fn=obey_permissions)
    assert (code, "processed" in said, "Traceback" in said, list(processed.iterdir())) == (4, True, False, [])
    processed.chmod(0o755)
    paper = next(folder.iterdir())
    paper.chmod(0o000)
    folder.chmod(0o555)  # nothing is written among the papers
    code, said = run(tmp_path, "ingest", *AS_OF, preexec_fn=obey_permissions)
    assert (code, paper.name in findings(tmp_path)["file-not-readable"]) == (1, True)
    paper.chmod(0o644)
    assert run(tmp_path, "ingest", *AS_OF, preexec_fn=obey_permissions)[0] == 0
    (tmp_path / "published").mkdir(mode=0o555)
    code, said = run(tmp_path, "reports", "--out", "published", *AS_OF, preexec_fn=obey_permissions)
    assert (code, "published" in said, "Traceback" in said) == (4, True, False)


def test_a_paper_that_becomes_something_else_before_it_is_opened_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("Referat", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "paper.txt")
    assert hash_place(str(tmp_path / "paper.txt")) == sha256(b"Referat").hexdigest()
    for name in ("pipe", "link", "gone"):
        with pytest.raises(OSError):
            hash_place(str(tmp_path / name))


def test_a_paper_that_changes_while_it_is_read_is_not_stored_but_read_by_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("Referat, halv", encoding="utf-8")
    task = Task("raad/paper.txt", str(tmp_path / "paper.txt"), sha256(b"Referat, hel").hexdigest()[:12])
    opened = open_outcome(task, parse_file(task, Limits())[1])
    assert opened is not None
    parsed = decode_parsed(opened[1])
    assert parsed is not None
    assert strip_parsed(parsed) == opened[0]
    assert has_any(opened[0], PASSING)
    assert "changed while it was read" in parsed.findings[0].values["reason"]

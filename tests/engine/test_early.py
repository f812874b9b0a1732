"""A worker that is started before it is known what there is to read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline
from pipeline.engine.early import Early
from pipeline.engine.paper import Task, parse_paper
from pipeline.engine.pool import parse_files
from pipeline.engine.rehearsal import MINUTES
from pipeline.intake.folders import is_touched
from pipeline.records import Parsed
from pipeline.settings import Limits
from pipeline.store import decode_parsed

TEXT = "Referat fra møte i Lyktestyret 6. januar 2025\n\nSak 1/25 Budsjett\nVedtak: Budsjettet godkjennes.\n"


def write_task(folder: Path, name: str = "a.txt") -> Task:
    """A paper to be read."""
    (folder / name).write_text(TEXT, encoding="utf-8")
    return Task(name, str(folder / name), "0" * 12)


def read_one(task: Task, early: Early) -> Parsed:
    """What the one paper says that is read."""
    ((_, encoded),) = [outcome for some in parse_files([task], 1, Limits(), early=early.take) for outcome in some]
    parsed = decode_parsed(encoded)
    assert parsed
    return parsed


def list_children() -> set[str]:
    """The processes that this one has started and that have not ended."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split())


def test_a_paper_says_the_same_to_a_worker_that_has_rehearsed(tmp_path: Path) -> None:
    task = write_task(tmp_path)
    with Early(Limits()) as early:
        plain = read_one(task, early)
        early.start()
        assert read_one(task, early) == plain
    assert plain.agenda_items


@pytest.mark.skipif(not Path(f"/proc/self/task/{os.getpid()}/children").exists(), reason="/proc is needed")
@pytest.mark.parametrize("is_taken", [False, True])
def test_no_worker_outlives_the_run(tmp_path: Path, *, is_taken: bool) -> None:
    before = list_children()
    with Early(Limits()) as early:
        early.start()
        early.start()
        assert len(list_children() - before) == 1
        if is_taken:
            read_one(write_task(tmp_path), early)
            assert list_children() == before
    assert list_children() == before


def test_a_worker_that_cannot_be_had_early_is_started_when_there_is_a_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError

    with Early(Limits()) as early, monkeypatch.context() as scarce:
        scarce.setattr("pipeline.engine.pool.start_fork", refuse)
        scarce.setattr("pipeline.engine.pool.start_fresh", refuse)
        early.start()
        scarce.undo()
        assert read_one(write_task(tmp_path), early).agenda_items


def test_the_rehearsal_holds_something_of_all_that_minutes_hold() -> None:
    parsed = parse_paper((Path(pipeline.__file__).parent / MINUTES).read_bytes(), "referat.txt")
    for name in ("meetings", "agenda_items", "decisions", "actions", "attendance"):
        assert getattr(parsed, name), name


def add_paper(raw: Path) -> None:
    (raw / "raad" / "b.txt").write_text("b", encoding="utf-8")


def add_folder(raw: Path) -> None:
    (raw / "nemnd").mkdir()


def add_at_the_top(raw: Path) -> None:
    (raw / "c.txt").write_text("c", encoding="utf-8")


def remove_paper(raw: Path) -> None:
    (raw / "raad" / "a.txt").unlink()


@pytest.mark.parametrize("change", [add_paper, add_folder, add_at_the_top, remove_paper])
def test_a_name_that_came_or_went_since_the_last_run_shows(tmp_path: Path, change: Callable[[Path], None]) -> None:
    (tmp_path / "raad").mkdir()
    (tmp_path / "raad" / "a.txt").write_text("a", encoding="utf-8")
    for place in (tmp_path / "raad", tmp_path):
        os.utime(place, ns=(10**18, 10**18))
    assert not is_touched(tmp_path, 10**18)
    change(tmp_path)
    assert is_touched(tmp_path, 10**18)


def test_a_folder_that_is_not_there_has_nothing_new(tmp_path: Path) -> None:
    assert not is_touched(tmp_path / "raw", 0)

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import EnvironmentFault
from pipeline.store.files import PENDING, name_aside, write_together, write_whole
from pipeline.store.lock import hold_lock


def test_a_file_is_written_once_and_not_again_when_its_bytes_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.txt"
    assert write_whole(path, "blåbær\n")
    before = path.stat()
    assert not write_whole(path, "blåbær\n".encode())
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert write_whole(path, "blåbæR\n")
    assert path.read_bytes() == "blåbæR\n".encode()
    assert [file.name for file in path.parent.iterdir()] == ["a.txt"]


def test_what_a_killed_run_laid_aside_is_taken_away_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, "whole")
    name_aside(path).write_text("hal")
    assert not write_whole(path, "whole")
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_only_changed_files_are_named_and_a_finished_file_is_moved(tmp_path: Path) -> None:
    write_whole(tmp_path / "same", "1")
    name_aside(tmp_path / "moved").write_bytes(b"3")
    assert write_together(tmp_path, {"same": "1", "new": b"2", "moved": None}) == ["new", "moved"]
    name_aside(tmp_path / "moved").write_bytes(b"3")
    assert write_together(tmp_path, {"moved": None}) == []
    assert sorted(file.name for file in tmp_path.iterdir()) == ["moved", "new", "same"]


def test_no_file_is_replaced_when_one_of_them_cannot_be_laid_aside(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", "old")
    name_aside(tmp_path / "b").mkdir()
    with pytest.raises(EnvironmentFault, match=r"b could not be written") as fault:
        write_together(tmp_path, {"a": "new", "c": "x", "b": "x"})
    assert fault.value.exit_code == 4
    assert (tmp_path / "a").read_text() == "old"
    assert not (tmp_path / "c").exists()


def test_a_run_killed_while_it_renamed_is_finished_by_the_next(tmp_path: Path) -> None:
    write_together(tmp_path, {"a": "old", "b": "old", "c": "old"})
    (tmp_path / "a").write_text("new")
    for name in ("b", "c"):
        name_aside(tmp_path / name).write_text("new")
    (tmp_path / PENDING).write_text("a\nb")
    with hold_lock(tmp_path):
        assert [(tmp_path / name).read_text() for name in "abc"] == ["new", "new", "old"]
        assert not (tmp_path / PENDING).exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_is_a_fault_that_names_the_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, "old")
    name_aside(path).symlink_to("/dev/full")
    with pytest.raises(EnvironmentFault, match=r"a\.txt could not be written: No space left"):
        write_whole(path, "new")
    assert path.read_text() == "old"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_a_fault_that_names_the_path(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(EnvironmentFault, match=r"a\.txt could not be written: Permission denied"):
            write_whole(tmp_path / "a.txt", "new")
    finally:
        tmp_path.chmod(0o700)

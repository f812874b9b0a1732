from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.store.published import remember_published, write_published


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reports" / "fjord-2025-09-10-agenda.docx"


def write(out: Path, path: Path, data: bytes) -> tuple[Path, str]:
    """Where the data stand, and what became of them."""
    written = write_published(out, path, data)
    return written.path, written.state


def names(path: Path) -> list[str]:
    """What lies in the folder, without what every name begins with."""
    return sorted(file.name.removeprefix("fjord-2025-09-10-") for file in path.parent.iterdir())


def test_our_own_file_is_replaced(tmp_path: Path, path: Path) -> None:
    assert write(tmp_path, path, b"first") == (path, "wrote")
    assert write(tmp_path, path, b"second") == (path, "wrote")
    assert write(tmp_path, path, b"first") == (path, "wrote")
    assert write(tmp_path, path, b"first") == (path, "unchanged")
    assert path.read_bytes() == b"first"
    assert names(path) == ["agenda.docx"]


def test_a_file_that_a_person_has_changed_stays_and_the_new_one_is_laid_beside_it(tmp_path: Path, path: Path) -> None:
    write_published(tmp_path, path, b"first")
    path.write_bytes(b"first, and my words")
    assert write_published(tmp_path, path, b"second").path.name.endswith("agenda-new.docx")
    assert write_published(tmp_path, path, b"third").path.name.endswith("agenda-new.docx")
    assert names(path) == ["agenda-new.docx", "agenda.docx"]
    path.with_stem(path.stem + "-new").write_bytes(b"my words again")
    assert write_published(tmp_path, path, b"fourth").path.name.endswith("agenda-new-2.docx")
    assert path.read_bytes() == b"first, and my words"


def test_nothing_is_laid_beside_a_changed_file_while_there_is_nothing_new(tmp_path: Path, path: Path) -> None:
    write_published(tmp_path, path, b"first")
    path.write_bytes(b"first, and my words")
    assert write(tmp_path, path, b"first") == (path, "kept")
    assert names(path) == ["agenda.docx"]
    assert path.read_bytes() == b"first, and my words"


def test_a_file_that_no_run_knows_is_a_persons(tmp_path: Path, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"a person's")
    assert write_published(tmp_path, path, b"ours").path.name.endswith("agenda-new.docx")


def test_a_run_killed_before_it_wrote_still_knows_its_own_file(tmp_path: Path, path: Path) -> None:
    write_published(tmp_path, path, b"first")
    remember_published(tmp_path, "reports/fjord-2025-09-10-agenda.docx", "00" * 32)
    assert write_published(tmp_path, path, b"third").path == path


def test_the_folder_may_be_moved(tmp_path: Path, path: Path) -> None:
    write_published(tmp_path / "reports", path, b"first")
    moved = shutil.move(path.parent, tmp_path / "elsewhere")
    there = Path(moved) / path.name
    assert write_published(Path(moved), there, b"second").path == there

"""A working folder for another body, made without overwriting anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.init import init_folder
from pipeline.settings import read_settings


def test_a_folder_has_a_place_for_papers_results_templates_and_settings(tmp_path: Path, root: Path) -> None:
    folder = tmp_path / "Havnerådet"
    made = init_folder(folder)
    assert [path.relative_to(folder).as_posix() for path in made[:3]] == ["raw/havneraadet", "processed", "templates"]
    assert all(path.exists() for path in made)
    for template in (root / "templates").iterdir():
        assert (folder / "templates" / template.name).read_bytes() == template.read_bytes()


def test_the_new_settings_are_read_without_complaint(tmp_path: Path) -> None:
    init_folder(tmp_path / "styret")
    settings = read_settings(tmp_path / "styret/referent.toml")
    assert settings.findings == ()
    assert settings.bodies["styret"].language == "nb"


def test_every_commented_key_is_one_that_exists(tmp_path: Path) -> None:
    init_folder(tmp_path / "styret")
    (tmp_path / "policies").mkdir()
    text = (tmp_path / "styret/referent.toml").read_text(encoding="utf-8")
    (tmp_path / "all.toml").write_text("\n".join(line.removeprefix("# ") for line in text.splitlines()[1:]), encoding="utf-8")
    settings = read_settings(tmp_path / "all.toml")
    assert settings.findings == ()
    assert settings.bodies["styret"].groups == {"Avdelingene": ["IT", "HR"]}


def test_nothing_is_made_where_one_of_our_files_is_already_there(tmp_path: Path) -> None:
    (tmp_path / "referent.toml").write_text("# mine\n", encoding="utf-8")
    with pytest.raises(UsageError, match="already there"):
        init_folder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["referent.toml"]


def test_other_files_in_the_folder_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    init_folder(tmp_path)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"

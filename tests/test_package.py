"""The wheel stands on its own: it carries tables and templates, and makes a working folder for another body."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

MINUTES = """Referat fra møte i Havnerådet
Onsdag 12. mars 2031 kl. 09.00-10.00, Rådhuset
Til stede: Kari Nes, Ola Vik
Forfall: Per Moe

Sak 1/31 Godkjenning av innkalling
Godkjent.

Sak 2/31 Sykefravær i havna
Vedtak: Saken tas til orientering.
"""


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without network."""
    folder = tmp_path_factory.mktemp("dist")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)]
    command = [sys.executable, "-m", "pip", "wheel", *options, str(root)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return next(folder.glob("referent-*.whl"))


def test_the_wheel_carries_tables_and_templates_and_nothing_of_ours_beside(wheel: Path, root: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert {f"pipeline/tables/{path.name}" for path in (root / "pipeline/tables").iterdir()} <= names
    assert {f"pipeline/templates/{path.name}" for path in (root / "templates").iterdir()} <= names
    assert {name.split("/")[0] for name in names} == {"pipeline"}


def test_a_new_body_is_set_up_and_read_with_the_wheels_files(wheel: Path, tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "havnerådet"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)

    def referent(*command: str, cwd: Path) -> str:
        environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.cli", *command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    referent("init", str(folder), cwd=tmp_path)
    (folder / "raw/havneraadet/referat.txt").write_text(MINUTES, encoding="utf-8")
    referent("ingest", "--as-of", "2031-03-20", cwd=folder)
    assert "havneraadet-2031-03-12" in (folder / "processed/meetings.csv").read_text(encoding="utf-8")
    assert "Sykefravær i havna" in (folder / "processed/agenda_items.csv").read_text(encoding="utf-8")
    assert {path.name for path in (folder / "templates").iterdir()} == {path.name for path in (site / "pipeline/templates").iterdir()}

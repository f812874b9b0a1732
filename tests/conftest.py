"""What holds for every test: no network, and the same examples from Hypothesis each time."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Referent works offline: a test that opens a connection fails."""

    def refuse(_socket: socket.socket, address: object) -> None:
        raise AssertionError(f"a test opened a connection to {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long tests of faults unless they are asked for."""
    if "faults" not in config.getoption("-m"):
        items[:] = [item for item in items if not item.get_closest_marker("faults")]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture
def read_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose one paper has been read, which is also the current one."""
    from tests.command_line import referent  # most tests do not pay for it
    from tests.test_run import write_minutes

    monkeypatch.chdir(tmp_path)
    write_minutes(tmp_path / "raw", "mars.txt")
    referent("ingest", "--jobs", "1", "--as-of", "2025-04-01")
    return tmp_path

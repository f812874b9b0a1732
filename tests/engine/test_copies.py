"""Copies of this process share its work: what one of them cannot do is left to be done here, and nothing waits for it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pipeline import run
from pipeline.conclusions import linking
from pipeline.engine import copies
from pipeline.engine.copies import share_out
from pipeline.run import ingesting
from pipeline.settings import Settings
from pipeline.store import pieces
from tests.store.contents import read_outputs
from tests.test_relink import BODIES, write_minutes

NAMES = [f"body{number}" for number in range(9)]
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only there are copies safe"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


@pytest.fixture(autouse=True)
def copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a run, whose threads have ended by then."""
    monkeypatch.setattr(copies, "can_fork", lambda: True)


def spell(name: str) -> bytes:
    return f"{name} by {os.getpid()}".encode()


def test_what_copies_make_comes_in_the_order_of_the_names() -> None:
    made = dict(share_out(NAMES, spell, 3))
    assert [data.decode().partition(" by ")[0] for data in made.values()] == NAMES == list(made)
    makers = {data.decode().partition(" by ")[2] for data in made.values()}
    assert len(makers) == 3
    assert str(os.getpid()) not in makers


@pytest.mark.parametrize(("names", "jobs"), [(NAMES, 1), (NAMES[:1], 4), ([], 4)])
def test_what_one_copy_would_do_alone_is_left_to_this_process(names: list[str], jobs: int) -> None:
    assert list(share_out(names, spell, jobs)) == [(name, b"") for name in names]


def test_a_name_over_which_a_copy_stumbles_is_left_to_this_process() -> None:
    def stumble(name: str) -> bytes:
        return spell(str(int(name.removeprefix("body")) // int(name != "body4")))

    assert [name for name, data in share_out(NAMES, stumble, 2) if not data] == ["body4"]


def test_a_copy_that_ends_loses_no_name() -> None:
    def end(name: str) -> bytes:
        return spell(name) if name != "body4" else os._exit(3)

    made = dict(share_out(NAMES, end, 2))
    assert list(made) == NAMES
    assert not made["body4"]
    assert made["body8"]


def test_copies_that_all_end_leave_all_to_this_process() -> None:
    assert list(share_out(NAMES, lambda _: os._exit(3), 2)) == [(name, b"") for name in NAMES]


def test_copies_end_when_nobody_asks_any_more() -> None:
    shared = share_out(NAMES, spell, 2)
    pid = int(next(shared)[1].decode().partition(" by ")[2])
    shared.close()  # type: ignore[attr-defined]
    assert not Path(f"/proc/{pid}").exists()


def ingest(tmp_path: Path, jobs: int) -> dict[str, object]:
    out = tmp_path / f"out{len(list(tmp_path.iterdir()))}"
    run.ingest(tmp_path / "raw", out, Settings(), "2025-04-01", jobs=jobs, step=lambda *_: None)
    return dict(read_outputs(out))


def test_bodies_that_copies_link_and_conclude_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for body in BODIES:
        for day in (5, 12):
            write_minutes(tmp_path / "raw", body, day)
    alone = ingest(tmp_path, 1)
    monkeypatch.setattr(linking, "MANY", 1)
    monkeypatch.setattr(pieces, "SEVERAL", 1)
    monkeypatch.setattr(ingesting, "start_warm_up", ingesting.warm_up)  # a thread of its own might hold what a copy waits for
    own = os.getpid()
    here = [linking.Linking.link_anew, pieces.make_piece]
    for room, name, what in ((linking.Linking, "link_anew", here[0]), (pieces, "make_piece", here[1])):
        monkeypatch.setattr(room, name, lambda *given, what=what: what(*given) if os.getpid() != own else pytest.fail("done here"))
    assert ingest(tmp_path, 2) == alone
    for room, name in ((linking.Linking, "link_apart"), (pieces, "encode_piece")):
        monkeypatch.setattr(room, name, lambda *_: os._exit(3))
    monkeypatch.setattr(linking.Linking, "link_anew", here[0])
    monkeypatch.setattr(pieces, "make_piece", here[1])
    assert ingest(tmp_path, 2) == alone

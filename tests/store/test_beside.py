"""Work on files that goes on beside the thread that writes the database."""

from __future__ import annotations

import threading

import pytest

from pipeline.store.beside import HANDS, do_beside


def fail() -> None:
    raise OSError(28, "No space left on device")


def test_all_that_is_to_be_done_is_done_behind_it() -> None:
    done: list[int] = []
    with do_beside([lambda number=number: done.append(number) for number in range(3 * HANDS)]):  # type: ignore[misc]
        pass
    assert sorted(done) == list(range(3 * HANDS))


def test_what_fails_is_told_behind_it() -> None:
    with pytest.raises(OSError, match="No space left"), do_beside([fail]):
        pass


def test_a_fault_of_this_thread_waits_for_the_others() -> None:
    before = threading.active_count()
    with pytest.raises(KeyError), do_beside([lambda: None, fail]):
        raise KeyError
    assert threading.active_count() == before

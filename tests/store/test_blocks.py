"""The hash of the database that is kept up to date by what SQLite says it changed is the hash of its bytes."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.records import AgendaItem, Evidence, Records
from pipeline.store import blocks
from pipeline.store.blocks import hash_blocks, hash_database, is_hashed
from pipeline.store.database import DATABASE
from pipeline.store.tables import write_fragments
from tests.store.test_fragments import DAY


def make_body(body: str, chance: random.Random) -> Records:
    """A body with some hundred items, their words drawn by chance."""
    count = chance.choice((0, 40, 300))
    words = [" ".join(chance.choices("abcdefghijk", k=60)) for _ in range(count)]
    items = [AgendaItem(f"{body}-{place}", f"{body}-m", str(place), title=text, document_id=body) for place, text in enumerate(words)]
    said = [Evidence("agenda_items", one.item_id, "title", one.title, body, 1, place) for place, one in enumerate(items)]
    return Records(agenda_items=items, evidence=said)


def write(out: Path, bodies: dict[str, Records]) -> None:
    """A run."""
    write_fragments(out, {name: repr(records) for name, records in bodies.items()}, DAY, "p", lambda name: (bodies[name], "2025", "9999"))


def test_after_any_changes_it_is_what_all_the_bytes_give_and_few_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, path, read = random.Random(7), tmp_path / DATABASE, list[int]()
    bodies = {f"raad{number}": make_body(f"raad{number}", chance) for number in range(12)}
    write(tmp_path, bodies)
    assert is_hashed(path, [hash_database(path)])

    def watch(path: Path, numbers: list[int]) -> object:
        read.extend(numbers)
        return hash_blocks(path, numbers)

    for _ in range(25):
        name = f"raad{chance.randrange(14)}"
        if chance.random() < 0.2:
            bodies.pop(name, None)
        else:
            bodies[name] = make_body(name, chance)
        with monkeypatch.context() as patch:
            patch.setattr(blocks, "hash_blocks", watch)
            write(tmp_path, bodies)
            known = hash_database(path)
        assert is_hashed(path, [known])
        assert list(tmp_path.glob(".*.part")) == []
    whole = -(-path.stat().st_size // blocks.BLOCK)
    assert 0 < len(read) < 25 * whole * 0.7  # a small database, of which each body is much


def test_a_database_that_was_touched_or_of_which_nothing_is_remembered_is_read_as_a_whole(tmp_path: Path) -> None:
    path, chance = tmp_path / DATABASE, random.Random(1)
    write(tmp_path, {"raad": make_body("raad", chance)})
    known = hash_database(path)
    with closing(path.open("r+b")) as file:
        file.seek(-5, 2)
        file.write(b"x")
    assert not is_hashed(path, [known])
    assert hash_database(path) != known
    (tmp_path / ".state" / "blocks.db").unlink()
    assert is_hashed(path, ["00", hash_database(path)])

"""Ties between bodies that are remembered, after any change: those that all bodies at once have."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.conclusions.ties import Bonds, tie_archive
from pipeline.link import index_bodies, tie_bodies
from pipeline.link.outlines import Outline, Stood
from pipeline.records import ActionItem, AgendaItem, CaseLink

NAMES = ("Fjellrådet", "Havnestyret", "Bruutvalget", "Dekanmøtet", "Veinemnda")
TITLES = ("Skilting av løypene", "Skilt langs løypene", "Ny kai", "Oppfølging av sykefravær", "Kaia i nord")


def make_outline(body: str, name: str, chance: random.Random) -> Outline:
    """A body whose papers speak of others by name and number, hand matters on, and share archive numbers."""
    items, waiting = [], []
    for number in range(1, chance.randint(2, 7)):
        day = f"2025-{chance.randint(1, 9):02}-{chance.randint(10, 28)}"
        meeting = f"{body}-{day}"
        case = chance.choice(("", "2025/1", "2025/2", "2025/3"))
        item = AgendaItem(
            f"{meeting}-{number}", meeting, "", f"{number}/25", case, chance.choice(TITLES), document_id=body, source=f"{body}:1:2"
        )
        items.append(Stood(day, item))
        other = chance.choice(NAMES)
        said = chance.choice(("", f"{chance.randint(1, 6)}/25 i {other}", f"fra {other}", "on"))
        if said == "on":
            sentence = f"Saken oversendes {other}."
            waiting.append((CaseLink("", item.item_id, "follows-up", "1", sentence, document_id=body, source=f"{body}:1:3"), items[-1]))
        elif said:
            relation = chance.choice(("follows-up", "corrects"))
            waiting.append((CaseLink(item.item_id, said, relation, "1", said, document_id=body, source=f"{body}:1:3"), items[-1]))
    items.sort(key=lambda one: (one.date, one.item.item_id))
    dues = [(ActionItem(f"{body}-a", due_raw="neste dekanmøte", precision="meeting"), "2025-03-01")] if chance.random() < 0.4 else []
    return Outline(body, name, "", chance.choice((body, "felles")), waiting, dues, sorted({one.date for one in items}), items)


def tie(out: Path, outlines: dict[str, Outline], asked: list[str] | None = None) -> Bonds:
    """The ties of these bodies, by what is remembered in `out`; `asked` gets the bodies that were looked at."""

    def load(body: str) -> Outline:
        if asked is not None:
            asked.append(body)
        return outlines[body]

    return tie_archive(out, {body: sha256(repr(outline).encode()).hexdigest() for body, outline in outlines.items()}, load)


def assert_same(bonds: Bonds, outlines: dict[str, Outline]) -> int:
    """What is remembered is what all bodies at once give; how many ties that are."""
    wanted = tie_bodies(index_bodies(outlines.values()))
    for body, ties in wanted.items():
        found = bonds.load(body)
        assert (found.links, found.amended, found.dues) == (ties.links, ties.amended, ties.dues), body
        assert bonds.read_tied().get(body, set()) == ties.others
    return sum(len(ties.links) + len(ties.dues) for ties in wanted.values())


@pytest.mark.parametrize("seed", range(12))
def test_after_any_change_of_any_body_the_ties_are_those_of_all_at_once(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    outlines = {f"raad{number}": make_outline(f"raad{number}", name, chance) for number, name in enumerate(NAMES)}
    found = assert_same(tie(tmp_path, outlines), outlines)
    for _ in range(15):
        body = f"raad{chance.randrange(7)}"
        happens = chance.choice(("say", "say", "say", "rename", "go"))
        if happens == "go" and len(outlines) > 1:
            outlines.pop(body, None)
        elif happens == "rename" and body in outlines:
            outlines[body] = replace(outlines[body], name=chance.choice(NAMES))
        else:
            outlines[body] = make_outline(body, outlines[body].name if body in outlines else chance.choice(NAMES), chance)
        found += assert_same(tie(tmp_path, outlines), outlines)
    assert found > 20


def test_a_change_looks_only_at_the_body_itself_and_those_that_its_papers_mean(tmp_path: Path) -> None:
    item = AgendaItem("raad-1", "raad-m", "", "1/25", "2025/1", "Ny kai")
    outlines = {f"raad{number}": Outline(f"raad{number}", f"Fjellrådet {number}", items=[Stood("2025-03-05", item)]) for number in range(9)}
    tie(tmp_path, outlines)
    outlines["raad3"] = replace(outlines["raad3"], items=[Stood("2025-04-05", item)])
    asked: list[str] = []
    tie(tmp_path, outlines, asked)
    assert set(asked) == {"raad3"}
    tie(tmp_path, outlines, asked := [])
    assert asked == []


@pytest.mark.parametrize("damage", ["DELETE FROM ties", "UPDATE ties SET link = x'00'", "DELETE FROM bodies", "DROP TABLE ties", ""])
def test_a_memory_that_is_lost_or_broken_is_made_anew(tmp_path: Path, damage: str) -> None:
    chance = random.Random(3)
    outlines = {f"raad{number}": make_outline(f"raad{number}", name, chance) for number, name in enumerate(NAMES)}
    bonds = tie(tmp_path, outlines)
    path = tmp_path / ".state" / "ties.db"
    if damage:
        with closing(sqlite3.connect(path)) as db, db:
            db.execute(damage)
    else:
        path.write_bytes(b"no database" * 999)
    assert assert_same(bonds, outlines)
    assert assert_same(tie(tmp_path, outlines), outlines)

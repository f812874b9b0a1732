"""Papers of invented organisations in layouts of municipalities, universities, housing, clubs and schools: their head and people.

The papers lie in tests/parse/layouts, what they say in layouts.toml; no rule names anybody in them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.classify import classify
from pipeline.parse import parse
from pipeline.read import read
from tests.parse.parsing import Given

LAYOUTS = Path(__file__).parent / "layouts"
EXPECTED = tomllib.loads((LAYOUTS.parent / "layouts.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_layout_gives_its_head_and_its_people(name: str) -> None:
    document = read((LAYOUTS / name).read_bytes(), name)
    kind = classify(document).kind
    given = Given(parse(document, kind, ""))
    meeting = given.rows("Meeting")[0]
    people: dict[str, list[str]] = {}
    for row in given.rows("Attendance"):
        people.setdefault(row.status, []).append(row.person_name + (f" for {row.for_name}" if row.for_name else ""))
    assert EXPECTED[name].get("people", {}) == {status: "; ".join(names) for status, names in people.items()}
    assert {key: value for key, value in EXPECTED[name].items() if key != "people"} == {
        "kind": kind,
        "body": given.row("DocumentRow").body_name,
        "date": meeting.start_date,
        "times": f"{meeting.start_time}-{meeting.end_time}",
        "place": meeting.place,
        "chair": meeting.chair,
        "secretary": meeting.secretary,
    }


def test_every_layout_is_expected() -> None:
    assert {path.name for path in LAYOUTS.iterdir()} == set(EXPECTED)

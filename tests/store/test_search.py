from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.store.search import Hit, search
from pipeline.store.tables import write_tables
from tests.store.sample import MINUTES, sample


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    write_tables(sample(), out)
    return out / "referent.db"


def test_a_word_finds_its_record_with_the_match_marked_and_the_place(database: Path) -> None:
    assert search(database, "lønn") == [
        Hit(
            "item",
            "fjord-2025-09-10-10",
            "fjord-2025-09-10",
            "2025-09-10",
            "[Lønnsforhandlinger], «lokale»",
            MINUTES,
            f"{MINUTES}:1:20",
            "fjord/referat.pdf",
        ),
        Hit(
            "item",
            "fjord-2025-09-10-9",
            "fjord-2025-09-10",
            "2025-09-10",
            '[Årslønn]\nog "tillegg"',
            MINUTES,
            f"{MINUTES}:1:12",
            "fjord/referat.pdf",
        ),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pott tilrår", ["decision"]),
        ("havn", ["action"]),
        ("mal seilings", ["memo"]),
        ("drøftes", ["memo"]),
        ("FORHANDLINGER", ["item"]),
        ("ÅRSLØNN", ["item"]),
        ('"på 1,5"', ["decision"]),
        ("1,5", ["decision"]),
        ("lonn", []),
        ("pott havn", []),
        ('"tilrår pott"', []),
        ("", []),
        ("- * ( \"", []),
    ],
)  # fmt: skip
def test_what_norwegians_search_for_is_found(database: Path, text: str, found: list[str]) -> None:
    assert [hit.kind for hit in search(database, text)] == found


@given(st.text(max_size=30) | st.text('"*^():-+{}[] ANDORTNE', max_size=30))
@example('"')
@example("NEAR(a b, 5)")
@example("text : lønn AND")
@example("\ud800 \x00")
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_is_an_error(database: Path, text: str) -> None:
    assert isinstance(search(database, text), list)


def test_the_limit_holds_and_a_missing_database_says_what_to_do(database: Path, tmp_path: Path) -> None:
    assert len(search(database, "lønn", limit=1)) == 1
    assert search(database, "havn", marks=("<b>", "</b>"))[0].snippet == "Lage oversikt over <b>havnene</b>"
    with pytest.raises(UsageError, match="referent ingest"):
        search(tmp_path / "referent.db", "lønn")

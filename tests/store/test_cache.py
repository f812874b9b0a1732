from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline.findings import Finding
from pipeline.records import DocumentRow, Evidence, Extracted, Parsed, Records
from pipeline.schema import TABLES
from pipeline.store.blobs import SEAL
from pipeline.store.cache import (
    decode_parsed,
    decode_pressed,
    encode_parsed,
    encode_pressed,
    read_cached,
    read_linked,
    write_cached,
    write_linked,
)
from pipeline.store.digest import NOT_READ, code_digest, find_sources, find_versions
from pipeline.store.state import STATE
from tests.store.sample import MINUTES, sample


def parsed(title: str = "Referat") -> Parsed:
    """What a paper says, with a record of every type, doubts, and an attachment that has one itself."""
    evidence = (Evidence(field="title", value=title, document_id=MINUTES, page=1, line=2, confidence=0.5), Evidence())
    records = sample()
    lists = {f.name for f in fields(Parsed)} & set(TABLES) - {"findings"}
    found = {name: [Extracted(row, evidence) for row in getattr(records, name)] for name in lists}
    inner = Parsed(Extracted(DocumentRow(title="vedlegg")), attachments=[("b.txt", Parsed(Extracted(DocumentRow())))])
    findings = [Finding("empty-file", values={"name": "ø.pdf"})]
    return Parsed(Extracted(DocumentRow(title=title), evidence), **found, findings=findings, attachments=[("a.pdf", inner)])


def test_every_record_comes_back_as_what_it_was() -> None:
    found = decode_parsed(encode_parsed(parsed()))
    assert found == parsed()
    assert found is not None
    for name in {f.name for f in fields(Parsed)} & set(TABLES) - {"findings"}:
        assert [type(one.record) for one in getattr(found, name)] == [TABLES[name]] * len(getattr(sample(), name))


@pytest.mark.parametrize("kind", [*TABLES.values(), Evidence, Extracted])
def test_a_record_is_kept_as_its_cells_only_and_is_never_changed(kind: type[Any]) -> None:
    made = kind(DocumentRow()) if kind is Extracted else kind()
    names = [field.name for field in fields(kind)]
    assert not any(name.encode() in msgspec.msgpack.encode(made) for name in names if len(name) > 4)
    with pytest.raises(AttributeError):
        setattr(made, names[0], "x")


def test_a_body_s_records_come_back_as_what_they_were_and_other_bytes_are_nothing(tmp_path: Path) -> None:
    records = replace(sample(), evidence=[Evidence("meetings", "m", "place", "Fjellstua", MINUTES, 1, 4, confidence=0.5)])
    assert decode_pressed(encode_pressed(records), Records) == records
    assert [decode_pressed(data, Records) for data in (b"", b"no", encode_parsed(parsed()), encode_pressed(records)[:-9])] == [None] * 4
    write_linked(tmp_path, {"a": records, "b": records}, only={"a", "b"})
    write_linked(tmp_path, {"c": records}, only={"b", "c"})
    assert read_linked(tmp_path, {"a", "b", "c"}, Records) == {"b": records, "c": records}


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x80", b"\x81\xa8document\x01", b"no"])
def test_other_bytes_are_nothing(data: bytes) -> None:
    assert decode_parsed(data) is None


def test_known_keys_are_given_back_and_unknown_left_out(tmp_path: Path) -> None:
    assert read_cached(tmp_path, {"a"}) == {}
    many = {f"{n:04}": encode_parsed(parsed(str(n))) for n in range(1200)}
    write_cached(tmp_path, many)
    write_cached(tmp_path, {"x": parsed("x")})
    found = read_cached(tmp_path, {*many, "x", "unknown"})
    assert len(found) == 1201
    assert found["0777"] == parsed("777")
    assert found["x"] == parsed("x")


def test_keys_that_no_paper_has_any_more_are_forgotten_where_asked_for(tmp_path: Path) -> None:
    write_cached(tmp_path, {"a": parsed(), "b": parsed()})
    write_cached(tmp_path, {"c": parsed()}, only={"b", "c"})
    assert set(read_cached(tmp_path, {"a", "b", "c"})) == {"b", "c"}


@pytest.mark.parametrize("garbage", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_cache_is_thrown_away_and_made_anew(tmp_path: Path, garbage: bytes) -> None:
    path = tmp_path / STATE / "parsed.db"
    write_cached(tmp_path, {"a": parsed()})
    path.write_bytes(garbage)
    assert read_cached(tmp_path, {"a"}) == {}
    write_cached(tmp_path, {"b": parsed()})
    assert set(read_cached(tmp_path, {"a", "b"})) == {"b"}


def test_a_cache_with_torn_pages_never_stops_a_run(tmp_path: Path) -> None:
    path = tmp_path / STATE / "parsed.db"
    write_cached(tmp_path, {str(n): parsed() for n in range(50)})
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\x5a" * 20000 + whole[24096:])
    read_cached(tmp_path, {str(n) for n in range(50)})
    write_cached(tmp_path, {"new": parsed()})
    assert read_cached(tmp_path, {"new"}) == {"new": parsed()}


def test_an_entry_of_another_shape_is_left_out(tmp_path: Path) -> None:
    write_cached(tmp_path, {"good": parsed(), "bad": b"\x80"})
    assert set(read_cached(tmp_path, {"good", "bad"})) == {"good"}
    with closing(sqlite3.connect(tmp_path / STATE / "parsed.db")) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_entry_of_which_one_bit_has_turned_is_left_out(tmp_path: Path) -> None:
    write_cached(tmp_path, {"good": parsed(), "bad": parsed("Sak 4")})
    with closing(sqlite3.connect(tmp_path / STATE / "parsed.db")) as db, db:
        (data,) = db.execute("SELECT value FROM blobs WHERE key = 'bad'").fetchone()
        turned = data.replace(b"Sak 4", b"Sak 5")
        db.execute("UPDATE blobs SET value = ? WHERE key = 'bad'", (turned,))
    assert decode_parsed(turned[:-SEAL]) == parsed("Sak 5")
    assert read_cached(tmp_path, {"good", "bad"}) == {"good": parsed()}


def test_the_digest_covers_the_stages_before_the_cache_and_nothing_after(tmp_path: Path) -> None:
    import pipeline

    home = Path(pipeline.__file__).parent
    names = {path.relative_to(home).as_posix() for path in find_sources(home)}
    assert {
        "documents.py",
        "records/__init__.py",
        "findings.py",
        "read/__init__.py",
        "grammar/labels.py",
        "parse/extract.py",
        "tables/labels.toml",
    } <= names
    assert not any(name.startswith(("link/", "store/", "publish/")) or "__pycache__" in name for name in names)
    assert all((home / "tables" / name).is_file() for name in NOT_READ)
    assert len(code_digest()) == 64
    assert find_versions([str(tmp_path), "", str(tmp_path / "none")]) == []
    (tmp_path / "python_docx-1.2.0.dist-info").mkdir()
    (tmp_path / "another-1.0.dist-info").mkdir()
    assert find_versions([str(tmp_path)]) == ["python_docx-1.2.0.dist-info"]

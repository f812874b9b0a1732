from __future__ import annotations

import os
from pathlib import Path

from pipeline.store.state import MANIFEST, STATE, Stamp, digest_inputs, is_current, read_manifest, write_current, write_manifest
from pipeline.store.tables import OUTPUTS, write_tables
from tests.store.sample import sample

OLD = Stamp(12, 1_700_000_000_000_000_000, "ab" * 32)


def test_of_what_was_seen_before_only_other_stamps_are_written(tmp_path: Path) -> None:
    write_manifest(tmp_path, {"a.pdf": OLD, "b.pdf": OLD, "c.pdf": OLD})
    seen = read_manifest(tmp_path)
    now = {"a.pdf": seen["a.pdf"], "b.pdf": Stamp(2, 2, "cd"), "d.pdf": OLD}
    write_manifest(tmp_path, now, seen)
    assert read_manifest(tmp_path) == now
    (tmp_path / ".state" / MANIFEST).unlink()
    write_manifest(tmp_path, now, seen)
    assert read_manifest(tmp_path) == now


def test_what_was_seen_is_remembered_and_what_is_gone_forgotten(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == {}
    write_manifest(tmp_path, {"a.pdf": OLD, "møte.pdf": OLD})
    assert read_manifest(tmp_path) == {"a.pdf": OLD, "møte.pdf": OLD}
    write_manifest(tmp_path, {"møte.pdf": OLD})
    assert read_manifest(tmp_path) == {"møte.pdf": OLD}


def test_a_file_changed_just_before_the_run_is_to_be_looked_at_again(tmp_path: Path) -> None:
    write_manifest(tmp_path, {})
    fresh = (tmp_path / STATE / MANIFEST).stat().st_mtime_ns - 1_000_000
    write_manifest(tmp_path, {"old.pdf": OLD, "fresh.pdf": Stamp(1, fresh, "cd")})
    assert read_manifest(tmp_path) == {"old.pdf": OLD, "fresh.pdf": Stamp(1, -1, "cd")}


def test_a_file_name_in_another_encoding_is_remembered(tmp_path: Path) -> None:
    write_manifest(tmp_path, {"m\udcf8te.pdf": OLD})
    assert read_manifest(tmp_path) == {"m\udcf8te.pdf": OLD}


def test_a_broken_manifest_is_made_anew(tmp_path: Path) -> None:
    write_manifest(tmp_path, {"a": OLD})
    (tmp_path / STATE / MANIFEST).write_bytes(b"garbage" * 1000)
    assert read_manifest(tmp_path) == {}
    write_manifest(tmp_path, {"b": OLD})
    assert read_manifest(tmp_path) == {"b": OLD}


def test_the_digest_of_inputs_changes_with_path_bytes_and_settings_only() -> None:
    digest = digest_inputs({"a": OLD}, "settings")
    assert digest == digest_inputs({"a": Stamp(99, 1, OLD.sha256)}, "settings")
    others = [
        digest_inputs({"b": OLD}, "settings"),
        digest_inputs({"a": Stamp(12, 1, "ff")}, "settings"),
        digest_inputs({"a": OLD}, "other"),
    ]
    assert digest not in others
    assert digest_inputs({"m\udcf8te.pdf": OLD}) != digest_inputs({"m\udcf9te.pdf": OLD})


def test_tables_are_current_until_input_or_output_changes(tmp_path: Path) -> None:
    assert not is_current(tmp_path, "d1")
    write_tables(sample(), tmp_path)
    write_current(tmp_path, "d1", OUTPUTS)
    assert is_current(tmp_path, "d1")
    assert not is_current(tmp_path, "d2")
    path = tmp_path / "meetings.csv"
    os.utime(path, ns=(1, 1))
    assert not is_current(tmp_path, "d1")
    write_current(tmp_path, "d1", OUTPUTS)
    assert is_current(tmp_path, "d1")
    path.unlink()
    assert not is_current(tmp_path, "d1")

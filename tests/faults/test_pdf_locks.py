"""F11: encrypted PDFs: what opens without a password is read, the rest is set aside with advice, and a password file opens it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.read import read
from pipeline.settings import read_passwords
from tests.faults.commands import AS_OF, run
from tests.faults.pdfs import make_deflated, make_packed, make_plain

pikepdf = pytest.importorskip("pikepdf")
SECRET, OWNER = "hemmelig 1 æøå", "eier"


def lock(data: bytes, user: str = "", revision: int = 6) -> bytes:
    """The paper, encrypted; by its owner only where there is no user's password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as paper:
        closed = pikepdf.Permissions(extract=False, print_highres=False)
        legacy = {"metadata": False, "aes": revision == 4} if revision < 6 else {}
        paper.save(out, encryption=pikepdf.Encryption(owner=OWNER, user=user, R=revision, allow=closed, **legacy))
    return out.getvalue()


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("revision", [2, 3, 4, 6])
def test_a_paper_that_its_owner_restricts_is_read_and_that_is_said(revision: int) -> None:
    document = read(lock(make_deflated(3), revision=revision), "a.pdf")
    assert (document.status, document.pages, len(document.lines)) == ("read", 3, 11)
    assert [finding.code for finding in document.findings] == ["owner-restricts"]


@pytest.mark.parametrize("make", [make_plain, make_deflated, make_packed])
@pytest.mark.parametrize("with_qpdf", [True, False])
def test_a_paper_with_a_password_opens_with_it_only(make: object, with_qpdf: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = lock(make(3), SECRET)  # type: ignore[operator]
    if not with_qpdf:
        monkeypatch.setitem(__import__("sys").modules, "pikepdf", None)
    assert [finding.code for finding in read(locked, "a.pdf").findings] == ["encrypted-file"]
    assert [finding.code for finding in read(locked, "a.pdf", passwords=("feil",)).findings] == ["encrypted-file"]
    for word in (SECRET, OWNER):
        document = read(locked, "a.pdf", passwords=("feil", word))
        assert (document.status, document.pages) == ("read", 3)
        assert [finding.code for finding in document.findings] == ["opened-with-password"]


def test_a_file_that_only_looks_locked_is_damaged_and_one_before_it_changes_nothing() -> None:
    damaged = make_deflated(2)[:60]
    before = read(damaged, "a.pdf").findings
    assert read(lock(make_plain(1), SECRET), "b.pdf").findings[0].code == "encrypted-file"
    assert read(damaged, "a.pdf").findings == before and before[0].code == "corrupt-file"


@pytest.mark.slow
def test_a_password_file_opens_papers_that_were_set_aside_and_shows_no_password(tmp_path: Path) -> None:
    (tmp_path / "raw" / "raad").mkdir(parents=True)
    (tmp_path / "raw" / "raad" / "a.pdf").write_bytes(lock(make_deflated(2), SECRET))
    words = tmp_path / "ord.txt"

    def ingest(*more: str) -> tuple[int, str, str]:
        code, said = run(tmp_path, "ingest", *AS_OF, *more)
        with (tmp_path / "processed" / "documents.csv").open(encoding="utf-8", newline="") as file:
            return code, next(csv.DictReader(file))["status"], said

    code, status, said = ingest()
    assert (code, status) == (1, "failed")
    with (tmp_path / "processed" / "findings.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["code"] == "encrypted-file")
    assert "--password-file" in row["suggestion"]
    words.write_text("feil\n", encoding="utf-8")
    assert ingest("--password-file", str(words))[:2] == (1, "failed")
    words.write_text(f"feil\n{SECRET}\n", encoding="utf-8")
    code, status, said = ingest("--password-file", str(words))
    assert (code, status) == (0, "read"), said
    assert ingest()[:2] == (0, "read")  # its bytes are the key to what was read of them
    kept = b"".join(path.read_bytes() for path in (tmp_path / "processed").rglob("*") if path.is_file())
    assert SECRET.encode() not in kept and SECRET not in said


def test_a_password_file_in_raw_or_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "ord.txt").write_text("x", encoding="utf-8")
    for path in (tmp_path / "raw" / "ord.txt", tmp_path / "borte.txt"):
        with pytest.raises(UsageError, match="password file"):
            read_passwords(path, str(tmp_path / "raw"))
    assert read_passwords(None).words == ()
    (tmp_path / "ord.txt").write_text("en\n\nto tre\n", encoding="utf-8")
    found = read_passwords(tmp_path / "ord.txt", str(tmp_path / "raw"))
    assert found.words == ("en", "to tre") and "to tre" not in repr(found)

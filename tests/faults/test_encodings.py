"""F24: the same papers in other letters: the same records, the encoding said, and what was encoded twice put right only without loss."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.engine.paper import parse_paper
from pipeline.read import read
from pipeline.read.encoding import decode
from pipeline.records import Parsed

RAW = Path(__file__).resolve().parents[2] / "raw"
PAPERS = sorted(path for path in RAW.rglob("*") if path.is_file())

FIRST_SIX: dict[str, Callable[[str], bytes]] = {
    "latin-1": lambda text: text.encode("latin-1"),
    "cp1252": lambda text: text.encode("cp1252"),
    "UTF-8 with BOM": lambda text: text.encode("utf-8-sig"),
    "UTF-16 LE with BOM": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16 BE with BOM": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
}
OTHERS: dict[str, Callable[[str], bytes]] = {
    "UTF-16 BE": lambda text: text.encode("utf-16-be"),
    "CP865": lambda text: text.encode("cp865", "replace"),
    "CP850": lambda text: text.encode("cp850", "replace"),
    "mac-roman": lambda text: text.encode("mac-roman"),
    "UTF-8 twice": lambda text: text.encode("utf-8").decode("latin-1").encode("utf-8"),
    "NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
    "soft hyphens": lambda text: re.sub(r"(?<=\w\w)(?=\w\w)", "\u00ad", text).encode(),
    "spaces that do not break": lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text).encode(),
    "ligatures": lambda text: text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ").encode(),
    "spaces of no width": lambda text: re.sub(r"(?<=\w)(?=\w)", "\u200b", text).encode(),
    "CR LF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
}
LETTERS = {**FIRST_SIX, **OTHERS}
POOR = str.maketrans({"–": "-", "’": "'", "“": '"', "”": '"', "…": "...", "•": "-"})
"""Signs that the oldest code pages lack, as people then wrote them."""
WITHOUT = {"latin-1", "CP865", "CP850"}
TABLES = [field.name for field in fields(Parsed) if field.name not in {"document", "findings", "attachments"}]


def read_words(paper: Path) -> str:
    """A paper of the example as plain text."""
    return "\n".join(line.text for line in read(paper.read_bytes(), paper.name).lines)


def list_values(data: bytes) -> list[str]:
    """Every value of every record of a paper, with its table and field; what hangs on the bytes left out."""
    parsed = parse_paper(data, "a.txt")
    rows = [("documents", parsed.document), *((name, row) for name in TABLES for row in getattr(parsed, name))]
    return [
        f"{table}.{field.name}={getattr(row.record, field.name)}"
        for table, row in rows
        for field in fields(row.record)
        if not re.search(r"(?:^|_)id$|source|^words$|score", field.name)
    ]


def count_alike(text: str, letters: Callable[[str], bytes]) -> tuple[int, int]:
    """How many values of a paper come out the same in other letters, and how many there are."""
    wanted, found = Counter(list_values(text.encode())), Counter(list_values(letters(text)))
    return (wanted & found).total(), max(wanted.total(), found.total())


def compare(name: str, papers: list[Path]) -> float:
    """The share of values that come out the same in other letters, over some papers."""
    texts = [read_words(paper).translate(POOR) if name in WITHOUT else read_words(paper) for paper in papers]
    counts = [count_alike(text, LETTERS[name]) for text in texts]
    share = sum(alike for alike, _ in counts) / sum(total for _, total in counts)
    print(f"{name}: {len(papers)} papers, {sum(total for _, total in counts)} values, {share:.2%} the same")
    return share


@pytest.mark.parametrize("name", LETTERS)
def test_a_paper_says_the_same_in_other_letters(name: str) -> None:
    assert compare(name, PAPERS[:1]) >= (1.0 if name in FIRST_SIX else 0.95)


@pytest.mark.faults
@pytest.mark.parametrize("name", LETTERS)
def test_all_papers_say_the_same_in_other_letters(name: str) -> None:
    assert compare(name, PAPERS) >= (1.0 if name in FIRST_SIX else 0.95)


@pytest.mark.parametrize(
    ("data", "encoding", "certainty"),
    [
        ("Møte i rådet på Ås".encode("cp1252"), "cp1252", "100%"),
        ("Møte i rådet på Ås".encode("cp865"), "cp865", "100%"),
        ("Møte i rådet på Ås".encode("mac-roman"), "mac_roman", "100%"),
        ("Møte i rådet på Ås, ø".encode("cp1252"), "cp1252", "80%"),
        ("Møte i rådet på Ås, så på Ærø og på Røst".encode() + b"\xff", "utf-8", "64%"),
    ],
)
def test_an_encoding_that_is_found_by_the_words_is_said_with_its_certainty(data: bytes, encoding: str, certainty: str) -> None:
    (finding,) = read(data, "a.txt").findings
    assert (finding.code, finding.values["encoding"], finding.values["certainty"]) == ("encoding-found", encoding, certainty)


@pytest.mark.parametrize("data", ["Møte".encode(), b"Mote", "Møte".encode("utf-8-sig"), "Møte i rådet".encode("utf-16")])
def test_an_encoding_that_the_bytes_say_is_no_doubt(data: bytes) -> None:
    assert read(data, "a.txt").findings == ()


def test_what_was_encoded_twice_is_put_right_only_where_nothing_is_lost() -> None:
    twice = "Møte på Ås".encode().decode("cp1252")
    assert decode(twice.encode())[:3] == ("Møte på Ås", "utf-8 twice", True)
    assert [finding.code for finding in read(twice.encode(), "a.txt").findings] == ["letters-repaired"]
    mixed = f"{twice} og Ærlig talt, på Ås"
    assert decode(mixed.encode())[:3] == (mixed, "utf-8", False)


def test_a_mail_that_names_the_wrong_letters_is_read_right_and_said() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@eks.no", "b@eks.no", "Møte"
    mail.set_content("Møte i rådet på Ås")
    raw = mail.as_bytes().replace(b'charset="utf-8"', b'charset="iso-8859-1"')
    document = read(raw, "a.eml")
    assert document.lines[-1].text == "Møte i rådet på Ås"
    assert [finding.code for finding in document.findings] == ["letters-repaired"]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "cp865"])
def test_letters_in_headers_that_nobody_has_encoded_are_found(encoding: str) -> None:
    document = read("From: Åse Lie <a@eks.no>\nTo: b@eks.no\nSubject: Møte på Ås\n\nHei\n".encode(encoding), "a.eml")
    assert (document.meta["from"], document.meta["subject"]) == ("Åse Lie <a@eks.no>", "Møte på Ås")

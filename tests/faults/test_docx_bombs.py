"""F14 and F15: Word files that inflate, nest, lie about their sizes, or ask for other files; measured on what is really inflated."""

from __future__ import annotations

import io
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.read import read
from tests.faults.commands import ROOT

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "<w:p><w:r><w:t>Referat</w:t></w:r></w:p>"
ENTITY = '<!DOCTYPE x [<!ENTITY a "{}">]>'


def body(inner: str) -> str:
    return f"<w:document {NAMESPACE}><w:body>{inner}</w:body></w:document>"


def package(parts: dict[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return stream.getvalue()


def paper(**parts: str | bytes) -> bytes:
    """A Word file with more parts: __ stands for /, and _ before the last word for the dot."""
    return package({"word/document.xml": body(WORDS), **{name.replace("__", "/").replace("_", "."): text for name, text in parts.items()}})


def lie(data: bytes, size: int) -> bytes:
    """A zip whose directory says that every member inflates to `size` bytes."""
    out, place = bytearray(data), 0
    while (place := out.find(b"PK\x01\x02", place)) >= 0:
        struct.pack_into("<I", out, place + 24, size)
        place += 4
    return bytes(out)


def loose(size: int) -> bytes:
    """So many bytes that pack well, but not so well that this alone betrays them."""
    return (b"".join(random.Random(1).randbytes(500).hex().encode() + b" " * 45_000 for _ in range(20)) * (size // 900_000))[:size]


def overlap(count: int) -> bytes:
    """A zip whose directory lists one packed part again and again."""
    data = package({"word/document.xml": body(WORDS), "word/a000000.xml": body("<w:p/>" * 150_000)})
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    last = data.rindex(b"PK\x01\x02", 0, end)
    directory = data[start:last] + data[last:end] * count
    return data[:start] + directory + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count + 1, count + 1, len(directory), start, 0)


def test_a_part_that_is_listed_4000_times_is_read_once() -> None:
    assert [line.text for line in read(overlap(4_000), "a.docx").lines] == ["Referat"]


def nested(depth: int) -> bytes:
    return package({"word/document.xml": body("<w:tbl><w:tr><w:tc>" * depth + WORDS + "</w:tc></w:tr></w:tbl>" * depth)})


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "one part of 200 MB": ("too-large", lambda: package({"word/document.xml": body("<w:p/>" * 33_000_000)[:200_000_000]})),
    "three million paragraphs": ("too-large", lambda: package({"word/document.xml": body(WORDS * 3_000_000)})),
    "one text of 100 MB": ("too-large", lambda: package({"word/document.xml": body(WORDS.replace("t>R", "t>" + "a" * 99_000_000))})),
    "four parts of 90 MB, packed 60 to 1": ("too-large", lambda: package({f"word/document{n}.xml": loose(90_000_000) for n in range(4)})),
    "a bomb in a part nobody reads": ("too-large", lambda: paper(customXml__item1_xml="<a/>" * 5_000_000)),
    "twenty parts of 20 MB": ("too-large", lambda: paper(**{f"word__x{n}_xml": "<a>bc</a>" * 2_200_000 for n in range(3)})),
    "6,000 members": ("too-large", lambda: package({"word/document.xml": body(WORDS), **{f"word/x{n}.xml": "<a/>" for n in range(6_000)}})),
    "60,000 members of no size": ("too-large", lambda: package({f"word/document{n}": "" for n in range(60_000)})),
    "tables in tables, 5,000 deep": ("too-large", lambda: nested(5_000)),
    "a directory that says 10 bytes": ("corrupt-file", lambda: lie(package({"word/document.xml": body(WORDS * 500_000)}), 10)),
    "a directory that says 4 GB": ("too-large", lambda: lie(package({"word/document.xml": body(WORDS * 500_000)}), 0xFFFFFFF0)),
    "a list of types of 300 MB": ("too-large", lambda: paper(mimetype=b"a" * 10, x_xml=b"<" * 60_000_000)),
    "lzma": ("corrupt-file", lambda: package({"word/document.xml": body(WORDS)}, zipfile.ZIP_LZMA)),
}  # fmt: skip
SMALL = ("6,000 members", "tables in tables, 5,000 deep", "lzma", "a directory that says 10 bytes")

MEASURE = """
import sys, time
from pathlib import Path
from pipeline.read import read
from pipeline.read.docx import read_docx
from lxml import etree
def peak():
    status = Path("/proc/self/status")
    return next(int(row.split()[1]) for row in status.read_text().splitlines() if row.startswith("VmHWM")) / 1024 if status.exists() else 0
data = open(sys.argv[1], "rb").read()
before = peak()
start = time.process_time()
document = read(data, "a.docx")
print(document.findings[0].code, time.process_time() - start, peak() - before)
"""


@pytest.mark.parametrize("name", SMALL)
def test_a_bomb_is_refused(name: str) -> None:
    code, make = BOMBS[name]
    document = read(make(), "a.docx")
    assert (document.status, [finding.code for finding in document.findings]) == ("failed", [code])


@pytest.mark.faults
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_within_a_second_and_200_mib(name: str, tmp_path: Path) -> None:
    code, make = BOMBS[name]
    (tmp_path / "a.docx").write_bytes(make())
    command = [sys.executable, "-c", MEASURE, str(tmp_path / "a.docx")]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    print(name, (tmp_path / "a.docx").stat().st_size, *said)
    assert said[0] == code
    assert float(said[2]) < 200  # processor time is printed, not asserted: the machine may be anything


@pytest.mark.parametrize(
    "parts",
    [
        {"word/media/image1.png": b"\0" * 50_000_000},
        {"word/embeddings/inner.zip": package({"inner.xml": "<a/>"})},
        {"../../evil.txt": b"x", "/etc/evil": b"x"},
    ],
    ids=["a picture that nobody inflates", "a zip in the zip", "members with paths that lead out"],
)
def test_what_nobody_inflates_does_no_harm(parts: dict[str, str | bytes], tmp_path: Path) -> None:
    document = read(package({"word/document.xml": body(WORDS), **parts}), "a.docx")
    assert [line.text for line in document.lines] == ["Referat"]


LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {y} "{f"&{x};" * 10}">' for x, y in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://localhost:9/x.dtd">'


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE, REMOTE, "<!DOCTYPE x>"], ids=["laughs", "file", "remote", "bare"])
@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "customXml/item1.xml", "docProps/core.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_any_part_is_refused(doctype: str, part: str, encoding: str) -> None:
    inner = body(WORDS.replace("Referat", "&i;")) if part == "word/document.xml" else "<x>&i;</x>"
    document = read(package({"word/document.xml": body(WORDS), part: f"{doctype}{inner}".encode(encoding)}), "a.docx")
    assert (document.status, document.findings[0].code, document.findings[0].values["part"]) == ("failed", "dtd-refused", part)


def test_a_doctype_in_letters_that_only_the_parser_knows_is_refused_too() -> None:
    text = f'<?xml version="1.0" encoding="UTF-7"?>{"+ADwAIQ-DOCTYPE x>"}{body(WORDS)}'
    document = read(package({"word/document.xml": text}), "a.docx")
    assert document.status == "failed"
    assert document.findings[0].code in {"dtd-refused", "corrupt-file"}


WATCH = """
import sys
events = []
from pipeline.read import read
import pipeline.read.docx, pipeline.read.html, pipeline.read.email, pipeline.read.text, pipeline.read.markdown
from lxml import etree, html
data = open(sys.argv[1], "rb").read()
read(data, "a.docx")
WATCHED = {"open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"}
sys.addaudithook(lambda event, args: events.append((event, args[0] if args else "")) if event in WATCHED else None)
document = read(data, "a.docx")
print(document.status, len(document.lines), events)
"""


def test_nothing_is_opened_and_nobody_is_called_for_what_a_paper_refers_to(tmp_path: Path) -> None:
    def relation(key: str, kind: str, target: str) -> str:
        return f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'

    rows = [
        relation(f"r{number}", kind, target)
        for number, (kind, target) in enumerate(
            [
                ("attachedTemplate", "http://localhost:9/t.dotm"),
                ("image", "http://localhost:9/p.png"),
                ("oleObject", "file:///etc/passwd"),
                ("styles", "file:///etc/passwd"),
                ("footnotes", "http://localhost:9/n.xml"),
                ("aFChunk", "file:///etc/passwd"),
                ("header", "\\\\\\\\host\\\\share\\\\h.xml"),
            ]
        )
    ]
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(rows)}</Relationships>'
    header = f'<w:sectPr><w:headerReference xmlns:r="{RELATIONS}" w:type="default" r:id="r6"/></w:sectPr>'
    chunk = f'<w:altChunk xmlns:r="{RELATIONS}" r:id="r5"/>{header}'
    data = package(
        {"word/document.xml": body(WORDS + chunk), "word/_rels/document.xml.rels": relations, "word/_rels/settings.xml.rels": relations}
    )
    (tmp_path / "a.docx").write_bytes(data)
    command = [sys.executable, "-c", WATCH, str(tmp_path / "a.docx")]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.split(" ", 2) == ["read", "1", "[]\n"]

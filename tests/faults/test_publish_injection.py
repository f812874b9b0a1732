"""F22: what papers say is text in every publication: no active node, no remote resource, no forged line, whatever stands in any field."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest

from pipeline.publish import publish
from pipeline.publish.html import format_html
from pipeline.settings import Settings
from tests.faults.vectors import NAUGHTY, plant
from tests.publish.sample import AS_OF, profile, sample

TEMPLATES = Path(__file__).parents[2] / "templates"
XHTML = "{http://www.w3.org/1999/xhtml}"
ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """
        html head meta title style body a header nav main footer section h1 h2 h3 p ul ol li div span strong em small br table caption thead
        tbody tr th td dl dt dd blockquote q img details summary time figure figcaption colgroup col
        """,
    )
)
"""All that a publication needs; nothing in it runs, and nothing asks anybody for anything."""
ATTRIBUTES = frozenset(
    re.findall(
        r"[\w-]+",
        "lang charset http-equiv content name class href id aria-label aria-labelledby tabindex role scope src alt colspan rowspan style",
    )
)
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
BAD_IN_PICTURE = re.compile(rb"<(?:script|foreignObject|iframe|image|a)\b|\son\w+\s*=|(?:href|src)\s*=\s*[\"'](?!#|data:)", re.IGNORECASE)


def only_pages(job: Callable[[], bytes]) -> bytes:
    """Fills in the pages, and nothing else."""
    return job() if getattr(job, "func", None) is format_html else b"-"


def make_files(start: int, lead: str = "", *, pages: bool = True, **asked: Any) -> tuple[dict[str, bytes], set[str]]:
    """The publications of the sample with naughty strings in every field, and which strings were used."""
    records, used = plant(sample(), NAUGHTY, start, lead)
    settings = Settings(bodies={"alu": profile()})
    guard = {"guard": only_pages} if pages else {}
    made = publish(records, settings, AS_OF, templates=TEMPLATES, **guard, **asked)  # type: ignore[arg-type]
    assert made.faults == []
    return dict(made.files), used


def find_active(page: bytes) -> Iterator[str]:
    """What a page holds that is more than text: elements, attributes and addresses that no template of ours writes."""
    tree = html5lib.parse(page, transport_encoding="utf-8")
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue  # a comment
        name = node.tag.removeprefix(XHTML)
        if name not in ELEMENTS:
            yield f"<{name}>"
        for key, value in node.attrib.items():
            if key not in ATTRIBUTES or (key == "style" and "(" in value):
                yield f"{key}={value}"
            if key == "href" and not re.match(r"#[\w-]+\Z|https://[^\s]+\Z|mailto:[^\s]+\Z", value):
                yield f"{key}={value}"
            if key == "src" and not value.startswith("data:image/svg+xml;base64,"):
                yield f"{key}={value}"
            if key == "src" and BAD_IN_PICTURE.search(base64.b64decode(value.partition(",")[2])):
                yield "a picture that does something"
    found = [node for node in tree.iter(f"{XHTML}meta") if "http-equiv" in node.attrib]
    if [(node.attrib["http-equiv"], node.attrib["content"]) for node in found] != [("Content-Security-Policy", POLICY)]:
        yield "another policy"
    if len(list(tree.iter(f"{XHTML}style"))) != 1 or len(list(tree.iter(f"{XHTML}h1"))) != 1:
        yield "a second style or heading"


@pytest.mark.parametrize("rounds", [pytest.param(1, id="some"), pytest.param(60, id="all", marks=pytest.mark.faults)])
@pytest.mark.parametrize("lead", ["", "Kari"], ids=["alone", "behind a word"])
def test_no_string_in_any_field_is_more_than_text_in_a_page(rounds: int, lead: str) -> None:
    pages, seen, active = 0, set(), []
    for turn in range(rounds):
        for asked in ({}, {"period": "2025"}):
            files, used = make_files(turn * (167 if rounds == 1 else 10), lead, **asked)
            seen |= used
            for name, data in files.items():
                if name.endswith(".html"):
                    pages += 1
                    active += [f"{name}: {one}" for one in find_active(data)]
    assert active == []
    assert pages == 3 * rounds and len(seen) >= min(len(NAUGHTY), 150 * rounds)


def test_the_strings_are_many_and_the_proof_finds_one_that_gets_through() -> None:
    assert len(NAUGHTY) >= 500
    head = (
        f'<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="{POLICY}"><style></style></head><body><h1>x</h1>'
    )
    assert list(find_active(f"{head}<p>Kari</p>".encode())) == []
    getting_through = [one for one in NAUGHTY if list(find_active(f"{head}<p title={one}>{one}</p>".encode()))]
    assert len(getting_through) >= 450


def test_word_files_workbooks_and_pdfs_hold_nothing_that_acts_or_reaches_outside() -> None:
    files, _ = make_files(100, pages=False)
    for name, data in files.items():
        if data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = {part: archive.read(part) for part in archive.namelist()}
            assert not [part for part, text in parts.items() if b'TargetMode="External"' in text or "vba" in part.lower()], name
            body = parts["word/document.xml"]
            assert not re.search(
                rb"<w:(?:instrText|fldSimple|hyperlink|object|altChunk)\b", re.sub(rb"<w:footerReference.*?/>", b"", body)
            ), name
        if data[:4] == b"%PDF":
            assert not re.search(rb"/(?:JavaScript|JS|Launch|URI|OpenAction|EmbeddedFile|SubmitForm|GoToR)\b", data), name


def test_no_line_of_a_calendar_is_forged() -> None:
    files, _ = make_files(0, "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:https://ond.example\r\n", pages=True)
    lines = re.sub(rb"\r\n[ \t]", b"", files["alu.ics"]).split(b"\r\n")
    assert not [line for line in lines if line.startswith((b"ATTACH", b"X-HEADER", b"URL", b"VALARM"))]
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") == sum(line.startswith(b"UID:") for line in lines) > 0
    assert not [line for line in lines if line and not re.match(rb"[A-Z-]+[:;]", line)]

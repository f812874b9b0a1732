"""Document + kind -> records and findings with local keys: a generator, of this one paper only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.documents import Document
from pipeline.findings import Finding
from pipeline.parse.access import add_access_doubt
from pipeline.parse.agenda import parse_agenda
from pipeline.parse.attendance import find_people
from pipeline.parse.blocks import Block, split_blocks
from pipeline.parse.bodies import find_body
from pipeline.parse.case_papers import add_ties
from pipeline.parse.closing import find_running_stamp
from pipeline.parse.extract import extract
from pipeline.parse.header import read_head
from pipeline.parse.minutes import parse_minutes
from pipeline.parse.moves import add_moves
from pipeline.parse.namers import SPEAKS
from pipeline.parse.reading import find_stamp, read_meeting
from pipeline.parse.titles import find_title
from pipeline.parse.traces import add_traces
from pipeline.parse.versions import add_version
from pipeline.parse.weigh import weigh
from pipeline.records import DocumentRow, Extracted


def parse(document: Document, kind: str, language: str, namer: str = "") -> Iterator[Extracted[Any] | Finding]:
    """All that one paper of this kind says, each value with its confidence; exactly one DocumentRow among it, for every kind.

    `namer` is the package of a trained pipeline that finds people where no rule does; "" for rules only.
    """
    values = add_version(document, kind, add_moves(document, read_values(document, kind, language, namer if language in SPEAKS else "")))
    values = add_access_doubt(document, kind, add_ties(document, kind, values))
    yield from add_traces(document, kind, weigh(document, kind, language, values))


def read_values(document: Document, kind: str, language: str, namer: str = "") -> Iterator[Extracted[Any] | Finding]:
    """The values and findings of the kind's own parser."""
    if kind == "minutes":
        yield from parse_minutes(document, namer)
    elif kind == "agenda":
        yield from parse_agenda(document)
    elif kind == "memo":
        from pipeline.parse.memo import parse_memo

        yield from parse_memo(document)
    elif kind in {"meeting_plan", "committee_page"}:
        from pipeline.parse.committee import parse_committee

        yield from parse_committee(document, language)
    else:
        yield from parse_unknown(document, namer)


def parse_unknown(document: Document, namer: str = "") -> Iterator[Extracted[Any] | Finding]:
    """What a dated paper with an attendance list or with a list of items says of its meeting; of any other only title and body."""
    blocks = split_blocks(document)
    reading = read_meeting(document, blocks)
    if reading.when.date and len(find_people(blocks)) > 1:
        yield from parse_minutes(document, namer)
    elif reading.when.date and len(reading.outline.listed) > 1:
        yield from parse_agenda(document)
    else:
        yield parse_name(document, blocks)


def parse_name(document: Document, blocks: list[Block]) -> Extracted[Any]:
    """Only the paper's title and body and that it is closed, where it says so."""
    title = find_title(document, blocks)
    body = find_body(document, read_head(blocks[:20]), title, blocks)
    facts = (("title", title), ("body_name", body), ("access", find_stamp(blocks[:30]) or find_running_stamp(document)))
    return extract(document, DocumentRow, None, **{name: found for name, found in facts if found})

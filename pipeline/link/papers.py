"""The papers that are linked: flattened out of their e-mails, copies set aside, each with the body it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.findings import Finding
from pipeline.records import DocumentRow, Evidence, Parsed, Records, fill
from pipeline.schema import record_id
from pipeline.settings import Profile


@dataclass(slots=True)  # not frozen, which would take three times as long to make: every run makes two for every paper
class Paper:
    """One paper in its place: path relative to raw/, what it says, the body it belongs to ("" for none)."""

    path: str
    parsed: Parsed
    body_id: str = ""
    file: str = ""
    """The path of the file in raw/ that holds it: its own, or its e-mail's."""

    @property
    def row(self) -> DocumentRow:
        """The paper's own row, before link/ has filled in path and body."""
        return self.parsed.document.record

    @property
    def folder(self) -> str:
        """The folder under raw/, a hint to the body; "" at the top."""
        return self.path.split("/", 1)[0] if "/" in self.path else ""


@dataclass(slots=True)
class Group:
    """One body's papers on their way to records: what every step of linking reads and adds to."""

    body_id: str
    profile: Profile
    language: str
    papers: list[Paper]
    records: Records
    ids: dict[str, str]
    """Local key of parse/ -> id in processed/."""
    findings: list[Finding]
    superseded: dict[str, str] = field(default_factory=dict)
    """Paper -> the later version of it, which counts in its place."""

    def add(self, table: str, record: object, evidence: Iterable[Evidence] = ()) -> None:
        """Put a record into its table, and its evidence under the record's key."""
        getattr(self.records, table).append(record)
        self.cite(table, record_id(table, record), evidence)

    def cite(self, table: str, key: str, evidence: Iterable[Evidence]) -> None:
        """Put evidence under a record's key."""
        self.records.evidence.extend([fill(row, table=table, record_id=key) for row in evidence])


def flatten(papers: Iterable[tuple[str, Parsed]], file: str = "") -> Iterator[Paper]:
    """Every paper and every attachment inside it (inside `file`), in path order; an attachment's path goes on from its e-mail's."""
    for path, parsed in sorted(papers, key=lambda pair: pair[0]):
        yield Paper(path, parsed, file=file or path)
        if parsed.attachments:  # few have any, and every run looks at all papers
            yield from flatten(((f"{path}/{name}", inner) for name, inner in parsed.attachments), file or path)


def split_copies(papers: Iterable[Paper], originals: Mapping[str, str]) -> tuple[list[Paper], list[tuple[str, DocumentRow]]]:
    """The papers to link, and a row for each copy, with the file that holds it: same bytes as another paper, whose path `originals` has."""
    kept: list[Paper] = []
    copies = []
    for paper in papers:
        row = paper.row
        original = originals.get(row.document_id, paper.path)
        if original == paper.path:
            kept.append(paper)
        else:
            copies.append((paper.file, replace(row, path=paper.path, status="duplicate", duplicate_of=original)))
    return kept, copies

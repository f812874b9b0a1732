"""What reading gives: a Document of lines with their place on the page. Plain values, no behaviour beyond joining lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from pipeline.findings import Finding

Box = tuple[float, float, float, float]
"""left, top, right, bottom in points from the page's top left corner."""


class Link(Struct, frozen=True, gc=False):
    """A hyperlink of a line: the words that carry it and where it points."""

    text: str
    target: str


class Line(Struct, frozen=True, gc=False):
    """One printed line (PDF, text), paragraph (Word, HTML) or table row, as it stands in the paper.

    `text` is NFC without zero-width characters and soft hyphens, and opens with `marker` where the line has one.
    """

    page: int
    """1-based; 1 for papers without pages."""
    number: int
    """1-based and counted anew on every page; in plain text and Markdown the physical line of the file."""
    text: str
    kind: str = "text"
    """text, heading, row (of a table) or furniture (running header or footer, page number)."""
    level: int = 0
    """Heading level from 1, or depth of a list item from 1; 0 for neither."""
    marker: str = ""
    """The bullet or number that opens the line, as printed: "-", "1.", "a)". Numbers that Word generates are counted."""
    cells: tuple[str, ...] = ()
    """The cells of a table row, "" where empty or covered by a merged cell; text is then the cells joined with tabs."""
    table: int = 0
    """1-based number of the table a row belongs to; 0 outside tables."""
    gap: float = 0.0
    """Blank space above, in line heights: 0 within a paragraph, 1 for one blank line."""
    joins: bool = False
    """True where the line goes on with the paragraph of the line before (a soft wrap)."""
    size: float = 0.0
    """Font size in points; 0 where unknown."""
    bold: bool = False
    box: Box | None = None
    links: tuple[Link, ...] = ()
    certainty: float = 1.0
    """How sure its words are: less than 1 where they were read from a picture."""

    @property
    def content(self) -> str:
        """The text after the marker.

        >>> Line(1, 1, "- AD: Kari Nes", marker="-").content
        'AD: Kari Nes'
        """
        return self.text[len(self.marker) :].strip() if self.marker else self.text


class Paragraph(Struct, frozen=True, gc=False):
    """Lines that belong together, unwrapped into one text."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    """Offset in `text` at which each line begins."""

    @property
    def first(self) -> Line:
        """The line that opens the paragraph: its kind, marker, size and cells speak for all."""
        return self.lines[0]

    @property
    def content(self) -> str:
        """The text after the marker."""
        return self.text[len(self.first.marker) :].strip() if self.first.marker else self.text

    def line_at(self, offset: int) -> Line:
        """The line on which the character at `offset` of `text` stands."""
        place = 0
        for index, start in enumerate(self.starts):
            if start <= offset:
                place = index
        return self.lines[place]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside another (an e-mail's), to be read as a document of its own."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """One paper as read: its lines in reading order and what the file itself says about itself."""

    document_id: str
    """First 12 digits of the sha256 of the bytes."""
    name: str
    """File name without folders."""
    format: str
    """pdf, docx, html, text, markdown, email; empty where nothing could be read."""
    lines: tuple[Line, ...] = ()
    pages: int = 1
    status: str = "read"
    """read, needs-ocr or failed."""
    meta: dict[str, str] = field(default_factory=dict)
    """E-mail headers (from, to, cc, subject, date), front matter, core properties; keys lower case."""
    attachments: tuple[Attachment, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Doubts that arose in reading."""
    _joined: list[Paragraph] = field(default_factory=list, init=False, repr=False, compare=False)
    """The paragraphs, once they have been asked for: every parser asks for them."""

    @property
    def text(self) -> str:
        """All lines but furniture, one a row."""
        return "\n".join(line.text for line in self.lines if line.kind != "furniture")

    def paragraphs(self) -> list[Paragraph]:
        """The lines but furniture with soft wraps undone, in reading order."""
        if not self._joined:
            self._joined.extend(map(join_lines, self._groups()))
        return list(self._joined)

    def _groups(self) -> list[list[Line]]:
        groups: list[list[Line]] = []
        for line in self.lines:
            if line.kind == "furniture" or not line.text.strip():
                continue
            if line.joins and groups:
                groups[-1].append(line)
            else:
                groups.append([line])
        return groups


CONJUNCTIONS = {"og", "eller", "and", "or", "och", "samt"}


def join_lines(lines: list[Line]) -> Paragraph:
    """One paragraph of several lines: a hyphen before a small letter is taken out, «HR- og» is kept.

    >>> join_lines([Line(1, 1, "arbeids-"), Line(1, 2, "miljø i HR-"), Line(1, 3, "og HMS-avdelingen")]).text
    'arbeidsmiljø i HR- og HMS-avdelingen'
    >>> join_lines([Line(1, 1, "møte i HMS-"), Line(1, 2, "avdelingen 2024-"), Line(1, 3, "2025")]).text
    'møte i HMS-avdelingen 2024-2025'
    """
    if len(lines) == 1:
        return Paragraph(lines[0].text.strip(), tuple(lines), (0,))
    text, starts = "", []
    for line in lines:
        part = line.text.strip()
        if not text.endswith("-"):
            text += " " if text else ""
        elif splits_word(text, part):
            text = text[:-1]
        elif not keeps_hyphen(text, part):
            text += " "
        starts.append(len(text))
        text += part
    return Paragraph(text, tuple(lines), tuple(starts))


def splits_word(before: str, after: str) -> bool:
    """True where the hyphen that ends `before` only breaks a word: small letters on both sides, no «og» or «eller» after."""
    return before[-2:-1].islower() and after[:1].islower() and keeps_hyphen(before, after)


def keeps_hyphen(before: str, after: str) -> bool:
    """True where a hyphen at the end of `before` ties it to the next word («HMS-avdelingen», not «HR- og» or « - »)."""
    if not (before.endswith("-") and before[-2:-1].isalnum()):
        return False
    first = next(iter(after.split(maxsplit=1)), "")
    return first[:1].isalnum() and first not in CONJUNCTIONS

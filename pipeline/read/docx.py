"""Word -> lines: paragraphs and table rows in the order of the body, with the numbers that Word prints; XML is read as it stands.

python-docx is not used for reading: it refuses Strict and macro files, gives no list numbers, and loses tracked and boxed text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from pipeline.documents import Document, Line
from pipeline.errors import UnreadableError
from pipeline.findings import Finding
from pipeline.read.docx_blocks import REL, Reader
from pipeline.read.docx_notes import find_comments, number_notes
from pipeline.read.docx_numbering import Numbering, read_numbering
from pipeline.read.docx_package import Package, open_package
from pipeline.read.docx_styles import W, read_styles
from pipeline.read.encoding import clean
from pipeline.read.marks import join_marks

CORE = {"title": "title", "creator": "author", "created": "created", "modified": "modified"}
MARKING = ("keywords", "category", "contentStatus", "subject", "description", "contentType")
"""Core properties in which people mark a paper as closed."""
UNASKED = frozenset({"intern", "internt", "internal", "general", "generell"})
"""Labels of sensitivity that papers get where nobody chooses one."""


def read_docx(data: bytes, *, is_inner: bool = False) -> Document:
    """The lines of a Word document, header first, notes and footer last; both margins as furniture. Raises UnreadableError.

    One that another takes in (`is_inner`) takes in no more.
    """
    package = open_package(data)
    main = package.main()
    root = package.tree(main)
    bodies = [] if root is None else root.findall(f"{W}body")
    if not bodies:
        raise UnreadableError("corrupt-file", part=main)
    relations = package.relations(main)
    parts = {kind: package.tree(target) for kind, target in relations.values() if kind in {"styles", "numbering", "footnotes", "endnotes"}}
    reader = make_reader(package, relations, parts, is_inner=is_inner)
    lines = list(read_margins(package, root, relations, "header", reader))
    for body in bodies:
        lines += reader.blocks(body)
    for kind in ("footnote", "endnote"):
        for sign, note in number_notes(root, parts.get(f"{kind}s"), kind):
            lines += [replace(line, text=f"{sign} {line.text}") if not place else line for place, line in enumerate(reader.blocks(note))]
    lines += read_margins(package, root, relations, "footer", reader)
    numbered = tuple(replace(line, number=number) for number, line in enumerate(lines, 1))
    findings = (*find_changes(root), *find_left_out(package, relations, reader.hidden), *package.findings)
    return Document("", "", "docx", numbered, meta=read_core(package), findings=findings)


def make_reader(package: Package, relations: dict[str, tuple[str, str]], parts: dict[str, Any], *, is_inner: bool) -> Reader:
    """The reader of a document's body, with what its relations lead to."""
    taken: set[str] = set()

    def embedded(key: str) -> Iterator[Line]:
        target = relations.get(key, ("", ""))[1]
        if target not in taken:
            taken.add(target)
            yield from () if is_inner else read_embedded(package, target)

    reader = Reader(read_styles(parts.get("styles")), read_numbering(parts.get("numbering")))
    reader.links = {key: target for key, (kind, target) in relations.items() if kind == "hyperlink"}
    reader.embedded = embedded
    reader.drawing = lambda key: package.tree(relations.get(key, ("", ""))[1])
    return reader


def read_embedded(package: Package, name: str) -> tuple[Line, ...]:
    """The lines of a file that a document takes in: a page, a mail, text, another document. What cannot be read is a finding."""
    from pipeline.read import load_reader
    from pipeline.read.formats import find_format

    data = package.part(name) or b""
    try:
        form = find_format(data, name)
        if form == "pdf":
            raise UnreadableError("unsupported-format")
        return (read_docx(data, is_inner=True) if form == "docx" else load_reader(form)(data)).lines
    except UnreadableError:
        package.doubt(name)
        return ()


def read_margins(package: Package, root: Any, relations: dict[str, tuple[str, str]], kind: str, reader: Reader) -> Iterator[Line]:
    """The lines of the headers or footers that the document uses, each part once, the first page's before the others."""
    section = next(iter(root.iter(f"{W}sectPr")), None)
    first_differs = section is not None and section.find(f"{W}titlePg") is not None
    order = {"first": 0, "default": 1, "even": 2}
    nodes = sorted(root.iter(f"{W}{kind}Reference"), key=lambda node: order.get(node.get(f"{W}type"), 3))
    seen = set()
    for node in nodes:
        target = relations.get(node.get(f"{REL}id") or "", ("", ""))[1]
        margin = package.tree(target)
        if margin is None or target in seen or (node.get(f"{W}type") == "first" and not first_differs):
            continue
        seen.add(target)
        for line in Reader(reader.styles, Numbering({}, {}, {}, {})).blocks(margin):
            text = line.text.strip("\t ")
            if text:
                yield replace(line, kind="furniture", text=text, cells=(), table=0)


def read_core(package: Package) -> dict[str, str]:
    """Title, author and dates of the core properties, and what may mark the paper as closed: other core properties, and its own."""
    root = package.tree("docProps/core.xml")
    found = {} if root is None else {node.tag.rsplit("}", 1)[-1]: (node.text or "").strip() for node in root if isinstance(node.tag, str)}
    marks = join_marks([*(clean(found.get(key, "")) for key in MARKING), *read_custom(package)])
    return {name: clean(found[key]) for key, name in CORE.items() if found.get(key)} | marks


def read_custom(package: Package) -> Iterator[str]:
    """The properties that its makers or the house's labels of sensitivity have given a paper («Klassifisering: Fortrolig»).

    The label that every paper of a house gets unasked says nothing.
    """
    root = package.tree("docProps/custom.xml")
    for node in () if root is None else root:
        name, text = node.get("name") or "", clean("".join(node.itertext())).strip()
        if text and not name.startswith("MSIP_Label"):
            yield from (text, f"{name}: {text}")
        elif name.endswith("_Name") and text.casefold() not in UNASKED:
            yield text


def find_changes(root: Any) -> tuple[Finding, ...]:
    """The finding that counts tracked insertions and deletions of words and rows; none where all is accepted."""
    inserted = sum(1 for name in ("ins", "moveTo") for node in root.iter(W + name) if len(node) or node.getparent().tag == f"{W}trPr")
    deleted = sum(1 for name in ("del", "moveFrom") for node in root.iter(W + name) if len(node) or node.getparent().tag == f"{W}trPr")
    if not inserted and not deleted:
        return ()
    return (Finding("tracked-changes", values={"inserted": str(inserted), "deleted": str(deleted)}),)


def find_left_out(package: Package, relations: dict[str, tuple[str, str]], hidden: int) -> Iterator[Finding]:
    """The findings that count the comments and the hidden words, which are not read."""
    comments = sum(find_comments(package.tree(target)) for kind, target in relations.values() if kind == "comments")
    if comments:
        yield Finding("comments-left-out", values={"count": str(comments)})
    if hidden:
        yield Finding("hidden-words-left-out", values={"count": str(hidden)})

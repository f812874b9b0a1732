"""The tag tree of a tagged PDF (Word, browsers, typst): for each stretch of marked text the paragraph, list item or cell it stands in."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline.read.pdf_library import Tree, address_of, at_address, load_tree

DEEPEST, MOST_ELEMENTS, WIDEST = 120, 20_000, 200
"""Elements inside each other and on one page that are followed; columns or rows that a cell may span."""
LONGEST_NAME = 48
"""Bytes of an element's type, two a letter and two for its end."""
HEADINGS = {"H": 1, "Title": 1, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
INLINE = {"Span", "Link", "Em", "Strong", "Code", "Quote", "Reference", "Annot", "Lbl", "LBody", "Ruby", "Warichu", "BibEntry", "Sub"}


class Tag(Struct, frozen=True, gc=False):
    """Where a stretch of text stands."""

    block: int = 0
    """Counted from 1 in the order of the tree: stretches with one number are one paragraph, heading, list item or part of a cell."""
    heading: int = 0
    """Level from 1; 0 for none."""
    depth: int = 0
    """Of a list item, from 1; 0 for none."""
    opens: bool = False
    """True in a list item at whose label the block begins; browsers draw bullets, so that no letter may show it."""
    table: int = 0
    """Number of the table on its page, from 1; 0 outside tables."""
    row: int = 0
    column: int = 0
    mark: int = -1
    """The stretch's own number on its page."""


@dataclass(slots=True)
class Table:
    """A table being walked: how many rows have begun, the next column, and what cells of earlier rows still cover."""

    number: int
    row: int = -1
    column: int = 0
    covered: dict[int, int] = field(default_factory=dict)


class Place(Struct, frozen=True):
    """What the walk knows where it stands: the element that owns the words, as a number, and what it says of them."""

    owner: int = 0
    tag: Tag = Tag()
    item: int = 0
    """The list item around, for its first paragraph is the item itself."""
    table: Table | None = None


def read_tags(sheet: Any) -> dict[int, Tag]:
    """The tag of each marked stretch of a page; {} where the page has no tree."""
    import pypdfium2.raw as raw

    tree = raw.FPDF_StructTree_GetForPage(sheet)
    if not tree:
        return {}
    try:
        walk = Walk(load_tree())
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            if child := raw.FPDF_StructTree_GetChildAtIndex(tree, index):
                walk.read(address_of(child), Place(), 0)
        return walk.tags
    finally:
        raw.FPDF_StructTree_Close(tree)


@lru_cache(maxsize=256)
def read_name(letters: bytes) -> str:
    """The type of an element from pdfium's letters.

    >>> read_name(b"L\\0I\\0")
    'LI'
    """
    return letters.decode("utf-16-le", "replace")


@dataclass(slots=True)
class Walk:
    """Goes through a page's tree once, in order. Elements are addresses as `at_address` makes them."""

    tree: Tree
    letters: Any = field(default_factory=lambda: ctypes.create_string_buffer(LONGEST_NAME))
    tags: dict[int, Tag] = field(default_factory=dict)
    elements: int = 0
    tables: int = 0
    block: int = 0
    last: int = 0
    """The owner of the stretch before: another owner begins a new block."""
    labelled: int = 0
    """The block that began with a label."""
    begun: set[int] = field(default_factory=set)
    """List items of which words, and not the label only, have been met."""

    def read(self, element: Any, place: Place, depth: int) -> None:
        """An element and all in it."""
        self.elements += 1
        if depth > DEEPEST or self.elements > MOST_ELEMENTS:
            return
        kind = self.name_of(element)
        marks = [self.tree.mark(element, index) for index in range(self.tree.count(element))]
        inner = self.enter(element, kind, place, leaf=max(marks, default=-1) >= 0)
        for index, mark in enumerate(marks):
            if mark >= 0:
                self.note(mark, inner, label=kind == "Lbl")
            elif child := self.tree.child(element, index):
                self.read(at_address(child), inner, depth + 1)
            elif kind == "TR" and inner.table:
                next_column(inner.table, 1, 1)

    def enter(self, element: Any, kind: str, place: Place, leaf: bool) -> Place:
        """What is known inside an element."""
        if kind in INLINE or (kind == "NonStruct" and leaf):
            return place
        own = replace(place, owner=self.elements)
        if kind == "Table":
            self.tables += 1
            return replace(own, table=Table(self.tables), tag=Tag(), item=0)
        if kind == "TR" and place.table:
            place.table.row, place.table.column = place.table.row + 1, 0
            return own
        if kind in {"TD", "TH"} and place.table:
            column = next_column(place.table, self.span(element, "ColSpan"), self.span(element, "RowSpan"))
            return replace(own, tag=Tag(table=place.table.number, row=place.table.row, column=column), item=0)
        if kind == "L":
            return replace(own, tag=replace(place.tag, depth=place.tag.depth + 1, heading=0))
        if kind == "LI":
            return replace(own, item=self.elements)
        if place.item and place.item not in self.begun:
            return replace(place, tag=replace(place.tag, heading=HEADINGS.get(kind, 0)))
        return replace(own, tag=replace(place.tag, heading=HEADINGS.get(kind, 0), depth=0), item=0)

    def note(self, mark: int, place: Place, label: bool) -> None:
        """A stretch of text belongs where the walk stands."""
        if place.owner != self.last:
            self.block, self.last = self.block + 1, place.owner
        if label:
            self.labelled = self.block
        else:
            self.begun.add(place.item)
        self.tags[mark] = replace(place.tag, block=self.block, mark=mark, opens=self.labelled == self.block)

    def name_of(self, element: Any) -> str:
        """The element's type, as the standard names it."""
        length = self.tree.kind(element, self.letters, LONGEST_NAME)
        return read_name(self.letters.raw[: length - 2]) if 2 <= length <= LONGEST_NAME else ""

    def span(self, element: Any, name: str) -> int:
        """How many columns or rows a cell says that it covers."""
        number = ctypes.c_float()
        for index in range(min(self.tree.attributes(element), WIDEST)):
            attributes = self.tree.attribute(element, index)
            value = self.tree.value(at_address(attributes), name.encode()) if attributes else None
            if value and self.tree.number(at_address(value), ctypes.byref(number)):
                return max(1, min(int(number.value), WIDEST))
        return 1


def next_column(table: Table, across: int, down: int) -> int:
    """The column in which a row's next cell stands; `table` remembers what it covers.

    >>> table = Table(1)
    >>> [next_column(table, 1, 2), next_column(table, 2, 1), next_column(table, 1, 1)]
    [0, 1, 3]
    >>> table.column = 0
    >>> next_column(table, 1, 1)
    1
    """
    while table.covered.get(table.column, 0) > 0:
        table.covered[table.column] -= 1
        table.column += 1
    first = table.column
    for column in range(first, first + across):
        table.covered[column] = down - 1
    table.column += across
    return first

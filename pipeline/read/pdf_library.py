"""pdfium's functions that a paper calls thousands of times, bound so that a call costs next to nothing.

A call through ctypes costs four times what pdfium does for it, nearly all of it for looking at the types of the arguments and turning them.
So functions are bound without types, and what stands for an address is made ready once, by `at_address`. The answers are the same.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

TRIM_THRESHOLD, MMAP_THRESHOLD, KEPT = -1, -3, 32 << 20
"""Numbers of two settings of the C library's memory (malloc.h), and the bytes that both are set to."""


@dataclass(frozen=True, slots=True)
class Pdfium:
    """Functions by what they tell. Addresses, of a text page or of room for answers, are given as `at_address` makes them."""

    box: Callable[..., int]
    """Text page, number of a character, room for its left, right, bottom and top edge."""
    origin: Callable[..., int]
    size: Callable[..., float]
    matrix: Callable[..., int]
    font: Callable[..., int]
    weight: Callable[..., int]
    item: Callable[..., int | None]
    """The address of the object that draws a character."""
    at: Callable[..., int]
    mark: Callable[..., int]
    drawn: Callable[..., int | None]
    """The address of an object of a page, by the page's address and a number."""
    kind: Callable[..., int]
    """What an object is, by its address."""
    bounds: Callable[..., int]
    """An object, room for its left, bottom, right and top edge as single floats."""
    placed: Callable[..., int]
    """An object, room for the six single floats of its matrix."""
    segments: Callable[..., int]
    """How many strokes and moves a path has."""
    segment: Callable[..., int | None]
    point: Callable[..., int]
    """A segment, room for x and y as single floats."""
    stroke: Callable[..., int]
    """What a segment does."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Functions that walk a page's tag tree, by what they tell of an element's address."""

    kind: Callable[..., int]
    """The length of its type's name in bytes; element, room for the name, bytes of the room."""
    count: Callable[..., int]
    """How many children it has."""
    mark: Callable[..., int]
    """The number of the marked stretch of text that a child is; -1 for an element."""
    child: Callable[..., int | None]
    """The address of a child."""
    attributes: Callable[..., int]
    attribute: Callable[..., int | None]
    value: Callable[..., int | None]
    number: Callable[..., int]


def bind(function: Any, result: Any) -> Callable[..., Any]:
    """One of pdfium's functions, to be called with small numbers and what `at_address` makes; nothing is checked."""
    # Python's lock is kept: giving it away and taking it back costs as much as such a call itself.
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


at_address = ctypes.c_void_p.from_param
"""An address, made ready to be given to a bound function any number of times."""


def address_of(pointer: Any) -> Any:
    """The address in one of pdfium's typed pointers, made ready."""
    return at_address(ctypes.cast(pointer, ctypes.c_void_p).value)


@cache
def load_pdfium() -> Pdfium:
    """The functions, from the first paper on."""
    import pypdfium2.raw as raw

    keep_memory()
    at, number, real = ctypes.c_void_p, ctypes.c_int, ctypes.c_double
    return Pdfium(
        bind(raw.FPDFText_GetCharBox, number),
        bind(raw.FPDFText_GetCharOrigin, number),
        bind(raw.FPDFText_GetFontSize, real),
        bind(raw.FPDFText_GetMatrix, number),
        bind(raw.FPDFText_GetFontInfo, ctypes.c_ulong),
        bind(raw.FPDFText_GetFontWeight, number),
        bind(raw.FPDFText_GetTextObject, at),
        bind(raw.FPDFText_GetCharIndexFromTextIndex, number),
        bind(raw.FPDFPageObj_GetMarkedContentID, number),
        bind(raw.FPDFPage_GetObject, at),
        bind(raw.FPDFPageObj_GetType, number),
        bind(raw.FPDFPageObj_GetBounds, number),
        bind(raw.FPDFPageObj_GetMatrix, number),
        bind(raw.FPDFPath_CountSegments, number),
        bind(raw.FPDFPath_GetPathSegment, at),
        bind(raw.FPDFPathSegment_GetPoint, number),
        bind(raw.FPDFPathSegment_GetType, number),
    )


@cache
def load_tree() -> Tree:
    """The functions, from the first tagged paper on."""
    import pypdfium2.raw as raw

    at, number = ctypes.c_void_p, ctypes.c_int
    return Tree(
        bind(raw.FPDF_StructElement_GetType, ctypes.c_ulong),
        bind(raw.FPDF_StructElement_CountChildren, number),
        bind(raw.FPDF_StructElement_GetChildMarkedContentID, number),
        bind(raw.FPDF_StructElement_GetChildAtIndex, at),
        bind(raw.FPDF_StructElement_GetAttributeCount, number),
        bind(raw.FPDF_StructElement_GetAttributeAtIndex, at),
        bind(raw.FPDF_StructElement_Attr_GetValue, at),
        bind(raw.FPDF_StructElement_Attr_GetNumberValue, number),
    )


def keep_memory() -> None:
    """Let the C library keep what a closed page leaves, for the next one.

    glibc gives it back to the system and takes it again for every page, which costs a fifth of pdfium's own time. Others are left alone.
    """
    if sys.platform.startswith("linux") and (setting := getattr(ctypes.CDLL(None), "mallopt", None)):
        setting(TRIM_THRESHOLD, KEPT)
        setting(MMAP_THRESHOLD, KEPT)

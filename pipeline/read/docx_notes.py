"""Word's notes: footnotes and endnotes in the order in which the text calls them, and the comments in the margin, which are counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.read.docx_styles import W

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def number_notes(root: Any, notes: Any | None, kind: str) -> Iterator[tuple[str, Any]]:
    """Sign and element of each note of a kind (footnote, endnote) that the text calls, each once, in the order of the calls.

    The sign is a raised number, so that no rule takes a note for an item of a list.
    """
    found = {} if notes is None else {node.get(f"{W}id"): node for node in notes.iter(W + kind)}
    calls: list[Any] = [call.get(f"{W}id") for call in root.iter(f"{W}{kind}Reference")] if found else []
    for number, key in enumerate(dict.fromkeys(key for key in calls if key in found), 1):
        yield str(number).translate(RAISED), found[key]


def find_comments(root: Any | None) -> int:
    """How many comments a part holds that say something."""
    return 0 if root is None else sum(1 for node in root.iter(f"{W}comment") if any(text.text for text in node.iter(f"{W}t")))

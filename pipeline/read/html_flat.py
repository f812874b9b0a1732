"""Pages without their structure: the words, a row for each block. Each step takes time in proportion to the page, whatever it holds."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from pipeline.read.html_tags import BLOCKS, SKIPPED

TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s<>/]*)[^<>]*>")
UNSEEN = {"script", "style", "template", "title"}


def cut_between(text: str, opens: str, closes: str) -> str:
    """The text without what stands between two signs, and without these; an opening sign that is never closed stays.

    >>> cut_between("Sak {{ n }}: lønn {{", "{{", "}}")
    'Sak : lønn {{'
    """
    parts, place = [], 0
    while (start := text.find(opens, place)) >= 0 and (end := text.find(closes, start + len(opens))) >= 0:
        parts.append(text[place:start])
        place = end + len(closes)
    return "".join(parts) + text[place:] if parts else text[place:]


def strip_page(text: str) -> str:
    """The words of a page, a row for each block; scripts and styles left out.

    >>> strip_page("<div>Sak 1<script>x()</script><p>L&oslash;<b>nn</b></div>").split()
    ['Sak', '1', 'Lønn']
    """
    text = cut_between(text, "<!--", "-->")
    parts, place, unseen = [], 0, ""
    for match in TAG.finditer(text):
        name = match["name"].lower()
        if not unseen:
            parts.append(unescape(text[place : match.start()]))
            unseen = name if name in UNSEEN and not match["end"] else ""
            if name in BLOCKS or name == "br":
                parts.append("\n")
        elif match["end"] and name == unseen:
            unseen = ""
        place = match.end()
    return "".join(parts) + ("" if unseen else unescape(text[place:]))


def flatten(node: Any) -> str:
    """The words of an element and of all in it, a row for each block; without its tail."""
    from lxml import etree

    parts: list[str] = []
    walk = etree.iterwalk(node, events=("start", "end"))
    for event, one in walk:
        tag = one.tag if isinstance(one.tag, str) else "script"
        if event == "start":
            parts.append("\n" if tag in BLOCKS or tag == "br" else "")
            if tag in SKIPPED:
                walk.skip_subtree()
            else:
                parts.append(one.text or "")
        else:
            parts.append("\n" if tag in BLOCKS else "")
            parts.append(one.tail or "" if one is not node else "")
    return "".join(parts)

"""A page as a whole: the tree of its elements, and what its head says of it."""

from __future__ import annotations

import re
from typing import Any

from pipeline.errors import UnreadableError
from pipeline.read.marks import join_marks

CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]+)|encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)


def parse_page(text: str) -> Any | None:
    """The root element of a page; None where it is nested deeper than the parser goes, which would end it there. Raises UnreadableError."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("empty-file" if "empty" in str(error) else "corrupt-file") from error
    return None if any("depth" in fault.message for fault in parser.error_log.filter_from_fatals()) else root


def find_charset(data: bytes) -> str:
    """The encoding that the head of a page names; "" for none.

    >>> find_charset(b'<meta charset="KOI8-R">')
    'KOI8-R'
    """
    match = CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else ""


MARKING = frozenset({"keywords", "subject", "classification", "access", "dc.accessrights", "dcterms.accessrights", "dc.rights"})
"""What of a page's head may say that it is not for everybody."""


def find_meta(root: Any) -> dict[str, str]:
    """Title, language, author, description and date as the page's head says them, and its marks."""
    marks = [node.get("content") or "" for node in root.iter("meta") if (node.get("name") or node.get("property") or "").lower() in MARKING]
    meta = {"title": " ".join((root.findtext(".//title") or "").split()), "language": root.get("lang") or ""}
    for node in root.iter("meta"):
        key = (node.get("name") or node.get("property") or "").lower()
        if key in {
            "author",
            "description",
            "date",
            "dc.date",
            "article:published_time",
            "article:modified_time",
            "dcterms.modified",
            "last-modified",
        }:
            meta[key] = node.get("content") or ""
    return {key: value for key, value in meta.items() if value} | join_marks(marks)

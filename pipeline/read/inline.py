"""Marks inside a row of Markdown taken out: emphasis, code, links, images, inline HTML, escapes. Links are kept beside the text."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.documents import Link

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
IMAGE = re.compile(r"!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?((?:[^()\s<>]|\([^()]*\))*)>?(?:\s+[\"'(][^)]*)?\)(?:\{[^}]*\})?")
REFERENCE = re.compile(r"\[([^\[\]]+)\](?:\[([^\[\]]*)\])?")
ANCHOR = re.compile(r"<a\b[^>]*?href\s*=\s*[\"']?([^\"'>\s]+)[^>]*>(.*?)</a>", re.IGNORECASE)
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^>\s]+|[^@<>\s]+@[^@<>\s]+)>")
CODE = re.compile(r"(`+)(.+?)\1")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
MARKS = (
    re.compile(r"(?<!\\)\*\*(?=\S)(.+?)(?<=\S)\*\*"),
    re.compile(r"(?<![\w\\])__(?=\S)(.+?)(?<=\S)__(?!\w)"),
    re.compile(r"(?<![\\*])\*(?=[^\s*])(.+?)(?<=[^\s*\\])\*(?!\*)"),
    re.compile(r"(?<![\w\\])_(?=\S)(.+?)(?<=\S)_(?!\w)"),
    re.compile(r"~~(?=\S)(.+?)~~"),
)
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
SPARE = re.compile(r"(?<!\*)\*\*(?!\*)")


class Plain(NamedTuple):
    """Text without marks, and the links that stood in it. False where no text is left."""

    text: str
    links: tuple[Link, ...]

    def __bool__(self) -> bool:
        return bool(self.text)


def plain(text: str, references: Mapping[str, str] | None = None) -> Plain:
    """What a reader of the page sees of one row.

    >>> plain("Se **[referat](ref.pdf)** for *møte* 1\\\\. mai")
    Plain(text='Se referat for møte 1. mai', links=(Link(text='referat', target='ref.pdf'),))
    """
    if not any(mark in text for mark in "*_`[<&\\~"):
        return Plain(text.strip(), ())
    links: list[Link] = []

    def keep(words: str, target: str) -> str:
        inner = plain(words).text
        links.append(Link(inner, html.unescape(target)))
        return inner

    def refer(match: re.Match[str]) -> str:
        target = (references or {}).get((match[2] or match[1]).lower())
        return keep(match[1], target) if target else match[0]

    text = CODE.sub(lambda match: match[2], IMAGE.sub(lambda match: match[1], text))
    text = LINK.sub(lambda match: keep(match[1], match[2]), text)
    text = ANCHOR.sub(lambda match: keep(match[2], match[1]), text)
    text = AUTOLINK.sub(lambda match: keep(match[1], match[1]), text)
    if references:
        text = REFERENCE.sub(refer, text)
    text = TAG.sub("", text)
    for mark in MARKS:
        text = mark.sub(r"\1", text)
    text = ESCAPE.sub(r"\1", SPARE.sub("", text))
    return Plain(html.unescape(text).replace("\u00a0", " ").strip(), tuple(links))

"""A Word package opened with care: sizes are counted as they inflate, DOCTYPEs refused, Strict namespaces turned into the usual ones."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from pipeline.errors import UnreadableError

MOST_PART, MOST_TOTAL, MOST_MEMBERS, MOST_RATIO, MOST_TAGS = 100_000_000, 300_000_000, 5_000, 100, 4_000_000
"""Inflated bytes of a part and of all, members, inflated to packed bytes above 1 MB, tags of a part."""
DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))
STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
)
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(slots=True)
class Package:
    """The XML parts of one Word file, inflated and checked."""

    parts: dict[str, bytes]
    trees: dict[str, Any] = field(default_factory=dict)

    def tree(self, name: str) -> Any | None:
        """The root element of a part; None where there is no such part. Raises UnreadableError for broken XML."""
        from lxml import etree

        if name not in self.parts:
            return None
        if name not in self.trees:
            data = self.parts[name]
            for strict, usual in STRICT:
                data = data.replace(strict, usual)
            try:
                self.trees[name] = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
            except etree.XMLSyntaxError as error:
                deep = "depth" in str(error) or "huge" in str(error).lower()
                raise UnreadableError("too-large" if deep else "corrupt-file", part=name, limit="XML") from error
        return self.trees[name]

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Relation id -> (last word of its type, target) of a part; targets inside the package are part names."""
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for node in () if root is None else root.iter(RELATIONS):
            target = node.get("Target") or ""
            if node.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, target)) if not target.startswith("/") else target[1:]
            found[node.get("Id") or ""] = ((node.get("Type") or "").rsplit("/", 1)[-1], target)
        return found

    def main(self) -> str:
        """The name of the part that holds the document's text. Raises UnreadableError where there is none."""
        named = [target for kind, target in self.relations("").values() if kind == "officeDocument"]
        for name in (*named, "word/document.xml", "word/document2.xml"):
            if name in self.parts:
                return name
        raise UnreadableError("corrupt-file", part="document.xml")


def open_package(data: bytes) -> Package:
    """All XML parts of a Word file. Raises UnreadableError for broken, encrypted, too large and unsafe ones."""
    parts: dict[str, bytes] = {}
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if len(members) > MOST_MEMBERS:
                raise UnreadableError("too-large", limit=f"{MOST_MEMBERS} zip")
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    parts[member.filename] = read_part(package, member)
                    total += len(parts[member.filename])
                if total > MOST_TOTAL:
                    raise UnreadableError("too-large", limit=f"{MOST_TOTAL // 1_000_000} MB")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise UnreadableError("corrupt-file", part="zip") from error
    return Package(parts)


def read_part(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """One part, inflated up to the caps: what the directory says of its size is not believed."""
    if member.flag_bits & 1:
        raise UnreadableError("encrypted-file")
    with package.open(member) as stream:
        data = stream.read(MOST_PART + 1)
    ratio = len(data) / max(1, member.compress_size)
    if len(data) > MOST_PART or (len(data) > 1_000_000 and ratio > MOST_RATIO) or data.count(b"<") > MOST_TAGS:
        raise UnreadableError("too-large", part=member.filename, limit=f"{MOST_PART // 1_000_000} MB")
    if any(sign in data for sign in DOCTYPES):
        raise UnreadableError("dtd-refused", part=member.filename)
    return data

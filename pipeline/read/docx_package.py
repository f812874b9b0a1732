"""A Word package opened with care: sizes are counted as they inflate, DOCTYPEs refused, Strict namespaces turned into the usual ones."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from pipeline.errors import UnreadableError
from pipeline.findings import Finding

MOST_PART, MOST_TOTAL, MOST_MEMBERS, MOST_RATIO, MOST_TAGS = 100_000_000, 300_000_000, 5_000, 100, 4_000_000
"""Inflated bytes of a part and of all, members, inflated to packed bytes above SMALL, tags of a part."""
SMALL, CHUNK, KEPT = 1_000_000, 1 << 18, 32_000_000
"""Inflated bytes whose ratio nobody asks for; bytes that are inflated at a time; bytes of parts that are kept once they were looked at."""
DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))
PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The ways of packing that Word knows; others can ask for any amount of memory."""
STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for strict, usual in (
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("drawingml/", "drawingml/2006/"),
    )
)
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MAIN_TYPES = ("document.main+xml", "template.main+xml", "template.macroEnabledTemplate.main+xml", "document.macroEnabled.main+xml")
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What the standard library raises on broken zips."""


@dataclass(slots=True)
class Package:
    """A Word file whose XML parts were looked at, each inflated anew when it is asked for, or kept."""

    data: bytes
    members: dict[str, zipfile.ZipInfo]
    """By part name, see `part_name`."""
    parts: dict[str, bytes] = field(default_factory=dict)
    trees: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is no such part, or it is damaged, which a finding then says."""
        name = find_name(name, self.members)
        if name in self.parts or name not in self.members:
            return self.parts.get(name)
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as package:
                return b"".join(inflate(package, self.members[name], len(self.data)))
        except BROKEN:
            self.doubt(name)
            return None

    def tree(self, name: str) -> Any | None:
        """The root element of a part; None where there is no such part, or it is damaged. Raises UnreadableError for what is unsafe.

        Of damaged XML what can be read is read, and a finding says so.
        """
        from lxml import etree

        name = find_name(name, self.members)
        if name not in self.trees:
            data = self.part(name)
            for strict, usual in STRICT if data and b"purl.oclc.org" in data else ():
                data = data.replace(strict, usual) if data else data
            try:
                root = etree.fromstring(data, xml_parser(recover=False)) if data else None
            except etree.XMLSyntaxError as error:
                if "depth" in str(error) or "huge" in str(error).lower():
                    raise UnreadableError("too-large", part=name, limit="XML") from error
                root = etree.fromstring(data, xml_parser(recover=True))
                self.doubt(name)
            if root is not None and root.getroottree().docinfo.internalDTD is not None:
                raise UnreadableError("dtd-refused", part=name)
            self.trees[name] = root
        return self.trees[name]

    def doubt(self, name: str) -> None:
        """A part that is damaged, said once."""
        finding = Finding("part-not-read", values={"part": name})
        if finding not in self.findings:
            self.findings.append(finding)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Relation id -> (last word of its type, target) of a part; targets inside the package are part names."""
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for node in () if root is None else root.iter(RELATIONS):
            target = node.get("Target") or ""
            if node.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[node.get("Id") or ""] = ((node.get("Type") or "").rsplit("/", 1)[-1], target)
        return found

    def main(self) -> str:
        """The name of the part that holds the document's text. Raises UnreadableError where there is none."""
        named = [target for kind, target in self.relations("").values() if kind == "officeDocument"]
        types = self.tree("[Content_Types].xml")
        for node in () if types is None else types:
            if (node.get("ContentType") or "").endswith(MAIN_TYPES):
                named.append((node.get("PartName") or "").lstrip("/"))
        for name in (*named, "word/document.xml", "word/document2.xml"):
            if self.tree(name) is not None:
                return name
        raise UnreadableError("corrupt-file", part="document.xml")


def xml_parser(*, recover: bool) -> Any:
    """A parser that fetches nothing and resolves nothing."""
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, recover=recover)


def part_name(name: str) -> str:
    """A member's name as parts are found by: without folders that lead out, in small letters, as Word does not tell cases apart.

    >>> part_name("Word\\\\Document.xml"), part_name("../../x.xml")
    ('word/document.xml', 'x.xml')
    """
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").lower()


def find_name(name: str, members: dict[str, zipfile.ZipInfo]) -> str:
    """The name under which a part lies in the package, also where the target is written with %20."""
    plain = part_name(name)
    return plain if plain in members else part_name(unquote(name))


def is_crowded(data: bytes) -> bool:
    """True for a zip of more members than any Word file has, seen before a directory of millions is read."""
    return data.count(b"PK\x01\x02") > MOST_MEMBERS


def open_package(data: bytes) -> Package:
    """A Word file whose XML parts were all looked at. Raises UnreadableError for broken, encrypted, too large and unsafe ones."""
    if is_crowded(data):
        raise UnreadableError("too-large", limit=f"{MOST_MEMBERS} zip")
    found = Package(data, {})
    total = kept = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            found.members = {part_name(member.filename): member for member in package.infolist() if not member.is_dir()}
            parts = {name: member for name, member in found.members.items() if name.endswith((".xml", ".rels"))}
            if sum(member.file_size for member in parts.values()) > MOST_TOTAL:  # zipfile inflates no more than the directory says
                raise UnreadableError("too-large", limit=f"{MOST_TOTAL // 1_000_000} MB")
            for name, member in parts.items():
                keep = kept + member.file_size <= KEPT
                size, part = look_at_part(package, member, data, keep=keep)
                total += size
                if total > MOST_TOTAL or total > max(SMALL, MOST_RATIO * len(data)):
                    raise UnreadableError("too-large", limit=f"{MOST_TOTAL // 1_000_000} MB")
                if part:
                    found.parts[name] = part
                    kept += size
    except BROKEN as error:
        raise UnreadableError("corrupt-file", part="zip") from error
    return found


def look_at_part(package: zipfile.ZipFile, member: zipfile.ZipInfo, data: bytes, *, keep: bool) -> tuple[int, bytes]:
    """How many bytes a part inflates to, and the bytes where they are to be kept; none of a damaged one.

    Raises UnreadableError for unsafe ones: a DOCTYPE, too many tags.
    """
    chunks: list[bytes] = []
    size = tags = 0
    tail = b""
    try:
        for chunk in inflate(package, member, len(data)):
            size += len(chunk)
            tags += chunk.count(b"<")
            window = tail + chunk
            if DOCTYPES[0] in window or (b"\0" in window and any(sign in window for sign in DOCTYPES)):
                raise UnreadableError("dtd-refused", part=member.filename)
            if tags > MOST_TAGS:
                raise UnreadableError("too-large", part=member.filename, limit="XML")
            tail = window[-20:]
            if keep:
                chunks.append(chunk)
    except BROKEN:  # whoever asks for this part is told
        return size, b""
    return size, b"".join(chunks)


def inflate(package: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """A part, a chunk at a time, up to the caps: what the directory says of its sizes is not believed. Raises UnreadableError, BROKEN.

    `most` is the size of the whole file, which no part takes more than.
    """
    if member.flag_bits & 1:
        raise UnreadableError("encrypted-file")
    if member.compress_type not in PACKED:
        raise NotImplementedError("packed in a way that Word does not know")
    packed, size = min(max(member.compress_size, 1), most), 0
    with package.open(member) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > MOST_PART or (size > SMALL and size > MOST_RATIO * packed):
                raise UnreadableError("too-large", part=member.filename, limit=f"{MOST_PART // 1_000_000} MB")
            yield chunk

"""What kind of file a zip is: by the parts that it lists; nothing but the list and a few letters of it is inflated."""

from __future__ import annotations

import io
import zipfile

from pipeline.errors import UnreadableError
from pipeline.read.docx_package import BROKEN, MAIN_TYPES, MOST_MEMBERS, is_crowded, part_name

TYPES = "[content_types].xml"
LONGEST = 200_000
"""Bytes of a list of types that are looked at."""
OTHERS = (("xl/", "Excel"), ("ppt/", "PowerPoint"), ("visio/", "Visio"), ("meta-inf/container.xml", "EPUB"), ("index/", "Pages"))


UNREAD = {
    "xlsx": "Excel",
    "xlsm": "Excel",
    "pptx": "PowerPoint",
    "vsdx": "Visio",
    "odt": "OpenDocument",
    "ods": "OpenDocument",
    "zip": "zip",
}
"""What packages that are never read, broken or whole, are called on disk."""


def find_package(data: bytes, suffix: str = "") -> str:
    """docx for a Word package. Raises UnreadableError for other zips; of a broken one the suffix says what it would have been."""
    if is_crowded(data):
        raise UnreadableError("too-large", limit=f"{MOST_MEMBERS} zip")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {part_name(member.filename): member for member in package.infolist()}
            if any(name.startswith("word/document") and name.endswith(".xml") for name in names) or is_word(package, names):
                return "docx"
            if "encryptedpackage" in names:
                raise UnreadableError("encrypted-file")
            kind = read_start(package, names, "mimetype").decode("ascii", "replace")
    except BROKEN as error:
        if suffix in UNREAD:
            raise UnreadableError("unsupported-format", format=UNREAD[suffix]) from error
        raise UnreadableError("corrupt-file", part="zip") from error
    kinds = [label for folder, label in OTHERS if any(name.startswith(folder) for name in names)]
    raise UnreadableError("unsupported-format", format="OpenDocument" if "opendocument" in kind else (kinds or ["zip"])[0])


def is_word(package: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> bool:
    """True where the list of types names a Word document's main part, whatever that is called."""
    types = read_start(package, names, TYPES)
    return any(f"wordprocessingml.{kind}".encode() in types or f"ms-word.{kind}".encode() in types for kind in MAIN_TYPES)


def read_start(package: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo], name: str) -> bytes:
    """The first bytes of a member; none where there is no such member. Raises BROKEN."""
    if name not in names or names[name].flag_bits & 1:
        return b""
    with package.open(names[name]) as stream:
        return stream.read(LONGEST)

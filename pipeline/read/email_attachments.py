"""What comes with a message: files and messages, each to be read as a paper of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

from pipeline.read.email_parts import BROKEN, is_attached, walk
from pipeline.read.encoding import clean

MOST_ATTACHMENTS = 500
SEALS = {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-encrypted"}
"""What only vouches for other parts."""


def find_attachments(message: EmailMessage, shown: list[Any]) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of attached files and messages in order. Parts of the text (`shown`), other forms of it, pictures that only
    decorate it, and seals are none."""
    for part in walk(message):
        kind = part.get_content_type()
        attached = is_attached(part)
        if kind in SEALS or any(part is one for one in shown) or (kind.startswith("image/") and not is_picture(part, attached)):
            continue
        if (not attached and kind.startswith("text/") and kind != "text/calendar") or kind.startswith("multipart/"):
            continue
        data = nested_bytes(part) if kind == "message/rfc822" else read_bytes(part)
        if data:
            yield attachment_name(part, kind), data


def is_picture(part: Any, attached: bool) -> bool:
    """True for a picture that is sent as a file, not shown in the text."""
    return attached and part.get("content-id") is None


def read_bytes(part: Any) -> bytes:
    """The bytes of a part; none where there are none."""
    try:
        data = part.get_payload(decode=True)
    except BROKEN:
        data = None
    return data if isinstance(data, bytes) else b""


def nested_bytes(part: Any) -> bytes:
    """A message inside a message, as a file."""
    inner = part.get_payload()
    if not isinstance(inner, list):
        return read_bytes(part)
    try:
        return inner[0].as_bytes() if inner and isinstance(inner[0], EmailMessage) else b""
    except (*BROKEN, UnicodeError):
        return nested_text(inner[0])


def nested_text(message: EmailMessage) -> bytes:
    """A message that cannot be written as it was: its headers as they stood, and its text."""
    head = "".join(f"{name}: {' '.join(str(value).split())}\n" for name, value in message.raw_items())
    parts = (read_bytes(part) for part in walk(message) if part.get_content_maintype() == "text")
    kind = "Content-Type: text/plain; charset=utf-8\n" if "content-type" not in head.lower() else ""
    return (head + kind + "\n").encode("utf-8", "replace") + b"\n\n".join(parts)


def attachment_name(part: Any, kind: str) -> str:
    """The file name that the sender gave, without folders; for a nested message its subject."""
    try:
        name = part.get_filename() or ""
    except BROKEN:
        name = ""
    if kind == "message/rfc822":
        inner = part.get_payload()
        if not name and isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            return name_message(inner[0])
        name = f"{name or 'melding'}{'' if name.lower().endswith('.eml') else '.eml'}"
    return tidy_name(name)


def name_message(message: EmailMessage) -> str:
    """A file name for a message: its subject."""
    try:
        subject = str(message.get("subject") or "")
    except BROKEN:
        subject = ""
    return tidy_name(f"{subject[:140] or 'melding'}.eml")


def tidy_name(name: str) -> str:
    """A name that is one on every system, without folders.

    >>> tidy_name("../../etc/passwd"), tidy_name("Ref: møte?.pdf"), tidy_name("")
    ('_.._etc_passwd', 'Ref_ møte_.pdf', 'attachment')
    """
    name = re.sub(r"[\x00-\x1f/\\:*?\"<>|]+", "_", clean(name)).strip(" .")
    return name[-150:] or "attachment"


def unique_name(name: str, names: dict[str, int]) -> str:
    """The name, with a number where an earlier attachment has it too; `names` is changed."""
    key = name.casefold()
    names[key] = names.get(key, 0) + 1
    if names[key] == 1:
        return name
    stem, dot, suffix = name.rpartition(".")
    fresh = f"{stem}-{names[key]}.{suffix}" if dot else f"{name}-{names[key]}"
    return unique_name(fresh, names)

"""What spreadsheets save as CSV."""

from __future__ import annotations


def decode(data: bytes) -> str:
    """The text of a saved file: UTF-8, with or without a byte order mark, else Windows-1252.

    >>> decode("tiltak på møte".encode("cp1252"))
    'tiltak på møte'
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")

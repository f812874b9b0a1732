"""qpdf (through pikepdf, where that is installed) writes a damaged PDF anew. Its only room."""

from __future__ import annotations

from collections.abc import Sequence


def repair(data: bytes, passwords: Sequence[str] = ()) -> bytes:
    """The same PDF with its objects found and listed anew, and without its encryption; empty where that cannot be done.

    Whether it wants a password that is not among `passwords` is not told: the other readers say so too.
    """
    import io
    import logging

    try:
        import pikepdf
    except ImportError:
        return b""
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # what is wrong is a finding

    for password in ("", *passwords):
        try:
            with pikepdf.open(io.BytesIO(data), password=password) as paper:
                if not len(paper.pages):
                    return b""
                written = io.BytesIO()
                paper.save(written, recompress_flate=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
                return written.getvalue()
        except pikepdf.PasswordError:
            continue
        except Exception:  # a third party's parser on a broken file may raise anything
            return b""
    return b""

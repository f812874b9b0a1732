"""The marks of a paper: what its file says of it outside its lines (turned stamps, properties, labels). They may say that it is closed."""

from __future__ import annotations

import re
from collections.abc import Iterable

SEVERAL = re.compile(r"[;,]")


def join_marks(texts: Iterable[str]) -> dict[str, str]:
    """Marks as Document.meta has them, under "marks", a line each, what a list names («budsjett; fortrolig») by itself too; empty for none.

    >>> join_marks(["budsjett, fortrolig", "Fortrolig", ""])
    {'marks': 'budsjett\\nfortrolig\\nFortrolig\\nbudsjett, fortrolig'}
    """
    said = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
    parts = [part.strip() for text in said for part in SEVERAL.split(text)]
    return {"marks": "\n".join(dict.fromkeys([*filter(None, parts), *said]))} if said else {}

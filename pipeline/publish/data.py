"""A publication's context as JSON, for programs: what its other forms say, without the words of the templates."""

from __future__ import annotations

import json
from dataclasses import asdict

from pipeline.publish.contexts import Publication
from pipeline.publish.printable import clean


def format_json(context: Publication) -> bytes:
    """The bytes of a JSON file: an object, its keys sorted, UTF-8."""
    values = clean(asdict(context), context.t.get("shortened", ""))
    del values["t"]
    return f"{json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()

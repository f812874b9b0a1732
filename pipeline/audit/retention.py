"""Which papers are to be kept, and for how long: what the profile of their body says. Lists only; nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.audit.told import Kept
from pipeline.records import DocumentRow
from pipeline.settings import Profile, Settings

NONE = Profile("")


def list_kept(documents: Iterable[DocumentRow], settings: Settings, as_of: str) -> Iterator[Kept]:
    """Every paper with the class of its kind, in their order, and whether its time is up on `as_of`; copies too, since they are papers."""
    for row in documents:
        classes = settings.bodies.get(row.body_id, NONE).retention
        period, citation = read_class(classes.get(row.kind, ""), str(classes.get("citation", "")))
        until = find_end(row.date or row.issued, period)
        yield Kept(row.path, row.document_id, row.body_id, row.kind, row.date, period, until, citation, bool(until) and until < as_of)


def read_class(value: Any, citation: str) -> tuple[str, str]:
    """How long a kind is kept, and by which rule: "keep", a number of years, or "" where nobody has said.

    >>> read_class(10, "Plan 2"), read_class({"years": 5, "citation": "Plan 4"}, "Plan 2"), read_class("", "Plan 2")
    (('10', 'Plan 2'), ('5', 'Plan 4'), ('', ''))
    """
    if isinstance(value, dict):
        value, citation = value.get("years", ""), str(value.get("citation", citation))
    return str(value), citation if value != "" else ""


def find_end(date: str, period: str) -> str:
    """The last day on which a paper of a date is kept: the end of its year and so many more; "" where there is none.

    >>> find_end("2014-03", "10"), find_end("2014", "keep"), find_end("", "10")
    ('2024-12-31', '', '')
    """
    return f"{int(date[:4]) + int(period):04}-12-31" if date[:4].isdigit() and period.isdigit() else ""

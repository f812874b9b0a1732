"""Exemptions from public access that a body's papers cannot have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.view import View
from pipeline.findings import Finding

PARAGRAPH = re.compile(r"§+\s*(\d+)")
INTERNAL = {"14"}
"""Papers made for internal use."""


def find_not_internal(view: View) -> Iterator[Finding]:
    """Items kept from the public as internal papers only, in a collegiate body of a university or college (offentlegforskrifta § 8).

    They stay exempt until a person says otherwise: whether another exemption holds is for a lawyer.
    """
    if not view.profile.collegiate:
        return
    rows = {item.item_id: item for items in view.items.values() for item in items if is_internal(item.legal_basis)}
    for item in rows.values():
        values = {"item": item.number or item.item_id, "text": item.legal_basis}  # its title is what is exempt
        yield Finding("exemption-not-internal", item.document_id, item.item_id, item.source, values)


def is_internal(legal_basis: str) -> bool:
    """True where an exemption rests on nothing but that the paper is internal.

    >>> [is_internal(basis) for basis in ("offl. § 14", "offl. §14 første ledd", "offl. § 14, jf. fvl. § 13", "offl. § 23", "")]
    [True, True, False, False, False]
    """
    return set(PARAGRAPH.findall(legal_basis)) == INTERNAL

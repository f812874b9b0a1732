"""Which bodies a line of corrections.csv may be about: only their records are corrected anew when it changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from pipeline.corrections.lines import Correction, split_key


@dataclass(frozen=True, slots=True)
class Homes:
    """What the parts of a key can name."""

    bodies: frozenset[str]
    papers: Mapping[str, str]
    """document_id or path of a paper -> its body."""
    areas: frozenset[str] = frozenset()
    """The policy areas that belong to no body."""
    tied: Mapping[str, Collection[str]] | None = None
    """Body -> the bodies whose items its own are tied to."""


def find_homes(line: Correction, homes: Homes) -> frozenset[str]:
    """All bodies whose records the line may find, change or name; "" stands for what belongs to no body.

    >>> homes = Homes(frozenset({"alu", "alu-hms", "styret"}), {"0123456789ab": "styret"})
    >>> sorted(find_homes(Correction(table="meetings", record="alu-hms-2025-11-26", field="place"), homes))
    ['alu', 'alu-hms']
    >>> sorted(find_homes(Correction(table="memos", record="0123456789ab", field="subject"), homes))
    ['styret']
    """
    said = split_key(line.table, line.record)
    if line.table == "policy_links" and not said.get("subject_id"):
        return homes.bodies | {""}  # a key that names rows of every body
    if line.table == "policy_areas" and line.record in homes.areas:
        return frozenset({""})
    named = (list_homes(column, value, homes) for column, value in said.items())
    found = {homes.papers.get(line.source.partition(":")[0], "")}.union(*named) - {""}
    if line.field == "body_id":
        found.add(line.value)
    if (line.action, line.table) == ("add", "meetings"):
        found.add("")  # of no body until a line says of which
    if (line.action, line.table) == ("remove", "agenda_items"):
        found.update(*((homes.tied or {}).get(body_id, ()) for body_id in [*found]))
    return frozenset(found or {""})


def list_homes(column: str, value: str, homes: Homes) -> set[str]:
    """The bodies that one part of a key may name: the paper's, or each whose id the part begins with."""
    if value in homes.papers:
        return {homes.papers[value]}
    if column == "body_id":
        return {value}
    return set(homes.bodies.intersection(accumulate(value.split("-"), "{}-{}".format))) if column.endswith("_id") else set()


def join_homes(bodies: Iterable[str], lines: Iterable[tuple[Correction, frozenset[str]]]) -> dict[str, list[str]]:
    """First body -> the bodies that must be corrected together, since one line may be about several of them; most stand alone.

    >>> both = frozenset({"alu", "alu-hms"})
    >>> join_homes(["alu", "alu-hms", "styret"], [(Correction(), both)])
    {'alu': ['alu', 'alu-hms'], 'styret': ['styret']}
    """
    first: dict[str, str] = {}

    def find(body: str) -> str:
        while first.setdefault(body, body) != body:
            body = first[body]
        return body

    for _, found in lines:
        roots = sorted(map(find, found))
        first.update(dict.fromkeys(roots, roots[0]))
    units: dict[str, list[str]] = {}
    for body in sorted({*bodies, *first}):
        units.setdefault(find(body), []).append(body)
    return units

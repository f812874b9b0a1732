"""What a public edition leaves out: the noun that disclosure/ makes, and publish/ and store/ list for the secretary."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that the public edition leaves out or hides, and why. It is listed in internal papers only."""

    kind: str = ""
    """What it is, as its table is called; a passage is named by the table that it stands in."""
    record_id: str = ""
    body_id: str = ""
    date: str = ""
    """The day of its meeting, else of the paper."""
    number: str = ""
    title: str = ""
    """What it says: its title or text, or the passage."""
    rule: str = ""
    """closed-item, closed-paper, hangs-on, same-matter, or what a passage is; tables/texts.toml has its words as rule_…"""
    because: str = ""
    """The item or paper that it hangs on, or the column in which the passage stands; empty where it is that itself."""
    legal_basis: str = ""
    """As written in the paper."""
    path: str = ""
    """The paper that says it."""
    source: str = ""
    passage: str = ""
    """The digest of a passage's words, as raw/releases.csv names it."""
    withheld_id: str = ""
    """By which `referent release` names a passage; empty where nobody can release it."""

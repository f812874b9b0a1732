"""The table of members and their deputies that a notice carries below a heading of its own."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents import Document
from pipeline.findings import Finding
from pipeline.grammar.committees import MEMBERS_HEADING
from pipeline.parse.member_tables import read_head, read_member_table, split_runs
from pipeline.parse.members import SECTION_ROLE, note, write_membership
from pipeline.parse.seats import Seat
from pipeline.parse.sections import split_sections
from pipeline.records import Extracted, Membership


def parse_notice_members(document: Document) -> Iterator[Extracted[Membership] | Finding]:
    """The memberships that a notice's table gives, in its order, and a finding on each row that cannot be read.

    The heading must speak of members (those invited or expected are none), and the table's head of names and of what a seat is.
    """
    number = 0
    for section in split_sections(document.lines):
        role = SECTION_ROLE.get(section.name, "")
        if not role or not section.heading or not MEMBERS_HEADING.search(section.heading.text):
            continue
        for rows in split_runs(section.lines):
            head = read_head(rows[0])
            if "name" not in head or len(head) == 1:
                continue
            for found in read_member_table(rows, role):
                if isinstance(found, Seat):
                    number += 1
                    yield write_membership(document, found, f"{document.document_id}/p{number}")
                else:
                    cells = " | ".join(cell for cell in found.cells if cell.strip())
                    yield note(document, "member-row-unread", found, document.document_id, text=cells)

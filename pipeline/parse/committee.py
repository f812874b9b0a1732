"""Committee pages and meeting plans: the body, its members, its meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.documents import Document, Line
from pipeline.findings import Finding
from pipeline.grammar import Rule, find_rule
from pipeline.grammar.committees import ADVISES, ADVISORY, CADENCE, DECIDING, PARENT, PLANS_MADE
from pipeline.grammar.plans import NEW_TOOL
from pipeline.language.calendar import MONTHS
from pipeline.language.dates import find_dates
from pipeline.language.folding import words
from pipeline.parse.closing import find_head_stamp
from pipeline.parse.extract import Found, extract, format_source
from pipeline.parse.lead_times import find_lead_times
from pipeline.parse.members import parse_members
from pipeline.parse.page_titles import find_body_name, find_title
from pipeline.parse.plan import Block, Term, is_next_section, read_term, split_blocks
from pipeline.parse.plan_headings import find_heading_block
from pipeline.parse.plan_records import write_meetings
from pipeline.parse.plan_years import give_years, is_outside
from pipeline.parse.sections import Section, join_items, split_sections
from pipeline.records import Body, DocumentRow, Extracted, Meeting, MeetingLink, Membership

Item = Extracted[DocumentRow] | Extracted[Body] | Extracted[Membership] | Extracted[Meeting] | Extracted[MeetingLink] | Finding


def parse_committee(document: Document, language: str = "") -> Iterator[Item]:
    """What a committee's page or a meeting plan says: one DocumentRow, one Body, its Memberships, a Meeting and its link for
    every date listed, and the doubts. The rules take all five languages, so `language` changes nothing."""
    sections = split_sections(document.lines)
    title = find_title(document)
    name, short = find_body_name(document, title)
    blank = Found("", document.lines[0]) if document.lines else ""
    stamp = find_head_stamp(document)
    yield extract(document, DocumentRow, None, title=title or blank, body_name=name or blank, **({"access": stamp} if stamp else {}))
    facts = read_body(sections)
    if name:
        yield extract(document, Body, name.line, name=name, short_name=short or "", **facts)
    members = list(parse_members(document, sections))
    yield from members
    for section in sections:
        if section.name == "secretariat" and not section.lines and section.heading:
            yield note(document, "section-empty", section.heading, heading=section.heading.text)
    yield from parse_meetings(document, sections, title, facts.get("cadence"), find_officers(members))


def find_officers(members: Sequence[Extracted[Membership] | Finding]) -> dict[str, str]:
    """The leader and the secretary as a page's meetings have them; none for an office that several people hold, or nobody by name."""
    officers = {}
    for column, role in (("chair", "leader"), ("secretary", "secretary")):
        names = {found.record.person_name for found in members if isinstance(found, Extracted) and found.record.role == role}
        if len(names - {""}) == 1:
            officers[column] = (names - {""}).pop()
    return officers


def read_body(sections: Sequence[Section]) -> dict[str, Found]:
    """The statements on the body: purpose, tasks, composition, cadence, secretariat, deadlines, classification, parent."""
    facts: dict[str, Found] = {}
    for section in sections:
        if section.lines and section.name in {"purpose", "tasks", "composition", "secretariat"} and section.name not in facts:
            lines = [line for line in section.lines if line.marker] if section.name == "tasks" else section.lines
            text = join_items(lines or section.lines)
            facts[section.name] = Found(text, section.lines[0], rule=section.name)
    prose = [line for section in sections if section.name not in {"plan", "past", "documents"} for line in section.lines]
    for field, table in (("cadence", CADENCE), ("parent", PARENT)):
        if found := search_rules(table, prose):
            facts[field] = found
    if plans := search_rules(PLANS_MADE, prose):
        often = facts.get("cadence", plans)
        text = f"{often.value}; {plans.value}" if often is not plans else plans.value
        facts["cadence"] = Found(text, often.line, rule=often.rule)
    facts |= find_lead_times(line for section in sections for line in section.lines)
    advisory, deciding = search_rules(ADVISORY, prose), search_rules(DECIDING, prose)
    if chosen := advisory or deciding or search_rules(ADVISES, prose):
        facts["classification"] = Found("deciding" if chosen is deciding else "advisory", chosen.line, chosen.line.text, chosen.rule)
    return facts


def search_rules(table: Sequence[Rule], lines: Sequence[Line]) -> Found | None:
    """The first value that a table's rules find, line by line."""
    for line in lines:
        if found := find_rule(table, line.content):
            return Found(found[1]["value"].strip(), line, found[1]["value"].strip(), found[0].name)
    return None


def parse_meetings(
    document: Document, sections: Sequence[Section], title: Found | None, cadence: Found | None, officers: Mapping[str, str]
) -> Iterator[Item]:
    """The meetings that the paper lists, then those that it only names."""
    plans = [section for section in sections if section.name in {"plan", "past"} or is_next_section(section)]
    blocks = [block for section in plans for block in split_blocks(section)]
    if not any(block.entries for block in blocks):
        blocks = [block for section in sections if section.name in {"", "members", "documents"} for block in split_blocks(section)]
    blocks.extend(find_heading_block(sections))
    mentions = list(find_new_tool(sections))
    named = [iso for _, iso, _ in mentions]
    years = read_term(title.line, Term()).years if title else ()
    blocks = give_years([b for b in blocks if b.entries or b.term.years], named, years[0] if len(years) == 1 else 0)
    yield from write_meetings(document, blocks, cadence.value.split(";")[0] if cadence else "", officers)
    listed = sum(len(block.entries) for block in blocks)
    for number, (line, iso, raw) in enumerate(mentions, listed + 1):
        yield from write_mention(document, line, iso, raw, f"{document.document_id}/m{number}", blocks)
    if not any(block.entries for block in blocks) and (head := find_flat_matrix(sections)):
        yield note(document, "plan-not-read", head, text=head.text[:80])


def find_new_tool(sections: Sequence[Section]) -> Iterator[tuple[Line, str, str]]:
    """Lines that say from which meeting on the papers lie elsewhere, with that meeting's date."""
    for section in sections:
        for line in section.lines:
            if NEW_TOOL.pattern.match(line.content):
                for date in find_dates(line.content)[:1]:
                    if date.iso:
                        yield line, date.iso, date.raw


def write_mention(document: Document, line: Line, iso: str, raw: str, key: str, blocks: Sequence[Block]) -> Iterator[Item]:
    """The meeting from which on papers lie in another tool; what that tool holds is unknown here, not nothing."""
    later = sorted(entry.iso for block in blocks for entry in block.entries if entry.iso > iso and not is_outside(entry, block.term))
    values = {"start_date": iso, "raw_date": raw, "minutes_status": "elsewhere"}
    found = {name: Found(value, line, rule="new_tool") for name, value in values.items()}
    yield extract(document, Meeting, line, meeting_id=key, **found)
    yield extract(document, MeetingLink, line, meeting_id=key, relation="mention", score="1", reason=line.content)
    facts = {"name": document.name, "from": iso, "to": later[0] if later else "…", "text": line.content}
    yield Finding("coverage-unknown", document.document_id, key, format_source(document.document_id, line), facts)


def find_flat_matrix(sections: Sequence[Section]) -> Line | None:
    """The line of month names that is left of a table whose columns were lost: days below it cannot be paired with months."""
    lines = (line for section in sections for line in section.lines if not line.cells)
    return next((line for line in lines if sum(word in MONTHS for word in words(line.text)) >= 4), None)


def note(document: Document, code: str, line: Line, **values: str) -> Finding:
    """A finding on one line of the paper."""
    facts = {"name": document.name, **values}
    return Finding(code, document.document_id, document.document_id, format_source(document.document_id, line), facts)

"""The title of a page and the name of the body that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.documents import Document, Line
from pipeline.grammar import find_rule
from pipeline.grammar.committees import BODY_NAMES, SECTIONS, SHORT_IN_TEXT, WELCOME
from pipeline.grammar.plans import TERM_HEADING
from pipeline.language.calendar import MONTHS
from pipeline.language.folding import fold, words
from pipeline.parse.bodies import find_spoken_body, read_meta
from pipeline.parse.extract import Found
from pipeline.parse.titles import find_front_title, is_said, stands_alone

_SITE = re.compile(r"\s+[-–|]\s+")
_CONTACT = re.compile(r"^(?:kontakte?|contact|about|om|meet|møt)\s+(?:the\s+)?", re.IGNORECASE)
_LIST_OF = re.compile(
    r"^.{0,30}?\b(?:møteplan|årsplan|møtekalender|årskalender|møtedatoer|møteoversikt|møteliste|årshjul|aktivitetsplan|arbeidsplan|terminliste|semesterplan"
    r"|mandat|reglement|meeting\s(?:plan|schedule)|schedule|annual\splan)(?:et|en)?\s+(?:for|i|av|til|of)\s+(?:the\s+)?(?=(?-i:[A-ZÆØÅ]))",
    re.IGNORECASE,
)
"""«Årsplan for» before a body's name."""
_LABELLED_DAY = re.compile(r"(?:dato|datum|date|møte|möte|møde)?\s*:?\s*[\d(][\d ./()-]+$", re.IGNORECASE)
"""«Dato 2024-03-11»: one entry of a list."""
_FIRST = 12


def find_title(document: Document) -> Found | None:
    """The page's own title: the heading that the page's name repeats, else its first heading, else its first line, each without
    the site's name behind it; None for an empty page."""
    lines = [line for line in document.lines if line.kind != "furniture" and line.text.strip()]
    if not lines:
        return None
    headings = [line for line in lines if line.kind == "heading"] or lines[:_FIRST]
    page = document.meta.get("title", "") or lines[0].text
    for line in headings:
        if line is not lines[0] and is_repeated(line.text, page):
            return Found(line.text.strip(), line, rule="repeated_title")
    own = [line for line in headings if line.kind == "heading" and not WELCOME.match(line.text) and not is_term(line)]
    front = find_front_title(document)
    if front and (
        not own or (document.format == "markdown" and not stands_alone(own[0], document.lines) and not is_said(own[0].text, front))
    ):
        return Found(front, lines[0], f"title: {front}", "front_matter")
    named = [line for line in lines[:4] if not line.marker and not line.cells and len(line.text) < 90 and find_rule(BODY_NAMES, line.text)]
    first = [line for line in lines[:1] if not is_term(line) and not is_lead(line)]
    for rule, chosen in (("first_heading", own), ("named_body", named), ("first_line", first)):
        if chosen:
            return Found(chosen[0].text.strip().rstrip(":"), chosen[0], rule=rule)
    return None


def is_lead(line: Line) -> bool:
    """True for one word with a colon that opens a list («List:»), unless it is a heading that a rule knows."""
    text = line.text.strip()
    return text.endswith(":") and " " not in text and find_rule(SECTIONS, text.rstrip(":")) is None


def is_term(line: Line) -> bool:
    """True for a line that only says a year, a season, months or a day: the head of a list, no title."""
    said = words(line.text)
    text = line.text.strip().rstrip(":")
    if _LABELLED_DAY.match(text):
        return True
    return (TERM_HEADING.pattern.fullmatch(text) is not None and find_rule(SECTIONS, text) is None) or (
        bool(said) and all(word in MONTHS for word in said)
    )


def is_repeated(text: str, page: str) -> bool:
    """True where a page's name is this heading with the site's name behind it.

    >>> is_repeated("Fagutvalget - FU", "Fagutvalget - FU - Kunnskapsbasen")
    True
    """
    folded, whole = fold(text), fold(page)
    return whole == folded or (whole.startswith(folded) and bool(_SITE.match(whole[len(folded) :])))


def find_body_name(document: Document, title: Found | None) -> tuple[Found | None, Found | None]:
    """The body's name as printed and its short name; None where the page does not say them."""
    for line, text in name_candidates(document, title):
        found = find_rule(BODY_NAMES, text)
        if found:
            part = found[1].groupdict()
            name = restore_case(_LIST_OF.sub("", _CONTACT.sub("", part["name"].strip())), document)
            short = part.get("short") or find_short(document, name)
            return Found(name, line, rule=found[0].name), Found(short, line, rule=found[0].name) if short else None
    texts = [(paragraph.text, paragraph.first) for paragraph in document.paragraphs() if paragraph.first.kind != "furniture"]
    return find_site(document) or find_spoken_body([*read_meta(document), *texts]), None


def name_candidates(document: Document, title: Found | None) -> Iterator[tuple[Line, str]]:
    """The lines that may name the body, the likeliest first: title, headings, the first lines."""
    if title:
        yield title.line, title.value
    for line in document.lines:
        if line.kind == "heading":
            yield line, line.text.strip().rstrip(":")
    for line in document.lines:
        text = line.text.strip().rstrip(":")
        found = find_rule(BODY_NAMES, text) if line.kind == "text" and not line.marker and len(text) < 80 else None
        if found and found[0].name != "committee_name":
            yield line, text


def find_short(document: Document, name: str) -> str:
    """The short name that the text gives in brackets behind the name."""
    for line in document.lines:
        for match in SHORT_IN_TEXT.finditer(line.text):
            if fold(match["name"]).endswith(fold(name)) or fold(name).endswith(fold(match["name"])):
                return match["short"]
    return ""


def restore_case(name: str, document: Document) -> str:
    """A name in capitals as the text below writes it, where it does."""
    if not name.isupper():
        return name
    match = re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", document.text.casefold())
    near = [m[0] for m in re.finditer(re.escape(name), document.text, re.IGNORECASE) if not m[0].isupper()] if match else []
    return near[0] if near else name


def find_site(document: Document) -> Found | None:
    """The organisation whose site the page belongs to, where the page's name and its own text both say it."""
    for line in document.lines:
        if match := WELCOME.fullmatch(line.text.strip()):
            return Found(match["name"].strip(), line, rule="welcome")
    parts = _SITE.split(document.meta.get("title", ""))
    same = [line for line in document.lines if len(parts) > 1 and fold(line.text) == fold(parts[-1])]
    return Found(same[0].text.strip(), same[0], rule="site") if same else None

"""Names that only what is closed says, of a firm, a house, a person on no list: where else they stand, they tell of the closed matter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from pipeline.disclosure.words import Words, split_words
from pipeline.grammar.owners import given_names
from pipeline.language.names import is_single_name
from pipeline.records import PROCEDURAL, ActionItem, Decision, Records

WITHIN = re.compile(r"(?<=[\w,;:–-]\s)(?<!\d\s)[A-ZÆØÅÄÖ][\w’'-]+(?:\s[A-ZÆØÅÄÖ][\w’'-]+)*")
"""Capitalised words that begin no sentence."""
SHORTEST = 6
"""So many letters a name of one word has."""
COMMON = re.compile(
    r"(?:utvalg|styre|råd|møte|kommune|universitet|institutt|fakultet|departement|avdeling|sekretariat|komit|nemnd|direktorat|senter)\w{0,5}$"
    r"|day$|ember$",
    re.IGNORECASE,
)
"""Ends of words that bodies, places of work and days share."""
MOST = 5
"""A name that stands in more open papers than these is nobody's secret."""
SMALL = re.compile(r"(?<![\w’'-])[a-zæøåäö]{6,}")
"""A word that is written small is no name."""
Text = tuple[str, str, str, str]
"""Item, paper, day, words."""


def find_own_names(records: Records, papers: Collection[str], items: Collection[str]) -> frozenset[str]:
    """The names in closed texts, and their genitives, that no open paper said before, and few since. `papers` and `items` are closed."""
    if not papers and not items:
        return frozenset()
    texts = list(list_texts(records))
    procedural = {row.item_id for row in records.agenda_items if row.item_type in PROCEDURAL}
    first: dict[Words, str] = {}
    for item, paper, day, text in texts:
        if (item in items or paper in papers) and item not in procedural:
            for name in find_names(text):
                first[name] = min(day, first.get(name, day))
    known = {word for text in list_known(records) for word in split_words(text)}
    small = {word for *_, text in texts for word in SMALL.findall(text)}
    names = {name: day for name, day in first.items() if not known.issuperset(name) and (len(name) > 1 or name[0] not in small)}
    common = find_common(names, (text for text in texts if text[0] not in items and text[1] not in papers))
    return frozenset(form for name in names.keys() - common for form in (" ".join(name), f"{' '.join(name)}s"))


def find_common(names: Mapping[Words, str], texts: Iterable[Text]) -> set[Words]:
    """The names that open texts said before the day on which they were closed, or that many papers say."""
    by_first: dict[str, list[Words]] = defaultdict(list)
    for name in names:
        by_first[name[0]].append(name)
    where: dict[Words, set[str]] = defaultdict(set)
    before: set[Words] = set()
    for _, paper, day, text in texts:
        for name in find_among(by_first, text):
            where[name].add(paper)
            if day and day < names[name]:
                before.add(name)
    return before | {name for name, papers in where.items() if len(papers) > MOST}


def find_names(text: str) -> Iterator[Words]:
    """The names in a text: runs of capitalised words, and each long word of them.

    >>> sorted(find_names("Salg av Rønningstua til Lia Bygg AS. Styret drøfter."))
    [('lia', 'bygg', 'as'), ('rønningstua',)]
    """
    for match in WITHIN.finditer(text):
        words = split_words(match.group())
        if len(words) > 1:
            yield words
        yield from (split_words(word) for word in match.group().split() if len(word) >= SHORTEST and is_own(word))


def is_own(word: str) -> bool:
    """True for a word that can be a name by itself, and is not one that many share.

    >>> [is_own(word) for word in ("Rønningstua", "Styret", "Torgeir", "Avdelingen")]
    [True, False, False, False]
    """
    return is_single_name(word) and word not in given_names() and not COMMON.search(word)


def find_among(by_first: Mapping[str, list[Words]], text: str) -> Iterator[Words]:
    """Those of the names, by their first words, that stand in a text."""
    words = split_words(text)
    for place, word in enumerate(words):
        yield from (name for name in by_first.get(word, ()) if words[place : place + len(name)] == name)


def list_texts(records: Records) -> Iterator[Text]:
    """What papers say of matters, and when."""
    days = {row.meeting_id: row.start_date for row in records.meetings}
    homes = {row.item_id: days.get(row.meeting_id, "") for row in records.agenda_items}
    dated = {row.document_id: row.date for row in records.documents}
    for row in records.agenda_items:
        yield row.item_id, row.document_id, homes[row.item_id], row.title
    rows: list[Decision | ActionItem] = [*records.decisions, *records.actions]
    for said in rows:
        yield said.item_id, said.document_id, days.get(said.meeting_id, ""), said.text
    for memo in records.memos:
        yield "", memo.document_id, dated.get(memo.document_id, ""), f"{memo.subject}\n{memo.requests}\n{memo.proposal}"


def list_known(records: Records) -> Iterator[str]:
    """The names of people, bodies, units and places, which anybody may say."""
    for row in records.attendance:
        yield from (row.person_name, row.unit)
    for seat in records.memberships:
        yield from (seat.person_name, seat.unit)
    for body in records.bodies:
        yield from (body.name, body.short_name, body.parent)
    yield from (meeting.place for meeting in records.meetings)
    yield from (action.owner for action in records.actions if action.item_id)

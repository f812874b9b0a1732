"""All bodies side by side: their items in the order of their meetings, and the names by which a text can mean them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from pipeline.language.folding import fold
from pipeline.language.likeness import read_matter
from pipeline.language.matters import stem
from pipeline.link.threads import PROCEDURAL, Treated
from pipeline.records import Meeting, Records

HEADS = ("utvalg", "utval", "råd", "styre", "gruppe", "komité", "komite", "nemnd", "møte", "board", "committee", "council", "meeting")
"""What a word ends with that can name a body; alone it names none, for it is what every body calls itself."""
BOARDS = ("styre", "board")
"""«styret» is the board, for every body but itself."""
WORDS = re.compile(r"[\wæøå]+")


@dataclass(slots=True)
class Bodies:
    """All bodies' items in the order of their meetings, and what the bodies are called."""

    items: dict[str, list[Treated]]
    """Body -> its items, one an item_id, in the order of their meetings."""
    homes: dict[str, str]
    """Item -> its body."""
    names: dict[tuple[str, ...], str]
    """The stems of a name, or the letters of a short name -> the body; names that two bodies share are left out."""
    folders: dict[str, str]
    """Body -> the folder under raw/ in which its papers lie."""

    def find_named(self, text: str, other_than: str) -> str:
        """The body that a text names, by name (inflected or not) or short name; the longest name wins; "" for none."""
        words = WORDS.findall(text)
        spelled = [(word, stem(word.casefold())) for word in words]
        for length in range(min(6, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                part = spelled[start : start + length]
                for key in (tuple(word for _, word in part), tuple(word for word, _ in part)):
                    if (body := self.names.get(key, "")) and body != other_than:
                        return body
        return ""


def index_bodies(records: Records) -> Bodies:
    """The items of all bodies by body and in the order of their meetings; procedural ones left out."""
    meetings = {meeting.meeting_id: meeting for meeting in records.meetings}
    minutes = {row.document_id for row in records.documents if row.kind == "minutes"}
    items: dict[str, dict[str, Treated]] = defaultdict(dict)
    homes = {}
    for item in sorted(records.agenda_items, key=lambda row: row.document_id not in minutes):
        meeting = meetings.get(item.meeting_id, Meeting())
        homes[item.item_id] = meeting.body_id
        if meeting.start_date and item.item_type not in PROCEDURAL and item.item_id not in items[meeting.body_id]:
            treated = Treated(meeting.start_date, item, read_matter(item.title), item.document_id in minutes)
            items[meeting.body_id][item.item_id] = treated
    ordered = {body: sorted(rows.values(), key=lambda row: (row.date, row.item.item_id)) for body, rows in items.items()}
    folders = {row.body_id: row.path.partition("/")[0] for row in reversed(records.documents) if "/" in row.path}
    return Bodies(ordered, homes, name_bodies(records), folders)


def name_bodies(records: Records) -> dict[tuple[str, ...], str]:
    """What each body is called: its whole name, its first or last word where that is a body's name by itself, its short name."""
    called: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for body in records.bodies:
        words = [stem(word) for word in WORDS.findall(fold(body.name))]
        called[tuple(words)].add(body.body_id)
        for word in (*words[:1], *words[-1:]):
            if names_one(word):
                called[word,].add(body.body_id)
        if len(body.short_name) > 1:
            called[body.short_name,].add(body.body_id)
    return {key: next(iter(ids)) for key, ids in called.items() if len(ids) == 1 and key}


def names_one(word: str) -> bool:
    """True for the stem of a word that is a body's name by itself: «styret», «arbeidsmiljøutvalget», «dekanmøtet».

    >>> names_one("dekanmøt"), names_one("styr"), names_one("utvalg"), names_one("administrativ")
    (True, True, False, False)
    """
    heads = tuple(map(stem, HEADS))
    return word in map(stem, BOARDS) or (word.endswith(heads) and word not in heads)

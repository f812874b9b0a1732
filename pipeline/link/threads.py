"""A body's items in the order of their meetings, and those among them whose titles are alike, by an index of their words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.language.calendar import count_days
from pipeline.language.likeness import Matter, compare_matters, read_matter
from pipeline.link.papers import Group
from pipeline.records import PROCEDURAL, AgendaItem, CaseLink

REACH = 8
"""Items that are looked at for each word of a title, the nearest in time first: keeps the search linear."""
YEAR, SEASON = 366, 300
"""Days after which a matter that was put off is another one, and after which a title that returns is the next year's."""


@dataclass(frozen=True, slots=True)
class Treated:
    """An item that stood in a meeting, with what its title says."""

    date: str
    item: AgendaItem
    matter: Matter
    is_minuted: bool = True
    """False where only a notice lists it: what became of it is not known."""


Thread = list[Treated]
"""A body's items in the order of their meetings."""


def make_thread(group: Group) -> Thread:
    """The body's items in the order of their meetings, one a meeting and item_id (the minutes' row first), procedural ones left out."""
    dates = {meeting.meeting_id: meeting.start_date for meeting in group.records.meetings}
    minutes = {paper.row.document_id for paper in group.papers if paper.row.kind == "minutes"}
    other = {paper.row.document_id for paper in group.papers if paper.row.language != group.language}
    named = {(item.item_id, item.item_type): item.title for item in group.records.agenda_items if item.document_id not in other}
    found: dict[str, Treated] = {}
    for item in sorted(group.records.agenda_items, key=lambda row: row.document_id not in minutes):
        day = dates.get(item.meeting_id, "")
        if day and item.item_type not in PROCEDURAL and item.item_id not in found:
            said = (
                named.get((item.item_id, item.item_type)) if item.document_id in other else None
            )  # «mangfald» is «mangfold» in the notice
            title = said or item.title
            found[item.item_id] = Treated(day, item, read_matter(title), item.document_id in minutes)
    return sorted(found.values(), key=lambda treated: (treated.date, treated.item.item_id))


@dataclass(slots=True)
class Titles:
    """Where in a thread each stem of a title stands, so that like titles are found without looking at all."""

    thread: Thread
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def find_later(self, treated: Treated, place: int, until: int) -> Iterator[tuple[Treated, float]]:
        """Later items (in later meetings, within `until` days) of which some word is the item's, and how alike they are."""
        near = {p for word in treated.matter.words for p in self.after(word, place)}
        for other in map(self.thread.__getitem__, sorted(near)):
            if other.date > treated.date and count_days(treated.date, other.date) <= until:
                yield other, compare_matters(treated.matter, other.matter)

    def find_earlier(self, treated: Treated, place: int, until: int) -> Iterator[tuple[Treated, float]]:
        """As `find_later`, backwards in time, the latest first."""
        near = {p for word in treated.matter.words for p in self.before(word, place)}
        for other in map(self.thread.__getitem__, sorted(near, reverse=True)):
            if other.date < treated.date and count_days(other.date, treated.date) <= until:
                yield other, compare_matters(treated.matter, other.matter)

    def after(self, word: str, place: int) -> Sequence[int]:
        """The next places of a word."""
        found = self.places[word]
        start = bisect_right(found, place)
        return found[start : start + REACH]

    def before(self, word: str, place: int) -> Sequence[int]:
        """The last places of a word."""
        found = self.places[word]
        end = bisect_left(found, place)
        return found[max(0, end - REACH) : end]


def index_titles(thread: Thread) -> Titles:
    """The index of a thread's titles."""
    titles = Titles(thread)
    for place, treated in enumerate(thread):
        for word in treated.matter.words:
            titles.places[word].append(place)
    return titles


def tie(later: AgendaItem, earlier: str, relation: str, score: float, reason: str) -> CaseLink:
    """A case link that stands where the later item stands."""
    return CaseLink(later.item_id, earlier, relation, f"{score:g}", reason, document_id=later.document_id, source=later.source)

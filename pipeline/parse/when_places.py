"""Where a meeting is: the place that stands beside a date or a time, behind a label, or on a line of its own."""

from __future__ import annotations

import re

from pipeline.grammar import find_rule
from pipeline.grammar.labels import find_label
from pipeline.grammar.minutes import HELD_AT, HELD_THERE, ONLINE_AT, PLACE_BEFORE, PLACE_INSIDE
from pipeline.grammar.occasions import IN_ROOM, MEET_AT, ON_THE, ONE_MORE, PLACE_AHEAD, PLACE_IS, PLACE_WORD, ROOM, TITLE_PLACE, VERB
from pipeline.language.calendar import MONTH, WEEKDAYS, format_choice
from pipeline.language.dates import DateFound, find_dates
from pipeline.language.times import TimeFound, find_times

_DAY = format_choice({name: number for name, number in WEEKDAYS.items() if len(name) > 5})
"""Weekdays in full: their abbreviations may be names of places."""


def find_place(text: str, dates: list[DateFound], times: list[TimeFound], rule: str) -> str:
    """The place that stands beside a date or a time in a line: after «på», «@», «finner sted på», or what is left of a short label.

    >>> text = "Årsmøte i klubben mandag 3. mai 2021 kl. 18 på Solvik skole, ta med kaffe"
    >>> find_place(text, find_dates(text), find_times(text), "sentence")
    'Solvik skole'
    """
    if match := ONLINE_AT.search(text):
        return match["place"].rstrip(".")
    for pattern in (PLACE_WORD, PLACE_INSIDE, PLACE_IS, HELD_THERE, HELD_AT):
        if place := read_match(pattern.search(text)):
            return place
    if place := find_behind(text, [*(day.end for day in dates), *(time.end for time in times)]):
        return place
    if rule != "mention" and (found := find_rule(MEET_AT, text)) and (place := read_match(found[1])):
        return place
    first = min([*(day.start for day in dates), *(time.start for time in times)], default=0)
    if place := read_match(PLACE_AHEAD.search(text[:first])):
        return place
    if rule == "title" and (place := read_match(TITLE_PLACE.search(text))):
        return place
    if rule == "label" and not VERB.search(text):
        left = drop_label(blank_out(text, dates, times, label.offset if (label := find_label(text)) else 0))
        return trim_place(left) if sum(map(str.isalpha, left)) > 2 else ""
    return ""


def read_match(match: re.Match[str] | None) -> str:
    """The place in the first group that took part in a match; "" where there is no match or no place."""
    return trim_place(next(filter(None, match.groupdict().values()), "")) if match else ""


def find_behind(text: str, ends: list[int]) -> str:
    """The place right behind a date or an hour, looked for from the last one back."""
    for end in sorted(ends, reverse=True):
        rest = _ZONE.sub("", _STOP.split(text[end:] + " ", maxsplit=1)[0])
        if place := read_match(ON_THE.match(rest)) or read_match(IN_ROOM.match(rest)) or read_match(PLACE_BEFORE.match(rest)):
            return place
    return ""


_STOP = re.compile(r"(?<=[a-zæøå)\d])\.\s")
_ZONE = re.compile(r"^\s?(?:UTC|GMT|CES?T|P[SD]?T|E[SD]?T)\b")
_GOES_ON = re.compile(
    r"(?:\s*:\s|\s*https?://|,?\s+(?:kl\b|klokken\b|klokka\b|den\s\d|fra kl)|\s[–-]\s(?=\d)|\s{3,}|;"
    rf"|,?\s+(?:på\s)?(?:{_DAY})\b"
    rf"|,\s+(?!(?:ved|i|på|c/o)\b|(?:[\w.]+\s){{0,2}}(?:{ROOM}|\w*(?:rom|etg|etasje|inngang|plan|bygg|auditorium|gate|vei|floor|building)\b))"
    r"(?=[a-zæøå])"
    r"|\s(?:igjen|sammen|også|as usual|som vanlig)\b"
    r"|,?\s+(?:og|och|and)\s+(?:(?:ble|blei|vart|var|blev|was)\s+)?(?:hevet|heva|avsluttet|avslutta|avslutades|hævet|afsluttet|slutt?\w*|varte"
    r"|ended|closed|adjourned|ends|börjar|begynner|starter|begynder)\b"
    r"|,?\s+(?:om\s(?:ikke|ikkje|inte|ingen|ingenting|anna|annet|inget)|hvis|dersom|unless|med mindre|såfremt|unntatt|except)\b"
    r"|(?<=[a-zæøå]{3})[.!]\s+(?=[A-ZÆØÅ]\w*\s[a-zæøå]{2,}))"
)
"""What ends a place: an hour, a day, a clause, the next sentence."""
_NO_PLACE = re.compile(
    rf"(?:{MONTH}|{_DAY}|kl|klokken|klokka|start|slutt|møtestart|oppmøte|tid|han|hun|ho|vi|de|dei|det|den|dette"
    r"|(?:uke|veke|week|vecka|uge)\s?\d{1,2}|vel møtt|velkommen|velkomen|årsmøtet?|møtet|mødet|mötet)\.?$",
    re.IGNORECASE,
)


def trim_place(text: str) -> str:
    """A place without what follows it: a time, a clause, a sentence.

    >>> trim_place("Ole-Johan Dahls hus. Rom annonseres snarest."), trim_place("C2 042, snakkes der!"), trim_place("(uke 48)")
    ('Ole-Johan Dahls hus', 'C2 042', '')
    """
    place = _GOES_ON.split(text, maxsplit=1)[0].strip(" .,:–-@*_!")
    place = re.sub(r"^(?:og|i|på|ved|den|til|kl\.?)\s+", "", place)
    place = re.sub(r"^\(([^()]*)\)$", r"\1", place)
    good = (
        place
        and any(map(str.isalpha, place))
        and len(place) < 90
        and not re.search(r"\t|https?:|\d[:.]\d\d(?:\b|\s?[ap]m)", place)
        and not _NO_PLACE.match(place)
        and not find_dates(place)
    )
    return place if good else ""


def blank_out(text: str, dates: list[DateFound], times: list[TimeFound], begin: int = 0) -> str:
    """The text from `begin` on without dates, times, weekdays and the words that lead to them."""
    spans = [(0, begin), *((day.start, day.end) for day in dates), *((time.start, time.end) for time in times)]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return _GAP.sub(" ", _EMPTY.sub(" ", _LEADS.sub(" ", text))).strip(" ,.;:–-")


_LEADS = re.compile(rf"\b(?:(?:{_DAY})|kl|klokken|klokka|den)\b\.?", re.IGNORECASE)
_EMPTY = re.compile(r"\((?:\s*)\)")
_GAP = re.compile(r"\s+")


def drop_label(text: str) -> str:
    """A text without the label that opens it: what is left of «Dato: 3. mai kl. 9, Sted: Rådhuset» begins with one.

    >>> drop_label("Sted: Rådhuset"), drop_label("Rådhuset")
    ('Rådhuset', 'Rådhuset')
    """
    label = find_label(text)
    return text[label.offset :].strip() if label else text


def read_label_place(value: str) -> str:
    """The place that a label's value says, without hours, days and the sentence behind it."""
    if ONE_MORE.fullmatch(value.strip(" .")):
        return value.strip(" .")
    short = trim_place(value)
    left = blank_out(value, find_dates(value), find_times(value)) or value
    return (short if short and left.startswith(short) else left).strip(" .,")

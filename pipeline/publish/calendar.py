"""A body's calendar as an iCalendar file (RFC 5545) that any calendar program can subscribe to.

An event keeps its UID for ever. What a formerly published file said of it decides its SEQUENCE, so that programs take the change over;
what stood there, lies ahead and is gone from the papers is published once more as cancelled.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from pipeline.language.formats import find_day
from pipeline.publish.events import Event, compose_events, short_name
from pipeline.publish.printable import clean
from pipeline.publish.views import View
from pipeline.publish.word import TAGS

if TYPE_CHECKING:
    import icalendar

ZONE = "Europe/Oslo"
TIMEZONE = f"""BEGIN:VTIMEZONE
TZID:{ZONE}
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
"""
"""Written out, so that the file hangs on no machine's table of time zones."""
OF_THE_RUN = ("DTSTAMP", "SEQUENCE")
"""What an event says of its publication and not of the meeting."""


def format_calendar(view: View, earlier: bytes = b"") -> bytes:
    """The bytes of a body's .ics file; `earlier` are those of the one published before, empty for none."""
    import icalendar

    known = read_events(earlier)
    fresh = {event.uid: format_event(event) for event in compose_events(view)}
    gone = [cancel(view, event) for uid, event in known.items() if uid not in fresh and is_awaited(event, view.as_of)]
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Referent//Referent//NO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", clean(view.t["cal_name"].format(body=short_name(view))), parameters={"LANGUAGE": TAGS[view.language]})
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(icalendar.Timezone.from_ical(TIMEZONE))
    for event in [*fresh.values(), *gone]:
        calendar.add_component(stamp(event, known.get(str(event["uid"])), view.as_of))
    return bytes(calendar.to_ical())


def read_events(data: bytes) -> dict[str, icalendar.Event]:
    """UID -> event of a published file; none where it is empty or damaged."""
    import icalendar

    try:
        calendar = icalendar.Calendar.from_ical(data) if data else icalendar.Calendar()
    except ValueError:
        return {}
    return {str(event["uid"]): event for event in calendar.events if "uid" in event and "dtstart" in event}


def format_event(event: Event) -> icalendar.Event:
    """An event without what only its publication tells."""
    import icalendar

    made = icalendar.Event()
    made.add("uid", event.uid)
    made.add("summary", event.summary)
    for name, value in (("dtstart", event.start), ("dtend", event.end)):
        if "T" in value:
            made.add(name, datetime.fromisoformat(value), parameters={"TZID": ZONE})
        elif value:
            made.add(name, date.fromisoformat(value))
    for name, text in (("location", event.place), ("description", event.description)):
        if text:
            made.add(name, text)
    made.add("status", event.status)
    made.add("transp", "TRANSPARENT" if event.is_deadline or event.status == "CANCELLED" else "OPAQUE")
    return made


def stamp(event: icalendar.Event, before: icalendar.Event | None, as_of: str) -> icalendar.Event:
    """The event under the date of publication, and one number higher than before where it says something else now."""
    sequence = 0 if before is None else int(before.get("sequence", 0)) + (read_facts(event) != read_facts(before))
    for name in OF_THE_RUN:
        event.pop(name, None)
    day = find_day(as_of) or date(1970, 1, 1)
    event.add("dtstamp", datetime(day.year, day.month, day.day, tzinfo=UTC))
    event.add("sequence", sequence)
    return event


def read_facts(event: icalendar.Event) -> set[str]:
    """The lines of an event that tell of the meeting."""
    return {str(line) for line in event.content_lines() if line.split(":")[0] not in OF_THE_RUN}


def is_awaited(event: icalendar.Event, as_of: str) -> bool:
    """True for an event that lies ahead and was published no later than now: an older view of the papers cancels nothing."""
    return str(event.DTSTART)[:10] >= as_of >= str(event.DTSTAMP)[:10]


def cancel(view: View, event: icalendar.Event) -> icalendar.Event:
    """A copy of an event that no paper speaks of any more."""
    gone: icalendar.Event = event.copy(recursive=True)
    if str(gone.get("status", "")) != "CANCELLED":
        summary = clean(view.t["cal_cancelled"].format(what=str(gone.get("summary", ""))))
        for name, value in (("summary", summary), ("status", "CANCELLED"), ("transp", "TRANSPARENT")):
            gone.pop(name, None)
            gone.add(name, value)
    return gone

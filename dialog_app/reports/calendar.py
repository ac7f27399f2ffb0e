"""A day as a calendar file (RFC 5545), for Outlook, Google and the calendars of telephones."""

import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from dialog_app.core.papers.invitation import Event

if TYPE_CHECKING:
    from icalendar import Event as CalendarEvent

_MAKER: Final = "-//Dialogdag//Dialogdag//NO"
_YEARS: Final = 1


def render(event: Event) -> bytes:
    """Return a day as an .ics file with its time zone; the same day always gives the same bytes.

    It names no attendees and no organiser.
    """
    # Slow to import, and most of the time nobody invites.
    from icalendar import Calendar, Timezone

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    year = event.starts.year
    calendar.add_component(
        Timezone.from_tzid(
            event.zone,
            first_date=datetime.date(year - _YEARS, 1, 1),
            last_date=datetime.date(year + _YEARS, 12, 31),
        )
    )
    calendar.add_component(_event(event))
    return bytes(calendar.to_ical())


def _event(event: Event) -> "CalendarEvent":
    from icalendar import Event as CalendarEvent

    zone = ZoneInfo(event.zone)
    made = CalendarEvent()
    made.add("uid", event.uid)
    # The file says when the day is, not when somebody pressed a button: it is the same twice.
    made.add("dtstamp", event.starts.replace(tzinfo=zone).astimezone(datetime.UTC))
    made.add("dtstart", event.starts.replace(tzinfo=zone))
    if event.ends is not None and event.ends > event.starts:
        made.add("dtend", event.ends.replace(tzinfo=zone))
    made.add("summary", event.title)
    for name, words in (("location", event.place), ("description", event.description)):
        if words:
            made.add(name, words)
    return made

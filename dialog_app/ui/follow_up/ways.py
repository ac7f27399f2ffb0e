"""Where the items that a day carried over were taken up."""

from collections.abc import Mapping
from typing import NamedTuple

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.next_day import carried_to
from dialog_app.core.ports import StoreFailed
from dialog_app.core.since_last import carried_by, same_method
from dialog_app.desk.session import Session
from dialog_app.ui.follow_up.words import day_name
from dialog_app.ui.words import say


class Way(NamedTuple):
    """Where something went in words, and shorter: «overført til dialogdag 10.02.2027», the date."""

    words: str
    short: str


Ways = Mapping[str, Way]
"""Ways by the id of the item they stand at."""


def ways_on(session: Session, day: Day) -> Ways:
    """Return where what a day carried over went; nothing while no day takes it up."""
    if not carried_by(day):
        return {}
    try:
        later = session.next_days(day.id)
    except StoreFailed:
        return {}
    found = carried_to(day, later, same_method(session.register))
    return {
        one: Way(
            say("since.stub", day=day_name(info)),
            say("since.until", date=formats.date(info.date)),
        )
        for one, info in found.items()
    }

"""What the form for a new day is filled in with where it comes after another day."""

from typing import Any

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.next_day import kind_of_next, methods_for_next
from dialog_app.core.since_last import carried_by
from dialog_app.ui.around import Around
from dialog_app.ui.follow_up.words import day_name
from dialog_app.ui.words import say


def following(around: Around, previous: Day) -> dict[str, Any]:
    """Return the fields of a day that comes after: the same services, what was carried first."""
    info = previous.info
    values: dict[str, Any] = {
        "kind": kind_of_next(previous).value,
        "place": info.place,
        "start": formats.clock(info.public_start),
        "pros": info.pros,
        "staff": info.staff,
        "services": [(one, previous.present(one)) for one in previous.service_ids],
        "methods": [_newest(around, one) for one in methods_for_next(previous)],
    }
    agreed = formats.date_within(info.next_meeting)
    if agreed:
        values["date"] = agreed
    return values


def told_previous(previous: Day) -> str:
    """Return which day this one comes after, and how much was carried over to it."""
    carried = len(carried_by(previous))
    day = day_name(previous.info)
    return (
        say("since.after_carried", n=carried, day=day) if carried else say("since.after", day=day)
    )


def _newest(around: Around, version_id: str) -> str:
    """Return the version that is answered to now: a later day goes on with the newest words."""
    version = around.register.find(MethodVersion, version_id)
    return around.register.newest(version.method_id).id if version is not None else version_id

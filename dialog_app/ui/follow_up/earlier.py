"""The days before and after a day, read once and kept while it is looked at."""

from collections.abc import Mapping, Sequence

from dialog_app.core.day import Day
from dialog_app.core.ports import StoreFailed
from dialog_app.core.since_last import Left, how_it_stands, same_method, since_last
from dialog_app.desk.session import Session
from dialog_app.ui.text import disk_trouble


class Earlier:
    """What is left for a day; `fault` says why the other days could not be read, if so."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._days: Mapping[str, Sequence[Day]] = {}
        self._read_for: tuple[str, ...] | None = None
        self.fault = ""

    def forget(self) -> None:
        """Read the other days anew the next time they are asked about."""
        self._read_for = None

    def since_last(self, day: Day) -> tuple[Left, ...]:
        """Return what is left when the day begins, with what it has answered."""
        return since_last(day, self._around(day), same_method(self._session.register))

    def how_it_stands(self, day: Day) -> tuple[Left, ...]:
        """Return what the day itself left, with what was said of it last on any day."""
        others = self._around(day)
        found: list[Left] = []
        for service_id in day.service_ids:
            days = [one for one in others.get(service_id, ()) if one.id != day.id]
            found += how_it_stands(day, service_id, (*days, day))
        every = {one.id: one for days in others.values() for one in days}
        found += how_it_stands(day, "", {**every, day.id: day}.values())
        return tuple(found)

    def next_days(self, day: Day) -> tuple[Day, ...]:
        """Return the days that were planned from a day, soonest first."""
        every = {one.id: one for days in self._around(day).values() for one in days}
        later = (one for one in every.values() if one.info.previous_day_id == day.id)
        return tuple(sorted(later, key=lambda one: (one.info.date, one.id)))

    def _around(self, day: Day) -> Mapping[str, Sequence[Day]]:
        if self._read_for == day.service_ids:
            return self._days
        self.fault = ""
        try:
            across = self._session.across
            self._days = {one: across.service_days(one) for one in day.service_ids}
        except StoreFailed as failed:
            self.fault = disk_trouble(failed.kind)
            self._days = {}
        self._read_for = day.service_ids
        return self._days

"""How far trials of earlier days have come: the earlier days are read once, when first asked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow, Subject
from dialog_app.core.model.days import DayService
from dialog_app.core.model.said import FollowUp, Trial
from dialog_app.core.ports import StoreFailed
from dialog_app.core.since_last import Left, same_method, since_last
from dialog_app.core.trying import Standing, standing
from dialog_app.desk.session import Session

_READ: Final[tuple[type[DayRow], ...]] = (DayService, Trial, FollowUp)
"""All that a trial needs of a day; answers, of which there are most, are not read."""


class TrialsBefore:
    """Tells how a service's trial stands; nothing where the other days cannot be read."""

    def __init__(self, session: Session, day: Callable[[], Day]) -> None:
        self._session = session
        self._day = day
        self._days: Sequence[Day] | None = None
        self._left: tuple[Left, ...] = ()
        self._worked_out_for: tuple[object, object] | None = None

    def standing(self, service_id: str, subject: Subject) -> Standing | None:
        """Return how the trial of a subject stands from earlier days, and what today says of it."""
        day = self._day()
        same = same_method(self._session.register)
        now = (day.service_ids, day.all(FollowUp))
        if now != self._worked_out_for:
            # Each count asks; it is worked out anew only when a follow-up is said.
            self._left = since_last(day, self._by_service(day), same)
            self._worked_out_for = now
        return standing(self._left, service_id, subject, same)

    def _by_service(self, day: Day) -> Mapping[str, Sequence[Day]]:
        if self._days is None:
            try:
                every = self._session.across.kind_days(_READ)
            except StoreFailed:
                # What cannot be read is said where the earlier days are looked at.
                every = ()
            self._days = [one for one in every if set(one.service_ids) & set(day.service_ids)]
        return {one: [d for d in self._days if one in d.service_ids] for one in day.service_ids}

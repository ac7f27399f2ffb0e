"""How far trials of earlier days have come: the earlier days are read once, when first asked."""

from collections.abc import Callable

from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject
from dialog_app.core.model.said import FollowUp
from dialog_app.core.since_last import Left, same_method
from dialog_app.core.trying import Standing, standing
from dialog_app.desk.session import Session
from dialog_app.ui.follow_up.earlier import Earlier


class TrialsBefore:
    """Tells how a service's trial stands; nothing where the other days cannot be read."""

    def __init__(self, session: Session, day: Callable[[], Day]) -> None:
        self._session = session
        self._earlier = Earlier(session)
        self._day = day
        self._left: tuple[Left, ...] = ()
        self._worked_out_for: tuple[object, object] | None = None

    def standing(self, service_id: str, subject: Subject) -> Standing | None:
        """Return how the trial of a subject stands from earlier days, and what today says of it."""
        day = self._day()
        now = (day.service_ids, day.all(FollowUp))
        if now != self._worked_out_for:
            # Each count asks; it is worked out anew only when a follow-up is said.
            self._left = self._earlier.since_last(day)
            self._worked_out_for = now
        same = same_method(self._session.register)
        return standing(self._left, service_id, subject, same)

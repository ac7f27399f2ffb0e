"""What there is to look at in each service's minutes, without what somebody let stand."""

from dialog_app.core.day import Day
from dialog_app.core.minutes.looked_at import remarks
from dialog_app.core.minutes.shares import Shares
from dialog_app.core.minutes.standing import let_stand_in, mark
from dialog_app.core.remark import Remark


class Looked:
    """Leaves out what was let stand; a remark about words that were changed since is a new one.

    What is asked twice of the same day is worked out once.
    """

    def __init__(self) -> None:
        self._stands: frozenset[tuple[str, str]] = frozenset()
        self._day: Day | None = None
        self._shares: Shares | None = None
        self._found: dict[str, tuple[Remark, ...]] = {}

    def share(self, day: Day, service_id: str) -> Day:
        """Return what of a day one service's minutes can be about; all else takes time."""
        if self._shares is None or day is not self._day:
            self._day, self._shares, self._found = day, Shares(day), {}
            self._stands = let_stand_in(day)
        return self._shares.of(service_id)

    def remarks(self, day: Day, service_id: str) -> tuple[Remark, ...]:
        """Return what is left to look at in the minutes of one service."""
        share = self.share(day, service_id)
        if service_id not in self._found:
            self._found[service_id] = remarks(share, service_id)
        found = self._found[service_id]
        return tuple(one for one in found if (service_id, mark(one)) not in self._stands)

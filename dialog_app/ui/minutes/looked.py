"""What there is to look at in each service's minutes, without what somebody let stand."""

from dialog_app.core.day import Day
from dialog_app.core.minutes.looked_at import remarks
from dialog_app.core.minutes.shares import Shares
from dialog_app.core.remark import Remark

Key = tuple[str, str, str, str, str]


class Looked:
    """Remembers, while the page stands, which remarks were let stand as they are.

    A remark about words that were changed since is a new one. What is asked twice of the same day
    is worked out once.
    """

    def __init__(self) -> None:
        self._stands: set[Key] = set()
        self._day: Day | None = None
        self._shares: Shares | None = None
        self._found: dict[str, tuple[Remark, ...]] = {}

    def share(self, day: Day, service_id: str) -> Day:
        """Return what of a day one service's minutes can be about; all else takes time."""
        if self._shares is None or day is not self._day:
            self._day, self._shares, self._found = day, Shares(day), {}
        return self._shares.of(service_id)

    def remarks(self, day: Day, service_id: str) -> tuple[Remark, ...]:
        """Return what is left to look at in the minutes of one service."""
        share = self.share(day, service_id)
        if service_id not in self._found:
            self._found[service_id] = remarks(share, service_id)
        found = self._found[service_id]
        return tuple(one for one in found if _key(service_id, one) not in self._stands)

    def let_stand(self, service_id: str, remark: Remark) -> None:
        """Look at a remark no more."""
        self._stands.add(_key(service_id, remark))


def _key(service_id: str, remark: Remark) -> Key:
    return service_id, remark.kind.value, *remark.passage, remark.words

"""What of the archive a picture across services is made of."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dialog_app.core.model.days import Phase


class VersionChoice(StrEnum):
    """Which versions of a working method are looked at; they are never added together.

    `TOGETHER` takes of each service the answer it gave last, on whichever version that was.
    """

    NEWEST = "newest"
    EACH = "each"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked at; empty kinds or municipalities (numbers) mean all, both days are included.

    `kinds` are description codes.
    """

    kinds: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    version: VersionChoice = VersionChoice.NEWEST
    phase: Phase = Phase.AFTER

    def covers(self, date: datetime.date) -> bool:
        """Tell whether a day on `date` is looked at."""
        begun = self.since is None or self.since <= date
        return begun and (self.until is None or date <= self.until)

    @property
    def covers_all_days(self) -> bool:
        """Whether no day is left out."""
        return self.since is None and self.until is None

    @property
    def narrows_to_some(self) -> bool:
        """Whether a place or a period is chosen, so that few services may be left."""
        return bool(self.municipalities) or not self.covers_all_days

    @property
    def narrows_services(self) -> bool:
        """Whether some services are left out."""
        return bool(self.kinds or self.municipalities)

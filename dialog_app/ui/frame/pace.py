"""How long the disk takes to save, told once when it takes too long."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.ports import Across, Archive, DayLine, Deed, Entry, KeptPaper
from dialog_app.core.record import Step
from dialog_app.core.register import Register

SLOW: Final = 0.050
_LEAST: Final = 9
_MOST: Final = 31


class PacedArchive:
    """An archive that measures its own commits.

    `slow` is called once, with the median in milliseconds, when at least nine commits have had a
    median over 50 ms (rulings, Desk).
    """

    def __init__(
        self,
        archive: Archive,
        slow: Callable[[int], None],
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._archive = archive
        self._slow = slow
        self._clock = clock
        self._taken: deque[float] = deque(maxlen=_MOST)
        self._told = False

    def write(self, scope: str, step: Step, deed: Deed, target: int, draft: str) -> Entry:
        """Write as the archive does, and measure it."""
        began = self._clock()
        entry = self._archive.write(scope, step, deed, target, draft)
        self._taken.append(self._clock() - began)
        self._tell_if_slow()
        return entry

    def journal(self, scope: str) -> Sequence[Entry]:
        """Return the journal of a scope, oldest first."""
        return self._archive.journal(scope)

    def keep_draft(self, scope: str, place: str, text: str) -> None:
        """Keep half-written text."""
        self._archive.keep_draft(scope, place, text)

    def drafts(self, scope: str) -> dict[str, str]:
        """Return the half-written texts of a scope."""
        return self._archive.drafts(scope)

    def days(self) -> Sequence[DayLine]:
        """Return all days, newest first."""
        return self._archive.days()

    def day(self, day_id: str) -> Day:
        """Load one day whole."""
        return self._archive.day(day_id)

    def register(self) -> Register:
        """Load catalogue and services."""
        return self._archive.register()

    @property
    def across(self) -> Across:
        """What is read across the days."""
        return self._archive.across

    def close_day(self, day: Day, step: Step) -> Entry:
        """Close a day as the archive does."""
        return self._archive.close_day(day, step)

    def approve(self, day_id: str, step: Step, minutes_id: str, paper: KeptPaper) -> Entry:
        """Approve minutes as the archive does."""
        return self._archive.approve(day_id, step, minutes_id, paper)

    def paper(self, minutes_id: str) -> KeptPaper | None:
        """Return the paper of an approved version, or None."""
        return self._archive.paper(minutes_id)

    def issue(self, step: Step, practice_paper_id: str, paper: KeptPaper) -> Entry:
        """Approve what grew out of the days as the archive does."""
        return self._archive.issue(step, practice_paper_id, paper)

    def issued(self, practice_paper_id: str) -> KeptPaper | None:
        """Return what was kept of an approved version of it, or None."""
        return self._archive.issued(practice_paper_id)

    def rest(self) -> None:
        """Bring everything into the one file."""
        self._archive.rest()

    def close(self) -> None:
        """Let go of the archive."""
        self._archive.close()

    def _tell_if_slow(self) -> None:
        if self._told or len(self._taken) < _LEAST:
            return
        median = sorted(self._taken)[len(self._taken) // 2]
        if median > SLOW:
            self._told = True
            self._slow(round(median * 1000))

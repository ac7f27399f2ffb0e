"""A line at the start about what is due to be deleted."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer

from dialog_app.core.model.days import DayState
from dialog_app.core.ports import StoreFailed
from dialog_app.core.retention import Due, What
from dialog_app.program.companions import Opened
from dialog_app.storage import purging
from dialog_app.ui.frame.notice_bar import Way
from dialog_app.ui.text import today
from dialog_app.ui.words import say

_AFTER: Final = 1_500
"""How long after the first paint the days are looked through, in milliseconds: nobody waits."""


class TellingDue:
    """Says once, in a quiet line, what is due to be deleted; never while a day runs."""

    def __init__(self, opened: Opened, after: int = _AFTER) -> None:
        self._opened = opened
        self._timer = QTimer(singleShot=True, interval=after)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more; what was said stands in the window."""
        self._timer.stop()

    def _look(self) -> None:
        opened = self._opened
        try:
            days = opened.archive.days()
            found = purging.due(opened.archive, today(opened.laptop.now()))
        except StoreFailed:
            # The disk says so itself where it matters.
            return
        if found and not any(line.state is DayState.RUNNING for line in days):
            way = Way("show_due", say("stored.due.show"), self._show)
            opened.window.notices.tell("due_notice", told_due(found), way)

    def _show(self) -> None:
        # It brings what writes files, and most days nobody asks for it.
        from dialog_app.ui.privacy.due_card import DueCard

        window = self._opened.window
        window.notices.hide_line("due_notice")
        window.covers.toggle(lambda: DueCard(window.workspace.around))


def told_due(found: Sequence[Due]) -> str:
    """Return the line that says what is due: «2 dager skal slettes.»."""
    whole = sum(one.what is What.DAY for one in found)
    parts = [say("stored.due.days", n=whole)] if whole else []
    if len(found) > whole:
        parts.append(say("stored.due.raws", n=len(found) - whole))
    return " ".join(parts)

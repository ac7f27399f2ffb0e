"""Brings an archive into its one file when nothing is written, so that a copy of it is whole."""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from dialog_app.core.model.days import AgendaItem
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Change, Step
from dialog_app.program.companions import Opened

_LOG = logging.getLogger(__name__)

QUIET: Final = 2_000
"""How many milliseconds nothing is written before the archive is brought into its one file."""

REST: Final = 60_000
"""How many milliseconds nothing is written before what closing a day still owes is done."""

_SOON: Final = 100


class Resting(QObject):
    """Waits for quiet: two seconds, another window, or the day's next item."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._archive = opened.archive
        self._is_loose = True
        self._quiet = self._timer(QUIET, self.gather)
        self._soon = self._timer(_SOON, self.gather)
        self._rest = self._timer(REST, self.rest)
        self._stop_listening = self._archive.listen(self)
        self._app = QGuiApplication.instance()
        if isinstance(self._app, QGuiApplication):
            self._app.applicationStateChanged.connect(self._on_state)
        self._quiet.start()

    def wrote(self, step: Step | None) -> None:
        """Wait anew; where the day has gone to another item, not long."""
        self._is_loose = True
        self._quiet.start()
        self._rest.start()
        if step is not None and any(map(_is_turn, step.changes)):
            self._soon.start()

    def failed(self, _kind: str) -> None:
        """Leave a disk that fails alone."""

    def gather(self) -> None:
        """Bring everything into the one file, unless it is there already."""
        if self._is_loose:
            self._bring(self._archive.standing.gather)

    def rest(self) -> None:
        """Do what is owed, and leave nothing beside the file."""
        self._bring(self._archive.rest)

    def _bring(self, bring: Callable[[], None]) -> None:
        try:
            bring()
        except StoreFailed as failed:
            # What was acknowledged lies beside the file, and the next commit tells of the disk.
            _LOG.warning("app.not_gathered %s", failed.kind)
        else:
            self._is_loose = False

    def stop(self) -> None:
        """Leave the archive alone."""
        for timer in (self._quiet, self._soon, self._rest):
            timer.stop()
        self._stop_listening()
        if isinstance(self._app, QGuiApplication):
            self._app.applicationStateChanged.disconnect(self._on_state)

    def _timer(self, milliseconds: int, deed: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.setTimerType(Qt.TimerType.CoarseTimer)
        timer.timeout.connect(deed)
        return timer

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self.gather()


def _is_turn(change: Change) -> bool:
    """Tell whether a change begins or ends an item of the day."""
    before, after = change.before, change.after
    if not isinstance(before, AgendaItem) or not isinstance(after, AgendaItem):
        return False
    return before.state is not after.state

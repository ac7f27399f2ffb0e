"""Once a week the newest backup is read from end to end, beside the window."""

import datetime
import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from dialog_app.core.ports import StoreFailed
from dialog_app.program.backups_way import to_backups
from dialog_app.program.companions import Opened
from dialog_app.storage import backup, checking
from dialog_app.storage.sqlite import Key
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.words import say

NOTICE: Final = "check_notice"
EVERY: Final = datetime.timedelta(days=7)
FIRST_MS: Final = 20_000
AGAIN_MS: Final = 60 * 60 * 1000

_LOG = logging.getLogger(__name__)


class WeeklyCheck(QObject):
    """Looks through the newest backup when a week has gone, notes it, and tells what is wrong.

    A backup holds the archive's own pages: what is damaged there is found in it too.
    """

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._jobs = Jobs(self)
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        # The first backup of the session comes before it.
        self._first = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._first.timeout.connect(self.look)
        self._first.start()

    def stop(self) -> None:
        """Begin no more checks, and wait for the one that runs."""
        self._timer.stop()
        self._first.stop()
        self._jobs.finish()
        self.deleteLater()

    def look(self) -> None:
        """Check the newest backup if a week has gone since the last time."""
        archive = self._opened.archive
        try:
            copies = backup.backups_of(archive.path)
            if not copies or not self._jobs.idle or not self._is_due():
                return
        except (StoreFailed, OSError):
            # The disk says so itself where it matters.
            return
        newest, key = copies[-1], archive.key
        self._jobs.run(lambda _token: _faults(newest, key), self._on_checked, self._on_failed)

    def _is_due(self) -> bool:
        checked = self._opened.archive.read(checking.checked_at)
        return checked is None or self._opened.laptop.now() - checked >= EVERY

    def _on_checked(self, faults: int) -> None:
        if faults:
            _LOG.warning("check.faults %s", faults)
            window = self._opened.window
            window.notices.tell(NOTICE, say("backups.check.faults"), to_backups(window))
            return
        now = self._opened.laptop.now()
        try:
            self._opened.archive.amend(lambda connection: checking.note_checked(connection, now))
        except StoreFailed as failed:
            _LOG.warning("check.not_noted %s", failed.kind)

    def _on_failed(self, failed: Exception) -> None:
        """Leave it for the next time: the file went away, or belongs to another key."""
        kind = failed.kind if isinstance(failed, StoreFailed) else "unknown"
        _LOG.warning("check.not_made %s", kind)


def _faults(copy: Path, key: Key | None) -> int:
    return len(checking.faults_of_copy(copy, key))

"""Backups by themselves: when an archive is opened, every ten minutes, after a day, at leaving."""

import logging
from typing import Final

from PySide6.QtCore import QObject, QTimer

from dialog_app.core.ports import StoreFailed
from dialog_app.program.backups_way import to_backups
from dialog_app.program.companions import Opened
from dialog_app.storage.keeping import SteppedBackup
from dialog_app.storage.stepped import Stopped
from dialog_app.ui.jobs import UNCOLLECTED, Jobs
from dialog_app.ui.text import backup_trouble

EVERY_MS: Final = 10 * 60 * 1000
STEP_SECONDS: Final = 0.008
"""How long the window may wait for a step: half of what is seen (a frame takes 16 ms)."""
NOTICE: Final = "backup_notice"

_LOG = logging.getLogger(__name__)


class BackingUp(QObject):
    """Makes a backup when something has changed, between the frames, and tells when it cannot.

    Copying takes steps on the window's thread, where the archive lives; the copy is looked
    through beside it.
    """

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._keeping = opened.archive.keeping
        self._window = opened.window
        self._jobs = Jobs(self)
        self._going: SteppedBackup | None = None
        self._told = ""
        self._step = QTimer(self, interval=0)
        self._step.timeout.connect(self._on_step)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.begin)
        self._timer.start()
        # The disk is asked when the window has got what it asked for.
        QTimer.singleShot(0, self, self.begin)
        self._keeping.wanted = lambda: QTimer.singleShot(0, self, self.begin)

    @property
    def is_going(self) -> bool:
        """Whether a backup is on its way."""
        return self._going is not None

    def begin(self) -> None:
        """Begin a backup if something has changed and none is on its way."""
        if self._going is not None:
            return
        try:
            if self._keeping.is_due():
                self._going = self._keeping.begin()
                self._step.start()
        except (StoreFailed, OSError) as failed:
            self._on_failed(failed)

    def stop(self) -> None:
        """Make the last backup, if one is due, and leave the archive alone."""
        self._timer.stop()
        self._give_up()
        self._jobs.finish()
        self._keeping.wanted = None
        try:
            self._keeping.make_if_due()
        except (StoreFailed, OSError) as failed:
            _LOG.warning("backup.not_made %s", _kind(failed))
        self.deleteLater()

    def _on_step(self) -> None:
        going = self._going
        if going is None:
            self._step.stop()
            return
        try:
            # The copy moves on a thread of its own while this one waits.
            with UNCOLLECTED:
                is_over = going.step(STEP_SECONDS)
        except Stopped:
            self._give_up()
        except (StoreFailed, OSError) as failed:
            self._on_failed(failed)
        else:
            if is_over:
                self._step.stop()
                self._jobs.run(
                    lambda _token: going.check(),
                    lambda _nothing: self._on_checked(going),
                    self._on_failed,
                )

    def _on_checked(self, going: SteppedBackup) -> None:
        if going is not self._going:
            return
        try:
            going.finish()
        except Stopped:
            pass
        except (StoreFailed, OSError) as failed:
            self._on_failed(failed)
            return
        self._give_up()
        self._told = ""
        self._window.notices.hide_line(NOTICE)

    def _on_failed(self, failed: Exception) -> None:
        """Say once why there is no backup, until there is one again."""
        self._give_up()
        kind = _kind(failed)
        _LOG.warning("backup.not_made %s", kind)
        # Of an archive that is gone others tell, with what can be done about it.
        if kind not in (self._told, "gone"):
            self._told = kind
            self._window.notices.tell(NOTICE, backup_trouble(kind), to_backups(self._window))

    def _give_up(self) -> None:
        self._step.stop()
        going, self._going = self._going, None
        if going is not None:
            going.give_up()


def _kind(failed: Exception) -> str:
    return failed.kind if isinstance(failed, StoreFailed) else "unknown"

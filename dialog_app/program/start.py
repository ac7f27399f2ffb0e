"""The window that stands where an archive cannot be shown, and what can be done about it there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dialog_app.base import log
from dialog_app.storage import backup, envelope
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.ui.frame.start_window import StartWindow


class Start(QObject):
    """Says why an archive cannot be shown, until another way is found.

    `chosen` carries a place and the key to open it with, None for a plain one or where the key is
    yet to be asked for; `new` carries a place nothing lies at; `left` says that the user gave up.
    """

    chosen = Signal(object, object)
    new = Signal(object)
    left = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.window: StartWindow | None = None

    def show(self, kind: str, place: Path) -> None:
        """Say what keeps the archive at `place` from being shown, a kind of `StoreFailed`."""
        # Most days never see it, and the first paint need not wait for it.
        from dialog_app.program.new_lock import Unlocking
        from dialog_app.ui.frame.start_window import StartWindow

        self.drop()
        window = StartWindow(kind, place, backup.folder_of(place))
        window.again.connect(lambda: self.chosen.emit(place, None))
        window.other.connect(lambda other: self.chosen.emit(other, None))
        window.new.connect(self._on_new)
        window.copy.connect(lambda copy: self._on_copy(place, copy))
        unlocking = Unlocking(place, self._jobs, window)
        unlocking.found.connect(lambda key: self.chosen.emit(place, key))
        unlocking.refused.connect(lambda refused: self._on_refused(place, refused))
        window.tried.connect(unlocking.attempt)
        window.left.connect(self.left)
        self.window = window

    def drop(self) -> None:
        """Take the window away, if there is one."""
        window, self.window = self.window, None
        if window is not None:
            window.left.disconnect()
            window.close()
            window.deleteLater()

    def _on_refused(self, place: Path, kind: str) -> None:
        """Say beside the field what is wrong with the secret, and anew what is with the file."""
        log.note(f"app.not_unlocked.{kind}")
        if self.window is None:
            return
        if kind.startswith(("passphrase_", "recovery_key_")):
            self.window.refuse(kind)
        else:
            self.show(kind, place)
            self.window.show()

    def _on_new(self, place: Path) -> None:
        if place.exists() and self.window is not None:
            self.window.tell_fault(say("frame.start.exists"))
        else:
            self.new.emit(place)

    def _on_copy(self, place: Path, copy: Path) -> None:
        """Copy an archive that cannot be written, with what is still in the file beside it."""
        if self.window is None:
            return
        if copy.exists():
            self.window.tell_fault(say("frame.start.exists"))
            return
        try:
            for ending in ("-wal", envelope.ENDING, ""):
                source = place.with_name(place.name + ending)
                if source.exists():
                    copy.with_name(copy.name + ending).write_bytes(source.read_bytes())
        except OSError:
            self.window.tell_fault(say("frame.start.copy_failed"))
        else:
            self.chosen.emit(copy, None)

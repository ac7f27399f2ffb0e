"""The window that stands where an archive cannot be shown, and what can be done about it there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dialog_app.base import log
from dialog_app.core.ports import StoreFailed
from dialog_app.core.salvaged import Salvaged, told
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage import backup, envelope
from dialog_app.storage.sqlite import Key
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.ui.backups.window import BackupsWindow
    from dialog_app.ui.frame.start_window import Road, StartWindow


class Start(QObject):
    """Says why an archive cannot be shown, until another way is found.

    `chosen` carries a place and the key to open it with, None for a plain one or where the key is
    yet to be asked for; `new` carries a place nothing lies at; `left` says that the user gave up.
    `told` carries what there is to say in the window that is open by then.
    """

    chosen = Signal(object, object)
    new = Signal(object)
    left = Signal()
    told = Signal(str)

    def __init__(self, jobs: Jobs, laptop: ThisLaptop, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._laptop = laptop
        self._said: StartWindow | None = None
        self.window: StartWindow | BackupsWindow | None = None

    def show(self, kind: str, place: Path, key: Key | None = None) -> None:
        """Say what keeps the archive at `place` from being shown, a kind of `StoreFailed`.

        `key` is what it was tried with, and opens its backups most often.
        """
        # Most days never see it, and the first paint need not wait for it.
        from dialog_app.program.new_lock import Unlocking
        from dialog_app.ui.frame.start_window import StartWindow

        self.drop()
        folder = backup.folder_of(place)
        window = StartWindow(kind, place, folder, helpful=_helpful(place))
        window.again.connect(lambda: self.chosen.emit(place, None))
        window.other.connect(lambda other: self.chosen.emit(other, None))
        window.new.connect(self._on_new)
        window.copy.connect(lambda copy: self._on_copy(place, copy))
        unlocking = Unlocking(place, self._jobs, window)
        unlocking.found.connect(lambda key: self.chosen.emit(place, key))
        unlocking.refused.connect(lambda refused: self._on_refused(place, refused))
        window.tried.connect(unlocking.attempt)
        window.left.connect(self.left)
        window.backups.connect(lambda: self._show_backups(kind, place, key))
        window.salvage.connect(lambda: self._salvage(window, place, key))
        self.window = self._said = window

    def _show_backups(self, kind: str, place: Path, key: Key | None) -> None:
        """Show the backups in the window's place, and let it be chosen between them."""
        from dialog_app.program.going_back import ways_to
        from dialog_app.ui.backups.window import BackupsWindow

        self.drop()
        window = BackupsWindow(ways_to(place, key, self._laptop, self.chosen.emit), place)
        window.back.connect(lambda: self._show_again(kind, place, key))
        window.left.connect(self.left)
        self.window = window
        window.show()

    def _salvage(self, window: "StartWindow", place: Path, key: Key | None) -> None:
        """Save what can be read, beside the window, and open what came of it."""
        from dialog_app.program import salvaging

        window.wait(say("backups.salvaged.working"))
        work = salvaging.work(place, key, self._laptop)
        self._jobs.run(
            lambda _token: work(),
            lambda done: self._on_salvaged(window, place, key, done),
            lambda error: self._not_salvaged(window, error),
        )

    def _on_salvaged(
        self, window: "StartWindow", place: Path, key: Key | None, done: Salvaged
    ) -> None:
        from dialog_app.program import salvaging

        if window is not self.window:
            return
        try:
            salvaging.put_in_place(place, key, self._laptop.now())
        except (StoreFailed, OSError) as failed:
            self._not_salvaged(window, failed)
            return
        self.chosen.emit(place, key)
        self.told.emit(" ".join(told(done, say)))

    def _not_salvaged(self, window: "StartWindow", failed: Exception) -> None:
        kind = failed.kind if isinstance(failed, StoreFailed) else "unknown"
        if window is self.window:
            nothing = say("backups.salvaged.nothing")
            window.tell_fault(nothing if kind == "broken" else say(f"storage.{kind}"))

    def _show_again(self, kind: str, place: Path, key: Key | None) -> None:
        self.show(kind, place, key)
        if self.window is not None:
            self.window.show()

    def drop(self) -> None:
        """Take the window away, if there is one."""
        window, self.window, self._said = self.window, None, None
        if window is not None:
            window.left.disconnect()
            window.close()
            window.deleteLater()

    def _on_refused(self, place: Path, kind: str) -> None:
        """Say beside the field what is wrong with the secret, and anew what is with the file."""
        log.note(f"app.not_unlocked.{kind}")
        if self._said is None:
            return
        if kind.startswith(("passphrase_", "recovery_key_")):
            self._said.refuse(kind)
        else:
            self._show_again(kind, place, None)

    def _on_new(self, place: Path) -> None:
        if place.exists() and self._said is not None:
            self._said.tell_fault(say("frame.start.exists"))
        else:
            self.new.emit(place)

    def _on_copy(self, place: Path, copy: Path) -> None:
        """Copy an archive that cannot be written, with what is still in the file beside it."""
        if self._said is None:
            return
        if copy.exists():
            self._said.tell_fault(say("frame.start.exists"))
            return
        try:
            for ending in ("-wal", envelope.ENDING, ""):
                source = place.with_name(place.name + ending)
                if source.exists():
                    copy.with_name(copy.name + ending).write_bytes(source.read_bytes())
        except OSError:
            self._said.tell_fault(say("frame.start.copy_failed"))
        else:
            self.chosen.emit(copy, None)


def _helpful(place: Path) -> "frozenset[Road]":
    """Return which roads lead somewhere: backups where there are any, salvage where none is newer.

    A backup that was made after the last word was written has all there is.
    """
    roads: set[Road] = set()
    try:
        newest = backup.newest_backup(place)
        if newest is not None:
            roads.add("backups")
        if newest is None or newest.timestamp() <= place.stat().st_mtime:
            roads.add("salvage")
    except OSError:
        # Where nothing is, there is nothing to save.
        return frozenset(roads)
    return frozenset(roads)

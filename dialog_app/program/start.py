"""The window that stands where an archive cannot be shown, and what can be done about it there."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from dialog_app.base import log
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage import backup, envelope
from dialog_app.storage.sqlite import Key
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.core.salvaged import Salvaged
    from dialog_app.ui.backups.window import BackupsWindow
    from dialog_app.ui.frame.start_window import Road, StartWindow


_FREE_TRIES: Final = 5
_LONGEST_PAUSE: Final = 30


def pause_after(wrong: int) -> int:
    """Return for how many seconds nothing is tried after so many wrong secrets in a row."""
    return min(_LONGEST_PAUSE, 1 << wrong - _FREE_TRIES) if wrong >= _FREE_TRIES else 0


class Start(QObject):
    """Says why an archive cannot be shown, until another way is found.

    `chosen` carries a place and the key to open it with, None for a plain one or where the key is
    yet to be asked for; `wants_remembering` then says what was ticked, and `was_recovered` that it
    was the recovery key that opened it. `new` carries a place nothing lies at; `left` says that
    the user gave up. `told` carries what there is to say in the window that is open by then.
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
        self.wants_remembering = False
        self.was_recovered = False
        self._wrong = 0

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
        unlocking.found.connect(lambda key: self._on_found(place, key))
        unlocking.refused.connect(lambda refused: self._on_refused(place, refused))
        window.tried.connect(self._on_tried)
        window.tried.connect(unlocking.attempt)
        window.left.connect(self.left)
        window.backups.connect(lambda: self._show_backups(kind, place, key))
        window.salvage.connect(lambda: self._salvage(window, place, key))
        self.window = self._said = window
        if kind == "passphrase_needed":
            self._ask_store(window)

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
        self, window: "StartWindow", place: Path, key: Key | None, done: "Salvaged"
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
        from dialog_app.core.salvaged import told

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

    def look_at_machine(self, place: Path) -> None:
        """Open the archive without a word typed, if this machine remembers how."""
        from dialog_app.storage import remembering

        window = self._said
        if window is None or not remembering.is_remembered(place):
            return
        window.tell_looking(looking=True)

        def found(key: Key) -> None:
            # Somebody may have been faster with the passphrase, or gone elsewhere.
            if self._said is window:
                self._on_found(place, key)

        def refused(error: Exception) -> None:
            kind = error.kind if isinstance(error, StoreFailed) else "unknown"
            log.note(f"app.not_remembered.{kind}")
            if self._said is window:
                window.tell_looking(looking=False)

        self._jobs.run(lambda _token: remembering.remembered_key(place), found, refused)

    def drop(self) -> None:
        """Take the window away, if there is one."""
        window, self.window, self._said = self.window, None, None
        self.wants_remembering = self.was_recovered = False
        if window is not None:
            window.left.disconnect()
            window.close()
            window.deleteLater()

    def _ask_store(self, window: "StartWindow") -> None:
        """Offer to remember, once it is known that this machine has what that takes."""
        from dialog_app.storage import key_store

        def answered(has_store: bool) -> None:
            if self._said is window and has_store:
                window.offer_remembering()

        self._jobs.run(
            lambda _token: key_store.system_store() is not None, answered, lambda _error: None
        )

    def _on_tried(self, kind: str, _typed: str) -> None:
        self.was_recovered = kind == "recovery_key"
        self.wants_remembering = self._said is not None and self._said.wants_remembering

    def _on_found(self, place: Path, key: Key | None) -> None:
        self._wrong = 0
        self.chosen.emit(place, key)

    def _on_refused(self, place: Path, kind: str) -> None:
        """Say beside the field what is wrong with the secret, and anew what is with the file."""
        log.note(f"app.not_unlocked.{kind}")
        if self._said is None:
            return
        self._wrong += kind.endswith("_wrong")
        if kind.startswith(("passphrase_", "recovery_key_")):
            self._said.refuse(kind, pause_after(self._wrong))
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

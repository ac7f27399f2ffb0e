"""What opens the archive, asked for and changed: the window goes, and comes back with it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dialog_app.core.ports import StoreFailed
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.sqlite import Key
from dialog_app.ui.archive_lock import ArchiveLock
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.program.new_lock import PassphraseAsked, Work
    from dialog_app.ui.frame.notices import Notices
    from dialog_app.ui.frame.passphrase_window import Purpose

Told = Callable[[bool], None]


@dataclass(frozen=True, slots=True)
class Hands:
    """What the program lends: letting go of the archive, opening one, and what is open now."""

    put_down: Callable[[], tuple[Path, Key | None] | None]
    open: Callable[..., None]
    archive: Callable[[], SqliteArchive | None]
    notices: Callable[[], "Notices | None"]
    settle: Callable[[], None]


class Passphrases(QObject):
    """Asks in a window of its own, one thing at a time; `left` says that it was closed."""

    left = Signal()

    def __init__(self, hands: Hands, laptop: ThisLaptop, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._hands = hands
        self._laptop = laptop
        self._jobs = jobs
        self.asked: PassphraseAsked | None = None
        self._is_wished = False

    def of_archive(self, archive: SqliteArchive) -> ArchiveLock | None:
        """Return what the settings may ask; None for a plain archive."""
        if not archive.is_encrypted:
            return None
        return ArchiveLock(
            change_key=partial(self._change, "rekey"),
            new_recovery_key=partial(self._change, "recovery"),
            take_away=partial(self._change, "plain"),
            is_remembered=lambda: _is_remembered(archive),
            remember=self.remember,
            ask_store=self.ask_store,
        )

    def for_new(self, place: Path) -> None:
        """Ask for the passphrase of an archive that is yet to be made."""
        from dialog_app.program.new_lock import making

        self._ask("new", place, making())

    def after_recovery(self, place: Path, key: Key | None) -> None:
        """Ask for a new passphrase, since the recovery key opened the archive."""
        from dialog_app.program.new_lock import changing

        if key is None:
            self._hands.open(place)
        else:
            self._ask("forgotten", place, changing(place, key), key)

    def set_passphrase(self) -> None:
        """Let go of the archive, and come back with another passphrase or the first one."""
        archive = self._hands.archive()
        self._change("change" if archive is not None and archive.is_encrypted else "old")

    def _change(self, purpose: "Purpose") -> None:
        from dialog_app.program import new_lock

        down = self._hands.put_down()
        if down is None:
            return
        place, key = down
        now = self._laptop.now()
        if key is None:
            self._ask("old", place, new_lock.encrypting(place, now))
        elif purpose == "rekey":
            self._ask(purpose, place, new_lock.rekeying(place, key, now), key)
        elif purpose == "plain":
            self._ask(purpose, place, new_lock.decrypting(place, key, now), key)
        else:
            self._ask(purpose, place, new_lock.changing(place, key), key)

    def _ask(self, purpose: "Purpose", place: Path, work: "Work", key: Key | None = None) -> None:
        # Most days never see it, and the first paint need not wait for it.
        from dialog_app.program.new_lock import PassphraseAsked

        asked = PassphraseAsked(purpose, place, work, key)
        asked.done.connect(partial(self._on_done, asked))
        asked.window.left.connect(self.left)
        self.asked = asked
        self._hands.settle()
        asked.window.show()

    def _on_done(self, asked: "PassphraseAsked") -> None:
        self._hands.open(asked.place, asked.key, create=asked.purpose == "new")
        asked.drop()
        self.asked = None
        notices = self._hands.notices()
        if asked.left and notices is not None:
            which = "left_old" if asked.purpose == "rekey" else "left_plain"
            notices.say(say(f"frame.new_lock.{which}", n=len(asked.left)))

    def finish(self) -> None:
        """Wait for what is being done to an archive, as when the program ends meanwhile."""
        if self.asked is not None:
            self.asked.jobs.finish()

    def wish(self, *, remembering: bool) -> None:
        """Let the archive that opens next be remembered, if somebody wishes so."""
        self._is_wished = remembering

    def on_opened(self, archive: SqliteArchive, notices: "Notices") -> None:
        """Say what opening put right, and do what was wished for."""
        if archive.envelope_was_lost:
            notices.say(say("frame.new_lock.recovered"))
        wished, self._is_wished = self._is_wished, False
        if wished and archive.is_encrypted and not _is_remembered(archive):
            self.remember(True, lambda done: None if done else _tell_failed(notices))

    def ask_store(self, told: Told) -> None:
        """Tell whether the machine has a store of secrets known to be good."""
        self._jobs.run(lambda _token: _has_store(), told, lambda _error: told(False))

    def remember(self, on: bool, told: Told) -> None:
        """Let the machine open the archive from now on, or no more; tell whether it is so now."""
        archive = self._hands.archive()
        if archive is None or archive.key is None:
            told(False)
        elif on:
            self._remember(archive, told)
        else:
            self._forget(archive, told)

    def _remember(self, archive: SqliteArchive, told: Told) -> None:
        from dialog_app.storage import remembering

        name = remembering.name_of(archive)

        def kept(given: remembering.Kept) -> None:
            if self._hands.archive() is not archive:
                # It was locked meanwhile: without its slot what the store has opens nothing.
                given.secret.wipe()
                return
            told(remembering.let_in(archive, given))

        self._jobs.run(lambda _token: remembering.keep(name), kept, lambda _error: told(False))

    def _forget(self, archive: SqliteArchive, told: Told) -> None:
        from dialog_app.storage import remembering

        name = remembering.name_of(archive)
        try:
            archive.forget_machine()
        except StoreFailed:
            told(True)
            return
        told(False)
        self._jobs.run(
            lambda _token: remembering.drop(name), lambda _done: None, lambda _error: None
        )


def _has_store() -> bool:
    from dialog_app.storage import key_store

    return key_store.system_store() is not None


def _is_remembered(archive: SqliteArchive) -> bool:
    from dialog_app.storage import remembering

    return remembering.is_remembered(archive.path)


def _tell_failed(notices: "Notices") -> None:
    notices.say(say("settings.remember_failed"))

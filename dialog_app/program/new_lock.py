"""Passphrases typed in a window: what they open, and what they are to open from now on."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import envelope, recovery_key, relocking, secret
from dialog_app.storage.relocking import Locked
from dialog_app.storage.sqlite import Key
from dialog_app.storage.unlocking import key_for
from dialog_app.ui.frame.passphrase_window import PassphraseWindow, Purpose
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.words import say

Work = Callable[[Sequence[secret.Secret]], Locked]
"""What is done with a new passphrase and a new recovery key; may take seconds."""


class Unlocking(QObject):
    """Tries secrets on an archive beside the window, since each try is made to be slow.

    `found` carries the key, None where the archive needs none; `refused` carries why there is none.
    """

    found = Signal(object)
    refused = Signal(str)

    def __init__(self, place: Path, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._jobs = jobs

    def attempt(self, kind: str, typed: str) -> None:
        """Try what was typed, which is a passphrase or a recovery key as `kind` says."""
        try:
            given = secret.of_kind(kind, typed)
        except StoreFailed as failed:
            self.refused.emit(failed.kind)
            return
        self._jobs.run(
            lambda _token: _key_for(self._place, given),
            self._on_tried,
            lambda _error: self.refused.emit("unknown"),
        )

    def _on_tried(self, answer: Key | StoreFailed | None) -> None:
        if isinstance(answer, StoreFailed):
            self.refused.emit(answer.kind)
        else:
            self.found.emit(answer)


def _key_for(place: Path, given: secret.Secret) -> Key | StoreFailed | None:
    """Return the key, or why there is none; what was given is then wiped."""
    try:
        return key_for(place, given)
    except StoreFailed as failed:
        return failed
    finally:
        given.wipe()


class PassphraseAsked(QObject):
    """Asks which passphrase an archive is to have; `done` tells when there is nothing left to ask.

    `work` is done beside the window, before the recovery key is shown; where the passphrase alone
    changes, none is. `key` is what the archive opens with, before and after; None for a plain one.
    """

    done = Signal()

    def __init__(self, purpose: Purpose, place: Path, work: Work, key: Key | None = None) -> None:
        super().__init__()
        self.purpose, self.place = purpose, place
        self.key = key
        self.left_plain: Sequence[Path] = ()
        self._work = work
        self._printed = ""
        self.jobs = Jobs(self)
        self.window = PassphraseWindow(purpose, str(place))
        self.window.chosen.connect(self._on_chosen)
        self.window.without.connect(self.done)
        self.window.written.connect(self.done)

    def drop(self) -> None:
        """Take the window away."""
        self.jobs.finish()
        self.window.left.disconnect()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _on_chosen(self, typed: str) -> None:
        try:
            chosen = secret.new_passphrase(typed)
        except RuleBroken as broken:
            self.window.refuse(say(f"errors.{broken.code}", **broken.facts))
            return
        self._printed = recovery_key.new()
        given = (chosen, secret.recovery(self._printed))
        self.jobs.run(lambda _token: _worked(given, self._work), self._on_worked, self._on_failed)

    def _on_worked(self, made: Locked) -> None:
        self.key, self.left_plain = made.key, made.left_plain
        if self.purpose == "change":
            self.done.emit()
        else:
            self.window.show_key(self._printed)
        self._printed = ""

    def _on_failed(self, error: Exception) -> None:
        kind = error.kind if isinstance(error, StoreFailed) else "unknown"
        self.window.refuse(say(f"storage.{kind}"))


def _worked(given: Sequence[secret.Secret], work: Work) -> Locked:
    """Do `work` with the secrets; they are then wiped."""
    try:
        return work(given)
    finally:
        for one in given:
            one.wipe()


def making() -> Work:
    """Return the work of making a key for an archive that is yet to be made."""
    return lambda given: Locked(envelope.new_key(*given), ())


def encrypting(place: Path, at: datetime.datetime) -> Work:
    """Return the work of encrypting the archive at `place`, which nobody has open."""
    return lambda given: relocking.encrypt(place, envelope.new_key(*given), at)


def changing(place: Path, key: Key) -> Work:
    """Return the work of changing the passphrase, and it alone, of an archive nobody has open."""
    return lambda given: Locked(relocking.change_secret(place, key, given[0]), ())

"""Passphrases typed in a window: what they open, and what they are to open from now on."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import envelope, key_store, recovery_key, relocking, secret
from dialog_app.storage.sqlite import Key
from dialog_app.storage.unlocking import key_for
from dialog_app.ui.frame.passphrase_window import WORDLESS, PassphraseWindow, Purpose
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.words import say


@dataclass(frozen=True, slots=True)
class Changed:
    """The key an archive opens with from now on, None for none, and backups left as they were."""

    key: Key | None
    left: Sequence[Path] = ()


Work = Callable[[Sequence[secret.Secret]], Changed]
"""What is done with a new passphrase, a new recovery key, or both; may take seconds."""

_WITH_PAPER: Final = frozenset({"new", "old", "rekey", "recovery"})
"""For what there is a recovery key that has to come to paper."""


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
        self.left: Sequence[Path] = ()
        self._work = work
        self._printed = ""
        self.jobs = Jobs(self)
        self.window = PassphraseWindow(purpose, str(place))
        self.window.chosen.connect(self._on_chosen)
        self.window.without.connect(self.done)
        self.window.written.connect(self._on_written)
        self.window.print_wanted.connect(self._print)

    def drop(self) -> None:
        """Take the window away."""
        self.jobs.finish()
        self.window.left.disconnect()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _on_chosen(self, typed: str) -> None:
        given: tuple[secret.Secret, ...] = ()
        if self.purpose not in WORDLESS:
            try:
                given = (secret.new_passphrase(typed),)
            except RuleBroken as broken:
                self.window.refuse(say(f"errors.{broken.code}", **broken.facts))
                return
        if self.purpose in _WITH_PAPER:
            self._printed = recovery_key.new()
            given = (*given, secret.recovery(self._printed))
        self.jobs.run(lambda _token: _worked(given, self._work), self._on_worked, self._on_failed)

    def _on_worked(self, made: Changed) -> None:
        self.key, self.left = made.key, made.left
        if self.purpose in _WITH_PAPER:
            self.window.show_key(self._printed)
        else:
            self.done.emit()

    def _on_written(self) -> None:
        self._printed = ""
        self.window.paper.forget()
        self.done.emit()

    def _print(self) -> None:
        """Print the sheet; what it says is in memory and with the printer, in no file of ours."""
        from dialog_app.program import recovery_print

        recovery_print.print_sheet(self._printed, self.place.name, self.window, self.jobs)

    def _on_failed(self, error: Exception) -> None:
        kind = error.kind if isinstance(error, StoreFailed) else "unknown"
        self.window.refuse(say(f"storage.{kind}"))


def _worked(given: Sequence[secret.Secret], work: Work) -> Changed:
    """Do `work` with the secrets; they are then wiped."""
    try:
        return work(given)
    finally:
        for one in given:
            one.wipe()


def making() -> Work:
    """Return the work of making a key for an archive that is yet to be made."""
    return lambda given: Changed(envelope.new_key(*given))


def encrypting(place: Path, at: datetime.datetime) -> Work:
    """Return the work of encrypting the archive at `place`, which nobody has open."""

    def work(given: Sequence[secret.Secret]) -> Changed:
        done = relocking.encrypt(place, envelope.new_key(*given), at)
        return Changed(done.key, done.left_plain)

    return work


def changing(place: Path, key: Key) -> Work:
    """Return the work of changing one secret, and it alone, of an archive nobody has open."""
    return lambda given: Changed(relocking.change_secret(place, key, given[0]))


def rekeying(place: Path, key: Key, at: datetime.datetime) -> Work:
    """Return the work of giving an archive nobody has open another key."""

    def work(given: Sequence[secret.Secret]) -> Changed:
        done = relocking.rekey(place, key, envelope.new_key(*given), at)
        _forget(key)
        return Changed(done.key, done.left_plain)

    return work


def decrypting(place: Path, key: Key, at: datetime.datetime) -> Work:
    """Return the work of writing an archive nobody has open in plain."""

    def work(_given: Sequence[secret.Secret]) -> Changed:
        relocking.decrypt(place, key, at)
        _forget(key)
        return Changed(None)

    return work


def _forget(key: Key) -> None:
    """Let the machine forget what opened a key that is over."""
    before = envelope.from_bytes(key.envelope)
    store = key_store.system_store() if before.has("machine") else None
    if store is not None:
        store.drop(before.archive)

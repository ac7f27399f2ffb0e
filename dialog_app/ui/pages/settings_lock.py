"""What the settings say of the lock: the ways in, and after how long an archive locks itself."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from dialog_app.base.settings import LOCK_AFTER
from dialog_app.ui import theme
from dialog_app.ui.archive_lock import ArchiveLock
from dialog_app.ui.around import Around
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowLayout
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

_FIELD: Final = 320


def lock_part(around: Around) -> Iterable[QWidget]:
    """Let it be chosen after how long an archive locks itself, if it can be locked."""
    if around.outside is None or not around.outside.is_encrypted:
        return
    words = say("settings.field.lock_after")
    choice = Choice(words, [(say(f"settings.lock_after.m{n}"), n) for n in LOCK_AFTER])
    choice.setObjectName("setting_lock_after")
    choice.setMinimumWidth(theme.scaled(_FIELD))
    choice.set_value(around.settings.lock_after)
    # It shows nowhere else in the window, so nothing is made anew for it.
    choice.activated.connect(lambda row: _keep(around, LOCK_AFTER[row]))
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Label(words), 1)
    row.addWidget(choice)
    yield holder
    yield Label(say("settings.lock_note"), "small", muted=True).wrapped()


def _keep(around: Around, minutes: int) -> None:
    around.keep_settings(replace(around.settings, lock_after=minutes))


def ways_in(set_passphrase: Callable[[], None], lock: ArchiveLock | None) -> QWidget:
    """Return the buttons that change what opens an encrypted archive."""
    deeds = {"change_passphrase": set_passphrase}
    if lock is not None:
        deeds["new_recovery_key"] = lock.new_recovery_key
        deeds["change_key"] = lock.change_key
        deeds["take_passphrase_away"] = lock.take_away
    holder = QWidget()
    flow = FlowLayout(holder)
    for name, deed in deeds.items():
        button = Button(say(f"settings.{name}"), ButtonLook())
        button.setObjectName(name)
        button.clicked.connect(lambda _checked=False, deed=deed: deed())
        flow.addWidget(button)
    return holder


def remember_part(around: Around) -> Iterable[QWidget]:
    """Let this machine remember what opens the archive; hidden where it cannot."""
    if around.outside is not None and around.outside.lock is not None:
        yield Remembering(around.outside.lock)


class Remembering(QWidget):
    """A box to tick and what it means; it shows what is so, and not what was asked for."""

    def __init__(self, lock: ArchiveLock) -> None:
        super().__init__()
        self._lock = lock
        self._check = Check(say("settings.remember"))
        self._check.setObjectName("setting_remember")
        self._check.setChecked(lock.is_remembered())
        self._check.clicked.connect(self._change)
        self._fault = ErrorLine()
        self._fault.setObjectName("remember_fault")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        column.addWidget(self._check)
        column.addWidget(Label(say("settings.remember_note"), "small", muted=True).wrapped())
        column.addWidget(self._fault)
        # What is remembered can be taken away also where the store is gone.
        if not self._check.isChecked():
            self.hide()
            lock.ask_store(self._on_answered)

    def _on_answered(self, has_store: bool) -> None:
        if isValid(self):
            self.setVisible(has_store)

    def _change(self, on: bool) -> None:
        self._fault.clear()
        self._check.setEnabled(False)
        self._lock.remember(on, lambda done: self._on_told(on, done))

    def _on_told(self, on: bool, done: bool) -> None:
        if not isValid(self):
            return
        self._check.setEnabled(True)
        self._check.setChecked(done)
        if done is not on:
            self._fault.tell(say("settings.remember_failed"))

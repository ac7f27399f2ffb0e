"""What the settings say of locking: after how long an archive locks itself."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.base.settings import LOCK_AFTER
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.widgets.choice import Choice
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

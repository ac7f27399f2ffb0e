"""The card for handing a day over: what is in the file, its passphrase, and where it goes."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import DayLine, StoreFailed
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.sharing import asking
from dialog_app.ui.sharing.deeds import SharingDeeds
from dialog_app.ui.sharing.growing_card import GrowingCard, sentence
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.secret_field import SecretField, ShowButton
from dialog_app.ui.words import say

NAME: Final = "give_day_card"
_WIDTH: Final = 720
_UNFIT: Final = '\\/:*?"<>|'


class GiveCard(GrowingCard):
    """Hands one day over as a locked file; Esc leaves."""

    def __init__(self, deeds: SharingDeeds, line: DayLine) -> None:
        super().__init__(NAME, say("share.give.heading", title=line.title), _WIDTH)
        self._deeds = deeds
        self._line = line
        self._jobs = Jobs(self)
        self._field = SecretField(say("share.give.passphrase"))
        self._field.setObjectName("give_passphrase")
        self._field.hide_words(hidden=False)
        self._field.returnPressed.connect(self._give)
        self._field.textEdited.connect(lambda _text: self._clear())
        self._error = ErrorLine()
        self._error.setObjectName("give_error")
        look = ButtonLook("primary", icon=Icon.EXPORT, key=say("keys.name.return"), tall=True)
        self._go = Button(say("share.give.save"), look)
        self._go.setObjectName("give_save")
        self._go.clicked.connect(self._give)
        self._told = Label("").wrapped()
        self._told.setObjectName("give_told")
        self._told.hide()
        self._lay_out()

    @property
    def first(self) -> QWidget:
        """The passphrase."""
        return self._field

    def _lay_out(self) -> None:
        space = theme.current().space
        self.inside.setSpacing(space.s)
        self.inside.setContentsMargins(space.xs, space.xs, space.m, space.xs)
        self.inside.addWidget(Label(say("share.give.what")).wrapped())
        self.inside.addWidget(Label(say("share.give.to_whom")).strong().wrapped())
        self.inside.addSpacing(space.s)
        self.inside.addWidget(Label(say("share.give.passphrase")).strong())
        row = QHBoxLayout()
        row.setSpacing(space.s)
        row.addWidget(self._field, 1)
        row.addWidget(ShowButton("give_hide", self._field))
        self.inside.addLayout(row)
        self.inside.addWidget(self._error)
        self.inside.addWidget(Label(say("share.give.tell"), "small", muted=True).wrapped())
        self.inside.addSpacing(space.s)
        self.inside.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        self.inside.addWidget(self._told)

    def _clear(self) -> None:
        self._error.clear()
        self._field.set_fault(fault=False)

    def _give(self) -> None:
        if not self._go.isEnabled():
            return
        self._clear()
        self._told.hide()
        try:
            self._deeds.check(self._field.text())
        except RuleBroken as broken:
            self._refuse(broken)
            return
        path = asking.file_to_write(self, file_name(self._line))
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the day to a place, under the passphrase that was typed."""
        try:
            copy = self._deeds.copy(self._line.id)
        except (RuleBroken, StoreFailed) as failed:
            self._refuse(failed)
            return
        self._go.setEnabled(False)
        self._go.set_words(say("share.give.saving"))
        typed, seal = self._field.text(), self._deeds.seal
        self._jobs.run(
            lambda _token: seal(copy, typed, path),
            lambda _none: self._on_saved(path),
            self._refuse,
        )

    def _on_saved(self, path: Path) -> None:
        self._rest()
        self._told.setText(say("share.give.saved", name=path.name))
        self._told.show()
        self.close_button.setFocus()
        self.refit()

    def _refuse(self, error: Exception) -> None:
        self._rest()
        self._error.tell(sentence(error))
        self._field.set_fault(fault=isinstance(error, RuleBroken))
        self._field.setFocus()
        self.refit()

    def _rest(self) -> None:
        self._go.setEnabled(True)
        self._go.set_words(say("share.give.save"))


def file_name(line: DayLine) -> str:
    """Return a name for the file of a day that every system takes."""
    words = "".join(letter for letter in line.title if letter not in _UNFIT).strip(" .")
    return f"{words or say('share.day')} {formats.date(line.date)}{asking.ENDING}"

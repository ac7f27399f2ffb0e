"""The field that opens an encrypted archive, by passphrase or by the key on paper."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.secret_field import SecretField, ShowButton
from dialog_app.ui.words import say

PASSPHRASE: Final = "passphrase"  # noqa: S105 - what kind it is, not what it is
RECOVERY_KEY: Final = "recovery_key"


class UnlockForm(QWidget):
    """Asks for the passphrase in place; `tried` carries what kind of secret it is, and the secret.

    What was typed stays, selected, when it turns out to be wrong.
    """

    tried = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._kind = PASSPHRASE
        self._name = Label("").strong()
        self._field = SecretField("")
        self._field.setObjectName("unlock_field")
        self._field.returnPressed.connect(self._try)
        self._field.caps.connect(self._on_caps)
        self._field.textEdited.connect(lambda _text: self._clear())
        self._name.setBuddy(self._field)
        self._caps = Label(say("frame.unlock.caps_lock"), muted=True).wrapped()
        self._caps.setObjectName("unlock_caps")
        self._caps.hide()
        self._fault = ErrorLine()
        self._fault.setObjectName("unlock_fault")
        self._open = Button(say("frame.unlock.open"), ButtonLook("primary", icon=Icon.READY))
        self._open.setObjectName("unlock")
        self._open.clicked.connect(self._try)
        self._show = ShowButton("unlock_show", self._field)
        self._remember = Check(say("frame.unlock.remember"))
        self._remember.setObjectName("unlock_remember")
        self._meaning = Label(say("frame.unlock.remember_note"), "small", muted=True).wrapped()
        self._can_remember = False
        self._pause = QTimer(self, interval=1000)
        self._pause.timeout.connect(self._count_down)
        self._seconds = 0
        self._told = Label("", muted=True).wrapped()
        self._told.setObjectName("unlock_told")
        self._told.hide()
        self._other = Button("", ButtonLook("link"))
        self._other.setObjectName("unlock_other")
        self._other.clicked.connect(self._change_kind)
        self._lay_out()
        self._dress()

    def focus(self) -> None:
        """Take the keyboard, everything selected."""
        self._field.setFocus()
        self._field.selectAll()

    def refuse(self, kind: str, pause: int = 0) -> None:
        """Say why the secret did not open the archive; it can be typed anew at once.

        It is tried again after `pause` seconds at the earliest.
        """
        self._wait(waiting=False)
        self._field.set_fault(fault=True)
        self._fault.tell(say(f"storage.{kind}"))
        self.focus()
        if pause:
            self._seconds = pause
            self._open.setEnabled(False)
            self._say_pause()
            self._pause.start()

    @property
    def wants_remembering(self) -> bool:
        """Whether it was ticked that this machine is to remember the passphrase."""
        return self._kind == PASSPHRASE and self._remember.isChecked()

    def offer_remembering(self) -> None:
        """Let it be ticked, with what it means beside it."""
        self._can_remember = True
        self._show_remembering()

    def tell_looking(self, *, looking: bool) -> None:
        """Say that the machine is asked whether it remembers, or say so no more."""
        self._told.setText(say("frame.unlock.looking") if looking else "")
        self._told.setVisible(looking)

    def _count_down(self) -> None:
        self._seconds -= 1
        if self._seconds:
            self._say_pause()
            return
        self._pause.stop()
        self._told.hide()
        self._open.setEnabled(True)

    def _say_pause(self) -> None:
        self._told.setText(say("frame.unlock.later", n=self._seconds))
        self._told.show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.current().space.m)
        row.addWidget(self._field, 1)
        row.addWidget(self._show)
        row.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        column.addWidget(self._name)
        column.addLayout(row)
        column.addWidget(self._caps)
        column.addWidget(self._fault)
        column.addWidget(self._told)
        column.addWidget(self._remember)
        column.addWidget(self._meaning)
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)

    def _dress(self) -> None:
        """Say what is asked for, and hide what is typed unless it is copied from paper."""
        name = say(f"frame.unlock.{self._kind}")
        self._name.setText(name)
        self._field.setAccessibleName(name)
        other = RECOVERY_KEY if self._kind == PASSPHRASE else PASSPHRASE
        self._other.set_words(say(f"frame.unlock.use_{other}"))
        self._show.turn(hidden=self._kind == PASSPHRASE)
        self._show_remembering()

    def _show_remembering(self) -> None:
        for part in (self._remember, self._meaning):
            part.setVisible(self._can_remember and self._kind == PASSPHRASE)

    def _change_kind(self) -> None:
        self._kind = RECOVERY_KEY if self._kind == PASSPHRASE else PASSPHRASE
        self._field.clear()
        self._clear()
        self._dress()
        self._field.setFocus()

    def _clear(self) -> None:
        self._fault.clear()
        self._field.set_fault(fault=False)

    def _on_caps(self, on: bool) -> None:
        self._caps.setVisible(on and self._kind == PASSPHRASE)

    def _try(self) -> None:
        if not self._field.text() or not self._open.isEnabled():
            self._field.setFocus()
            return
        self._clear()
        self._wait(waiting=True)
        self.tried.emit(self._kind, self._field.text())

    def _wait(self, *, waiting: bool) -> None:
        self._open.setEnabled(not waiting)
        self._open.set_words(say("frame.unlock.waiting" if waiting else "frame.unlock.open"))

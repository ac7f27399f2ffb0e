"""What stands in the window's place while it changes what an archive is opened with."""

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.frame import start_page
from dialog_app.ui.frame.recovery_paper import RecoveryPaper
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.focus_ring import FocusRing
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.secret_field import SecretField, ShowButton
from dialog_app.ui.words import say

Purpose = Literal["new", "old", "change", "forgotten", "rekey", "recovery", "plain"]

WORDLESS: Final[frozenset[Purpose]] = frozenset({"recovery", "plain"})
"""For what nobody has to type a passphrase."""


class PassphraseWindow(QMainWindow):
    """Asks for a passphrase in place, and then brings the recovery key to paper.

    `purpose` is `new` for an archive that is yet to be made, `old` for one that is to be
    encrypted, `change` for another passphrase, `forgotten` for one after the recovery key was
    used, `rekey` for another key, `recovery` for another recovery key alone, and `plain` where
    the passphrase is to go.
    `chosen` carries the passphrase, empty where none is asked for; `without` says that there is
    to be none, or that nothing is to change; `print_wanted` that the recovery key is to be printed,
    `written` that it is on paper, and `left` that the window was closed.
    """

    chosen = Signal(str)
    without = Signal()
    print_wanted = Signal()
    written = Signal()
    left = Signal()

    def __init__(self, purpose: Purpose, place: str) -> None:
        super().__init__()
        self.setObjectName("passphrase_window")
        self._purpose = purpose
        self._heading = Label("", "title").wrapped()
        self._heading.setObjectName("passphrase_heading")
        self._what = Label("", "lead").wrapped()
        self._what.setObjectName("passphrase_what")
        self._place = Label(say("frame.start.place", place=place[-200:]), muted=True).wrapped()
        self._asking = self._question()
        self.paper = self._paper()
        parts = (self._heading, self._what, self._place, self._asking, self.paper)
        start_page.lay_out(self, parts)
        self._ring = FocusRing(self)
        self.paper.hide()
        self._say(f"ask_{purpose}")
        self._first().setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why the passphrase cannot be used, or what went wrong; it can be typed anew."""
        self._wait(waiting=False)
        self._field.set_fault(fault=not self._is_wordless)
        self._fault.tell(sentence)
        self._first().setFocus()
        self._field.selectAll()

    def show_key(self, printed: str) -> None:
        """Show the recovery key; from now on there is only one way on."""
        self._asking.hide()
        self._place.hide()
        self._field.clear()
        self.paper.show()
        self.paper.show_key(printed)

    def closeEvent(self, event: object) -> None:
        """Say that nobody wants to go on."""
        self.left.emit()
        super().closeEvent(event)  # type: ignore[arg-type]  # Qt's own event, passed on

    @property
    def _is_wordless(self) -> bool:
        return self._purpose in WORDLESS

    def _first(self) -> QWidget:
        """Return what gets the keyboard: the field, or the way that changes nothing."""
        return self._without if self._is_wordless else self._field

    def _say(self, state: str) -> None:
        heading = say(f"frame.new_lock.{state}.heading")
        self._heading.setText(heading)
        self._what.setText(say(f"frame.new_lock.{state}.what"))
        self.setWindowTitle(say("frame.window", title=heading))

    def _question(self) -> QWidget:
        self._fault = ErrorLine()
        self._fault.setObjectName("passphrase_fault")
        typing = self._typing()
        if self._is_wordless:
            typing.hide()
        # Where something is given up, the way that keeps it is the one that is offered first.
        keeps = self._purpose == "plain"
        self._go = self._button("choose_passphrase", "", self._choose, primary=not keeps)
        words = say(f"frame.new_lock.without_{self._purpose}")
        self._without = self._button("without_passphrase", words, self.without.emit, primary=keeps)
        QShortcut(QKeySequence("Esc"), self._without).activated.connect(self._without.click)
        self._wait(waiting=False)
        row = QHBoxLayout()
        for button in (self._without, self._go) if keeps else (self._go, self._without):
            row.addWidget(button)
        row.addStretch(1)
        note = Label(say(f"frame.new_lock.note_{self._purpose}"), muted=True).wrapped()
        note.setObjectName("passphrase_note")
        return _column(typing, self._fault, row, note)

    def _typing(self) -> QWidget:
        self._field = SecretField(say("frame.unlock.passphrase"))
        self._field.setObjectName("new_passphrase")
        self._field.hide_words(hidden=False)
        self._field.returnPressed.connect(self._choose)
        self._field.textEdited.connect(lambda _text: self._clear())
        name = Label(say("frame.unlock.passphrase")).strong()
        name.setBuddy(self._field)
        row = QHBoxLayout()
        row.addWidget(self._field, 1)
        row.addWidget(ShowButton("hide_passphrase", self._field))
        return _column(name, row)

    def _paper(self) -> RecoveryPaper:
        paper = RecoveryPaper()
        paper.asking.connect(lambda asking: self._say("read_back" if asking else "written"))
        paper.print_wanted.connect(self.print_wanted)
        paper.written.connect(self.written)
        return paper

    def _button(
        self, name: str, words: str, deed: Callable[[], object], *, primary: bool = False
    ) -> Button:
        look = ButtonLook("primary", icon=Icon.READY) if primary else ButtonLook()
        button = Button(words, look)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked=False: deed())
        return button

    def _clear(self) -> None:
        self._fault.clear()
        self._field.set_fault(fault=False)

    def _choose(self) -> None:
        if self._go.isEnabled():
            self._clear()
            self._wait(waiting=True)
            self.chosen.emit(self._field.text())

    def _wait(self, *, waiting: bool) -> None:
        self._go.setEnabled(not waiting)
        self._without.setEnabled(not waiting)
        state = "waiting" if waiting else f"go_{self._purpose}"
        self._go.set_words(say(f"frame.new_lock.{state}"))


def _column(*parts: QWidget | QHBoxLayout) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().space.m)
    for part in parts:
        if isinstance(part, QHBoxLayout):
            part.setSpacing(theme.current().space.m)
            column.addLayout(part)
        else:
            column.addWidget(part)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    return holder

"""The recovery key on its way to paper: shown or printed, and read back from there."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.secret_field import SecretField
from dialog_app.ui.words import say

_KEY_SIZE: Final = 1.4
_ASKED: Final = 2
"""How many groups at the end are typed back."""

_LEFT_OUT: Final = str.maketrans("", "", "-–— .\t")
_TAKEN_FOR: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


class RecoveryPaper(QWidget):
    """Shows the key, and then asks for its end, which only who has it on paper can tell.

    `asking` says whether the key is hidden and its end asked for; `print_wanted` that a sheet
    is to be printed, and `written` that the key is on paper.
    """

    asking = Signal(bool)
    print_wanted = Signal()
    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._printed = Label("", "title").wrapped().selectable()
        self._printed.setObjectName("recovery_key")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * _KEY_SIZE)
        self._printed.setFont(font)
        self._fault = ErrorLine()
        self._fault.setObjectName("recovery_fault")
        self._told = Label("", muted=True).wrapped()
        self._told.setObjectName("recovery_told")
        self._told.hide()
        self._shown = self._show_part()
        self._asked = self._ask_part()
        column = _column(self)
        for part in (self._shown, self._asked, self._told, self._fault):
            column.addWidget(part)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_key(self, printed: str) -> None:
        """Show a key, and let it be printed or copied by hand."""
        self._key = printed
        self._printed.setText(_in_two_lines(printed))
        self._printed.setAccessibleName(say("frame.new_lock.key", key=printed))
        self._turn(asking=False)

    def forget(self) -> None:
        """Keep nothing of the key any more."""
        self._key = ""
        self._printed.clear()
        self._printed.setAccessibleName("")
        self._end.clear()

    def tell_printed(self, printer: str) -> None:
        """Say that the sheet is on its way; once it is in somebody's hand, it is read back."""
        self._fault.clear()
        self._told.setText(say("frame.new_lock.printed", printer=printer))
        self._told.show()
        self._turn(asking=True)

    def refuse(self, sentence: str) -> None:
        """Say why the sheet was not printed; the key can still be copied by hand."""
        self._fault.tell(sentence)

    def _show_part(self) -> QWidget:
        self._done = _button("key_written", say("frame.new_lock.done"), self._ask, primary=True)
        print_it = _button(
            "print_key", say("frame.new_lock.print"), self.print_wanted.emit, icon=Icon.PRINT
        )
        holder = QWidget()
        column = _column(holder)
        column.addWidget(self._printed)
        column.addLayout(_row(self._done, print_it))
        return holder

    def _ask_part(self) -> QWidget:
        words = say("frame.new_lock.end")
        self._end = SecretField(words)
        self._end.setObjectName("key_end")
        self._end.hide_words(hidden=False)
        self._end.returnPressed.connect(self._check)
        self._end.textEdited.connect(lambda _text: self._clear())
        check = _button("check_key", say("frame.new_lock.check"), self._check, primary=True)
        again = _button(
            "show_key_again", say("frame.new_lock.again"), lambda: self._turn(asking=False)
        )
        name = Label(words).strong()
        name.setBuddy(self._end)
        holder = QWidget()
        column = _column(holder)
        column.addWidget(name)
        column.addWidget(self._end)
        column.addLayout(_row(check, again))
        return holder

    def _ask(self) -> None:
        self._turn(asking=True)

    def _turn(self, *, asking: bool) -> None:
        self._clear()
        self._shown.setVisible(not asking)
        self._asked.setVisible(asking)
        if not asking:
            self._told.hide()
        (self._end if asking else self._done).setFocus()
        self.asking.emit(asking)

    def _check(self) -> None:
        if _as_read(self._end.text()) == _as_read("".join(self._key.split("-")[-_ASKED:])):
            self.written.emit()
            return
        self._end.set_fault(fault=True)
        self._fault.tell(say("frame.new_lock.end_wrong"))
        self._end.setFocus()
        self._end.selectAll()

    def _clear(self) -> None:
        self._fault.clear()
        self._end.set_fault(fault=False)


def _in_two_lines(printed: str) -> str:
    """Return the groups in two lines of the same length, which are copied with fewer errors."""
    groups = printed.split("-")
    half = len(groups) // 2
    return "\n".join("-".join(part) for part in (groups[:half], groups[half:]))


def _as_read(typed: str) -> str:
    return typed.upper().translate(_LEFT_OUT).translate(_TAKEN_FOR)


def _column(holder: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().space.m)
    return column


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.current().space.m)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _button(
    name: str,
    words: str,
    deed: Callable[[], object],
    *,
    primary: bool = False,
    icon: Icon | None = None,
) -> Button:
    look = ButtonLook("primary", icon=Icon.READY) if primary else ButtonLook(icon=icon)
    button = Button(words, look)
    button.setObjectName(name)
    button.clicked.connect(lambda _checked=False: deed())
    return button

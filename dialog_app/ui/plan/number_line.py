"""A number of people on one line, with what is wrong with it below."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.plan.field import HandIn, whole_number, why_not
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label, restyle
from dialog_app.ui.widgets.text_field import TextField

_WIDTH = 64
_DIGITS = 20


class NumberLine(QWidget):
    """Words, a note and a number one writes; `take` gets it and says why not, or nothing.

    A large number stands without a frame until it is wrong.
    """

    def __init__(
        self, name: str, words: str, note: str, take: Callable[[int], str], *, large: bool = False
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._take = take
        self._field = TextField(", ".join(part for part in (words, note) if part), limit=_DIGITS)
        self._field.setObjectName(name)
        self._field.setFixedWidth(theme.scaled(_WIDTH))
        self._field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._error = ErrorLine()
        self._large = large
        if large:
            self._field.setFont(theme.font("lead", bold=True))
        self._set_bare(large)
        self._hand_in = HandIn(self._field, self._on_written, self._error)
        self.words = Label(words)
        row = QHBoxLayout()
        row.setSpacing(theme.current().space.m)
        row.addWidget(self.words, 1)
        row.addWidget(Label(note, "small", muted=True))
        row.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(theme.current().space.xs)
        column.addLayout(row)
        column.addWidget(self._error)

    def show_number(self, number: int) -> None:
        """Show what is on the disk."""
        self._hand_in.show(str(number))

    def take_focus(self) -> None:
        """Put the keyboard in the number."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def sentence(self) -> str:
        """Return what is said to be wrong, nothing while all is well."""
        return self._error.sentence()

    def _on_written(self, typed: str) -> str:
        told: list[str] = []
        broken = why_not(lambda: told.append(self._take(whole_number(typed)))) or told[0]
        self._set_bare(self._large and not broken)
        return broken

    def _set_bare(self, bare: bool) -> None:
        self._field.setProperty("bare", bare)
        restyle(self._field)

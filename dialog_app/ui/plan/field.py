"""A part one writes in, with its label above and what is wrong with it below."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from dialog_app.core.errors import RuleBroken
from dialog_app.ui import theme
from dialog_app.ui.bridge import refusal
from dialog_app.ui.soon import Soon
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField

_WHOLE: Final = re.compile(r"[0-9]{1,6}")

Take = Callable[[str], str]
"""Takes what was written; returns the sentence that says why not, or nothing."""


class Field(QWidget):
    """A label, the part one writes in, and a sentence below while something is wrong."""

    def __init__(self, label: str, part: QWidget) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.part: Final = part
        self.line: Final = ErrorLine()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        words = Label(label, "small", muted=True)
        words.setBuddy(part)
        column.addWidget(words)
        column.addWidget(part)
        column.addWidget(self.line)
        if isinstance(part, TextField | TextArea):
            part.room.settled = self._on_text
            part.room.tell = self.fault

    def remark_on(self, judge: Callable[[str], str]) -> None:
        """Say below the part what `judge` says of what is written; it keeps nobody from saving."""
        part = self.part
        if not isinstance(part, TextField | TextArea):
            return
        line = Label("", "small").wrapped()
        line.setObjectName(f"{part.objectName()}_remark")
        line.hide()
        self._column.addWidget(line)

        def look() -> None:
            said = judge(_written(part))
            line.setText(said)
            line.setVisible(bool(said))

        part.textChanged.connect(Soon(look, self).ask)

    def keep_all(self) -> None:
        """Keep what is too long and say so; whoever saves asks `crowded` first."""
        if isinstance(self.part, TextField | TextArea):
            self.part.room.keep_all()

    def crowded(self) -> str:
        """Return the sentence that says that what is written is too long, or nothing."""
        part = self.part
        return part.room.crowded(_written(part)) if isinstance(part, TextField | TextArea) else ""

    def _on_text(self) -> None:
        # A sentence about what is no longer there would be wrong itself.
        self.fault(self.crowded())

    def fault(self, sentence: str) -> None:
        """Say what is wrong, or that nothing is; what was written stays."""
        show_fault(self.part, self.line, sentence)

    def sentence(self) -> str:
        """Return what is said to be wrong, nothing while all is well."""
        return self.line.sentence()


def _written(part: TextField | TextArea) -> str:
    return part.text() if isinstance(part, TextField) else part.toPlainText()


def show_fault(part: QWidget, line: ErrorLine, sentence: str) -> None:
    """Frame a part as wrong and say why below it, or take both away."""
    if sentence == line.sentence():
        return
    if isinstance(part, TextField | TextArea):
        part.set_fault(bool(sentence))
    elif isinstance(part, QComboBox):
        part.setProperty("fault", bool(sentence))
    if sentence:
        line.tell(sentence)
    else:
        line.clear()


class HandIn:
    """Hands in a line when one leaves it or presses Enter, and only when it was changed.

    What is refused stays in the field with the reason beside it; `show` brings what is on the
    disk, but never over what is being written.
    """

    def __init__(self, field: TextField, take: Take, line: ErrorLine) -> None:
        self._field = field
        self._take = take
        self._line = line
        self._shown = ""
        field.editingFinished.connect(self._on_finished)

    def show(self, text: str) -> None:
        """Show what is on the disk."""
        untouched = self._field.text() == self._shown
        self._shown = text
        if untouched or self._field.text() == text:
            self._field.setText(text)
            self._field.setCursorPosition(0)
            show_fault(self._field, self._line, "")

    def _on_finished(self) -> None:
        typed = self._field.text()
        sentence = self._take(typed) if typed != self._shown else ""
        if not sentence:
            # What was taken may come back tidied: 9 as 09.00.
            self._field.setText(self._shown)
        show_fault(self._field, self._line, sentence)


def whole_number(typed: str) -> int:
    """Read a number of people.

    Raises RuleBroken `attendance.out_of_range` for what is no whole number.
    """
    text = typed.strip()
    if not _WHOLE.fullmatch(text):
        raise RuleBroken("attendance.out_of_range", number=text[:20])
    return int(text)


def why_not(deed: Callable[[], object]) -> str:
    """Do something; return the sentence for the rule it broke, or nothing."""
    try:
        deed()
    except RuleBroken as broken:
        return refusal(broken).sentence
    return ""

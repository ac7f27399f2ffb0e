"""One line of what is left: choose it, answer it with one key, tell more in words."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dialog_app.core.model.said import Outcome
from dialog_app.ui import icons, theme
from dialog_app.ui.actions import Action, Focus, first_key
from dialog_app.ui.follow_up.words import LineSaid
from dialog_app.ui.key_meanings import OUTCOMES
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.in_place import InPlace
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

Choices = Sequence[tuple[Outcome, str]]
_LINES: Final = 2
_TELL_KEY: Final = first_key(Action.LEFT_TELL)


class FollowLine(Card):
    """Shows what it is told; the buttons stand below while it is the chosen one.

    `turned` it was chosen, `answered(outcome)`, `told(text)` more was said, `drafted(text)` while
    that is being written, `way_wanted` to where it was said.
    """

    turned = Signal()
    answered = Signal(object)
    tell_wanted = Signal()
    told = Signal(str)
    drafted = Signal(str)
    way_wanted = Signal()

    key_focus = Focus.LEFT

    def __init__(self, name: str, choices: Choices, way: str) -> None:
        super().__init__(padding=theme.current().space.s)
        self.setObjectName(f"left_{name}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._edit: InPlace | None = None
        self._title = Paragraph()
        self._title.setObjectName("left_title")
        self._answer = Label("", "small").strong()
        self._answer.setObjectName("left_answer")
        self._late = Label("", "small").strong()
        self._foot = Paragraph("", "small", muted=True)
        self._before = Paragraph("", "small", muted=True)
        self._told = Paragraph("", "base")
        self._told.setObjectName("left_told")
        self._picture = QLabel()
        self._buttons: dict[Outcome, Button] = {}
        self._row = self._made_row(choices, way)
        self.error = ErrorLine()
        self._build()

    def _made_row(self, choices: Choices, way: str) -> FlowBox:
        row = FlowBox()
        for outcome, word in choices:
            key = next(key_words(first_key(act)) for act, one in OUTCOMES.items() if one is outcome)
            button = Button(word, ButtonLook("quiet", key=key))
            button.setObjectName(f"outcome_{outcome.value}")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, one=outcome: self.answered.emit(one))
            self._buttons[outcome] = button
        tell = Button(say("since.tell"), ButtonLook("quiet", key=key_words(_TELL_KEY)))
        tell.setObjectName("tell_more")
        tell.clicked.connect(self.tell_wanted)
        parts = [*self._buttons.values(), tell]
        if way:
            there = Button(way, ButtonLook("link"))
            there.setObjectName("way_there")
            there.clicked.connect(self.way_wanted)
            parts.append(there)
        for button in parts:
            # The keyboard stays on the line, where the digits work.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.flow.addWidget(button)
        return row

    def _build(self) -> None:
        space = theme.current().space
        top = QHBoxLayout()
        top.setSpacing(space.s)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._title, 1)
        below = QHBoxLayout()
        below.setSpacing(space.s)
        below.addWidget(self._late)
        below.addWidget(self._foot, 1)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.setContentsMargins(theme.scaled(theme.current().size.icon) + space.s, 0, 0, 0)
        self._words.addLayout(below)
        for part in (self._before, self._told, self._row, self.error):
            self._words.addWidget(part)
        if is_tight():
            self._words.insertWidget(0, self._answer.wrapped())
        else:
            top.addWidget(self._answer, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(space.xs)
        self.body.addLayout(top)
        self.body.addLayout(self._words)
        self._row.hide()

    def show_said(self, said: LineSaid, outcome: Outcome | None) -> None:
        """Show a line as it is; `outcome` is what was answered."""
        side = theme.scaled(theme.current().size.icon)
        self._picture.setPixmap(icons.pixmap(said.icon, side, self.devicePixelRatioF(), "text_2"))
        texts = (
            (self._title, said.title),
            (self._answer, said.answer),
            (self._late, said.late),
            (self._foot, said.foot),
            (self._before, said.before),
            (self._told, said.told),
        )
        for label, text in texts:
            label.setText(text)
            label.setVisible(bool(text))
        self._told.setVisible(bool(said.told) and self._edit is None)
        for one, button in self._buttons.items():
            button.setChecked(one is outcome)
        self.setAccessibleName(said.spoken)

    def add_fields(self, way: Button, fields: QWidget) -> None:
        """Put a button among the answers, and the fields it opens below what was told."""
        way.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row.flow.addWidget(way)
        self._words.insertWidget(self._words.indexOf(self._row), fields)

    def answer(self) -> str:
        """Return the answer as it stands on the line."""
        return self._answer.text()

    def show_chosen(self, *, chosen: bool) -> None:
        """Mark the line as the one the next key works on, with everything it can be answered."""
        if bool(self.property("chosen")) is not chosen:
            self.set_chosen(chosen)
            self._row.setVisible(chosen)

    @property
    def editing(self) -> bool:
        """Whether more is being told."""
        return self._edit is not None

    def begin_telling(self, text: str) -> None:
        """Open a field for how it went, `text` in it."""
        if self._edit is not None:
            self._edit.setFocus()
            return
        edit = InPlace(say("since.tell_name"), text, hint=say("since.tell_hint"))
        edit.setObjectName("left_edit")
        edit.set_lines(_LINES)
        edit.entered.connect(self.told)
        edit.drafted.connect(self.drafted)
        edit.dropped.connect(self.end_telling)
        self._edit = edit
        self._told.hide()
        self._words.insertWidget(self._words.indexOf(self._row), edit)
        edit.setFocus()

    def end_telling(self) -> None:
        """Take the field away and show the words."""
        edit, self._edit = self._edit, None
        if edit is None:
            return
        self._words.removeWidget(edit)
        edit.put_away(self)
        self._told.setVisible(bool(self._told.text()))
        self.error.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the line was turned to."""
        super().focusInEvent(event)
        self.turned.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn to the line."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

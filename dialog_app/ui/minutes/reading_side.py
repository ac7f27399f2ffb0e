"""Beside minutes that are read through: the wall, who asks, what can be done, and the way on."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.base.texts import Texts
from dialog_app.core.model.days import Side
from dialog_app.ui import theme
from dialog_app.ui.actions import Action, first_key
from dialog_app.ui.around import Around
from dialog_app.ui.icons import Icon
from dialog_app.ui.key_meanings import SIDES
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.minutes.reading_wall import ReadingWall
from dialog_app.ui.projector.preview import WallPreview
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say


class ReadingSide(QFrame):
    """A button for each key; `asked` carries what was pressed."""

    asked = Signal(object)

    def __init__(self, around: Around, wall: ReadingWall) -> None:
        super().__init__()
        self.setProperty("column", True)
        self.setObjectName("reading_side")
        self._preview = None if is_tight() else _preview(around, wall)
        self.wall = self._button("read_wall", Action.READ_WALL, Icon.WALL_SCREEN)
        self.strike = self._button("read_strike", Action.READ_STRIKE)
        self.reword = self._button("read_reword", Action.READ_REWORD)
        self.dissent = self._button("read_dissent", Action.READ_DISSENT)
        self.undo = self._button("read_undo", Action.UNDO, Icon.UNDO)
        self.end = self._button("read_end", Action.READ_END)
        self.back = self._button("read_back", Action.READ_STEP_PREVIOUS)
        self._sides = {side: self._button(one.value, one) for one, side in SIDES.items()}
        for button in self._sides.values():
            button.setCheckable(True)
        self.on = _way("read.on", Action.READ_STEP_NEXT)
        self.on.setObjectName("read_on")
        self.send = _way("read.send", Action.READ_SEND)
        self.send.setObjectName("read_send")
        self._said = Label("", "small", muted=True).wrapped()
        self._said.setObjectName("read_said")
        self.error = ErrorLine()
        self.error.setObjectName("read_error")
        self._column = ScrollColumn(padding=0)
        self._lay_out()
        self.on.clicked.connect(lambda: self.asked.emit(Action.READ_STEP_NEXT))
        self.send.clicked.connect(lambda: self.asked.emit(Action.READ_SEND))
        self.show_wall(on=False)
        self.show_side(None)

    def show_wall(self, *, on: bool) -> None:
        """Say what the key of the wall does now."""
        self.wall.set_words(say("read.wall.off" if on else "read.wall.on"))

    def show_side(self, side: Side | None) -> None:
        """Show who asks."""
        for one, button in self._sides.items():
            button.setChecked(one is side)

    def show_way(self, *, first: bool, last: bool, sendable: bool) -> None:
        """Lead on to the next step, and from the last one to those who may comment."""
        self.back.setEnabled(not first)
        self.on.setVisible(not last)
        self.send.setVisible(last and sendable)
        self.end.fill(last and not sendable)

    def tell(self, sentence: str) -> None:
        """Say what was done."""
        self.error.clear()
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence:
            self._bring_into_sight(self._said)

    def told(self) -> str:
        """Return what was said last."""
        return self._said.text()

    def complain(self, sentence: str) -> None:
        """Say why something cannot be done."""
        self.tell("")
        self.error.tell(sentence)
        self._bring_into_sight(self.error)

    def _bring_into_sight(self, told: QWidget) -> None:
        # It gets its place when the column is laid out anew.
        QTimer.singleShot(0, told, lambda: self._column.ensureWidgetVisible(told, 0, 8))

    def _button(self, name: str, action: Action, icon: Icon | None = None) -> Button:
        look = ButtonLook(key=key_words(first_key(action)), icon=icon)
        button = Button(say(f"read.key.{action.value}"), look)
        button.setObjectName(name)
        button.clicked.connect(lambda: self.asked.emit(action))
        return button

    def _lay_out(self) -> None:
        space = theme.current().space
        column = self._column
        column.body.setContentsMargins(space.l, space.m, space.l, space.s)
        column.body.setSpacing(space.s)
        sides = QHBoxLayout()
        sides.setSpacing(space.s)
        for button in self._sides.values():
            sides.addWidget(button, 1)
        deeds: QBoxLayout = QVBoxLayout() if is_tight() else QHBoxLayout()
        deeds.setSpacing(space.s)
        deeds.addWidget(self.strike, 1)
        deeds.addWidget(self.reword, 1)
        if self._preview is not None:
            column.body.addWidget(SectionHeader(say("wall.preview.heading")))
            column.body.addWidget(self._preview)
        column.body.addWidget(self.wall)
        column.body.addWidget(SectionHeader(say("read.who")))
        column.body.addLayout(sides)
        column.body.addSpacing(space.s)
        column.body.addLayout(deeds)
        column.body.addWidget(self.dissent)
        column.body.addWidget(self.undo)
        column.body.addWidget(self._said)
        column.body.addWidget(self.error)
        column.body.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(space.l, space.s, space.l, space.l)
        foot.setSpacing(space.s)
        beside = QHBoxLayout()
        beside.setSpacing(space.s)
        beside.addWidget(self.end, 1)
        beside.addWidget(self.back, 1)
        foot.addLayout(beside)
        foot.addWidget(self.on)
        foot.addWidget(self.send)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(column, 1)
        whole.addLayout(foot)


def _way(words: str, action: Action) -> Button:
    return Button(say(words), ButtonLook("primary", key_words(first_key(action)), tall=True))


def _preview(around: Around, wall: ReadingWall) -> WallPreview:
    """Return the wall made small; where the text is large its room is for what can be done."""
    preview = WallPreview(Texts(language()), around.settings.wall_theme)
    # Its wrapped words ask for the height they would have in a column of one letter.
    preview.setMinimumSize(1, 1)
    preview.follow(wall.feed)
    return preview

"""The line that asks what to link with: a number or a letter, and it is done."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from dialog_app.core.day import Day
from dialog_app.core.model.said import Action, Obstacle, Possibility
from dialog_app.ui import theme
from dialog_app.ui.live.finding_words import mark
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

Linkable = Obstacle | Possibility | Action
_LIMIT = 4


class LinkBar(QFrame):
    """Links as soon as what is typed can mean only one thing; `entered(from id, to id)`."""

    entered = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("link_bar")
        self.setProperty("kind", "quiet")
        self._row: Linkable | None = None
        self._targets: dict[str, Linkable] = {}
        self._asked = Label("")
        self._asked.setObjectName("link_question")
        self.field = TextField(say("live.link.name"), limit=_LIMIT)
        self.field.setObjectName("link_field")
        self.field.setFixedWidth(theme.scaled(72))
        self._error = ErrorLine()
        self._error.setObjectName("link_error")
        self.field.textEdited.connect(self._on_edited)
        self.field.installEventFilter(self)
        row = QHBoxLayout(self)
        space = theme.current().space
        row.setContentsMargins(space.m, space.xs, space.m, space.xs)
        row.addWidget(self._asked)
        row.addWidget(self.field)
        row.addWidget(Label(say("live.link.leave"), "small", muted=True))
        row.addWidget(self._error, 1)
        row.addStretch(1)
        self.hide()

    def ask(self, row: Linkable, day: Day) -> None:
        """Ask what `row` is to be linked with."""
        self._row = row
        self._targets = {mark(other): other for other in _targets(row, day)}
        kind = {Obstacle: "obstacle", Possibility: "possibility", Action: "action"}[type(row)]
        self._asked.setText(say(f"live.link.ask.{kind}", mark=mark(row)))
        self._error.hide()
        self._asked.show()
        self.field.show()
        self.field.clear()
        self.show()
        self.field.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why nothing was linked."""
        self._asked.setVisible(bool(self._targets))
        self._error.tell(sentence)
        self.show()

    def _on_edited(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        possible = [known for known in self._targets if known.startswith(wanted)]
        if possible == [wanted]:
            self._enter()

    def _enter(self) -> None:
        target = self._targets.get(self.field.text().strip().casefold())
        if self._row is None or target is None:
            self.refuse(say("live.link.unknown"))
        elif isinstance(self._row, Obstacle):
            self.entered.emit(target.id, self._row.id)
        else:
            self.entered.emit(self._row.id, target.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Link with Enter, leave with Esc."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._enter()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                self.hide()
                return True
        return super().eventFilter(watched, event)


def _targets(row: Linkable, day: Day) -> tuple[Linkable, ...]:
    """Return what a thing can be linked with; numbers and letters never meet."""
    if isinstance(row, Obstacle):
        return day.possibilities
    if isinstance(row, Possibility):
        return day.obstacles
    return (*day.possibilities, *day.obstacles)

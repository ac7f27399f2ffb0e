"""One plan as a card: chosen with arrows or the mouse, used with Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout

from dialog_app.ui import theme
from dialog_app.ui.actions import Focus
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.replan_words import CardSaid, Row
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.label import Label, restyle
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.run_label import Run, RunLabel
from dialog_app.ui.words import say


class PlanCard(QFrame):
    """Says what a plan does and what it costs; the whole card is one stop for the keyboard.

    `turned` says that the card was turned to, `used` that its button was pressed.
    """

    turned = Signal()
    used = Signal()

    def __init__(self, said: CardSaid, spoken: str) -> None:
        super().__init__()
        self.setObjectName("plan_card")
        self.setProperty("kind", "plan")
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(spoken)
        self.said = said
        self._choose = _button(say("replan.card.choose"), ButtonLook())
        self._choose.clicked.connect(self.setFocus)
        key = say("replan.key.use")
        self._use = _button(say("replan.card.use"), ButtonLook("primary", key=key))
        self._use.setObjectName("plan_use")
        self._use.clicked.connect(self.used)
        self._build()
        self.show_chosen(chosen=False)

    def _build(self) -> None:
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m, space.m, space.m, space.m)
        column.setSpacing(space.xs)
        title = Paragraph(self.said.title)
        title.strong()
        column.addWidget(title)
        column.addWidget(Label(self.said.ends, "heading"))
        column.addLayout(_rows(self.said.rows))
        column.addStretch(1)
        column.addWidget(Rule())
        loses = Run(f"{say('replan.card.loses')} ", bold=True)
        column.addWidget(RunLabel((loses, Run(self.said.lost)), "small"))
        column.addSpacing(space.xs)
        column.addWidget(self._choose)
        column.addWidget(self._use)

    @property
    def key_focus(self) -> Focus:
        """The keys of plans."""
        return Focus.PLAN

    def show_chosen(self, *, chosen: bool) -> None:
        """Show whether this is the plan that the next key uses."""
        self.setProperty("chosen", chosen)
        restyle(self)
        self._use.setVisible(chosen)
        self._choose.setVisible(not chosen)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the card was turned to."""
        super().focusInEvent(event)
        self.turned.emit()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Turn to the card."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)


def _button(words: str, look: ButtonLook) -> Button:
    """Return a button for the mouse: the card itself has the keyboard."""
    button = Button(words, look)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _rows(rows: tuple[Row, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, theme.current().space.xs, 0, 0)
    grid.setSpacing(theme.current().space.xs)
    grid.setColumnStretch(0, 1)
    for line, (name, value) in enumerate(rows):
        grid.addWidget(ElidedLabel(name, "small", muted=True), line, 0)
        grid.addWidget(Label(value, "small", muted=True).right(), line, 1)
    return grid

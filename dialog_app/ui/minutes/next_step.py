"""What is done with the chosen minutes next: one filled button, and quieter ways beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.model.said import Minutes
from dialog_app.ui import theme
from dialog_app.ui.minutes.steps import FIRST, OTHERS, Step
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.words import say


class NextStep(QWidget):
    """`asked` carries the `Step` somebody wants to take."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._first = Step.BEGIN
        self._ways = FlowBox()
        self.button = Button("", ButtonLook("primary", key="Enter", tall=True))
        self.button.setObjectName("next_step")
        self.button.clicked.connect(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        column.addWidget(self._ways)
        column.addWidget(self.button)
        self._shown: tuple[Step, ...] = ()
        self._ways.hide()

    def follow(self, issue: Minutes) -> None:
        """Offer what can be done in the state the minutes are in."""
        self._first = FIRST[issue.state]
        self.button.set_words(say(f"paper.step.{self._first}"))
        others = OTHERS[issue.state]
        if others == self._shown:
            return
        self._shown = others
        held = self._ways.isAncestorOf(self.focusWidget() or self.button)
        self._ways.flow.clear()
        self._ways.setVisible(bool(others))
        for step in others:
            link = self._link(step)
            self._ways.flow.addWidget(link)
            # Qt would show it a moment later, and until then no key or click finds it.
            link.show()
        if held:
            self.button.setFocus()

    def take(self) -> None:
        """Ask for the usual way on."""
        if self.button.isEnabled():
            self.asked.emit(self._first)

    def _link(self, step: Step) -> Button:
        link = Button(say(f"paper.step.{step}"), ButtonLook("link"))
        link.setObjectName(f"step_{step}")
        link.setToolTip(say(f"paper.step_hint.{step}"))
        link.setAccessibleDescription(say(f"paper.step_hint.{step}"))
        link.clicked.connect(lambda _checked=False: self.asked.emit(step))
        return link

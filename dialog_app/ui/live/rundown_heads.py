"""What stands over the columns of the rundown."""

from PySide6.QtWidgets import QGridLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.live.rundown import (
    BECOMES_WIDTH,
    MINUTES_WIDTH,
    PROPOSED_WIDTH,
    plan_width,
)
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class RundownHeads(QWidget):
    """A word over each column; the one of a plan only while one is looked at."""

    def __init__(self) -> None:
        super().__init__()
        inset = theme.current().space.xl
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(inset, theme.current().space.s, inset, 0)
        self._grid.setSpacing(0)
        self._proposed = Label(say("replan.rundown.head"), "small").strong()
        self._plan = _head("plan")
        heads = (
            (self._plan, plan_width(beside_plan=False)),
            (_head("becomes"), BECOMES_WIDTH),
            (self._proposed, 0),
            (_head("item"), 0),
            (_head("minutes").right(), MINUTES_WIDTH),
        )
        for place, (head, width) in enumerate(heads):
            self._grid.addWidget(head, 0, place)
            self._grid.setColumnMinimumWidth(place, theme.scaled(width))
        self._grid.setColumnStretch(3, 1)
        self._proposed.hide()

    def show_proposal(self, *, shown: bool) -> None:
        """Show the head over a plan's times."""
        width = plan_width(beside_plan=shown)
        self._plan.setVisible(bool(width))
        self._grid.setColumnMinimumWidth(0, theme.scaled(width))
        self._proposed.setVisible(shown)
        self._grid.setColumnMinimumWidth(2, theme.scaled(PROPOSED_WIDTH) if shown else 0)


def _head(name: str) -> Label:
    return Label(say(f"live.rundown.{name}"), "small", muted=True)

"""The words that choose what stands in the middle."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from dialog_app.ui import theme
from dialog_app.ui.live.attention import View
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.flow import FlowLayout
from dialog_app.ui.words import say


class ViewSwitch(QWidget):
    """One word per view, the shown one bold; `chosen(view)` says which was asked for."""

    chosen = Signal(object)

    def __init__(self, views: Sequence[View]) -> None:
        super().__init__()
        self.setAccessibleName(say("live.view.name"))
        self._group = QButtonGroup(self)
        self._buttons: dict[View, Button] = {}
        # The words have room around them; all seven stand in one line in every language.
        row = FlowLayout(self, theme.current().space.xs)
        for number, view in enumerate(views, start=1):
            button = Button(say(f"live.view.{view.value}"), ButtonLook("quiet"))
            button.setAccessibleDescription(f"Alt {number}")
            button.setObjectName(f"view_{view.value}")
            button.setCheckable(True)
            button.clicked.connect(self._chooser(view))
            self._group.addButton(button)
            self._buttons[view] = button
            row.addWidget(button)

    @property
    def views(self) -> tuple[View, ...]:
        """The views that can be chosen."""
        return tuple(self._buttons)

    def show_chosen(self, view: View) -> None:
        """Mark the view that is shown; none where the item needs nothing of these."""
        self._group.setExclusive(False)
        for other, button in self._buttons.items():
            button.setChecked(other is view)
        self._group.setExclusive(view in self._buttons)

    def _chooser(self, view: View) -> Callable[[], None]:
        return lambda: self.chosen.emit(view)

"""A row that opens, with its details below."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.plan.row_button import RowButton


class Fold(QWidget):
    """A row, while it is open what is in ``inside``, and below them what always shows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.row = RowButton(name)
        self.row.toggled.connect(self._on_toggled)
        self._below = QWidget()
        self._below.setObjectName(f"{name}_inside")
        space = theme.current().space
        self.inside = QVBoxLayout(self._below)
        self.inside.setContentsMargins(space.m, space.s, 0, space.m)
        self.inside.setSpacing(space.s)
        self._below.hide()
        self.always = QVBoxLayout(self)
        self.always.setContentsMargins(0, 0, 0, 0)
        self.always.setSpacing(0)
        self.always.addWidget(self.row)
        self.always.addWidget(self._below)

    def is_open(self) -> bool:
        """Tell whether the details are shown."""
        return self.row.isChecked()

    def _on_toggled(self, now: bool) -> None:
        self._below.setVisible(now)
        if now:
            # After the layout has given the details their room.
            QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self, 0, 0)

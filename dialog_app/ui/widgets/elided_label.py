"""A line of words that gives way where it is narrow."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy

from dialog_app.ui.widgets.label import Label, TypeStep, set_plain_tool_tip


class ElidedLabel(Label):
    """One line that ends in … when there is no room; the whole text is in the tool tip."""

    def __init__(self, text: str = "", step: TypeStep = "base", *, muted: bool = False) -> None:
        super().__init__(text, step, muted=muted)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show a text on one line."""
        line = " ".join(text.split())
        super().setText(line)
        self.setAccessibleName(line)
        set_plain_tool_tip(self, line)

    def shown_text(self) -> str:
        """Return what there is room for."""
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for one letter."""
        return QSize(self.fontMetrics().averageCharWidth(), self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words that fit."""
        painter = QPainter(self)
        role = QPalette.ColorRole.WindowText
        painter.setPen(self.palette().color(role))
        flags = self.alignment() | Qt.TextFlag.TextSingleLine
        painter.drawText(self.contentsRect(), int(flags), self.shown_text())

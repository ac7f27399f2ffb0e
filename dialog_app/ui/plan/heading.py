"""The words over the columns of the agenda, right above what they are about."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from dialog_app.ui import theme
from dialog_app.ui.plan.delegate import cell_room, paint_text
from dialog_app.ui.plan.model import Column


class AgendaHeading(QHeaderView):
    """Muted words and a strong line below; nothing can be pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(theme.scaled(20))
        self.setFixedHeight(theme.scaled(theme.current().size.row))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw one heading."""
        column = Column(logicalIndex)
        words = self.model().headerData(column, Qt.Orientation.Horizontal)
        painter.save()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        paint_text(painter, cell_room(rect, column), words, column)
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, theme.colour("line_strong"))
        painter.restore()

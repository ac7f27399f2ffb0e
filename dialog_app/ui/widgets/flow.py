"""Parts in a row that goes on below where it is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from dialog_app.ui import theme


class FlowLayout(QLayout):
    """Lays parts out from the left and breaks the line where the width ends."""

    def __init__(self, parent: QWidget | None = None, spacing: int | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(theme.current().space.s if spacing is None else spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item last."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove every part and let it go."""
        while (item := self.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        """Never ask for more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrow is high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the parts need in a column."""
        return self._place(QRect(0, 0, width, 0), test=True)

    def setGeometry(self, rect: QRect) -> None:
        """Place the parts."""
        super().setGeometry(rect)
        self._place(rect, test=False)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        widths = [item.sizeHint().width() + self.spacing() for item in self._items]
        return QSize(max(0, sum(widths) - self.spacing()), self.minimumSize().height())

    def minimumSize(self) -> QSize:
        """Ask for the widest part at its narrowest."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, room: QRect, *, test: bool) -> int:
        left, top, height = room.x(), room.y(), 0
        for item in self._items:
            if item.isEmpty():
                # Hidden, so not even a space is left for it.
                continue
            hint = item.sizeHint()
            width = min(hint.width(), max(room.width(), item.minimumSize().width()))
            if left > room.x() and left + width > room.right() + 1:
                left, top, height = room.x(), top + height + self.spacing(), 0
            if not test:
                item.setGeometry(QRect(QPoint(left, top), QSize(width, hint.height())))
            left += width + self.spacing()
            height = max(height, hint.height())
        return top + height - room.y()


class FlowBox(QWidget):
    """A widget whose parts flow."""

    def __init__(self, spacing: int | None = None) -> None:
        super().__init__()
        self.flow = FlowLayout(self, spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

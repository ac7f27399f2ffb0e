"""What is wrong with a cell, right below it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.label import Label

_WIDTH = 380


class CellFault(QFrame):
    """A sentence that stands below a cell while what was written in it is refused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("cell_fault")
        self.setProperty("kind", "quiet")
        self.setProperty("tone", "fault")
        self._index = QPersistentModelIndex()
        self._sentence = Label("", "small").wrapped().toned("fault")
        picture = QLabel()
        side = theme.scaled(theme.current().size.icon_small)
        picture.setPixmap(icons.pixmap(Icon.ATTENTION, side, self.devicePixelRatioF(), "fault"))
        space = theme.current().space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.s, space.xs, space.s, space.xs)
        row.setSpacing(space.s)
        row.addWidget(picture)
        row.addWidget(self._sentence, 1)
        self.hide()

    def tell(self, index: QModelIndex, cell: QRect, sentence: str) -> None:
        """Stand below a cell, or above it where there is no room below."""
        self._index = QPersistentModelIndex(index)
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        around = self._around.rect()
        width = min(theme.scaled(_WIDTH), around.width())
        height = max(self.heightForWidth(width), theme.scaled(theme.current().size.hit_min))
        left = max(0, min(cell.left(), around.width() - width))
        below = cell.bottom() + 2
        top = below if below + height <= around.height() else cell.top() - height - 2
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()

    def index_is(self, index: QModelIndex) -> bool:
        """Tell whether the sentence is about this cell."""
        return not self.isHidden() and self._index == index

    def sentence(self) -> str:
        """Return what is said, nothing while all is well."""
        return "" if self.isHidden() else self._sentence.text()

    def clear(self) -> None:
        """Say no more."""
        self.hide()
        self._index = QPersistentModelIndex()

"""What stands where nothing is yet."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs


class EmptyState(QWidget):
    """An icon, one sentence and how to begin; keys in the hint stand in square brackets."""

    def __init__(self, icon: Icon, sentence: str, hint: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.m, space.l, space.m)
        column.setSpacing(0)
        side = theme.scaled(theme.current().size.icon_rail)
        picture = QLabel()
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(icons.pixmap(icon, side, self.devicePixelRatioF(), "text_2"))
        self._words = Label(sentence).wrapped()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = RunLabel(hint_runs(hint), "small", centred=True)
        column.addWidget(picture)
        column.addWidget(self._words)
        column.addWidget(self._hint)
        self.tell(sentence, hint)

    def tell(self, sentence: str, hint: str = "") -> None:
        """Say something else."""
        self._words.setText(sentence)
        self._hint.set_runs(hint_runs(hint))
        self._hint.setHidden(not hint)
        self.setAccessibleName(sentence)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("line_strong"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        radius = theme.current().radius.card
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

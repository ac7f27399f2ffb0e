"""What went wrong, beside the thing it is about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.run_label import Run, RunLabel
from dialog_app.ui.words import say


class ErrorLine(QWidget):
    """An icon, what happened in bold and what to do; hidden while nothing is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        side = theme.scaled(theme.current().size.icon)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(Icon.ATTENTION, side, self.devicePixelRatioF(), "fault"))
        picture.setFixedSize(side, side)
        self._sentence = RunLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space.s)
        row.addWidget(picture)
        row.addWidget(self._sentence, 1)
        row.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, what: str, then: str = "") -> None:
        """Say what happened, and what is safe or what to do."""
        runs = [Run(what, bold=True, role="fault")]
        if then:
            runs.append(Run(f" {then}", role="fault"))
        self._sentence.set_runs(runs)
        self.setAccessibleName(say("kit.spoken.fault", sentence=self._sentence.text()))
        self.show()

    def sentence(self) -> str:
        """Return what is said, nothing while nothing is wrong."""
        return "" if self.isHidden() else self._sentence.text()

    def clear(self) -> None:
        """Say no more."""
        self.hide()
        self._sentence.set_runs(())

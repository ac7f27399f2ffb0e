"""One line of the ready-check: an icon, what it is about, what was found, and where it leads."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QSizePolicy

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.ready import Check
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class ReadyLine(QAbstractButton):
    """Pressed, it leads to where the thing is put right.

    What is missing stands in full on a line of its own; what is ready gives way to its heading.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"ready_{name}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._picture = QLabel()
        self._words = Label()
        self._beside = ElidedLabel("", "small", muted=True)
        self._beside.right()
        self._below = Label("", "small", muted=True).wrapped()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(theme.current().space.s)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._picture, 0, 0)
        grid.addWidget(self._words, 0, 1)
        grid.addWidget(self._beside, 0, 2)
        grid.addWidget(self._below, 1, 1, 1, 2)
        grid.setColumnStretch(2, 1)
        for part in (self._picture, self._words, self._beside, self._below):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumHeight(theme.scaled(theme.current().size.hit_min))

    def sizeHint(self) -> QSize:
        """Ask for what the words need."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def show_check(self, check: Check) -> None:
        """Show what was found."""
        said = ", ".join(part for part in (check.found, check.state) if part)
        self.setAccessibleName(f"{check.words}: {said}")
        self.setAccessibleDescription(say(f"ready.leads.{check.fix.value}"))
        side = theme.scaled(theme.current().size.icon)
        icon = {True: Icon.READY, False: Icon.ATTENTION, None: Icon.COUNTDOWN}[check.ready]
        self._picture.setPixmap(icons.pixmap(icon, side, self.devicePixelRatioF()))
        missing = check.ready is False
        self._words.setText(check.words)
        self._words.strong(missing)
        self._beside.setText("" if missing else check.found or check.state)
        self._below.setText(check.found if missing else "")
        self._below.setVisible(missing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there with Enter too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground under the mouse; the words draw themselves."""
        if self.underMouse():
            QPainter(self).fillRect(self.rect(), theme.colour("sunken"))

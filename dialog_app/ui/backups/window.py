"""The backups where an archive cannot be opened."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from dialog_app.ui.backups.view import BackupsView
from dialog_app.ui.backups.ways import BackupWays
from dialog_app.ui.frame import start_page
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.focus_ring import FocusRing
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class BackupsWindow(QMainWindow):
    """Shows the backups of an archive that cannot be opened.

    `back` says that the person wants to see the other ways; `left` that the window was closed.
    """

    back = Signal()
    left = Signal()

    def __init__(self, ways: BackupWays, place: Path) -> None:
        super().__init__()
        self.setObjectName("backups_window")
        self.setWindowTitle(say("frame.window", title=say("backups.title")))
        heading = Label(say("backups.title"), "title").wrapped()
        where = Label(say("frame.start.place", place=place), muted=True).wrapped().selectable()
        self.view = BackupsView(ways)
        start_page.lay_out(self, (heading, where, self.view, self._foot()), wide=True)
        self._ring = FocusRing(self)
        self.view.first.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that nobody wants to go on."""
        self.left.emit()
        super().closeEvent(event)

    def _foot(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        back = Button(say("backups.back"), ButtonLook())
        back.setObjectName("back")
        back.clicked.connect(self.back)
        row.addWidget(back)
        row.addStretch(1)
        return holder

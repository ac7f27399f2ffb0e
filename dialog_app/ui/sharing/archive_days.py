"""Choosing a day of another laptop's archive, where somebody sent the whole of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.errors import RuleBroken
from dialog_app.ui import theme
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.sharing.deeds import OfferedDay, SharingDeeds
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class ArchiveDays(QWidget):
    """Lists the days of an archive and reads the chosen one; nothing else of it is looked at.

    `read` gets the day, `failed` whatever went wrong, and `grown` is told when it looks different.
    An archive with one day asks nothing.
    """

    def __init__(
        self,
        deeds: SharingDeeds,
        read: Callable[[object], None],
        failed: Callable[[Exception], None],
        grown: Callable[[], None],
    ) -> None:
        super().__init__()
        self._deeds = deeds
        self._read = read
        self._refuse = failed
        self._grown = grown
        self._jobs = Jobs(self)
        self._token: Token | None = None
        self._path = Path()
        self._asked = Label("").wrapped()
        self._asked.setObjectName("archive_days_asked")
        self._choice = Choice(say("share.archive.day"))
        self._choice.setObjectName("archive_days")
        self._go = Button(say("share.archive.look"), ButtonLook(key=say("keys.name.return")))
        self._go.setObjectName("archive_days_go")
        self._go.clicked.connect(lambda _checked=False: self._open(str(self._choice.value())))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        column.addWidget(self._asked)
        for part in (self._choice, self._go):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at the chosen day with Enter, as the button says."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._go.isVisible():
            self._go.click()
            return
        super().keyPressEvent(event)

    def takes(self, path: Path) -> bool:
        """Begin to list the days where a file is an archive; raises OSError."""
        if not self._deeds.is_archive(path):
            return False
        self._path = path
        self._say_only(say("share.archive.reading"))
        list_days = self._deeds.days
        self._run(lambda token: list_days(path, token), self._show_days)
        return True

    def stop(self) -> None:
        """End what is being read: nobody waits for it any more."""
        if self._token is not None:
            self._token.cancel()
            self._token = None

    def _show_days(self, days: object) -> None:
        self._token = None
        offered: tuple[OfferedDay, ...] = days if isinstance(days, tuple) else ()
        if not offered:
            self._on_failed(RuleBroken("import.archive_empty"))
        elif len(offered) == 1:
            self._open(offered[0].id)
        else:
            self._choice.offer([(_words(day), day.id) for day in offered])
            self._asked.setText(say("share.archive.which", n=len(offered)))
            self._choice.show()
            self._go.show()
            self._choice.setFocus()
            self._grown()

    def _open(self, day_id: str) -> None:
        if self._token is None:
            path, open_day = self._path, self._deeds.open_day
            self._say_only(say("share.archive.reading"))
            self._run(lambda token: open_day(path, day_id, token), self._on_read)

    def _run(self, work: Callable[[Token], object], done: Callable[[object], None]) -> None:
        self._token = self._jobs.run(work, done, self._on_failed)

    def _on_read(self, day: object) -> None:
        self._token = None
        self.hide()
        self._read(day)

    def _on_failed(self, error: Exception) -> None:
        self._token = None
        self.hide()
        self._refuse(error)

    def _say_only(self, words: str) -> None:
        self._asked.setText(words)
        self._choice.hide()
        self._go.hide()
        self.show()
        self._grown()


def _words(day: OfferedDay) -> str:
    parts = (formats.date(day.date), day.title, day.place)
    return " · ".join(part for part in parts if part)

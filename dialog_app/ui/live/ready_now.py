"""Whether all is ready, in one line before the day has started, and the way to the list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.room import Room
from dialog_app.ui.plan.ready import in_one_line, lacking
from dialog_app.ui.plan.ready_part import ReadyPart
from dialog_app.ui.plan.ready_watch import ReadyWatch
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.words import say


class ReadyNow(QWidget):
    """Measures while it is shown; empty until every answer has come or something is missing."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("ready_now")
        self._room = room
        self._watch = ReadyWatch(room.around, lambda: room.day, self)
        self._watch.changed.connect(self._say)
        self._picture = QLabel()
        self._sentence = Paragraph("", "base")
        self._sentence.setObjectName("ready_sentence")
        self._list = Button(say("ready.to_list"), ButtonLook("link"))
        self._list.setObjectName("ready_list")
        self._list.clicked.connect(self._to_list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.current().space.m, 0, 0)
        row.setSpacing(theme.current().space.s)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._list, 0, Qt.AlignmentFlag.AlignTop)
        self._say()

    def follow(self) -> None:
        """Look at the day again after a change."""
        self._watch.follow()

    def _say(self) -> None:
        checks = self._watch.checks
        line = in_one_line(checks)
        icon = Icon.ATTENTION if lacking(checks) else Icon.READY
        side = theme.scaled(theme.current().size.icon)
        self._picture.setPixmap(icons.pixmap(icon, side, self.devicePixelRatioF()))
        self._sentence.setText(line)
        for part in (self._picture, self._sentence, self._list):
            part.setVisible(bool(line))

    def _to_list(self) -> None:
        window = self.window()
        self._room.around.open_day(self._room.day.id, "plan")
        shown = [part for part in window.findChildren(ReadyPart) if part.isVisible()]
        for part in shown:
            part.take_focus()

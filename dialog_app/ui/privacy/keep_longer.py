"""Another date a day is deleted from, with the reason where it is kept longer than usual."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core import formats, retention
from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.core.retention import Due
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import refusal
from dialog_app.ui.plan.field import Field
from dialog_app.ui.text import disk_trouble, today
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_DATE_MOST = 30


class KeepLonger(QWidget):
    """Asks until when, and why; `kept` carries the new date once it is on the disk."""

    kept = Signal(str)

    def __init__(self, due: Due, around: Around) -> None:
        super().__init__()
        self._due, self._around = due, around
        now = today(around.now())
        self._date = TextField(say("stored.longer.until"), limit=_DATE_MOST)
        self._date.setObjectName("longer_until")
        offered = retention.after_months(max(now, due.date), retention.MONTHS)
        self._date.setText(formats.date(offered))
        self._reason = TextField(say("stored.longer.reason"), limit=retention.REASON_MOST)
        self._reason.setObjectName("longer_reason")
        self._reason.setText(due.reason)
        self._fields = [Field(part.accessibleName(), part) for part in (self._date, self._reason)]
        keep = Button(say("stored.longer.keep"), ButtonLook())
        keep.setObjectName("longer_keep")
        keep.clicked.connect(self._keep)
        self._reason.returnPressed.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        for field in self._fields:
            column.addWidget(field)
        row = QHBoxLayout()
        row.addWidget(keep)
        row.addStretch(1)
        column.addLayout(row)

    def take_focus(self) -> None:
        """Begin with the reason, since a date stands there already."""
        self._reason.setFocus()

    def _keep(self) -> None:
        at_date, at_reason = self._fields
        for field in self._fields:
            field.fault("")
        try:
            date = formats.read_date(self._date.text(), today(self._around.now()))
            desk = self._around.session.day_desk(self._due.day_id)
            desk.run(retention.keep_until, date, self._reason.text())
        except RuleBroken as broken:
            wrong = at_reason if broken.code == "retention.reason_missing" else at_date
            wrong.fault(refusal(broken).sentence)
            wrong.part.setFocus()
        except StoreFailed as failed:
            at_reason.fault(disk_trouble(failed.kind))
        else:
            self.kept.emit(formats.date(date))

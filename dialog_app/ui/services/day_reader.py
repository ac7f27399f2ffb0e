"""Reading what the days tell about a service, one day at a time, so that nothing stands still."""

from PySide6.QtCore import QObject, QTimer, Signal

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import DayLine, StoreFailed
from dialog_app.desk.session import Session
from dialog_app.ui.bridge import refusal
from dialog_app.ui.services.telling import DayTold, told_by
from dialog_app.ui.text import disk_trouble


class DayReader(QObject):
    """`days` grows while `reading`; `read` follows each day, `failed` carries a sentence."""

    read = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._service_id = ""
        self._unread: list[DayLine] = []
        self.days: list[DayTold] = []
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._read_next)

    @property
    def reading(self) -> bool:
        """Whether more days are to be read."""
        return bool(self._unread)

    def begin(self, service_id: str) -> None:
        """Read the days of a service from the beginning; none for an empty id."""
        self.stop()
        self.days = []
        self._service_id = service_id
        if not service_id:
            return
        name = self._session.register.service(service_id).name
        try:
            self._unread = [line for line in self._session.days() if name in line.services]
        except StoreFailed as failed:
            self.failed.emit(disk_trouble(failed.kind))
        if self._unread:
            self._next.start()

    def stop(self) -> None:
        """Read no more."""
        self._next.stop()
        self._unread = []

    def _read_next(self) -> None:
        line = self._unread.pop(0)
        if not self._unread:
            self._next.stop()
        try:
            day = self._session.day_desk(line.id).record
        except StoreFailed as failed:
            self.failed.emit(disk_trouble(failed.kind))
        except RuleBroken as broken:
            self.failed.emit(refusal(broken).sentence)
        else:
            if self._service_id in day.service_ids:
                self.days.append(told_by(day, self._service_id))
        self.read.emit()

"""Reading the days for documents, one kind of row at a time after the paint."""

from collections import defaultdict
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from dialog_app.core.day import Day
from dialog_app.core.give_back.ground import KINDS, Ground, ground
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.days import DayInfo
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.session import Session
from dialog_app.ui.text import disk_trouble


class GroundReader(QObject):
    """`ready` carries a `Ground` of the days as they are now, `failed` a sentence."""

    ready = Signal(object)
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: dict[str, dict[str, DayRow]] = {}
        self._order: list[str] = []
        self._left: list[Callable[[], None]] = []
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._read_next)

    @property
    def reading(self) -> bool:
        """Whether more is to be read."""
        return self._next.isActive()

    def begin(self) -> None:
        """Read the days anew; what was being read is let go."""
        self._rows, self._order = defaultdict(dict), []
        self._left = [*(self._kind_reader(kind) for kind in KINDS), self._join]
        self._next.start()

    def stop(self) -> None:
        """Read no more."""
        self._next.stop()
        self._left = []

    def _read_next(self) -> None:
        step = self._left.pop(0)
        if not self._left:
            self._next.stop()
        try:
            step()
        except StoreFailed as failed:
            self.stop()
            self.failed.emit(disk_trouble(failed.kind))

    def _kind_reader(self, kind: type[DayRow]) -> Callable[[], None]:
        def read() -> None:
            days = self._session.across.kind_days((kind,))
            self._order = [day.id for day in days]
            for day in days:
                rows = self._rows[day.id]
                rows.update((row.id, row) for row in day.rows() if isinstance(row, DayRow))

        return read

    def _join(self) -> None:
        """Put the days together again, oldest first, and add what was answered."""
        days = (Day(self._rows[one].values()) for one in self._order)
        whole = (day for day in days if day.all(DayInfo))
        self.ready.emit(ground(self._session.register, whole, self._session.across.sums()))


def with_register(before: Ground, session: Session) -> Ground:
    """Return the same days with the catalogue as it is now."""
    return Ground(session.register, before.days, before.sums)

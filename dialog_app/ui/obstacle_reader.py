"""Reading every obstacle of the archive, one kind of row at a time; nothing stands still."""

from collections import defaultdict

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.catalogue import ObstacleTie
from dialog_app.core.obstacle_register import ANSWERS, KINDS, ObstacleRegister
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Step
from dialog_app.desk.session import Session
from dialog_app.ui.text import disk_trouble


class ObstacleReader(QObject):
    """`register` is what has been read last; `read` follows it, `failed` carries a sentence.

    With `answered` the days also tell what answers each obstacle.
    """

    read = Signal()
    failed = Signal(str)

    def __init__(
        self, session: Session, parent: QObject | None = None, *, answered: bool = False
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._kinds = (*KINDS, *ANSWERS) if answered else KINDS
        self._days: tuple[Day, ...] = ()
        self._ties: tuple[ObstacleTie, ...] = ()
        self._rows: dict[str, list[DayRow]] = {}
        self._unread: list[type[DayRow]] = []
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._read_next)
        self.register: ObstacleRegister | None = None

    @property
    def reading(self) -> bool:
        """Whether more is to be read."""
        return self._next.isActive()

    def begin(self) -> None:
        """Read all days from the beginning; what was read before stands until then."""
        self._rows = defaultdict(list)
        self._unread = list(self._kinds)
        self._next.start()

    def follow_ties(self) -> None:
        """Join anew what was read, where obstacles have been tied or untied since."""
        if self.register is not None and self._ties != self._session.register.all(ObstacleTie):
            self._join()

    def take(self, day_id: str, step: Step) -> None:
        """Take in a step that changed the obstacles, services or sources of a day."""
        self._days = tuple(day.after(step) if day.id == day_id else day for day in self._days)
        self._join()

    def _read_next(self) -> None:
        if not self._unread:
            self._next.stop()
            days = (Day(rows) for rows in self._rows.values())
            self._days = tuple(sorted(days, key=_by_date))
            self._rows = {}
            self._join()
            if isValid(self):
                # The view it reads for can be cleared away while rows are put together.
                self.read.emit()
            return
        try:
            days_ = self._session.across.kind_days((self._unread.pop(0),))
        except StoreFailed as failed:
            self._next.stop()
            self.failed.emit(disk_trouble(failed.kind))
            return
        for day in days_:
            known = self._rows[day.id]
            known += (row for row in day.rows() if isinstance(row, DayRow))

    def _join(self) -> None:
        catalogue = self._session.register
        self._ties = catalogue.all(ObstacleTie)
        typical = catalogue.typical_obstacles
        self.register = ObstacleRegister(self._days, self._ties, typical)


def _by_date(day: Day) -> tuple[str, str, str]:
    return day.info.date.isoformat(), day.info.public_start.isoformat(), day.id

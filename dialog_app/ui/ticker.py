"""A timer that sleeps until a clock shows something else."""

import datetime
import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

# A timer may be a little early; a clock looked at too soon would show the same again.
_LATER: Final = datetime.timedelta(milliseconds=10)
_MILLISECOND: Final = datetime.timedelta(milliseconds=1)


class Ticker(QObject):
    """Calls `tick` once each time it is told how long to wait; until then it wakes nobody.

    Times are those of a clock that runs `pace` times as fast as real time.
    """

    def __init__(self, tick: Callable[[], object], parent: QObject, pace: int = 1) -> None:
        super().__init__(parent)
        self._pace = pace
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(tick)

    def wait(self, time: datetime.timedelta) -> None:
        """Tick when this time has passed, and not before."""
        self._timer.start(math.ceil((time / self._pace + _LATER) / _MILLISECOND))

    def rest(self) -> None:
        """Tick no more until told to wait again."""
        self._timer.stop()

    @property
    def waiting(self) -> bool:
        """Whether it will tick."""
        return self._timer.isActive()

"""Work done off the UI thread and answered on it."""

import gc
import itertools
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid

from dialog_app.base import log

T = TypeVar("T")


class Token:
    """How work learns that nobody waits for it any more."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; its answer is then not given."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._cancelled.is_set()


class _Left(QObject):
    """Lives on the thread of the window, and hears there that work has left its own thread."""

    work_left = Signal()


class _Uncollected:
    """Keeps Python from collecting garbage while work runs on some thread.

    Collecting there would destroy widgets on a thread that is not theirs, which hangs or crashes.
    So it is the window's thread that collects again: turned on where the work was, the very next
    object made there could set it off.
    """

    def __init__(self) -> None:
        self._lock: Final = threading.Lock()
        self._running = 0
        self._enabled = False
        self._left: _Left | None = None

    def listen(self) -> None:
        """Get ready to hear of work that ends; called on the thread of the window."""
        if self._left is None:
            self._left = _Left()
            self._left.work_left.connect(self._collect_again, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> None:
        with self._lock:
            if not self._running:
                # Off still from work that has just ended counts as on.
                self._enabled = self._enabled or gc.isenabled()
                gc.disable()
            self._running += 1

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._running -= 1
        if self._left is not None:
            self._left.work_left.emit()

    def _collect_again(self) -> None:
        with self._lock:
            if not self._running and self._enabled:
                gc.enable()

    @property
    def is_entered(self) -> bool:
        """Whether work runs on any thread."""
        return self._running > 0


UNCOLLECTED: Final = _Uncollected()
"""Held while anything of ours runs on another thread than the window's."""


def is_working() -> bool:
    """Tell whether work of any part of the window is under way."""
    return UNCOLLECTED.is_entered


@dataclass(frozen=True, slots=True)
class _Asked(Generic[T]):
    """What was asked for, held on the thread of the window until it is answered.

    Whatever `work`, `done` and `failed` hold on to is so let go of there as well: a part of the
    window that was let go of on another thread would be destroyed there.
    """

    jobs: "Jobs"
    token: Token
    work: Callable[[Token], T]
    done: Callable[[T], None]
    failed: Callable[[Exception], None]

    def answer(self, result: object, error: object) -> None:
        """Tell whoever asked, unless nobody waits or that part of the window is gone."""
        if self.token.cancelled or not isValid(self.jobs):
            return
        if isinstance(error, Exception):
            log.note_fault("jobs.failed", error)
            self.failed(error)
        else:
            self.done(result)  # type: ignore[arg-type]  # what the work gave, by way of Qt


class _Desk(QObject):
    """Lives on the thread of the window as long as the program; all work is answered here.

    One for all: an object of its own for each answer, held by what its signal is connected to,
    would never go.
    """

    given = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._asked: dict[int, _Asked[Any]] = {}
        self._numbers = itertools.count()
        self.given.connect(self._on_given, Qt.ConnectionType.QueuedConnection)

    def ask(self, asked: _Asked[T]) -> int:
        """Keep what is asked for, and return the number its answer is to carry."""
        number = next(self._numbers)
        self._asked[number] = asked
        return number

    def waits(self, jobs: "Jobs") -> bool:
        """Tell whether anything a part of the window asked for is not answered yet."""
        return any(asked.jobs is jobs for asked in self._asked.values())

    def _on_given(self, number: int, result: object, error: object) -> None:
        self._asked.pop(number).answer(result, error)


@cache
def _desk() -> _Desk:
    """Return the one desk; called on the thread of the window."""
    return _Desk()


class _Work(Generic[T]):
    def __init__(self, desk: _Desk, number: int, asked: _Asked[T]) -> None:
        self._desk = desk
        self._number = number
        self._asked = asked

    def run(self) -> None:
        """Do the work and hand in what it gave, or what went wrong."""
        with UNCOLLECTED, suppress(RuntimeError):
            result, error = self._done()
            del self._asked
            # The desk itself is gone when the program is.
            self._desk.given.emit(self._number, result, error)

    def _done(self) -> tuple[object, object]:
        try:
            return self._asked.work(self._asked.token), None
        except Exception as error:
            return None, error


class Jobs(QObject):
    """Runs work in the background; answers come on the thread that asked.

    Work gets frozen values and returns one; it never meets a widget or the open archive.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        UNCOLLECTED.listen()
        self._pool: Final = QThreadPool(self)
        self._desk: Final = _desk()

    def run(
        self,
        work: Callable[[Token], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Token:
        """Run `work`; then call `done` with its answer or `failed` with its error, never both."""
        asked = _Asked(self, Token(), work, done, failed)
        # A method, not a QRunnable: PySide keeps every one of those for as long as the pool.
        self._pool.start(_Work(self._desk, self._desk.ask(asked), asked).run)
        return asked.token

    @property
    def idle(self) -> bool:
        """Whether nothing runs and nothing waits to be answered."""
        return not self._desk.waits(self)

    def finish(self, milliseconds: int = 30_000) -> bool:
        """Wait for what runs, as when the window closes; False when it took too long."""
        return self._pool.waitForDone(milliseconds)

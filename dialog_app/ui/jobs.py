"""Work done off the UI thread and answered on it."""

import gc
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
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


class _Answers(QObject):
    given = Signal(object, object)


class _Work(QRunnable, Generic[T]):
    def __init__(
        self, work: Callable[[Token], T], token: Token, answer: Callable[[object, object], None]
    ) -> None:
        super().__init__()
        self._work = work
        self._token = token
        self._answer = answer

    def run(self) -> None:
        """Do the work and hand in what it gave, or what went wrong."""
        with UNCOLLECTED, suppress(RuntimeError):
            # Whoever asked may be gone with its part of the window, and the way to it as well.
            self._answer(*self._done())

    def _done(self) -> tuple[object, object]:
        try:
            return self._work(self._token), None
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
        self._waiting: set[_Answers] = set()

    def run(
        self,
        work: Callable[[Token], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Token:
        """Run `work`; then call `done` with its answer or `failed` with its error, never both."""
        token = Token()
        answers = _Answers()
        self._waiting.add(answers)

        def on_given(result: object, error: object) -> None:
            self._waiting.discard(answers)
            if token.cancelled or not isValid(self):
                # Nobody waits any more, or whoever did is gone with its part of the window.
                return
            if isinstance(error, Exception):
                log.note_fault("jobs.failed", error)
                failed(error)
            else:
                done(result)  # type: ignore[arg-type]  # what the work gave, by way of Qt

        answers.given.connect(on_given, Qt.ConnectionType.QueuedConnection)
        self._pool.start(_Work(work, token, answers.given.emit))
        return token

    @property
    def idle(self) -> bool:
        """Whether nothing runs and nothing waits to be answered."""
        return not self._waiting

    def finish(self, milliseconds: int = 30_000) -> bool:
        """Wait for what runs, as when the window closes; False when it took too long."""
        return self._pool.waitForDone(milliseconds)

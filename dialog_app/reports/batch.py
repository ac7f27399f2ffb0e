"""The files of many services, made in processes of their own while the window goes on.

A process is sent one service's document at a time, never the archive. It ends when it is told, or
when whoever started it is gone.
"""

import os
import subprocess
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from dialog_app.base import own_child
from dialog_app.core.errors import RuleBroken
from dialog_app.core.sheets.grid import Waiting
from dialog_app.reports import batch_child, batch_wire
from dialog_app.reports.batch_wire import Failure, Made, Order
from dialog_app.reports.files import Written, remove_part
from dialog_app.reports.outgoing import Outgoing, OutgoingMaker
from dialog_app.reports.wanted import Wanted

WORKERS: Final = 2
_LOOK_EVERY: Final = 0.05
_GRACE: Final = 3.0
# Windows' own: no console to be seen, and the window has the processor first.
_FLAGS: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)

Told = Callable[[Made, int], None]
"""Called with what came of one service, and how many are done by now; one call at a time."""


@dataclass(slots=True)
class Outcome:
    """What came of all of it; files written before it was cancelled stand."""

    written: list[Written] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    done: int = 0
    cancelled: bool = False


def run(
    maker: OutgoingMaker,
    service_ids: Sequence[str],
    wanted: Wanted,
    told: Told,
    waiting: Waiting,
) -> Outcome:
    """Make the files of the services in at most two processes, and wait for them.

    A service that fails stops no other. When `waiting.cancelled`, what is under way is finished
    or, after some seconds, broken off: no file is ever half written, and no process is left.
    """
    batch = _Batch(maker, service_ids, wanted, told, waiting)
    return batch.run(min(WORKERS, os.cpu_count() or 1, max(1, len(service_ids))))


def alone(out: Outgoing) -> bytes:
    """Return one service's PDF made in a process; raises `OSError` or `EOFError` without one."""
    process = _start()
    try:
        return _asked(process, Order(out, None)).pdf
    finally:
        _end(process)


class _Batch:
    """One run: threads that each drive a process, and share what is left to do."""

    def __init__(
        self,
        maker: OutgoingMaker,
        service_ids: Iterable[str],
        wanted: Wanted,
        told: Told,
        waiting: Waiting,
    ) -> None:
        self._maker = maker
        self._left = iter(service_ids)
        self._wanted = wanted
        self._told = told
        self._waiting = waiting
        self._lock = threading.Lock()
        self._outcome = Outcome()
        self._children: list[_Child] = []

    def run(self, workers: int) -> Outcome:
        """Do everything, and return what came of it."""
        self._children = [_Child() for _ in range(workers)]
        with ThreadPoolExecutor(workers, "files") as pool:
            threads = [pool.submit(self._work, child) for child in self._children]
            try:
                self._watch(threads)
            finally:
                for child in self._children:
                    child.end()
        for thread in threads:
            thread.result()
        self._outcome.cancelled = self._waiting.cancelled
        return self._outcome

    def _watch(self, threads: list[Future[None]]) -> None:
        """Wait until all is done, or nobody waits any more and the grace is over."""
        left = _GRACE
        while wait(threads, _LOOK_EVERY).not_done and left > 0:
            if self._waiting.cancelled:
                left -= _LOOK_EVERY

    def _work(self, child: "_Child") -> None:
        while (order := self._next()) is not None:
            self._take(child.make(order) if isinstance(order, Order) else order)

    def _next(self) -> Order | Made | None:
        """Return the next order, or what came of one that could not even be made."""
        with self._lock:
            service_id = None if self._waiting.cancelled else next(self._left, None)
            if service_id is None:
                return None
            try:
                out = self._maker.of(service_id)
            except Exception as broken:
                reason = broken.code if isinstance(broken, RuleBroken) else "unknown"
                failure = Failure(service_id, self._maker.name(service_id), None, reason)
                return Made(service_id, failures=(failure,))
        return Order(out, self._wanted.folder, self._wanted.kinds)

    def _take(self, made: Made | None) -> None:
        if made is None:
            return
        with self._lock:
            self._outcome.written += made.written
            self._outcome.failures += made.failures
            self._outcome.done += 1
            self._told(made, self._outcome.done)


class _Child:
    """A process that makes files. One that broke down is replaced when there is more to do."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False
        self._lock = threading.Lock()

    def make(self, order: Order) -> Made | None:
        """Return what came of an order; None when it was broken off."""
        process = self._started()
        if process is None:
            return None if self._ended else batch_child.carried_out(order)
        try:
            return _asked(process, order)
        except (OSError, EOFError, ValueError):
            self._drop()
            _end(process)
            _clear(order)
            return None if self._ended else _broken(order)

    def end(self) -> None:
        """Let the process go, by force where it does not go by itself."""
        with self._lock:
            self._ended = True
        self._drop()

    def _started(self) -> "subprocess.Popen[bytes] | None":
        """Return the process; None where it is ended, or none can be started on this machine."""
        with self._lock:
            if self._process is None and not self._ended:
                try:
                    self._process = _start()
                except OSError:
                    return None
            return self._process

    def _drop(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            _end(process)


def _start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own program, and nothing typed
        own_child.call(batch_child.ASKED),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=own_child.environment(),
        creationflags=_FLAGS,
    )


def _asked(process: "subprocess.Popen[bytes]", order: Order) -> Made:
    if process.stdin is None or process.stdout is None:
        raise OSError
    batch_wire.send(process.stdin, order)
    made: Made = batch_wire.receive(process.stdout)
    return made


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            # What was on its way to a process that is gone is of no use.
            with suppress(OSError):
                stream.close()


def _broken(order: Order) -> Made:
    """Return that a process broke down over an order."""
    failure = Failure(order.out.service_id, order.out.service, None, "unknown")
    return Made(order.out.service_id, failures=(failure,))


def _clear(order: Order) -> None:
    """Take away what a process that was ended may have begun to write."""
    if order.folder is not None:
        for kind in order.kinds:
            remove_part(order.folder / order.out.file_name(kind))

"""Looking at files that may crash or hang whoever looks: in processes that are watched."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from typing import Any, Final

PROCESSES: Final = 2
MEMORY: Final = 4 << 30
"""How many bytes of address space a process that looks may have."""

CRASHED: Final = "crashed"
HUNG: Final = "hung"
RAISED: Final = "raised "

Look = Callable[[Any], str]
_FORK: Final = get_context("fork")


@dataclass(slots=True)
class _Watched:
    """One process that looks at one task after the other."""

    look: Look
    process: Any = None
    pipe: Any = None
    task: Any = None
    since: float = field(default=0.0)

    def begin(self, task: Any) -> None:
        """Give it a task; a process that died is replaced first."""
        if self.process is None:
            self.pipe, theirs = _FORK.Pipe()
            self.process = _FORK.Process(target=_looking, args=(theirs, self.look), daemon=True)
            self.process.start()
            theirs.close()
        self.task, self.since = task, time.monotonic()
        self.pipe.send(task)

    def answer(self) -> str:
        """Return what it found, or that it died of it."""
        try:
            said: str = self.pipe.recv()
        except (EOFError, ConnectionError):
            self.process.join()
            said = f"{CRASHED} ({self.process.exitcode})"
            self.process = None
        return said

    def end(self) -> None:
        """End the process, whatever it does."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process = None


def looked_at(
    look: Look, tasks: Iterable[Any], seconds: float, processes: int = PROCESSES
) -> Iterator[tuple[Any, str]]:
    """Give every task with what `look` said of it in another process.

    That is what it returned, or `RAISED` and the kind of exception, or `CRASHED`, or `HUNG` after
    so many seconds.
    """
    waiting = iter(tasks)
    idle = [_Watched(look) for _ in range(processes)]
    busy: list[_Watched] = []
    try:
        while True:
            while idle and (task := next(waiting, None)) is not None:
                busy.append(idle.pop())
                busy[-1].begin(task)
            if not busy:
                return
            for done, said in _some_answers(busy, seconds):
                busy.remove(done)
                idle.append(done)
                yield done.task, said
    finally:
        for one in (*idle, *busy):
            one.end()


def _some_answers(busy: list[_Watched], seconds: float) -> list[tuple[_Watched, str]]:
    ready = connection.wait([one.pipe for one in busy], timeout=0.2)
    answers = [(one, one.answer()) for one in busy if one.pipe in ready]
    late = [one for one in busy if one.pipe not in ready and time.monotonic() - one.since > seconds]
    for one in late:
        one.end()
    return answers + [(one, HUNG) for one in late]


def _looking(pipe: Connection, look: Look) -> None:
    _take_limits()
    while True:
        task = pipe.recv()
        try:
            said = look(task)
        except Exception as error:
            said = f"{RAISED}{type(error).__name__}"
        pipe.send(said)


def _take_limits() -> None:
    if os.name == "nt":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # One that crashes leaves no file behind with what it had in memory.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

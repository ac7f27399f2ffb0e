"""Windows that live until they are killed, and what they said while they lived."""

import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.e2e.child import Call

ROOT: Final = Path(__file__).resolve().parents[2]
HANGS_AFTER: Final = 60
KILL: Final = getattr(signal, "SIGKILL", signal.SIGTERM)

Said = dict[str, Any]


@dataclass
class Life:
    """Everything one window said, and when (on the steady clock) it was killed."""

    said: list[Said] = field(default_factory=list)
    killed_at: float = 0.0

    @property
    def opened(self) -> str | None:
        """What stood half-written when the window opened the day; None if it got no further."""
        opened: list[str] = [said["opened"] for said in self.said if "opened" in said]
        return opened[0] if opened else None

    @property
    def acknowledged(self) -> list[list[Said]]:
        """The changes of every step the window was told of, in order."""
        return [before["will"] for before, now in self._pairs() if "did" in now]

    @property
    def in_the_air(self) -> list[Said]:
        """The changes of a step that was begun and not acknowledged; empty if there is none."""
        steps = [said for said in self.said if "will" in said or "did" in said]
        begun: list[Said] = steps[-1].get("will", []) if steps else []
        return begun

    @property
    def lines(self) -> list[tuple[float, str]]:
        """The half-written line, key by key: when the key came, and how the line then stood."""
        return [(said["at"], said["typing"]) for said in self.said if "typing" in said]

    def _pairs(self) -> list[tuple[Said, Said]]:
        steps = [said for said in self.said if "will" in said or "did" in said]
        return list(itertools.pairwise(steps))


class Lives:
    """Opens windows one after the other and kills them.

    Where processes can be forked all are forked from one; elsewhere each starts on its own.
    """

    def __init__(self, *, fork: bool = hasattr(os, "fork")) -> None:
        self._nursery = _started() if fork else None

    def live(self, call: Call, enough: Callable[[Life], bool] = lambda _life: False) -> Life:
        """Open a window, kill it as soon as it has said enough, and return what it said."""
        process = self._nursery or _started(json.dumps(asdict(call)))
        watchdog = threading.Timer(HANGS_AFTER, process.kill)
        watchdog.start()
        try:
            if self._nursery is not None:
                process.stdin.write(json.dumps(asdict(call)).encode() + b"\n")
                process.stdin.flush()
            return _heard(process, enough)
        finally:
            watchdog.cancel()
            if self._nursery is None:
                _end(process)

    def close(self) -> None:
        """End the process the windows were forked from."""
        if self._nursery is not None:
            _end(self._nursery)


def _heard(process: "subprocess.Popen[bytes]", enough: Callable[[Life], bool]) -> Life:
    life, pid = Life(), 0
    for line in process.stdout:
        if not line.endswith(b"\n"):
            break
        said = json.loads(line)
        if "ended" in said:
            assert said["ended"] in {0, -KILL}, f"the window ended with {said['ended']}"
            return life
        pid = said.get("pid", pid)
        life.said.append(said)
        if not life.killed_at and enough(life):
            life.killed_at = time.monotonic()
            os.kill(pid, KILL)
    assert life.killed_at, "the window ended or hung before it was killed"
    return life


def _started(*arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.child", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _end(process: "subprocess.Popen[bytes]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    process.kill()
    process.wait()

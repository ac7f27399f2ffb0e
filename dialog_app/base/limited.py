"""Reading what others made, in a process of our own that has little memory and can be ended.

Whatever such a file does to the reader, the session stands: the process reads from its standard
input, answers in JSON, and is gone after seconds. It takes its limits itself before it reads.
"""

import json
import subprocess
import sys
import threading
import time
from contextlib import nullcontext, suppress
from typing import Any, BinaryIO, Final, Protocol

from dialog_app.base import own_child

MEMORY_BYTES: Final = 512_000_000
SECONDS: Final = 20
"""What a reading process may use (reliability §4)."""

_LOOK_EVERY: Final = 0.05


class Waiting(Protocol):
    """Whoever wants the answer, and may stop wanting it."""

    @property
    def cancelled(self) -> bool:
        """Whether nobody waits any more."""
        ...


class TooHeavy(Exception):
    """The reading took too much time or memory, or it broke down."""


class NobodyWaits(Exception):
    """The reading was ended since nobody wanted its answer."""


def ask(
    asked: str, given: bytes | BinaryIO, waiting: Waiting | None = None, seconds: float = SECONDS
) -> dict[str, Any]:
    """Return what the program answers to `asked` about what it is given on its standard input.

    Raises `TooHeavy` and `NobodyWaits`; the process is gone whatever happens.
    """
    child = subprocess.Popen(  # noqa: S603 - our own program, and nothing typed
        own_child.call(asked),
        stdin=subprocess.PIPE if isinstance(given, bytes) else given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=own_child.environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    feeding = _feeding(child, given) if isinstance(given, bytes) else None
    try:
        said = _answer(child, waiting, time.monotonic() + seconds)
    finally:
        child.kill()
        child.communicate()
        if feeding is not None:
            feeding.join()
    if child.returncode != 0:
        # It ran out of memory, or met something that nobody thought of.
        raise TooHeavy
    return _understood(said)


def _feeding(child: "subprocess.Popen[bytes]", given: bytes) -> threading.Thread:
    """Give a process what it reads, aside: `communicate` cannot be asked twice with something."""
    into: Any
    into, child.stdin = child.stdin, None

    def feed() -> None:
        # It may be gone before it has read everything.
        with suppress(OSError), into:
            into.write(given)

    thread = threading.Thread(target=feed, name="feeding", daemon=True)
    thread.start()
    return thread


def _answer(child: "subprocess.Popen[bytes]", waiting: Waiting | None, until: float) -> bytes:
    while waiting is None or not waiting.cancelled:
        if time.monotonic() > until:
            raise TooHeavy
        try:
            return child.communicate(timeout=_LOOK_EVERY)[0]
        except subprocess.TimeoutExpired:
            continue
    raise NobodyWaits


def _understood(said: bytes) -> dict[str, Any]:
    try:
        told = json.loads(said)
    except (ValueError, RecursionError) as wrong:
        raise TooHeavy from wrong
    if not isinstance(told, dict):
        raise TooHeavy
    return told


def given_to_this_process(most: int) -> bytes:
    """Take the limits of a reading process, and return what it was given: at most `most` bytes."""
    take_limits()
    with open(0, "rb", closefd=False) as given:
        return given.read(most)


def tell(answer: dict[str, Any]) -> None:
    """Answer whoever started this process.

    Written past Python's own streams, which a program without a console does not have.
    """
    with open(1, "wb", closefd=False) as told:
        told.write(json.dumps(answer).encode("ascii"))


def take_limits(memory: int = MEMORY_BYTES) -> None:
    """Take no more than `memory` bytes from now on; leave no picture of it, and write no file."""
    if sys.platform == "win32":
        from dialog_app.base import windows_job

        windows_job.take_limits(memory)
        return
    import resource

    # macOS refuses this one at times; the time a reading may take is limited there all the same.
    with suppress(ValueError) if sys.platform == "darwin" else nullcontext():
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

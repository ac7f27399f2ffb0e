"""Copying an open archive a few pages at a time, on the thread that owns it."""

import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from dialog_app.storage.sqlite import Connection, Key, connect

PAGES: Final = 32
"""How many pages are copied before the clock is looked at."""

# The copy is brought to the disk as a whole, by whoever checks it; until then it has no name. A
# small cache spreads the writing over the steps instead of leaving it to the last one.
_IN_ONE_GO: Final = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -512")


class Stopped(Exception):
    """Somebody let go of the archive before the copy was done."""


class SteppedCopy:
    """A copy that goes on only while `step` is called; whole whatever is written in between.

    The driver copies in one call and tells of each step on its way, so the call is made on a
    thread of its own that moves only while `step` waits for it: never are two of them at work.
    Nothing may collect garbage meanwhile that is not that thread's to touch.
    """

    def __init__(self, source: Connection, key: Key | None, part: Path) -> None:
        self._source = source
        self._key = key
        self._part = part
        self._go = threading.Semaphore(0)
        self._has_stopped = threading.Semaphore(0)
        self._thread = threading.Thread(target=self._run, name="backup", daemon=True)
        self._until = 0.0
        self.is_stopped = False
        self._error: Exception | None = None
        self.is_done = False

    def step(self, seconds: float) -> bool:
        """Copy for about so long; True when everything is copied.

        Raises `Error`, OSError, or `Stopped` after `stop`.
        """
        if self.is_stopped:
            raise Stopped
        if not self._is_over:
            self._until = time.monotonic() + seconds
            self._let_go_on()
        if self._error is not None:
            raise self._error
        return self.is_done

    def stop(self) -> None:
        """Let go of the archive; what was copied is of no use then. Never fails."""
        if self.is_stopped:
            return
        self.is_stopped = True
        if self._thread.ident is None:
            return
        if not self._is_over:
            self._let_go_on()
        self._thread.join()

    @property
    def _is_over(self) -> bool:
        return self.is_done or self._error is not None

    def _let_go_on(self) -> None:
        if self._thread.ident is None:
            self._thread.start()
        else:
            self._go.release()
        self._has_stopped.acquire()

    def _run(self) -> None:
        try:
            target = connect(self._part, self._key)
            try:
                for setting in _IN_ONE_GO:
                    target.execute(f"PRAGMA {setting}").fetchall()
                self._source.backup(target, pages=PAGES, progress=self._heard)
            finally:
                target.close()
        except Exception as error:
            self._error = error
        else:
            self.is_done = True
        finally:
            self._has_stopped.release()

    def _heard(self, _status: int, left: int, _every: int) -> None:
        if left and time.monotonic() >= self._until:
            self._has_stopped.release()
            self._go.acquire()
        if self.is_stopped:
            raise Stopped


class SteppedCount:
    """How many rows each table has, counted a table at a time."""

    def __init__(self, source: Connection, names: Sequence[str]) -> None:
        self._source = source
        self._left = list(names)
        self.found: dict[str, int] = {}

    def step(self, seconds: float) -> bool:
        """Count for about so long; True when everything is counted. Raises `Error`."""
        until = time.monotonic() + seconds
        while self._left:
            name = self._left.pop()
            query = f'SELECT count(*) FROM "{name}"'  # noqa: S608 - our own table names
            self.found[name] = self._source.execute(query).fetchone()[0]
            if time.monotonic() >= until:
                break
        return not self._left

"""From a key press to the commit, against a raw commit with the same settings."""

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dialog_app.storage.sqlite import Key

GOAL: Final = 3.0
PRESSES: Final = 40


def key_to_commit(rounds: int) -> list[tuple[str, list[float], list[float], float]]:
    """Return times (ms) from a key in the live page to its commit, and of raw commits between."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DIALOG_APP_HOME"] = str(Path(folder) / "home")
        # Qt reads the environment when it is imported.
        from bench_stage import Stage

        stage = Stage(Path(folder) / "demonstration.dialogarkiv")
        raw = Raw(Path(folder) / "raw.sqlite")
        for _ in range(PRESSES):
            stage.press()
            raw.commit()
        pairs = [(stage.press(), raw.commit()) for _ in range(rounds * PRESSES)]
        stage.close()
    presses, commits = ([*times] for times in zip(*pairs, strict=True))
    return [("key press to committed, ms", presses, commits, GOAL)]


class Raw:
    """A plain table in a file opened with the archive's own settings, encrypted with a key."""

    def __init__(self, place: Path, key: "Key | None" = None) -> None:
        from dialog_app.storage.sqlite import connect, settle_in

        self._connection = connect(place, key)
        settle_in(self._connection)
        self._connection.execute("CREATE TABLE said (id TEXT PRIMARY KEY, words TEXT) STRICT")
        self._number = 0

    def commit(self) -> float:
        """Insert one row in one transaction; returns milliseconds."""
        self._number += 1
        started = time.perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO said VALUES (?, ?)", (str(self._number), "one more"))
        self._connection.execute("COMMIT")
        return (time.perf_counter() - started) * 1000

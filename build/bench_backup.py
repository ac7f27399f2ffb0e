"""A backup of 14 MB in steps: how long the work takes, and how long the window waits at most."""

import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Final

from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.sqlite import Key

BYTES: Final = 14_000_000
FRAME: Final = 0.050
WHOLE: Final = 0.3
STEP: Final = 0.008
"""As `program.backing_up` has it."""
_DRAFT: Final = 100_000

# Reading and scrambling each page takes several times as long as copying bytes.
_COPIES: Final = 20.0


def stepped_backups(rounds: int) -> list[tuple[str, list[float], list[float], float]]:
    """Return seconds of work, the longest wait, and a plain copy of the file, plain and encrypted.

    A step of the desk is written between the steps of the backup, as when keys arrive.
    """
    return [
        figures
        for key in (None, Key(os.urandom(32), os.urandom(16)))
        for figures in _measured(key, rounds)
    ]


def _measured(key: Key | None, rounds: int) -> list[tuple[str, list[float], list[float], float]]:
    waits: list[float] = []
    wholes: list[float] = []
    copies: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        archive = _archive(Path(folder) / "bench.dialogarkiv", key)
        for _ in range(rounds):
            steps = _backup(archive)
            waits.append(max(steps))
            wholes.append(sum(steps))
            copies.append(_plain_copy(archive.path))
        archive.close()
    name = "encrypted" if key is not None else "plain"
    return [
        (f"backup of 14 MB, {name}, of 0.3 s", wholes, [WHOLE], 1.0),
        (f"backup of 14 MB, {name}, of a plain copy", wholes, copies, _COPIES),
        (f"longest wait for a backup, {name}, of 50 ms", [max(waits)], [FRAME], 1.0),
    ]


def _archive(place: Path, key: Key | None) -> SqliteArchive:
    archive = open_archive(place, ThisLaptop("bench"), key, create=True)
    number = 0
    while place.stat().st_size < BYTES:
        for _ in range(10):
            archive.keep_draft("bench", f"place-{number}", os.urandom(_DRAFT // 2).hex())
            number += 1
        archive.rest()
    return archive


def _backup(archive: SqliteArchive) -> list[float]:
    """Make a backup in steps; return how long each of them kept the window waiting."""
    waits: list[float] = []

    def timed(began: float) -> None:
        waits.append(time.perf_counter() - began)

    began = time.perf_counter()
    going = archive.keeping.begin()
    timed(began)
    is_over = False
    while not is_over:
        archive.keep_draft("bench", "key", os.urandom(8).hex())
        began = time.perf_counter()
        is_over = going.step(STEP)
        timed(began)
    # The check is another thread's, and keeps nobody waiting.
    going.check()
    began = time.perf_counter()
    going.finish()
    timed(began)
    return waits


def _plain_copy(place: Path) -> float:
    """Return how long a copy of the bytes takes until it is on the disk."""
    copy = place.with_name("copy")
    began = time.perf_counter()
    shutil.copyfile(place, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    took = time.perf_counter() - began
    copy.unlink()
    return took

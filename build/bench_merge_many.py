"""Taking in 150 handed-over days at once, in an archive of two thousand."""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import bench_archive
from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About
from dialog_app.core.merge.result import taken
from dialog_app.core.model.days import DayState
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage import bundle, day_file, exchange, merging, reading_many, secret
from dialog_app.storage.archive import SqliteArchive, open_archive

DAYS: Final = 2_000
FILES: Final = 150
"""Every other of the files is a day that is not in the archive."""

DAYS_ON_SCREEN: Final = 40
"""The demonstration's, and copies of one of them."""

FILES_ON_SCREEN: Final = 30
FRAME_MS: Final = 50.0

SECONDS: Final = 60.0
_WORDS: Final = "hundre stille elver"
_FIRST_FRESH: Final = 2_500


def taking_in_many() -> Iterator[tuple[str, list[float], list[float], float]]:
    """Give the whole beside its minute, the wait for the longest file, and for the window."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        mine = folder / "mine.dialogarkiv"
        bench_archive.build_days(mine, DAYS)
        files = _handed_over(mine, folder)
        whole, each = _taken_in(mine, files)
    yield "merge: 150 day files, locked", [whole], [SECONDS], 1.0
    yield "merge: one file of them, written", each, [0.4], 1.0
    yield "no frame over 50 ms while many come in, ms", [on_screen()], [FRAME_MS], 1.0


def on_screen() -> float:
    """Return how long the window's thread is held at most while many come in on screen (ms)."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        mine = folder / "mine.dialogarkiv"
        bench_archive.build_days(mine, DAYS_ON_SCREEN)
        files = _handed_over(mine, folder, FILES_ON_SCREEN)
        archive = open_archive(mine, ThisLaptop("mine"))
        try:
            # Qt reads the environment when it is imported.
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
            from bench_merge_window import longest_frame

            return longest_frame(archive, files, _WORDS)
        finally:
            archive.close()


def _handed_over(mine: Path, folder: Path, of: int = FILES) -> list[Path]:
    """Let another laptop change days and hold as many others, and return what it hands over."""
    theirs = Path(shutil.copy(mine, folder / "theirs.dialogarkiv"))
    laptop = ThisLaptop("other")
    archive = open_archive(theirs, laptop)
    try:
        copies = list(_copies(archive, Session(archive, laptop), of))
    finally:
        archive.close()
    paths = [folder / f"{place}{bundle.ENDING}" for place in range(len(copies))]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(_seal, copies, paths))
    return paths


def _seal(copy: bytes, path: Path) -> None:
    path.write_bytes(bundle.sealed(copy, secret.passphrase(_WORDS)))


def _copies(archive: SqliteArchive, session: Session, of: int) -> Iterator[bytes]:
    open_days = [one for one in archive.days() if one.state is not DayState.CLOSED]
    for line in open_days[: of - of // 2]:
        desk = session.day_desk(line.id)
        desk.run(findings.add_obstacle, About(), "Fra den andre maskinen", "TID")
        yield merging.working_copy(archive, line.id)
    held = bench_archive.held(archive)
    for number in range(of // 2):
        day_id = bench_archive.write_copy(archive, held, _FIRST_FRESH + number)
        yield merging.working_copy(archive, day_id)


def _taken_in(mine: Path, files: list[Path]) -> tuple[float, list[float]]:
    """Take in the files as the command does; return the seconds of all, and of each."""
    archive = open_archive(mine, ThisLaptop("mine"))
    each: list[float] = []
    try:
        began = time.perf_counter()
        merging.back_up(archive)
        for file in reading_many.in_turn(files, [secret.passphrase(_WORDS)], lambda _done: None):
            start = time.perf_counter()
            _take(archive, file)
            each.append(time.perf_counter() - start)
        return time.perf_counter() - began, each
    finally:
        archive.close()


def _take(archive: SqliteArchive, file: reading_many.ReadFile) -> None:
    if file.refused is not None:
        raise file.refused
    looked = merging.look(archive, day_file.read(file.copy))
    if looked.comparison is None:
        exchange.add_day(archive, looked.file, backed_up=True)
    else:
        merging.write(archive, looked, taken(looked.comparison, {}), backed_up=True)


if __name__ == "__main__":
    for name, values, _references, _goal in taking_in_many():
        print(name, round(statistics.median(values), 2), "s, worst", round(max(values), 2))

"""Killed while a day is deleted: the archive holds all of it or nothing, and so do the backups."""

import random
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import removed
from dialog_app.storage import backup, changes, meta, purging
from dialog_app.storage.archive import SqliteArchive
from torture_archive import (
    DAY,
    NAME,
    content,
    files_of,
    lay_out,
    make,
    opened,
    without_wiping,
    workshop,
)
from torture_child import Killed, timed
from torture_table import Line, control

_SAID: Final = b"notat "
"""What stands in the notes of the day, and nowhere else."""

_BACKUPS: Final = 2
_CONTROLS: Final = 6


def deleting(archive: SqliteArchive) -> None:
    """Delete the day, clear its bytes and replace the backups, as command and window do."""
    purging.purge(archive, DAY)
    archive.tidy()


def row_by_row(archive: SqliteArchive) -> None:
    """Delete it in many transactions: the first control."""
    for row in archive.day(DAY).rows():
        if type(row).__name__ in ("Note", "Answer"):
            archive.amend(lambda c, row=row: changes.apply(c, removed(row)))  # type: ignore[misc]


def forgetting(archive: SqliteArchive) -> None:
    """Owe nothing when the rows are gone, and see to the backups later: the second control."""
    purging.purge(archive, DAY)
    archive.amend(lambda connection: meta.put(connection, meta.TO_TIDY, ""))
    time.sleep(0.2)
    for old in backup.backups_of(archive.path):
        backup.remove(old)


@dataclass(frozen=True, slots=True)
class Way:
    """A way of deleting a day."""

    what: str
    delete: Callable[[SqliteArchive], None]
    encrypted: bool = False


WAYS: Final = (
    Way("deleting a day, plain", deleting),
    Way("deleting a day, encrypted", deleting, encrypted=True),
)
WRONG: Final = (
    Way("a day deleted row by row: half a day", row_by_row),
    Way("backups forgotten: a day that comes back", forgetting),
)


def kills(way: Way, number: int) -> Killed:
    """Kill who deletes the day, at moments spread over the time it takes."""
    without_wiping()
    killed = Killed()
    chance = random.Random(way.what)  # noqa: S311 - when to kill is no secret
    with workshop(in_memory=False) as folder:
        make(folder, encrypted=way.encrypted, answers=60, backups=_BACKUPS)
        before = files_of(folder)
        fine = {_content(folder)}
        lay_out(before, folder)
        took = timed(lambda: _deed(way, folder), float("inf"))
        fine.add(_content(folder))
        for _ in range(number):
            lay_out(before, folder)
            timed(lambda: _deed(way, folder), took * chance.random() * 1.05)
            killed.kills += 1
            _look(folder, fine, killed)
    return killed


def _deed(way: Way, folder: Path) -> Callable[[], object]:
    archive = opened(folder / NAME)
    return lambda: way.delete(archive)


def _content(folder: Path) -> str:
    archive = opened(folder / NAME)
    try:
        return content(archive)
    finally:
        archive.close()


def _look(folder: Path, fine: set[str], killed: Killed) -> None:
    """Look at what a kill has left: archive first, since opening it does what is owed."""
    try:
        archive = opened(folder / NAME)
    except StoreFailed as failed:
        killed.wrong[f"archive unreadable ({failed.kind})"] += 1
        return
    if archive.faults():
        killed.wrong["faults"] += 1
    if content(archive) not in fine:
        killed.wrong["a content that never was"] += 1
    archive.rest()
    is_gone = all(line.id != DAY for line in archive.days())
    archive.close()
    for copy in backup.backups_of(folder / NAME):
        _look_at_backup(copy, killed, is_gone=is_gone)
    if is_gone and any(_SAID in held for held in files_of(folder).values()):
        # Of an encrypted archive no byte is readable anyway.
        killed.wrong["words of it in a file"] += 1


def _look_at_backup(copy: Path, killed: Killed, *, is_gone: bool) -> None:
    try:
        archive = opened(copy)
    except StoreFailed as failed:
        killed.wrong[f"backup unreadable ({failed.kind})"] += 1
        return
    if archive.faults():
        killed.wrong["faults in a backup"] += 1
    if is_gone and any(line.id == DAY for line in archive.days()):
        killed.wrong["a backup has it still"] += 1
    archive.close()


def begun(pool: ProcessPoolExecutor, number: int) -> Callable[[], list[Line]]:
    """Begin to kill so many of each; what is returned waits, and gives the lines of the table."""
    found: dict[str, Future[Killed]] = {
        f"killed while: {way.what}": pool.submit(kills, way, number) for way in WAYS
    }
    wrong = {way.what: pool.submit(kills, way, _CONTROLS) for way in WRONG}

    def lines() -> list[Line]:
        controls = [
            control(what, one.result().kills, one.result().wrong.total())
            for what, one in wrong.items()
        ]
        return [*controls, *(one.result().line(what) for what, one in found.items())]

    return lines

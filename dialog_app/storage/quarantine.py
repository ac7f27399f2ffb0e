"""Where what is set aside goes: nothing is ever deleted in a repair."""

import contextlib
import datetime
from pathlib import Path
from typing import Final

from dialog_app.core import norway
from dialog_app.storage import envelope
from dialog_app.storage.disk import sync_folder

FOLDER: Final = "karantene"
_STAMP: Final = "%Y-%m-%d %H.%M.%S"
# The archive itself first: without what lies beside it, it would open as it was some time ago.
_PARTS: Final = ("", "-wal", "-journal", envelope.ENDING, envelope.ENDING + envelope.COMING)


def folder_of(archive: Path) -> Path:
    """Return the folder beside an archive that files are set aside in; it may not exist yet."""
    return archive.parent / FOLDER


def set_aside(archive: Path, at: datetime.datetime) -> Path | None:
    """Move what stands in an archive's place to the quarantine, and return where it is now.

    Its envelope and what lies beside it go with it, under the same name with date and time. None
    where nothing was there. Raises OSError, with everything where it was.
    """
    moves = _moves(archive, at)
    if not moves:
        return None
    folder_of(archive).mkdir(mode=0o700, exist_ok=True)
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            source.rename(target)
            done.append((source, target))
        sync_folder(folder_of(archive))
        sync_folder(archive.parent)
    except OSError:
        _undo(done)
        raise
    return moves[0][1]


def bring_back(archive: Path, aside: Path) -> None:
    """Move what was set aside back, when nothing took its place; never fails."""
    pairs = (
        (archive.with_name(archive.name + part), aside.with_name(aside.name + part))
        for part in _PARTS
    )
    _undo([(source, target) for source, target in pairs if target.exists()])


def _undo(done: list[tuple[Path, Path]]) -> None:
    for source, target in reversed(done):
        with contextlib.suppress(OSError):
            target.rename(source)


def _moves(archive: Path, at: datetime.datetime) -> list[tuple[Path, Path]]:
    there = [part for part in _PARTS if archive.with_name(archive.name + part).exists()]
    aside = _free_name(archive, at)
    return [
        (archive.with_name(archive.name + part), aside.with_name(aside.name + part))
        for part in there
    ]


def _free_name(archive: Path, at: datetime.datetime) -> Path:
    # People read these names, so the time is that of a clock in Norway, as in the window.
    stamp = norway.clock(at).strftime(_STAMP)
    number = 1
    while True:
        more = f" ({number})" if number > 1 else ""
        name = folder_of(archive) / f"{archive.stem} {stamp}{more}{archive.suffix}"
        if not any(name.with_name(name.name + part).exists() for part in _PARTS):
            return name
        number += 1

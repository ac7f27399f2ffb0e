"""An open archive goes on in another place, and the window with it: nothing on the screen moves."""

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import Final

from dialog_app.base import paths
from dialog_app.program.companions import Opened
from dialog_app.storage.backup import folder_of

_MOST: Final = 1000


def own_folder() -> Path:
    """Return the program's own folder of archives, made now if it can be."""
    with contextlib.suppress(OSError):
        paths.made(paths.archives())
    return paths.archives()


def free_name(folder: Path, name: str, told: str = "") -> Path:
    """Return a path in a folder that nothing has yet, with `told` in its name to know it by."""
    stem, ending = Path(name).stem, Path(name).suffix
    if not told and not (folder / name).exists():
        return folder / name
    middle = f"{told} " if told else ""
    new = (folder / f"{stem} ({middle}{n}){ending}" for n in range(1, _MOST))
    return next(path for path in new if not path.exists())


def move(opened: Opened, place: Path) -> None:
    """Write a checked copy to `place`, and go on in it; the file it was stays as it is.

    Raises `StoreFailed` or OSError, and everything is then as it was.
    """
    reserve = opened.archive.standing.reserve
    opened.archive.standing.move_to(place)
    reserve.give_up()
    window = opened.window
    if window.house.outside is not None:
        moved = replace(window.house.outside, archive=place, backups=folder_of(place))
        window.stand_at(moved)

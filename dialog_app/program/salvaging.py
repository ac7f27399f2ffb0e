"""Saving what can be read of a damaged archive, and going on with it in the archive's place."""

import contextlib
import datetime
from collections.abc import Callable
from pathlib import Path

from dialog_app.core.salvaged import Salvaged
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage import backup, envelope, restoring
from dialog_app.storage.salvage import saving
from dialog_app.storage.sqlite import Error, Key, failure
from dialog_app.ui.words import say


def work(place: Path, key: Key | None, laptop: ThisLaptop) -> Callable[[], Salvaged]:
    """Return the work of saving into a file beside the archive; it is meant for another thread."""
    stand_in = say("backups.salvaged.stand_in")
    part = part_of(place)

    def done() -> Salvaged:
        # What an earlier try left.
        _clear(part)
        return saving.salvage(place, part, key, laptop, stand_in)

    return done


def part_of(place: Path) -> Path:
    """Return where what was saved lies until it takes the archive's place."""
    return place.with_name(f".{place.name}.salvaged")


def put_in_place(place: Path, key: Key | None, at: datetime.datetime) -> None:
    """Set the damaged archive aside, and put what was saved in its place; raises `StoreFailed`."""
    part = part_of(place)
    try:
        restoring.check_free(place)
        restoring.check_copy(part, key)
        restoring.take_place(place, part, key, at)
    except (Error, OSError) as error:
        raise failure(error, place.parent) from error
    finally:
        _clear(part)


def _clear(part: Path) -> None:
    backup.clear(part)
    with contextlib.suppress(OSError):
        envelope.path_of(part).unlink(missing_ok=True)

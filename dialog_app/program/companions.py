"""What looks after an open archive as long as its window stands, beside the window itself."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from dialog_app.base.settings import Settings
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.sqlite import Key
from dialog_app.ui.main_window import MainWindow


class Companion(Protocol):
    """Looks after something from the first paint on; on the window's thread, never in its way."""

    def stop(self) -> None:
        """Leave the archive and the window alone from now on; never fails."""
        ...


Reopening = Callable[[Path, Key | None], tuple[Path, Key | None]]
"""Work on the file at a place, which nobody has open; returns what to open then, and with what.

Raises `StoreFailed` or OSError, after which the file at the place is opened as it was.
"""


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive and its window, together from the first paint until one of them goes.

    `settings` gives the settings as they are when it is asked. `lock` lets go of both and asks
    for the passphrase; `reopen` lets go of both, does its work on a file nobody has open, and
    opens the archive at the place that the work returns.
    """

    archive: SqliteArchive
    window: MainWindow
    laptop: ThisLaptop
    settings: Callable[[], Settings]
    lock: Callable[[], None]
    reopen: Callable[[Reopening], None]


Begin = Callable[[Opened], Companion]


def _self_locking(opened: Opened) -> Companion:
    from dialog_app.program import self_locking

    return self_locking.begin(opened)


def _resting(opened: Opened) -> Companion:
    from dialog_app.program.resting import Resting

    return Resting(opened)


def _watching(opened: Opened) -> Companion:
    from dialog_app.program.watching import Watching

    return Watching(opened)


def _door(opened: Opened) -> Companion:
    from dialog_app.program.second_start import Door

    return Door(opened.archive.path, opened.window)


def _backing_up(opened: Opened) -> Companion:
    from dialog_app.program.backing_up import BackingUp

    return BackingUp(opened)


def _place_warning(opened: Opened) -> Companion:
    from dialog_app.program.place_warning import PlaceWarning

    return PlaceWarning(opened)


def _telling_due(opened: Opened) -> Companion:
    from dialog_app.program.telling_due import TellingDue

    return TellingDue(opened)


def _weekly_check(opened: Opened) -> Companion:
    from dialog_app.program.weekly_check import WeeklyCheck

    return WeeklyCheck(opened)


BEGINNINGS: Final[list[Begin]] = [
    _self_locking,
    _resting,
    _watching,
    _door,
    _weekly_check,
    _backing_up,
    _place_warning,
    _telling_due,
]
"""Each begins one companion; a module of its own, imported when it begins."""


class Companions:
    """The companions of the archive that is open now."""

    def __init__(self) -> None:
        self._begun: list[Companion] = []

    def begin(self, opened: Opened) -> None:
        """Begin them all, once the first paint is out; those that have begun go on."""
        # The window settles again whenever it is made anew in another language or look.
        if not self._begun:
            self._begun = [begin(opened) for begin in BEGINNINGS]

    def stop(self) -> None:
        """Stop them all, before the archive or the window goes."""
        begun, self._begun = self._begun, []
        for companion in reversed(begun):
            companion.stop()

"""Pictures of the backups: on a card, and where an archive cannot be opened."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QMainWindow

from dialog_app.core.backups import Held, HeldDay, Kept
from dialog_app.core.model.days import DayKind, DayState
from dialog_app.core.ports import DayLine, StoreFailed
from dialog_app.ui.backups.card import BackupsCard
from dialog_app.ui.backups.ways import BackupWays
from dialog_app.ui.backups.window import BackupsWindow
from dialog_app.ui.frame.start_window import Road, StartWindow
from dialog_app.ui.words import say

PLACE: Final = Path("E:/Dialogdag.dialogarkiv")
FOLDER: Final = Path("E:/backups")
HELPFUL: Final[frozenset[Road]] = frozenset({"backups", "salvage"})
NOW: Final = datetime.datetime(2026, 11, 18, 13, 30, tzinfo=datetime.UTC)


def windows() -> Iterator[tuple[str, QMainWindow]]:
    """Give each window with the name of its picture; whoever takes it puts the window away."""
    yield "start-broken", StartWindow("broken", PLACE, FOLDER, helpful=HELPFUL)
    working = StartWindow("broken", PLACE, FOLDER, helpful=HELPFUL)
    working.wait(say("backups.salvaged.working"))
    yield "start-salvaging", working
    yield "start-gone", StartWindow("gone", PLACE, FOLDER)
    yield "start-backups", BackupsWindow(ways(None), PLACE)
    shut = BackupsWindow(ways(None), PLACE)
    shut.view.list.choose_from(2)
    yield "start-backups-passphrase", shut


def card() -> BackupsCard:
    """Return the card over the page, with something to compare."""
    return BackupsCard(ways(_here()))


def ways(here: Held | None) -> BackupWays:
    """Return made-up backups: two that can be read, one that is shut and one that is damaged."""
    return BackupWays(
        found=_found,
        look=_look,
        unlock=lambda *_given: None,
        here=lambda: here,
        restore=lambda _kept: None,
        now=lambda: NOW,
        folder=FOLDER,
    )


def _found() -> tuple[Kept, ...]:
    hours = (0, 1, 25, 60, 200, 400, 700)
    times = (NOW - datetime.timedelta(hours=hour, minutes=10) for hour in hours)
    return tuple(Kept(FOLDER / f"{n}.backup", at, 1_400_000) for n, at in enumerate(times))


def _look(kept: Kept) -> Held:
    number = int(kept.path.stem)
    if number in (2, 3):
        raise StoreFailed("passphrase_needed" if number == 2 else "broken")  # noqa: PLR2004
    here = _here()
    return Held((replace(here.days[1], answers=41 - number), *here.days[2:]))


def _here() -> Held:
    days = (
        ("Dialogdag Drammen, Bærum og Oslo", 18, ("Drammen", "Bærum", "Oslo"), 52),
        ("Fordypningsdag Bergen", 11, ("Bergen barnevernvakt",), 44),
        ("Dialogdag Lillevik", 4, ("Lillevik",), 4),
    )
    return Held(
        tuple(
            HeldDay(_line(title, day, names), answers, answers // 4, 3, NOW)
            for title, day, names, answers in days
        )
    )


def _line(title: str, day: int, names: tuple[str, ...]) -> DayLine:
    date = datetime.date(2026, 11, day)
    return DayLine(title, date, DayKind.DIALOGUE, title, "", DayState.HELD, names)

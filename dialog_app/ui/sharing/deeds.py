"""What the window asks about days that go to other laptops and come back; the program answers."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dialog_app.core.merge.alike import Pair
from dialog_app.core.merge.compare import Choice, Comparison
from dialog_app.core.register import Register
from dialog_app.ui.jobs import Token


@dataclass(frozen=True)
class Arrived:
    """A day from another laptop, read and lying beside ours; nothing has happened yet.

    `comparison` is None where the day is not here. `whole` is what `add` and `take_in` get back.
    `pairs` may be the same. `register` is ours with what the day brings.
    `when` tells when a part was last changed here (UTC), where that is known.
    """

    day_id: str
    title: str
    comparison: Comparison | None
    pairs: tuple[Pair, ...]
    register: Register
    when: Mapping[str, datetime.datetime]
    whole: object


@dataclass(frozen=True, slots=True)
class Brought:
    """One file of many: what it holds, for `parse`, or why it cannot be read."""

    path: Path
    refused: Exception | None
    whole: object


class StepsOfBackup(Protocol):
    """A backup that is made between the frames; all raise `StoreFailed`."""

    def step(self, seconds: float) -> bool:
        """Go on for about so long; True when nothing is left but the check."""
        ...

    def check(self) -> None:
        """Look the copy through; takes its time, and is for another thread."""
        ...

    def finish(self) -> Path:
        """Give the checked copy its name."""
        ...

    def give_up(self) -> None:
        """Leave nothing behind; never fails."""
        ...


class OfferedDay(Protocol):
    """A day of another laptop's archive, by what people know it by."""

    @property
    def id(self) -> str:
        """Which one it is."""
        ...

    @property
    def date(self) -> datetime.date:
        """When it is or was held."""
        ...

    @property
    def title(self) -> str:
        """What it is called."""
        ...

    @property
    def place(self) -> str:
        """Where it is held."""
        ...


@dataclass(frozen=True, slots=True)
class SharingDeeds:
    """Handing over and taking in.

    `copy` gives a day's raw copy, on the window's thread. `seal` writes it to a place under a
    passphrase, and `open` reads a file with the passphrase that was typed (empty for none); both
    take their time, and are asked away from the window's thread. Of a whole archive of another
    laptop (`is_archive`) `days` lists the days and `open_day` reads one; they too take their time,
    and write nothing. `lay` reads what of ours a file
    is to lie beside, and gives what compares the two, which takes its time and is asked away from
    the window's thread. `add` takes in a day that is not here; `take_in` joins two copies with what
    was chosen, and tells whether anything became different. All raise `RuleBroken`, `StoreFailed`
    or OSError.

    Of many files `files_in` gives those that are meant, folders opened. `read_many` reads them, in
    the order they are to be taken in, and `parse` makes of one what `lay` wants; both are asked
    away from the window's thread. From `begin_many`, which gives the backup before all of them, to
    `end_many` no other backup is made. `namesakes` says which services and methods are called as
    others, of those that have come since `begin_many`.
    """

    copy: Callable[[str], bytes]
    check: Callable[[str], None]
    seal: Callable[[bytes, str, Path], None]
    is_locked: Callable[[Path], bool]
    open: Callable[[Path, str, Token], object]
    is_archive: Callable[[Path], bool]
    days: Callable[[Path, Token], tuple[OfferedDay, ...]]
    open_day: Callable[[Path, str, Token], object]
    lay: Callable[[object], Callable[[], Arrived]]
    add: Callable[[Arrived], None]
    take_in: Callable[[Arrived, Mapping[str, Choice], Iterable[tuple[str, str]]], bool]
    files_in: Callable[[Sequence[Path]], tuple[Path, ...]]
    read_many: Callable[[Sequence[Path], str, Token, Callable[[int], None]], tuple[Brought, ...]]
    parse: Callable[[Brought], object]
    begin_many: Callable[[], StepsOfBackup]
    end_many: Callable[[], None]
    namesakes: Callable[[], tuple[str, ...]]

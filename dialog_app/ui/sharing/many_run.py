"""Taking many files in: read beside the window, written between its frames, each whole or not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge.compare import Comparison, Fate
from dialog_app.core.ports import StoreFailed
from dialog_app.ui.jobs import UNCOLLECTED, Jobs, Token
from dialog_app.ui.sharing.deeds import Arrived, Brought, SharingDeeds, StepsOfBackup
from dialog_app.ui.sharing.laying import lay

_STEP_SECONDS: Final = 0.008


class Outcome(StrEnum):
    """What became of one file."""

    TAKEN = "taken"
    NEW_DAY = "new_day"
    ALL_HERE = "all_here"
    CONFLICTS = "conflicts"
    REFUSED = "refused"
    LEFT = "left"
    """Somebody stopped before it was its turn."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file, what became of it, and what there is to tell."""

    path: Path
    outcome: Outcome
    title: str = ""
    day_id: str = ""
    comparison: Comparison | None = None
    error: Exception | None = None
    brought: Brought | None = None

    @property
    def is_locked(self) -> bool:
        """Whether another passphrase could open it."""
        error = self.error
        return isinstance(error, RuleBroken) and error.code.startswith("bundle.passphrase")


class ManyRun(QObject):
    """Runs through files once; tells how far it has come, and at the end what became of each."""

    progress = Signal(str, int)
    """Which part of the work, and how many files it has done."""

    finished = Signal(object)

    def __init__(self, deeds: SharingDeeds, parent: QObject) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._jobs = Jobs(self)
        self._token: Token | None = None
        self._items: dict[Path, Item] = {}
        self._queue: list[Brought] = []
        self._paths: tuple[Path, ...] = ()
        self._stopped = False
        self._backup: StepsOfBackup | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_backup_step)

    def start(self, paths: Sequence[Path], typed: str) -> None:
        """Read the files, unlocked with what was typed, and take in all that nobody must choose."""
        self._paths, self._items, self._stopped = tuple(paths), {}, False
        read = self._deeds.read_many
        tell = self._telling()
        self._token = self._jobs.run(
            lambda token: read(tuple(paths), typed, token, tell), self._on_read, self._on_broken
        )

    def stop(self) -> None:
        """Take in no more; what is in stays, whole."""
        self._stopped = True
        if self._token is not None and not self._queue and self._backup is None:
            # What is being read is not waited for.
            self._token.cancel()
            self._token = None
            self._end()

    def let_go(self) -> None:
        """Leave everything as it is: nobody looks any more."""
        self._stopped = True
        if self._token is not None:
            self._token.cancel()
        self._give_backup_up()

    def _telling(self) -> Callable[[int], None]:
        # Called from the threads that read; the signal crosses over to the window's.
        return lambda done: self.progress.emit("read", done)

    def _on_broken(self, error: Exception) -> None:
        for path in self._paths:
            self._items[path] = Item(path, Outcome.REFUSED, error=error)
        self._end()

    def _on_read(self, found: Sequence[Brought]) -> None:
        self._token = None
        for one in found:
            if one.refused is not None:
                self._items[one.path] = Item(one.path, Outcome.REFUSED, error=one.refused)
        self._queue = [one for one in found if one.refused is None]
        if not self._queue or self._stopped:
            self._end()
            return
        try:
            self._backup = self._deeds.begin_many()
        except (StoreFailed, OSError) as failed:
            self._on_broken(failed)
            return
        self._timer.start()

    def _on_backup_step(self) -> None:
        backup = self._backup
        if backup is None:
            self._timer.stop()
            return
        try:
            with UNCOLLECTED:
                over = backup.step(_STEP_SECONDS)
        except (StoreFailed, OSError) as failed:
            self._give_backup_up()
            self._on_broken(failed)
            return
        if over:
            self._timer.stop()
            self._jobs.run(
                lambda _token: backup.check(),
                lambda _nothing: self._on_backed_up(),
                self._on_broken,
            )

    def _on_backed_up(self) -> None:
        backup, self._backup = self._backup, None
        if backup is None:
            return
        try:
            backup.finish()
        except (StoreFailed, OSError) as failed:
            self._on_broken(failed)
            return
        self._next()

    def _give_backup_up(self) -> None:
        self._timer.stop()
        backup, self._backup = self._backup, None
        if backup is not None:
            backup.give_up()

    def _next(self) -> None:
        """Go on to the next file; what it says is worked out beside the window."""
        self.progress.emit("taken", len(self._items))
        if self._stopped or not self._queue:
            self._end()
            return
        one = self._queue[0]
        parse = self._deeds.parse
        self._jobs.run(
            lambda _token: parse(one), lambda file: self._look(one, file), self._refuser(one)
        )

    def _look(self, one: Brought, file: object) -> None:
        lay(
            self._jobs,
            self._deeds,
            file,
            lambda arrived: self._laid(one, arrived),
            self._refuser(one),
        )

    def _laid(self, one: Brought, arrived: Arrived) -> None:
        if self._stopped:
            self._end()
        elif arrived.comparison is not None and arrived.comparison.conflicts:
            self._after(_item(one, arrived, Outcome.CONFLICTS))
        else:
            self._write(one, arrived)

    def _refuser(self, one: Brought) -> Callable[[Exception], None]:
        return lambda error: self._after(Item(one.path, Outcome.REFUSED, error=error))

    def _write(self, one: Brought, arrived: Arrived) -> None:
        try:
            if arrived.comparison is None:
                self._deeds.add(arrived)
                outcome = Outcome.NEW_DAY
            else:
                self._deeds.take_in(arrived, {}, ())
                news = any(part.fate is not Fate.ROOM for part in arrived.comparison.told)
                outcome = Outcome.TAKEN if news else Outcome.ALL_HERE
        except (RuleBroken, StoreFailed, OSError) as failed:
            self._after(Item(one.path, Outcome.REFUSED, error=failed))
            return
        self._after(_item(one, arrived, outcome))

    def _after(self, item: Item) -> None:
        self._items[item.path] = item
        self._queue = self._queue[1:]
        QTimer.singleShot(0, self, self._next)

    def _end(self) -> None:
        self._deeds.end_many()
        left = (Item(path, Outcome.LEFT) for path in self._paths if path not in self._items)
        found = {**self._items, **{item.path: item for item in left}}
        self._queue = []
        self.finished.emit(tuple(found[path] for path in self._paths))


def _item(one: Brought, arrived: Arrived, outcome: Outcome) -> Item:
    return Item(one.path, outcome, arrived.title, arrived.day_id, arrived.comparison, brought=one)

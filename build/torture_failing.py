"""Work on an archive while the disk fails at the n-th thing asked of it, for every n there is.

Run with `fail.c` loaded, by `torture_errors`, in a process for each way of failing. The words of
the call are one JSON object, a `Sweep`; printed is what was found, a `Found`, as JSON.
"""

import contextlib
import ctypes
import errno
import json
import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "build")]

from PySide6.QtCore import QCoreApplication  # noqa: E402 - found only now

from dialog_app.core.commands import days as day_commands  # noqa: E402
from dialog_app.core.model.said import Answer, Note, Round  # noqa: E402
from dialog_app.core.ports import StoreFailed  # noqa: E402
from dialog_app.core.record import Change, Step, added  # noqa: E402
from dialog_app.desk.desk import Desk  # noqa: E402
from dialog_app.storage import backup, sqlite  # noqa: E402
from dialog_app.storage.archive import SqliteArchive  # noqa: E402
from dialog_app.storage.open_file import OpenFile  # noqa: E402
from dialog_app.ui.bridge import DayBridge  # noqa: E402
from tests.storage.made import NOON, TestLaptop, answer  # noqa: E402
from torture_archive import (  # noqa: E402
    DAY,
    NAME,
    content,
    files_of,
    lay_out,
    make,
    opened,
    without_wiping,
)

NEVER: Final = -1
LONG: Final = "notat " * 2000
FITTING: Final = {errno.EIO: {"unknown", "gone"}, errno.ENOSPC: {"full", "unknown"}}
"""What a disk that fails so may be told to be; one that answers nothing at all is gone."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """One way of failing; `way` is the work: "steps", "day", "bridge" or "opening".

    `sticky` lets everything fail from the n-th on, until the failure has been told; `deaf` is the
    control: a store that does not listen. Every `stride`-th n is tried, from `first` on.
    """

    folder: str
    way: str
    encrypted: bool
    error: int
    sticky: bool
    stride: int = 1
    first: int = 1
    deaf: bool = False

    def as_json(self) -> str:
        """Return the sweep as the words of a call."""
        return json.dumps(asdict(self))


@dataclass(slots=True)
class Found:
    """How many points were tried, how often a failure was told and how, and what was wrong."""

    tried: int = 0
    told: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)


class Disk:
    """The disk that fails; it does so only after `fail_at`."""

    def __init__(self) -> None:
        library = ctypes.CDLL(None)
        self._set, self._count = library.fail_set, library.fail_count
        self._count.restype = ctypes.c_long

    def fail_at(self, number: int) -> None:
        """Fail at the n-th operation from now, or never again."""
        self._set(ctypes.c_long(number))

    def asked(self) -> int:
        """Return how many operations there were since."""
        return int(self._count())


def counted(day: Any) -> Step:
    """Return the step of one more answer, and the round that tells how many there are."""
    number = len(day.all(Answer))
    asked = day.one(Round, f"{DAY}-runde")
    present = replace(asked, present=number + 1)
    return Step("step.counted", (Change(None, answer(number)), Change(asked, present)))


def noted(day: Any) -> Step:
    """Return the step of one more long note."""
    number = len(day.all(Note))
    return Step(
        "step.note_added", added(Note(id=f"m{number}", day_id=DAY, text=LONG, number=number))
    )


class AtTheDesk:
    """Works at the desk on an archive, and knows what it was told is on the disk."""

    def __init__(self, archive: SqliteArchive) -> None:
        self._archive = archive
        self._desk = Desk(archive.day(DAY), DAY, archive, TestLaptop("desk"))
        self.drafts: list[dict[str, str]] = [{}]

    def deeds(self, way: str) -> Sequence[Callable[[], object]]:
        """Return what is done, each a transaction or a few."""
        desk = self._desk
        if way == "day":
            return (lambda: desk.take(noted(desk.record)), self.back_up, self._close_day)
        return (
            lambda: desk.take(counted(desk.record)),
            lambda: desk.take(noted(desk.record)),
            lambda: self._draft("halv"),
            desk.undo,
            desk.redo,
            self._archive.rest,
            lambda: desk.take(counted(desk.record)),
            lambda: desk.take(noted(desk.record)),
        )

    def back_up(self) -> None:
        """Make a backup."""
        self._archive.backup_to(backup.backup_name(self._archive.path, NOON))

    def settle(self) -> None:
        """Do one more thing, with which what was told to have failed is taken back."""
        self._archive.keep_draft("", "place", "x")

    @property
    def rows(self) -> list[str]:
        """What was acknowledged."""
        return sorted(map(repr, self._desk.record.rows()))

    @property
    def lines(self) -> list[tuple[int, str, int]]:
        """The lines of the journal that were acknowledged."""
        return [(entry.number, entry.deed, entry.target) for entry in self._desk.log]

    def _draft(self, text: str) -> None:
        # One that was told to have failed may be there.
        self.drafts.append({"note": text})
        self._desk.keep_draft("note", text)
        del self.drafts[0]

    def _close_day(self) -> None:
        day = self._desk.record
        step = day_commands.close(day, self._desk.laptop)
        self._archive.close_day(day, step)
        self.drafts = [{}]
        self._desk.start_afresh(step)


class Points:
    """Lets the disk fail at one point after the other, and looks at what came of it."""

    def __init__(self, sweep: Sweep) -> None:
        self._sweep = sweep
        self._place = Path(sweep.folder)
        self._path = self._place / NAME
        self._disk = Disk()
        self.found = Found()
        make(self._place, encrypted=sweep.encrypted, answers=2)
        self._files = files_of(self._place)
        with self._archive() as archive:
            self._before = content(archive)

    def run(self) -> Found:
        """Try every point; returns what was found."""
        ways = {
            **dict.fromkeys(("steps", "day"), self._at_the_desk),
            **{"bridge": self._at_the_bridge, "opening": self._opening},
        }
        number = self._sweep.first
        while True:
            lay_out(self._files, self._place)
            try:
                hit = ways[self._sweep.way](number)
            except Exception as error:
                hit = True
                self._is_wrong(f"raised {type(error).__name__}")
            finally:
                self._disk.fail_at(NEVER)
            if not hit:
                return self.found
            self.found.tried += 1
            number += self._sweep.stride

    @contextlib.contextmanager
    def _archive(self) -> Iterator[SqliteArchive]:
        archive = opened(self._path)
        try:
            yield archive
        finally:
            archive.close()

    def _at_the_desk(self, number: int) -> bool:
        with self._archive() as archive:
            hands = AtTheDesk(archive)
            self._disk.fail_at(number)
            hit = False
            for deed in hands.deeds(self._sweep.way):
                try:
                    deed()
                except StoreFailed as failed:
                    # A backup is said to be broken, and thrown away, where the copy is.
                    self._tell(failed.kind, "broken" if deed == hands.back_up else "")
                hit = hit or self._disk.asked() >= number
                if hit:
                    # Somebody has put the disk right.
                    self._disk.fail_at(NEVER)
            self._disk.fail_at(NEVER)
            hands.settle()
        self._look(hands)
        return hit

    def _look(self, hands: AtTheDesk) -> None:
        with self._archive() as archive:
            day = archive.day(DAY)
            if sorted(map(repr, day.rows())) != hands.rows:
                self._is_wrong("not what was acknowledged")
            lines = [(e.number, e.deed, e.target) for e in archive.journal(DAY)]
            # Of a day that has just been closed nobody may have been able to read the lines.
            if hands.lines and lines != hands.lines:
                self._is_wrong("not the journal that was acknowledged")
            if archive.drafts(DAY) not in hands.drafts:
                self._is_wrong("not the draft")
            if archive.faults():
                self._is_wrong("faults")
        for copy in backup.backups_of(self._path):
            opened(copy).close()

    def _at_the_bridge(self, number: int) -> bool:
        kinds: list[str] = []
        with self._archive() as archive:
            bridge = DayBridge(Desk(archive.day(DAY), DAY, archive, TestLaptop("desk")))
            bridge.store_failed.connect(kinds.append)
            self._disk.fail_at(number)
            for _ in range(2):
                bridge.run(lambda day, _laptop: counted(day))
                bridge.run_clearing("note", lambda day, _laptop: noted(day))
                bridge.keep_draft("note", "halvveis")
            hit = self._disk.asked() >= number
            self._disk.fail_at(NEVER)
            bridge.retry()
            self.found.told.update(kinds)
        with self._archive() as archive:
            day = archive.day(DAY)
            # Two of each were there before.
            if (len(day.all(Answer)), len(day.all(Note))) != (4, 4):
                self._is_wrong("what was asked for is not there")
            if archive.drafts(DAY) != {"note": "halvveis"} or archive.faults():
                self._is_wrong("the draft is not there")
        return hit

    def _opening(self, number: int) -> bool:
        self._disk.fail_at(number)
        try:
            with self._archive() as archive:
                content(archive)
        except StoreFailed as failed:
            self._tell(failed.kind)
        hit = self._disk.asked() >= number
        self._disk.fail_at(NEVER)
        with self._archive() as archive:
            if content(archive) != self._before or archive.faults():
                self._is_wrong("not as it was")
        return hit

    def _tell(self, kind: str, also: str = "") -> None:
        self.found.told[kind] += 1
        if kind not in {*FITTING[self._sweep.error], also}:
            self.found.wrong[f"kind {kind}"] += 1

    def _is_wrong(self, what: str) -> None:
        self.found.wrong[what] += 1


def _deaf(file: OpenFile, work: Callable[[Any], object], _is_there: object) -> None:
    """Do the work without noticing that it failed."""
    with contextlib.suppress(sqlite.Error, StoreFailed):
        file._attempt(work)  # noqa: SLF001 - the control is broken on purpose


def main(words: str) -> None:
    """Sweep, and print what was found."""
    without_wiping()
    logging.disable()
    app = QCoreApplication(sys.argv[:1])
    sweep = Sweep(**json.loads(words))
    with contextlib.ExitStack() as broken:
        points = Points(sweep)
        if sweep.deaf:
            broken.enter_context(patch.object(OpenFile, "commit", _deaf))
        found = points.run()
    print(json.dumps({"tried": found.tried, "told": found.told, "wrong": found.wrong}))
    del app


if __name__ == "__main__":
    main(sys.argv[1])

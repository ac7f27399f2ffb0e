"""Killed at any moment: what was acknowledged is there, and the archive is whole.

The kills are of three sorts, and the table keeps them apart. Half of those that are promised hit
the window's own process while keys arrive (`tests.e2e`: the program itself, unseen, fed with keys
from within, each window forked from one that was warm). The other half hit a process that works
with the storage alone, some while it opens what the last one left. On top of those come kills in
the middle of what is done seldom: encrypting and decrypting, another passphrase, a backup, closing
a day, deleting one, migrating, a new archive, resting, taking in many days.
"""

import os
import random
import signal
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import torture_purged
from dialog_app.core.model.said import Answer, Round
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.desk import Desk
from dialog_app.storage import backup
from tests.storage.made import NOON, TestLaptop
from torture_archive import (
    ABSENT,
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
from torture_brought import each_whole, taking_in
from torture_child import Killed, child, said, timed
from torture_failing import counted
from torture_recorded import Deed, Facilitator, Work, with_nobody_at_it
from torture_table import Line, Scale, control

PROCESSES: Final = 2
ANEW_AFTER: Final = 25
"""After so many kills an archive has grown enough, and the next one is made."""

STORE: Final[dict[Scale, int]] = {"quick": 4, "ci": 150, "full": 3000}
WINDOW: Final[dict[Scale, int]] = {"quick": 0, "ci": 150, "full": 2000}
MOMENTS: Final[dict[Scale, int]] = {"quick": 2, "ci": 15, "full": 100}


# The storage alone.


def write_on(path: Path, tell: int, *, lies: bool = False) -> None:
    """Open an archive and say one thing after the other, resting now and then, for ever."""
    archive = opened(path, "killed")
    desk = Desk(archive.day(DAY), DAY, archive, TestLaptop())
    os.write(tell, b"ready\n")
    while True:
        number = len(desk.record.all(Answer))
        if lies:
            os.write(tell, f"{number}\n".encode())
            # Long enough to be killed in between.
            time.sleep(1)
        desk.keep_draft("reason", f"kladd {number}")
        desk.take(counted(desk.record))
        if not lies:
            os.write(tell, f"{number}\n".encode())
        if number % 7 == 0:
            archive.rest()


def store_kills(kills: int, *, encrypted: bool, lies: bool = False) -> Killed:
    """Kill who works with the storage, again and again over the same archive."""
    without_wiping()
    killed = Killed()
    chance = random.Random(f"{kills} {encrypted}")  # noqa: S311 - when to kill is no secret
    with workshop(in_memory=False) as folder:
        path = folder / NAME
        for number in range(kills):
            if number % ANEW_AFTER == 0:
                lay_out({}, folder)
                make(folder, encrypted=encrypted)
                acknowledged = -1
            heard = _killed_soon(path, chance, lies=lies)
            acknowledged = max([acknowledged, *heard])
            killed.kills += 1
            killed.acknowledged += len(heard)
            written = _looked(path, acknowledged, killed)
            acknowledged = max(acknowledged, written - 1)
    return killed


def _killed_soon(path: Path, chance: random.Random, *, lies: bool) -> list[int]:
    """Kill after some steps, or while it is still opening what the last one left."""
    with child(lambda tell: write_on(path, tell, lies=lies)) as (number, hear):
        steps = chance.randrange(30) if chance.randrange(4) else -1
        heard = _first_lines(hear, 2 if lies else steps + 1)
        if not lies:
            time.sleep(chance.random() * (0.01 if heard else 0.06))
        os.kill(number, signal.SIGKILL)
        return [int(line) for line in (heard + said(hear)) if line != "ready"]


def _first_lines(hear: int, number: int) -> list[str]:
    heard = b""
    while heard.count(b"\n") < number and (piece := os.read(hear, 1)):
        heard += piece
    return heard.decode().split("\n")[:-1]


def _looked(path: Path, acknowledged: int, killed: Killed) -> int:
    """Look at what a kill has left; returns how many answers there are."""
    try:
        archive = opened(path)
    except StoreFailed as failed:
        killed.wrong[f"unreadable ({failed.kind})"] += 1
        return 0
    try:
        day = archive.day(DAY)
        numbers = {int(row.id.rpartition("-")[2]) for row in day.all(Answer)}
        written = len(numbers)
        # One step may have reached the disk without anybody hearing of it.
        if not acknowledged + 1 <= written <= acknowledged + 2:
            killed.wrong["lost" if written <= acknowledged else "out of nowhere"] += 1
        present = day.one(Round, f"{DAY}-runde").present
        lines = len(archive.journal(DAY))
        if numbers != set(range(written)) or (
            written and (present, lines) != (written, written + 1)
        ):
            killed.wrong["half a step"] += 1
        if archive.faults():
            killed.wrong["faults"] += 1
        return written
    finally:
        archive.close()


# In the middle of what is done seldom.


def closing(work: Work) -> Deed:
    """Return the deed of closing the day."""
    return Facilitator(opened(Path(work.folder) / NAME), 0).close_day


def backing_up(work: Work) -> Deed:
    """Return the deed of making a backup."""
    archive = opened(Path(work.folder) / NAME)
    return lambda: archive.backup_to(backup.backup_name(archive.path, NOON))


def resting(work: Work) -> Deed:
    """Return the deed of bringing everything into the one file."""
    archive = opened(Path(work.folder) / NAME)
    for deed in Facilitator(archive, 1).deeds(6):
        deed()
    return archive.rest


def with_nobody(work: Work) -> Deed:
    """Return a deed on an archive that nobody has open."""
    return next(with_nobody_at_it(work))[1]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something done seldom, on an archive that is encrypted or plain or old or not there."""

    what: str
    deed: Callable[[Work], Deed]
    deeds: str = "steps"
    encrypted: bool = False
    backups: int = 0


NAMES: Final = {"plain": False, "encrypted": True}

SELDOM: Final = (
    Moment("encrypting", with_nobody, "encrypting", backups=1),
    Moment("decrypting", with_nobody, "decrypting", encrypted=True),
    Moment("another passphrase", with_nobody, "secret", encrypted=True, backups=1),
    Moment("migrating", with_nobody, "migrating"),
    Moment("a new archive", with_nobody, "making"),
    Moment("a backup, plain", backing_up, backups=1),
    Moment("a backup, encrypted", backing_up, encrypted=True, backups=1),
    Moment("taking many in", taking_in, "bringing", encrypted=True),
    Moment("closing a day", closing, encrypted=True, backups=1),
    Moment("resting", resting, encrypted=True),
)


def moment_kills(moment: Moment, kills: int) -> Killed:
    """Kill who is in the middle of it, at moments spread over the time it takes."""
    without_wiping()
    killed = Killed()
    chance = random.Random(moment.what)  # noqa: S311 - when to kill is no secret
    with workshop(in_memory=False) as folder:
        before = _before(moment, folder)
        work = Work(moment.deeds, str(folder))
        fine = {ABSENT} if moment.deeds == "making" else set[str]()
        if moment.deeds not in ("making", "migrating") and moment.deed is not resting:
            fine.add(_said(folder, Killed()))
        if moment.deed is taking_in:
            fine |= each_whole(folder)
            lay_out(before, folder)
        took = _done(moment, work, float("inf"))
        fine.add(_said(folder, Killed()))
        for _ in range(kills):
            lay_out(before, folder)
            _done(moment, work, took * chance.random() * 1.05)
            found = _said(folder, killed)
            killed.kills += 1
            if found not in fine:
                killed.wrong["a content that never was"] += 1
    return killed


def _before(moment: Moment, folder: Path) -> dict[str, bytes]:
    lay_out({}, folder)
    folder.mkdir(exist_ok=True)
    if moment.deeds == "migrating":
        import torture_old

        torture_old.make(folder / NAME)
    elif moment.deeds != "making":
        make(folder, encrypted=moment.encrypted, answers=20, backups=moment.backups)
    return files_of(folder)


def _done(moment: Moment, work: Work, seconds: float) -> float:
    """Do it in another process, killed after so long; returns how long it took."""
    return timed(lambda: moment.deed(work), seconds)


def _said(folder: Path, killed: Killed) -> str:
    """Return what an archive says of itself after a kill, and look at every backup of it."""
    path = folder / NAME
    if not path.exists():
        return ABSENT
    found = ""
    # Opening the archive may replace its backups.
    for copy in (*backup.backups_of(path), path):
        try:
            archive = opened(copy)
        except StoreFailed as failed:
            which = "archive" if copy == path else "backup"
            killed.wrong[f"{which} unreadable ({failed.kind})"] += 1
            continue
        if archive.faults():
            killed.wrong["faults"] += 1
        found = content(archive)
        archive.close()
    return found


def careless(work: Work) -> Deed:
    """Return the deed of a backup that is written in its place, piece by piece: the control."""
    path = Path(work.folder) / NAME
    raw = path.read_bytes()

    def write() -> None:
        with backup.backup_name(path, NOON).open("wb", buffering=0) as file:
            for start in range(0, len(raw), 4096):
                file.write(raw[start : start + 4096])
                os.fsync(file.fileno())

    return write


CARELESS: Final = Moment("a backup made without care", careless, backups=1)


def run(scale: Scale) -> list[Line]:
    """Kill windows, stores, and whoever does something seldom."""
    with ProcessPoolExecutor(PROCESSES, get_context("fork")) as pool:
        found = {
            **_windows(pool, WINDOW[scale] // 2),
            **{
                f"stores killed, {name}": pool.submit(
                    store_kills, STORE[scale] // 2, encrypted=encrypted
                )
                for name, encrypted in NAMES.items()
            },
        }
        seldom = {
            f"killed while: {moment.what}": pool.submit(moment_kills, moment, MOMENTS[scale])
            for moment in SELDOM[: 1 if scale == "quick" else None]
        }
        purged = torture_purged.begun(pool, MOMENTS[scale])
        liar = pool.submit(store_kills, 5, encrypted=False, lies=True).result()
        torn = pool.submit(moment_kills, CARELESS, 6).result()
    lines = [
        control("a store that says so too early: lost", liar.kills, liar.wrong["lost"]),
        control(f"{CARELESS.what}: not whole", torn.kills, torn.wrong.total()),
    ]
    every = Killed()
    for what, one in found.items():
        if isinstance(killed := one.result(), Killed):
            every.add(killed)
            lines.append(killed.line_of_steps(what))
        else:
            lines.append(control(what, 1, int(killed)))
    lines.append(every.line_of_steps("kills in all"))
    lines += purged()
    return [*lines, *(one.result().line(what) for what, one in seldom.items())]


def _windows(pool: ProcessPoolExecutor, kills: int) -> dict[str, "Future[Killed] | Future[bool]"]:
    """Kill so many windows of each kind, and see that one that lies is caught."""
    if not kills:
        return {}
    # Not at the top: whoever works with the storage alone needs no window.
    import torture_window

    windows: dict[str, Future[Killed] | Future[bool]] = {
        f"windows killed, {name}": pool.submit(torture_window.kills, kills, encrypted=encrypted)
        for name, encrypted in NAMES.items()
    }
    windows["a window that says so too early: lost"] = pool.submit(torture_window.liar)
    return windows

"""Windows killed while keys arrive, as in `tests/e2e/test_killed.py`, hundreds of times."""

import contextlib
import io
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

# Where a window has its screens, unseen; must stand before Qt is loaded.
import tests.conftest  # noqa: F401
from dialog_app.cli.main import run as dialog_app
from dialog_app.storage import backup, exchange, relocking
from tests.e2e.child import Call
from tests.e2e.lives import Life, Lives
from tests.e2e.test_killed import Rows, lost, too_much_lost
from tests.storage.locks import PASSPHRASE, new_key
from tests.storage.made import NOON
from torture_archive import opened, workshop
from torture_child import Killed

LENIENT: Final = 2.0
"""How many seconds more a half-written line may lag on a machine that does much else."""
ANEW_AFTER: Final = 40


class Desk:
    """An archive in a home of its own, in which windows live and die."""

    def __init__(self, folder: Path, *, encrypted: bool) -> None:
        self._folder = folder
        self._passphrase = PASSPHRASE if encrypted else ""
        self.path = folder / "dag.dialogarkiv"
        os.environ["DIALOG_APP_HOME"] = str(folder / "home")
        # The unseen platform says of every window what it cannot do.
        os.environ["QT_LOGGING_RULES"] = "default.warning=false"
        self.make()

    def make(self) -> None:
        """Make the archive anew: the demonstration, whose newest day is not yet begun."""
        for file in self._folder.glob("dag.dialogarkiv*"):
            file.unlink()
        shutil.rmtree(self._folder / "backups", ignore_errors=True)
        with contextlib.redirect_stdout(io.StringIO()):
            dialog_app(["demo", str(self.path)])
        if self._passphrase:
            relocking.encrypt(self.path, new_key(), NOON)

    def call(self, **asked: object) -> Call:
        """Return what a window is to do here."""
        return replace(Call(str(self.path), passphrase=self._passphrase), **asked)  # type: ignore[arg-type]

    def rows(self, killed: Killed) -> Rows:
        """Return every row of the newest day, from a copy, so that nothing is mended."""
        copy = self._folder / "kopi" / self.path.name
        shutil.rmtree(copy.parent, ignore_errors=True)
        copy.parent.mkdir()
        for file in self._folder.glob("dag.dialogarkiv*"):
            shutil.copyfile(file, copy.parent / file.name)
        archive = opened(copy)
        try:
            if archive.faults():
                killed.wrong["faults"] += 1
            day = exchange.export_day(archive, archive.days()[0].id)["day"]
        finally:
            archive.close()
        return {(kind, row["id"]): row for kind, rows in day.items() for row in rows}

    def look_at_backups(self, killed: Killed) -> None:
        """Open every backup that the windows have left."""
        for copy in backup.backups_of(self.path):
            archive = opened(copy)
            if archive.faults():
                killed.wrong["faults in a backup"] += 1
            archive.close()


def kills(number: int, *, encrypted: bool) -> Killed:
    """Let windows write until they are killed, and look at what each leaves."""
    chance = random.Random(f"{number} {encrypted}")  # noqa: S311 - when to kill is no secret
    killed = Killed()
    with workshop(in_memory=False) as folder:
        desk, lives = Desk(folder, encrypted=encrypted), Lives()
        try:
            while killed.kills < number:
                _over_one_archive(desk, lives, chance, killed, number)
        finally:
            lives.close()
    return killed


def _over_one_archive(
    desk: Desk, lives: Lives, chance: random.Random, killed: Killed, number: int
) -> None:
    desk.make()
    rows, before, line = desk.rows(killed), Life(), ""
    for turn in range(min(ANEW_AFTER, number - killed.kills)):
        writing = turn % 10 == 0
        lines = chance.randrange(70, 110) if writing else chance.randrange(3, 60)
        call = desk.call(seed=chance.randrange(1 << 30), writing=writing)
        life = lives.live(call, _has_said(lines))
        killed.kills += 1
        killed.acknowledged += len(life.acknowledged)
        if life.opened is None:
            killed.wrong["got no further than the start"] += 1
            continue
        if turn and too_much_lost(life.opened, before, line):
            killed.wrong["a line that lags too far behind"] += 1
        found = desk.rows(killed)
        if lost(rows, life, found):
            killed.wrong["lost"] += 1
        rows, line = found, life.opened
        before = replace(life, killed_at=life.killed_at - LENIENT)
    desk.look_at_backups(killed)


def _has_said(lines: int) -> Callable[[Life], bool]:
    return lambda life: len(life.said) >= lines


def liar() -> bool:
    """Tell whether a window that acknowledges a step before it is done is caught."""
    with workshop(in_memory=False) as folder:
        desk = Desk(folder, encrypted=False)
        rows = desk.rows(Killed())
        call = desk.call(seed=1, lie_at=6)
        life = Lives(fork=False).live(call, lambda life: len(life.acknowledged) >= call.lie_at)
        return bool(lost(rows, life, desk.rows(Killed())))

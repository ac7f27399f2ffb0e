"""The laptop's plug is pulled again and again while the keys arrive: nothing acknowledged is lost.

What dies is the window's own process; what is looked at is the same archive all the way, each
time first through the command line and then by the next window that opens it.
"""

import json
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dialog_app.cli.main import run as dialog_app
from tests.e2e.child import Call
from tests.e2e.lives import Life, Lives

pytestmark = pytest.mark.long

KILLS = int(os.environ.get("DIALOG_APP_KILLS", "25"))
KEPT_AFTER = 0.3
AT_MOST_LATE = 1.0

Rows = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture
def lives() -> Iterator[Lives]:
    windows = Lives()
    yield windows
    windows.close()


@pytest.fixture
def archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the demonstration archive; the newest day in it is today's, and not yet begun."""
    place = tmp_path / "dag.dialogarkiv"
    assert dialog_app(["demo", str(place)]) == 0
    capsys.readouterr()
    return place


class CommandLine:
    """Looks at an archive as a dead window left it, at a copy, so that nothing is mended."""

    def __init__(self, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._archive = archive
        self._capsys = capsys
        self._day = json.loads(self._said("day", "list", "--json"))[0]["id"]

    def rows(self) -> Rows:
        """Return every row of the day; fails when the archive is not whole."""
        self._said("check")
        day = json.loads(self._said("day", "export"))["day"]
        return {(kind, row["id"]): row for kind, rows in day.items() for row in rows}

    def _said(self, *words: str) -> str:
        copy = self._archive.with_name("kopi.dialogarkiv")
        for ending in ("", "-wal"):
            there = self._archive.with_name(self._archive.name + ending)
            gone = copy.with_name(copy.name + ending)
            gone.unlink(missing_ok=True)
            if there.exists():
                shutil.copyfile(there, gone)
        commands = [word for word in words if not word.startswith("-")]
        day = [self._day] if "export" in words else []
        options = [word for word in words if word.startswith("-")]
        code = dialog_app([*commands, str(copy), *day, *options])
        said = self._capsys.readouterr()
        assert code == 0, said.err
        return said.out


def after(rows: Rows, changes: list[dict[str, Any]]) -> Rows:
    """Return the rows as a step leaves them."""
    found = dict(rows)
    for change in changes:
        key = change["kind"], change["id"]
        found.pop(key, None)
        if change["after"]:
            found[key] = change["after"]
    return found


def lost(rows: Rows, life: Life, found: Rows) -> str:
    """Return what is wrong with the rows found after a life that began with `rows`, if anything."""
    for changes in life.acknowledged:
        rows = after(rows, changes)
    # One step may have reached the disk without anybody hearing of it.
    if found in (rows, after(rows, life.in_the_air)):
        return ""
    missing = [key for key, row in rows.items() if found.get(key) != row]
    return f"{len(life.acknowledged)} steps acknowledged; not as they were: {missing}"


def too_much_lost(line: str, life: Life, first: str) -> str:
    """Return what is wrong with a half-written line found after a life, if anything.

    Only what was typed in the last moments may be missing: the draft is kept a third of a second
    after a key, and gets a second to reach the disk.
    """
    stood = [(0.0, first), *life.lines]
    until = [at for at, _ in life.lines] + [float("inf")]
    latest = life.killed_at - KEPT_AFTER - AT_MOST_LATE
    recent = [text for (_, text), end in zip(stood, until, strict=True) if end >= latest]
    return "" if line in recent else f"found {line!r} instead of one of {recent}"


def has_said(lines: int) -> Callable[[Life], bool]:
    return lambda life: len(life.said) >= lines


def calls(archive: Path) -> Iterator[tuple[Call, Callable[[Life], bool]]]:
    """Give what each window is to do, and when it has lived long enough.

    Every fifth writes long lines, so that there is something half-written to come back to.
    """
    chance = random.Random(20261121)  # noqa: S311 - when to kill is no secret
    for number in range(KILLS):
        writing = number % 5 == 3
        lines = chance.randrange(70, 110) if writing else chance.randrange(3, 60)
        yield Call(str(archive), seed=number, writing=writing), has_said(lines)


def test_no_kill_loses_what_was_acknowledged(
    lives: Lives, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    looked = CommandLine(archive, capsys)
    rows = looked.rows()
    began = rows
    before, line = Life(), ""
    seen: Counter[str] = Counter()
    for call, enough in calls(archive):
        life = lives.live(call, enough)
        assert life.opened is not None
        assert not too_much_lost(life.opened, before, line)
        found = looked.rows()
        assert not lost(rows, life, found)
        assert life.opened == "" or life.opened not in {row.get("text") for row in rows.values()}
        seen.update(steps=len(life.acknowledged), drafts=bool(life.opened))
        rows, before, line = found, life, life.opened
    last = lives.live(replace(call, leave=True))
    assert last.opened is not None
    assert not too_much_lost(last.opened, before, line)
    assert looked.rows() == rows != began
    assert seen["steps"] > KILLS
    assert seen["drafts"] >= KILLS // 10


def test_a_window_that_says_so_too_early_is_caught(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    looked = CommandLine(archive, capsys)
    rows = looked.rows()
    call = Call(str(archive), seed=1, lie_at=6)
    life = Lives(fork=False).live(call, lambda life: len(life.acknowledged) >= call.lie_at)
    assert len(life.acknowledged) == call.lie_at
    assert lost(rows, life, looked.rows())
    honest = replace(life, said=life.said[:-1])
    assert not lost(rows, honest, looked.rows())


def test_a_line_that_lags_too_far_behind_is_caught() -> None:
    keys = [{"typing": "t" * number, "at": float(number)} for number in range(1, 6)]
    life = Life(said=keys, killed_at=5.1)
    assert not too_much_lost("ttttt", life, "")
    assert not too_much_lost("ttt", life, "")
    assert too_much_lost("tt", life, "")
    assert too_much_lost("", life, "")

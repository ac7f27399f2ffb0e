"""Pulled from under us at any moment: what was acknowledged is there, and the archive is whole."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dialog_app.core.model.said import Answer, Round
from dialog_app.storage.archive import open_archive
from dialog_app.storage.sqlite import Key
from tests.storage.made import TestLaptop, making, small_day

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("DIALOG_APP_KILLS", "25"))


def _kill_after(path: Path, acknowledged: int) -> list[int]:
    """Let a program write until it has said so a number of times, kill it, return all it said."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.storage.until_killed", str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout
        said = [writer.stdout.readline() for _ in range(acknowledged + 1)]
        writer.kill()
        said += writer.stdout.readlines()
    assert said[0] == "ready\n"
    return [int(line) for line in said[1:] if line.endswith("\n")]


def test_no_kill_loses_what_was_acknowledged(
    path: Path, new_archives: Callable[[Key | None], Path]
) -> None:
    path.write_bytes(new_archives(None).read_bytes())
    archive = open_archive(path, TestLaptop())
    info, asked = small_day()
    archive.write("dag", making(info, replace(asked, present=0)), "do", 0, "")
    archive.close()
    chance = random.Random(20261121)  # noqa: S311 - when to kill is no secret
    acknowledged = -1
    for round_number in range(KILLS):
        heard = _kill_after(path, chance.randrange(30))
        acknowledged = max([acknowledged, *heard])
        archive = open_archive(path, TestLaptop(f"after-{round_number}"))
        day = archive.day("dag")
        numbers = {int(row.id.rpartition("-")[2]) for row in day.all(Answer)}
        written = len(numbers)
        # One step may have reached the disk without anybody hearing of it.
        assert acknowledged + 1 <= written <= acknowledged + 2
        assert numbers == set(range(written))
        assert day.one(Round, "dag-runde").present == written
        assert len(archive.journal("dag")) == written + 1
        kept = archive.drafts("dag").get("reason", "kladd 0")
        assert int(kept.split()[1]) in {written - 1, written}
        assert archive.faults() == ()
        archive.close()
        acknowledged = written - 1

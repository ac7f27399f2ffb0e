"""Starting the program twice: two real processes, and what a crash leaves behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialog_app.desk.laptop import ThisLaptop
from dialog_app.storage.archive import open_archive
from tests.repository.source import ROOT

PATIENCE = 60


class Laptop:
    """A laptop on which the program is started again and again."""

    def __init__(self) -> None:
        self._started: list[subprocess.Popen[str]] = []

    def first(self, archive: Path) -> "subprocess.Popen[str]":
        """Start the program, whose window is then made small."""
        window = self._start("tests.e2e.first_window", archive)
        assert _next_word(window) == "small"
        return window

    def again(self, archive: Path) -> int:
        """Start the program once more, as a click on the archive does; return its exit code."""
        return self._start("dialog_app", archive).wait(PATIENCE)

    def _start(self, module: str, archive: Path) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", module, str(archive)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        self._started.append(process)
        return process

    def put_away(self) -> None:
        for process in self._started:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _next_word(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _by_another_way(archive: Path) -> Path:
    """Return another path that leads to the archive, where anybody may make one."""
    if sys.platform == "win32":
        return archive.parent / archive.name.upper()
    shortcut = archive.parent / "snarvei"
    shortcut.symlink_to(archive.parent)
    return shortcut / archive.name


@pytest.fixture
def laptop() -> Iterator[Laptop]:
    laptop = Laptop()
    yield laptop
    laptop.put_away()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    place = tmp_path / "dag.dialogarkiv"
    open_archive(place, ThisLaptop("laptop"), create=True).close()
    return place


def test_a_second_start_brings_the_window_forward_also_after_a_crash(
    laptop: Laptop, archive: Path
) -> None:
    crashed = laptop.first(archive)
    crashed.kill()
    crashed.wait(PATIENCE)
    first = laptop.first(archive)
    assert laptop.again(_by_another_way(archive)) == 0
    assert _next_word(first) == "forward"
    assert first.poll() is None

"""The live desk: from a key to the disk and to the wall, in a small archive and in a large one.

Each round opens the real window in a process of its own, first on the one archive and then on
the other, and presses keys in it; a raw commit to the same disk goes between the key presses.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
FEW: Final = 10
MANY: Final = 2_000
COMMIT_GOAL: Final = 3.0
COMMIT_LIMIT_MS: Final = 10.0
FRAME_LIMIT_MS: Final = 16.0
GROWTH_GOAL: Final = 1.2
_SLOWEST: Final = 0.99
_HALF: Final = 0.5

Found = tuple[str, list[float], list[float], float, float]


@dataclass
class Times:
    """What the rounds on one archive took, in milliseconds."""

    commits: list[float] = field(default_factory=list)
    raw: list[float] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)

    def take(self, archive: Path) -> None:
        """Open a window on the archive, press its keys, and take in what they took."""
        found = json.loads(_window(archive))
        self.commits += found["commits"]
        self.raw += found["raw"]
        self.frames += found["frames"]


def live_desk(rounds: int) -> list[Found]:
    """Return name, times (ms), references, goal and share, for commit, wall and growth."""
    few, many = Times(), Times()
    with tempfile.TemporaryDirectory() as folder:
        archives = list(_archives(Path(folder)))
        for _ in range(rounds):
            for times, archive in zip((few, many), archives, strict=True):
                times.take(archive)
    return [
        ("key press to committed, against raw, ms", few.commits, few.raw, COMMIT_GOAL, _HALF),
        ("key to committed, slowest 1 %, of 10 ms", few.commits, [COMMIT_LIMIT_MS], 1, _SLOWEST),
        ("key to the wall, slowest 1 %, of 16 ms", few.frames, [FRAME_LIMIT_MS], 1, _SLOWEST),
        (
            f"{MANY} days against {FEW}: key to committed",
            many.commits,
            few.commits,
            GROWTH_GOAL,
            _HALF,
        ),
        (
            f"{MANY} days against {FEW}: key to the wall",
            many.frames,
            few.frames,
            GROWTH_GOAL,
            _HALF,
        ),
    ]


def _archives(folder: Path) -> Iterator[Path]:
    from bench_archive import build_days

    for days in (FEW, MANY):
        place = folder / f"{days}.dialogarkiv"
        build_days(place, days)
        yield place


def _window(archive: Path) -> str:
    screens = os.path.relpath(ROOT / "tests" / "data" / "screens.json", ROOT)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
        "DIALOG_APP_HOME": str(archive.with_suffix(".home")),
    }
    done = subprocess.run(
        [sys.executable, str(ROOT / "build" / "bench_live_window.py"), str(archive)],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=300,
    )
    return done.stdout

"""The window of one round of the live bench: prints, as JSON, what its keys took (ms)."""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "build")]

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtGui import QPaintEvent  # noqa: E402

from bench_commit import Raw  # noqa: E402 - found only now
from bench_stage import Stage  # noqa: E402
from dialog_app.base import paths  # noqa: E402
from dialog_app.base.settings import Settings, SettingsFile  # noqa: E402
from dialog_app.ui.projector.window import WallWindow  # noqa: E402

PRESSES: Final = 40
WARM: Final = 10


class Wall:
    """Knows when the wall on the projector last painted."""

    def __init__(self) -> None:
        self.painted = 0.0
        paint = WallWindow.paintEvent

        def painted(wall: WallWindow, event: QPaintEvent) -> None:
            paint(wall, event)
            self.painted = time.perf_counter()

        WallWindow.paintEvent = painted  # type: ignore[method-assign,assignment]


def key_to_wall(stage: Stage, wall: Wall, key: Qt.Key) -> float:
    """Press a key that changes the wall; returns milliseconds until the wall has painted."""
    wall.painted = 0.0
    started = time.perf_counter()
    stage.key(key)
    if not wall.painted:
        raise RuntimeError("the key did not change the wall")
    return (wall.painted - started) * 1000


def main(place: Path) -> None:
    """Press keys and print what they took."""
    paths.made(paths.settings_file().parent)
    SettingsFile(paths.settings_file()).save(Settings(theme="light", reduced_motion=True))
    wall = Wall()
    with tempfile.TemporaryDirectory() as folder:
        raw, stage = Raw(Path(folder) / "raw.sqlite"), Stage(place)
        commits, raws, frames = [], [], []
        for number in range(WARM + PRESSES):
            commits.append(stage.press())
            raws.append(raw.commit())
            frames.append(key_to_wall(stage, wall, (Qt.Key.Key_A, Qt.Key.Key_D)[number % 2]))
        stage.close()
    found = {"commits": commits[WARM:], "raw": raws[WARM:], "frames": frames[WARM:]}
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

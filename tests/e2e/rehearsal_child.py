"""The real window in a process of its own that rehearses a day until somebody kills it.

It says `rehearsing` when it has begun, `kept` when something has been said in the rehearsal, and
`over` when the rehearsal has been ended and the window closed. With `end` it ends by itself.
"""

import os
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from dialog_app.program.program import Program
from dialog_app.ui.main_window import MainWindow
from tests.e2e.hands import CTRL, click, one, press, shown, type_in


def say(word: str) -> None:
    """Say one line, whole even if we die the moment after."""
    os.write(1, f"{word}\n".encode())


def rehearse(window: MainWindow) -> None:
    """Open the newest day, rehearse it, start it and say something."""
    press(Qt.Key.Key_Return)
    while not any(shown(window, QWidget, "plan_page")):
        press(Qt.Key.Key_PageUp, CTRL)
    click(one(window, QAbstractButton, "rehearse_day"))
    # Qt's unseen screens give the keyboard to the wall.
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    say("rehearsing")
    press(Qt.Key.Key_Space, times=3)
    for line in ("h Ingen har tid", "n Husk kaffe"):
        press(Qt.Key.Key_K, CTRL)
        type_in(line)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_K, CTRL)
    type_in("h halvveis i en ")
    bridge = window.workspace.day
    assert bridge is not None
    assert len(bridge.record.obstacles) == 1
    say("kept")


def end(window: MainWindow) -> None:
    """End the rehearsal, and close the window."""
    click(one(window, QAbstractButton, "end_rehearsal"))
    window.close()
    say("over")


def main(archive: str, *, ends: bool) -> None:
    """Open the window and rehearse; then go on waiting, or end it."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    program = Program(app)
    program.begin(Path(archive))
    window = program.window
    assert window is not None

    QTest.qWaitForWindowActive(window)
    QTimer.singleShot(0, lambda: begin(program, window, ends=ends))
    app.exec()


def begin(program: Program, window: MainWindow, *, ends: bool) -> None:
    """Rehearse, and die of what goes wrong: the program itself would go on."""
    try:
        rehearse(window)
        if ends:
            end(window)
            program.end()
    except Exception:
        traceback.print_exc()
        os._exit(3)


if __name__ == "__main__":
    main(sys.argv[1], ends=sys.argv[2:] == ["end"])

"""The program's first window in a process of its own, which says when it comes forward.

It is made small at once; it says `small` then, and `forward` when it is on the screen again.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.program.program import Program


def say(word: str) -> None:
    """Say one line, whole even if we die the moment after."""
    os.write(1, f"{word}\n".encode())


class Watch(QObject):
    """Sees the window become small, and not small any more."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Say what the window has become."""
        if event.type() is QEvent.Type.WindowStateChange:
            assert isinstance(watched, QWidget)
            say("small" if watched.isMinimized() else "forward")
        return False


def main() -> None:
    """Open the archive that is named, and stay."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    program = Program(app)
    program.begin(Path(sys.argv[1]))
    window = program.window
    assert window is not None
    watch = Watch()
    window.installEventFilter(watch)
    window.settled.connect(window.showMinimized)
    app.exec()


if __name__ == "__main__":
    main()

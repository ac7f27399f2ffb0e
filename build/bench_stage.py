"""The real window, standing at a round of answers of the demonstration's planned day."""

import datetime
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from dialog_app.cli.demo import build
from dialog_app.core import norway
from dialog_app.core.ports import Entry
from dialog_app.program.program import Program
from dialog_app.storage.store import SqliteStore
from dialog_app.ui.live.entry_row import EntryRow

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NO = Qt.KeyboardModifier.NoModifier


class Stage:
    """Presses keys in the real window and notes when the store's write returned.

    The archive is made where there is none; else the newest day in it must be a planned one.
    """

    def __init__(self, archive: Path) -> None:
        if not archive.exists():
            build(archive, norway.date(datetime.datetime.now(datetime.UTC)))
        self._written = 0.0
        self._watch_the_store()
        found = QApplication.instance()
        self._app = found if isinstance(found, QApplication) else QApplication([])
        self._program = Program(self._app)
        self._program.begin(archive)
        window = self._program.window
        assert isinstance(window, QMainWindow)  # noqa: S101 - nothing can be measured without
        self._window = window
        QTest.qWaitForWindowActive(window)
        self._go_to_the_answers()
        self._presses = 0

    def press(self) -> float:
        """Count one more, or take it back, with a key; returns milliseconds to the commit."""
        back = self._presses % 2
        self._presses += 1
        held = Qt.KeyboardModifier.ShiftModifier if back else _NO
        key = Qt.Key.Key_Exclam if back else Qt.Key.Key_1
        row = self._held()
        self._written = 0.0
        started = time.perf_counter()
        QTest.keyClick(row, key, held)
        if not self._written:
            raise RuntimeError("the key press was not written")
        taken = (self._written - started) * 1000
        self._app.processEvents()
        return taken

    def key(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is, and let the windows paint."""
        self._press(key)

    def stay(self) -> None:
        """Leave the window to itself, until the process is ended."""
        self._app.exec()

    def close(self) -> None:
        """Close the window and let go of the archive."""
        self._window.close()
        self._program.end()

    def _watch_the_store(self) -> None:
        write = SqliteStore.write

        def written(*args: object, **facts: object) -> Entry:
            entry = write(*args, **facts)  # type: ignore[arg-type] # passed on as it came
            self._written = time.perf_counter()
            return entry

        SqliteStore.write = written  # type: ignore[method-assign]

    def _go_to_the_answers(self) -> None:
        """Open the planned day, which stands first, start it, and turn to the answers."""
        self._press(Qt.Key.Key_Return)
        while self._window.findChild(QWidget, "live_page") is None:
            self._press(Qt.Key.Key_PageDown, _CONTROL)
        self._press(Qt.Key.Key_Space)
        if self._window.findChildren(QWidget, "start_other"):
            # It is not the time the day was planned for; a second press starts it now.
            self._press(Qt.Key.Key_Space)
        self._press(Qt.Key.Key_1, _ALT)
        if not isinstance(self._held(), EntryRow):
            raise RuntimeError("no row of answers has the keyboard")

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier = _NO) -> None:
        QTest.keyClick(self._held(), key, held)
        self._app.processEvents()

    def _held(self) -> QWidget:
        if QApplication.activeWindow() is not self._window:
            # No desktop gives the keyboard to the wall; Qt's unseen one does.
            self._window.activateWindow()
            QTest.qWaitForWindowActive(self._window)
        return QApplication.focusWidget() or self._window

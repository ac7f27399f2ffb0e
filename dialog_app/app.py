"""The program with its window: the ways in, for the window and for what only needs Qt."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from dialog_app.base import log
from dialog_app.base.settings import Settings
from dialog_app.program.program import Program
from dialog_app.ui import icons
from dialog_app.ui.main_window import wear


def run_window(place: Path | None) -> int:
    """Open the window with an archive, the last one where none is named; return the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        return 1
    app.setApplicationName("Dialogdag")
    app.setQuitOnLastWindowClosed(False)
    program = Program(app)
    program.begin(place)
    code = app.exec()
    program.end()
    log.stop()
    return code


def add_self_tests() -> None:
    """Let the self-test also draw every icon, with or without a screen."""
    from dialog_app.cli import self_test

    self_test.add("icons", _draw_icons)


def name_printer() -> int:
    """Say which printer is the usual one, as the window asks in a process it can end."""
    from dialog_app.ui import printer_name

    return printer_name.answer()


def _draw_icons() -> None:
    """Draw every icon; raises `ValueError` when the icon font is missing or a picture is empty."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    wear(Settings())
    drawn = [icons.pixmap(meaning, 24).toImage() for meaning in icons.Icon]
    blank = QImage(drawn[0].size(), drawn[0].format())
    blank.fill(Qt.GlobalColor.transparent)
    if app is None or icons.refused() or blank in drawn:
        raise ValueError

"""What happens when the program itself is at fault: it is caught, told and written down.

No report and no log holds what people wrote: classes and places in the code only.
"""

import faulthandler
import re
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

import PySide6
from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

import dialog_app
from dialog_app.base import log

FAULT_FILE: Final = "faults.txt"
SEEN_FILE: Final = "faults.seen.txt"
_PATH: Final = re.compile(r'File "([^"\n]*)"')
_REPORTS: Final = 20
_FRAMES: Final = 40


@dataclass(frozen=True, slots=True)
class Report:
    """What can be copied and sent to whoever mends the program; holds nobody's words."""

    kind: str
    places: tuple[str, ...]

    def text(self) -> str:
        """Return the report as plain text."""
        about = (
            f"Dialogdag {dialog_app.__version__}, Python {sys.version.split()[0]}, "
            f"PySide6 {PySide6.__version__}, {sys.platform}"
        )
        return "\n".join((about, self.kind, *(f"  {place}" for place in self.places)))


def report_of(error: BaseException) -> Report:
    """Return the report of an error: its class and its places in the code, without its message."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    places = tuple(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    return Report(type(error).__name__, places)


class Hooks(QObject):
    """Catches what nobody else caught, on every thread, and tells of it on the UI thread.

    At most twenty reports are told, and none while another is being told.
    """

    reported = Signal(object)

    def __init__(self, tell: Callable[[Report], None]) -> None:
        super().__init__()
        self._tell = tell
        self._telling = False
        self._told = 0
        self._unraisable_before = sys.unraisablehook
        self.reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's and Qt's own ways of dying."""
        sys.excepthook = self._on_error
        threading.excepthook = lambda args: self._on_error(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        sys.unraisablehook = _on_unraisable
        qInstallMessageHandler(_on_qt_message)

    def remove(self) -> None:
        """Give back what `install` took."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = self._unraisable_before
        qInstallMessageHandler(None)

    def _on_error(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(130)
            return
        caught = error if error is not None else kind()
        if caught.__traceback__ is None:
            caught = caught.with_traceback(trace)
        log.note_fault("crash.caught", caught)
        self.reported.emit(report_of(caught))

    def _on_reported(self, report: Report) -> None:
        if self._telling or self._told >= _REPORTS:
            return
        self._telling = True
        self._told += 1
        try:
            self._tell(report)
        finally:
            self._telling = False


def _on_unraisable(fault: "sys.UnraisableHookArgs") -> None:
    """Note what went wrong where nothing can be told of it, as when something is taken away."""
    error = fault.exc_value if fault.exc_value is not None else fault.exc_type()
    log.note_fault("crash.unraisable", error)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    # Qt's words may repeat what people wrote, so the log gets the fact alone.
    log.note(f"qt.{kind.name.removeprefix('Qt').removesuffix('Msg').lower()}")
    if sys.stderr is not None and not getattr(sys, "frozen", False):
        sys.stderr.write(message + "\n")


def _only_name(path: re.Match[str]) -> str:
    name = path[1].replace("\\", "/").rpartition("/")[2]
    return f'File "{name}"'


class HardStop:
    """The file that says where the program was when it stopped without a word."""

    def __init__(self, folder: Path) -> None:
        self._folder: Final = folder
        self._out: TextIO | None = None

    def earlier(self) -> str:
        """Return what an earlier hard stop left, once; empty when all was well."""
        try:
            left = (self._folder / FAULT_FILE).read_text(encoding="utf-8", errors="replace")
            if left.strip():
                # A path in it may hold the name of whoever uses the machine.
                left = _PATH.sub(_only_name, left)
                (self._folder / SEEN_FILE).write_text(left, encoding="utf-8")
                (self._folder / FAULT_FILE).unlink()
        except OSError:
            return ""
        return left.strip()

    def watch(self) -> None:
        """Write there from now on, should the program stop hard; without a folder, do nothing."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._out = (self._folder / FAULT_FILE).open("w", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._out)

    def leave(self) -> None:
        """Close the file after a good end."""
        if self._out is not None:
            faulthandler.disable()
            self._out.close()
            self._out = None

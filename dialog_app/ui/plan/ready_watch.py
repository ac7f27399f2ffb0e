"""Keeps the ready-check up to date for a page that shows it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dialog_app.core.day import Day
from dialog_app.core.ports import StoreFailed
from dialog_app.ui.around import Around
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.plan import ready_day, ready_machine
from dialog_app.ui.plan.ready import Check
from dialog_app.ui.plan.ready_machine import Disk, look_at_disk
from dialog_app.ui.plan.ready_screens import projector
from dialog_app.ui.text import disk_trouble


class ReadyWatch(QObject):
    """Measures while a page is shown; `changed` says that a line is another than before.

    What belongs to the day and the screens is measured as soon as the change has been painted.
    The machine is asked when the page is shown and when a line is pressed, and may take its time.
    """

    changed = Signal()
    # On the class too: a page that is torn down is hidden when its own values are gone already.
    _watching = False

    def __init__(self, around: Around, day: Callable[[], Day], beside: QWidget) -> None:
        super().__init__(beside)
        beside.installEventFilter(self)
        self._around = around
        self._day = day
        self._beside = beside
        self._jobs = Jobs(self)
        self._asked: list[Token] = []
        self._disk: Disk | None = None
        self._printer: tuple[bool, str | None] = (False, None)
        self.checks: tuple[Check, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.measure)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self.follow)
            app.screenRemoved.connect(self.follow)

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:
        """Measure everything when the page comes into sight, and nothing once it is out of it."""
        if event.type() is QEvent.Type.Show:
            self._watching = True
            self.follow()
            self.ask()
        elif event.type() is QEvent.Type.Hide and self._watching:
            self._watching = False
            self._soon.stop()
            self._drop()
        return False

    def follow(self, *_change: object) -> None:
        """Measure again in a moment what has cost nothing to look at."""
        if self._watching:
            self._soon.start()

    def ask(self) -> None:
        """Ask the machine again; lines keep what was known until the answer comes."""
        outside = self._around.outside
        if outside is None:
            return
        self._drop()
        self._asked = [
            self._jobs.run(
                lambda token: look_at_disk(outside, token), self._on_disk, lambda _error: None
            ),
            self._jobs.run(outside.printer, self._on_printer, lambda _e: self._on_printer(None)),
        ]

    def back_up(self) -> str:
        """Make a backup now, and look at it; return the sentence that says why not, or nothing."""
        outside = self._around.outside
        if outside is None:
            return ""
        try:
            outside.back_up()
        except StoreFailed as failed:
            return disk_trouble(failed.kind)
        except OSError:
            return disk_trouble("unknown")
        finally:
            self.ask()
        return ""

    def measure(self) -> None:
        """Look at everything that needs no waiting, and tell where something is another."""
        checks = tuple(self._measured())
        if checks != self.checks:
            self.checks = checks
            self.changed.emit()

    def _measured(self) -> list[Check]:
        day, register = self._day(), self._around.register
        checks = [
            ready_day.services(day, lambda found: register.name_among(found, day.service_ids)),
            ready_day.methods(day),
            ready_day.agenda(day),
            projector(self._beside, self._around.settings.wall_screen),
        ]
        if self._around.outside is not None:
            answered, name = self._printer
            checks += [
                ready_machine.printer(answered, name),
                ready_machine.disk(self._disk),
                ready_machine.backup(self._disk, self._around.now()),
            ]
        return [*checks, ready_machine.fonts()]

    def _on_disk(self, found: Disk) -> None:
        self._disk = found
        self.measure()

    def _on_printer(self, name: str | None) -> None:
        self._printer = (True, name)
        self.measure()

    def _drop(self) -> None:
        for token in self._asked:
            token.cancel()
        self._asked.clear()

"""The ready-check: what is missing stands open, the rest behind a row that opens."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.plan.ready import Check, lacking
from dialog_app.ui.plan.ready_line import ReadyLine
from dialog_app.ui.plan.row_button import RowButton
from dialog_app.ui.words import say


class ReadyPart(QWidget):
    """The lines, the same ones in the same order, and how many of them are ready.

    `wanted` carries the line that was pressed.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._checks: tuple[Check, ...] = ()
        self._lines: dict[str, ReadyLine] = {}
        self._seeking = False
        self.row = RowButton("all_ready")
        self.row.toggled.connect(self._sort_out)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.row)
        self._column.addSpacing(theme.current().space.xs)

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Show what was found."""
        self._checks = checks
        ready = sum(check.ready is True for check in checks)
        count = say("ready.count", ready=ready, all=len(checks))
        note = say("ready.all") if ready == len(checks) else count
        self.row.set_row("", note, strong=say("ready.heading"))
        for check in checks:
            self._line(check).show_check(check)
        self._sort_out()
        self._seek()

    def room_wanted(self) -> int:
        """Return how many pixels higher the part gets when it is opened."""
        shut = sum(line.isHidden() for line in self._lines.values())
        return shut * theme.scaled(theme.current().size.hit_min)

    def take_focus(self) -> None:
        """Put the keyboard on the first line that is missing something, else on the heading.

        Where nothing is known to be missing yet, it goes on to the line when that is found.
        """
        self.row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._seeking = True
        self._seek()

    def _seek(self) -> None:
        if not self._seeking:
            return
        missing = lacking(self._checks)
        self._seeking = self.window().focusWidget() is self.row
        if self._seeking and missing:
            self._lines[missing[0].name].setFocus(Qt.FocusReason.OtherFocusReason)
        # After the layout has given the lines their places.
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        held = self.window().focusWidget()
        if held is None or not self.isAncestorOf(held):
            return
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(held)
            around = around.parentWidget()

    def _line(self, check: Check) -> ReadyLine:
        if check.name not in self._lines:
            line = ReadyLine(check.name)
            line.clicked.connect(lambda: self._on_pressed(check.name))
            self._column.addWidget(line)
            self._lines[check.name] = line
        return self._lines[check.name]

    def _sort_out(self, _open: bool = False) -> None:
        for check in self._checks:
            self._lines[check.name].setVisible(self.row.isChecked() or check.ready is False)

    def _on_pressed(self, name: str) -> None:
        self.wanted.emit(next(check for check in self._checks if check.name == name))

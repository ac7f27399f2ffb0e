"""The ready-check as lines: an icon, what it is about, what was found."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.ready import Check
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say


class ReadyPart(QWidget):
    """The lines, the same ones in the same order, and how many of them are ready."""

    def __init__(self) -> None:
        super().__init__()
        self._checks: tuple[Check, ...] = ()
        self._found: dict[str, _Line] = {}
        self._count = Label("", "small", muted=True)
        self._count.setObjectName("ready_count")
        header = SectionHeader(say("plan.ready.heading"))
        header.add_right(self._count)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addLayout(self._lines)

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Show what was found."""
        if checks == self._checks:
            return
        self._checks = checks
        ready = sum(check.ready for check in checks)
        self._count.setText(say("plan.ready.count", ready=ready, all=len(checks)))
        for check in checks:
            if check.name not in self._found:
                self._found[check.name] = _Line(check)
                self._lines.addWidget(self._found[check.name])
            self._found[check.name].show_check(check)


class _Line(QWidget):
    """One line of the check."""

    def __init__(self, check: Check) -> None:
        super().__init__()
        self.setObjectName(f"ready_{check.name}")
        self._picture = QLabel()
        self._words = Label(check.words)
        self._found = ElidedLabel("", "small", muted=True)
        self._found.right()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space.s)
        row.addWidget(self._picture)
        row.addWidget(self._words)
        row.addWidget(self._found, 1)
        self.setFixedHeight(theme.scaled(theme.current().size.hit_min))

    def show_check(self, check: Check) -> None:
        """Show what was found."""
        state = say(f"plan.ready.{'is_ready' if check.ready else 'is_not_ready'}")
        self.setAccessibleName(f"{check.words}: {check.found}, {state}")
        side = theme.scaled(theme.current().size.icon)
        meaning = Icon.READY if check.ready else Icon.ATTENTION
        self._picture.setPixmap(icons.pixmap(meaning, side, self.devicePixelRatioF()))
        self._words.strong(not check.ready)
        self._found.setText(check.found)

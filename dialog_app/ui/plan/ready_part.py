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
    """The lines, and how many of them are ready."""

    def __init__(self) -> None:
        super().__init__()
        self._checks: tuple[Check, ...] = ()
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
        while (item := self._lines.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for check in checks:
            self._lines.addWidget(_line(check))


def _line(check: Check) -> QWidget:
    box = QWidget()
    box.setObjectName(f"ready_{check.name}")
    state = say(f"plan.ready.{'is_ready' if check.ready else 'is_not_ready'}")
    box.setAccessibleName(f"{check.words}: {check.found}, {state}")
    picture = QLabel()
    side = theme.scaled(theme.current().size.icon)
    meaning = Icon.READY if check.ready else Icon.ATTENTION
    picture.setPixmap(icons.pixmap(meaning, side, box.devicePixelRatioF()))
    words = Label(check.words).strong(not check.ready)
    found = ElidedLabel(check.found, "small", muted=True)
    found.right()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().space.s)
    row.addWidget(picture)
    row.addWidget(words)
    row.addWidget(found, 1)
    box.setFixedHeight(theme.scaled(theme.current().size.hit_min))
    return box

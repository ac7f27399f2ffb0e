"""The next day: planned already, or to be planned from this one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dialog_app.core.day import Day
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.follow_up.words import day_name
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say


class NextPart(QFrame):
    """Leads to the days planned from this one, and plans one more."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.setObjectName("next_part")
        self.setProperty("kind", "column-right")
        self.setProperty("column", True)
        self._around = around
        self._day_id = ""
        self._days = QVBoxLayout()
        self._days.setSpacing(0)
        self._about = Label("", "small", muted=True).wrapped()
        self.plan_next = Button(
            say("since.plan_next"), ButtonLook("primary", icon=Icon.NEXT, tall=True)
        )
        self.plan_next.setObjectName("plan_next")
        self.plan_next.clicked.connect(lambda: around.plan_next(self._day_id))
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.l, space.l, space.l)
        column.setSpacing(space.s)
        column.addWidget(SectionHeader(say("since.next_day")))
        column.addLayout(self._days)
        column.addWidget(self._about)
        column.addStretch(1)
        column.addWidget(self.plan_next)

    def show_day(self, day: Day, later: Sequence[Day]) -> None:
        """Show the days planned from a day."""
        self._day_id = day.id
        while self._days.count():
            item = self._days.takeAt(0)
            widget: QWidget | None = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in later:
            button = Button(day_name(one.info), ButtonLook("link"))
            button.setObjectName(f"next_day_{one.id}")
            button.clicked.connect(lambda _=False, one=one: self._around.open_day(one.id, "plan"))
            self._days.addWidget(button)
        self._about.setText(say("since.next_about" if later else "since.no_next"))

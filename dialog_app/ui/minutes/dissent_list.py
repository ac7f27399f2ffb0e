"""The dissents in a service's minutes, with the ways to write, change and take one away."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.minutes import Dissent
from dialog_app.ui import theme
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

_LONGEST = 160


class DissentList(QWidget):
    """`new_asked` asks for a form, `change_asked` and `remove_asked` carry the row."""

    new_asked = Signal()
    change_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dissents")
        self._shown: tuple[tuple[Dissent, ...], bool] | None = None
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space.xs)
        header = SectionHeader(say("paper.dissent.heading"))
        self._new = _link("dissent_new", "paper.dissent.write", self.new_asked.emit)
        header.add_right(self._new)
        self._column.addWidget(header)

    def follow(self, day: Day, service_id: str) -> None:
        """Show the dissents of a service; approved minutes are only read."""
        rows = day.where(Dissent, lambda row: row.service_id == service_id)
        open_ = edition(day, service_id).state is not MinutesState.APPROVED
        may = open_ and day.has_started and bool(service_id)
        wanted = (tuple(rows), may)
        if wanted == self._shown:
            return
        self._shown = wanted
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._new.setVisible(may)
        self._parts = [part for row in rows for part in self._one(row, may=may)]
        for part in self._parts:
            self._column.addWidget(part)
            part.show()
        self.setVisible(may or bool(rows))

    def take_focus(self) -> None:
        """Put the keyboard on the way to a new one."""
        self._new.setFocus()

    def _one(self, row: Dissent, *, may: bool) -> list[QWidget]:
        words = say("paper.quote", words=" ".join(row.text.split())[:_LONGEST])
        by = say("paper.dissent.by", who=row.who, n=row.people)
        parts: list[QWidget] = [Label(words, "small").wrapped(), Label(by, "small", muted=True)]
        if may:
            ways = FlowBox()
            change = _link(
                "dissent_change", "paper.dissent.edit", lambda: self.change_asked.emit(row)
            )
            remove = _link(
                "dissent_remove", "paper.dissent.remove", lambda: self.remove_asked.emit(row)
            )
            for link in (change, remove):
                ways.flow.addWidget(link)
            parts.append(ways)
        return parts


def _link(name: str, words: str, deed: Callable[[], object]) -> Button:
    link = Button(say(words), ButtonLook("link"))
    link.setObjectName(name)
    link.clicked.connect(lambda _checked=False: deed())
    return link

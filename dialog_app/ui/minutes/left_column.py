"""The left column: the services of the day, what is done with all of them, and closing the day."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.day import Day
from dialog_app.core.file_kind import FileKind
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.minutes.close_day import report_button
from dialog_app.ui.minutes.service_list import ServiceList
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

_LOW: Final = 480
KINDS: Final = (FileKind.PDF, FileKind.DOCX, FileKind.TXT, FileKind.EML)


class LeftColumn(QFrame):
    """`save_all_asked` carries the kind of file that all minutes are wanted as."""

    print_all_asked = Signal()
    save_all_asked = Signal(object)
    report_asked = Signal()

    def __init__(self, services: ServiceList, closing: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "column-left")
        self.setProperty("column", True)
        self._services = services
        self._header = SectionHeader(say("paper.heading"))
        self._print_all = Button("", ButtonLook(key="Ctrl Shift P", icon=Icon.PRINT))
        self._print_all.setObjectName("print_all")
        self._print_all.clicked.connect(self.print_all_asked)
        self._report = report_button()
        self._report.clicked.connect(self.report_asked)
        self._states = Label(say("paper.states_how"), "small", muted=True).wrapped()
        self._lay_out(closing)

    def take_focus(self) -> None:
        """Put the keyboard on the services."""
        self._services.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is low to the services."""
        super().resizeEvent(event)
        self._states.setHidden(self.height() < theme.scaled(_LOW))

    def follow(self, day: Day, register: Register) -> None:
        """Show the services of the day as it is now."""
        number = len(day.service_ids)
        self._header.set_note(say("paper.services_number", n=number))
        self._print_all.set_words(say("paper.print_all", n=number))
        self._services.follow(day, register)

    def _lay_out(self, closing: QWidget) -> None:
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.m, 0, space.l)
        column.setSpacing(space.s)
        column.addLayout(_inset(self._header))
        column.addWidget(self._services, 1)
        column.addLayout(_inset(self._states))
        column.addStretch(0)
        column.addWidget(closing)
        column.addLayout(_inset(self._print_all))
        ways = kind_links("save_all", say("paper.all_as"), self.save_all_asked.emit)
        ways.flow.addWidget(self._report)
        column.addLayout(_inset(ways))


def kind_links(
    name: str, words: str, ask: Callable[[object], None], kinds: tuple[FileKind, ...] = KINDS
) -> FlowBox:
    """Return a word and a link for each kind of file; the name of each is `name`_`kind`."""
    ways = FlowBox(theme.current().space.xs)
    if words:
        said = Label(words, "small", muted=True)
        said.setMinimumHeight(theme.scaled(theme.current().size.hit_min))
        ways.flow.addWidget(said)
    for kind in kinds:
        link = Button(say(f"paper.kind.{kind}"), ButtonLook("link"))
        link.setObjectName(f"{name}_{kind}")
        link.setAccessibleName(" ".join(part for part in (words, link.words()) if part))
        link.setToolTip(say(f"paper.kind_hint.{kind}"))
        link.clicked.connect(lambda _checked=False, kind=kind: ask(kind))
        ways.flow.addWidget(link)
    return ways


def _inset(part: QWidget) -> QHBoxLayout:
    space = theme.current().space
    row = QHBoxLayout()
    row.setContentsMargins(space.xl, 0, space.l, 0)
    row.addWidget(part)
    return row

"""Beside the picture: the laws, circulars and guidelines that stand in the way of a method."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.across.law_words import services_words, status_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.core.law_list.build import LawLine

_MOST: Final = 4


class SourcesBox(QWidget):
    """What three services or more cite, line by line; the rest together. `law_wanted` has a key."""

    law_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("across_sources")
        self._lines: QWidget | None = None
        head = SectionHeader(say("across.sources"))
        head.add_right(Label(say("across.law.head"), "small", muted=True))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space.xs)
        self._column.addWidget(head)
        self.wait()

    def wait(self) -> None:
        """Say that the days are being read."""
        self._put([_muted(say("across.reading"))])

    def tell(self, lines: "Sequence[LawLine]") -> None:
        """Show the texts that hit the chosen method."""
        if not lines:
            self._put([_muted(say("across.sources_none"))])
            return
        told = [line for line in lines if line.services is not None]
        shown = told[:_MOST]
        parts = [self._line(line) for line in shown]
        if len(told) > len(shown):
            parts.append(_muted(say("across.sources_more", n=len(told) - len(shown))))
        if len(told) < len(lines):
            few = say("across.law.few_short"), say("across.sources_others_about")
            parts.append(_entry(Label(say("across.sources_others")).strong(), *few))
        parts.append(self._all())
        self._put(parts)

    def _line(self, line: "LawLine") -> QWidget:
        about = "\n".join(part for part in (line.heading, status_words(line)) if part)
        way = Button(line.citation, ButtonLook("link"))
        way.setObjectName(f"source_{line.key}")
        way.clicked.connect(lambda: self.law_wanted.emit(line.key))
        return _entry(way, services_words(line), about)

    def _all(self) -> QWidget:
        way = Button(say("across.sources_all"), ButtonLook("quiet"))
        way.setObjectName("across_sources_all")
        way.clicked.connect(lambda: self.law_wanted.emit(""))
        return way

    def _put(self, parts: Sequence[QWidget]) -> None:
        if self._lines is not None:
            self._column.removeWidget(self._lines)
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = QWidget()
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        for part in parts:
            column.addWidget(part)
        self._column.addWidget(self._lines)


def _entry(title: QWidget, services: str, about: str) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    row = QHBoxLayout()
    row.setSpacing(theme.current().space.s)
    row.addWidget(title, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    row.addWidget(Label(services).strong())
    column.addLayout(row)
    column.addWidget(Label(about, "small", muted=True).wrapped())
    column.addSpacing(theme.current().space.xs)
    column.addWidget(Rule())
    return box


def _muted(words: str) -> Label:
    return Label(words, "small", muted=True).wrapped()

"""The ways to save what is shown: a button that asks where, and a line that says how it went."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.errors import RuleBroken
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.icons import Icon
from dialog_app.ui.pictures.exporter import Exporter, MakeChart, MakeTable
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.core.charts.kinds import Chart
    from dialog_app.core.minutes.voice import Voice
    from dialog_app.core.sheets.grid import Table

_T = TypeVar("_T")

_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be saved: the name it is offered under, and what makes it, as far as it is one."""

    name: str
    chart: "MakeChart | None" = None
    table: "MakeTable | None" = None


class HeaderSaving(QObject):
    """`tools` is the button in the header, `told` the line, which the page lays out."""

    def __init__(self, around: Around, name: str, words: str, wanted: Callable[[], Wanted]) -> None:
        super().__init__()
        self._wanted = wanted
        self.button = Button(words, ButtonLook(icon=Icon.EXPORT))
        self.button.setObjectName(f"{name}_save")
        self.button.clicked.connect(self._on_save)
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        # Only once it has a parent: it would flash as a window of its own.
        self.button.setVisible(not around.is_rehearsal)
        self.told = _told(f"{name}_saved")
        self._exporter = Exporter(self.tools, around.sheet_files, self._tell)

    def tell_there(self, is_there: bool) -> None:
        """Say nothing of what was saved before; where there is nothing, nothing can be saved."""
        self.told.hide()
        self.button.setEnabled(is_there)

    def _on_save(self) -> None:
        wanted = self._wanted()
        self._exporter.ask(wanted.name, wanted.chart, wanted.table)

    def _tell(self, saved: str, fault: str) -> None:
        self.told.setText(saved or fault)
        self.told.show()


@dataclass(frozen=True, slots=True)
class Offered:
    """A picture: which one it is (`charts.save.<what>`), and what makes it and its table.

    Each gives None where too little may be shown.
    """

    what: str
    chart: "Callable[[Voice], Chart | None]"
    table: "Callable[[Voice], Table | None] | None" = None


class PictureSaving(QWidget):
    """«Lagre bilde» with a link for each picture there is of what is shown; nothing without any.

    Each is made beside the window once somebody has said where. One that would tell too much is not
    made, and it is said here.
    """

    def __init__(self, around: Around, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name, self._code = name, ""
        self._is_rehearsal = around.is_rehearsal
        self._offered: tuple[Offered, ...] = ()
        self._links = FlowBox()
        self._told = _told(f"{name}_told")
        self._exporter = Exporter(self, around.sheet_files, self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        column.addWidget(self._links)
        column.addWidget(self._told)

    def offer(self, code: str, offered: Sequence[Offered]) -> None:
        """Offer the pictures of what is called so; of the same ones nothing changes."""
        every = () if self._is_rehearsal else tuple(offered)
        same = [one.what for one in every] == [one.what for one in self._offered]
        if code != self._code or not same:
            self._told.hide()
        self._code, self._offered = code, every
        if not same:
            self._lay_out()
        if not every or self.parentWidget() is not None:
            # Without a parent it would be a window of its own; it is shown with what it is put in.
            self.setVisible(bool(every))

    def _lay_out(self) -> None:
        self._links.flow.clear()
        label = Label(say("charts.save.label"), "small", muted=True)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._links.flow.addWidget(label)
        for one in self._offered:
            words = say(f"charts.save.{one.what}")
            link = Button(words, ButtonLook("link"))
            link.setObjectName(f"{self._name}_{one.what}")
            link.setAccessibleName(f"{say('charts.save.label')} {words}")
            link.clicked.connect(self._asker(one.what))
            self._links.flow.addWidget(link)
            # As high as what it stands beside, so that they share a line.
            label.setMinimumHeight(link.sizeHint().height())

    def _asker(self, what: str) -> Callable[[], None]:
        return lambda: self._ask(next(one for one in self._offered if one.what == what))

    def _ask(self, offered: Offered) -> None:
        from dialog_app.reports.names import safe

        words = say(f"charts.save.{offered.what}")
        name = "_".join(filter(None, (safe(self._code, _LONGEST), safe(words, _LONGEST))))
        table = offered.table
        self._exporter.ask(
            name,
            _made(offered.chart, self._code),
            _made(table, self._code) if table is not None else None,
        )

    def _tell(self, saved: str, fault: str) -> None:
        self._told.setText(saved or fault)
        self._told.show()


def _made(make: "Callable[[Voice], _T | None]", code: str) -> "Callable[[Voice], _T]":
    """Return what makes it, or refuses to where too little may be shown."""

    def made(voice: "Voice") -> _T:
        found = make(voice)
        if found is None:
            raise RuleBroken("chart.too_little", code=code)
        return found

    return made


def _told(name: str) -> Label:
    told = Label("", "small").wrapped().selectable()
    told.setObjectName(name)
    told.hide()
    return told

"""What the window has to say about the disk and about itself, in lines under the header."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.ports import StoreFailed
from dialog_app.ui import theme
from dialog_app.ui.bridge import Bridge
from dialog_app.ui.frame.notice_bar import NoticeBar, Way
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.words import say

_WAY_BACK: Final = "way_back_notice"
COPY_ENDING: Final = ".dialogarkiv"


class Notices(QWidget):
    """Lines for the disk, the program and the way back; hidden while there is nothing to say."""

    def __init__(self, save_copy: Callable[[Path], None]) -> None:
        super().__init__()
        self._save_copy = save_copy
        self._lines: dict[str, NoticeBar] = {}
        self._owed: list[Callable[[], None]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space.xs)

    @property
    def disk(self) -> NoticeBar:
        """The line about the disk."""
        return self.line("disk_notice")

    @property
    def program(self) -> NoticeBar:
        """The line about the program."""
        return self.line("program_notice")

    def line(self, name: str, icon: Icon = Icon.ATTENTION) -> NoticeBar:
        """Return the line of a name, so that what one part says never hides another's words."""
        # Made when first needed: on most days none is.
        if name not in self._lines:
            self._lines[name] = NoticeBar(name, icon)
            self._column.addWidget(self._lines[name])
        return self._lines[name]

    def tell(self, name: str, sentence: str, *ways: Way) -> None:
        """Say something that is no fault in the line of a name, until it is put away."""
        line = self.line(name)
        line.tell(sentence, (*ways, _away(line)), fault=False)

    def hide_line(self, name: str) -> None:
        """Take away what was said in the line of a name."""
        if name in self._lines:
            self._lines[name].hide()

    def offer_way_back(self, back: Callable[[], None]) -> None:
        """Say where one came from, with a button that leads there."""
        way = Way("way_back", say("closing.way_back"), back)
        self.line(_WAY_BACK).tell(say("closing.came_from"), (way,), fault=False)

    def no_way_back(self) -> None:
        """Take the way back away, as when one is there."""
        self.hide_line(_WAY_BACK)

    def watch(self, bridge: Bridge[Any]) -> None:
        """Tell when the disk lets this bridge down, until it is well again."""
        bridge.store_failed.connect(lambda kind: self.disk_failed(kind, bridge.retry))
        bridge.store_well.connect(lambda: self._on_store_well(bridge.retry))

    def disk_failed(self, kind: str, retry: Callable[[], None]) -> None:
        """Say what the disk did, with the ways out; `retry` is owed from then on."""
        if retry not in self._owed:
            self._owed.append(retry)
        way = Way("retry", say("frame.disk.retry"), self.try_again)
        self.disk.tell(disk_trouble(kind), (way, self.copy_elsewhere()))

    def try_again(self) -> bool:
        """Do what the disk refused once more; returns whether nothing is owed any more."""
        owed, self._owed = self._owed, []
        for retry in owed:
            retry()
        if not self._owed:
            self.hide_line("disk_notice")
        return not self._owed

    def copy_elsewhere(self) -> Way:
        """Return the way out that is open whatever the disk does: a copy on another one."""
        return Way("save_copy", say("frame.disk.save_copy"), lambda: _ask_where(self))

    def say(self, sentence: str) -> None:
        """Say something that is no fault, until it is put away."""
        self.tell("program_notice", sentence)

    def ask(self, sentence: str, way: Way) -> None:
        """Say something with one way to go on, until it is put away."""
        self.tell("program_notice", sentence, way)

    def ask_in(self, name: str, sentence: str, way: Way) -> None:
        """Say something in the line of a name that only its one way puts away."""
        self.line(name).tell(sentence, (way,), fault=False)

    def _on_store_well(self, retry: Callable[[], None]) -> None:
        self._owed = [one for one in self._owed if one != retry]
        if not self._owed:
            self.hide_line("disk_notice")

    def copy_to(self, place: Path) -> None:
        """Write a copy of the archive and say how it went."""
        try:
            self._save_copy(place)
        except StoreFailed as failed:
            self.program.tell(disk_trouble(failed.kind), (_away(self.program),))
        except OSError:
            self.program.tell(disk_trouble("unknown"), (_away(self.program),))
        else:
            self.say(say("frame.disk.copied", name=place.name))


def _away(line: NoticeBar) -> Way:
    return Way("put_away", say("frame.close"), line.hide)


def _ask_where(notices: Notices) -> None:
    """Ask for a place without stopping the day: the dialog stands beside the window."""
    from PySide6.QtWidgets import QFileDialog

    asked = QFileDialog(notices, say("frame.disk.copy_where"))
    asked.setObjectName("copy_place")
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setDefaultSuffix(COPY_ENDING.removeprefix("."))
    asked.setModal(False)
    asked.fileSelected.connect(lambda chosen: notices.copy_to(Path(chosen)))
    asked.finished.connect(asked.deleteLater)
    asked.show()

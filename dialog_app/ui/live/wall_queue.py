"""The queue of the wall column: its list, and what its keys do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.commands import wall, wall_queue
from dialog_app.core.record import Step
from dialog_app.core.showing import waiting
from dialog_app.ui import theme
from dialog_app.ui.actions import Action
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.wall_lines import LineKind, chosen, lines, unasked
from dialog_app.ui.live.wall_list import WallList
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.ui.bridge import Refusal


class WallQueue(QWidget):
    """What comes next on the wall and what stood there; `refused(sentence)` says what cannot be.

    An empty sentence says that the last thing asked for was done.
    """

    refused = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._head = SectionHeader(say("queue.heading"))
        self.list = WallList()
        self._empty = RunLabel(hint_runs(say("queue.empty")), "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        for part in (self._head, self.list, self._empty):
            column.addWidget(part)
        self.refresh()

    def refresh(self) -> None:
        """Show what comes next, as it is now."""
        shown = lines(self._room)
        self.list.show_lines(shown)
        kinds = {line.kind for line in shown}
        self._head.set_note(say("queue.suggested") if LineKind.SUGGESTED in kinds else "")
        self._empty.setVisible(not kinds - {LineKind.PAST})

    def next_words(self) -> str:
        """Return what the key for the next thing would show, for a button of it."""
        key = say("queue.key.next")
        named = (line for line in self.list.lines() if line.key == key)
        line = next(named, None)
        return say("queue.put_next", title=line.title) if line else say("queue.show_nothing")

    def deeds(self) -> Deeds:
        """Return the keys of the queue, and of the chosen line."""
        return {
            Action.WALL_QUEUE: self.queue,
            Action.WALL_NEXT: self.show_next,
            Action.WALL_PREVIOUS: lambda: self._run(wall_queue.show_previous),
            Action.QUEUE_SHOW: self._show_line,
            Action.QUEUE_REMOVE: lambda: self._on_line(wall_queue.unqueue),
            Action.QUEUE_EARLIER: lambda: self._on_line(wall_queue.move, -1),
            Action.QUEUE_LATER: lambda: self._on_line(wall_queue.move, 1),
        }

    def queue(self) -> None:
        """Put what the middle of the page is about last in the queue."""
        self._run(wall_queue.queue, chosen(self._room))

    def show_next(self) -> None:
        """Show what waits first; while nothing waits, the first suggestion that tells no answers.

        One key can thus never bring what nobody asked for and not everybody may see.
        """
        by_itself = None if waiting(self._room.day) else unasked(self._room)
        if by_itself is not None:
            self._run(wall.show, by_itself)
        else:
            self._run(wall_queue.show_next)

    def _show_line(self) -> None:
        line = self.list.line()
        if line is not None:
            self._run(wall.show, line.what)

    def _on_line(self, command: Callable[..., Step], *args: object) -> None:
        """Do something with the chosen line, if it is one of those that wait."""
        line = self.list.line()
        if line is not None and line.kind is LineKind.WAITS:
            self._run(command, line.row_id, *args)

    def _run(self, command: Callable[..., Step], *args: object) -> None:
        refusal: Refusal | None = self._room.bridge.run(command, *args)
        self.refused.emit(refusal.sentence if refusal is not None else "")

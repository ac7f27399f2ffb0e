"""What is done to obstacles beyond wording and linking: source, merging, what was said before."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from dialog_app.core.commands import obstacles
from dialog_app.core.commands.findings import NOTHING, About
from dialog_app.core.model.said import Obstacle
from dialog_app.core.obstacle_register import KnownObstacle
from dialog_app.ui.actions import Action
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.live.finding_menu import FindingMenu
from dialog_app.ui.live.finding_words import mark
from dialog_app.ui.live.obstacle_panel import ObstaclePanel
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.pick_bar import PickBar
from dialog_app.ui.live.pick_list import holds
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.obstacle_words import known_note
from dialog_app.ui.words import language, say

_PART: Final = "part "
"""How the key of a row begins that parts a merged obstacle from the one it was merged into."""


class ObstacleDeeds(QObject):
    """Answers the keys of sources, merging and earlier days, in `panel` and `bar`.

    `opened` and `closed` tell when the panel takes the place of the lists; `done` that the
    keyboard may go back to the cards.
    """

    opened = Signal()
    closed = Signal()
    done = Signal()

    def __init__(self, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self.panel = ObstaclePanel(room)
        self.panel.left.connect(self._close)
        self.bar = PickBar()
        self.bar.taken.connect(self._on_taken)
        self.bar.left.connect(self.done)
        if is_tight():
            self.bar.came.connect(self.opened)
            self.bar.went.connect(self._on_bar_gone)
        # A method, not a function: what reads may outlive the page, and must then let go of it.
        room.earlier.read.connect(self._on_read)
        room.earlier.failed.connect(self.bar.refuse)
        self._take: Callable[[str], None] = lambda _key: None

    @property
    def panel_is_open(self) -> bool:
        """Whether the panel stands in the place of the lists."""
        return not self.panel.isHidden()

    def deeds(self) -> Deeds:
        """Return what keys do."""
        return {
            Action.SOURCE: self.open_panel,
            Action.MERGE: self.begin_merge,
            Action.EARLIER: self.begin_earlier,
        }

    def follow(self, menu: FindingMenu) -> None:
        """Do what a card's menu asks for."""
        menu.panel_wanted.connect(self.open_panel)
        menu.merge_wanted.connect(self.begin_merge)
        menu.earlier_wanted.connect(self.begin_earlier)

    def refresh(self) -> None:
        """Show in the panel what was changed."""
        if self.panel_is_open:
            self.panel.refresh()

    def open_panel(self) -> None:
        """Open the panel of the chosen obstacle."""
        row = self._chosen()
        if row is None:
            self.bar.say_first(say("obstacles.choose_first"))
            return
        self.bar.hide()
        self.opened.emit()
        self.panel.open_for(row.id)

    def _close(self) -> None:
        if self.panel_is_open:
            self.panel.hide()
            self.closed.emit()
            self.done.emit()

    def _on_bar_gone(self) -> None:
        if not self.panel_is_open:
            self.closed.emit()

    def begin_merge(self) -> None:
        """Ask which obstacle says the same as the chosen one, or which is to stand by itself."""
        self._close()
        row = self._chosen()
        if row is None:
            self.bar.say_first(say("obstacles.choose_first"))
            return
        self._take = partial(self._merge, row)
        question = say("obstacles.merge.ask", mark=mark(row))
        self.bar.ask(question, partial(self._mergeable, row), say("obstacles.merge.none"))

    def _mergeable(self, kept: Obstacle, typed: str) -> Sequence[Row]:
        day = self._room.day
        rows = [
            Row(row.id, row.text, strong=mark(row)) for row in day.obstacles if row.id != kept.id
        ]
        parts = [row for row in day.parts(kept) if row.merged_into == kept.id]
        rows += [
            Row(f"{_PART}{row.id}", say("obstacles.merge.part", mark=mark(row), words=row.text))
            for row in parts
        ]
        return [row for row in rows if holds(f"{row.strong} {row.words}", typed)]

    def _merge(self, kept: Obstacle, key: str) -> None:
        if key.startswith(_PART):
            self._run(obstacles.unmerge, key.removeprefix(_PART))
        else:
            self._run(obstacles.merge, key, kept.id)

    def begin_earlier(self) -> None:
        """Ask which obstacle of an earlier day is meant: by the chosen one, else to be taken up."""
        self._close()
        row = self._chosen()
        self._take = partial(self._take_earlier, row)
        question = (
            say("obstacles.earlier.same", mark=mark(row))
            if row is not None
            else say("obstacles.earlier.take")
        )
        self._room.earlier.begin()
        self.bar.ask(question, partial(self._earlier, row), self._none())

    def _on_read(self) -> None:
        self.bar.offer_again(self._none())

    def _none(self) -> str:
        name = "none" if self._room.earlier.is_read else "reading"
        return say(f"obstacles.earlier.{name}")

    def _earlier(self, row: Obstacle | None, typed: str) -> Sequence[Row]:
        """Return what holds what is typed; before that what sounds like it, else what most have."""
        earlier = self._room.earlier
        alike = earlier.like(row.text) if row is not None and not typed else []
        return [self._row(one) for one in alike or earlier.holding(typed)]

    def _row(self, one: KnownObstacle) -> Row:
        strong = one.typical.code if one.typical is not None else ""
        note = say("obstacles.services", n=len(one.service_ids)) if one.sayings else ""
        return Row(
            one.id, one.words(language()), strong, note, known_note(self._room.register, one)
        )

    def _take_earlier(self, row: Obstacle | None, key: str) -> None:
        if row is not None:
            self._run(obstacles.say_same, row.id, self._room.earlier.taken(key).id)
        else:
            attention = self._room.attention
            about = About(subject=attention.subject or NOTHING, service_id=attention.service_id)
            self._run(obstacles.take, about, self._room.earlier.taken(key))

    def _on_taken(self, key: str) -> None:
        self._take(key)

    def _run(self, command: Any, *args: Any) -> None:
        refusal = self._room.bridge.run(command, *args)
        if refusal is not None:
            self.bar.refuse(refusal.sentence)
            return
        # First the keyboard, then the bar: Qt would give it to a card nobody chose.
        self.done.emit()
        self.bar.hide()

    def _chosen(self) -> Obstacle | None:
        row = self._room.day.find(Obstacle, self._room.attention.finding_id)
        return row if row is not None and self._room.day.survivor(row.id) == row.id else None

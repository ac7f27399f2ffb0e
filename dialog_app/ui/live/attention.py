"""What the facilitator has before them: which view, method, service or group, answer, round."""

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from dialog_app.core.commands.answers import Asked
from dialog_app.core.day import Day
from dialog_app.core.model.days import DaySubject, ItemKind, Phase
from dialog_app.core.model.said import Position
from dialog_app.core.remark import Remark, Spot
from dialog_app.core.who import Who, answering

if TYPE_CHECKING:
    from dialog_app.core.model.base import Subject


class View(StrEnum):
    """What stands in the middle of the page."""

    QUIET = "quiet"
    ANSWERS = "answers"
    OBSTACLES = "obstacles"
    ACTIONS = "actions"
    REASONS = "reasons"
    MAIN_ANSWERS = "main_answers"
    TURNS = "turns"
    SINCE = "since"


CHOOSABLE: Final = (
    View.ANSWERS,
    View.OBSTACLES,
    View.ACTIONS,
    View.REASONS,
    View.MAIN_ANSWERS,
    View.TURNS,
    View.SINCE,
)
_LISTS: Final = frozenset({View.OBSTACLES, View.ACTIONS, View.REASONS})
_VIEW_OF: Final = {
    ItemKind.POSITIONS: View.ANSWERS,
    ItemKind.WORKING_METHODS: View.ANSWERS,
    ItemKind.PRESENTATION: View.MAIN_ANSWERS,
    ItemKind.DIALOGUE: View.OBSTACLES,
    ItemKind.PLENARY: View.OBSTACLES,
    ItemKind.OBSTACLES: View.OBSTACLES,
    ItemKind.SOLUTIONS: View.OBSTACLES,
    ItemKind.STATUS: View.SINCE,
    ItemKind.EXERCISE: View.OBSTACLES,
    ItemKind.AGREEMENTS: View.ACTIONS,
    ItemKind.LEADERS: View.ACTIONS,
    ItemKind.READ_THROUGH: View.REASONS,
}

_VIEW_AT: Final = {
    Spot.ANSWERS: View.ANSWERS,
    Spot.OBSTACLES: View.OBSTACLES,
    Spot.ACTIONS: View.ACTIONS,
    Spot.REASONS: View.REASONS,
    Spot.SINCE: View.SINCE,
}


def view_of(kind: ItemKind | None) -> View:
    """Return the view an item of the agenda needs."""
    return _VIEW_OF.get(kind, View.QUIET) if kind is not None else View.QUIET


class Attention(QObject):
    """What is before the facilitator; nothing of it is kept, and undo leaves it alone.

    `moved` follows every change. `subject` is None where no method is chosen.
    """

    moved = Signal()

    def __init__(self, day: Day) -> None:
        super().__init__()
        self._day = day
        self._item = day.running.id if day.running else ""
        self._phase: Phase | None = None
        self._whole = False
        self.view = view_of(day.running.kind if day.running else None)
        self.subject: Subject | None = None
        self.service_id = ""
        self.group_id = ""
        self.position = Position.AGREE
        self.finding_id = ""
        self.blank = False
        self._keep_within()

    @property
    def phase(self) -> Phase:
        """The round answers go to: the one chosen by hand, or the one of the agenda."""
        return self._phase or self._day.phase

    @property
    def subjects(self) -> tuple[DaySubject, ...]:
        """What the running item treats."""
        return self._day.subjects_of(self._day.running)

    @property
    def place(self) -> int:
        """Where the method stands among those of the item, from 1; 0 where none is chosen."""
        found = [row.subject for row in self.subjects]
        return found.index(self.subject) + 1 if self.subject in found else 0

    @property
    def asked(self) -> Asked | None:
        """The service or group, method and round a count goes to; None where one is missing."""
        who = self.who
        if self.subject is None or not who.id:
            return None
        return Asked(who.service_id, self.subject, self.phase, who.group_id)

    @property
    def who(self) -> Who:
        """The group that was chosen, else the service.

        `service_id` stays the service that was chosen last, for what only services can do.
        """
        return Who(group_id=self.group_id) if self.group_id else Who(self.service_id)

    def follow(self, day: Day) -> None:
        """Keep in step with a changed day; a new item brings its own view and round."""
        self._day = day
        item = day.running
        if (item.id if item else "") != self._item:
            self._item = item.id if item else ""
            self._phase = None
            self.view = view_of(item.kind if item else None)
        self._keep_within()

    def show(self, view: View) -> None:
        """Put another view in the middle."""
        self.view = view
        self._keep_within()
        self.moved.emit()

    def look_at(self, remark: Remark) -> None:
        """Turn to what a remark is about: its view, method, round, service and card."""
        self.view = _VIEW_AT.get(remark.spot, self.view)
        self.subject = remark.subject
        self._whole = remark.subject is None
        self._phase = remark.phase if remark.phase is not Phase.NONE else self._phase
        self.service_id = next(iter(remark.service_ids), self.service_id)
        self.group_id = remark.group_id
        self.finding_id = self._day.survivor(remark.row_id)
        self._keep_within()
        self.moved.emit()

    def choose(self, who: Who) -> None:
        """Turn to a service or a group."""
        if who == self.who:
            return
        self.group_id = who.group_id
        self.service_id = who.service_id or self.service_id
        self.moved.emit()

    def choose_position(self, position: Position) -> None:
        """Turn to one answer of the service."""
        if position is not self.position:
            self.position = position
            self.moved.emit()

    def choose_finding(self, finding_id: str) -> None:
        """Turn to something that was said."""
        if finding_id != self.finding_id:
            self.finding_id = finding_id
            self.moved.emit()

    def turn_method(self, by: int, *, whole_day: bool = False) -> None:
        """Go to the next method (or back); with `whole_day` also to the day as a whole."""
        choices: list[Subject | None] = [row.subject for row in self.subjects]
        if whole_day:
            choices.append(None)
        if not choices:
            return
        now = choices.index(self.subject) if self.subject in choices else 0
        self.subject = choices[max(0, min(len(choices) - 1, now + by))]
        self._whole = self.subject is None
        self.moved.emit()

    def turn_phase(self) -> None:
        """Count the other round: before or after the dialogue."""
        self._phase = Phase.AFTER if self.phase is Phase.BEFORE else Phase.BEFORE
        self.moved.emit()

    def turn_blank(self) -> None:
        """Hide the raw counts, or show them again."""
        self.blank = not self.blank
        self.moved.emit()

    def _keep_within(self) -> None:
        found = [row.subject for row in self.subjects]
        if self.subject not in found and not (self._whole and self.view in _LISTS):
            self.subject = found[0] if found else None
            self._whole = False
        if self.service_id not in self._day.service_ids:
            self.service_id = next(iter(self._day.service_ids), "")
        if self.group_id and Who(group_id=self.group_id) not in answering(self._day):
            self.group_id = ""

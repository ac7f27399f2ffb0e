"""Where in a service's minutes a room reads: which step, and which passage of it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.minutes.passages import Key, Passage, passages
from dialog_app.core.minutes.reading import Reader, ReadingStep
from dialog_app.core.minutes.shares import Shares
from dialog_app.core.model.base import Subject
from dialog_app.core.register import Register


class ReadingPlace(QObject):
    """Keeps the place while the minutes change under it; `moved` tells of every change of it.

    A passage that was struck gives its place to the next one, and is turned to again when undo
    brings it back. `later` are the days planned from this one.
    """

    moved = Signal()

    def __init__(
        self, register: Register, service_id: str, later: Sequence[Day], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.service_id = service_id
        words = Texts(register.service(service_id).language)
        self.reader = Reader(service_id, words, later)
        self.steps: tuple[ReadingStep, ...] = ()
        self.step = 0
        self._at = 0
        self._said: dict[Key, Passage] = {}

    @property
    def now(self) -> ReadingStep:
        """The step that is read."""
        return self.steps[self.step]

    @property
    def places(self) -> tuple[int, ...]:
        """Which lines of the step are passages, from above."""
        return tuple(n for n, line in enumerate(self.now.lines) if line.key is not None)

    @property
    def line(self) -> int | None:
        """The line of the step that is talked of; None where no passage stands on it."""
        return self.places[self._at] if self.places else None

    @property
    def pieces(self) -> int:
        """In how many pieces, on as many lines, what is talked of stands."""
        return self.now.lines[self.line].pieces if self.line is not None else 1

    @property
    def key(self) -> Key | None:
        """What is talked of."""
        return self.now.lines[self.line].key if self.line is not None else None

    @property
    def passage(self) -> Passage | None:
        """The whole passage that is talked of."""
        return self.said(self.key)

    @property
    def subject(self) -> Subject | None:
        """What the step is about, as far as anything said under it tells."""
        keys = [
            self.key,
            *(key for step in self.steps if step.name == self.now.name for key in step.keys),
        ]
        found = (passage.subject for key in keys if (passage := self.said(key)) is not None)
        return next((one for one in found if one is not None), None)

    @property
    def is_last(self) -> bool:
        """Whether no step comes after this one."""
        return self.step >= len(self.steps) - 1

    def said(self, key: Key | None) -> Passage | None:
        """Return a whole passage, as it was said."""
        return self._said.get(key) if key is not None else None

    def follow(self, day: Day, register: Register) -> None:
        """Stay at the same passage in changed minutes, or go to what has come back."""
        near, known = self._near() if self.steps else (), set(self._said)
        self.steps = self.reader.steps(day, register)
        mine = Shares(day).of(self.service_id)
        self._said = {one.key: one for one in passages(mine, register, self.service_id)}
        back = [key for step in self.steps for key in step.keys if key not in known]
        self.step = min(self.step, len(self.steps) - 1)
        if known and back:
            self._find(back[0])
        else:
            self._find(next((key for key in near if key in self._said), None))
        self._at = max(0, min(self._at, len(self.places) - 1))
        self.moved.emit()

    def turn(self, by: int) -> None:
        """Go to the next step or the one before; beyond the ends stays at the end."""
        self.turn_to(self.step + by)

    def turn_to(self, step: int) -> None:
        """Go to the first passage of a step."""
        self.step, self._at = max(0, min(step, len(self.steps) - 1)), 0
        self.moved.emit()

    def go(self, by: int) -> None:
        """Go to the next passage or the one before, over the edge of the step where it ends."""
        if 0 <= self._at + by < len(self.places):
            self._at += by
        elif 0 <= self.step + by < len(self.steps):
            self.step += by
            self._at = 0 if by > 0 else max(0, len(self.places) - 1)
        self.moved.emit()

    def choose(self, line: int) -> None:
        """Go to a passage by the line of the step it stands on."""
        if line in self.places and self.places.index(line) != self._at:
            self._at = self.places.index(line)
            self.moved.emit()

    def _near(self) -> tuple[Key, ...]:
        """Return what is talked of, then what comes after it on the step, then what is before."""
        keys = [self.now.lines[place].key for place in self.places]
        found = (*keys[self._at :], *reversed(keys[: self._at]))
        return tuple(key for key in found if key is not None)

    def _find(self, key: Key | None) -> None:
        """Go to where a passage stands, in this step if it stands there, else in the nearest."""
        held = [number for number, step in enumerate(self.steps) if key in step.keys]
        if not held:
            return
        nearest = min(held, key=lambda number: abs(number - self.step))
        same = nearest == self.step and self.key == key
        self.step = nearest
        if not same:
            keys = [self.now.lines[place].key for place in self.places]
            self._at = keys.index(key)

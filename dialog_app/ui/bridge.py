"""The desk as Qt signals, and the two ways in which it can say no."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, Generic, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import Laptop, StoreFailed
from dialog_app.core.record import Record, Step
from dialog_app.core.register import Register
from dialog_app.desk.desk import Desk
from dialog_app.ui.words import say

Kept = TypeVar("Kept", bound=Record)
Asked = ParamSpec("Asked")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command was refused, as a code and as a sentence in the interface language."""

    code: str
    sentence: str


def refusal(broken: RuleBroken) -> Refusal:
    """Return the sentence for a broken rule."""
    return Refusal(broken.code, say(f"errors.{broken.code}", **broken.facts))


@dataclass(frozen=True, slots=True)
class _Deed:
    """Something asked of the desk; `draft` names the place where it only keeps a draft."""

    do: Callable[[], object]
    draft: str | None = None


class _Signals(QObject):
    """The signals of a bridge; generic classes cannot carry them."""

    changed = Signal(object, object)
    store_failed = Signal(str)
    store_well = Signal()


class Bridge(Generic[Kept]):
    """Runs commands at the desk for widgets, and tells them what changed.

    `changed(record, step)` follows every change. `store_failed(kind)` says that the disk let us
    down: what was asked is owed, and done before anything else as soon as the disk is well. Where
    the way to a desk is given instead of a desk, it is opened when first needed.
    """

    def __init__(
        self, desk: Desk[Kept] | Callable[[], Desk[Kept]], parent: QObject | None = None
    ) -> None:
        self._signals = _Signals(parent)
        self._owed: list[_Deed] = []
        self._failing = False
        self.changed = self._signals.changed
        self.store_failed = self._signals.store_failed
        self.store_well = self._signals.store_well
        self._stop: Callable[[], object] = lambda: None
        self._opened: Desk[Kept] | None = None
        self._open = desk
        if isinstance(desk, Desk):
            self._sit_at(desk)

    @property
    def record(self) -> Kept:
        """The record as it is on the disk."""
        return self._desk.record

    @property
    def laptop(self) -> Laptop:
        """The laptop at work, for its clock."""
        return self._desk.laptop

    @property
    def undoable(self) -> Step | None:
        """The step undo would take back."""
        return self._desk.undoable

    @property
    def redoable(self) -> Step | None:
        """The step redo would do again."""
        return self._desk.redoable

    @property
    def is_owing(self) -> bool:
        """Whether something that was asked waits for the disk."""
        return bool(self._owed)

    def run(
        self,
        command: Callable[Concatenate[Kept, Laptop, Asked], Step],
        *args: Asked.args,
        **facts: Asked.kwargs,
    ) -> Refusal | None:
        """Run a command. None means it is done (or waits for the disk); else why it was refused."""
        return self.run_clearing("", command, *args, **facts)

    def run_clearing(
        self,
        draft: str,
        command: Callable[Concatenate[Kept, Laptop, Asked], Step],
        *args: Asked.args,
        **facts: Asked.kwargs,
    ) -> Refusal | None:
        """Run a command and clear the draft of place `draft` in the same transaction."""

        def deed() -> None:
            # Asked anew each time: what is owed before it may have changed the record.
            step = command(self._desk.record, self._desk.laptop, *args, **facts)
            self._desk.take(step, draft)

        return self._safely(_Deed(deed))

    def undo(self) -> Refusal | None:
        """Take the newest step back."""
        return self._safely(_Deed(self._desk.undo))

    def redo(self) -> Refusal | None:
        """Do the step taken back last again."""
        return self._safely(_Deed(self._desk.redo))

    def keep_draft(self, place: str, text: str) -> None:
        """Keep half-written text, so that it survives a crash."""
        # Of a text that is being written only the newest is worth keeping.
        self._owed = [one for one in self._owed if one.draft != place]
        self._safely(_Deed(lambda: self._desk.keep_draft(place, text), place))

    def draft(self, place: str) -> str:
        """Return half-written text."""
        return self._desk.draft(place)

    @property
    def is_failing(self) -> bool:
        """Whether something that was asked is still owed to the disk."""
        return self._failing

    def retry(self) -> None:
        """Do what the disk refused once more."""
        self._safely()

    def let_go(self) -> None:
        """Stop listening to the desk."""
        self._stop()

    @property
    def _desk(self) -> Desk[Kept]:
        if self._opened is not None:
            return self._opened
        return self._sit_at(self._open if isinstance(self._open, Desk) else self._open())

    def _sit_at(self, desk: Desk[Kept]) -> Desk[Kept]:
        self._opened = desk
        self._stop = desk.listen(self._signals.changed.emit)
        return desk

    def _safely(self, *deeds: _Deed) -> Refusal | None:
        """Do what is owed and then the deeds, in order; the first refusal of the disk ends it."""
        self._owed += deeds
        refused = None
        while self._owed:
            deed = self._owed.pop(0)
            try:
                deed.do()
            except RuleBroken as broken:
                refused = refusal(broken)
            except StoreFailed as failed:
                self._owed.insert(0, deed)
                self._failing = True
                self.store_failed.emit(failed.kind)
                return refused
        if self._failing:
            self._failing = False
            self.store_well.emit()
        return refused


class DayBridge(Bridge[Day]):
    """The bridge to one day."""


class RegisterBridge(Bridge[Register]):
    """The bridge to the catalogue and the services."""

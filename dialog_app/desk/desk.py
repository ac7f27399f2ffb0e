"""The desk: one record, one store, and everybody who wants to know when it changes."""

from collections.abc import Callable
from typing import Concatenate, Generic, ParamSpec, TypeVar

from dialog_app.core.ports import Deed, Entry, Laptop, Store, StoreFailed
from dialog_app.core.record import Record, Step
from dialog_app.desk.history import History

Kept = TypeVar("Kept", bound=Record)
Asked = ParamSpec("Asked")
Command = Callable[Concatenate[Kept, Laptop, Asked], Step]
Listener = Callable[[Kept, Step], None]


class Desk(Generic[Kept]):
    """Runs commands on a record: check, write, replace, tell.

    What `record` holds is on the disk. Every public call may raise `RuleBroken` (nothing has
    happened) or `StoreFailed` (memory is as it was, and the call can be made again).
    """

    def __init__(self, record: Kept, scope: str, store: Store, laptop: Laptop) -> None:
        self._record = record
        self._store = store
        self._listeners: list[Listener[Kept]] = []
        self._entries: list[Entry] = list(store.journal(scope))
        self._history = History(self._entries)
        self.scope = scope
        self.laptop = laptop

    @property
    def record(self) -> Kept:
        """The record as it is on the disk."""
        return self._record

    def listen(self, listener: Listener[Kept]) -> Callable[[], None]:
        """Tell `listener` the new record and the step after each change; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def run(self, command: Command[Kept, Asked], *args: Asked.args, **facts: Asked.kwargs) -> Step:
        """Run a command and return the step it led to; a step that changes nothing is not kept."""
        return self.take(command(self._record, self.laptop, *args, **facts))

    def take(self, step: Step, draft: str = "") -> Step:
        """Do `step`, and clear the draft of place `draft` in the same transaction."""
        if step.changes:
            self._go(step, "do", 0, draft)
        elif draft:
            self.keep_draft(draft, "")
        return step

    def undo(self) -> Step | None:
        """Take back the newest step; returns it, or None when there is nothing to take back."""
        taken = None
        for entry in self._history.undo_steps():
            if entry.step is not None:
                taken = entry.step
                self._go(taken.inverse(), "undo", entry.number, "")
        return taken

    def redo(self) -> Step | None:
        """Do the step taken back last again; returns it, or None when there is none."""
        done = None
        for entry in self._history.redo_steps():
            if entry.step is not None:
                done = entry.step
                self._go(done, "redo", entry.number, "")
        return done

    @property
    def undoable(self) -> Step | None:
        """The step that `undo` would take back."""
        entry = self._history.last_done
        return entry.step if entry else None

    @property
    def redoable(self) -> Step | None:
        """The step that `redo` would do again."""
        entry = self._history.last_undone
        return entry.step if entry else None

    @property
    def log(self) -> tuple[Entry, ...]:
        """Everything that was done, oldest first."""
        return tuple(self._entries)

    def keep_draft(self, place: str, text: str) -> None:
        """Keep half-written text of a place, so that it survives a crash; empty clears it."""
        self._store.keep_draft(self.scope, place, text)

    def draft(self, place: str) -> str:
        """Return the half-written text of a place, or an empty text."""
        return self._store.drafts(self.scope).get(place, "")

    @property
    def drafts(self) -> dict[str, str]:
        """Every half-written text, by its place."""
        return self._store.drafts(self.scope)

    def took_in(self, entry: Entry, step: Step) -> None:
        """Take in a step the store has written by itself, which can be undone like any other."""
        self._took(self._record.after(step), entry, step)

    def start_afresh(self, step: Step) -> None:
        """Take in a step the store has written by itself, and forget what could be undone.

        Never fails: where the journal cannot be read now, the log stays empty.
        """
        self._record = self._record.after(step)
        try:
            self._entries = list(self._store.journal(self.scope))
        except StoreFailed:
            # The step is on the disk, and whoever asked for it must not be told otherwise.
            self._entries = []
        self._history = History(self._entries)
        self._tell(step)

    def _go(self, step: Step, deed: Deed, target: int, draft: str) -> None:
        after = self._record.after(step)
        # Written before shown: the wall must not promise what the disk has lost.
        entry = self._store.write(self.scope, step, deed, target, draft)
        self._took(after, entry, step)

    def _took(self, after: Kept, entry: Entry, step: Step) -> None:
        self._record = after
        self._entries.append(entry)
        self._history.note(entry)
        self._tell(step)

    def _tell(self, step: Step) -> None:
        for listener in tuple(self._listeners):
            listener(self._record, step)

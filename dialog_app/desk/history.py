"""What can be undone and redone, worked out from the journal alone."""

from collections.abc import Iterable

from dialog_app.core.ports import Entry

# What was approved has been printed and given away: nothing before that is undone.
_BEGINNINGS = frozenset(
    {"step.day_made", "step.day_imported", "step.day_merged_for_good"}
    | {"step.minutes_approved", "step.paper_approved"}
)

# What was printed or shown was printed or shown. Who undoes means what was written before it.
_RECORDS = frozenset({"step.labels_noted"})


class History:
    """Two stacks of journal lines, rebuilt from the journal so that undo survives a crash."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._done: list[Entry] = []
        self._undone: list[Entry] = []
        for entry in entries:
            self.note(entry)

    def note(self, entry: Entry) -> None:
        """Take in the newest line of the journal."""
        if entry.step is not None and entry.step.label in _RECORDS:
            return
        if entry.step is None or entry.step.label in _BEGINNINGS:
            self._done.clear()
            self._undone.clear()
        elif entry.deed == "undo":
            self._undone.append(self._done.pop())
        elif entry.deed == "redo":
            self._done.append(self._undone.pop())
        else:
            self._done.append(entry)
            self._undone.clear()

    @property
    def last_done(self) -> Entry | None:
        """The line that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> Entry | None:
        """The line that redo would do again."""
        return self._undone[-1] if self._undone else None

    def undo_steps(self) -> tuple[Entry, ...]:
        """The lines one undo takes back, newest first: a run of rewordings goes together."""
        return _run(self._done)

    def redo_steps(self) -> tuple[Entry, ...]:
        """The lines one redo does again, in order."""
        return _run(self._undone)


def _run(stack: list[Entry]) -> tuple[Entry, ...]:
    """Return the top of `stack` with all lines just below that share its merge mark."""
    taken: list[Entry] = []
    for entry in reversed(stack):
        if taken and not (_merge(entry) and _merge(entry) == _merge(taken[0])):
            break
        taken.append(entry)
    return tuple(taken)


def _merge(entry: Entry) -> str:
    return entry.step.merge if entry.step else ""

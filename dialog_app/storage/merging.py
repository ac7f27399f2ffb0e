"""Handing a day over to another laptop, and taking in what comes back from there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dialog_app.base.limited import Waiting
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge.compare import Comparison, compared
from dialog_app.core.merge.result import Taken
from dialog_app.core.merge.states import Copy, States, copy_of
from dialog_app.core.model.base import Row
from dialog_app.core.model.days import DayState
from dialog_app.core.ports import Entry
from dialog_app.core.record import added
from dialog_app.core.register import Register
from dialog_app.storage import bundle, changes, exchange, marks_file, papers, part_states
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.day_file import DayFile
from dialog_app.storage.secret import Secret
from dialog_app.storage.sqlite import Connection


@dataclass(frozen=True)
class Looked:
    """A copy from another laptop as it lies beside ours; `comparison` is None for a new day."""

    file: DayFile
    comparison: Comparison | None
    fits: exchange.Fits
    states: States
    """What whoever made the copy knew of each part."""


@dataclass(frozen=True)
class Beside:
    """A copy from another laptop and all of ours that it is laid beside, yet to be compared."""

    file: DayFile
    mine: Day | None
    known: States
    entries: Sequence[Entry]
    fits: exchange.Fits

    def laid(self) -> Looked:
        """Compare them: takes a while, meets no archive, and is for any thread.

        Raises `RuleBroken` as `compare.compared`.
        """
        theirs = exchange.day_of(self.file)
        states = marks_file.states(theirs, self.file.marks)
        if self.mine is None:
            return Looked(self.file, None, self.fits, states)
        comparison = compared(copy_of(self.mine, self.known, self.entries), copy_of(theirs, states))
        return Looked(self.file, comparison, self.fits, states)


def working_copy(archive: SqliteArchive, day_id: str) -> bytes:
    """Return a day's raw working copy as JSON; raises as `exchange.export_day`."""
    return json.dumps(exchange.export_day(archive, day_id), ensure_ascii=False).encode()


def read(raw: bytes, passphrase: Secret | None, waiting: Waiting | None = None) -> DayFile:
    """Read a bundle, or a working copy that nobody has sealed; takes half a second.

    Raises `RuleBroken` as `bundle.opened` and `day_file.read`, and `bundle.passphrase_needed` for
    a bundle without a passphrase.
    """
    return exchange.read_copy(unsealed(raw, passphrase), waiting)


def unsealed(raw: bytes, passphrase: Secret | None) -> bytes:
    """Return the working copy that a file holds; raises as `read`."""
    if not bundle.is_bundle(raw):
        return raw
    if passphrase is None:
        raise RuleBroken("bundle.passphrase_needed")
    return bundle.opened(raw, passphrase)


def look(archive: SqliteArchive, file: DayFile) -> Looked:
    """Lay a copy beside the archive's own; nothing becomes different.

    Raises `RuleBroken` as `exchange.fits` and `compare.compared`; and `StoreFailed`.
    """
    return beside(archive, file, archive.register(), None).laid()


def beside(
    archive: SqliteArchive,
    file: DayFile,
    register: Register,
    held: tuple[Day, Sequence[Entry]] | None,
) -> Beside:
    """Return a copy with all of ours that it is to be compared with; nothing becomes different.

    `register` is the archive's; `held` is the day here with its journal where they are at hand.
    Raises `RuleBroken` as `exchange.fits`, and `StoreFailed`.
    """
    fits = exchange.fits(archive, file, register)
    day_id = file.info.id
    if held is None and exchange.is_here(archive, file):
        held = (archive.day(day_id), archive.journal(day_id))
    if held is None:
        return Beside(file, None, {}, (), fits)
    known = archive.read(lambda connection: part_states.known(connection, day_id))
    return Beside(file, held[0], known, held[1], fits)


def register_with(register: Register, file: DayFile) -> Register:
    """Return a register with what a day from elsewhere would bring, to tell of it in words."""
    here = {(type(row), row.id) for row in register.rows()}
    brought = (placed.row for placed in file.register)
    fresh = [row for row in brought if (type(row), row.id) not in here]
    return Register([*register.rows(), *fresh])


def back_up(archive: SqliteArchive) -> None:
    """Make a backup before anything is taken in; raises `StoreFailed`."""
    archive.keeping.make()


def write(
    archive: SqliteArchive, looked: Looked, taken: Taken, *, backed_up: bool = False
) -> tuple[Entry | None, tuple[Row, ...]]:
    """Write what taking in comes to, all or nothing, as one line of the day's journal.

    A backup is made first, unless one stands already for the whole of what is taken in. Returns
    the line, None where nothing became different, and what the register got with it.
    Raises `RuleBroken` as `look`, and `StoreFailed`.
    """
    day_id = looked.file.info.id
    fresh = exchange.still_fits(archive, looked.file, looked.fits)
    states = taken.copy.states
    if not taken.step.changes:
        # A closed day is compared with nothing any more, and keeps no states.
        if taken.copy.day.info.state is not DayState.CLOSED:
            archive.amend(lambda connection: part_states.keep(connection, day_id, states))
        return None, ()

    before = looked.comparison.mine.states if looked.comparison is not None else {}

    def work(connection: Connection) -> None:
        part_states.keep_new(connection, day_id, before)
        changes.apply(connection, (*added(*fresh), *taken.step.changes))
        _put_papers(connection, looked.file, taken.copy)
        part_states.keep_with_newest_line(connection, day_id, states)

    if not backed_up:
        archive.keeping.make_if_due()
    return archive.enter(day_id, taken.step, ("do", 0), work), fresh


def _put_papers(connection: Connection, file: DayFile, copy: Copy) -> None:
    """Keep the papers of versions that were approved on the other laptop."""
    here = {row.id for row in copy.day.rows()}
    for minutes_id, paper in file.papers.items():
        if minutes_id in here and papers.paper(connection, minutes_id) is None:
            papers.put(connection, minutes_id, paper)

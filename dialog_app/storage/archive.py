"""An archive: one file with everything, open for one program at a time."""

import datetime
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.days import DayInfo, DayKind, DayState
from dialog_app.core.ports import DayLine, Deed, Entry, KeptPaper, Laptop, StoreFailed
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.core.tables import DAY_ROWS, OUTSIDE_DAYS
from dialog_app.storage import (
    catalogue,
    checking,
    closing,
    envelopes,
    heard,
    opening,
    papers,
    search_index,
    sums,
)
from dialog_app.storage.across import SqliteAcross
from dialog_app.storage.backup import Tell, backup_to
from dialog_app.storage.issuing import IssuingStore
from dialog_app.storage.keeping import Keeping
from dialog_app.storage.open_file import on_loan
from dialog_app.storage.rows import table_of
from dialog_app.storage.secret import Secret
from dialog_app.storage.slots import Cost
from dialog_app.storage.sqlite import Connection, Error, Key, failure

if TYPE_CHECKING:
    from dialog_app.core.across.live import LivePictures
    from dialog_app.storage.standing import Standing

_LOG = logging.getLogger(__name__)

_TAKEN_IN: Final = "_taken_in"
"""How the label of a step ends that takes in a table (`core.sheets.preview`)."""
_DAY_ENDED: Final = "step.day_ended"

_DAYS = """
    SELECT "id", "date", "kind", "title", "place", "state", "previous_day_id" FROM "day_info"
    ORDER BY "date" DESC, "title", "id"
"""
_SERVICES = """
    SELECT "day_service"."day_id", "service"."id", "service"."name"
    FROM "day_service" JOIN "service" ON "service"."id" = "day_service"."service_id"
    ORDER BY "day_service"."position", "service"."name"
"""


class SqliteArchive(IssuingStore):
    """An open archive; made by `open_archive`. Calls raise `StoreFailed` when the disk fails."""

    keeping: Keeping
    """What makes its backups."""

    _live: "LivePictures | None" = None

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    envelope_was_lost = False
    """Whether its envelope was missing or damaged when it was opened, and has been put back."""

    @property
    def is_encrypted(self) -> bool:
        """Whether nobody can open it without a secret."""
        return self._file.key is not None

    @property
    def key(self) -> Key | None:
        """The key it is open with, which shows nothing of itself; None for a plain one."""
        return self._file.key

    def write(self, scope: str, step: Step, deed: Deed, target: int, draft: str) -> Entry:
        """Write a step as any store.

        Where it takes in a table a backup is made first; where a day has ended, one is wanted.
        """
        if deed == "do" and step.label.endswith(_TAKEN_IN):
            self.keeping.make_if_due()
        entry = super().write(scope, step, deed, target, draft)
        if step.label == _DAY_ENDED and self.keeping.wanted is not None:
            self.keeping.wanted()
        return entry

    def days(self) -> list[DayLine]:
        """Return all days, newest first."""
        return self.read(day_lines)

    def day(self, day_id: str) -> Day:
        """Load one day whole; raises `RuleBroken("row.gone")` if there is none."""

        def query(connection: Connection) -> Day:
            kinds = (table_of(kind).of_day(connection, day_id) for kind in DAY_ROWS)
            return Day(row for rows in kinds for row in rows)

        day = self.read(query)
        if not day.all(DayInfo):
            raise RuleBroken("row.gone", kind=DayInfo.__name__)
        return day

    def register(self) -> Register:
        """Load catalogue, services and what grew out of the days."""

        def query(connection: Connection) -> Register:
            kinds = (table_of(kind).all(connection) for kind in OUTSIDE_DAYS)
            return Register(row for rows in kinds for row in rows)

        return self.read(query)

    @property
    def across(self) -> SqliteAcross:
        """What is read across the days."""
        return SqliteAcross(self.read, self._pictures)

    def _pictures(self) -> "LivePictures":
        """Return the pictures, in step with everything that has been written."""
        touched, live = self.touched(), self._live
        # Should the disk fail on the way, everything is read anew the next time.
        self._live = None
        if live is None or touched is None:
            live = self.read(sums.live)
        elif touched:
            known = live
            live = self.read(lambda connection: sums.renewed(connection, known, touched))
        self._live = live
        return live

    def close_day(self, day: Day, step: Step) -> Entry:
        """Write the closing step, strip the day's journal and replace the backups.

        Once this returns the day is closed. Should clearing the bytes or the backups fail, it
        is tried again whenever the archive rests or is opened.
        """
        entry = closing.close_day(self, self.laptop, day, step)
        self.tidy()
        return entry

    def approve(self, day_id: str, step: Step, minutes_id: str, paper: KeptPaper) -> Entry:
        """Write the approving step and the paper of the version, all or nothing.

        What was struck or worded anew leaves the day's journal; its bytes are cleared as after
        `close_day`.
        """
        entry = papers.approve(self, day_id, step, minutes_id, paper)
        self.tidy()
        return entry

    def paper(self, minutes_id: str) -> KeptPaper | None:
        """Return the paper of an approved version, byte for byte as it was kept, or None."""
        return self.read(lambda connection: papers.paper(connection, minutes_id))

    def faults(self) -> tuple[str, ...]:
        """Look at every page, reference and row; return what is wrong, nothing if all is well."""
        return self.read(lambda connection: checking.faults(connection, self._file.key))

    def backup_to(self, path: Path, tell: Tell = lambda _left, _all: None) -> None:
        """Write a checked copy; works also when the archive's own file has been deleted."""
        backup_to(self._file.connection, self._file.key, path, tell)

    def change_secret(self, secret: Secret, cost: Cost | None = None) -> None:
        """Let `secret` open the archive from now on, and the earlier one of its kind no more.

        Nothing is encrypted anew: only the envelopes of the archive and its backups are written.
        Raises `StoreFailed("not_encrypted")` where there is nothing to open.
        """
        # Rarely done, and the first paint waits for none of it.
        from dialog_app.storage import relocking

        self._file.key = relocking.change_secret(self.path, self._file.key, secret, cost)

    def forget_machine(self) -> None:
        """Let no machine open the archive by what it remembers; raises `StoreFailed`."""
        from dialog_app.storage import relocking

        if self._file.key is not None:
            self._file.key = relocking.forget_machine(self.path, self._file.key)

    def rest(self) -> None:
        """Bring everything into the one file while nothing is going on, and do what is owed."""
        self.tidy()
        self.standing.gather(closing.into_one_file)

    @property
    def standing(self) -> "Standing":
        """How the file stands on its disk."""
        # The first paint waits for none of it.
        from dialog_app.storage.standing import Standing

        return Standing(self._file)

    def close(self) -> None:
        """Leave the archive whole in one file and let go of it; never fails."""
        try:
            self.rest()
        except StoreFailed as failed:
            # What was acknowledged stands in the file beside it and is found at the next opening.
            _LOG.warning("storage.not_rested %s", failed.kind)
        self._file.close()

    def tidy(self) -> None:
        """Do what closing or deleting a day still owes, if anything; never fails.

        It takes its time, and may be asked for from another thread: whoever else reads or writes
        meanwhile waits for it.
        """
        with on_loan(self._file):
            try:
                closing.tidy(self._file, self.laptop.now())
            except (Error, OSError, StoreFailed) as error:
                if self.standing.whereabouts() != "lost":
                    # Of a file that lost its name the connection is all there is.
                    self._file.forget()
                _LOG.warning("storage.tidy_owed %s", failure(error, self.path).kind)


def open_archive(
    path: Path, laptop: Laptop, key: Key | None = None, *, create: bool = False
) -> SqliteArchive:
    """Open the archive at `path`; with `create`, make it if there is nothing there.

    The catalogue's base set is brought up to date. Raises `StoreFailed` with kind `gone`,
    `not_ours`, `newer`, `locked`, `read_only`, `full`, `broken` or `unknown`, and without a key
    `passphrase_needed` or `envelope_missing`. Nothing is ever deleted, and a file that is refused
    is left as it was.
    """
    path = path.absolute()
    if create and not path.exists():
        opening.make(path, laptop, key)
    file = opening.opened(path, key, laptop.now())
    archive = SqliteArchive(file, laptop)
    archive.keeping = Keeping(file, laptop.now)
    try:
        catalogue.update_base(archive)
    except StoreFailed as failed:
        # A full disk must not keep people from reading what is there.
        _LOG.warning("storage.base_set_owed %s", failed.kind)
    _bring_index_up_to_date(archive)
    archive.tidy()
    if key is not None:
        archive.envelope_was_lost = envelopes.settle(path, key)
    return archive


def _bring_index_up_to_date(archive: SqliteArchive) -> None:
    if archive.read(lambda c: search_index.is_current(c) and heard.is_current(c)):
        return
    try:
        archive.amend(search_index.bring_up_to_date)
        archive.amend(sums.bring_up_to_date)
    except StoreFailed as failed:
        _LOG.warning("storage.index_owed %s", failed.kind)


def day_lines(connection: Connection) -> list[DayLine]:
    """Return the lines of all days, newest first; raises `Error`, and `StoreFailed("broken")`."""
    services: dict[str, list[tuple[str, str]]] = {}
    for day_id, service_id, name in connection.execute(_SERVICES):
        services.setdefault(day_id, []).append((service_id, name))
    try:
        return [_day_line(services, *cells) for cells in connection.execute(_DAYS)]
    except ValueError as wrong:
        raise StoreFailed("broken") from wrong


def _day_line(services: dict[str, list[tuple[str, str]]], day_id: str, *cells: str) -> DayLine:
    date, kind, title, place, state, previous = cells
    here = services.get(day_id, ())
    return DayLine(
        id=day_id,
        date=datetime.date.fromisoformat(date),
        kind=DayKind(kind),
        title=title,
        place=place,
        state=DayState(state),
        services=tuple(name for _, name in here),
        service_ids=tuple(service_id for service_id, _ in here),
        previous_day_id=previous,
    )

"""Days handed over to other laptops and taken in from them, while the window stands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge.alike import pairs
from dialog_app.core.merge.compare import Choice
from dialog_app.core.merge.namesakes import same_names
from dialog_app.core.merge.result import Taken, taken
from dialog_app.core.merge.when import last_changed
from dialog_app.core.register import Register
from dialog_app.desk.session import Session
from dialog_app.storage import bundle, day_file, exchange, merging, reading_many, secret
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.disk import put_whole
from dialog_app.storage.incoming import reading
from dialog_app.ui.jobs import Token
from dialog_app.ui.live.spoken import spoken
from dialog_app.ui.sharing.deeds import Arrived, Brought, SharingDeeds

if TYPE_CHECKING:
    from dialog_app.core.day import Day
    from dialog_app.core.ports import Entry
    from dialog_app.storage.day_file import DayFile
    from dialog_app.storage.keeping import SteppedBackup
    from dialog_app.storage.merging import Beside, Looked


class _Sharing:
    """Answers for one open archive and its session."""

    def __init__(self, archive: SqliteArchive, session: Session) -> None:
        self._archive = archive
        self._session = session
        self._many = False
        self._before: Register = session.register

    def deeds(self) -> SharingDeeds:
        """Return what the window may ask."""
        return SharingDeeds(
            copy=lambda day_id: merging.working_copy(self._archive, day_id),
            check=_check,
            seal=_seal,
            is_locked=_is_locked,
            open=_open,
            is_archive=reading.is_archive,
            days=reading.days_offered,
            open_day=_open_day,
            lay=lambda file: self._lay(cast("DayFile", file)),
            add=self._add,
            take_in=self._take_in,
            files_in=reading_many.files_in,
            read_many=_read_many,
            parse=_parse,
            begin_many=self._begin_many,
            end_many=self._end_many,
            namesakes=self._namesakes,
        )

    def _lay(self, file: "DayFile") -> Callable[[], Arrived]:
        session, day_id = self._session, file.info.id
        held: tuple[Day, Sequence[Entry]] | None = None
        if exchange.is_here(self._archive, file):
            desk = session.day_desk(day_id)
            held = desk.record, desk.log
        beside = merging.beside(self._archive, file, session.register, held)
        register = session.register
        return lambda: _laid(beside, register)

    def _add(self, arrived: Arrived) -> None:
        self._back_up()
        looked = cast("_Whole", arrived.whole).looked
        known = looked.fits, looked.states
        many = self._many
        fresh = exchange.add_day(self._archive, looked.file, backed_up=many, known=known)
        self._session.brought(fresh)

    def _take_in(
        self, arrived: Arrived, chosen: Mapping[str, Choice], same: Iterable[tuple[str, str]]
    ) -> bool:
        whole = cast("_Whole", arrived.whole)
        looked, same = whole.looked, tuple(same)
        desk = self._session.day_desk(arrived.day_id)
        if looked.comparison is None or looked.comparison.mine.day != desk.record:
            # Somebody wrote on while the copies lay beside each other.
            raise RuleBroken("merge.changed_meanwhile")
        result = whole.taken
        if result is None or chosen or same:
            result = taken(looked.comparison, chosen, same)
        self._back_up()
        entry, fresh = merging.write(self._archive, looked, result, backed_up=self._many)
        self._session.brought(fresh)
        if entry is None:
            return False
        desk.took_in(entry, result.step)
        return True

    def _back_up(self) -> None:
        if not self._many:
            merging.back_up(self._archive)

    def _begin_many(self) -> "SteppedBackup":
        backup = self._archive.keeping.begin()
        self._before = Register(self._session.register.rows())
        self._many = True
        return backup

    def _end_many(self) -> None:
        self._many = False

    def _namesakes(self) -> tuple[str, ...]:
        return same_names(self._before, self._session.register)


def deeds_of(archive: SqliteArchive, session: Session) -> SharingDeeds:
    """Return what the window of an open archive may ask about days of other laptops."""
    return _Sharing(archive, session).deeds()


@dataclass(frozen=True)
class _Whole:
    """Copies laid beside each other, and what taking in comes to where nobody needs to choose."""

    looked: "Looked"
    taken: Taken | None


def _laid(beside: "Beside", register: Register) -> Arrived:
    """Compare; this takes its time, and meets neither archive nor window."""
    looked = beside.laid()
    info, comparison = beside.file.info, looked.comparison
    wider = merging.register_with(register, beside.file)
    if comparison is None:
        return Arrived(info.id, info.title, None, (), wider, {}, _Whole(looked, None))
    alike = pairs(comparison, spoken())
    when = last_changed(comparison.mine.day, beside.entries)
    result = None if comparison.conflicts else taken(comparison, {})
    return Arrived(info.id, info.title, comparison, alike, wider, when, _Whole(looked, result))


def _check(typed: str) -> None:
    """Raise `RuleBroken("passphrase.length")` for a passphrase nobody should choose."""
    secret.new_passphrase(typed).wipe()


def _seal(copy: bytes, typed: str, path: Path) -> None:
    given = secret.new_passphrase(typed)
    try:
        put_whole(path, bundle.sealed(copy, given))
    finally:
        given.wipe()


def _is_locked(path: Path) -> bool:
    return bundle.is_bundle(bundle.read(path)[:64])


def _open(path: Path, typed: str, token: Token) -> object:
    given = secret.passphrase(typed) if typed else None
    try:
        return merging.read(bundle.read(path), given, token)
    finally:
        if given is not None:
            given.wipe()


def _read_many(
    paths: Sequence[Path], typed: str, token: Token, tell: Callable[[int], None]
) -> tuple[Brought, ...]:
    given = [secret.passphrase(typed)] if typed else []
    try:
        read = reading_many.read_all(paths, given, token, tell)
    finally:
        for one in given:
            one.wipe()
    return tuple(Brought(one.path, one.refused, one) for one in reading_many.in_order(read))


def _parse(one: Brought) -> object:
    return day_file.read(cast("reading_many.ReadFile", one.whole).copy)


def _open_day(path: Path, day_id: str, token: Token) -> object:
    return merging.read(reading.day_offered(path, day_id, token), None, token)

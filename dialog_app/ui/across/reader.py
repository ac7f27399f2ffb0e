"""Reading what lies behind the picture, one piece at a time after the paint: nothing stands still.

Texts that stand in the way, answers by role and moves are read from the days; what they come to is
worked out for all services of the archive, whatever the picture is filtered by: two pictures of
different services, held against each other, would tell on those in between.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.days import Phase
from dialog_app.core.ports import StoreFailed
from dialog_app.desk.session import Session
from dialog_app.ui.text import disk_trouble

if TYPE_CHECKING:
    from dialog_app.core.across.sums import RoundSum
    from dialog_app.core.decide.known import Known
    from dialog_app.core.describe.said import Said
    from dialog_app.core.law_list.build import LawLine
    from dialog_app.core.law_list.cited import CitedText
    from dialog_app.core.national.measure import Measured
    from dialog_app.core.national.sources import MoveSum, RoleSum

_Step = Callable[[], None]
_T = TypeVar("_T")


class AcrossReader(QObject):
    """`law_read` and `answers_read` say that this much is there; `failed` carries a sentence.

    What was read before stands until then, and is read anew only where something was written.
    """

    law_read = Signal()
    answers_read = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._as_of: object = None
        self._rows: dict[str, list[DayRow]] = {}
        self._days: tuple[Day, ...] = ()
        self._has_law = False
        self._texts: tuple[CitedText, ...] = ()
        self._discussed: Mapping[str, frozenset[str]] = {}
        self._law: tuple[LawLine, ...] = ()
        self._sums: dict[str, Sequence[RoundSum]] = {}
        self._roles: dict[str, Sequence[RoleSum]] = {}
        self._moves: Sequence[MoveSum] | None = None
        self._measured: dict[tuple[str, Phase, bool], dict[str, Measured]] = {}
        self._known: Known | None = None
        self._said: Said | None = None
        self._left: list[_Step] = []
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._read_next)

    @property
    def reading(self) -> bool:
        """Whether more is to be read."""
        return self._next.isActive()

    @property
    def has_law(self) -> bool:
        """Whether the texts that stand in the way have been read."""
        return self._has_law

    def has_answers(self, code: str) -> bool:
        """Whether the answers to everything a code covers have been read."""
        return self._moves is not None and all(key in self._sums for key in self._methods(code))

    def begin(self, code: str) -> None:
        """Read what there is now, what a code covers first."""
        from dialog_app.core.law_list.build import KINDS

        try:
            as_of = self._session.across.written()
        except StoreFailed as failed:
            self.failed.emit(disk_trouble(failed.kind))
            return
        if as_of == self._as_of:
            return
        self._as_of = as_of
        self._rows = defaultdict(list)
        first = self._methods(code)
        rest = [row.id for row in self._session.register.methods if row.id not in set(first)]
        self._left = [
            self._read_moves,
            *(self._answers_reader(key) for key in first),
            self._tell_answers,
            *(self._kind_reader(kind) for kind in KINDS),
            *(self._answers_reader(key) for key in rest),
            self._make_days,
            self._read_texts,
            self._join,
            self._tell_answers,
        ]
        self._next.start()

    def lines(self, method_ids: Collection[str], *, of_none: bool = False) -> "tuple[LawLine, ...]":
        """Return the texts that hit one of these methods, confirmed first; empty while unread.

        With `of_none` those that hit no method in particular too.
        """
        from dialog_app.core.law_list.build import hitting

        return hitting(self._law, method_ids, of_none=of_none)

    def known(self) -> "Known | None":
        """Return what is known of the methods one decides about; None while it is unread."""
        from dialog_app.core.decide.known import Read, gathered

        if self._known is None and self._has_law:
            sums, roles = _joined(self._sums.values()), _joined(self._roles.values())
            moves = self._moves or ()
            read = Read(sums, roles, moves, self._days, self._texts, self._discussed)
            self._known = gathered(self._session.register, read)
        return self._known

    def said(self) -> "Said | None":
        """Return the answers to all methods as a description tells of them; None while unread."""
        from dialog_app.core.describe.said import Said

        if self._said is None and self._has_law:
            sums, roles = _joined(self._sums.values()), _joined(self._roles.values())
            self._said = Said(self._session.register, (), sums, roles, self._moves or ())
        return self._said

    def measured(self, code: str, phase: Phase, *, together: bool) -> "Mapping[str, Measured]":
        """Return what was answered on each version of what a code covers, or on each method."""
        key = code, phase, together
        if key not in self._measured:
            self._measured[key] = self._measure(code, phase, together=together)
        return self._measured[key]

    def _measure(self, code: str, phase: Phase, *, together: bool) -> "dict[str, Measured]":
        from dialog_app.core.across.lines import method_of_version, methods
        from dialog_app.core.national.measure import Versions, measured

        register = self._session.register
        of = method_of_version(register, methods(register, code))
        keys = self._methods(code)
        sums = _joined(self._sums.get(key, ()) for key in keys)
        roles = _joined(self._roles.get(key, ()) for key in keys)
        versions = Versions(of.__getitem__, together)
        return measured(sums, roles, self._moves or (), phase=phase, versions=versions)

    def _methods(self, code: str) -> list[str]:
        from dialog_app.core.across.lines import methods

        return [row.id for row in methods(self._session.register, code)]

    def _read_next(self) -> None:
        step = self._left.pop(0)
        if not self._left:
            self._next.stop()
        try:
            step()
        except StoreFailed as failed:
            self._next.stop()
            # Tried again when one comes back, though nothing was written.
            self._left, self._as_of = [], None
            self.failed.emit(disk_trouble(failed.kind))

    def _kind_reader(self, kind: type[DayRow]) -> _Step:
        def read() -> None:
            for day in self._session.across.kind_days((kind,)):
                known = self._rows[day.id]
                known += (row for row in day.rows() if isinstance(row, DayRow))

        return read

    def _answers_reader(self, method_id: str) -> _Step:
        def read() -> None:
            versions = [row.id for row in self._session.register.versions(method_id)]
            found = self._session.across.answers_on(versions)
            self._sums[method_id], self._roles[method_id] = found

        return read

    def _read_moves(self) -> None:
        self._moves = self._session.across.moves()

    def _tell_answers(self) -> None:
        self._measured.clear()
        self.answers_read.emit()

    def _make_days(self) -> None:
        self._days = tuple(sorted(self._made(), key=_by_date))
        self._rows = {}

    def _read_texts(self) -> None:
        from dialog_app.core.law_list.build import texts_of

        self._texts = texts_of(self._session.register, self._days)

    def _join(self) -> None:
        from dialog_app.core.law_list.build import discussed_by, lines

        register, sums = self._session.register, _joined(self._sums.values())
        self._discussed = discussed_by(register, self._days, sums)
        self._law = lines(register, self._texts, self._discussed)
        self._known = self._said = None
        self._has_law = True
        if isValid(self):
            # The page it reads for can be cleared away while rows are put together.
            self.law_read.emit()

    def _made(self) -> Iterator[Day]:
        return (Day(rows) for rows in self._rows.values())


def _joined(some: Iterable[Iterable[_T]]) -> list[_T]:
    return list(chain.from_iterable(some))


def _by_date(day: Day) -> tuple[str, str, str]:
    return day.info.date.isoformat(), day.info.public_start.isoformat(), day.id


def reader_of(scope: QObject, session: Session) -> AcrossReader:
    """Return the one reader of what is looked at, which all its parts share."""
    found = scope.findChild(AcrossReader)
    return found if found is not None else AcrossReader(session, scope)

"""Reading what lies behind the picture: read between the frames, worked out beside the window.

Texts that stand in the way, answers by role and moves are read from the days; what they come to is
worked out for all services of the archive, whatever the picture is filtered by: two pictures of
different services, held against each other, would tell on those in between.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dialog_app.core.model.days import Phase
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.desk.session import Session
from dialog_app.ui.across.whole_reader import whole_of
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.text import disk_trouble

if TYPE_CHECKING:
    from dialog_app.core.across.sums import RoundSum
    from dialog_app.core.across.whole import Whole
    from dialog_app.core.decide.known import Known
    from dialog_app.core.describe.said import Said
    from dialog_app.core.law_list.build import LawLine
    from dialog_app.core.national.measure import Measured
    from dialog_app.core.national.sources import MoveSum, RoleSum

Key = tuple[str, Phase, bool]
"""A code, a phase, and whether versions stand together: what `measured` is asked."""


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
        self._behind: _Behind | None = None
        self._jobs = Jobs(self)
        self._whole = whole_of(parent or self, session)
        self._whole.ready.connect(self._on_whole)
        self._whole.failed.connect(self._on_failed)
        self._waits = False
        self._wanted: tuple[Key, ...] = ()

    @property
    def reading(self) -> bool:
        """Whether more is to be read."""
        return self._waits

    @property
    def has_law(self) -> bool:
        """Whether the texts that stand in the way have been read."""
        return self._behind is not None

    @property
    def has_answers(self) -> bool:
        """Whether the answers have been read."""
        return self._behind is not None

    def begin(self, *wanted: Key) -> None:
        """Read what there is now; what is `wanted` is measured beside the window too."""
        try:
            as_of = self._session.across.written()
        except StoreFailed as failed:
            self.failed.emit(disk_trouble(failed.kind))
            return
        if as_of != self._as_of:
            self._as_of = as_of
            self._waits, self._wanted = True, wanted
            self._whole.begin()

    def lines(self, method_ids: Collection[str], *, of_none: bool = False) -> "tuple[LawLine, ...]":
        """Return the texts that hit one of these methods, confirmed first; empty while unread.

        With `of_none` those that hit no method in particular too.
        """
        from dialog_app.core.law_list.build import hitting

        law = self._behind.law if self._behind is not None else ()
        return hitting(law, method_ids, of_none=of_none)

    def known(self) -> "Known | None":
        """Return what is known of the methods one decides about; None while it is unread."""
        return self._behind.known if self._behind is not None else None

    def said(self) -> "Said | None":
        """Return the answers to all methods as a description tells of them; None while unread."""
        return self._behind.said if self._behind is not None else None

    def measured(self, code: str, phase: Phase, *, together: bool) -> "Mapping[str, Measured]":
        """Return what was answered on each version of what a code covers, or on each method."""
        if self._behind is None:
            return {}
        return self._behind.measured(self._session.register, (code, phase, together))

    def _on_whole(self, whole: "Whole") -> None:
        if self._waits:
            register, wanted = self._session.register, self._wanted
            self._jobs.run(
                lambda _token: _worked_out(register, whole, wanted),
                self._on_behind,
                lambda _error: self._on_failed(disk_trouble("unknown")),
            )

    def _on_behind(self, behind: "_Behind") -> None:
        self._behind = behind
        self._whole.keep()
        self._waits = False
        self.answers_read.emit()
        self.law_read.emit()

    def _on_failed(self, sentence: str) -> None:
        if self._waits:
            # Tried again when one comes back, though nothing was written.
            self._waits, self._as_of = False, None
            self.failed.emit(sentence)


@dataclass(frozen=True)
class _Behind:
    """What the days come to, for all services of the archive."""

    law: "tuple[LawLine, ...]"
    known: "Known"
    said: "Said"
    moves: "Sequence[MoveSum]"
    sums: "Mapping[str, Sequence[RoundSum]]"
    roles: "Mapping[str, Sequence[RoleSum]]"
    """Both by the version that was asked about."""

    _measured: "dict[Key, dict[str, Measured]]" = field(default_factory=dict)

    def measured(self, register: Register, key: Key) -> "dict[str, Measured]":
        """Return what was answered, worked out once for each question."""
        if key not in self._measured:
            self._measured[key] = self._measure(register, key)
        return self._measured[key]

    def _measure(self, register: Register, key: Key) -> "dict[str, Measured]":
        from dialog_app.core.across.lines import method_of_version, methods
        from dialog_app.core.national.measure import Versions, measured

        code, phase, together = key
        of = method_of_version(register, methods(register, code))
        sums = [one for version_id in of for one in self.sums.get(version_id, ())]
        roles = [one for version_id in of for one in self.roles.get(version_id, ())]
        versions = Versions(of.__getitem__, together)
        return measured(sums, roles, self.moves, phase=phase, versions=versions)


def _worked_out(register: Register, whole: "Whole", wanted: Sequence[Key]) -> _Behind:
    """Work out what was read; this takes its time."""
    from dialog_app.core.decide.known import Read, gathered
    from dialog_app.core.describe.said import Said
    from dialog_app.core.law_list.build import discussed_by, lines, texts_of

    texts = texts_of(register, whole.days)
    discussed = discussed_by(register, whole.days, whole.sums)
    read = Read(whole.sums, whole.roles, whole.moves, whole.days, texts, discussed)
    sums, roles = _by_version(whole)
    behind = _Behind(
        lines(register, texts, discussed),
        gathered(register, read).worked_out(),
        Said(register, (), whole.sums, whole.roles, whole.moves).worked_out(),
        whole.moves,
        sums,
        roles,
    )
    for key in wanted:
        behind.measured(register, key)
    return behind


def _by_version(
    whole: "Whole",
) -> "tuple[Mapping[str, Sequence[RoundSum]], Mapping[str, Sequence[RoleSum]]]":
    sums: dict[str, list[RoundSum]] = defaultdict(list)
    roles: dict[str, list[RoleSum]] = defaultdict(list)
    asked: dict[str, str] = {}
    for one in whole.sums:
        sums[one.version_id].append(one)
        asked[one.round_id] = one.version_id
    for role in whole.roles:
        roles[asked[role.round_id]].append(role)
    return dict(sums), dict(roles)


def reader_of(scope: QObject, session: Session) -> AcrossReader:
    """Return the one reader of what is looked at, which all its parts share."""
    found = scope.findChild(AcrossReader)
    return found if found is not None else AcrossReader(session, scope)

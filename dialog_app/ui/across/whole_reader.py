"""Reading what all days say between the frames, once for everything that looks across them."""

import gc
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Signal

from dialog_app.core.ports import StoreFailed
from dialog_app.desk.session import Session
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.text import disk_trouble

if TYPE_CHECKING:
    from dialog_app.core.across.whole import Pieces, Whole
    from dialog_app.core.model.base import DayRow

_PAINTED_MS: Final = 20
"""What is looked at first is painted before anything is read of what lies behind it."""

_MANY: Final = 10_000
"""From so many rounds on, looking through all of them for garbage is felt."""


class WholeReader(QObject):
    """`ready` carries a `Whole` of the days as they were when asked for, `failed` a sentence.

    The archive is read a piece at a time on the window's thread; what was read is put together
    beside it. What was read before is given again until something is written.
    """

    ready = Signal(object)
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = Jobs(self)
        self._token: Token | None = None
        self._as_of: object = None
        self._is_large = self._has_frozen = False
        self._pieces: Pieces | None = None
        self._kinds: tuple[type[DayRow], ...] = ()
        self._first = QTimer(self, interval=_PAINTED_MS, singleShot=True)
        self._first.timeout.connect(self._begin_now)
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._read_next)

    def begin(self) -> None:
        """Read what there is now, unless it is being read already."""
        try:
            as_of = self._session.across.written()
        except StoreFailed as failed:
            self.failed.emit(disk_trouble(failed.kind))
            return
        going = self._first.isActive() or self._next.isActive() or self._token is not None
        if going and as_of == self._as_of:
            return
        if self._token is not None:
            self._token.cancel()
            self._token = None
        self._as_of, self._pieces = as_of, None
        self._next.stop()
        self._first.start()

    def keep(self) -> None:
        """Let nobody look for garbage in what stays as long as the page does.

        To look through half a million rows for it holds the window for half a second, and there is
        none among them. Whatever is alive now is looked through again when the page goes.
        """
        if self._is_large:
            if not self._has_frozen:
                self.destroyed.connect(gc.unfreeze)
            self._has_frozen = True
            gc.freeze()

    def _begin_now(self) -> None:
        known = _READ.get(self._session)
        if known is not None and known[0] == self._as_of:
            self.ready.emit(known[1])
        else:
            self._token = self._jobs.run(lambda _token: _kinds(), self._on_kinds, self._on_failed)

    def _on_kinds(self, kinds: "tuple[type[DayRow], ...]") -> None:
        self._token = None
        self._kinds = kinds
        self._next.start()

    def _read_next(self) -> None:
        try:
            if self._pieces is None:
                self._pieces = self._session.across.pieces(self._kinds)
            is_read = self._pieces.read()
        except StoreFailed as failed:
            self._next.stop()
            self.failed.emit(disk_trouble(failed.kind))
            return
        if is_read:
            self._next.stop()
            pieces, self._pieces = self._pieces, None
            self._token = self._jobs.run(
                lambda _token: _made(pieces), self._on_made, self._on_failed
            )

    def _on_made(self, whole: "Whole") -> None:
        self._token = None
        self._is_large = len(whole.sums) > _MANY
        self.keep()
        _READ[self._session] = (self._as_of, whole)
        self.ready.emit(whole)

    def _on_failed(self, error: Exception) -> None:
        self._token = None
        kind = error.kind if isinstance(error, StoreFailed) else "unknown"
        self.failed.emit(disk_trouble(kind))


_READ: "WeakKeyDictionary[Session, tuple[object, Whole]]" = WeakKeyDictionary()


def _made(pieces: "Pieces") -> "Whole":
    # While one looks at the picture, what the other parts are made with is imported here.
    from dialog_app.ui.across import soon_wanted

    del soon_wanted
    return pieces.made()


def _kinds() -> "tuple[type[DayRow], ...]":
    # Slow to import, and the window need not wait for it.
    from dialog_app.core.describe import said
    from dialog_app.core.give_back import ground

    return tuple(dict.fromkeys((*said.KINDS, *ground.KINDS)))


def whole_of(scope: QObject, session: Session) -> WholeReader:
    """Return the one reader that all who look at a scope share."""
    found = scope.findChild(WholeReader)
    return found if found is not None else WholeReader(session, scope)

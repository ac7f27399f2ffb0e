"""What documents are made of, read between the frames and put together beside the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dialog_app.core.give_back.ground import Ground, ground
from dialog_app.desk.session import Session
from dialog_app.ui.across.whole_reader import whole_of
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.text import disk_trouble

if TYPE_CHECKING:
    from dialog_app.core.across.whole import Whole


class GroundReader(QObject):
    """`ready` carries a `Ground` of the days as they are now, `failed` a sentence."""

    ready = Signal(object)
    failed = Signal(str)

    def __init__(self, session: Session, scope: QObject, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._waits = False
        self._token: Token | None = None
        self._jobs = Jobs(self)
        self._whole = whole_of(scope, session)
        self._whole.ready.connect(self._on_whole)
        self._whole.failed.connect(self._on_failed)

    @property
    def reading(self) -> bool:
        """Whether more is to be read."""
        return self._waits

    def begin(self) -> None:
        """Read the days anew; what was being worked out is let go."""
        self.stop()
        self._waits = True
        self._whole.begin()

    def stop(self) -> None:
        """Tell of nothing any more."""
        self._waits = False
        if self._token is not None:
            self._token.cancel()
            self._token = None

    def _on_whole(self, whole: "Whole") -> None:
        if self._waits:
            register = self._session.register
            self._token = self._jobs.run(
                lambda _token: ground(register, whole.days, whole.sums).worked_out(),
                self._on_ground,
                lambda _error: self._on_failed(disk_trouble("unknown")),
            )

    def _on_ground(self, found: Ground) -> None:
        self._token = None
        self._waits = False
        self.ready.emit(found)

    def _on_failed(self, sentence: str) -> None:
        if self._waits:
            self.stop()
            self.failed.emit(sentence)


def with_register(before: Ground, session: Session) -> Ground:
    """Return the same days with the catalogue as it is now."""
    register = session.register
    return before if before.register is register else Ground(register, before.days, before.sums)

"""What stood in the way on earlier days, and what typically does: read once, when first needed."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from dialog_app.core.commands.obstacles import Earlier
from dialog_app.core.day import Day
from dialog_app.core.model.said import Obstacle
from dialog_app.core.obstacle_register import KnownObstacle
from dialog_app.core.suggest.alike import Alike
from dialog_app.desk.session import Session
from dialog_app.ui.live.spoken import spoken
from dialog_app.ui.obstacle_reader import ObstacleReader
from dialog_app.ui.words import language

_MOST: Final = 40


class EarlierObstacles(QObject):
    """Obstacles of the other days of the archive, and typical ones; none before `begin` is through.

    `read` follows when they have been read, `failed` carries a sentence when they cannot be.
    """

    read = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, day: Callable[[], Day]) -> None:
        super().__init__()
        self._day = day
        self._reader = ObstacleReader(session, self)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self.failed)
        self._known: dict[str, KnownObstacle] = {}
        self._alike: Alike | None = None

    @property
    def is_read(self) -> bool:
        """Whether they have been read."""
        return self._alike is not None

    def begin(self) -> None:
        """Read them in the background, unless that is done or going on."""
        if not (self.is_read or self._reader.reading):
            self._reader.begin()

    def like(self, text: str, most: int = _MOST) -> list[KnownObstacle]:
        """Return those that say much the same and are not of this day already, likest first."""
        found = self._alike.find(text, _MOST) if self._alike is not None else ()
        return self._new((self._known[one] for one in found), most)

    def holding(self, words: str) -> list[KnownObstacle]:
        """Return those that hold every word, those most services have first."""
        wanted = words.casefold().split()
        texts = ((one, one.words(language()).casefold()) for one in self._known.values())
        return self._new((one for one, text in texts if all(w in text for w in wanted)), _MOST)

    def taken(self, known_id: str) -> Earlier:
        """Return one as it is taken up on this day: its newest words, category and sources."""
        return self._known[known_id].taken(language())

    def _new(self, found: Iterable[KnownObstacle], most: int) -> list[KnownObstacle]:
        """Return the first of those that the day does not have yet, each wording once."""
        today = self._day()
        here = {id_ for row in today.all(Obstacle) for id_ in (row.id, row.same_as)}
        kept: dict[str, KnownObstacle] = {}
        for one in found:
            if here.isdisjoint((one.id, *(said.row.id for said in one.sayings))):
                kept.setdefault(one.words(language()).casefold(), one)
            if len(kept) == most:
                break
        return list(kept.values())

    def _on_read(self) -> None:
        register = self._reader.register
        self._known = {one.id: one for one in register.all} if register is not None else {}
        # After what waits has been done: making the words comparable is a slice of its own.
        QTimer.singleShot(0, self, self._compare)

    def _compare(self) -> None:
        texts = {one.id: one.words(language()) for one in self._known.values()}
        self._alike = Alike(texts, spoken())
        self.read.emit()

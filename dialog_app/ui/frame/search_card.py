"""The card one searches everything with (Ctrl+F): what is found stands there as one types."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dialog_app.core import formats
from dialog_app.core.ports import StoreFailed
from dialog_app.core.search import Hit, wanted
from dialog_app.core.target import Target
from dialog_app.ui import theme
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.widgets.pick_list import Option, PickList, row_height
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

NAME: Final = "search_card"
FIELD: Final = "search_everywhere"
LIST: Final = "search_hits"
MOST: Final = 8
"""How many of each kind are shown; one more word finds the others."""

_WIDTH: Final = 900
_ROWS: Final = 16
_LEAST_ROWS: Final = 3
_LINE: Final = 28
_RING: Final = 5
_LONGEST: Final = 200
_PAUSE: Final = 90

Find = Callable[[str, int], Sequence[Hit]]


class SearchCard(OverCard):
    """Type, choose with the arrows, go there with Enter; Esc gives the keyboard back.

    `find(words, most)` returns hits, at most so many of each kind. `chosen` carries where to go.
    """

    chosen = Signal(object)

    def __init__(self, find: Find, words: str = "") -> None:
        super().__init__(NAME, say("search.title"), _WIDTH)
        self._find = find
        self._field = TextField(say("search.field"), limit=_LONGEST, hint=say("search.hint"))
        self._field.setObjectName(FIELD)
        self._list = PickList(LIST, say("search.hits"))
        self._told = RunLabel((), "small")
        self._told.setObjectName("search_told")
        # Keys stand higher than words, and nothing is to jump.
        self._told.setMinimumHeight(theme.scaled(_LINE))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self._field.textChanged.connect(lambda _words: self._pause.start())
        self._field.installEventFilter(self._list)
        # After the list's, and so asked before it.
        self._field.installEventFilter(self)
        self._list.picked.connect(self.chosen)
        for part in (self._field, self._told, self._list):
            self.inside.addWidget(part)
        # Room for the ring around the field.
        self.inside.setContentsMargins(_RING, _RING, theme.current().space.m, 0)
        self._field.setText(words)
        self._field.selectAll()
        self._look()

    @property
    def first(self) -> QWidget:
        """The field, where one types."""
        return self._field

    @property
    def words(self) -> str:
        """What was typed."""
        return self._field.text()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let Enter and the arrows find what has been typed, however fast that was."""
        if event.type() is QEvent.Type.KeyPress and self._pause.isActive():
            assert isinstance(event, QKeyEvent)  # noqa: S101  Qt says so by the type
            if not event.text().strip():
                self._look()
        return False

    def fit(self, room: QSize) -> None:
        """Keep one height whatever is found, so that nothing jumps while one types."""
        least = _LEAST_ROWS * row_height()
        self._list.setFixedHeight(least)
        super().fit(room)
        # The line under the field may need a second one.
        spare = room.height() - self.sizeHint().height() - theme.scaled(_LINE)
        self._list.setFixedHeight(min(_ROWS * row_height(), least + max(0, spare)))
        super().fit(room)

    def _look(self) -> None:
        """Show what is found by what has been typed."""
        self._pause.stop()
        try:
            hits = self._find(self.words, MOST + 1)
        except StoreFailed as failed:
            self._list.offer(())
            self._told.set_runs(hint_runs(say(f"storage.{failed.kind}")))
            return
        self._list.offer(tuple(_options(hits)))
        self._told.set_runs(hint_runs(self._sentence(hits)))

    def _sentence(self, hits: Sequence[Hit]) -> str:
        if not wanted(self.words):
            return say("search.begin")
        return say("search.how" if hits else "search.nothing")


def _options(hits: Sequence[Hit]) -> Iterator[Option]:
    kinds = dict.fromkeys(hit.kind for hit in hits)
    for kind in kinds:
        found = [hit for hit in hits if hit.kind == kind]
        heading = say(f"search.kind.{kind}")
        if len(found) > MOST:
            heading = say("search.first", kind=heading, n=MOST)
        yield from (_option(hit, heading) for hit in found[:MOST])


def _option(hit: Hit, heading: str) -> Option:
    date = formats.date(hit.date) if hit.date is not None else ""
    day = hit.day_title if hit.id != hit.day_id else ""
    return Option(
        " ".join(hit.title.split()),
        Target(hit.kind, hit.id, hit.day_id),
        strong=hit.code,
        note=" · ".join(part for part in (date, day) if part),
        group=heading,
    )

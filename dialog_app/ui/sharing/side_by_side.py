"""Two copies of a day side by side: what must be chosen, what may be the same, and the rest."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.merge.compare import Choice, Fate
from dialog_app.core.merge.told import Teller, Told
from dialog_app.ui import theme
from dialog_app.ui.sharing.choice_card import ChoiceCard, Way
from dialog_app.ui.sharing.deeds import Arrived
from dialog_app.ui.text import clock_here, today
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

_MOST_LINES: Final = 300


class SideBySide(QWidget):
    """Everything there is to see and to choose of one copy; `chosen` tells of each choice.

    `finished` says that the last one was chosen. Nothing is chosen beforehand, but that what may
    be the same is kept twice, which loses nothing.
    """

    chosen = Signal()
    finished = Signal()

    def __init__(self, arrived: Arrived) -> None:
        super().__init__()
        self.setObjectName("side_by_side")
        self._arrived = arrived
        self._conflicts: dict[str, ChoiceCard] = {}
        self._pairs: dict[tuple[str, str], ChoiceCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space.s)
        self._tell_conflicts()
        self._tell_pairs()
        self._tell_rest()

    @property
    def left(self) -> int:
        """How many are yet to be chosen."""
        return sum(card.value is None for card in self._conflicts.values())

    @property
    def choices(self) -> Mapping[str, Choice]:
        """What was chosen, by the key of the part."""
        told = {key: card.value for key, card in self._conflicts.items()}
        return {key: Choice(value) for key, value in told.items() if value is not None}

    @property
    def same(self) -> tuple[tuple[str, str], ...]:
        """The ids of what was said to be the same."""
        return tuple(ids for ids, card in self._pairs.items() if card.value == "same")

    def begin(self) -> None:
        """Give the keyboard to what must be chosen first, where there is something."""
        cards = [*self._conflicts.values(), *self._pairs.values()]
        if cards:
            cards[0].setFocus()

    def _tell_conflicts(self) -> None:
        comparison = self._arrived.comparison
        if comparison is None or not comparison.conflicts:
            return
        self._column.addWidget(SectionHeader(say("share.sides.conflicts")))
        for one in comparison.conflicts:
            ways = [Way(str(choice.value), f"share.sides.{choice.value}") for choice in one.choices]
            card = ChoiceCard(self._teller().told(one), ways, at=self._at(one.key))
            self._follow(card)
            self._conflicts[one.key] = card

    def _at(self, key: str) -> str:
        """Return when a part was last changed here, where that is known."""
        at = self._arrived.when.get(key)
        comparison = self._arrived.comparison
        if at is None or comparison is None:
            return ""
        same_day = today(at) == comparison.mine.day.info.date
        return clock_here(at) if same_day else f"{formats.date(today(at))} {clock_here(at)}"

    def _tell_pairs(self) -> None:
        if not self._arrived.pairs:
            return
        self._column.addWidget(SectionHeader(say("share.sides.alike")))
        for pair in self._arrived.pairs:
            kind = say(f"merge.kind.{type(pair.mine).__name__.lower()}")
            told = Told(
                "", kind, "", pair.mine.text, pair.theirs.text, pair.mine.origin, pair.theirs.origin
            )
            same = "same_obstacle" if kind == say("merge.kind.obstacle") else "same"
            ways = [Way("both", "share.sides.keep_both"), Way("same", f"share.sides.{same}")]
            card = ChoiceCard(told, ways, value="both")
            self._follow(card)
            self._pairs[pair.ids] = card

    def _follow(self, card: ChoiceCard) -> None:
        card.chosen.connect(self.chosen)
        card.left.connect(lambda by: self._go_on(card, by))
        self._column.addWidget(card)

    def _go_on(self, card: ChoiceCard, by: int) -> None:
        """Give the keyboard to the card before or after; after the last one all is looked at."""
        cards = [*self._conflicts.values(), *self._pairs.values()]
        place = cards.index(card) + by
        if 0 <= place < len(cards):
            cards[place].setFocus()
        elif place >= len(cards) and not self.left:
            self.finished.emit()

    def _tell_rest(self) -> None:
        comparison = self._arrived.comparison
        if comparison is None:
            return
        teller = self._teller()
        shown = [one for one in comparison.told if one.fate is not Fate.CONFLICT]
        lines = [(one.fate, teller.told(one)) for one in shown[:_MOST_LINES]]
        by_subject: dict[str, list[str]] = {}
        for fate, told in lines:
            by_subject.setdefault(told.about, []).append(_line(fate, told))
        for about in sorted(by_subject):
            self._column.addWidget(SectionHeader(about or say("share.sides.day")))
            for words in sorted(by_subject[about]):
                self._column.addWidget(Label(words).wrapped())
        if len(shown) > _MOST_LINES:
            more = say("merge.told.more", n=len(shown) - _MOST_LINES)
            self._column.addWidget(Label(more, muted=True))

    def _teller(self) -> Teller:
        comparison = self._arrived.comparison
        if comparison is None:
            raise ValueError(self._arrived.day_id)
        return Teller(comparison, self._arrived.register, say, language())


def _line(fate: Fate, told: Told) -> str:
    """Return one line of what comes in: what becomes of it, what it is, and what it says."""
    words = told.theirs or told.mine
    if fate is Fate.CHANGED and told.mine and told.theirs:
        words = f"{told.mine} → {told.theirs}"
    return say(
        "share.sides.line", fate=say(f"merge.fate.{fate.value}"), kind=told.kind, words=words
    )

"""A step of minutes as it is printed: what people said on cards, the rest as it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dialog_app.core.minutes.printed import Line
from dialog_app.core.privacy import signs
from dialog_app.core.slides.kinds import Look
from dialog_app.ui import theme
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.minutes.passage_card import PassageCard
from dialog_app.ui.minutes.printed_line import printed_line
from dialog_app.ui.minutes.reading_place import ReadingPlace
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import say


class ReadingSheet(QWidget):
    """Shows the step of a place, remade only when its words change.

    `chosen` carries the line that was turned to, `reworded` and `drafted` a card and what is
    written on it.
    """

    chosen = Signal(int)
    reworded = Signal(object, str)
    drafted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reading_sheet")
        self.setProperty("column", True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(say("read.sheet"))
        self._shown: tuple[object, ...] = ()
        self._cards: dict[int, PassageCard] = {}
        self._above = Label("", "small", muted=True).wrapped()
        self._title = Label("", "heading").wrapped()
        self._title.setObjectName("reading_title")
        self._scroll = ScrollColumn(padding=0)
        self._lay_out()

    @property
    def cards(self) -> tuple[PassageCard, ...]:
        """The cards in order."""
        return tuple(self._cards.values())

    def card(self, line: int | None) -> PassageCard | None:
        """Return the card of a line."""
        return self._cards.get(line) if line is not None else None

    def show_place(self, place: ReadingPlace) -> None:
        """Show the step of a place, what is talked of as chosen."""
        step = place.now
        shown = (place.step, len(place.steps), step)
        if shown != self._shown:
            self._shown = shown
            self._title.setText(step.title)
            part = say("read.part", number=step.part, of=step.parts) if step.parts > 1 else ""
            self._above.setText(" · ".join(one for one in (step.above, part) if one))
            self._above.setVisible(bool(self._above.text()))
            self._remake(place, step.lines)
        for line, card in self._cards.items():
            if card.property("chosen") is not (line == place.line):
                card.set_chosen(line == place.line)

    def take_focus(self, line: int | None) -> None:
        """Put the keyboard on a card; on the sheet itself where none stands."""
        card = self.card(line)
        if card is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not card.editing:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_into_sight(card)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a card in sight that grows while somebody writes on it."""
        grown = event.type() is QEvent.Type.Resize
        if grown and isinstance(watched, PassageCard) and watched.editing:
            self._bring_into_sight(watched)
        return super().eventFilter(watched, event)

    def _bring_into_sight(self, card: PassageCard) -> None:
        # What was just made has no size yet.
        QTimer.singleShot(0, card, lambda: self._scroll_to(card))

    def _scroll_to(self, card: PassageCard) -> None:
        self._scroll.ensureWidgetVisible(card, 0, 8)
        if not card.editing:
            # What is longer than the sheet is read from its beginning.
            self._scroll.ensureVisible(0, card.y(), 0, 8)

    def _remake(self, place: ReadingPlace, lines: Sequence[Line]) -> None:
        self._let_go()
        space = theme.current().space
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(space.xl, space.xs, space.xl, space.m)
        column.setSpacing(space.s)
        for number, line in enumerate(lines):
            if line.printed.look is Look.HEADING and number:
                column.addSpacing(space.s)
            column.addWidget(self._part(place, number, line))
        column.addStretch(1)
        self._scroll.setWidget(inside)

    def _let_go(self) -> None:
        """Take the cards away; what is half-written on one is kept."""
        for card in self._cards.values():
            if card.editing and not card.taken:
                self.drafted.emit(card, card.typed())
            card.end_rewording()
        held = QApplication.focusWidget()
        if held is not None and self._scroll.isAncestorOf(held):
            # Qt would give the keyboard to whatever stands beside what goes away.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._cards = {}
        gone = self._scroll.takeWidget()
        if gone is not None:
            # Not at once: a card may be in the middle of telling that it was written on.
            gone.hide()
            gone.deleteLater()

    def _part(self, place: ReadingPlace, number: int, line: Line) -> QWidget:
        passage = place.said(line.key)
        if passage is None:
            return printed_line(line.printed)
        found = [sign.kind for sign in signs(passage.words)]
        card = PassageCard(number, passage.key, line, found)
        card.installEventFilter(self)
        card.chosen.connect(lambda: self.chosen.emit(number))
        card.reworded.connect(lambda text: self.reworded.emit(card, text))
        card.drafted.connect(lambda text: self.drafted.emit(card, text))
        self._cards[number] = card
        return card

    def _lay_out(self) -> None:
        space = theme.current().space
        head = QVBoxLayout()
        head.setContentsMargins(space.xl, space.m, space.xl, space.s)
        head.setSpacing(0)
        head.addWidget(self._above)
        head.addWidget(self._title)
        if not is_tight():
            head.addWidget(RunLabel(hint_runs(say("read.hint_keys")), "small"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

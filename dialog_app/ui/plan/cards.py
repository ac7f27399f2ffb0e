"""Little cards over the agenda, for cells that are chosen in rather than written in."""

import datetime
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.model.days import AgendaItem, ItemKind, Phase
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.plan.field import Field
from dialog_app.ui.plan.names import subject_code, subject_title
from dialog_app.ui.plan.written import Written
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

_WIDTH = 300

Change = Callable[[dict[str, Any]], str]
"""Changes fields of the item; returns the sentence that says why not."""


class NearCard(Card):
    """A card over the page, at a place; Esc or going elsewhere closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget, name: str, heading: str, width: int = _WIDTH) -> None:
        super().__init__()
        self.setParent(parent)
        self._around = parent
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self.setProperty("framed", True)
        self.setFixedWidth(theme.scaled(width))
        self._done = False
        if heading:
            self.body.addWidget(Label(heading).strong())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def open_at(self, near: QRect) -> None:
        """Show the card below `near` (in the parent's coordinates), or above it."""
        self.adjustSize()
        around = self._around.rect()
        left = max(0, min(near.left(), around.width() - self.width()))
        below = near.bottom() + 2
        lowest = around.height() - self.height()
        above = near.top() - self.height() - 2
        top = below if below <= lowest else above if above >= 0 else max(0, lowest)
        self.move(QPoint(left, top))
        self.show()
        self.raise_()
        first = self.first_part()
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def first_part(self) -> QWidget | None:
        """Return the part that takes the keyboard first."""
        parts = self.findChildren(QWidget)
        tab = Qt.FocusPolicy.TabFocus
        return next((part for part in parts if part.focusPolicy() & tab and part.isEnabled()), None)

    def fit(self) -> None:
        """Be as high as what the card says needs now, and stay within the page."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        # Only when the lines have been laid out is it known how many they take.
        self.resize(self.width(), self.body.totalHeightForWidth(self.width()))
        lowest = self._around.height() - self.height()
        self.move(self.x(), max(0, min(self.y(), lowest)))

    def close_card(self) -> None:
        """Close the card; the keyboard goes back to where it came from."""
        if self._done:
            return
        self._done = True
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; other keys stay in the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        event.accept()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._done or self.isHidden() or now is None:
            return
        if not self.isAncestorOf(now) and now is not self and now.window() is self.window():
            self.close_card()


class MarksCard(NearCard):
    """What is special about an item: protected, droppable, internal, fixed times, warning, round.

    What is refused stays in its field, with the reason below it.
    """

    def __init__(self, parent: QWidget, item: AgendaItem, change: Change) -> None:
        super().__init__(parent, "marks_card", say("plan.marks.heading"))
        self._change = change
        self._error = ErrorLine()
        for name in ("protected", "droppable", "internal"):
            self.body.addWidget(self._check(name, bool(getattr(item, name))))
        for field in self._written(item):
            self.body.addWidget(field)
        if item.kind is ItemKind.POSITIONS:
            self.body.addWidget(self._phase(item.phase))
        self.body.addWidget(self._error)

    def _check(self, name: str, on: bool) -> Check:
        check = Check(say(f"plan.marks.{name}"))
        check.setObjectName(f"mark_{name}")
        check.setChecked(on)
        check.toggled.connect(lambda now: self._tell(self._change({name: now})))
        return check

    def _phase(self, phase: Phase) -> Field:
        options = [(say(f"terms.phase.{p.value}"), p) for p in (Phase.BEFORE, Phase.AFTER)]
        choice = Choice(say("plan.marks.phase"), options)
        choice.setObjectName("item_phase")
        choice.set_value(phase)
        choice.activated.connect(lambda _: self._on_phase(Phase(str(choice.value()))))
        return Field(say("plan.marks.phase"), choice)

    def _on_phase(self, phase: Phase) -> None:
        self._tell(self._change({"phase": phase}))

    def _written(self, item: AgendaItem) -> tuple[Written, ...]:
        """Return the parts of the card that are written in."""
        start = Written(
            "fixed_start", (say("clock.plan.fixed_start"), say("clock.plan.fixed_start_hint"))
        )
        end = Written("fixed_end", (say("plan.marks.fixed"), say("plan.marks.hint")))
        warning = Written("warning", (say("clock.plan.warning"), say("clock.plan.warning_hint")))
        start.follow(_time(item.starts_at), lambda typed: self._take_time("starts_at", typed))
        end.follow(_time(item.ends_at), lambda typed: self._take_time("ends_at", typed))
        warning.follow(str(item.warn_minutes), self._take_warning)
        for field in (start, end, warning):
            field.told.connect(self.fit)
        return start, end, warning

    def _take_time(self, name: str, typed: str) -> tuple[str, str]:
        time = formats.read_time(typed) if typed else None
        return self._change({name: time}), _time(time)

    def _take_warning(self, typed: str) -> tuple[str, str]:
        minutes = formats.read_duration(typed, 0) if typed else 0
        return self._change({"warn_minutes": minutes}), str(minutes)

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._error.tell(sentence)
        else:
            self._error.clear()
        self.fit()


def _time(time: datetime.time | None) -> str:
    return formats.clock(time) if time is not None else ""


class MethodsCard(NearCard):
    """Which of the day's methods an item is about; none ticked is all of them."""

    def __init__(
        self, parent: QWidget, item: AgendaItem, of: tuple[Day, Register], change: Change
    ) -> None:
        super().__init__(parent, "methods_card", say("plan.item_methods.heading"), 360)
        day, register = of
        self._change = change
        self._checks: dict[str, Check] = {}
        note = "plan.item_methods.all" if day.subjects else "plan.item_methods.none"
        self.body.addWidget(Label(say(note), "small", muted=True).wrapped())
        for row in day.subjects:
            words = subject_code(register, row.subject), subject_title(register, row.subject)
            check = Check(" ".join(words)[:60])
            check.setObjectName(f"item_method_{words[0]}")
            check.setChecked(row.version_id in item.method_version_ids)
            check.toggled.connect(self._on_toggled)
            self._checks[row.version_id] = check
            self.body.addWidget(check)
        self._error = ErrorLine()
        self.body.addWidget(self._error)

    def _on_toggled(self, _on: bool) -> None:
        ticked = tuple(version for version, check in self._checks.items() if check.isChecked())
        sentence = self._change({"method_version_ids": ticked})
        if sentence:
            self._error.tell(sentence)

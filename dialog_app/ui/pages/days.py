"""The list of days, the chosen one beside it, and the form for a new one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialog_app.core.day import Day
from dialog_app.core.ports import DayLine, StoreFailed
from dialog_app.ui import theme
from dialog_app.ui.actions import Action, Focus, Where, action_of, first_key
from dialog_app.ui.around import Around
from dialog_app.ui.icons import Icon
from dialog_app.ui.pages.days_card import DaysCard, next_step
from dialog_app.ui.pages.days_model import DaysModel
from dialog_app.ui.pages.days_table import DaysTable
from dialog_app.ui.text import disk_trouble, key_words, today
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.ui.pages.days_form import DaysForm

_SEARCH_WIDTH = 320
_CARD_AFTER = 30
_SIDE_MOST = 0.42


class DaysPage(QWidget):
    """Finds a day and opens it, or makes a new one from a template."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("days_page")
        self._around = around
        self._form: DaysForm | None = None
        self._card_waits = True
        self._days = DaysModel(self)
        self._table = DaysTable(self._days)
        self._table.setProperty("column", True)
        self._table.opened.connect(self._open_first)
        self._table.moved.connect(self._on_moved)
        self._card = DaysCard(can_hand_over=self._can_share)
        self._card.wanted.connect(self._open_at)
        self._card.hand_over.connect(self._hand_over)
        self._search = _search_field()
        self._search.textChanged.connect(self._days.search)
        self._list = self._list_with_card()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def refresh(self) -> None:
        """Read the days anew, with the chosen one kept."""
        chosen = self._table.chosen()
        try:
            days = self._around.session.days()
        except StoreFailed as failed:
            self._nothing.tell_fault(disk_trouble(failed.kind))
            return
        with QSignalBlocker(self._table):
            self._days.follow(days, today(self._around.now()))
            self._table.choose(self._days.row_of(chosen.id) if chosen is not None else 0)
        self._on_moved(self._table.chosen())

    def new_day(self) -> None:
        """Show the form for a new day, with what was begun there before."""
        self._begin_form(None)

    def new_day_after(self, previous: Day) -> None:
        """Show the form for a new day, filled in from the day before."""
        self._begin_form(previous)

    def _begin_form(self, previous: Day | None) -> None:
        from dialog_app.ui.pages.days_form import DaysForm

        before = self._form
        # Made anew each time: services and the catalogue may have grown since the last time.
        self._form = DaysForm(self._around)
        self._form.left.connect(self._leave_form)
        self._stack.addWidget(self._form)
        self._stack.setCurrentWidget(self._form)
        if previous is None:
            self._form.begin()
        else:
            # The first paint shows the list, and waits for nothing of a day to come.
            from dialog_app.ui.pages.days_following import following, told_previous

            begun, words = following(self._around, previous), told_previous(previous)
            self._form.begin_after(previous, begun, words)
        if before is not None:
            self._stack.removeWidget(before)
            before.setParent(None)
            before.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column at the right from taking the list's room when the text is large."""
        super().resizeEvent(event)
        self._card.setFixedWidth(side_width(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        """Read the days again: one may have been held, or got other services."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()
            if self._stack.currentWidget() is self._list:
                self._take_focus()
            elif self._form is not None and self._form.register is not self._around.register:
                self._form.hold()
                self._begin_form(self._form.previous)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make a new day, search, or leave the search."""
        action = action_of(event, Where.DAYS, Focus.OTHER)
        if action is Action.NEW:
            self.new_day()
        elif action is Action.FILTER:
            self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._search.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self._search.hasFocus():
            self._search.clear()
            self._table.setFocus()
        elif self._search.hasFocus() and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return}:
            self._table.setFocus()
        else:
            super().keyPressEvent(event)

    def _list_with_card(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list_column(), 1)
        row.addWidget(self._card)
        return whole

    def _list_column(self) -> QWidget:
        space = theme.current().space
        self._new = Button(say("days.new"), ButtonLook(icon=Icon.ADD, key=_key(Action.NEW)))
        self._new.setObjectName("new_day")
        self._new.clicked.connect(self.new_day)
        top = QHBoxLayout()
        top.setContentsMargins(space.xl, 10, space.xl, 10)
        top.setSpacing(space.s)
        top.addWidget(self._new)
        self._take = Button(say("share.take_in"), ButtonLook())
        self._take.setObjectName("take_in_day")
        self._take.clicked.connect(self._take_in)
        if not self._can_share:
            # Never shown before it has a place: it would be a window of its own.
            self._take.hide()
        top.addWidget(self._take)
        top.addStretch(1)
        top.addWidget(self._search, 2)
        self._nothing = _Nothing(self._around)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._nothing)
        column.addWidget(self._table, 1)
        return holder

    def _on_moved(self, line: DayLine | None) -> None:
        self._nothing.show_for(self._days)
        self._table.setVisible(bool(self._days.lines))
        # The list is what the first paint is for; the column beside it comes right after.
        if self._card_waits:
            self._card_waits = False
            QTimer.singleShot(_CARD_AFTER, self._show_card)
        else:
            self._show_card()

    def _show_card(self) -> None:
        line = self._table.chosen()
        self._card.show_day(line, today=line is not None and self._days.is_today(line))

    @property
    def _can_share(self) -> bool:
        outside = self._around.outside
        return not self._around.is_rehearsal and outside is not None and bool(outside.sharing)

    def _hand_over(self) -> None:
        line = self._table.chosen()
        outside = self._around.outside
        if line is None or outside is None or outside.sharing is None:
            return
        from dialog_app.ui.sharing.give_card import GiveCard

        deeds = outside.sharing()
        self._around.show_card(lambda: GiveCard(deeds, line))

    def _take_in(self) -> None:
        from dialog_app.ui.sharing.taking import take_in

        take_in(self._around, self._on_taken_in)

    def _on_taken_in(self, day_id: str) -> None:
        """Show the list with the day that came in chosen."""
        self.refresh()
        with QSignalBlocker(self._table):
            self._table.choose(self._days.row_of(day_id))
        self._on_moved(self._table.chosen())

    def _open_first(self, line: DayLine) -> None:
        step = next_step(line, today=self._days.is_today(line))
        self._around.open_day(line.id, step)

    def _open_at(self, step: str) -> None:
        line = self._table.chosen()
        if line is not None:
            self._around.open_day(line.id, step)

    def _leave_form(self, day_id: str) -> None:
        self._stack.setCurrentWidget(self._list)
        if day_id:
            self._around.open_day(day_id, "plan")
        else:
            self._take_focus()

    def _take_focus(self) -> None:
        # What is hidden takes no keyboard, and the keys of the page would be dead.
        (self._table if self._days.lines else self._new).setFocus()


def side_width(room: int) -> int:
    """Return the width of a column at the right of a page that is `room` wide."""
    return min(theme.scaled(theme.current().size.side_panel), round(room * _SIDE_MOST))


class _Nothing(QWidget):
    """What stands in the list's place when no day is there, or none fits the search."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._said: QWidget | None = None
        space = theme.current().space
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space.xl, space.l, space.xl, space.l)
        self.hide()

    def show_for(self, days: DaysModel) -> None:
        """Say why there is nothing to choose from, if so."""
        if days.lines:
            self._say(None)
            return
        from dialog_app.ui.widgets.empty_state import EmptyState

        name, icon = ("none", Icon.DAYS) if days.is_empty else ("missed", Icon.SEARCH)
        hint = say(f"days.{name}_hint", key=_key(Action.NEW))
        said = EmptyState(icon, say(f"days.{name}"), hint)
        said.setObjectName(f"days_{name}")
        can_tell = days.is_empty and self._around.outside is not None
        self._say(_with_stored(said, self._around) if can_tell else said)

    def tell_fault(self, sentence: str) -> None:
        """Say that the days could not be read."""
        from dialog_app.ui.widgets.error_line import ErrorLine

        line = ErrorLine()
        line.setObjectName("days_fault")
        line.tell(sentence)
        self._say(line)

    def _say(self, said: QWidget | None) -> None:
        if self._said is not None:
            self._column.removeWidget(self._said)
            self._said.hide()
            self._said.deleteLater()
        self._said = said
        self.setVisible(said is not None)
        if said is not None:
            self._column.insertWidget(0, said)


def _with_stored(said: QWidget, around: Around) -> QWidget:
    """Return what is said with a way to the page on what is stored below it."""
    from dialog_app.ui.pages.settings_privacy import show_stored

    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(said)
    stored = Button(say("settings.show_stored"), ButtonLook("link"))
    stored.setObjectName("show_stored")
    stored.clicked.connect(lambda: show_stored(around))
    column.addWidget(stored, 0, Qt.AlignmentFlag.AlignHCenter)
    return whole


def _search_field() -> TextField:
    hint = say("days.search_hint", key=_key(Action.FILTER))
    field = TextField(say("days.search"), limit=100, hint=hint)
    field.setObjectName("days_search")
    field.setMaximumWidth(theme.scaled(_SEARCH_WIDTH))
    field.setClearButtonEnabled(False)
    return field


def _key(action: Action) -> str:
    return key_words(first_key(action))

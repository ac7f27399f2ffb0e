"""The part of *På tvers* where people decide: the methods, what is known of one, what they say."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dialog_app.core.decide.order import ToDecide, Waiting, to_decide
from dialog_app.core.decide.view import method_of
from dialog_app.core.formats import capital
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.practice import DecidedAs
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.across.decide.class_choice import decided_word
from dialog_app.ui.across.decide.forms import DecideForms
from dialog_app.ui.across.decide.numbers import Numbers
from dialog_app.ui.across.decide.reading import MethodReading
from dialog_app.ui.across.decide.saving import decisions_saving
from dialog_app.ui.across.decide.side import DecisionSide
from dialog_app.ui.across.reader import reader_of
from dialog_app.ui.across.scope import Scope, descriptions_of
from dialog_app.ui.actions import Action, Focus, Where, action_of
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.columns import Column, Columns, framed
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.row_list import Row, RowList
from dialog_app.ui.icons import Icon
from dialog_app.ui.key_meanings import DECIDED
from dialog_app.ui.text import today
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.words import language, say

_LIST: Final = 312
_SIDE: Final = 420
_LEAST: Final = 360


class DecidePart(QWidget):
    """Three columns: which method, what is known of it, and what people decide."""

    def __init__(self, around: Around, scope: Scope) -> None:
        super().__init__()
        self.setObjectName("across_decide")
        self._around, self._scope = around, scope
        self._reader = reader_of(scope, around.session)
        self._numbers = Numbers(around, self._reader)
        self._wanted = ""
        self._shown = ""
        self._list = RowList("decide_list", say("decide.list"))
        self._list.moved.connect(self._on_moved)
        self._reading = MethodReading(around, scope, self._numbers)
        self._side = DecisionSide(around, self._numbers)
        self._right = FormStack(around, self._side)
        self.forms = DecideForms(around, self._numbers, self._right, self._list.key)
        self._none = EmptyState(
            Icon.ACROSS, say("decide.no_methods"), say("decide.no_methods_hint")
        )
        self._none.setObjectName("decide_no_methods")
        self._error = ErrorLine()
        self._saving = decisions_saving(around, self._to_decide)
        self._lay_out()
        self._connect()

    def header_tools(self) -> QWidget | None:
        """Return the button that saves the decisions as a table."""
        return self._saving.tools

    def point_at(self, about: str) -> None:
        """Choose a method by its id, or by that of a row about it, with the keyboard on it."""
        self._wanted = method_of(self._around.register, about)
        _look_at(self._around.register, self._scope, self._wanted)
        self._refresh()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the keyboard in the list, or in the form that is open."""
        if not self._right.writing:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what the days tell now."""
        super().showEvent(event)
        if not event.spontaneous():
            self._refresh()
            self._reader.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is half-written before going elsewhere."""
        self._right.hold()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by number, or open one of the forms by its letter."""
        action = action_of(event, Where.DECIDE, Focus.DECIDE)
        deeds = {
            Action.DECIDE_DISSENT: self.forms.dissent,
            Action.DECIDE_RESEARCH: self.forms.research,
            Action.DECIDE_FATES: self.forms.fates,
        }
        if not self._list.hasFocus() or action is None:
            super().keyPressEvent(event)
        elif action in DECIDED:
            self.forms.decide(DECIDED[action])
        elif action in deeds:
            deeds[action]()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        space = theme.current().space
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._error)
        self._saving.told.setContentsMargins(space.l, space.s, space.l, space.s)
        whole.addWidget(self._saving.told)
        whole.addWidget(self._none)
        self._columns = Columns(
            (
                Column(framed("column-left", self._list), _LIST),
                Column(self._reading, least=_LEAST),
                Column(framed("column-right", self._right), _SIDE),
            )
        )
        whole.addWidget(self._columns, 1)

    def _connect(self) -> None:
        right = self._right
        self.forms.follow(self._side)
        self._list.entered_row.connect(lambda _key: self.forms.decide())
        self._reading.fate_wanted.connect(self.forms.fate)
        right.opened.connect(lambda: self._columns.bring(right))
        right.left.connect(self._list.setFocus)
        self._scope.changed.connect(self._on_scope)
        self._reader.law_read.connect(self._on_read)
        self._reader.failed.connect(self._error.tell)
        self._around.register_bridge.changed.connect(self._follow)

    def _on_moved(self, method_id: str) -> None:
        if method_id != self._shown:
            # A form that is open is about another method than the one one has gone to.
            self._right.put_away()
            self._show(method_id)

    def _show(self, method_id: str) -> None:
        self._shown = method_id
        self._reading.show_row(method_id)
        self._side.show_row(method_id)

    def _on_scope(self) -> None:
        if self.isVisible():
            self._refresh()

    def _follow(self, _register: Register, _step: Step | None = None) -> None:
        if self.isVisible():
            self._refresh()

    def _on_read(self) -> None:
        if self.isVisible():
            self._error.clear()
            self._refresh()

    def _refresh(self) -> None:
        """Show what is known; until the days have been read, that they are."""
        read = self._numbers.is_read
        rows = [_row(one) for one in self._to_decide()] if read else []
        if not rows:
            words = ("decide.no_methods", "decide.no_methods_hint") if read else ("across.reading",)
            self._none.tell(*(say(key) for key in words))
        appears = bool(rows) and self._columns.isHidden()
        self._none.setVisible(not rows)
        self._saving.tell_there(bool(rows))
        self._columns.setVisible(bool(rows))
        if appears and QApplication.focusWidget() is None:
            # Whoever came here before there was a list is to have the keyboard in it.
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        before = self._shown
        self._list.set_rows(rows, self._wanted)
        if rows:
            self._wanted = ""
        if self._shown == before:
            self._show(self._list.key() if rows else "")

    def _to_decide(self) -> tuple[ToDecide, ...]:
        register, scope = self._around.register, self._scope
        codes = [row.code for row in descriptions_of(register, scope.programme_code)]
        if scope.description_code:
            codes = [scope.description_code]
        now = today(self._around.now())
        return to_decide(register, codes, self._numbers.proposal, now)


def _look_at(register: Register, scope: Scope, method_id: str) -> None:
    """Look at the description a method belongs to, where another is looked at."""
    method = register.find(WorkingMethod, method_id)
    code = method.description_code if method is not None else ""
    row = next((one for one in register.descriptions if one.code == code), None)
    if row is not None and scope.description_code not in {"", row.code}:
        scope.choose(row.programme_code, row.code)


def _row(one: ToDecide) -> Row:
    """Return a method as it stands in the list: what was decided, and what the rule proposes."""
    there = one.standing
    decided = there.decided
    said = decided_word(decided) if decided else capital(say("decide.waiting.undecided"))
    if one.waiting is Waiting.CLOSED:
        said = f"{said}, {say('terms.method_state.withdrawn')}"
    proposed = say(f"terms.decided_as.{one.proposed.value}")
    if one.proposed is not DecidedAs.TOO_LITTLE:
        proposed = say("decide.row_proposed", word=proposed)
    differs = decided is not one.proposed
    notes = [said, *((proposed,) if differs else ())]
    notes += [say("decide.row_legal")] if one.legal else []
    title = there.version.title.best(language())
    mark = say("decide.row_again") if one.again else ""
    return Row(there.method.id, title, strong=there.method.code, note=mark, below=" · ".join(notes))

"""One method: its text, the children's words behind it, rights, obstacles and versions."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.model.base import Provenance, Source
from dialog_app.core.model.catalogue import MethodState, WorkingMethod
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.detail_answers import quotation
from dialog_app.ui.catalogue.detail_obstacles import obstacles
from dialog_app.ui.catalogue.detail_text import bases, rights, texts
from dialog_app.ui.catalogue.detail_versions import versions
from dialog_app.ui.catalogue.parts_below import PARTS_BELOW
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import say

_STATE_ICON = {
    MethodState.PROPOSAL: Icon.STATE_DRAFT,
    MethodState.ON_TRIAL: Icon.TRIAL_PARTLY,
    MethodState.RECOMMENDED: Icon.READY,
    MethodState.WITHDRAWN: Icon.CLOSE,
}


class MethodDetail(ScrollColumn):
    """Shows one method; `edit_wanted` and `answer_wanted` ask for the forms."""

    edit_wanted = Signal()
    answer_wanted = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self.setObjectName("method_detail")
        self.setProperty("column", True)
        self._shown: QWidget | None = None
        self.body.addStretch(1)

    def show_method(self, method_id: str) -> None:
        """Show a method as it is now."""
        self._clear()
        self._shown = self._made(self._around.register.one(WorkingMethod, method_id))
        self.body.insertWidget(0, self._shown)
        self._shown.show()
        self.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """Show no method."""
        self._clear()

    def _clear(self) -> None:
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def _made(self, method: WorkingMethod) -> QWidget:
        register = self._around.register
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        column.addLayout(self._top(method))
        for part in self._parts(register, method):
            column.addWidget(part)
        return whole

    def _parts(self, register: Register, method: WorkingMethod) -> Iterable[QWidget]:
        yield from texts(register.newest(method.id))
        yield from map(quotation, register.advice(method.id))
        yield rights(register, method)
        yield bases(method)
        yield _answer_button(self)
        yield from versions(register, method)
        yield from obstacles(register, method)
        for below in PARTS_BELOW:
            yield from below(self._around, method)

    def _top(self, method: WorkingMethod) -> QHBoxLayout:
        badges = FlowBox()
        badges.flow.addWidget(Badge(method.code))
        state = say(f"terms.method_state.{method.state.value}")
        badges.flow.addWidget(Badge(state, _STATE_ICON[method.state]))
        source = Badge(say(f"terms.provenance.{method.provenance.value}"))
        source.setObjectName("provenance")
        badges.flow.addWidget(source)
        starter = method.provenance is Provenance.STARTER_EXAMPLE
        if method.source is Source.BASE and not starter:
            badges.flow.addWidget(Badge(say("catalogue.base")))
        edit = Button(say("catalogue.edit"), ButtonLook(icon=Icon.EDIT))
        edit.setObjectName("edit_method")
        edit.clicked.connect(self.edit_wanted)
        row = QHBoxLayout()
        row.addWidget(badges, 1)
        row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _answer_button(detail: MethodDetail) -> QWidget:
    button = Button(say("catalogue.answer.new"), ButtonLook("link"))
    button.setObjectName("new_main_answer")
    button.clicked.connect(detail.answer_wanted)
    return button

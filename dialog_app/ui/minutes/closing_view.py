"""Before a day is closed: what to look at, why it is closed all the same, and the last word."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dialog_app.core.commands.days import CLOSE_REASON_LIMIT
from dialog_app.core.day import Day
from dialog_app.core.model.services import Service
from dialog_app.core.privacy import signs
from dialog_app.core.register import Register
from dialog_app.core.remark import Remark
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.minutes.remark_list import RemarkList, rows_of
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say


class ClosingView(QFrame):
    """The closing check in the page itself, so that the day can be put right beside it.

    `closing_wanted` carries the reason, `wanted` a remark to be put right, `left` says not yet.
    """

    closing_wanted = Signal(str)
    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("closing_view")
        self.setProperty("column", True)
        self.setAccessibleName(say("closing.heading"))
        self._names: tuple[str, ...] = ()
        self._heading = Label("", "heading").wrapped()
        self._heading.setObjectName("closing_heading")
        self._how = Label(say("closing.how"), "small", muted=True).wrapped()
        self._list = RemarkList()
        self._list.wanted.connect(self.wanted)
        self._reason_words = Label(say("closing.reason")).strong()
        self._reason = TextField(say("closing.reason"), limit=CLOSE_REASON_LIMIT)
        self._reason.setObjectName("close_reason")
        self._reason.textChanged.connect(self._on_typed)
        self._hint = Label(say("closing.reason_hint"), "small", muted=True).wrapped()
        self._hint.setObjectName("close_reason_hint")
        self._warning = Label(say("closing.warning"), "small").wrapped()
        self.error = ErrorLine()
        self._sure = _button("close_day_sure", "closing.sure", Icon.STATE_APPROVED)
        self._back = _button("close_day_back", "closing.back", None)
        self._sure.clicked.connect(lambda: self.closing_wanted.emit(self._reason.text()))
        self._reason.returnPressed.connect(self._sure.setFocus)
        self._back.clicked.connect(self.left)
        self._lay_out()

    def follow(self, found: tuple[Remark, ...], day: Day, register: Register) -> None:
        """Show what there is to look at as the day is now."""
        rows = (register.find(Service, one) for one in day.service_ids)
        self._names = tuple(row.leader_name for row in rows if row is not None and row.leader_name)
        self._list.follow(rows_of(found, day, register))
        some = bool(found)
        self._heading.setText(say("closing.some", n=len(found)) if some else say("closing.none"))
        for part in (self._how, self._list, self._reason_words, self._reason, self._hint):
            part.setVisible(some)
        self._sure.set_words(say("closing.anyway" if some else "closing.sure"))

    def complain(self, sentence: str) -> None:
        """Say why the day could not be closed; a reason that is missing is asked for at once."""
        self.error.tell(sentence)
        if self._reason.isVisible() and not self._reason.text().strip():
            self._reason.setFocus()

    def begin(self) -> None:
        """Start anew, with nothing said and no reason given."""
        self.error.clear()
        self._reason.clear()

    def take_focus(self) -> None:
        """Put the keyboard on the remarks, or where nothing can go wrong when there are none."""
        (self._back if self._list.isHidden() else self._list).setFocus()

    def _on_typed(self, text: str) -> None:
        """Say at once where a reason could tell who somebody is."""
        found = signs(text, self._names)
        sign = say(f"terms.sign.{found[0].kind}") if found else ""
        hint = say("closing.reason_sign", sign=sign) if found else say("closing.reason_hint")
        self._hint.setText(hint)

    def _lay_out(self) -> None:
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.m, space.xl, space.l)
        column.setSpacing(space.s)
        column.addWidget(self._heading)
        column.addWidget(self._how)
        column.addWidget(self._list, 1)
        for part in (self._reason_words, self._reason, self._hint, self._warning, self.error):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(space.s)
        row.addWidget(self._sure)
        row.addWidget(self._back)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(0)


def _button(name: str, words: str, icon: Icon | None) -> Button:
    button = Button(say(words), ButtonLook(icon=icon))
    button.setObjectName(name)
    return button

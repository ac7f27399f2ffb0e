"""Siden sist: what earlier days left, answered while it is talked about; never on the wall."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.since_last import to_answer
from dialog_app.ui import theme
from dialog_app.ui.follow_up.earlier import Earlier
from dialog_app.ui.follow_up.list import FollowList
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import say


class SinceView(QWidget):
    """Reads the earlier days when it is shown, and follows what is answered."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("since_view")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._room = room
        self._earlier = Earlier(room.around.session)
        self._title = Label(say("since.title"), "lead").strong()
        self._count = Label("", "small", muted=True)
        self._count.setObjectName("since_count")
        self._error = ErrorLine()
        self._error.setObjectName("since_error")
        self._none = EmptyState(Icon.TRIAL_DONE, say("since.none"), say("since.none_hint"))
        self._none.setObjectName("since_none")
        self.list = FollowList(room.bridge, room.around, own=False)
        self._build()

    def _build(self) -> None:
        space = theme.current().space
        top = QHBoxLayout()
        top.setSpacing(space.s)
        top.addWidget(self._title)
        top.addWidget(self._count, 1)
        if not is_tight():
            hint = RunLabel(hint_runs(say("since.hint_keys")), "small")
            hint.setFixedWidth(hint.sizeHint().width())
            top.addWidget(hint)
        scroll = ScrollColumn(padding=0)
        self.list.turned.connect(lambda line: scroll.ensureWidgetVisible(line, 0, space.s))
        for part in (self._none, self.list):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.xs)
        column.addLayout(top)
        column.addWidget(self._error)
        column.addWidget(scroll, 1)

    def refresh(self) -> None:
        """Show what is left as it is."""
        found = self._earlier.since_last(self._room.day)
        self.list.show_left(found, self._room.today())
        answered, of = to_answer(found)
        self._count.setText(say("since.count", n=of, answered=answered) if of else "")
        self._none.setVisible(not found and not self._earlier.fault)
        if self._earlier.fault:
            self._error.tell(self._earlier.fault)
        else:
            self._error.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the earlier days again: something may have been said of them since."""
        super().showEvent(event)
        if not event.spontaneous():
            self._earlier.forget()
            self.refresh()

    def take_focus(self) -> None:
        """Put the keyboard on the chosen line; where nothing is left, on the view."""
        if self.list.lines:
            self.list.take_focus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def deeds(self) -> Deeds:
        """Return the keys of the list."""
        return self.list.deeds()

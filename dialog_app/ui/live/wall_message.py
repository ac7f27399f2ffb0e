"""A message for the wall: one line, seen by nobody else until it is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.commands import wall, wall_queue
from dialog_app.core.model.days import SlideKind
from dialog_app.core.model.said import Action
from dialog_app.core.model.services import Service
from dialog_app.core.privacy import signs
from dialog_app.core.record import Step
from dialog_app.core.showing import Showing
from dialog_app.core.slide import MESSAGE_LIMIT
from dialog_app.ui import theme
from dialog_app.ui.live.draft import Draft
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.run_label import RunLabel, hint_runs
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.ui.bridge import Refusal

DRAFT: Final = "wall_message"

# Far above what may be shown, so that a long paste is refused in words and not cut in silence.
_ROOM_FOR_PASTE: Final = 100_000


class MessageField(TextField):
    """One line; Enter, Ctrl+Enter and Esc are signals, and so is turning to it or away."""

    entered = Signal()
    put_aside = Signal()
    left = Signal()
    turned_to = Signal(bool)

    def __init__(self) -> None:
        hint = say("queue.message.hint")
        super().__init__(say("queue.message.name"), limit=_ROOM_FOR_PASTE, hint=hint)
        self.setObjectName("wall_message_field")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the keys that end a message into signals and leave the rest to the field."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            (self.put_aside if control else self.entered).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.turned_to.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.turned_to.emit(True)


class WallMessage(QWidget):
    """Takes a message, shows it on the wall or queues it; half-written text survives a crash.

    What looks like a person is asked about once, never refused. `left` says that the facilitator
    is done, `written_in(bool)` whether the keyboard is here. It is seen then, and while it holds
    text.
    """

    left = Signal()
    written_in = Signal(bool)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._asked = ""
        self._draft = Draft(room.bridge, DRAFT, self)
        self.field = MessageField()
        self.error = ErrorLine()
        self.error.setObjectName("wall_message_error")
        self._keys = RunLabel(hint_runs(say("queue.message.keys")), "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        for part in (self.field, self.error, self._keys):
            column.addWidget(part)
        self.field.setText(self._draft.text)
        self.field.textChanged.connect(self._on_changed)
        self.field.entered.connect(self.show_it)
        self.field.put_aside.connect(self.queue_it)
        self.field.left.connect(self._leave)
        self.field.turned_to.connect(self._on_turned)
        self._keys.hide()
        self.setVisible(bool(self.field.text()))

    def begin(self) -> None:
        """Put the keyboard in the line, with what was begun before."""
        # Before the line takes room, so that the page never asks for the room of both.
        self.written_in.emit(True)
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_it(self) -> None:
        """Show the message on the wall."""
        self._take(wall.show)

    def queue_it(self) -> None:
        """Put the message last in the queue."""
        self._take(wall_queue.queue)

    def _take(self, command: Callable[..., Step]) -> None:
        text = self.field.text().strip()
        if len(text) > MESSAGE_LIMIT:
            facts = {"length": len(text), "limit": MESSAGE_LIMIT}
            self.error.tell(say("errors.text.too_long", **facts))
        elif not text:
            self.error.tell(say("errors.wall.message_empty"))
        elif text == self._asked or not self._asks(text):
            what = Showing(SlideKind.MESSAGE, message=text)
            refusal = self._room.bridge.run_clearing(DRAFT, command, what)
            self._after(refusal)

    def _asks(self, text: str) -> bool:
        """Ask about what looks like a person in the text; the same key once more goes on."""
        found = next(iter(signs(text, _names(self._room))), None)
        if found is None:
            return False
        self._asked = text
        what = say(f"terms.sign.{found.kind.value}")
        sentence = say("queue.message.looks_like", what=what, text=text[found.start : found.end])
        self.error.tell(sentence, say("queue.message.again"))
        return True

    def _after(self, refusal: "Refusal | None") -> None:
        if refusal is not None:
            self.error.tell(refusal.sentence)
            return
        self._draft.forget()
        self.field.clear()
        self._leave()

    def _leave(self) -> None:
        self.left.emit()
        self._rest()

    def _on_turned(self, here: bool) -> None:
        self._keys.setVisible(here and not is_tight())
        self.written_in.emit(here)
        if not here:
            self._rest()

    def _rest(self) -> None:
        """Keep what is half-written; an empty line is put away."""
        self._draft.keep()
        if not self.field.text() and not self.field.hasFocus():
            self.error.clear()
            self.hide()

    def _on_changed(self, text: str) -> None:
        self.error.clear()
        self._asked = ""
        self._draft.write(text if text.strip() else "")


def _names(room: Room) -> tuple[str, ...]:
    """Return the full names the day knows of, so that they are not shown by oversight."""
    day = room.day
    services = (room.register.find(Service, service_id) for service_id in day.service_ids)
    written = (
        *(service.leader_name for service in services if service is not None),
        *(item.leader for item in day.agenda),
        *(action.who for action in day.all(Action)),
        *(action.owner_name for action in day.all(Action)),
    )
    return tuple(dict.fromkeys(name for name in written if _is_full_name(name)))


def _is_full_name(words: str) -> bool:
    """Tell a name from a role («leder»): two words or more, each with a capital."""
    parts = words.split()
    return len(parts) > 1 and all(part[0].isupper() for part in parts)

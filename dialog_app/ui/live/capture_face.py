"""How the capture line looks: its field, what is suggested, and what is wrong."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dialog_app.core.plain import TEXT_LIMIT
from dialog_app.ui import theme
from dialog_app.ui.live import capture_words
from dialog_app.ui.live.action_fields import ActionFields
from dialog_app.ui.live.capture_field import CaptureField
from dialog_app.ui.live.capture_state import Capture
from dialog_app.ui.live.capture_words import Clicks
from dialog_app.ui.live.chip_row import ChipRow
from dialog_app.ui.live.prompting import Prompting
from dialog_app.ui.live.reading import Kind, Planned
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class CaptureFace(QFrame):
    """Shows what is being captured; decides nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("capture_line")
        self.setProperty("kind", "foot")
        self.field = CaptureField()
        self.fields = ActionFields()
        self._suggested = ChipRow(wide=True)
        self._prompts = Prompting()
        self._error = ErrorLine()
        self._error.setObjectName("capture_error")
        self._goes_to = ElidedLabel("", "small", muted=True)
        self._goes_to.setObjectName("capture_goes_to")
        self._keys = Label("", "small", muted=True)
        space = theme.current().space
        column = QVBoxLayout(self)
        side = space.m if is_tight() else space.xl
        column.setContentsMargins(side, space.m, side, space.m)
        column.setSpacing(space.s)
        for part in (self._prompts, self.field, self.fields, self._error, self._suggested):
            column.addWidget(part)
        below = QHBoxLayout()
        below.setSpacing(space.m)
        below.addWidget(self._goes_to, 1)
        below.addWidget(self._keys)
        column.addLayout(below)

    def show_capture(self, room: Room, capture: Capture, planned: Planned, clicks: Clicks) -> None:
        """Show a capture; the text being typed is left alone."""
        if self.field.edit.text() != capture.text:
            self.field.edit.setText(capture.text)
        self._prompts.follow(room, capture)
        self.field.show_idle(capture.kind is None and not capture.text)
        self.field.before.say_chips(capture_words.chips_before(room, capture, clicks))
        after = capture_words.chips_after(room, capture, planned, clicks)
        self._suggested.say_chips(after)
        # An obstacle will get chips as it is written; the room is kept so that nothing jumps.
        self._suggested.setVisible(bool(after) or capture.kind is Kind.OBSTACLE)
        hints = capture_words.keys_hint(room, capture) if capture.written else ()
        self._say_below(capture_words.destination(room, capture), hints)
        self._goes_to.setVisible(bool(capture.written))

    def show_saved(self, sentence: str) -> None:
        """Say what was just recorded, until something more is written."""
        self._say_below(sentence, (say("capture.keys_move"),))
        self._goes_to.show()

    def _say_below(self, sentence: str, hints: Sequence[str]) -> None:
        """Say a sentence below the field, and beside it the longest hint there is room for."""
        self._goes_to.setText(sentence)
        metrics = self._keys.fontMetrics()
        room = self.field.width() - theme.current().space.m
        left = room - metrics.horizontalAdvance(sentence)
        fitting = next((hint for hint in hints if metrics.horizontalAdvance(hint) <= left), "")
        self._keys.setText(fitting)
        self._keys.setVisible(bool(fitting))

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong below the line; the text stays."""
        self.field.set_fault(True)
        self._error.tell(sentence, say("live.capture.kept"))
        # One sentence at a time.
        for part in (self._goes_to, self._keys):
            part.hide()

    def show_too_long(self, length: int) -> None:
        """Say that what was to be pasted is too long; the line stands as it did."""
        self.field.set_fault(True)
        self._error.tell(
            say("capture.paste_too_long", length=length, limit=TEXT_LIMIT),
            say("capture.nothing_pasted"),
        )

    def clear_fault(self) -> None:
        """Say that nothing is wrong."""
        self.field.set_fault(False)
        self._error.hide()

    def close_fields(self) -> None:
        """Take the fields of an action away; the keyboard goes back to the text."""
        if self.fields.has_focus():
            self.field.edit.setFocus()
        self.fields.close_fields()

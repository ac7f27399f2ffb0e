"""The capture line: whatever is said goes in here, in one line and with one hand."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from dialog_app.core.model.said import Position
from dialog_app.core.suggest.suggester import Suggester
from dialog_app.core.who import Who
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.live import capture_state, capture_words
from dialog_app.ui.live.action_fields import ActionFields
from dialog_app.ui.live.capture_face import CaptureFace
from dialog_app.ui.live.capture_state import Capture
from dialog_app.ui.live.draft import Draft
from dialog_app.ui.live.moving import moved
from dialog_app.ui.live.owner_naming import Naming
from dialog_app.ui.live.reading import Kind, Planned, read_action
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.said_before import said_before
from dialog_app.ui.live.spoken import spoken

DRAFT: Final = "capture"


class CaptureLine(CaptureFace):
    """Takes one thing at a time; text is never lost, and half-written text survives a crash.

    `left` says that the facilitator is done with the line.
    """

    left = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._suggester = cache(lambda: Suggester(room.register, spoken()))
        self._capture = Capture(who=capture_state.attended(room))
        self._clicks = capture_words.Clicks(
            who=lambda: self._on_clicked(self.turn),
            position=lambda: self._on_clicked(self.step_choice),
            before=lambda: self._on_clicked(lambda _by: self.enter(before=True)),
            drop=lambda: self._on_clicked(lambda _by: self._drop()),
            choose=lambda offer: self._on_clicked(
                lambda _by: self._take(capture_state.chosen(self._capture, offer))
            ),
        )
        self._waiting = False
        self._last = ""
        self._draft = Draft(room.bridge, DRAFT, self)
        self._connect()
        if self._draft.text:
            self._on_edited(self._draft.text)
        self.refresh()

    def _connect(self) -> None:
        edit = self.field.edit
        edit.textEdited.connect(self._on_edited)
        edit.turned.connect(self.turn)
        edit.stepped.connect(self.step_choice)
        edit.entered.connect(self.enter)
        edit.same.connect(lambda: self.enter(before=True))
        edit.left.connect(self._on_left)
        edit.emptied.connect(self._on_emptied)
        edit.too_long.connect(self.show_too_long)
        self.fields.entered.connect(self.enter)
        self.fields.left.connect(self.close_fields)
        self._room.bridge.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Put the keyboard in the line; an empty line turns to what is attended to."""
        # Made ready before the first letter, so that no letter waits for it.
        self._suggester()
        self._room.earlier.begin()
        if not self._capture.text:
            self._capture = capture_state.begun(self._room, self._capture)
        self.field.edit.setFocus()
        self.refresh()

    def begin_reason(self, who: Who, position: Position) -> None:
        """Put the keyboard in the line for a reason; a line that is half written stays as it is."""
        if not self._capture.text:
            self._capture = capture_state.for_reason(self._capture, who, position)
        self._suggester()
        self.field.edit.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Show what is being captured."""
        planned = _planned(self._room, self._capture, self.fields)
        self.show_capture(self._room, self._capture, planned, self._clicks)

    def _take(self, capture: Capture) -> None:
        self._capture = capture
        self._draft.write(capture.written if capture.text.strip() else "")
        self.refresh()

    def _on_edited(self, typed: str) -> None:
        self.clear_fault()
        self._take(capture_state.edited(self._room, self._suggester(), self._capture, typed))

    def turn(self, by: int) -> None:
        """Attach the line to the next service or group (or the one before); all is one of them."""
        self._take(capture_state.turned(self._room, self._capture, by))

    def attach(self, by: int, row_id: str = "") -> None:
        """Move what was written last (or the row with this id) to the next service or group.

        A line that is half written is turned instead.
        """
        if not row_id and self._capture.text.strip():
            self.turn(by)
        else:
            self.show_saved(moved(self._room, row_id or self._last, by))

    def step_choice(self, by: int) -> None:
        """Choose another category or provision (obstacles), or another position (reasons)."""
        if self._capture.kind is Kind.REASON:
            self._take(capture_state.with_position(self._capture))
        elif self._capture.kind is Kind.OBSTACLE:
            self._take(capture_state.with_choice(self._room, self._capture, by))

    def _on_clicked(self, turn: Callable[[int], None]) -> None:
        turn(1)
        self.field.edit.setFocus()

    def _drop(self) -> None:
        self._take(replace(self._capture, dropped=True))

    def enter(self, *, before: bool = False) -> None:
        """Record the line; where something is missing the text stays and a sentence says why.

        With `before` what was said before is taken instead of what is written, if it is offered.
        """
        capture = self._capture
        same = said_before(self._room, capture) if before else None
        if not capture.text.strip() or self._waiting or (before and same is None):
            return
        missing = capture_state.missing(self._room, capture)
        missing = missing or self.fields.problem(self._room.today())
        if missing:
            self._fail(missing)
            return
        planned = _planned(self._room, capture, self.fields)
        naming = Naming.of(self._room, planned)
        if capture.kind is Kind.ACTION and self.fields.asks(planned, naming.owner):
            return
        day = self._room.day
        written = naming.without_name(planned)
        deed = (
            same.deed(self._room, capture)
            if same is not None
            else capture_state.deed_for(self._room, capture, written)
        )
        may_name = capture.kind is Kind.ACTION and self.fields.may_name(naming.owner)
        command, args = naming.with_name(deed) if may_name else deed
        refusal = self._room.bridge.run_clearing(DRAFT, command, *args)
        done = self._room.day is not day
        if may_name and done:
            naming.record_consent(self._room)
        self._after(refusal, done=done)
        if same is not None and done:
            self._last = same.row(self._room).id
            self.show_saved(same.told(self._room, capture))

    def _after(self, refusal: Refusal | None, *, done: bool) -> None:
        if refusal is not None:
            self._fail(refusal.sentence)
        elif done:
            self._last = capture_state.newest(self._room.day, self._capture.kind)
            self._clear()
            self.show_saved(capture_words.saved(self._room.day, self._capture))
        else:
            # The disk let us down: the frame says so and tries again; the text stays until then.
            self._waiting = True

    def _on_changed(self, *_said: object) -> None:
        if self._waiting:
            self._clear()

    def _clear(self) -> None:
        self._waiting = False
        self._capture = self._capture.fresh()
        self._draft.forget()
        self.clear_fault()
        self.close_fields()
        self.refresh()

    def _fail(self, sentence: str) -> None:
        self.show_fault(sentence)
        self._draft.keep()

    def _on_left(self) -> None:
        """Esc first drops the suggestion, then an empty line's kind, then leaves the line."""
        capture = self._capture
        offered = capture.category_code or said_before(self._room, capture)
        if offered or capture_words.chain_words(self._room, capture):
            self._drop()
        elif capture.kind is not None and not capture.text:
            self._on_emptied()
        else:
            self.left.emit()

    def _on_emptied(self) -> None:
        self.clear_fault()
        self.close_fields()
        self._take(Capture(who=self._capture.who))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is written before the page goes."""
        super().hideEvent(event)
        self._draft.keep()


def _planned(room: Room, capture: Capture, fields: ActionFields) -> Planned:
    """Return an action as it stands in the line, with what its fields add."""
    return fields.completed(read_action(capture.text, room.today()), room.today())

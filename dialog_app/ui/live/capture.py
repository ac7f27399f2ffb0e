"""The capture line: whatever is said goes in here, in one line and with one hand."""

import datetime
from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.suggest import Suggester
from dialog_app.ui import theme
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.live import capture_state, capture_words
from dialog_app.ui.live.action_fields import ActionFields
from dialog_app.ui.live.capture_field import CaptureField, ChipRow
from dialog_app.ui.live.capture_state import Capture
from dialog_app.ui.live.reading import Kind, Planned, read_action
from dialog_app.ui.live.room import Room
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.words import say

DRAFT: Final = "capture"
DRAFT_AFTER_MS: Final = 300


def suggester_for(room: Room) -> Suggester:
    """Return the suggester of the catalogue, with the words of every language."""
    stems: dict[str, list[str]] = {}
    for spoken in LANGUAGES:
        words = Texts(spoken)
        for category in room.register.categories:
            key = f"live.stem.{category.code}"
            if words.has(key):
                stems.setdefault(category.code, []).extend(words(key).split())
    return Suggester(room.register, stems)


class CaptureLine(QFrame):
    """Takes one thing at a time; text is never lost, and half-written text survives a crash.

    `left` says that the facilitator is done with the line.
    """

    left = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("capture_line")
        self.setProperty("kind", "foot")
        self._room = room
        self._suggester = suggester_for(room)
        self._capture = Capture(service_id=room.attention.service_id)
        self._clicks = capture_words.Clicks(self._next_service, self._next_position, self._drop)
        self._kept = ""
        self._waiting = False
        self.field = CaptureField()
        self._fields = ActionFields()
        self._suggested = ChipRow()
        self._error = ErrorLine()
        self._error.setObjectName("capture_error")
        self._goes_to = ElidedLabel("", "small", muted=True)
        self._goes_to.setObjectName("capture_goes_to")
        self._timer = QTimer(self)
        self._build()
        self._connect()
        self._restore()

    def _build(self) -> None:
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.m, space.xl, space.m)
        column.setSpacing(space.xs)
        for part in (self.field, self._fields, self._error):
            column.addWidget(part)
        below = QHBoxLayout()
        below.setSpacing(space.s)
        below.addWidget(self._suggested)
        below.addWidget(self._goes_to, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.keep_draft)
        edit = self.field.edit
        edit.textEdited.connect(self._on_edited)
        edit.turned.connect(self.turn_service)
        edit.stepped.connect(self.step_choice)
        edit.entered.connect(self.enter)
        edit.left.connect(self._on_left)
        edit.emptied.connect(self._on_emptied)
        self._fields.entered.connect(self.enter)
        self._fields.left.connect(self._fields_left)
        self._room.bridge.changed.connect(self._on_changed)

    @property
    def capture(self) -> Capture:
        """What is on its way in."""
        return self._capture

    def begin(self) -> None:
        """Put the keyboard in the line; an empty line turns to the chosen service."""
        if not self._capture.text:
            self._capture = replace(self._capture, service_id=self._room.attention.service_id)
        self.field.edit.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Show what is being captured."""
        capture = self._capture
        if self.field.edit.text() != capture.text:
            self.field.edit.setText(capture.text)
        self.field.show_idle(capture.kind is None and not capture.text)
        self.field.before.say_chips(capture_words.chips_before(self._room, capture, self._clicks))
        self._suggested.say_chips(
            capture_words.chips_after(self._room, capture, self._planned(), self._clicks)
        )
        self._goes_to.setText(capture_words.destination(self._room, capture))
        self._goes_to.setVisible(bool(capture.written))

    def _take(self, capture: Capture) -> None:
        self._capture = capture
        self._timer.start()
        self.refresh()

    def _on_edited(self, typed: str) -> None:
        self._clear_fault()
        self._take(capture_state.edited(self._room, self._suggester, self._capture, typed))

    def turn_service(self, by: int) -> None:
        """Attach the line to the next service (or the one before); all is one of them."""
        self._take(capture_state.with_service(self._room, self._capture, by))

    def step_choice(self, by: int) -> None:
        """Choose another category or provision (obstacles), or another position (reasons)."""
        if self._capture.kind is Kind.REASON:
            self._take(capture_state.with_position(self._capture))
        elif self._capture.kind is Kind.OBSTACLE:
            self._take(capture_state.with_choice(self._room, self._capture, by))

    def _next_service(self) -> None:
        self.turn_service(1)
        self.field.edit.setFocus()

    def _next_position(self) -> None:
        self.step_choice(1)
        self.field.edit.setFocus()

    def _drop(self) -> None:
        self._take(replace(self._capture, dropped=True))

    def enter(self) -> None:
        """Record the line; where something is missing the text stays and a sentence says why."""
        capture = self._capture
        if not capture.written.strip() or self._waiting:
            return
        missing = capture_state.missing(self._room, capture)
        if missing:
            self._fail(missing)
            return
        planned = self._planned()
        if capture.kind is Kind.ACTION and self._asks_first(planned):
            return
        before = self._room.day
        command, args = capture_state.deed_for(self._room, capture, planned)
        refusal = self._room.bridge.run_clearing(DRAFT, command, *args)
        self._after(refusal, done=self._room.day is not before)

    def _planned(self) -> Planned:
        today = self._today()
        planned = read_action(self._capture.text, today)
        typed = self._fields.typed(today)
        return replace(planned, who=planned.who or typed.who, due=planned.due or typed.due)

    def _today(self) -> datetime.date:
        return self._room.around.now().astimezone(ZoneInfo(self._room.day.info.zone)).date()

    def _asks_first(self, planned: Planned) -> bool:
        """Ask once for who and when; a second Enter records the action without them."""
        if not self._fields.isHidden():
            problem = self._fields.problem(self._today())
            if problem:
                self._fail(problem)
            return bool(problem)
        if not planned.text or (planned.who and planned.due):
            return False
        self._fields.ask(who=not planned.who, when=planned.due is None)
        return True

    def _after(self, refusal: Refusal | None, *, done: bool) -> None:
        if refusal is not None:
            self._fail(refusal.sentence)
        elif done:
            self._clear()
        else:
            # The disk let us down: the frame says so and tries again; the text stays until then.
            self._waiting = True

    def _on_changed(self, *_said: object) -> None:
        if self._waiting:
            self._clear()

    def _clear(self) -> None:
        self._waiting = False
        self._kept = ""
        self._clear_fault()
        self._close_fields()
        self._take(self._capture.fresh())
        self._timer.stop()

    def _close_fields(self) -> None:
        focused = self._fields.has_focus()
        self._fields.close_fields()
        if focused:
            self.field.edit.setFocus()

    def _fail(self, sentence: str) -> None:
        self.field.set_fault(True)
        self._error.tell(sentence, say("live.capture.kept"))
        self.keep_draft()

    def _clear_fault(self) -> None:
        self.field.set_fault(False)
        self._error.hide()

    def _on_left(self) -> None:
        """Esc first drops the suggestion, then an empty line's kind, then leaves the line."""
        capture = self._capture
        if capture.category_code or capture.source is not None:
            self._drop()
        elif capture.kind is not None and not capture.text:
            self._on_emptied()
        else:
            self.left.emit()

    def _fields_left(self) -> None:
        self._close_fields()
        self.refresh()

    def _on_emptied(self) -> None:
        self._clear_fault()
        self._close_fields()
        self._take(Capture(service_id=self._capture.service_id))

    def keep_draft(self) -> None:
        """Keep what is written, so that it survives a crash."""
        self._timer.stop()
        text = self._capture.written if self._capture.text.strip() else ""
        if text != self._kept:
            self._kept = text
            self._room.bridge.keep_draft(DRAFT, text)

    def _restore(self) -> None:
        self._kept = self._room.bridge.draft(DRAFT)
        if self._kept:
            self._on_edited(self._kept)
            self._timer.stop()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is written before the page goes."""
        super().hideEvent(event)
        if self._timer.isActive():
            self.keep_draft()

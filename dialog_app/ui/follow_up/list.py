"""What is left, service by service: one line is chosen, and keys answer it."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.commands import follow_ups
from dialog_app.core.model.days import DayState
from dialog_app.core.model.said import Outcome, Trial
from dialog_app.core.register import Register
from dialog_app.core.since_last import CHOICES, Left
from dialog_app.core.target import target_of
from dialog_app.ui import theme
from dialog_app.ui.actions import Action
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.follow_up.line import FollowLine
from dialog_app.ui.follow_up.trial_fields import TrialFields, Where
from dialog_app.ui.follow_up.words import day_name, followed, line_said, outcome_word
from dialog_app.ui.key_meanings import OUTCOMES
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

Key = tuple[str, str]


class FollowList(QWidget):
    """Lines under the name of their service; `turned(line)` says which one is chosen now.

    `own` is whether they are the day's own, said of after the day.
    """

    turned = Signal(object)

    def __init__(self, bridge: DayBridge, around: Around, *, own: bool) -> None:
        super().__init__()
        self._bridge = bridge
        self._around = around
        self._own = own
        self._left: dict[Key, Left] = {}
        self._lines: dict[Key, FollowLine] = {}
        self._chosen: Key | None = None
        self._today = datetime.date.min
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space.xs)

    @property
    def lines(self) -> tuple[FollowLine, ...]:
        """The lines in order."""
        return tuple(self._lines.values())

    @property
    def chosen(self) -> FollowLine | None:
        """The line the next key works on."""
        return self._lines.get(self._chosen) if self._chosen is not None else None

    def show_left(self, found: Sequence[Left], today: datetime.date) -> None:
        """Show what is left; lines that stay are kept, with what is being written in them."""
        fresh = {left.key: left for left in found}
        if list(fresh) != list(self._lines):
            self._make(fresh)
        self._left, self._today = fresh, today
        if self._chosen not in fresh:
            self._chosen = next(iter(fresh), None)
        for key, left in fresh.items():
            answer = left.stands if self._own else left.answer
            said = line_said(self._register, left, today, own=self._own)
            self._lines[key].show_said(said, answer.outcome if answer else None)
            self._lines[key].show_chosen(chosen=key == self._chosen)

    def go_to(self, row_id: str) -> bool:
        """Choose the line about a row; False where there is none."""
        key = next((key for key in self._lines if key[0] == row_id), None)
        if key is not None:
            self._turn(key)
        return key is not None

    def step(self, by: int) -> None:
        """Choose the next line (or the one before)."""
        keys = list(self._lines)
        if self._chosen in keys:
            self._turn(keys[max(0, min(len(keys) - 1, keys.index(self._chosen) + by))])

    def take_focus(self) -> None:
        """Put the keyboard on the chosen line."""
        if self.chosen is not None:
            self.chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def deeds(self) -> Mapping[Action, Callable[[], object]]:
        """Return the keys of the list."""
        answers = {act: partial(self._answer_chosen, outcome) for act, outcome in OUTCOMES.items()}
        return {
            **answers,
            Action.NEXT_LEFT: partial(self.step, 1),
            Action.PREVIOUS_LEFT: partial(self.step, -1),
            Action.LEFT_TELL: self._tell_chosen,
        }

    @property
    def _register(self) -> Register:
        return self._around.register

    def _make(self, fresh: Mapping[Key, Left]) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = {}
        service: str | None = None
        for key, left in fresh.items():
            if left.service_id != service:
                service = left.service_id
                self._column.addWidget(SectionHeader(self._heading(service)))
            self._lines[key] = self._line(key, left)
            self._column.addWidget(self._lines[key])

    def _heading(self, service_id: str) -> str:
        if not service_id:
            return say("since.carried_on" if self._own else "since.carried_here")
        return self._register.name_among(service_id, self._bridge.record.service_ids)

    def _line(self, key: Key, left: Left) -> FollowLine:
        kinds = [(one, outcome_word(left.kind, one)) for one in CHOICES[left.kind]]
        way = "" if self._own else say("since.go_there", day=day_name(left.day))
        line = FollowLine(f"{left.kind.value}_{left.row.id}", kinds, way)
        line.turned.connect(partial(self._on_turned, key))
        line.answered.connect(partial(self._answer, key))
        line.tell_wanted.connect(self._tell_chosen)
        line.told.connect(partial(self._tell, key))
        line.drafted.connect(partial(self._bridge.keep_draft, _place(key)))
        line.way_wanted.connect(lambda: self._around.show_target(target_of(left.row)))
        if self._own and isinstance(left.row, Trial) and left.day.state is not DayState.CLOSED:
            self._add_trial(line, left.row.id)
        return line

    def _add_trial(self, line: FollowLine, trial_id: str) -> None:
        """Let the day's own trial be given a date and words where it stands."""
        fields = TrialFields(Where(self._bridge, lambda: self._today))
        fields.left.connect(line.setFocus)
        way = Button(say("since.trial_correct"), ButtonLook("quiet"))
        way.setObjectName("trial_more")
        way.clicked.connect(lambda: fields.ask(self._bridge.record.one(Trial, trial_id)))
        way.clicked.connect(lambda: self.turned.emit(line))
        line.add_fields(way, fields)

    def _turn(self, key: Key) -> None:
        self._on_turned(key)
        self.take_focus()

    def _on_turned(self, key: Key) -> None:
        self._chosen = key
        for other, line in self._lines.items():
            line.show_chosen(chosen=other == key)
        self.turned.emit(self._lines[key])

    def _answer_chosen(self, outcome: Outcome) -> None:
        if self._chosen is not None:
            self._answer(self._chosen, outcome)

    def _answer(self, key: Key, outcome: Outcome) -> None:
        about = followed(self._register, self._left[key])
        refusal = self._bridge.run(follow_ups.follow_up, about, outcome)
        self._say(key, refusal.sentence if refusal else "")

    def _tell_chosen(self) -> None:
        line = self.chosen
        if line is None or self._chosen is None:
            return
        answer = self._left[self._chosen].answer
        told = answer.text if answer is not None else ""
        line.begin_telling(self._bridge.draft(_place(self._chosen)) or told)

    def _tell(self, key: Key, text: str) -> None:
        about = followed(self._register, self._left[key])
        refusal = self._bridge.run_clearing(_place(key), follow_ups.tell_more, about, text)
        self._say(key, refusal.sentence if refusal else "")
        if refusal is None:
            self._lines[key].end_telling()

    def _say(self, key: Key, sentence: str) -> None:
        line = self._lines.get(key)
        if line is None:
            return
        if sentence:
            line.error.tell(sentence)
        else:
            line.error.clear()


def _place(key: Key) -> str:
    return f"follow:{key[0]}:{key[1]}"

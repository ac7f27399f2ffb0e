"""A form in place: fields under each other, kept as a draft until saved or given up."""

import json
from collections.abc import Callable, Mapping
from typing import Final, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.errors import RuleBroken
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal, refusal
from dialog_app.ui.plan.field import Field
from dialog_app.ui.soon import Soon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

Values = dict[str, str]
YES: Final = "yes"
"""The value of a box that is ticked; of one that is not, it is empty."""


class Drafts(Protocol):
    """Where half-written forms are kept."""

    def draft(self, place: str) -> str:
        """Return what was left at a place, or nothing."""
        ...

    def keep_draft(self, place: str, text: str) -> None:
        """Keep text at a place; nothing takes it away."""
        ...


class Form(QWidget):
    """Subclasses add their fields and say what saving is; `left` carries whether it was saved.

    What is written is kept as a draft at `place`, and comes back when the form is opened again.
    A refusal stands at the field that `faults` names for its code, else above the buttons.
    Drafts are kept beside the catalogue, where no other place is given.
    """

    left = Signal(bool)

    def __init__(
        self,
        around: Around,
        name: str,
        faults: Mapping[str, str],
        *,
        drafts: Drafts | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("column", True)
        self.around: Final = around
        self._drafts: Drafts = drafts or around.register_bridge
        self._faults = faults
        self._fields: dict[str, Field] = {}
        self._place = ""
        self._was: Values = {}
        self._heading = Label("", "heading").wrapped()
        self._error = ErrorLine()
        self._error.setObjectName(f"{name}_error")
        self._keep = Soon(self._on_keep, self)
        self._column = ScrollColumn()
        self._column.body.addWidget(self._heading)
        self._lay_out()

    def add(self, name: str, label: str, part: QWidget, *, row: QHBoxLayout | None = None) -> None:
        """Add a field; several share a row."""
        part.setObjectName(f"{self.objectName()}_{name}")
        field = Field(label, part)
        field.keep_all()
        self._fields[name] = field
        if row is not None:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        else:
            self._column.body.addWidget(field)
        if isinstance(part, TextField | TextArea):
            part.textChanged.connect(self._keep.ask)
        elif isinstance(part, Choice):
            part.activated.connect(self._keep.ask)
        elif isinstance(part, Check):
            part.toggled.connect(self._keep.ask)

    def add_row(self) -> QHBoxLayout:
        """Return a row for several short fields."""
        row = QHBoxLayout()
        row.setSpacing(theme.current().space.m)
        self._column.body.addLayout(row)
        return row

    def add_part(self, part: QWidget) -> None:
        """Add something that is no field."""
        self._column.body.addWidget(part)

    def show_fields(self, shown: bool, *names: str) -> None:
        """Show fields or hide them; what stands in a hidden one stays."""
        for name in names:
            self._fields[name].setHidden(not shown)

    def end_fields(self) -> None:
        """Push the fields to the top."""
        self._column.body.addStretch(1)

    def begin(self, heading: str, place: str, values: Values) -> None:
        """Open with these values, or with the draft that was left at `place`."""
        self._keep.stop()
        self._heading.setText(heading)
        self._place = place
        self._was = values
        self.fill({**values, **self._draft()})
        self._keep.stop()
        self._clear_faults()
        first = next((one for one in self._fields.values() if not one.isHidden()), None)
        if first is not None:
            first.part.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> Values:
        """Return what is written, by field."""
        return {name: _value(field.part) for name, field in self._fields.items()}

    def fill(self, values: Mapping[str, str]) -> None:
        """Write values into the fields; fields not named are emptied."""
        for name, field in self._fields.items():
            _set_value(field.part, values.get(name, ""))

    def submit(self, place: str) -> Refusal | None:
        """Save what is written and clear the draft at `place`; subclasses say how.

        May raise `RuleBroken` for what cannot be read.
        """
        raise NotImplementedError

    def save(self) -> None:
        """Save and leave, or say at its field what is wrong."""
        self._keep.stop()
        self._clear_faults()
        if self._crowded():
            self._on_keep()
            return
        try:
            refused = self.submit(self._place)
        except RuleBroken as broken:
            refused = refusal(broken)
        if refused is None:
            self.left.emit(True)
            return
        field = self._fields.get(self._faults.get(refused.code, ""))
        if field is not None:
            self._lead_to(field, refused.sentence)
        else:
            self._error.tell(refused.sentence)
        self._on_keep()

    def cancel(self) -> None:
        """Leave without saving; the draft goes."""
        self._keep.stop()
        self._drafts.keep_draft(self._place, "")
        self.left.emit(False)

    def hold(self) -> None:
        """Keep the draft at once, as when one goes elsewhere."""
        if self._keep.isActive():
            self._keep.stop()
            self._on_keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Ctrl+Enter, give up with Esc."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        else:
            super().keyPressEvent(event)

    def _crowded(self) -> bool:
        """Say at every field whose text is too long that it is, and lead to the first."""
        shown = [field for field in self._fields.values() if not field.isHidden()]
        crowded = [(field, field.crowded()) for field in shown if field.crowded()]
        for field, sentence in reversed(crowded):
            self._lead_to(field, sentence)
        return bool(crowded)

    def _lead_to(self, field: Field, sentence: str) -> None:
        field.fault(sentence)
        field.part.setFocus(Qt.FocusReason.OtherFocusReason)
        # The sentence has no height yet; a field may be higher than the window.
        QTimer.singleShot(0, field, lambda: self._column.ensureWidgetVisible(field))
        QTimer.singleShot(0, field, lambda: self._column.ensureWidgetVisible(field.line))

    def _clear_faults(self) -> None:
        self._error.clear()
        for field in self._fields.values():
            field.fault("")

    def _draft(self) -> Values:
        try:
            kept = json.loads(self._drafts.draft(self._place) or "{}")
        except ValueError:
            return {}
        if not isinstance(kept, dict):
            return {}
        return {str(name): str(text) for name, text in kept.items()}

    def _on_keep(self) -> None:
        values = self.values()
        text = "" if values == self._was else json.dumps(values, ensure_ascii=False)
        self._drafts.keep_draft(self._place, text)

    def _lay_out(self) -> None:
        name, space = self.objectName(), theme.current().space
        look = ButtonLook("primary", key=say("catalogue.form.save_key"))
        self.save_button = save = _button(f"{name}_save", "catalogue.form.save", look, self.save)
        cancel = _button(
            f"{name}_cancel", "catalogue.form.cancel", ButtonLook(key="Esc"), self.cancel
        )
        row = FlowBox()
        row.flow.addWidget(save)
        row.flow.addWidget(cancel)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        below = QVBoxLayout(foot)
        below.setContentsMargins(space.xl, space.m, space.xl, space.m)
        below.addWidget(self._error)
        below.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._column, 1)
        column.addWidget(foot)


def _button(name: str, key: str, look: ButtonLook, deed: Callable[[], None]) -> Button:
    button = Button(say(key), look)
    button.setObjectName(name)
    button.clicked.connect(deed)
    return button


def _value(part: QWidget) -> str:
    if isinstance(part, Check):
        return YES if part.isChecked() else ""
    if isinstance(part, TextArea):
        return part.toPlainText()
    if isinstance(part, TextField):
        return part.text()
    return str(part.value() or "") if isinstance(part, Choice) else ""


def _set_value(part: QWidget, text: str) -> None:
    if isinstance(part, Check):
        part.setChecked(text == YES)
    elif isinstance(part, TextArea):
        part.setPlainText(text)
    elif isinstance(part, TextField):
        part.setText(text)
        part.setCursorPosition(0)
    elif isinstance(part, Choice):
        part.set_value(text)


def whole_or_none(typed: str, code: str) -> int | None:
    """Read a whole number; nothing written is None.

    Raises RuleBroken with `code` for anything else.
    """
    text = typed.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise RuleBroken(code)
    return int(text)


_DIGITS: Final = 6

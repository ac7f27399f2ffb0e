"""The chosen thing of a shelf, made anew whenever something changes."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.plan.picker import Picker
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.pick_list import Option
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import say


class Chosen(ScrollColumn):
    """Shows one row by id; subclasses say of which parts it is made, and may have deeds.

    The keyboard stays on the part with the same name when it is made anew. `error` stands last.
    """

    def __init__(self, around: Around, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("column", True)
        self.around: Final = around
        self.shown = ""
        self.error = ErrorLine()
        self.error.setObjectName(f"{name}_error")
        self._made: QWidget | None = None
        self.body.addWidget(self.error)
        self.body.addStretch(1)

    def parts(self, row_id: str) -> Sequence[QWidget]:
        """Return what the row is shown as, from the top; nothing where it is gone."""
        raise NotImplementedError

    def show_row(self, row_id: str) -> None:
        """Show a row as it is now; nothing for an empty id."""
        again = row_id == self.shown
        held = self._held()
        place = self.verticalScrollBar().value() if again else 0
        self._clear()
        self.shown = row_id
        parts = self.parts(row_id) if row_id else ()
        if parts:
            self._put(parts)
        if again and held:
            self._hold(held)
        self.verticalScrollBar().setValue(place)

    def deed(self, refused: Refusal | None) -> bool:
        """Say why something was refused; tell whether it was done."""
        if refused is not None:
            self.error.tell(refused.sentence)
            self.ensureWidgetVisible(self.error)
        return refused is None

    def pick(
        self, near: QWidget, heading: str, options: Sequence[Option], take: Callable[[object], bool]
    ) -> None:
        """Let one pick from options below a part; what `take` says yes to is offered no more."""
        name = near.objectName()
        picker = pick_near(near, heading, options, take)
        # The part is made anew with each pick, so it is found by its name.
        picker.closed.connect(lambda: self._hold(name))

    def _put(self, parts: Sequence[QWidget]) -> None:
        self._made = QWidget()
        column = QVBoxLayout(self._made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        for part in parts:
            column.addWidget(part)
        self.body.insertWidget(0, self._made)
        self._made.show()

    def _clear(self) -> None:
        self.error.clear()
        if self._made is not None:
            self._made.hide()
            self._made.deleteLater()
            self._made = None

    def _held(self) -> str:
        now = QApplication.focusWidget()
        inside = now is not None and self._made is not None and self._made.isAncestorOf(now)
        return now.objectName() if now is not None and inside else ""

    def _hold(self, name: str) -> None:
        found: list[QWidget] = self._made.findChildren(QWidget) if self._made is not None else []
        named = [part for part in found if part.objectName() == name]
        others = [part for part in found if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for part in (*named, *others)[:1]:
            part.setFocus(Qt.FocusReason.OtherFocusReason)


def pick_near(
    near: QWidget, heading: str, options: Sequence[Option], take: Callable[[object], bool]
) -> Picker:
    """Open a card below a part to pick from; what `take` says yes to is offered no more."""
    page = near.window()
    picker = Picker(page, heading, options)

    def on_picked(value: object) -> None:
        words = picker.words_of(value)
        if take(value):
            picker.tell(say("shelves.tied", words=words))
            picker.leave_out(value)

    picker.picked.connect(on_picked)
    picker.open_at(QRect(near.mapTo(page, near.rect().topLeft()), near.size()))
    return picker


def top_row(badges: Sequence[QWidget], *buttons: QWidget) -> QWidget:
    """Return the first row of a detail: its marks at the left, what can be done at the right."""
    box = FlowBox()
    for badge in badges:
        box.flow.addWidget(badge)
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(box, 1)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return whole


def deed_button(name: str, words: str, deed: Callable[[], object], look: ButtonLook) -> Button:
    """Return a button that does something with the chosen row."""
    button = Button(words, look)
    button.setObjectName(name)
    button.clicked.connect(deed)
    return button

"""The part of *På tvers* where a description of good practice is written."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialog_app.core.describe.commands import bring_back, move, withdraw
from dialog_app.core.describe.grow import Proposed, proposals
from dialog_app.core.describe.taking_in import take_in
from dialog_app.core.model.practice import Paragraph
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.ui import actions, theme
from dialog_app.ui.across.describe.ground_side import GroundSide
from dialog_app.ui.across.describe.issuing_view import IssuingView
from dialog_app.ui.across.describe.paragraph_form import ParagraphForm
from dialog_app.ui.across.describe.reader import Reader
from dialog_app.ui.across.describe.reading import Reading
from dialog_app.ui.across.describe.rows import Rows, rows
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.actions import Action, Focus, Where
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.columns import Column, Columns
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.row_list import RowList
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import disk_trouble, key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_LIST: Final = 304
_SIDE: Final = 352
_LEAST: Final = 400


class DescribePart(QWidget):
    """Paragraphs at the left, the text in the middle, and at the right what it rests on."""

    def __init__(self, around: Around, scope: Scope) -> None:
        super().__init__()
        self.setObjectName("across_describe")
        self._around, self._scope = around, scope
        self._reader = Reader(around)
        self._rows = Rows((), {}, {})
        self._list = RowList("describe_list", say("describe.list"))
        self._reading = Reading()
        self._middle = FormStack(around, self._reading)
        self._side = GroundSide(around, lambda: self._reader.said)
        self._issuing = IssuingView(around, self._reader, self._middle)
        self._none = EmptyState(Icon.ACROSS, say("describe.choose"), say("describe.choose_hint"))
        self._none.setObjectName("describe_choose")
        self._error = ErrorLine()
        self._tools = self._made_tools()
        self._lay_out()
        self._connect()

    def header_tools(self) -> QWidget | None:
        """Return the buttons that write a draft and show the pages."""
        return self._tools

    def point_at(self, about: str) -> None:
        """Choose a paragraph by its id, or what is written or could be of a method."""
        self._refresh()
        keys = [row.key for row in self._rows.rows if self._is_about(row.key, about)]
        if keys:
            self._list.choose(keys[0])
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard in the list, or in the form that is open."""
        if not self._middle.writing:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what the days tell now."""
        super().showEvent(event)
        if not event.spontaneous():
            self._reader.forget()
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is half-written before going elsewhere."""
        self._middle.hold()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for where the keyboard is."""
        typing = isinstance(QApplication.focusWidget(), TextArea | TextField)
        focus = Focus.TEXT if typing else Focus.DESCRIBE
        deed = self._deeds().get(actions.action_of(event, Where.DESCRIBE, focus))
        if deed is not None:
            deed()
        else:
            super().keyPressEvent(event)

    def _deeds(self) -> dict[Action | None, Callable[[], object]]:
        return {
            Action.DESCRIBE_DRAFT: self._on_draft,
            Action.DESCRIBE_PAGE: self._issuing.turn,
            Action.DESCRIBE_WRITE: self._on_write,
            Action.DESCRIBE_NEW: self._on_new,
            Action.DESCRIBE_OUT: self._on_out,
            Action.DESCRIBE_UP: lambda: self._on_move(-1),
            Action.DESCRIBE_DOWN: lambda: self._on_move(1),
            Action.DESCRIBE_PDF: self._issuing.save_pdf,
        }

    def _made_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space.s)
        self._draft = _tool("describe_draft", Action.DESCRIBE_DRAFT, Icon.ADD, self._on_draft)
        self._page = _tool("describe_page", Action.DESCRIBE_PAGE, Icon.PDF, self._issuing.turn)
        self._page.setCheckable(True)
        for button in (self._draft, self._page):
            row.addWidget(button)
        return tools

    def _lay_out(self) -> None:
        left = QFrame()
        left.setProperty("kind", "column-left")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._list, 1)
        column.addWidget(self._issuing.box)
        self._views = QStackedWidget()
        self._views.addWidget(self._middle)
        self._issuing.show_in(self._views)
        right = QFrame()
        right.setProperty("kind", "column-right")
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._side)
        self._columns = Columns(
            (Column(left, _LIST), Column(self._views, least=_LEAST), Column(right, _SIDE))
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self._error, self._none):
            whole.addWidget(part)
        whole.addWidget(self._columns, 1)

    def _connect(self) -> None:
        self._list.moved.connect(self._on_moved)
        self._list.entered_row.connect(lambda _key: self._on_write())
        self._reading.text.moved.connect(self._on_sentence)
        self._reading.write_wanted.connect(self._on_write)
        self._reading.out_wanted.connect(self._on_out)
        self._reading.new_wanted.connect(self._on_new)
        self._reading.move_wanted.connect(self._on_move)
        self._side.wording_wanted.connect(self._on_wording)
        self._middle.left.connect(self._on_left)
        self._issuing.language_changed.connect(self._refresh)
        self._issuing.turned.connect(self._page.setChecked)
        self._scope.changed.connect(self._on_scope)
        self._around.register_bridge.changed.connect(self._follow)

    def _on_scope(self) -> None:
        if self.isVisible():
            self._middle.hold()
            self._middle.setCurrentWidget(self._reading)
            self._refresh()

    def _follow(self, _register: Register, _step: Step | None = None) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Show what there is of the description that is looked at."""
        code = self._scope.description_code
        self._none.setVisible(not code)
        self._columns.setVisible(bool(code))
        self._tools.setVisible(bool(code))
        if not code:
            return
        try:
            said = self._reader.said
        except StoreFailed as failed:
            self._error.tell(disk_trouble(failed.kind))
            return
        self._error.clear()
        self._issuing.follow(code)
        self._rows = rows(said, code, self._issuing.language)
        waiting = len(proposals(said, code))
        self._draft.setVisible(bool(waiting))
        self._draft.set_words(say("describe.draft", n=waiting))
        self._list.set_rows(self._rows.rows)
        self._on_moved(self._list.key())

    def _on_moved(self, key: str) -> None:
        said, language = self._reader.said, self._issuing.language
        paragraph, proposed = self._paragraph(), self._rows.proposed.get(key)
        self._reading.error.clear()
        if paragraph is not None:
            self._reading.show_paragraph(said, paragraph, language)
            self._side.show_sentence(paragraph, self._reading.text.sentence, language)
        elif proposed is not None:
            self._reading.show_proposed(said, proposed, language)
            self._side.show_proposed(proposed, language)
        else:
            self._show_section(key)

    def _show_section(self, key: str) -> None:
        place = self._rows.place(key)
        self._side.show_nothing()
        if place is not None:
            row = next(row for row in self._rows.rows if row.key == key)
            waiting = [k for k in self._rows.proposed if self._rows.place(k) == place]
            key = "proposals" if waiting else place.section.value
            hint = say("describe.take_hint" if waiting else "describe.none_hint")
            self._reading.show_section(row.strong, say(f"describe.none.{key}"), hint)

    def _paragraph(self) -> Paragraph | None:
        return self._around.register.find(Paragraph, self._list.key())

    def _on_sentence(self, number: int) -> None:
        paragraph = self._paragraph()
        if paragraph is not None and number:
            self._side.show_sentence(paragraph, number, self._issuing.language)

    def _on_write(self) -> None:
        paragraph, proposed = self._paragraph(), self._rows.proposed.get(self._list.key())
        if proposed is not None:
            self._take_in([proposed])
        elif paragraph is not None and not paragraph.withdrawn:
            form = self._form()
            form.open_for(paragraph, self._issuing.language, self._reading.text.sentence)
        elif paragraph is None:
            self._on_new()

    def _on_new(self) -> None:
        place = self._rows.place(self._list.key())
        if place is not None:
            self._form().open_new(place.code, place.section, self._issuing.language)

    def _on_wording(self, one: Proposed) -> None:
        paragraph = self._paragraph()
        if paragraph is not None:
            self._form().open_with(paragraph, one)

    def _form(self) -> ParagraphForm:
        self._issuing.show_text()
        form = self._middle.open(ParagraphForm)
        form.moved.connect(self._on_sentence, Qt.ConnectionType.UniqueConnection)
        return form

    def _on_left(self) -> None:
        self._on_moved(self._list.key())
        self._reading.take_focus()

    def _on_draft(self) -> None:
        found = proposals(self._reader.said, self._scope.description_code)
        if found:
            self._take_in(found)

    def _take_in(self, found: "list[Proposed] | tuple[Proposed, ...]") -> None:
        run = self._around.register_bridge.run
        if self._done(run(take_in, found)):
            methods = {row.method_id: row.id for row in self._around.register.all(Paragraph)}
            self._list.choose(methods.get(found[0].method_id, "") if found[0].method_id else "")
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_out(self) -> None:
        paragraph = self._paragraph()
        if paragraph is not None:
            deed = bring_back if paragraph.withdrawn else withdraw
            self._done(self._around.register_bridge.run(deed, paragraph.id))

    def _on_move(self, by: int) -> None:
        paragraph = self._paragraph()
        if paragraph is not None and not paragraph.withdrawn:
            self._done(self._around.register_bridge.run(move, paragraph.id, by))

    def _done(self, refused: Refusal | None) -> bool:
        if refused is not None:
            self._reading.error.tell(refused.sentence)
        return refused is None

    def _is_about(self, key: str, about: str) -> bool:
        paragraph = self._around.register.find(Paragraph, key)
        proposed = self._rows.proposed.get(key)
        method_id = paragraph.method_id if paragraph else proposed.method_id if proposed else ""
        return about in (key, method_id)


def _tool(name: str, action: Action, icon: Icon, deed: Callable[[], object]) -> Button:
    button = Button(
        say(f"describe.{action.value.removeprefix('describe_')}_tool"),
        ButtonLook(icon=icon, key=key_words(actions.first_key(action))),
    )
    button.setObjectName(name)
    button.clicked.connect(deed)
    return button

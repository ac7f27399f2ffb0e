"""The part of *På tvers* where a description of good practice is written."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialog_app.core.describe.grow import proposals
from dialog_app.core.describe.telling import NamesSomebody
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.model.practice import Paragraph
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.ui import actions, theme
from dialog_app.ui.across.describe.choosing import ChooseDescription
from dialog_app.ui.across.describe.ground_side import GroundSide
from dialog_app.ui.across.describe.named_bar import NamedBar
from dialog_app.ui.across.describe.pages import Pages
from dialog_app.ui.across.describe.reader import Reader
from dialog_app.ui.across.describe.reading import Reading
from dialog_app.ui.across.describe.rows import Rows, rows
from dialog_app.ui.across.describe.writing import Writing
from dialog_app.ui.across.issuing.box import IssueBox
from dialog_app.ui.across.issuing.view import IssuingView
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.actions import Action, Focus, Where, first_key
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.columns import Column, Columns, framed
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.row_list import RowList
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import key_words
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

_LIST: Final = 344
_SIDE: Final = 352
_LEAST: Final = 400


class DescribePart(QWidget):
    """Paragraphs at the left, the text in the middle, and at the right what it rests on."""

    def __init__(self, around: Around, scope: Scope) -> None:
        super().__init__()
        self.setObjectName("across_describe")
        self._around, self._scope = around, scope
        self._reader = Reader(around, scope, self)
        self._wanted = ""
        self._rows = Rows((), {}, {})
        self._list = RowList("describe_list", say("describe.list"))
        self._reading = Reading()
        self._middle = FormStack(around, self._reading)
        self._views = QStackedWidget()
        self._views.addWidget(self._middle)
        self._side = GroundSide(around, lambda: self._reader.said)
        self._box = IssueBox(languages=True, pdf_key=key_words(first_key(Action.DESCRIBE_PDF)))
        self._box.set_language(language())
        self._issuing = IssuingView(around, self._middle, self._box)
        self._pages = Pages(self._views, self._issuing)
        self._writing = Writing(around, self._middle, lambda: self._box.language)
        self._named = NamedBar()
        self._none = ChooseDescription(scope)
        # Before the days are read nothing is known, and nothing is said of what there is.
        self._unread = EmptyState(Icon.ACROSS, say("across.reading"))
        self._unread.setObjectName("describe_reading")
        self._error = ErrorLine()
        self._tools = _Tools(self._pages.turn)
        self._tools.draft.clicked.connect(self._deeds()[Action.DESCRIBE_DRAFT])
        self._lay_out()
        self._connect()

    def header_tools(self) -> QWidget | None:
        """Return the buttons that write a draft and show the pages."""
        return self._tools

    def point_at(self, about: str) -> None:
        """Choose a paragraph by its id, or what is written or could be of a method.

        Where the whole programme was looked at, the description of the method is from now on.
        """
        method = self._around.register.find(WorkingMethod, about)
        if method is not None and not self._scope.description_code:
            self._scope.choose(self._scope.programme_code, method.description_code)
        self._wanted = about
        self._refresh()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard in the list, or in the form that is open."""
        if not self._scope.description_code:
            self._none.take_focus()
        elif not self._middle.writing:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what the days tell now."""
        super().showEvent(event)
        if not event.spontaneous():
            self._refresh()
            self._reader.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is half-written before going elsewhere."""
        self._middle.hold()
        self._issuing.forget()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for where the keyboard is."""
        typing = isinstance(QApplication.focusWidget(), TextArea | TextField)
        focus = Focus.TEXT if typing else Focus.DESCRIBE
        action = actions.action_of(event, Where.DESCRIBE, focus)
        deed = self._deeds().get(action) if action is not None else None
        if deed is not None:
            deed()
        else:
            super().keyPressEvent(event)

    def _deeds(self) -> dict[Action, Callable[[], object]]:
        out, by = self._writing.turn_out, self._writing.move
        return {
            Action.DESCRIBE_DRAFT: lambda: self._writing.take_in(
                proposals(self._reader.said, self._scope.description_code)
            ),
            Action.DESCRIBE_PAGE: self._pages.turn,
            Action.DESCRIBE_WRITE: self._on_write,
            Action.DESCRIBE_NEW: self._on_new,
            Action.DESCRIBE_OUT: lambda: self._with_paragraph(out),
            Action.DESCRIBE_UP: lambda: self._with_paragraph(lambda row: by(row, -1)),
            Action.DESCRIBE_DOWN: lambda: self._with_paragraph(lambda row: by(row, 1)),
            Action.DESCRIBE_PDF: lambda: self._issuing.save("pdf"),
        }

    def _lay_out(self) -> None:
        columns = (
            Column(framed("column-left", self._list, self._box), _LIST),
            Column(self._views, least=_LEAST),
            Column(framed("column-right", self._side), _SIDE),
        )
        self._columns = Columns(columns)
        self._columns.turned.connect(self._box.fold)
        for wish in (self._middle.opened, self._issuing.look_wanted):
            wish.connect(lambda: self._columns.bring(self._views))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        over = QVBoxLayout()
        over.setContentsMargins(theme.current().space.l, 0, theme.current().space.l, 0)
        for part in (self._error, self._unread, self._issuing.bar, self._named):
            over.addWidget(part)
        whole.addLayout(over)
        whole.addWidget(self._none, 1)
        whole.addWidget(self._columns, 1)

    def _connect(self) -> None:
        reading, writing, deeds = self._reading, self._writing, self._deeds()

        def sentence(number: int) -> None:
            chosen = self._box.language
            self._with_paragraph(lambda row: self._side.show_sentence(row, number, chosen))

        def refused(error: RuleBroken) -> None:
            """Show the text again, with what it names above it: there are no pages to see."""
            if isinstance(error, NamesSomebody):
                self._box.told.tell("")
                self._pages.show_text()
                self._named.tell(error)

        def open_paragraph(paragraph_id: str) -> None:
            self._list.choose(paragraph_id)
            self._on_write()

        def read() -> None:
            self._error.clear()
            if self.isVisible():
                self._refresh()
                self.take_focus()

        self._reader.ready.connect(read)
        self._reader.failed.connect(self._error.tell)
        self._list.moved.connect(self._on_moved)
        self._list.entered_row.connect(lambda _key: self._on_write())
        reading.text.moved.connect(sentence)
        reading.write_wanted.connect(self._on_write)
        reading.out_wanted.connect(deeds[Action.DESCRIBE_OUT])
        reading.new_wanted.connect(self._on_new)
        reading.move_wanted.connect(
            lambda by: self._with_paragraph(lambda row: writing.move(row, by))
        )
        writing.begun.connect(self._pages.show_text)
        writing.moved.connect(sentence)
        writing.refused.connect(reading.error.tell)
        writing.taken.connect(self._on_taken)
        writing.written.connect(self._list.choose)
        self._side.wording_wanted.connect(
            lambda one: self._with_paragraph(lambda row: writing.write_with(row, one))
        )
        self._issuing.refused.connect(refused)
        self._named.paragraph_wanted.connect(open_paragraph)
        self._middle.opened.connect(lambda: self._columns.bring(self._views))
        self._middle.left.connect(self._on_left)
        self._box.language_chosen.connect(self._refresh)
        self._pages.turned.connect(self._tools.page.setChecked)
        self._pages.turned.connect(lambda _on: self._columns.bring(self._views))
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
        is_read = self._reader.is_read
        self._unread.setVisible(bool(code) and not is_read)
        self._columns.setVisible(bool(code) and is_read)
        # The header shows what it is given, so what has nothing to do here hides by itself.
        self._tools.page.setVisible(bool(code) and is_read)
        if not code:
            self._tools.draft.hide()
            self._none.offer(self._around.register)
            return
        if not is_read:
            self._tools.draft.hide()
            return
        said = self._reader.said
        self._named.hide()
        self._issuing.follow(self._reader.wanted(code, self._box.language))
        self._rows = rows(said, code, self._box.language)
        self._tools.draft.setVisible(bool(self._rows.proposed))
        self._tools.draft.set_words(say("describe.draft", n=len(self._rows.proposed)))
        self._list.set_rows(self._rows.rows)
        if self._wanted:
            self._list.choose(self._rows.key_of(self._around.register, self._wanted))
            self._wanted = ""
        self._on_moved(self._list.key())

    def _on_moved(self, key: str) -> None:
        said, chosen = self._reader.said, self._box.language
        paragraph, proposed = self._paragraph(), self._rows.proposed.get(key)
        self._reading.error.clear()
        if paragraph is not None:
            self._reading.show_paragraph(said, paragraph, chosen)
            self._side.show_sentence(paragraph, self._reading.text.sentence, chosen)
        elif proposed is not None:
            self._reading.show_proposed(said, proposed, chosen)
            self._side.show_proposed(proposed, chosen)
        else:
            self._side.show_nothing()
            self._reading.show_section(*self._rows.section(key))

    def _paragraph(self) -> Paragraph | None:
        return self._around.register.find(Paragraph, self._list.key())

    def _with_paragraph(self, deed: Callable[[Paragraph], object]) -> None:
        paragraph = self._paragraph()
        if paragraph is not None:
            deed(paragraph)

    def _on_write(self) -> None:
        paragraph, proposed = self._paragraph(), self._rows.proposed.get(self._list.key())
        if proposed is not None:
            self._writing.take_in([proposed])
        elif paragraph is not None:
            self._writing.write(paragraph, self._reading.text.sentence)
        else:
            self._on_new()

    def _on_new(self) -> None:
        place = self._rows.places.get(self._list.key())
        if place is not None:
            self._writing.write_new(place)

    def _on_left(self) -> None:
        self._on_moved(self._list.key())
        self._reading.take_focus()

    def _on_taken(self, method_id: str) -> None:
        written = {row.method_id: row.id for row in self._around.register.all(Paragraph)}
        self._list.choose(written.get(method_id, "") if method_id else "")
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)


class _Tools(QWidget):
    """The buttons in the header: a draft of all that is proposed, and the pages."""

    def __init__(self, turn: Callable[[], None]) -> None:
        super().__init__()
        self.draft = _tool("describe_draft", Action.DESCRIBE_DRAFT, Icon.ADD)
        self.page = _tool("describe_page", Action.DESCRIBE_PAGE, Icon.PDF)
        self.page.setCheckable(True)
        self.page.clicked.connect(turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space.s)
        row.addWidget(self.draft)
        row.addWidget(self.page)


def _tool(name: str, action: Action, icon: Icon) -> Button:
    look = ButtonLook(icon=icon, key=key_words(first_key(action)))
    button = Button(say(f"describe.{action.value.removeprefix('describe_')}_tool"), look)
    button.setObjectName(name)
    return button

"""The catalogue: programmes, descriptions, and methods with the children's words behind them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QVBoxLayout,
    QWidget,
)

from dialog_app.core.model.catalogue import Description, WorkingMethod
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.ui import actions, theme
from dialog_app.ui.actions import Action
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.columns import Column, Columns
from dialog_app.ui.catalogue.detail import MethodDetail
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.method_column import MethodColumn
from dialog_app.ui.catalogue.methods import found_rows, method_rows
from dialog_app.ui.catalogue.row_list import RowList
from dialog_app.ui.catalogue.search_field import SearchField
from dialog_app.ui.catalogue.tree import DESCRIPTION, tree_rows
from dialog_app.ui.keyboard import key_of
from dialog_app.ui.words import language, say

_TREE = 332
_LIST = 392
_LEAST = 360
_SEARCH = 280


class CataloguePage(QWidget):
    """Three columns: where, which and what. Forms stand in the third, in place."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("catalogue_page")
        self.setAccessibleName(say("catalogue.page"))
        self._around = around
        self._closed: set[str] = set()
        self._tree = RowList("catalogue_tree", say("catalogue.tree"), lined=False)
        self._tree.moved.connect(self._on_place)
        self._tree.folded.connect(self._on_folded)
        self._methods = MethodColumn()
        self._methods.moved.connect(self._on_method)
        self._methods.new_wanted.connect(self._on_new)
        self._search = SearchField("catalogue_search", say("catalogue.search"))
        self._search.setFixedWidth(theme.scaled(_SEARCH))
        self._search.textChanged.connect(self._show_methods)
        self._detail = MethodDetail()
        self._detail.edit_wanted.connect(self._on_edit)
        self._detail.answer_wanted.connect(self._on_answer)
        self._right = FormStack(around, self._detail)
        self._search.onward.connect(self._methods.list.setFocus)
        self._right.left.connect(self._methods.list.setFocus)
        self._lay_out()
        self._tree.set_rows(tree_rows(self._register, self._closed))
        self._choose_first_description()
        around.register_bridge.changed.connect(self._follow)

    def heading(self) -> tuple[str, str]:
        """Return the header's title and the line below it."""
        register = self._register
        counts = (
            say("catalogue.count.programmes", n=len(register.programmes)),
            say("catalogue.count.descriptions", n=len(register.descriptions)),
            say("catalogue.count.methods", n=len(register.methods)),
        )
        return say("catalogue.page"), ", ".join(counts)

    def header_tools(self) -> QWidget | None:
        """Return the search field, which stands in the header."""
        return self._search

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search with Ctrl+F, write a new method with Ctrl+N."""
        key = key_of(event)
        if key == actions.first_key(Action.SEARCH):
            self._search.begin()
        elif key == actions.first_key(Action.NEW):
            self._on_new()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the list of methods, unless a form is open."""
        super().showEvent(event)
        if not event.spontaneous() and not self._right.writing:
            self._methods.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is half-written before going elsewhere."""
        self._right.hold()
        super().hideEvent(event)

    @property
    def _register(self) -> Register:
        return self._around.register

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        parts = (
            Column(_framed(self._tree), _TREE),
            Column(_framed(self._methods), _LIST),
            Column(self._right, least=_LEAST),
        )
        self._columns = Columns(parts)
        whole.addWidget(self._columns)
        self._right.opened.connect(lambda: self._columns.bring(self._right))

    def _choose_first_description(self) -> None:
        rows = self._tree.rows()
        first = next((row.key for row in rows if row.key.startswith(DESCRIPTION)), "")
        self._tree.choose(first)

    def _follow(self, register: Register, step: Step | None = None) -> None:
        new = step.added(WorkingMethod) if step else None
        self._tree.set_rows(tree_rows(register, self._closed))
        if new is not None:
            self._search.clear()
            self._tree.choose(f"{DESCRIPTION}{new.description_code}")
        self._show_methods(wanted=new.id if new else "")

    def _on_place(self, _key: str) -> None:
        if self._search.text():
            self._search.clear()
        else:
            self._show_methods()

    def _on_folded(self, key: str, opened: bool) -> None:
        self._closed = self._closed - {key} if opened else self._closed | {key}
        self._tree.set_rows(tree_rows(self._register, self._closed))

    def _show_methods(self, _typed: str = "", *, wanted: str = "") -> None:
        words = self._search.text().strip()
        if words:
            rows = found_rows(self._register, words)
            title = say("catalogue.found", n=len(rows))
        else:
            rows = method_rows(self._register, self._description_code())
            title = self._description_title()
        self._methods.show_methods(title, rows, wanted)
        self._on_method(self._methods.key())

    def _description_code(self) -> str:
        key = self._tree.key()
        return key.removeprefix(DESCRIPTION) if key.startswith(DESCRIPTION) else ""

    def _description_title(self) -> str:
        code = self._description_code()
        found = self._register.where(Description, lambda row: row.code == code)
        if found:
            return found[0].title.best(language())
        row = next((row for row in self._tree.rows() if row.key == self._tree.key()), None)
        return row.words if row else ""

    def _on_method(self, method_id: str) -> None:
        if method_id:
            self._detail.show_method(self._register, method_id)
        else:
            self._detail.show_nothing()

    def _on_new(self) -> None:
        first = next((row.code for row in self._register.descriptions), "")
        self._right.write_method(self._description_code() or first)

    def _on_edit(self) -> None:
        if self._methods.key():
            self._right.write_version(self._methods.key())

    def _on_answer(self) -> None:
        method = self._register.find(WorkingMethod, self._methods.key())
        self._right.write_answer(method.code if method else "")


def _framed(part: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("kind", "column-left")
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, theme.current().space.s, 1, 0)
    column.addWidget(part)
    return frame

"""The catalogue: its shelves in a tree, what stands on them, and the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.core.sheets.kinds import SheetKind
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.columns import Column, Columns
from dialog_app.ui.catalogue.row_list import Row, RowList
from dialog_app.ui.catalogue.search_field import SearchField, took_key
from dialog_app.ui.catalogue.shelf import Shelf
from dialog_app.ui.catalogue.shelf_column import ShelfColumn
from dialog_app.ui.catalogue.shelves import SHELVES
from dialog_app.ui.catalogue.tree import DESCRIPTION
from dialog_app.ui.sheets.button import sheet_button
from dialog_app.ui.sheets.place import SheetPlace
from dialog_app.ui.words import say

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
        self._shelves = [make(around) for make in SHELVES]
        self._closed = {key for shelf in self._shelves for key in shelf.folded}
        self._tree = RowList("catalogue_tree", say("catalogue.tree"), lined=False)
        self._tree.moved.connect(self._on_place)
        self._tree.folded.connect(self._on_folded)
        self._tree.entered_row.connect(self._on_place_entered)
        self._list = ShelfColumn()
        self._list.moved.connect(self._on_chosen)
        self._list.list.folded.connect(self._on_list_folded)
        self._list.list.entered_row.connect(self._on_entered)
        self._list.new_wanted.connect(self._on_new)
        self._search = SearchField("catalogue_search", self._shelf.search_words())
        self._search.setFixedWidth(theme.scaled(_SEARCH))
        self._search.textChanged.connect(self._show_rows)
        self._search.onward.connect(self._list.list.setFocus)
        self._right = QStackedWidget()
        self._lay_out()
        self._going: tuple[str, str] | tuple[()] = ()
        self._show_tree()
        self._tree.choose(_first_place(self._tree.rows()))
        around.register_bridge.changed.connect(self._follow)

    def heading(self) -> tuple[str, str]:
        """Return the header's title and the line below it."""
        register = self._around.register
        counts = (
            say("catalogue.count.programmes", n=len(register.programmes)),
            say("catalogue.count.descriptions", n=len(register.descriptions)),
            say("catalogue.count.methods", n=len(register.methods)),
        )
        return say("catalogue.page"), ", ".join(counts)

    def header_tools(self) -> QWidget | None:
        """Return the search field, which stands in the header."""
        return self._search

    def show_row(self, kind: str, row_id: str) -> None:
        """Go to one thing of the catalogue, by the name of its table and its id."""
        self._going = ()
        for shelf in self._shelves:
            wanted = shelf.row_for(row_id) if kind in shelf.kinds else ""
            place = shelf.place_of(wanted) if wanted else ""
            if place:
                self._search.clear()
                self._unfold(place)
                self._tree.choose(place)
                shelf.reveal(wanted)
                self._show_rows(wanted=wanted)
                if not self._list.key():
                    # Its shelf is still being read, and is gone to once it has been.
                    self._going = (kind, row_id)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search the list with Ctrl+Shift+F, write a new one with Ctrl+N."""
        if not took_key(event, self._search, self._on_new):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the list, unless a form is open."""
        super().showEvent(event)
        if not event.spontaneous():
            self._on_chosen(self._list.key())
            if not self._shelf.right.writing:
                self._list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is half-written before going elsewhere."""
        for shelf in self._shelves:
            shelf.right.hold()
        super().hideEvent(event)

    @property
    def _shelf(self) -> Shelf:
        key = self._tree.key()
        return next((shelf for shelf in self._shelves if shelf.owns(key)), self._shelves[0])

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        kinds = (SheetKind.METHODS, SheetKind.PROVISIONS)
        self._sheets = sheet_button(SheetPlace(self._around, kinds), "quiet")
        parts = (
            Column(_framed(self._tree, self._sheets), _TREE),
            Column(_framed(self._list), _LIST),
            Column(self._right, least=_LEAST),
        )
        self._columns = Columns(parts)
        whole.addWidget(self._columns)
        for shelf in self._shelves:
            self._right.addWidget(shelf.right)
            shelf.right.opened.connect(lambda: self._columns.bring(self._right))
            shelf.right.left.connect(self._list.list.setFocus)
            shelf.went.connect(self.show_row)
            shelf.read.connect(lambda: self._follow(self._around.register))

    def _show_tree(self) -> None:
        rows = [row for shelf in self._shelves for row in shelf.tree_rows(self._closed)]
        self._tree.set_rows(rows)

    def _unfold(self, place: str) -> None:
        """Open what is folded together, where a place is not in the tree for it."""
        if all(row.key != place for row in self._tree.rows()):
            self._closed.clear()
            self._show_tree()

    def _follow(self, _register: Register, step: Step | None = None) -> None:
        self._show_tree()
        if self._going:
            self.show_row(*self._going)
            self._list.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        new = self._shelf.new_in(step) if step else ""
        if new:
            self._search.clear()
            self._unfold(self._shelf.place_of(new))
            self._tree.choose(self._shelf.place_of(new))
        self._show_rows(wanted=new)

    def _on_place(self, _key: str) -> None:
        if self._search.text():
            self._search.clear()
        else:
            self._show_rows()

    def _on_place_entered(self, key: str) -> None:
        self._shelf.edit_place(key)

    def _on_folded(self, key: str, opened: bool) -> None:
        self._closed = self._closed - {key} if opened else self._closed | {key}
        self._show_tree()

    def _on_list_folded(self, key: str, opened: bool) -> None:
        self._shelf.fold(key, opened)
        self._show_rows()

    def _show_rows(self, _typed: str = "", *, wanted: str = "") -> None:
        shelf, place = self._shelf, self._tree.key()
        shelf.place = place
        self._search.call(shelf.search_words())
        words = self._search.text().strip()
        rows = shelf.found(words) if words else shelf.rows(place)
        title = say("catalogue.found", n=len(rows)) if words else shelf.title(place)
        self._list.head(title, shelf.headings(), shelf.new_words())
        self._list.say_none(*(_nothing_found() if words else shelf.none_words()))
        self._list.show_rows(rows, wanted)
        self._right.setCurrentWidget(shelf.right)
        self._on_chosen(self._list.key())

    def _on_chosen(self, row_id: str) -> None:
        self._shelf.show(row_id)

    def _on_entered(self, row_id: str) -> None:
        self._shelf.edit(row_id)

    def _on_new(self) -> None:
        if self._shelf.new_words():
            self._shelf.new(self._tree.key())


def _nothing_found() -> tuple[str, str]:
    return say("catalogue.nothing_found"), say("catalogue.nothing_found_hint")


def _first_place(rows: Sequence[Row]) -> str:
    return next((row.key for row in rows if row.key.startswith(DESCRIPTION)), "")


def _framed(part: QWidget, foot: QWidget | None = None) -> QFrame:
    frame = QFrame()
    frame.setProperty("kind", "column-left")
    column = QVBoxLayout(frame)
    space = theme.current().space
    column.setContentsMargins(0, space.s, 1, 0)
    column.addWidget(part, 1)
    if foot is not None:
        below = QVBoxLayout()
        below.setContentsMargins(space.s, space.s, space.s, space.s)
        below.addWidget(foot)
        column.addLayout(below)
    return frame

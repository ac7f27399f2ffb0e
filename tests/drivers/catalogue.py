"""The catalogue as a facilitator uses it: with keys, by the words on the screen."""

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)

from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.catalogue.row_list import RowList
from dialog_app.ui.pages.catalogue import CataloguePage
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label

Part = TypeVar("Part", bound=QWidget)


def type_into(field: QWidget, text: str) -> None:
    """Type a text into a field, key by key."""
    for character in text:
        if character.isascii():
            QTest.keyClicks(field, character)
        else:
            # QTest knows no letters beyond ASCII; a keyboard sends them like this.
            key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(field, key)


class CatalogueDriver:
    """One catalogue page, shown."""

    def __init__(self, page: CataloguePage) -> None:
        self.page = page

    def counts(self) -> str:
        """Return the line below the heading."""
        return self.page.heading()[1]

    def tree(self) -> list[str]:
        """Return programmes and descriptions as they stand, with their counts."""
        return [row.spoken for row in self._list("catalogue_tree").rows()]

    def methods(self) -> list[str]:
        """Return the methods of the list."""
        return [row.spoken for row in self._list("method_list").rows()]

    def go_to(self, words: str) -> None:
        """Choose a programme or a description in the tree."""
        self._choose("catalogue_tree", words)

    def enter_place(self, words: str) -> None:
        """Press Enter on a programme or a description in the tree."""
        self._choose("catalogue_tree", words)
        QTest.keyClick(self._list("catalogue_tree"), Qt.Key.Key_Return)

    def place(self) -> str:
        """Return the title of the programme or description that is shown."""
        return self._shown(Label, "place_title").text()

    def place_says(self) -> str:
        """Return every word of the programme or description that is shown."""
        labels = self._shown(QWidget, "place_detail").findChildren(Label)
        return "\n".join(part.text() for part in labels if part.isVisible())

    def nothing(self) -> str:
        """Return what is said where the list is empty."""
        return self._shown(QWidget, "no_methods").accessibleName()

    def new_is_called(self) -> str:
        """Return the words of the button that makes a new one."""
        return self._shown(QAbstractButton, "new_method").text()

    def fold(self, words: str) -> None:
        """Close a programme with the left arrow."""
        self._choose("catalogue_tree", words)
        QTest.keyClick(self._list("catalogue_tree"), Qt.Key.Key_Left)

    def choose(self, code: str) -> None:
        """Choose a method by its code."""
        self._choose("method_list", code)

    def search(self, words: str) -> None:
        """Press Ctrl+F and search."""
        QTest.keyClick(self.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        field = self.page.header_tools()
        assert isinstance(field, QLineEdit)
        field.clear()
        QTest.keyClicks(field, words)

    def title(self) -> str:
        """Return the title of the method that is shown."""
        return self._shown(Label, "method_title").text()

    def summary(self) -> str:
        """Return the text of the method that is shown."""
        return self._shown(Label, "method_summary").text()

    def says(self) -> str:
        """Return every word of the method that is shown."""
        detail = self._shown(QWidget, "method_detail")
        labels = [part.text() for part in detail.findChildren(Label) if part.isVisible()]
        chips = [part.word() for part in detail.findChildren(Chip) if part.isVisible()]
        return "\n".join([*labels, *chips])

    def difference(self) -> str:
        """Return the card that tells two wordings apart, as markup."""
        card = self._shown(QWidget, "difference")
        return card.findChildren(QTextBrowser)[0].toHtml()

    def press(self, name: str) -> None:
        """Press a button."""
        button = self._shown(QAbstractButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def write(self, form: str, **fields: str) -> None:
        """Write over what stands in the fields of a form."""
        for name, text in fields.items():
            field = self._shown(QWidget, f"{form}_{name}")
            if isinstance(field, QComboBox):
                field.setCurrentText(text)
            elif isinstance(field, QLineEdit | QPlainTextEdit):
                field.setFocus()
                field.selectAll()
                QTest.keyClick(field, Qt.Key.Key_Delete)
                type_into(field, text)

    def written(self, form: str, name: str) -> str:
        """Return what stands in a field."""
        field = self._shown(QWidget, f"{form}_{name}")
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def save(self, form: str) -> None:
        """Press Ctrl+Enter."""
        held = self._shown(Form, form)
        QTest.keyClick(held, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def is_open(self, form: str) -> bool:
        """Tell whether a form is open."""
        return any(part.objectName() == form and part.isVisible() for part in self._all(Form))

    def wrong_at(self, form: str, name: str) -> str:
        """Return what is said to be wrong with a field."""
        around = self._shown(QWidget, f"{form}_{name}").parentWidget()
        assert around is not None
        return next((e.sentence() for e in around.findChildren(ErrorLine) if e.sentence()), "")

    def _choose(self, name: str, words: str) -> None:
        rows = self._list(name)
        fits = [row for row in rows.rows() if words in (row.strong, row.words)]
        assert fits, f"no row says {words}"
        rows.setFocus()
        rows.choose(fits[0].key)
        QApplication.processEvents()

    def _list(self, name: str) -> RowList:
        return next(part for part in self._all(RowList) if part.objectName() == name)

    def _all(self, kind: type[Part]) -> list[Part]:
        # New parts are shown by their layout, after the change.
        QApplication.processEvents()
        return list(self.page.findChildren(kind))

    def _shown(self, kind: type[Part], name: str) -> Part:
        found = [part for part in self._all(kind) if part.objectName() == name]
        shown = [part for part in found if not part.isHidden()] or found
        assert shown, f"nothing called {name} on the page"
        return shown[-1]

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
    QListView,
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


_PASTED = 500


def type_into(field: QWidget, text: str) -> None:
    """Type a text into a field, key by key; what nobody would type is pasted."""
    if len(text) > _PASTED:
        QApplication.clipboard().setText(text)
        QTest.keySequence(field, "Ctrl+V")
        return
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

    def go_to(self, words: str, under: str = "") -> None:
        """Choose a row in the tree; `under` names the row it stands below, where two are alike."""
        self._choose("catalogue_tree", words, under)

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
        """Press Ctrl+Shift+F and search."""
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self.page, Qt.Key.Key_F, control | shift)
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

    def difference_spoken(self) -> str:
        """Return what changed between two versions, as a screen reader says it."""
        return self.spoken_in("difference")

    def spoken_in(self, name: str) -> str:
        """Return what a screen reader says of the wordings told apart in a part."""
        shown = self._shown(QWidget, name).findChildren(QTextBrowser)
        return next(part.accessibleName() for part in shown if part.isVisible())

    def label(self, name: str) -> str:
        """Return the words of a label."""
        return self._shown(Label, name).text()

    def is_shown(self, name: str) -> bool:
        """Tell whether a part is on the screen."""
        return any(part.objectName() == name and part.isVisible() for part in self._all(QWidget))

    def checked(self, name: str) -> bool:
        """Tell whether a button is pressed in."""
        return self._shown(QAbstractButton, name).isChecked()

    def pick_choice(self, name: str, words: str) -> None:
        """Choose one of the words of a choice."""
        self._shown(QComboBox, name).setCurrentText(words)
        QApplication.processEvents()

    def unfold(self, words: str) -> None:
        """Open a row of the list that holds others, with the right arrow."""
        self._choose("method_list", words)
        QTest.keyClick(self._list("method_list"), Qt.Key.Key_Right)

    def offered_in_list(self) -> list[str]:
        """Return what the open list offers."""
        model = self._picker(QListView, "picker_list").model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def pick_from_list(self, words: str) -> None:
        """Search in the open list and take what is first."""
        field = self._picker(QLineEdit, "picker_search")
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()

    def tab_to(self, name: str) -> None:
        """Press Tab from the list until a part has the keyboard."""
        self._list("method_list").setFocus()
        for _ in range(40):
            held = QApplication.focusWidget()
            assert held is not None
            if held.objectName() == name:
                return
            QTest.keyClick(held, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}")

    def press(self, name: str) -> None:
        """Press a button."""
        button = self._shown(QAbstractButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def undo(self) -> None:
        """Press Ctrl+Z in the list."""
        self._list("method_list").setFocus()
        QTest.keySequence(self._list("method_list"), "Ctrl+Z")
        QApplication.processEvents()

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

    def _picker(self, kind: type[Part], name: str) -> Part:
        QApplication.processEvents()
        shown = [part for part in self.page.window().findChildren(kind, name) if part.isVisible()]
        assert shown, f"no list is open with a {name}"
        return shown[-1]

    def _choose(self, name: str, words: str, under: str = "") -> None:
        rows = self._list(name)
        every = list(rows.rows())
        start = next((n for n, row in enumerate(every) if row.words == under), 0)
        fits = [row for row in every[start:] if words in (row.strong, row.words)]
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

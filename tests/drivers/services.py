"""The services as a facilitator uses them: with keys, by the words on the screen."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from dialog_app.ui.catalogue.row_list import RowList
from dialog_app.ui.chain.chain_row import ChainChip
from dialog_app.ui.pages.services import ServicesPage
from dialog_app.ui.services.answer_cell import AnswerCell
from dialog_app.ui.services.places_field import PlacesField
from dialog_app.ui.services.service_form import ServiceForm
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from tests.drivers.catalogue import type_into

Part = TypeVar("Part", bound=QWidget)


class ServicesDriver:
    """One services page, shown."""

    def __init__(self, page: ServicesPage) -> None:
        self.page = page

    def services(self) -> list[str]:
        """Return the services of the list with their places."""
        return [row.spoken for row in self._list().rows()]

    def search(self, words: str) -> None:
        """Press Ctrl+Shift+F and search."""
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self.page, Qt.Key.Key_F, control | shift)
        field = self._part(QLineEdit, "service_search")
        field.clear()
        QTest.keyClicks(field, words)

    def only(self, kind: str) -> None:
        """Show only one kind of service."""
        choice = self._part(QComboBox, "service_kind")
        choice.setCurrentText(kind)
        choice.activated.emit(choice.currentIndex())

    def choose(self, name: str) -> None:
        """Choose a service by its name."""
        row = next(row for row in self._list().rows() if row.words == name)
        self._list().choose(row.key)

    def title(self) -> str:
        """Return the name over the story."""
        return self._part(Label, "service_title").text()

    def naming(self) -> str:
        """Return what is said about naming the service."""
        box = self._part(QWidget, "naming")
        labels = [part.text() for part in box.findChildren(QLabel) if part.isVisible()]
        faults = [part.sentence() for part in box.findChildren(ErrorLine) if part.isVisible()]
        return "\n".join([*labels, *faults])

    def write_basis(self, basis: str) -> None:
        """Write what a consent is based on, and press Enter."""
        field = self._part(QLineEdit, "naming_basis")
        QTest.keyClicks(field, basis)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def answers(self) -> dict[str, str]:
        """Return the answers that are told, by method and date: «G4 07.10» → the words."""
        cells = [part for part in self._all(AnswerCell) if part.isVisible()]
        return {cell.objectName().removeprefix("answer_"): cell.accessibleName() for cell in cells}

    def aside(self) -> str:
        """Return every word of the right side."""
        side = self._part(QWidget, "service_aside")
        labels = [part for part in side.findChildren(Label) if part.isVisible()]
        chips = [part.word() for part in side.findChildren(Chip) if part.isVisible()]
        return "\n".join([*(part.text() for part in labels), *chips])

    def story(self) -> str:
        """Return every word of the middle."""
        middle = self._part(QWidget, "service_story")
        return "\n".join(part.text() for part in middle.findChildren(Label) if part.isVisible())

    def chain(self) -> list[str]:
        """Return the chips of the chain that is shown."""
        return [chip.word() for chip in self._all(ChainChip) if chip.isVisible()]

    def open_day(self, day_id: str) -> None:
        """Press a day of the story."""
        self.press(f"open_day_{day_id}")

    def edit(self) -> None:
        """Press Enter on the chosen service."""
        QTest.keyClick(self._list(), Qt.Key.Key_Return)

    def new(self) -> None:
        """Press Ctrl+N."""
        QTest.keyClick(self.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    def write(self, **fields: str) -> None:
        """Write over what stands in the fields of the form; choices are made by their words."""
        for name, text in fields.items():
            field = self._part(QWidget, f"service_form_{name}")
            if isinstance(field, QComboBox):
                field.setCurrentText(text)
            elif isinstance(field, QLineEdit):
                field.setFocus()
                field.selectAll()
                QTest.keyClick(field, Qt.Key.Key_Delete)
                type_into(field, text)

    def written(self, name: str) -> str:
        """Return what stands in a field of the form."""
        return self._part(QLineEdit, f"service_form_{name}").text()

    def add_place(self, name: str) -> None:
        """Choose one more municipality."""
        choice = self._part(QComboBox, "add_place")
        choice.setCurrentText(name)
        choice.activated.emit(choice.currentIndex())

    def take_place_away(self, number: str) -> None:
        """Press Enter on a municipality."""
        QTest.keyClick(self._part(Chip, f"place_{number}"), Qt.Key.Key_Return)

    def type_place(self, number: str, name: str) -> str:
        """Write a municipality that did not ship; returns what is said to be wrong."""
        for part, text in (("new_place_number", number), ("new_place_name", name)):
            field = self._part(QLineEdit, part)
            field.clear()
            QTest.keyClicks(field, text)
        self.press("new_place_add")
        errors = self._all(PlacesField)[-1].findChildren(ErrorLine)
        return next((line.sentence() for line in errors if line.sentence()), "")

    def save(self) -> None:
        """Press Ctrl+Enter."""
        held = self._part(ServiceForm, "service_form")
        QTest.keyClick(held, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def give_up(self) -> None:
        """Press Esc."""
        QTest.keyClick(self._part(ServiceForm, "service_form"), Qt.Key.Key_Escape)

    def is_writing(self) -> bool:
        """Tell whether the form is open."""
        return any(part.isVisible() for part in self._all(ServiceForm))

    def wrong_at(self, name: str) -> str:
        """Return what is said to be wrong with a field."""
        around = self._part(QWidget, f"service_form_{name}").parentWidget()
        assert around is not None
        return next((e.sentence() for e in around.findChildren(ErrorLine) if e.sentence()), "")

    def refused(self) -> str:
        """Return what is said of a service that could not be archived or deleted."""
        return self._part(ErrorLine, "keeping_error").sentence()

    def press(self, name: str) -> None:
        """Press a button."""
        button = self._part(QAbstractButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def trouble(self) -> str:
        """Return what is said about the disk, or nothing."""
        return self._part(ErrorLine, "services_error").sentence()

    def _list(self) -> RowList:
        return self._part(RowList, "service_list")

    def _all(self, kind: type[Part]) -> list[Part]:
        # New parts are shown by their layout, after the change.
        QApplication.processEvents()
        return list(self.page.findChildren(kind))

    def _part(self, kind: type[Part], name: str) -> Part:
        found = [part for part in self._all(kind) if part.objectName() == name]
        shown = [part for part in found if not part.isHidden()] or found
        assert shown, f"nothing called {name} on the page"
        return shown[-1]

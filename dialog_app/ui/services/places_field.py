"""The municipalities of a service: chips one can take away, and a choice of more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.commands.register import add_municipality
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say


class PlacesField(QWidget):
    """Numbers of municipalities; one that did not ship is typed with its number."""

    changed = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._numbers: tuple[str, ...] = ()
        self._chips = FlowBox()
        self._more = Choice(say("services.form.more_places"))
        self._more.setObjectName("add_place")
        self._more.activated.connect(lambda _: self._on_chosen())
        self._number = TextField(say("services.form.number"), limit=4, hint="1103")
        self._number.setObjectName("new_place_number")
        self._name = TextField(say("services.form.place_name"), limit=80)
        self._name.setObjectName("new_place_name")
        self._name.setPlaceholderText(say("services.form.place_name"))
        self._add = Button(say("services.form.add_place"), ButtonLook(icon=Icon.ADD))
        self._add.setObjectName("new_place_add")
        self._add.clicked.connect(self._on_typed)
        self._error = ErrorLine()
        self._lay_out()

    def numbers(self) -> tuple[str, ...]:
        """Return the numbers of the municipalities."""
        return self._numbers

    def set_numbers(self, numbers: tuple[str, ...]) -> None:
        """Show other municipalities."""
        self._numbers = tuple(dict.fromkeys(number for number in numbers if number))
        self._error.clear()
        self._show()

    def _show(self) -> None:
        names = {row.number: row.name for row in self._around.register.municipalities}
        self._chips.flow.clear()
        for number in self._numbers:
            chip = Chip("service", f"{names.get(number, number)}  ×", choosable=True)
            chip.setObjectName(f"place_{number}")
            chip.setAccessibleDescription(say("services.form.take_away"))
            chip.chosen.connect(lambda number=number: self._take_away(number))
            self._chips.flow.addWidget(chip)
        self._chips.setVisible(bool(self._numbers))
        self._more.clear()
        self._more.addItem(say("services.form.more_places"), "")
        for number, name in sorted(names.items(), key=lambda pair: pair[1]):
            if number not in self._numbers:
                self._more.addItem(name, number)

    def _on_chosen(self) -> None:
        number = str(self._more.value() or "")
        if number:
            self._put(number)

    def _on_typed(self) -> None:
        number, name = self._number.text().strip(), self._name.text()
        known = {row.number for row in self._around.register.municipalities}
        if number not in known:
            refused = self._around.register_bridge.run(add_municipality, number, name)
            if refused is not None:
                self._error.tell(refused.sentence)
                return
        self._number.clear()
        self._name.clear()
        self._put(number)

    def _put(self, number: str) -> None:
        self.set_numbers((*self._numbers, number))
        self.changed.emit()

    def _take_away(self, number: str) -> None:
        self.set_numbers(tuple(kept for kept in self._numbers if kept != number))
        self.changed.emit()
        self._more.setFocus()

    def _lay_out(self) -> None:
        space = theme.current().space
        other = QHBoxLayout()
        other.setSpacing(space.s)
        self._number.setFixedWidth(theme.scaled(88))
        other.addWidget(self._number)
        other.addWidget(self._name, 1)
        other.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s)
        column.addWidget(self._chips)
        column.addWidget(self._more)
        column.addLayout(other)
        column.addWidget(self._error)

"""A list of rows that open, under a heading with the button that adds to them."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.fold import Fold
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row", bound=Fold)


class Folds(QWidget, Generic[Key, Row]):
    """Rows by key; one that stays keeps what is being written in it.

    The texts are ``<area>.heading``, ``<area>.add`` and ``<area>.none``.
    """

    add_wanted = Signal()

    def __init__(self, area: str, add_name: str, new_row: Callable[[Key], Row]) -> None:
        super().__init__()
        self._new_row = new_row
        self.rows: dict[Key, Row] = {}
        self.add_button = Button(say(f"{area}.add"), ButtonLook("quiet", icon=Icon.ADD))
        self.add_button.setObjectName(add_name)
        self.add_button.clicked.connect(self.add_wanted)
        header = SectionHeader(say(f"{area}.heading"))
        header.add_right(self.add_button)
        self._none = Label(say(f"{area}.none"), "small", muted=True).wrapped()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(header)
        self._column.addWidget(self._none)

    def show_rows(self, wanted: Sequence[Key]) -> None:
        """Show a row for each key, in this order."""
        for gone in [known for known in self.rows if known not in wanted]:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        for place, key in enumerate(wanted):
            if key not in self.rows:
                self.rows[key] = self._new_row(key)
            self._column.removeWidget(self.rows[key])
            self._column.insertWidget(2 + place, self.rows[key])
        self._none.setVisible(not wanted)

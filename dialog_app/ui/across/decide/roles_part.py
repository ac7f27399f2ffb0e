"""How many of which role took part: a role and a number on each line, never a name."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dialog_app.core.commands.days import MOST_PEOPLE
from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import capital
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.catalogue.form import whole_or_none
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

_FEWEST: Final = 2
_NUMBER: Final = 64
_DIGITS: Final = 6
_NOT_HERE: Final = "pro"
"""Pros are a number of their own."""


class RolesPart(QWidget):
    """Lines of a role and a number; one more comes with the button below."""

    changed = Signal()

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._options = [
            (capital(row.title.best(language())), row.code)
            for row in register.roles
            if row.code != _NOT_HERE
        ]
        self._lines: list[tuple[Choice, TextField]] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.current().space.s)
        self._grid.setColumnStretch(0, 1)
        self._more = Button(say("decide.form.more_roles"), ButtonLook("link", icon=Icon.ADD))
        self._more.setObjectName("decide_more_roles")
        self._more.clicked.connect(self._on_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        column.addLayout(self._grid)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def numbers(self) -> Mapping[str, int]:
        """Return how many of each role; a role named twice is added up.

        Raises RuleBroken `decision.people_wrong` for what is no whole number.
        """
        found: dict[str, int] = {}
        for role, number in self._lines:
            there = people_number(number.text(), "decision.people_wrong")
            if there:
                code = str(role.value())
                found[code] = found.get(code, 0) + there
        return found

    def text(self) -> str:
        """Return the lines as they are written, for a draft."""
        return ";".join(f"{role.value()}={number.text()}" for role, number in self._lines)

    def set_text(self, text: str) -> None:
        """Write the lines of a draft, or of a decision; at least two stand there."""
        pairs = [part.partition("=") for part in text.split(";") if part]
        self._take_away()
        wanted = [(code, number) for code, _, number in pairs]
        free = [code for _, code in self._options if code not in {one for one, _ in wanted}]
        while len(wanted) < _FEWEST and free:
            wanted.append((free.pop(0), ""))
        for code, number in wanted:
            self._add(code, number)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard in the first number."""
        if self._lines:
            self._lines[0][1].setFocus(reason)

    def _on_more(self) -> None:
        used = {str(role.value()) for role, _ in self._lines}
        free = [code for _, code in self._options if code not in used]
        if free:
            self._add(free[0], "").setFocus()
            self.changed.emit()

    def _add(self, code: str, number: str) -> Choice:
        place = len(self._lines) + 1
        role = Choice(say("decide.form.role_number", n=place), self._options)
        role.set_value(code)
        role.setObjectName(f"decide_role_{place}")
        role.activated.connect(self.changed)
        many = TextField(say("decide.form.people_number", n=place), limit=_DIGITS)
        many.setObjectName(f"decide_people_{place}")
        many.setFixedWidth(theme.scaled(_NUMBER))
        many.setAlignment(Qt.AlignmentFlag.AlignRight)
        many.setText(number)
        many.textChanged.connect(self.changed)
        self._grid.addWidget(role, place, 0)
        self._grid.addWidget(many, place, 1)
        self._lines.append((role, many))
        self._more.setVisible(len(self._lines) < len(self._options))
        return role

    def _take_away(self) -> None:
        for line in self._lines:
            for part in line:
                self._grid.removeWidget(part)
                part.hide()
                part.deleteLater()
        self._lines = []


def people_number(typed: str, code: str) -> int:
    """Read a number of people; nothing written is none. Raises RuleBroken with `code`."""
    try:
        return whole_or_none(typed, code) or 0
    except RuleBroken as wrong:
        raise RuleBroken(code, most=MOST_PEOPLE) from wrong


def roles_text(roles: Mapping[str, int]) -> str:
    """Return roles with their numbers as `RolesPart` writes them."""
    return ";".join(f"{code}={number}" for code, number in roles.items())

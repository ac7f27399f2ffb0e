"""A word while one writes, where a text looks as if it tells who somebody is."""

from collections.abc import Sequence
from typing import Final

from dialog_app.core.privacy import signs
from dialog_app.core.register import Register
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.words import say

_LETTERS: Final = 40


class SignHint(Label):
    """Stands below the text it watches, and is empty while nothing looks like a person.

    It never keeps anybody from saving: whoever writes decides.
    """

    def __init__(self, area: TextArea, names: Sequence[str]) -> None:
        super().__init__("", "small")
        self.wrapped()
        self.setObjectName("sign_hint")
        self._area = area
        self._names = tuple(names)
        area.textChanged.connect(self._on_changed)
        self.hide()

    def _on_changed(self) -> None:
        text = self._area.toPlainText()
        found = next(iter(signs(text, self._names)), None)
        if found is None:
            self.setText("")
            self.hide()
            return
        what = say(f"terms.sign.{found.kind.value}")
        here = text[found.start : found.end][:_LETTERS]
        self.setText(say("shelves.sign", what=what, text=here))
        self.show()


def leaders(register: Register) -> tuple[str, ...]:
    """Return the names of people the register knows: the leaders of the services."""
    names = (row.leader_name for row in register.services)
    return tuple(dict.fromkeys(name for name in names if " " in name.strip()))

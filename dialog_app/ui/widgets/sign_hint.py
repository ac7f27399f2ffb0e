"""A word while one writes, where a text looks as if it tells who somebody is."""

from collections.abc import Sequence
from typing import Final

from dialog_app.core.privacy import signs
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.words import say

_LETTERS: Final = 40


class SignHint(Label):
    """Stands below the text it watches, and is empty while nothing looks like a person.

    It never keeps anybody from saving: whoever writes decides. `sentence` is the key of what it
    says, with `what` it looks like and the `text`.
    """

    def __init__(self, area: TextArea, names: Sequence[str], sentence: str) -> None:
        super().__init__("", "small")
        self.wrapped()
        self.setObjectName("sign_hint")
        self._area = area
        self._names = tuple(names)
        self._sentence = sentence
        area.textChanged.connect(self.look)
        self.hide()

    def look(self) -> None:
        """Look at the text as it is now; a text that was there from the start is not looked at."""
        text = self._area.toPlainText()
        found = next(iter(signs(text, self._names)), None)
        if found is None:
            self.setText("")
            self.hide()
            return
        what = say(f"terms.sign.{found.kind.value}")
        here = text[found.start : found.end][:_LETTERS]
        self.setText(say(self._sentence, what=what, text=here))
        self.show()

"""Which programme and which description one looks at."""

from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.across.scope import Scope, descriptions_of, programmes_of
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import set_plain_tool_tip
from dialog_app.ui.words import language, say

_WIDE = 208


class Chooser(FlowBox):
    """Two choices; the second offers the descriptions of the first, and all of them together."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.setObjectName("across_chooser")
        self._scope = scope
        self._telling = False
        self._programme = _choice("across_programme", say("across.programme"))
        self._description = _choice("across_description", say("across.description"))
        for part in (self._programme, self._description):
            part.setMaximumWidth(theme.scaled(_WIDE))
            self.flow.addWidget(part)
        self._programme.currentIndexChanged.connect(self._on_programme)
        self._description.currentIndexChanged.connect(self._on_description)

    def offer(self, register: Register) -> None:
        """Offer what there is now, with what is looked at chosen."""
        self._telling = True
        scope, words = self._scope, language()
        programmes = programmes_of(register)
        self._programme.offer([(row.title.best(words), row.code) for row in programmes])
        self._programme.set_value(scope.programme_code)
        self._programme.setVisible(len(programmes) > 1)
        rows = descriptions_of(register, scope.programme_code)
        every = (say("across.whole_programme"), "")
        self._description.offer([*((row.title.best(words), row.code) for row in rows), every])
        self._description.set_value(scope.description_code)
        for choice in (self._programme, self._description):
            set_plain_tool_tip(choice, choice.currentText())
        self._telling = False

    def _on_programme(self, _index: int) -> None:
        if not self._telling:
            self._scope.choose(str(self._programme.value()))

    def _on_description(self, _index: int) -> None:
        if not self._telling:
            chosen = str(self._description.value())
            self._scope.choose(self._scope.programme_code, chosen)


def _choice(name: str, words: str) -> Choice:
    choice = Choice(words)
    choice.setObjectName(name)
    return choice


def scope_words(register: Register, scope: Scope) -> tuple[str, str]:
    """Return programme and description in words, as they stand below the title."""
    words = language()
    titles = {row.code: row.title.best(words) for row in register.programmes}
    rows = descriptions_of(register, scope.programme_code)
    parts = {row.code: row.title.best(words) for row in rows}
    whole = say("across.whole_programme")
    return titles.get(scope.programme_code, ""), parts.get(scope.description_code, whole)

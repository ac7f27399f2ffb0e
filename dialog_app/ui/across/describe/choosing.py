"""What stands where the whole programme is looked at: which descriptions one can choose."""

from PySide6.QtCore import Qt

from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.across.scope import Scope, descriptions_of
from dialog_app.ui.catalogue.chosen import deed_button
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import language, say


class ChooseDescription(ScrollColumn):
    """A whole programme has no text of its own; each of its descriptions has a button here."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.setObjectName("describe_choose")
        self._scope = scope
        self._offered: tuple[tuple[str, str], ...] = ()
        self._buttons: list[Button] = []
        self._ways = FlowBox()
        self._none = EmptyState(Icon.NOTE, say("describe.choose"), say("describe.choose_hint"))
        space = theme.current().space
        self.body.setContentsMargins(space.xl, space.m, space.l, space.m)
        self.body.addWidget(self._none)
        self.body.addWidget(self._ways)
        self.body.addStretch(1)

    def offer(self, register: Register) -> None:
        """Offer the descriptions of the programme that is looked at."""
        programme = self._scope.programme_code
        words = language()
        rows = descriptions_of(register, programme)
        offered = tuple((row.code, row.title.best(words)) for row in rows)
        if offered == self._offered:
            return
        self._offered = offered
        for button in self._buttons:
            self._ways.flow.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._way(programme, code, title) for code, title in offered]
        for button in self._buttons:
            self._ways.flow.addWidget(button)

    def take_focus(self) -> None:
        """Put the keyboard on the first description."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _way(self, programme: str, code: str, title: str) -> Button:
        def choose() -> None:
            self._scope.choose(programme, code)

        return deed_button(f"describe_choose_{code}", title, choose, ButtonLook())

"""What a new day is made from: a kind of day with its template, or a template of one's own."""

from typing import Final

from dialog_app.core.model.days import DayKind
from dialog_app.ui.around import Around
from dialog_app.ui.pages.days_preview import Chosen
from dialog_app.ui.templates import kind_of, own_templates
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.words import say

_OWN: Final = "template:"


class KindChoice(Choice):
    """The kinds of day, and below them the templates that were saved here."""

    def __init__(self, around: Around) -> None:
        super().__init__(say("days.form.kind"))
        self._around = around
        self.follow()

    def follow(self) -> None:
        """Offer the templates there are now; the choice stays while it is there."""
        kinds = [(say(f"days.kind.{kind.value}"), kind.value) for kind in DayKind]
        own = own_templates(self._around.register)
        named = [(say("templates.own", name=name), f"{_OWN}{name}") for name in own]
        # While it is emptied nothing is chosen, which is no change to tell of.
        self.blockSignals(True)
        self.offer([*kinds, *named])
        self.blockSignals(False)

    def chosen(self) -> Chosen:
        """Return the kind of day, and the template of one's own or nothing."""
        # Qt hands the value back as plain text.
        value = str(self.value())
        if not value.startswith(_OWN):
            return DayKind(value), ""
        name = value.removeprefix(_OWN)
        return kind_of(self._around.register, name), name

    def kind_words(self) -> str:
        """Return the kind of day in words."""
        return say(f"days.kind.{self.chosen()[0].value}")

"""A new wording of a method or a tool: its texts, who wrote it and when, and why."""

from typing import Literal

from dialog_app.core.commands.shelf.methods import NewText
from dialog_app.core.model.base import Language
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.catalogue.language_fields import (
    add_author,
    add_reason,
    add_text,
    decided,
    own_first,
    read_words,
)
from dialog_app.ui.text import today
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say


class WordingForm(Form):
    """Has the fields; subclasses say of what, and the old wording always stays."""

    def __init__(self, around: Around, name: str, of: Literal["method", "tool"]) -> None:
        first = f"title_{language()}"
        faults = {
            f"{of}.title_missing": first,
            f"{of}.unchanged": first,
            "format.date.unreadable": "date",
            "format.date.impossible": "date",
        }
        super().__init__(around, name, faults)
        self.add_part(Label(say("catalogue.form.stays"), "small", muted=True).wrapped())
        for code in own_first():
            add_text(self, code)
        add_author(self)
        add_reason(self)
        self.end_fields()

    def wording(self, written_in: Language) -> NewText:
        """Return what is written; raises `RuleBroken` for an odd date."""
        values = self.values()
        author = decided(values, today(self.around.now()))
        return NewText(
            title=read_words(values, "title"),
            summary=read_words(values, "summary"),
            author_role=author.author_role,
            written_on=author.decided_on,
            reason=author.reason,
            written_in=written_in,
        )

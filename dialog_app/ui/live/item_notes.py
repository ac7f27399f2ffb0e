"""The notes of the item that runs, for whoever leads it: quiet, and never on the wall."""

from typing import Final

from PySide6.QtWidgets import QSizePolicy

from dialog_app.core.day import Day
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.widgets.label import Label, set_plain_tool_tip
from dialog_app.ui.words import say

_MOST: Final = 220


class ItemNotes(Label):
    """Shows the beginning of a note, and all of it where one points; hidden where there is none.

    Before the day starts it is that of the first item. Where the text is so large that the columns
    do not stand side by side, the clock needs the room.
    """

    def __init__(self) -> None:
        super().__init__("", "small", muted=True)
        self.wrapped()
        self.setObjectName("live_notes")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def follow(self, day: Day) -> None:
        """Show the note of the item that runs."""
        item = day.running or (None if day.has_started else day.next_item)
        notes = item.notes if item is not None else ""
        shown = notes if len(notes) <= _MOST else notes[:_MOST].rstrip() + "…"
        if shown != self.text():
            self.setText(shown)
            self.setAccessibleName(say("templates.note_of_running", words=notes) if notes else "")
            set_plain_tool_tip(self, notes if shown != notes else "")
        self.setVisible(bool(notes) and not is_tight())

"""The form for a law, a circular or a guideline."""

from typing import Final

from dialog_app.core import formats
from dialog_app.core.commands.shelf import rights
from dialog_app.core.commands.shelf.rights import ProvisionText
from dialog_app.core.model.catalogue import Provision, ProvisionKind
from dialog_app.core.model.said import WhoCanChange
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form
from dialog_app.ui.catalogue.rights_words import who_words
from dialog_app.ui.text import today
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_FAULTS: Final = {
    "provision.name_missing": "full_name",
    "provision.section_missing": "section",
    "provision.taken": "full_name",
    "provision.checked_ahead": "checked",
    "format.date.unreadable": "checked",
    "format.date.impossible": "checked",
}


class ProvisionForm(Form):
    """A provision that is new, or one that is called something else now."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "provision_form", _FAULTS)
        self._row_id = ""
        kinds = [(say(f"shelves.rights.one.{one.value}"), one.value) for one in ProvisionKind]
        words = say("shelves.rights.kind")
        self.add("kind", words, Choice(words, kinds))
        words = say("shelves.rights.full_name")
        self.add("full_name", words, TextField(words, limit=rights.NAME_MOST))
        row = self.add_row()
        words = say("shelves.rights.short_name")
        hint = say("shelves.rights.short_hint")
        self.add("short_name", words, TextField(words, limit=rights.SHORT_MOST, hint=hint), row=row)
        words = say("shelves.rights.section")
        hint = say("shelves.rights.section_hint")
        self.add("section", words, TextField(words, limit=rights.SECTION_MOST, hint=hint), row=row)
        words = say("shelves.rights.heading")
        self.add("heading", words, TextField(words, limit=rights.NAME_MOST))
        row = self.add_row()
        words = say("shelves.rights.who")
        self._who = Choice(words, [])
        self.add("who", words, self._who, row=row)
        words = say("shelves.rights.checked")
        hint = say("shelves.rights.checked_hint")
        self.add("checked", words, TextField(words, limit=20, hint=hint), row=row)
        self.end_fields()

    def open_new(self, kind: str) -> None:
        """Open empty, for a law, a circular or a guideline."""
        self._row_id = ""
        self._offer("")
        self.begin(say("shelves.rights.new"), "new_provision", {"kind": kind})

    def open_for(self, row: Provision) -> None:
        """Open with a provision as it is now."""
        self._row_id = row.id
        self._offer(row.who_can_change)
        values = {
            "kind": row.kind.value,
            "full_name": row.full_name,
            "short_name": row.short_name,
            "section": row.section,
            "heading": row.heading,
            "who": row.who_can_change,
            "checked": formats.date(row.last_checked) if row.last_checked else "",
        }
        heading = say("shelves.rights.changing", citation=row.citation)
        self.begin(heading, f"provision:{row.id}", values)

    def submit(self, place: str) -> Refusal | None:
        """Write the provision."""
        values = self.values()
        typed = values["checked"].strip()
        text = ProvisionText(
            kind=ProvisionKind(values["kind"] or ProvisionKind.LAW),
            full_name=values["full_name"],
            short_name=values["short_name"],
            section=values["section"],
            heading=values["heading"],
            who_can_change=values["who"],
            last_checked=formats.read_date(typed, today(self.around.now())) if typed else None,
        )
        bridge = self.around.register_bridge
        if not self._row_id:
            return bridge.run_clearing(place, rights.add_provision, text)
        return bridge.run_clearing(place, rights.change_provision, self._row_id, text)

    def _offer(self, now: str) -> None:
        """Offer who can change it; words older than the choices are kept among them."""
        known = [one.value for one in WhoCanChange]
        older = [now] if now and now not in known else []
        options: list[tuple[str, object]] = [(say("shelves.rights.who_not_known"), "")]
        options += [(who_words(one), one) for one in (*known, *older)]
        self._who.offer(options)

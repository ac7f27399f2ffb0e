"""The forms for tools: one written here, a new wording, and what it is apart from its wording."""

from typing import Final

from dialog_app.core import formats, tools
from dialog_app.core.commands.shelf import tools as commands
from dialog_app.core.commands.shelf.methods import NewText
from dialog_app.core.commands.shelf.texts import CODE_LIMIT
from dialog_app.core.commands.shelf.tools import AboutTool
from dialog_app.core.model.base import Provenance
from dialog_app.core.model.catalogue import Tool
from dialog_app.core.plain import LINE_LIMIT
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form import Form, Values
from dialog_app.ui.catalogue.language_fields import (
    add_text,
    as_values,
    own_first,
    read_words,
)
from dialog_app.ui.catalogue.wording_form import WordingForm
from dialog_app.ui.text import today
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

_ROLE: Final = 80


class ToolForm(Form):
    """A new tool with its first wording, and the methods it belongs to by code."""

    def __init__(self, around: Around) -> None:
        faults = {
            "tool.code_missing": "code",
            "tool.code_taken": "code",
            "tool.title_missing": f"title_{language()}",
            "tool.method_unknown": "methods",
        }
        super().__init__(around, "tool_form", faults)
        words = say("catalogue.form.code")
        self.add("code", words, TextField(words, limit=CODE_LIMIT))
        _add_about(self)
        for code in own_first():
            add_text(self, code)
        words = say("shelves.tools.methods")
        hint = say("catalogue.form.methods_hint")
        self.add("methods", words, TextField(words, limit=LINE_LIMIT, hint=hint))
        self.end_fields()

    def open_new(self) -> None:
        """Open empty."""
        values = {"provenance": Provenance.OWN.value}
        self.begin(say("shelves.tools.new"), "new_tool", values)

    def submit(self, place: str) -> Refusal | None:
        """Add the tool."""
        values = self.values()
        codes = values["methods"].replace(",", " ").replace(";", " ").split()
        text = NewText(title=read_words(values, "title"), summary=read_words(values, "summary"))
        bridge = self.around.register_bridge
        about = _about(values)
        return bridge.run_clearing(place, commands.add_tool, values["code"], about, text, codes)


class ToolFactsForm(Form):
    """Format, ages and provenance of a tool; its wording stays."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "tool_facts_form", {})
        self._tool_id = ""
        _add_about(self)
        self.end_fields()

    def open_for(self, tool: Tool) -> None:
        """Open with a tool as it is now."""
        self._tool_id = tool.id
        values = {"format": tool.format, "ages": tool.ages, "provenance": tool.provenance.value}
        heading = say("shelves.tools.changing", code=tool.code)
        self.begin(heading, f"tool:{tool.id}", values)

    def submit(self, place: str) -> Refusal | None:
        """Change the tool."""
        bridge = self.around.register_bridge
        about = _about(self.values())
        return bridge.run_clearing(place, commands.change_tool, self._tool_id, about)


class ToolWordingForm(WordingForm):
    """A new wording of a tool: the old one stays, with what was tried and answered on it."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, "tool_wording_form", "tool")
        self._tool_id = ""

    def open_for(self, tool: Tool) -> None:
        """Open with the newest wording of a tool."""
        self._tool_id = tool.id
        newest = tools.wordings(self.around.register, tool.id)[-1]
        values = as_values("title", newest.title) | as_values("summary", newest.summary)
        values["date"] = formats.date(today(self.around.now()))
        heading = say("catalogue.form.new_version", code=tool.code)
        self.begin(heading, f"tool_wording:{tool.id}", values)

    def submit(self, place: str) -> Refusal | None:
        """Add the wording."""
        text = self.wording(language())
        bridge = self.around.register_bridge
        return bridge.run_clearing(place, commands.reword_tool, self._tool_id, text)


def _add_about(form: Form) -> None:
    row = form.add_row()
    words = say("shelves.tools.format")
    hint = say("shelves.tools.format_hint")
    form.add("format", words, TextField(words, limit=commands.FORMAT_MOST, hint=hint), row=row)
    words = say("shelves.tools.ages")
    hint = say("shelves.tools.ages_hint")
    form.add("ages", words, TextField(words, limit=commands.AGES_MOST, hint=hint), row=row)
    options = [(say(f"terms.provenance.{one.value}"), one.value) for one in Provenance]
    words = say("shelves.provenance.label")
    form.add("provenance", words, Choice(words, options))


def _about(values: Values) -> AboutTool:
    return AboutTool(
        format=values["format"],
        ages=values["ages"],
        provenance=Provenance(values["provenance"] or Provenance.OWN),
    )

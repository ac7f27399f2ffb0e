"""The shelf of tools."""

from collections.abc import Collection
from typing import Final

from dialog_app.core import tools
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import Tool, ToolVersion
from dialog_app.core.record import Step
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.marks import mark_words
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.catalogue.shelf import Headings, Shelf, holds
from dialog_app.ui.catalogue.tool_detail import ToolDetail
from dialog_app.ui.catalogue.tool_forms import ToolFactsForm, ToolForm, ToolWordingForm
from dialog_app.ui.words import language, say

_PLACE: Final = "tools all"


class ToolShelf(Shelf):
    """What services may try with the children they meet."""

    key = "tools"
    kinds = ("tool", "tool_version")

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._shown = ""
        self._detail = ToolDetail(around)
        self._detail.edit_wanted.connect(lambda: self.edit(self._shown))
        self._detail.change_wanted.connect(self._change)
        self.right = FormStack(around, self._detail)

    def tree_rows(self, closed: Collection[str]) -> list[Row]:
        """Return one row, with how many there are."""
        count = len(tools.tools(self.register))
        note = str(count) if count else say("catalogue.empty")
        return [Row(_PLACE, say("shelves.tools.many"), note=note, level=1)]

    def title(self, tree_key: str) -> str:
        """Return the name of the shelf."""
        return say("shelves.tools.many")

    def headings(self) -> Headings:
        """Return the words over code, tool and version."""
        code, version = say("catalogue.column.code"), say("catalogue.column.version")
        return Headings(code, say("shelves.tools.column"), version)

    def rows(self, tree_key: str) -> list[Row]:
        """Return every tool."""
        return [self._row(tool) for tool in tools.tools(self.register)]

    def found(self, words: str) -> list[Row]:
        """Return the tools that hold every word, in any language."""
        every = tools.tools(self.register)
        return [self._row(tool) for tool in every if holds(self._text(tool), words)]

    def search_words(self) -> str:
        """Return what the field is called."""
        return say("shelves.tools.search")

    def new_words(self) -> str:
        """Return the words of the button."""
        return say("shelves.tools.new")

    def none_words(self) -> tuple[str, str]:
        """Return what an empty list says."""
        return say("shelves.tools.none"), say("shelves.none_hint")

    def new(self, tree_key: str) -> None:
        """Open the form of a new tool."""
        self.right.open(ToolForm).open_new()

    def edit(self, row_id: str) -> None:
        """Open the form of a new wording."""
        tool = self.register.find(Tool, row_id)
        if tool is not None:
            self.right.open(ToolWordingForm).open_for(tool)

    def show(self, row_id: str) -> None:
        """Show a tool."""
        self._shown = row_id
        self._detail.show_row(row_id)

    def place_of(self, row_id: str) -> str:
        """Return the one row of the tree."""
        return _PLACE if self.register.find(Tool, row_id) else ""

    def new_in(self, step: Step) -> str:
        """Return the id of a tool that was just written."""
        new = step.added(Tool)
        return new.id if new else ""

    def _change(self) -> None:
        tool = self.register.find(Tool, self._shown)
        if tool is not None:
            self.right.open(ToolFactsForm).open_for(tool)

    def _newest(self, tool: Tool) -> ToolVersion:
        return tools.wordings(self.register, tool.id)[-1]

    def _row(self, tool: Tool) -> Row:
        newest = self._newest(tool)
        below = ", ".join(part for part in (tool.format, tool.ages, mark_words(tool)) if part)
        title = newest.title.best(language())
        return Row(tool.id, title, strong=tool.code, note=str(newest.number), below=below)

    def _text(self, tool: Tool) -> str:
        newest = self._newest(tool)
        said = (part for text in (newest.title, newest.summary) for part in _every(text))
        return " ".join((tool.code, tool.format, tool.ages, *said))


def _every(text: Words) -> tuple[str, str, str]:
    return text.nb, text.nn, text.en

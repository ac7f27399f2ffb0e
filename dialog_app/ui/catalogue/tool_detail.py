"""One tool: its wording, its format and ages, and the methods it belongs to."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dialog_app.core import formats, tools
from dialog_app.core.commands.shelf import tools as commands
from dialog_app.core.model.catalogue import Tool, ToolVersion, WorkingMethod
from dialog_app.core.register import Register
from dialog_app.core.target import target_of
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.advice_detail import method_options
from dialog_app.ui.catalogue.chosen import Chosen, deed_button, top_row
from dialog_app.ui.catalogue.difference_card import DifferenceCard
from dialog_app.ui.catalogue.facts import facts
from dialog_app.ui.catalogue.marks import mark_words, marks
from dialog_app.ui.catalogue.tied_rows import Tied, tied_methods, tied_rows
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say


class ToolDetail(Chosen):
    """Shows a tool; the signals ask for the forms of its wording and of its facts."""

    edit_wanted = Signal()
    change_wanted = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(around, "tool_detail")

    def parts(self, row_id: str) -> Sequence[QWidget]:
        """Return the tool's wording, facts, methods and versions."""
        tool = self.around.register.find(Tool, row_id)
        wordings = tools.wordings(self.around.register, row_id)
        return list(self._parts(tool, wordings)) if tool is not None and wordings else ()

    def _parts(self, tool: Tool, wordings: Sequence[ToolVersion]) -> Iterator[QWidget]:
        look = ButtonLook(icon=Icon.EDIT)
        edit = deed_button("edit_tool", say("catalogue.edit"), self.edit_wanted.emit, look)
        yield top_row([Badge(tool.code), *marks(tool)], edit)
        newest = wordings[-1]
        title = Label(newest.title.best(language()), "title").wrapped().selectable()
        title.setObjectName("tool_title")
        yield title
        yield Label(newest.summary.best(language()), "lead").wrapped().selectable()
        known = (say("shelves.tools.format"), tool.format), (say("shelves.tools.ages"), tool.ages)
        yield facts(known)
        change, link = say("shelves.tools.change"), ButtonLook("link")
        yield deed_button("change_tool", change, self.change_wanted.emit, link)
        yield from self._methods(tool)
        yield from _versions(wordings)

    def _methods(self, tool: Tool) -> Iterator[QWidget]:
        heading = SectionHeader(say("shelves.tools.methods"))
        give = deed_button(
            "give_tool",
            say("shelves.tools.give"),
            lambda: self._offer(tool, give),
            ButtonLook(icon=Icon.LINK),
        )
        heading.add_right(give)
        yield heading
        methods = tools.methods_of(self.around.register, tool)
        if not methods:
            yield Label(say("shelves.tools.no_methods"), "small", muted=True).wrapped()
        rows = tied_methods(self.around.register, methods)
        yield tied_rows(self.around, rows, lambda method_id: self._give(tool.id, method_id))

    def _offer(self, tool: Tool, near: QWidget) -> None:
        register = self.around.register
        given = {row.id for row in tools.methods_of(register, tool)}
        options = [option for option in method_options(register) if option.value not in given]
        heading = say("shelves.tools.give")
        self.pick(near, heading, options, lambda method: self._give(tool.id, str(method)))

    def _give(self, tool_id: str, method_id: str) -> bool:
        bridge = self.around.register_bridge
        return self.deed(bridge.run(commands.give_tool, tool_id, method_id))


def tools_below(around: Around, method: WorkingMethod) -> Iterator[QWidget]:
    """Give the tools of a method, as they are shown below it; nothing where there are none."""
    found = tools.tools_of(around.register, method)
    if found:
        yield SectionHeader(say("shelves.tools.of_method"))
        yield tied_rows(around, [_tied(around.register, tool) for tool in found])


def _tied(register: Register, tool: Tool) -> Tied:
    title = tools.wordings(register, tool.id)[-1].title.best(language())
    below = ", ".join(part for part in (tool.format, tool.ages, mark_words(tool)) if part)
    return Tied(target_of(tool), title, strong=tool.code, below=below)


def _versions(wordings: Sequence[ToolVersion]) -> Iterator[QWidget]:
    if len(wordings) > 1:
        told = [(one, version_words(one, newest=one is wordings[-1])) for one in wordings]
        yield DifferenceCard(told)
    yield SectionHeader(say("catalogue.versions.heading"))
    for one in reversed(wordings):
        words = version_words(one, newest=one is wordings[-1])
        yield Label(words, "small", muted=True).wrapped()
        if one is not wordings[-1]:
            yield Label(_said(one)).wrapped()
        if one.reason:
            yield Label(say("catalogue.versions.why", words=one.reason)).wrapped()
        yield Rule()


def version_words(one: ToolVersion, *, newest: bool) -> str:
    """Return a wording's number, date, author and origin: «Versjon 2 · 18.11.2026 · rolle»."""
    parts = [say("catalogue.versions.number", number=one.number)]
    parts += [formats.date(one.written_on)] if one.written_on else []
    parts += [one.author_role] if one.author_role else []
    parts.append(say(f"catalogue.source.{one.source.value}"))
    parts += [say("catalogue.versions.now")] if newest else []
    return " · ".join(parts)


def _said(one: ToolVersion) -> str:
    return f"{one.title.best(language())}. {one.summary.best(language())}"

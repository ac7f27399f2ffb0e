"""Tools: new ones, new wordings, and which methods they belong to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from dialog_app.core import norway, tools
from dialog_app.core.commands.shelf.methods import NewText
from dialog_app.core.commands.shelf.texts import (
    SUMMARY_LIMIT,
    checked_title,
    clean_code,
    clean_words,
)
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Provenance, Source
from dialog_app.core.model.catalogue import Tool, ToolVersion, WorkingMethod
from dialog_app.core.plain import clean, clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added
from dialog_app.core.register import Register

FORMAT_MOST: Final = 80
AGES_MOST: Final = 40
_ROLE_MOST: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutTool:
    """What a tool is apart from its wording: its format, for whom, and where it comes from."""

    format: str = ""
    ages: str = ""
    provenance: Provenance = Provenance.OWN


def add_tool(
    register: Register,
    laptop: Laptop,
    code: str,
    about: AboutTool,
    text: NewText,
    method_codes: Iterable[str] = (),
) -> Step:
    """Add a tool written here with its first wording.

    Raises `RuleBroken`: `tool.code_missing`, `tool.code_taken`, `tool.title_missing`,
    `tool.method_unknown`.
    """
    tool = Tool(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        code=_free_code(register, code),
        format=clean_line(about.format, FORMAT_MOST),
        ages=clean_line(about.ages, AGES_MOST),
        method_codes=_known(register, method_codes),
        provenance=about.provenance,
    )
    wording = _wording(laptop, tool.id, 1, text)
    return Step("step.tool_added", added(tool, wording), {"code": tool.code})


def change_tool(register: Register, _laptop: Laptop, tool_id: str, about: AboutTool) -> Step:
    """Change what a tool is apart from its wording; raises `RuleBroken("row.gone")`."""
    before = register.one(Tool, tool_id)
    after = replace(
        before,
        format=clean_line(about.format, FORMAT_MOST),
        ages=clean_line(about.ages, AGES_MOST),
        provenance=about.provenance,
    )
    return _changed("step.tool_changed", before, after)


def reword_tool(register: Register, laptop: Laptop, tool_id: str, text: NewText) -> Step:
    """Add a wording of a tool; answers and trials stay on the one they were given on.

    Raises `RuleBroken`: `row.gone`, `tool.title_missing`, `tool.unchanged`.
    """
    tool = register.one(Tool, tool_id)
    newest = tools.wordings(register, tool_id)[-1]
    wording = _wording(laptop, tool_id, newest.number + 1, text)
    if (wording.title, wording.summary) == (newest.title, newest.summary):
        raise RuleBroken("tool.unchanged")
    dated = replace(wording, written_on=text.written_on or norway.date(laptop.now()))
    return Step("step.tool_worded", added(dated), {"code": tool.code, "number": dated.number})


def give_tool(register: Register, _laptop: Laptop, tool_id: str, method_id: str) -> Step:
    """Say that a tool belongs to a method, or no longer does; raises `RuleBroken("row.gone")`."""
    before = register.one(Tool, tool_id)
    code = register.one(WorkingMethod, method_id).code
    kept = tuple(one for one in before.method_codes if one != code)
    codes = kept if code in before.method_codes else (*before.method_codes, code)
    return _changed("step.tool_given", before, replace(before, method_codes=codes))


def _changed(label: str, before: Tool, after: Tool) -> Step:
    changes = () if before == after else (Change(before, after),)
    return Step(label, changes, {"code": after.code})


def _free_code(register: Register, typed: str) -> str:
    code = clean_code(typed)
    if not code:
        raise RuleBroken("tool.code_missing")
    if any(row.code.casefold() == code.casefold() for row in register.all(Tool)):
        raise RuleBroken("tool.code_taken", code=code)
    return code


def _known(register: Register, codes: Iterable[str]) -> tuple[str, ...]:
    """Return the methods' codes as the catalogue writes them."""
    known = {row.code.casefold(): row.code for row in register.methods}
    wanted = tuple(dict.fromkeys(code.casefold() for code in codes))
    unknown = next((code for code in wanted if code not in known), "")
    if unknown:
        raise RuleBroken("tool.method_unknown", code=unknown[:20])
    return tuple(known[code] for code in wanted)


def _wording(laptop: Laptop, tool_id: str, number: int, text: NewText) -> ToolVersion:
    return ToolVersion(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        tool_id=tool_id,
        number=number,
        title=checked_title(text.title, "tool.title_missing"),
        summary=clean_words(text.summary, SUMMARY_LIMIT),
        reason=clean(text.reason, SUMMARY_LIMIT),
        author_role=clean_line(text.author_role, _ROLE_MOST),
        written_on=text.written_on,
    )

"""What each link of the chain is called: in a few words on its chip, and in full below."""

from dialog_app.core import formats
from dialog_app.core.chain import Node
from dialog_app.core.formats import Phrase, letter
from dialog_app.core.model.base import Language
from dialog_app.core.model.catalogue import (
    MainAnswer,
    MethodVersion,
    Tool,
    ToolVersion,
    Value,
    WorkingMethod,
)
from dialog_app.core.model.days import DayInfo
from dialog_app.core.model.said import (
    Action,
    FollowUp,
    Obstacle,
    Possibility,
    Reason,
    Rewording,
    Round,
    Trial,
)
from dialog_app.core.register import Register


def short(register: Register, node: Node, language: Language) -> Phrase:
    """Return the words of a chip: «Råd 2020», «G4», «enig med forbehold», «Tiltak 2»."""
    row = node.row
    if isinstance(row, MainAnswer):
        return _advice(row)
    if isinstance(row, MethodVersion | ToolVersion | Value):
        return _method(register, row, language)
    if isinstance(row, Round):
        return _answers(node)
    if isinstance(row, Obstacle):
        category = register.category(row.category_code)
        return _plain(category.title.best(language) if category else row.category_code)
    if isinstance(row, DayInfo):
        day: dict[str, object] = {
            "kind": Phrase(f"terms.day_kind.{row.kind.value}"),
            "date": formats.date(row.date),
        }
        return Phrase("story.chain.next_day", day)
    return _said(node)


def _said(node: Node) -> Phrase:
    row = node.row
    if isinstance(row, Possibility):
        return Phrase("story.chain.possibility", {"letter": letter(row.number - 1)})
    if isinstance(row, Reason | Action | Rewording):
        return Phrase(f"story.chain.{node.kind.value}", {"number": row.number})
    if isinstance(row, Trial):
        state = Phrase(f"terms.trial_state.{row.state.value}")
        return Phrase("story.chain.trial", {"state": state})
    if isinstance(row, FollowUp):
        return Phrase(f"since.outcome.{row.outcome.value}")
    return _plain(row.id)


def _advice(row: MainAnswer) -> Phrase:
    if row.year is None:
        return Phrase("story.chain.advice")
    return Phrase("story.chain.advice_year", {"year": row.year})


def _method(
    register: Register, row: MethodVersion | ToolVersion | Value, language: Language
) -> Phrase:
    """Return the code, and the version where it is not the newest."""
    if isinstance(row, Value):
        return _plain(row.title.best(language))
    if isinstance(row, ToolVersion):
        return _plain(register.one(Tool, row.tool_id).code or row.title.best(language))
    code = register.one(WorkingMethod, row.method_id).code
    if register.newest(row.method_id).id == row.id:
        return _plain(code)
    return Phrase("story.chain.version", {"code": code, "number": row.number})


def _answers(node: Node) -> Phrase:
    """Return the word that may stand for the answers, or only that there are some."""
    if node.shown is not None and node.shown.word is not None:
        return Phrase(f"terms.label.{node.shown.word.value}")
    return Phrase("story.chain.answers")


def _plain(words: str) -> Phrase:
    return Phrase("story.chain.plain", {"words": words})


def full(node: Node, language: Language) -> str:
    """Return what somebody said or wrote at a link, in full; empty where the chip says it all."""
    row = node.row
    if isinstance(row, MainAnswer):
        return formats.quoted(row.text.best(language), language)
    if isinstance(row, MethodVersion | ToolVersion):
        parts = (row.title.best(language), row.summary.best(language))
        return ". ".join(part for part in parts if part)
    if isinstance(row, Value):
        return row.in_practice.best(language)
    return next((words for name in _FULL if (words := getattr(row, name, ""))), "")


_FULL = ("how_it_went", "text", "words", "title")
"""The fields in which a row of a day says what it is, the fullest first."""

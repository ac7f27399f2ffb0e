"""The main answers a method grows out of, tied and untied from the method itself."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.commands.shelf import advice
from dialog_app.core.model.catalogue import MainAnswer, WorkingMethod
from dialog_app.core.register import Register
from dialog_app.core.target import target_of
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.advice_detail import ages, quoted
from dialog_app.ui.catalogue.chosen import deed_button, pick_near
from dialog_app.ui.catalogue.marks import mark_words
from dialog_app.ui.catalogue.tied_rows import Tied, tied_rows
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.pick_list import Option
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say


def advice_below(around: Around, method: WorkingMethod) -> Iterator[QWidget]:
    """Give the part of a method that shows its main answers; nothing where none are written."""
    if around.register.all(MainAnswer):
        yield AdviceBelow(around, method)


class AdviceBelow(QWidget):
    """The main answers of a method, each leading to its page, with a way to tie another."""

    def __init__(self, around: Around, method: WorkingMethod) -> None:
        super().__init__()
        self.setObjectName("advice_below")
        self._around = around
        self._method = method
        self._error = ErrorLine()
        heading = SectionHeader(say("shelves.advice.behind"))
        self._tie = deed_button(
            "tie_advice",
            say("shelves.advice.tie_answer"),
            self._offer,
            ButtonLook(icon=Icon.LINK),
        )
        heading.add_right(self._tie)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        rows = [_tied(answer) for answer in around.register.advice(method.id)]
        for part in (heading, tied_rows(around, rows, self._on_untie), self._error):
            column.addWidget(part)

    def _offer(self) -> None:
        heading = say("shelves.advice.tie_answer")
        pick_near(self._tie, heading, _options(self._around.register, self._method), self._on_tie)

    def _on_tie(self, answer_id: object) -> bool:
        bridge = self._around.register_bridge
        return self._done(bridge.run(advice.tie, str(answer_id), self._method.id))

    def _on_untie(self, answer_id: str) -> bool:
        bridge = self._around.register_bridge
        return self._done(bridge.run(advice.untie, answer_id, self._method.id))

    def _done(self, refused: Refusal | None) -> bool:
        if refused is not None:
            self._error.tell(refused.sentence)
        return refused is None


def _options(register: Register, method: WorkingMethod) -> list[Option]:
    tied = {row.id for row in register.advice(method.id)}
    rows = register.in_order(MainAnswer, lambda row: (-(row.year or 0), row.id))
    return [
        Option(quoted(row.text), row.id, note=str(row.year or ""))
        for row in rows
        if row.id not in tied
    ]


def _tied(answer: MainAnswer) -> Tied:
    below = ", ".join(part for part in (answer.survey, ages(answer), mark_words(answer)) if part)
    return Tied(target_of(answer), quoted(answer.text), note=str(answer.year or ""), below=below)

"""What is known of one method, children first: all that people read before they decide."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.decide.told import fate_words
from dialog_app.core.decide.view import AdviceThere, Standing, standing
from dialog_app.core.formats import Phrase
from dialog_app.core.law_list.build import LawLine
from dialog_app.core.model.base import Provenance
from dialog_app.core.model.catalogue import MainAnswer, WorkingMethod
from dialog_app.core.target import target_of
from dialog_app.ui import theme
from dialog_app.ui.across.decide.class_choice import decided_word
from dialog_app.ui.across.decide.numbers import Numbers
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import Chosen, deed_button, top_row
from dialog_app.ui.catalogue.detail_answers import quotation
from dialog_app.ui.catalogue.marks import marks
from dialog_app.ui.catalogue.method_story import named_chips
from dialog_app.ui.pictures.of_method import of_version
from dialog_app.ui.pictures.saving import PictureSaving
from dialog_app.ui.text import said
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.label import Label, TypeStep
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say


class MethodReading(Chosen):
    """Shows a method's advice, answers, obstacles and what the rule proposes; changes nothing.

    `fate_wanted` carries the advice whose fate one wants to tell.
    """

    fate_wanted = Signal(object)

    def __init__(self, around: Around, scope: Scope, numbers: Numbers) -> None:
        super().__init__(around, "decide_reading")
        self._scope = scope
        self._numbers = numbers
        self._in_numbers = False

    def parts(self, row_id: str) -> Sequence[QWidget]:
        """Return what is known, from the top."""
        method = self.around.register.find(WorkingMethod, row_id)
        return tuple(self._parts(method)) if method is not None else ()

    def _parts(self, method: WorkingMethod) -> Iterator[QWidget]:
        there = standing(self.around.register, method.id)
        way = deed_button(
            "decide_to_catalogue",
            say("decide.to_catalogue"),
            lambda: self.around.show_target(target_of(method)),
            ButtonLook("link"),
        )
        yield top_row([Badge(method.code), *_marks(method)], way)
        title = Label(there.version.title.best(language()), "heading").wrapped().selectable()
        title.setObjectName("decide_title")
        yield title
        summary = Label(there.version.summary.best(language())).wrapped().selectable()
        yield summary
        yield self._children(there.advice)
        yield from self._answers(there.version.id)
        yield from self._pictures(there)
        yield from self._obstacles(method.id)
        yield self._proposal(there.version.id)

    def _children(self, advice: Sequence[AdviceThere]) -> QWidget:
        """Return what children said, word for word, whatever anybody answered or decided."""
        box = Card()
        box.setObjectName("decide_children")
        box.body.addWidget(SectionHeader(say("decide.children.heading")))
        for there in advice:
            for part in self._advice(there):
                box.body.addWidget(part)
        if not advice:
            box.body.addWidget(Label(say("decide.children.none"), muted=True).wrapped())
        box.body.addWidget(Label(say("decide.children.unchanged"), "small", muted=True).wrapped())
        return box

    def _advice(self, there: AdviceThere) -> Iterator[QWidget]:
        answer = there.answer
        yield quotation(answer)
        if answer.provenance is Provenance.STARTER_EXAMPLE:
            yield top_row(_marks(answer))
        told = Label(fate_words(there, say), "small").wrapped()
        told.setObjectName(f"fate_told_{answer.id}")
        way = deed_button(
            f"fate_{answer.id}",
            say("decide.fate.tell" if there.fate is None else "decide.fate.change"),
            lambda: self.fate_wanted.emit(answer),
            ButtonLook("link"),
        )
        yield _beside(told, way, theme.current().space.l)

    def _answers(self, version_id: str) -> Iterator[QWidget]:
        """Give what the services answered together: words, numbers when asked for, and notes."""
        told = self._numbers.told(version_id)
        header = SectionHeader(say("decide.answers.heading"))
        if told.numbers:
            words = say("decide.answers.hide" if self._in_numbers else "decide.answers.show")
            header.add_right(
                deed_button("decide_numbers", words, self._turn_numbers, ButtonLook("link"))
            )
        yield header
        yield _sentences("decide_answers", told.words)
        if self._in_numbers and told.numbers:
            yield _sentences("decide_answers_numbers", told.numbers, muted=True)
        yield _sentences("decide_answers_notes", told.notes, muted=True)

    def _pictures(self, there: Standing) -> Iterator[QWidget]:
        """Give the way to save what was answered as pictures, where anybody answered."""
        if there.version.id in self._numbers.known.measured:
            offered = of_version(self._numbers.said, self.around.register, there.version)
            saving = PictureSaving(self.around, "decide_picture")
            saving.offer(there.method.code, list(offered))
            yield saving

    def _turn_numbers(self) -> None:
        self._in_numbers = not self._in_numbers
        self.show_row(self.shown)

    def _obstacles(self, method_id: str) -> Iterator[QWidget]:
        """Give the categories that are named, and the texts behind them, confirmed ones first."""
        categories = self._numbers.known.categories(method_id)
        law = self._numbers.known.law_of(method_id)
        yield SectionHeader(say("decide.obstacles.heading"))
        if categories:
            yield named_chips(self.around.register, categories)
        for line in law:
            yield self._law(method_id, line)
        if not categories and not law:
            yield Label(say("decide.obstacles.none"), "small", muted=True).wrapped()

    def _law(self, method_id: str, line: LawLine) -> QWidget:
        hit = next(one for one in line.methods if one.method_id == method_id)
        parts = [say(f"terms.source_status.{line.status.value}")]
        if hit.told:
            few = hit.services is None
            number = say("decide.law.few") if few else say("decide.law.services", n=hit.services)
            parts.append(number)
        told = Label(f"{line.citation}: {', '.join(parts)}").strong(line.confirmed).wrapped()
        told.setObjectName("decide_law")
        way = deed_button(
            f"decide_law_{line.key}",
            say("decide.law.show"),
            lambda: self._scope.show("law", line.key),
            ButtonLook("link"),
        )
        return _beside(told, way)

    def _proposal(self, version_id: str) -> QWidget:
        """Return what the rule proposes and why; people decide."""
        proposal = self._numbers.proposal(version_id)
        card = Card()
        card.setObjectName("decide_proposal")
        card.body.addWidget(Label(say("decide.proposal.heading"), "small", muted=True))
        word = Label(decided_word(proposal.proposed), "heading").wrapped()
        word.setObjectName("decide_proposed")
        card.body.addWidget(word)
        card.body.addWidget(_sentences("decide_why", self._numbers.why(version_id)))
        if proposal.legal:
            legal = Label(say("decide.legal")).strong().wrapped()
            legal.setObjectName("decide_legal")
            card.body.addWidget(legal)
        card.body.addWidget(Label(say("decide.rule_proposes")).strong().wrapped())
        version = say("decide.proposal.rule", version=proposal.rule_version)
        card.body.addWidget(Label(version, "small", muted=True))
        return card


def _beside(words: QWidget, way: QWidget, inset: int = 0) -> QWidget:
    """Return words with a link at the right."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(inset, 0, 0, 0)
    row.addWidget(words, 1)
    row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
    return line


def _sentences(name: str, phrases: Sequence[Phrase], *, muted: bool = False) -> QWidget:
    """Return sentences under each other."""
    box = QWidget()
    box.setObjectName(name)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for phrase in phrases:
        step: TypeStep = "small" if muted else "base"
        column.addWidget(Label(said(phrase), step, muted=muted).wrapped())
    return box


def _marks(row: MainAnswer | WorkingMethod) -> list[Badge]:
    """Return the mark that a text is a starter example, where it is one."""
    return list(marks(row)) if row.provenance is Provenance.STARTER_EXAMPLE else []

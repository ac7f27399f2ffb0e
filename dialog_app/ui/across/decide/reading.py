"""What is known of one method, children first: all that people read before they decide."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.core.decide.told import fate_words
from dialog_app.core.decide.view import AdviceThere, standing
from dialog_app.core.model.base import Provenance
from dialog_app.core.model.catalogue import MainAnswer, WorkingMethod
from dialog_app.core.story.method import MethodStory
from dialog_app.core.target import target_of
from dialog_app.ui import theme
from dialog_app.ui.across.decide.class_choice import decided_word
from dialog_app.ui.across.decide.numbers import Numbers
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import Chosen, deed_button, top_row
from dialog_app.ui.catalogue.detail_answers import quotation
from dialog_app.ui.catalogue.marks import marks
from dialog_app.ui.catalogue.method_story import named_chips, rounds_words
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say


class MethodReading(Chosen):
    """Shows a method's advice, answers, obstacles and what the rule proposes; changes nothing.

    `fate_wanted` carries the advice whose fate one wants to tell.
    """

    fate_wanted = Signal(object)

    def __init__(self, around: Around, numbers: Numbers) -> None:
        super().__init__(around, "decide_reading")
        self._numbers = numbers

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
        story = self._numbers.story(method.id)
        yield from self._answers(there.version.id, story)
        yield from self._obstacles(story)
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
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(theme.current().space.l, 0, 0, 0)
        row.addWidget(told, 1)
        row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        yield line

    def _answers(self, version_id: str, story: MethodStory) -> Iterator[QWidget]:
        yield SectionHeader(say("decide.answers.heading"))
        found = next((one for one in story.versions if one.version.id == version_id), None)
        told = Label(rounds_words(found) if found else say("story.method.nobody")).wrapped()
        told.setObjectName("decide_answers")
        yield told
        yield Label(say("decide.answers.chose_themselves"), "small", muted=True).wrapped()

    def _obstacles(self, story: MethodStory) -> Iterator[QWidget]:
        yield SectionHeader(say("decide.obstacles.heading"))
        if story.categories:
            yield named_chips(self.around.register, story)
        else:
            yield Label(say("decide.obstacles.none"), "small", muted=True).wrapped()

    def _proposal(self, version_id: str) -> QWidget:
        """Return what the rule proposes and why; people decide."""
        proposal = self._numbers.proposal(version_id)
        card = Card()
        card.setObjectName("decide_proposal")
        card.body.addWidget(Label(say("decide.proposal.heading"), "small", muted=True))
        word = Label(decided_word(proposal.proposed), "heading").wrapped()
        word.setObjectName("decide_proposed")
        card.body.addWidget(word)
        if proposal.legal:
            legal = Label(say("decide.legal")).strong().wrapped()
            legal.setObjectName("decide_legal")
            card.body.addWidget(legal)
        card.body.addWidget(Label(say("decide.rule_proposes")).strong().wrapped())
        version = say("decide.proposal.rule", version=proposal.rule_version)
        card.body.addWidget(Label(version, "small", muted=True))
        return card


def _marks(row: MainAnswer | WorkingMethod) -> list[Badge]:
    """Return the mark that a text is a starter example, where it is one."""
    return list(marks(row)) if row.provenance is Provenance.STARTER_EXAMPLE else []

"""The right column: what the sentence rests on, what more there is, and wordings from days."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dialog_app.core import formats
from dialog_app.core.describe.commands import add_ground, remove_ground
from dialog_app.core.describe.follow import Behind, behind
from dialog_app.core.describe.grounds import Ground
from dialog_app.core.describe.grow import Proposed, from_days, grounds_of_method
from dialog_app.core.describe.numbers import words_of
from dialog_app.core.describe.paragraphs import grounds_of, of_sentence, standing
from dialog_app.core.describe.said import Said
from dialog_app.core.model.base import Language
from dialog_app.core.model.catalogue import MainAnswer, WorkingMethod
from dialog_app.core.model.practice import Grounding, GroundKind, Paragraph
from dialog_app.core.national.small import told_services
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import Chosen, deed_button
from dialog_app.ui.text import said
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language as own
from dialog_app.ui.words import say

MOST: Final = 40
"""So many grounds of one sentence are shown as cards; of the rest, how many there are."""


class GroundSide(Chosen):
    """Shows what stands behind one sentence; `wording_wanted` carries a wording to be taken in."""

    wording_wanted = Signal(object)

    def __init__(self, around: Around, said: Callable[[], Said]) -> None:
        super().__init__(around, "describe_grounds")
        self._said = said
        self._paragraph: Paragraph | None = None
        self._proposed: Proposed | None = None
        self._sentence = 1
        self._language: Language = "nb"

    def show_sentence(self, paragraph: Paragraph, sentence: int, language: Language) -> None:
        """Show what a sentence of a paragraph rests on."""
        self._paragraph, self._proposed = paragraph, None
        self._sentence, self._language = max(1, sentence), language
        self.show_row(paragraph.id)

    def show_proposed(self, proposed: Proposed, language: Language) -> None:
        """Show what a proposal would rest on."""
        self._paragraph, self._proposed = None, proposed
        self._language = language
        self.show_row(f"proposed:{proposed.about_id}")

    def show_nothing(self) -> None:
        """Show nothing."""
        self._paragraph = self._proposed = None
        self.show_row("")

    def parts(self, _row_id: str) -> Sequence[QWidget]:
        """Return the parts, from the top."""
        if self._proposed is not None:
            return tuple(self._would_rest_on(self._proposed))
        return tuple(self._rests_on(self._paragraph)) if self._paragraph is not None else ()

    def _would_rest_on(self, one: Proposed) -> Iterator[QWidget]:
        yield SectionHeader(say("describe.side.would_rest"))
        for ground in one.grounds[:MOST]:
            found = behind(self._said(), _row(ground))
            yield self._card(found, None, ())
        yield from self._more(len(one.grounds))

    def _rests_on(self, paragraph: Paragraph) -> Iterator[QWidget]:
        said = self._said()
        version = standing(said.register, paragraph.id)
        found = of_sentence(said.register, version.id, self._sentence)
        yield SectionHeader(say("describe.side.rests_on", n=self._sentence))
        if not found:
            none = Label(say("describe.side.nothing"), "small", muted=True).wrapped()
            none.setObjectName("describe_no_ground")
            yield none
        for row in found[:MOST]:
            yield self._card(behind(said, row), row, self._ways(row))
        yield from self._more(len(found))
        yield from self._from_days(said, paragraph)
        yield from self._could_rest_on(said, paragraph)

    def _more(self, count: int) -> Iterator[QWidget]:
        if count > MOST:
            yield Label(say("describe.side.more", n=count - MOST), "small", muted=True).wrapped()

    def _card(self, found: Behind, row: Grounding | None, ways: Sequence[QWidget]) -> QWidget:
        card = Card()
        card.setObjectName(f"ground_{found.kind.value}")
        head = FlowBox()
        kind = Label(self._kind_words(found), "small").strong().wrapped()
        card.body.addWidget(kind)
        said = Label(self._text(found)).wrapped().selectable()
        said.setObjectName("ground_text")
        card.body.addWidget(said)
        whole = say("describe.side.whole") if row is not None and row.sentence == 0 else ""
        note = " · ".join(part for part in (self._note(found), whole) if part)
        if note:
            card.body.addWidget(Label(note, "small", muted=True).wrapped())
        for way in ways:
            head.flow.addWidget(way)
        if ways:
            card.body.addWidget(head)
        return card

    def _kind_words(self, found: Behind) -> str:
        kind = say(f"describe.kind.{found.kind.value}")
        if found.code and found.kind is not GroundKind.ARTICLE:
            number = say("describe.side.number", code=found.code, n=found.number)
            return f"{kind} · {number}"
        return f"{kind} · {found.code}" if found.code else kind

    def _text(self, found: Behind) -> str:
        if found.gone:
            return say("describe.side.gone")
        if found.kind is GroundKind.ANSWERS:
            phrases = words_of(self._said(), found.about_id, own())
            return " ".join(said(one) for one in phrases) or say("describe.paper.not_asked")
        words = found.text.best(self._language)
        if found.kind in _QUOTED and words:
            return say("paper.quote", words=words)
        return words or say("describe.side.no_words")

    def _note(self, found: Behind) -> str:
        parts = []
        row = found.row
        if isinstance(row, MainAnswer) and row.children:
            parts.append(say("minutes.advice.children", n=row.children))
        if isinstance(row, MainAnswer) and row.year:
            parts.append(str(row.year))
        if found.date is not None:
            parts.append(formats.date(found.date))
        if found.kind is GroundKind.OBSTACLE:
            parts.append(self._services(found.about_id))
        if found.kind is GroundKind.ANSWERS:
            parts.append(say("describe.side.answers_on_paper"))
        return " · ".join(part for part in parts if part)

    def _services(self, obstacle_id: str) -> str:
        known = self._said().obstacles.find(obstacle_id)
        count = told_services(len(known.service_ids)) if known is not None else None
        if count is None:
            return say("describe.paper.few_services")
        return say("describe.paper.services", n=count)

    def _ways(self, row: Grounding) -> Sequence[QWidget]:
        return (
            deed_button(
                f"ground_remove_{row.id}",
                say("describe.side.remove"),
                lambda: self.deed(self.around.register_bridge.run(remove_ground, row.id)),
                ButtonLook("link"),
            ),
        )

    def _from_days(self, said: Said, paragraph: Paragraph) -> Iterator[QWidget]:
        if said.register.find(WorkingMethod, paragraph.method_id) is None:
            return
        version = standing(said.register, paragraph.id)
        used = {row.about_id for row in grounds_of(said.register, version.id)}
        left = [one for one in from_days(said, paragraph.method_id) if one.about_id not in used]
        if not left:
            return
        yield SectionHeader(say("describe.side.from_days"))
        for one in left[:MOST]:
            found = behind(said, _row(one.grounds[0]))
            yield self._card(found, None, (self._take(one),))
        yield from self._more(len(left))

    def _take(self, one: Proposed) -> QWidget:
        return deed_button(
            f"wording_take_{one.about_id}",
            say("describe.side.take"),
            lambda: self.wording_wanted.emit(one),
            ButtonLook(),
        )

    def _could_rest_on(self, said: Said, paragraph: Paragraph) -> Iterator[QWidget]:
        method = said.register.find(WorkingMethod, paragraph.method_id)
        version = standing(said.register, paragraph.id)
        used = {(row.kind, row.about_id) for row in grounds_of(said.register, version.id)}
        every = grounds_of_method(said, method) if method is not None else ()
        left = [one for one in every if (one.kind, one.about_id) not in used]
        if not left:
            return
        yield SectionHeader(say("describe.side.could_rest"))
        for ground in left[:MOST]:
            found = behind(said, _row(ground))
            yield self._card(found, None, (self._add(paragraph, ground),))
        yield from self._more(len(left))

    def _add(self, paragraph: Paragraph, ground: Ground) -> QWidget:
        at = ground._replace(sentence=self._sentence)
        run = self.around.register_bridge.run
        return deed_button(
            f"ground_add_{ground.about_id}",
            say("describe.side.add", n=self._sentence),
            lambda: self.deed(run(add_ground, paragraph.id, at)),
            ButtonLook("link"),
        )


_QUOTED: Final = (
    GroundKind.MAIN_ANSWER,
    GroundKind.REWORDING,
    GroundKind.OBSTACLE,
    GroundKind.POSSIBILITY,
)


def _row(ground: Ground) -> Grounding:
    """Return a ground as the row it would be, to look behind it."""
    return Grounding(
        id="",
        paragraph_version_id="",
        kind=ground.kind,
        about_id=ground.about_id,
        day_id=ground.day_id,
        sentence=ground.sentence,
    )

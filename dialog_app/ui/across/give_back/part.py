"""The pages back to the children: their main answers and the methods, and the page of each."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from dialog_app.base.texts import Texts
from dialog_app.core.commands import wall, wall_queue
from dialog_app.core.decide.view import newest_decision
from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import capital
from dialog_app.core.give_back import about as pages
from dialog_app.core.give_back.about import About
from dialog_app.core.give_back.answered import answered_method
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.issue import About as PaperAbout
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.base import Provenance, Subject, SubjectKind
from dialog_app.core.model.days import DayState, SlideKind
from dialog_app.core.model.practice import AdviceFate, PaperKind, PracticePaper
from dialog_app.core.national.per_word import PerWord
from dialog_app.core.showing import Showing
from dialog_app.ui.across.issuing.wanted import Wanted, numbered
from dialog_app.ui.across.papers.part import PaperPart
from dialog_app.ui.across.scope import Scope, descriptions_of
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.catalogue.chosen import deed_button
from dialog_app.ui.catalogue.facts import facts
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.icons import Icon
from dialog_app.ui.projector.given_back import seen
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

_LONGEST = 90


class GiveBackPart(PaperPart):
    """One row for each main answer from children, and one for each method."""

    name = "give_back"

    def __init__(self, around: Around, scope: Scope) -> None:
        empty = EmptyState(Icon.QUOTATION, say("give_back.empty"), say("give_back.empty_hint"))
        self._bridge: DayBridge | None = None
        self._told: Label | None = None
        super().__init__(around, scope, empty)

    def rows(self) -> Sequence[Row]:
        """Return the main answers tied to what is looked at, and its methods."""
        register, codes = self.around.register, self._codes()
        answers = pages.main_answers(register, codes)
        return (
            *(self._row(one, say("give_back.main_answer")) for one in answers),
            *(self._row(one, "") for one in pages.methods(register, codes)),
        )

    def wanted(self, key: str) -> Wanted | None:
        """Return the page about a main answer or a method."""
        about = self._about(key)
        if about is None:
            return None
        from dialog_app.reports import give_back

        words = Texts(language())
        return Wanted(
            PaperAbout(PaperKind.BACK_TO_CHILDREN, key, language()),
            about.title(self.around.register).best(language()),
            numbered(give_back.name_of(self.ground, about, words)),
            lambda: partial(_made, self.ground_now(), key, words),
        )

    def why_not(self, key: str) -> tuple[str, str]:
        """Return that what the row stands for is gone."""
        return say("give_back.gone"), ""

    def beside(self, key: str, wanted: Wanted | None) -> Sequence[QWidget]:
        """Return what the page rests on, what is missing, and the way to the wall."""
        about = self._about(key)
        return tuple(self._parts(about)) if about is not None else ()

    def _parts(self, about: About) -> Iterator[QWidget]:
        yield SectionHeader(say("papers.rests_on"))
        yield facts(
            (
                (say("give_back.facts.words"), str(len(about.answers))),
                (say("give_back.facts.methods"), str(len(about.methods))),
                (say("papers.services"), capital(self._services(about))),
            )
        )
        yield Label(say("give_back.foot.chose"), "small", muted=True).wrapped()
        yield SectionHeader(say("papers.missing"))
        for words in tuple(self._missing(about)) or (say("papers.nothing_missing"),):
            yield Label(words).wrapped()
        yield from self._wall(about)

    def _services(self, about: About) -> str:
        """Return how many services answered the method most have answered."""
        found = (answered_method(self.ground, one.id) for one in about.methods)
        every = (one.told for one in found if one is not None)
        most = max(every, key=lambda one: one.services, default=PerWord(services=0))
        if most.few:
            return say("give_back.few")
        number = most.services_told
        return say("give_back.several") if number is None else say("give_back.services", n=number)

    def _missing(self, about: About) -> Iterator[str]:
        register = self.around.register
        if not about.answers:
            yield say("give_back.missing.words")
        undecided = sum(newest_decision(register, one.id) is None for one in about.methods)
        if undecided:
            yield say("give_back.missing.decision", n=undecided)
        told = {(row.main_answer_id, row.method_id) for row in register.all(AdviceFate)}
        pairs = [(a.id, m.id) for a in about.answers for m in about.methods]
        untold = sum(pair not in told for pair in pairs)
        if untold:
            yield say("give_back.missing.fate", n=untold)

    def _wall(self, about: About) -> Iterator[QWidget]:
        """Give the way to the wall of the day that goes on, or say that none does."""
        yield SectionHeader(say("give_back.wall.heading"))
        if self._running() is None:
            yield Label(say("give_back.wall.no_day"), "small", muted=True).wrapped()
            return
        box = FlowBox()
        look = ButtonLook("plain", icon=Icon.WALL_SCREEN)
        show, queue = partial(self._show_on_wall, about), partial(self._queue, about)
        box.flow.addWidget(deed_button("give_back_show", say("give_back.wall.show"), show, look))
        box.flow.addWidget(
            deed_button("give_back_queue", say("give_back.wall.queue"), queue, ButtonLook())
        )
        yield box
        self._told = Label("", "small").wrapped()
        self._told.setObjectName("give_back_told")
        self._told.hide()
        yield self._told

    def _tell(self, done: bool, words: str) -> None:
        """Say where the page is now; where it could not go the side says why."""
        if self._told is not None:
            self._told.setText(words if done else "")
            self._told.setVisible(done)

    def _running(self) -> DayBridge | None:
        """Return the bridge to the day that goes on, or None."""
        lines = (one for one in self.around.session.days() if one.state is DayState.RUNNING)
        line = next(lines, None)
        if line is None:
            return None
        desk = self.around.session.day_desk(line.id)
        if self._bridge is None or self._bridge.record.id != line.id:
            if self._bridge is not None:
                self._bridge.let_go()
            self._bridge = DayBridge(desk)
        return self._bridge

    def _show_on_wall(self, about: About) -> None:
        seen(self.around.session, self.ground)
        bridge = self._running()
        if bridge is not None:
            done = self.side.deed(bridge.run(wall.show_give_back, self._subject(about)))
            self._tell(done, say("give_back.wall.shown"))

    def _queue(self, about: About) -> None:
        bridge = self._running()
        if bridge is not None:
            what = Showing(SlideKind.GIVE_BACK, self._subject(about))
            done = self.side.deed(bridge.run(wall_queue.queue, what))
            self._tell(done, say("give_back.wall.queued"))

    def _subject(self, about: About) -> Subject:
        if not about.is_method:
            return Subject(SubjectKind.MAIN_ANSWER, about.id)
        return Subject(SubjectKind.METHOD, self.around.register.newest(about.id).id)

    def _codes(self) -> frozenset[str]:
        if self.scope.description_code:
            return frozenset({self.scope.description_code})
        found = descriptions_of(self.around.register, self.scope.programme_code)
        return frozenset(row.code for row in found)

    def _about(self, key: str) -> About | None:
        try:
            return pages.about(self.around.register, key) if key else None
        except RuleBroken:
            return None

    def _row(self, one: About, below: str) -> Row:
        title = one.title(self.around.register).best(language())
        if not one.is_method:
            below, title = _told_apart(below, title)
        code = one.methods[0].code if one.is_method else ""
        provenance = one.methods[0].provenance if one.is_method else one.answers[0].provenance
        example = ""
        if provenance is Provenance.STARTER_EXAMPLE:
            example = say("terms.provenance.starter_example")
        notes = " · ".join(part for part in (below, example) if part)
        return Row(one.id, title[:_LONGEST], strong=code, below=capital(notes))


def _told_apart(below: str, title: str) -> tuple[str, str]:
    """Return what stands below and the words: that they are an example stands below too."""
    mark, found, rest = title.partition(": ")
    is_example = bool(found) and mark.startswith(_EXAMPLES)
    return (f"{below} · {mark.split(' (')[0]}", rest) if is_example else (below, title)


_EXAMPLES = ("Eksempel", "Døme", "Example")


def _made(ground: Ground, about_id: str, words: Texts, paper: PracticePaper) -> Document:
    # Drawing is slow to import, and the window need not wait for it.
    from dialog_app.reports import give_back

    return give_back.document(ground, about_id, words, paper)

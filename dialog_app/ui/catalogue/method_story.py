"""The story of a method, below it: answers by version, what is in the way, and what came of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.decide.told import decided_line, proposed_then
from dialog_app.core.decide.view import newest_decision
from dialog_app.core.formats import capital
from dialog_app.core.model.catalogue import Provision, WorkingMethod
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.said import Action, Possibility, Reason, SubjectRow, Trial
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.core.story.method import (
    LEAST_SERVICES,
    MethodDay,
    MethodStory,
    Named,
    RoundStory,
    VersionStory,
    method_story,
    version_ids,
)
from dialog_app.core.target import DAY, Target, target_of
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.chain.newest_first import NewestFirst, told
from dialog_app.ui.chain.said_line import Way, link_button, said_line
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

_R = TypeVar("_R", bound=SubjectRow)

_MOST: Final = 12
"""So many of a list are shown, the newest."""


def method_story_part(around: Around, method: WorkingMethod) -> Iterable[QWidget]:
    """Give the story of a method, which is read when the rest of it is on the screen."""
    yield MethodStoryPart(around, method.id)


class MethodStoryPart(QWidget):
    """Reads the days of one method once it is seen, and shows what they tell."""

    def __init__(self, around: Around, method_id: str) -> None:
        super().__init__()
        self.setObjectName("method_story")
        self._around = around
        self._method_id = method_id
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)
        self._read_once = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space.s)

    def showEvent(self, event: QShowEvent) -> None:
        """Read when nothing else waits, so that walking down a list stays quick."""
        super().showEvent(event)
        if not self._read_once:
            self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing for somebody who has gone on."""
        super().hideEvent(event)
        self._soon.stop()

    def _read(self) -> None:
        self._read_once = True
        register, across = self._around.register, self._around.session.across
        try:
            days = across.version_days(version_ids(register, self._method_id))
        except StoreFailed as failed:
            line = ErrorLine()
            self._column.addWidget(line)
            line.tell(disk_trouble(failed.kind))
            return
        story = method_story(register, self._method_id, days)
        for part in _Parts(self._around, story, days).all():
            self._column.addWidget(part)


class _Parts:
    """Makes the parts of one story."""

    def __init__(self, around: Around, story: MethodStory, days: Sequence[Day]) -> None:
        self._around = around
        self._days_read = days
        self._register = around.register
        self._story = story
        self._dates = {day.day_id: formats.date(day.date) for day in story.days}

    def all(self) -> Iterable[QWidget]:
        """Give the parts that hold something."""
        story = self._story
        yield from self._origin()
        yield from self._decision()
        yield SectionHeader(say("story.method.answers"))
        if story.empty:
            yield Label(say("story.method.none"), "small", muted=True).wrapped()
            return
        yield _table(story.versions)
        yield from self._picture()
        yield from self._named()
        yield from self._list("reasons", story.reasons, self._reason)
        yield from self._list("dissents", story.dissents, self._dissent)
        yield from self._list("possibilities", story.possibilities, self._possibility)
        yield from self._list("actions", story.actions, self._action)
        yield from self._list("trials", story.trials, self._trial)
        yield from self._days(story.days)

    def _origin(self) -> Iterable[QWidget]:
        """Give where the method comes from, and what has become of it."""
        story = self._story
        ties = (
            ("merged_in", story.merged_in),
            ("merged_into", (story.merged_into,)),
            ("split_from", (story.split_from,)),
            ("split_off", story.split_off),
        )
        for name, ids in ties:
            for method in filter(None, (self._register.find(WorkingMethod, i) for i in ids)):
                title = self._register.newest(method.id).title.best(language())
                words = f"{method.code} {title}".strip()
                box = FlowBox()
                box.flow.addWidget(Label(say(f"story.method.{name}"), "small", muted=True))
                way = Way(words, f"origin_{method.id}", target_of(method))
                box.flow.addWidget(link_button(way, self._around.show_target))
                yield box

    def _decision(self) -> Iterable[QWidget]:
        """Give what people decided about it last, across the services, with the way there."""
        row = newest_decision(self._register, self._story.method_id)
        if row is not None:
            yield SectionHeader(say("decide.story"))
            way = Way(say("decide.story_go"), "go_to_decision", target_of(row))
            line = decided_line(row, say)
            shown = said_line(line, [proposed_then(row, say)], way, self._around.show_target)
            shown.setObjectName("method_decided")
            yield shown

    def _picture(self) -> Iterable[QWidget]:
        """Give the way to save how many services each word fits, where anybody answered."""
        from dialog_app.ui.pictures.of_method import of_days
        from dialog_app.ui.pictures.saving import PictureSaving

        if any(version.rounds for version in self._story.versions):
            method = self._register.one(WorkingMethod, self._story.method_id)
            saving = PictureSaving(self._around, "story_picture")
            saving.offer(method.code, of_days(method.id, self._register, self._days_read))
            yield saving

    def _named(self) -> Iterable[QWidget]:
        if not self._story.categories:
            return
        yield SectionHeader(say("story.method.obstacles"))
        yield named_chips(self._register, self._story.categories, self._story.sources)

    def _list(
        self, name: str, rows: Sequence[_R], make: Callable[[_R], QWidget]
    ) -> Iterable[QWidget]:
        return told(f"method_{name}", say(f"story.service.{name}"), rows, make, _MOST)

    def _reason(self, row: Reason) -> QWidget:
        return self._line(row, row.text, [say(f"terms.position.{row.position.value}")])

    def _dissent(self, row: Dissent) -> QWidget:
        # Who holds it stands in the minutes of their service, and could tell which one it is.
        return self._line(row, formats.quoted(row.text, language()), [])

    def _possibility(self, row: Possibility) -> QWidget:
        law = say("closing.law") if row.needs_law_change else ""
        return self._line(row, row.text, [law])

    def _action(self, row: Action) -> QWidget:
        due = formats.date(row.due) if row.due else ""
        notes = [row.who, due, say(f"terms.action_state.{row.state.value}")]
        way = Way(say("story.chain.menu"), f"chain_{row.id}", target_of(row))
        return said_line(row.text, notes, way, self._around.show_chain)

    def _trial(self, row: Trial) -> QWidget:
        state = say(f"terms.trial_state.{row.state.value}")
        told = formats.quoted(row.how_it_went, language()) if row.how_it_went else ""
        return self._line(row, told or capital(state), [state] if told else [])

    def _line(self, row: SubjectRow, text: str, notes: Sequence[str]) -> QWidget:
        way = Way(self._dates.get(row.day_id, ""), f"go_{row.id}", target_of(row))
        return said_line(text, notes, way, self._around.show_target)

    def _days(self, days: Sequence[MethodDay]) -> Iterable[QWidget]:
        header = SectionHeader(say("services.days"))
        header.add_right(Label(str(len(days)), "small", muted=True))
        yield header
        yield NewestFirst(days, self._day, _MOST)

    def _day(self, day: MethodDay) -> QWidget:
        notes = [say("story.method.services", n=day.services)]
        way = Way(formats.date(day.date), f"day_{day.day_id}", Target(DAY, day.day_id))
        return said_line(day.title, notes, way, self._around.show_target)


def named_chips(
    register: Register, categories: Sequence[Named], sources: Sequence[Named] = ()
) -> QWidget:
    """Return the categories and the sources that stand in the way, with how many services."""
    box = FlowBox()
    box.setObjectName("obstacles_named")
    for named in categories:
        category = register.category(named.code)
        words = category.title.best(language()) if category else named.code
        box.flow.addWidget(Chip("category", _counted(words, named)))
    for named in sources:
        provision = register.find(Provision, named.code)
        words = provision.citation if provision else named.code
        box.flow.addWidget(Chip("provision", _counted(words, named)))
    return box


def _counted(words: str, named: Named) -> str:
    """Return a name with how many services have it, where they are enough to be counted."""
    return f"{words} {named.services}" if named.services >= LEAST_SERVICES else words


def _table(versions: Sequence[VersionStory]) -> QWidget:
    """Return the versions under each other: services, and how many of them each word fits."""
    table = QWidget()
    table.setObjectName("answers_by_version")
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.current().space.m)
    grid.setVerticalSpacing(theme.current().space.xs)
    grid.setColumnStretch(2, 1)
    for column, name in enumerate(("version", "services_head", "words_head")):
        grid.addWidget(Label(say(f"story.method.{name}"), "small", muted=True), 0, column)
    grid.addWidget(Rule(strong=True), 1, 0, 1, 3)
    for place, version in enumerate(versions):
        row = 2 + 2 * place
        grid.addWidget(Label(_version_name(version)), row, 0)
        grid.addWidget(Label(str(version.services)), row, 1)
        told = Label(rounds_words(version)).wrapped()
        told.setObjectName(f"answers_version_{version.version.number}")
        grid.addWidget(told, row, 2)
        grid.addWidget(Rule(), row + 1, 0, 1, 3)
    return table


def _version_name(version: VersionStory) -> str:
    number = version.version.number
    return say("story.method.now", number=number) if version.newest else str(number)


def rounds_words(version: VersionStory) -> str:
    """Return what the services together answered to a version, a line per round."""
    if not version.rounds:
        return say("story.method.nobody") if not version.groups else _groups(version)
    several = len(version.rounds) > 1
    lines = [_round_words(told, named=several) for told in version.rounds]
    return "\n".join([*lines, *([_groups(version)] if version.groups else [])])


def _groups(version: VersionStory) -> str:
    return say("story.method.groups", n=version.groups)


def _round_words(told: RoundStory, *, named: bool) -> str:
    words = [
        say("services.part", word=say(f"terms.label.{word.value}"), n=count)
        for word, count in told.words
    ]
    if told.without_word and not told.few:
        words.append(say("story.method.without_word", n=told.without_word))
    line = say("story.method.few") if told.few else ", ".join(words)
    if not named or not told.phase.value:
        return line
    return f"{capital(say(f'terms.phase.{told.phase.value}'))}: {line}"

"""One obstacle: its words, where it was said, how hard it hits, what is behind it, what helps."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from dialog_app.core.commands.obstacles import set_source_status
from dialog_app.core.commands.shelf import ties
from dialog_app.core.commands.shelf.ties import Spoken
from dialog_app.core.errors import RuleBroken
from dialog_app.core.formats import date
from dialog_app.core.model.catalogue import ObstacleTie, Provision
from dialog_app.core.model.said import (
    LinkKind,
    ObstacleSource,
    Possibility,
    SourceStatus,
    WhoCanChange,
)
from dialog_app.core.obstacle_register import KnownObstacle, Saying
from dialog_app.core.ports import StoreFailed
from dialog_app.core.target import Target, target_of
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import refusal
from dialog_app.ui.catalogue.chosen import Chosen, deed_button, top_row
from dialog_app.ui.catalogue.facts import facts
from dialog_app.ui.catalogue.tied_rows import Tied, tied_rows
from dialog_app.ui.icons import Icon
from dialog_app.ui.obstacle_reader import ObstacleReader
from dialog_app.ui.obstacle_words import hits
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.pick_list import Option
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

_MOST: Final = 20


class ObstacleDetail(Chosen):
    """Shows one obstacle of those read; here sources are assessed and obstacles tied.

    `came` tells that the shelf came into view.
    """

    came = Signal()

    def __init__(self, around: Around, reader: ObstacleReader) -> None:
        super().__init__(around, "obstacle_detail")
        self._reader = reader

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it came into view."""
        super().showEvent(event)
        if not event.spontaneous():
            self.came.emit()

    def parts(self, row_id: str) -> Sequence[QWidget]:
        """Return what is known of an obstacle, from the top."""
        known = self._reader.register
        one = known.find(row_id) if known is not None else None
        return list(self._parts(one)) if one is not None else ()

    def _parts(self, one: KnownObstacle) -> Iterator[QWidget]:
        tie = deed_button(
            "tie_obstacle",
            say("obstacles.shelf.tie"),
            lambda: self._offer(one, tie),
            ButtonLook(icon=Icon.LINK),
        )
        yield top_row(list(self._badges(one)), tie)
        words = Label(one.words(language()), "heading").wrapped().selectable()
        words.setObjectName("known_words")
        yield words
        yield facts(self._known(one))
        yield from self._sources(one)
        yield from self._said(one)
        yield from self._answers(one)
        yield from self._ties(one)

    def _badges(self, one: KnownObstacle) -> Iterator[QWidget]:
        category = self.around.register.category(one.category_code)
        title = category.title.best(language()) if category else one.category_code
        yield Chip("category", title)
        if one.typical is not None:
            yield Badge(one.typical.code)
            example = Badge(say("terms.provenance.starter_example"))
            example.setObjectName("provenance")
            yield example

    def _known(self, one: KnownObstacle) -> Iterator[tuple[str, str]]:
        services = say("obstacles.services", n=len(one.service_ids)) if one.sayings else ""
        yield say("obstacles.shelf.counted"), services
        if not one.sayings:
            return
        row = one.newest
        second = self.around.register.category(row.second_category_code)
        yield (
            say("obstacles.panel.second_category"),
            second.title.best(language()) if second else "",
        )
        yield say("obstacles.panel.article"), row.crc_article
        status = say(f"terms.obstacle_status.{one.status.value}")
        yield say("obstacles.shelf.status"), status

    def _sources(self, one: KnownObstacle) -> Iterator[QWidget]:
        yield SectionHeader(say("obstacles.panel.sources"))
        rows = [(said, row) for said in reversed(one.sayings) for row in said.sources]
        if not rows:
            category = self.around.register.category(one.category_code)
            asked = bool(one.sayings) and category is not None and category.asks_for_source
            words = say("obstacles.no_source" if asked else "obstacles.panel.none")
            yield Label(words, "small", muted=True).wrapped()
            return
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.current().space.m)
        grid.setColumnStretch(0, 1)
        for place, (said, row) in enumerate(rows[:_MOST]):
            grid.addWidget(self._source(said, row), place, 0)
            grid.addWidget(self._status(said, row), place, 1, Qt.AlignmentFlag.AlignTop)
        yield whole
        yield from _more(len(rows))

    def _source(self, said: Saying, row: ObstacleSource) -> QWidget:
        provision = self.around.register.find(Provision, row.provision_id)
        name = provision.citation if provision else row.citation
        who = row.who_can_change or (provision.who_can_change if provision else "")
        codes = {one.value for one in WhoCanChange}
        who = say(f"terms.who_can_change.{who}") if who in codes else who
        parts = [
            name,
            say(f"terms.source_effect.{row.effect.value}"),
            say("obstacles.shelf.who", who=who) if who else "",
            date(said.day.info.date),
        ]
        return Label(" · ".join(part for part in parts if part)).wrapped().selectable()

    def _status(self, said: Saying, row: ObstacleSource) -> Choice:
        options: list[tuple[str, object]] = [
            (say(f"terms.source_status.{one.value}"), one.value) for one in SourceStatus
        ]
        choice = Choice(say("obstacles.panel.status"), options)
        choice.setObjectName(f"source_status_{row.id}")
        choice.set_value(row.status.value)
        choice.activated.connect(self._assessor(said.day.id, row.id, choice))
        return choice

    def _assessor(self, day_id: str, source_id: str, choice: Choice) -> Callable[[], None]:
        return lambda: self._assess(day_id, source_id, SourceStatus(str(choice.value())))

    def _assess(self, day_id: str, source_id: str, status: SourceStatus) -> None:
        """Say how sure a source is, on its day; where that fails it is shown as it was."""
        trouble = ""
        try:
            desk = self.around.session.day_desk(day_id)
            self._reader.take(day_id, desk.run(set_source_status, source_id, status))
        except RuleBroken as broken:
            trouble = refusal(broken).sentence
        except StoreFailed as failed:
            trouble = disk_trouble(failed.kind)
        if trouble:
            self.show_row(self.shown)
            self.error.tell(trouble)

    def _said(self, one: KnownObstacle) -> Iterator[QWidget]:
        if not one.sayings:
            return
        yield SectionHeader(say("obstacles.shelf.said"))
        for said in one.sayings[: -_MOST - 1 : -1]:
            yield self._way(said, target_of(said.row))
            for words in self._told(one, said):
                yield Label(words, "small").wrapped().selectable()
        yield from _more(len(one.sayings))

    def _way(self, said: Saying, target: Target) -> QWidget:
        """Return the day something was said on, which goes there when pressed."""
        info = said.day.info
        return tied_rows(self.around, [Tied(target, f"{date(info.date)} {info.title}")])

    def _told(self, one: KnownObstacle, said: Saying) -> Iterator[str]:
        """Give whom it hit and how hard, and its own words where they are not those above."""
        yield hits(self.around.register, said)
        if said.row.text != one.words(language()):
            yield say("obstacles.shelf.as_said", words=said.row.text)
        if said.row.merged_into:
            yield say("obstacles.shelf.merged")

    def _answers(self, one: KnownObstacle) -> Iterator[QWidget]:
        if not one.sayings:
            return
        rows = list(_possibilities(one))
        yield SectionHeader(say("obstacles.shelf.answers"))
        if not rows:
            yield Label(say("obstacles.shelf.no_answers"), "small", muted=True).wrapped()
        for said, row in rows[:_MOST]:
            yield self._way(said, target_of(row))
            yield Label(row.text, "small").wrapped().selectable()
        yield from _more(len(rows))

    def _ties(self, one: KnownObstacle) -> Iterator[QWidget]:
        ids = {said.row.id: said for said in one.sayings}
        found = self.around.register.where(
            ObstacleTie, lambda row: row.tied_id in ids or row.into_id in ids
        )
        if not found:
            return
        yield SectionHeader(say("obstacles.shelf.tied"))
        rows = []
        by_row: dict[str, str] = {}
        for tie in found:
            said = ids.get(tie.tied_id)
            words = said.row.text if said is not None else ""
            other = ids.get(tie.into_id)
            text = other.row.text if other is not None else ""
            by_row[tie.tied_id] = tie.id
            rows.append(Tied(Target("obstacle", tie.tied_id, tie.tied_on), words, below=text))
        yield tied_rows(self.around, rows, lambda row_id: self._untie(by_row[row_id]))

    def _offer(self, one: KnownObstacle, near: QWidget) -> None:
        known = self._reader.register
        others = known.all if known is not None else ()
        options = [
            Option(
                other.words(language()),
                other.id,
                note=say("obstacles.services", n=len(other.service_ids)) if other.sayings else "",
            )
            for other in others
            if other.id != one.id
        ]
        heading = say("obstacles.shelf.tie")
        self.pick(near, heading, options, lambda other: self._tie(one, str(other)))

    def _tie(self, one: KnownObstacle, other_id: str) -> bool:
        known = self._reader.register
        other = known.find(other_id) if known is not None else None
        if other is None:
            return False
        bridge = self.around.register_bridge
        return self.deed(bridge.run(ties.tie, _spoken(one), _spoken(other)))

    def _untie(self, tie_id: str) -> bool:
        return self.deed(self.around.register_bridge.run(ties.untie, tie_id))


def _spoken(one: KnownObstacle) -> Spoken:
    if not one.sayings:
        return Spoken(one.id, "")
    first = one.sayings[0]
    return Spoken(first.row.id, first.day.id)


def _possibilities(one: KnownObstacle) -> Iterator[tuple[Saying, Possibility]]:
    """Give what answers it, newest day first, each once."""
    seen: set[str] = set()
    for said in reversed(one.sayings):
        for found in said.day.linked_from(said.row.id, LinkKind.ANSWERS):
            row = said.day.find(Possibility, found)
            if row is not None and row.id not in seen:
                seen.add(row.id)
                yield said, row


def _more(count: int) -> Iterator[QWidget]:
    if count > _MOST:
        words = say("obstacles.shelf.more", n=count - _MOST)
        yield Label(words, "small", muted=True).wrapped()

"""What every part of the live page works with, and the names things go by in it."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from dialog_app.core.cited import cited
from dialog_app.core.day import Day
from dialog_app.core.model.base import Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import (
    MainAnswer,
    MethodVersion,
    ToolVersion,
    Value,
)
from dialog_app.core.model.days import AgendaItem
from dialog_app.core.model.said import ObstacleSource
from dialog_app.core.register import Register
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.live.attention import Attention
from dialog_app.ui.live.earlier import EarlierObstacles
from dialog_app.ui.live.trials_before import TrialsBefore
from dialog_app.ui.words import language, say


@dataclass(frozen=True)
class Room:
    """The day's bridge, what surrounds the page, and what the facilitator attends to."""

    bridge: DayBridge
    around: Around
    attention: Attention

    @cached_property
    def earlier(self) -> EarlierObstacles:
        """What stood in the way on earlier days; read when somebody first asks for it."""
        return EarlierObstacles(self.around.session, lambda: self.day)

    @cached_property
    def trials(self) -> TrialsBefore:
        """How far trials of earlier days have come; read when somebody first asks for it."""
        return TrialsBefore(self.around.session, lambda: self.day)

    @property
    def day(self) -> Day:
        """The day as it is on the disk."""
        return self.bridge.record

    @property
    def register(self) -> Register:
        """The catalogue and the services."""
        return self.around.register

    def today(self) -> datetime.date:
        """Return the date where the day is held."""
        return self.around.now().astimezone(ZoneInfo(self.day.info.zone)).date()

    def service_name(self, service_id: str) -> str:
        """A service's name, with its place where another service of the day has the same name."""
        return self.register.name_among(service_id, self.day.service_ids)

    def subject_title(self, subject: Subject | None) -> str:
        """The title of a method, tool, value or main answer; the whole day where there is none."""
        if subject is None or not subject.version_id:
            return say("live.whole_day")
        return _title(self.register, subject).best(language())

    def category_name(self, code: str) -> str:
        """A category of obstacles in words."""
        category = self.register.category(code)
        return category.title.best(language()) if category else code

    def source_name(self, source: ObstacleSource) -> str:
        """A source as it was cited, «pbrl. § 3-4», and what it is called now if that is new."""
        named = cited(self.register, source)
        renamed = say("shelves.rights.renamed", then=named.then, now=named.now)
        return renamed if named.now else named.then


def item_title(item: AgendaItem) -> str:
    """Return an item's title in the interface's language, else as it was written."""
    own = {"nb": item.title, "nn": item.title_nn, "en": item.title_en}[language()]
    return own or item.title


def short_title(title: str) -> str:
    """Return the head of a long title: «Velkommen» of «Velkommen: mål og ramme»."""
    return title.partition(": ")[0].partition(", ")[0]


def _title(register: Register, subject: Subject) -> Words:
    if subject.kind is SubjectKind.TOOL:
        return register.one(ToolVersion, subject.version_id).title
    if subject.kind is SubjectKind.VALUE:
        return register.one(Value, subject.version_id).title
    if subject.kind is SubjectKind.MAIN_ANSWER:
        return register.one(MainAnswer, subject.version_id).text
    return register.one(MethodVersion, subject.version_id).title

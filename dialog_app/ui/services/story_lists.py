"""What was said and tried in a service, list by list, each with the way to where it was said."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from dialog_app.core import formats
from dialog_app.core.model.catalogue import Provision
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.said import FollowedKind, FollowUp, ObstacleSource, SubjectRow
from dialog_app.core.register import Register
from dialog_app.core.story.service import Hindrance, ServiceStory, Tried
from dialog_app.core.target import target_of
from dialog_app.ui import theme
from dialog_app.ui.chain.newest_first import told
from dialog_app.ui.chain.said_line import Go, Way, said_line
from dialog_app.ui.follow_up.words import outcome_word
from dialog_app.ui.plan.names import subject_code, subject_title
from dialog_app.ui.text import sentences
from dialog_app.ui.widgets.chip import Chip
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.words import language, say

_MOST: Final = 40
"""So many of a list are shown, the newest; no service says more in a year."""


class Lists:
    """Makes the lists of one story; `go` is asked to go to where something was said."""

    def __init__(self, register: Register, story: ServiceStory, go: Go) -> None:
        self._register = register
        self._story = story
        self._go = go
        self._dates = {day.day_id: formats.date(day.date) for day in story.days}

    def all(self) -> Iterable[QWidget]:
        """Give the lists that hold something, trials first."""
        story = self._story
        yield from self._list("trials", story.trials, self._trial)
        yield from self._list("reasons", story.reasons, self._said)
        yield from self._list("dissents", story.dissents, self._dissent)
        yield from self._list("obstacles", story.obstacles, self._obstacle)
        yield from self._list("possibilities", story.possibilities, self._said)
        yield from self._list("follow_ups", story.follow_ups, self._follow_up)

    def _list(
        self, name: str, rows: Sequence[object], make: Callable[..., QWidget]
    ) -> Iterable[QWidget]:
        return told(f"story_{name}", say(f"story.service.{name}"), rows, make, _MOST)

    def _said(self, row: SubjectRow) -> QWidget:
        text: str = getattr(row, "text", "")
        position = getattr(row, "position", None)
        words = [say(f"terms.position.{position.value}")] if position is not None else []
        return self._line(row, text, words)

    def _dissent(self, row: Dissent) -> QWidget:
        return self._line(row, formats.quoted(row.text, language()), [row.who])

    def _obstacle(self, one: Hindrance) -> QWidget:
        words = [] if one.unanswered else [say(f"terms.obstacle_status.{one.row.status.value}")]
        if one.last is not None:
            words = [outcome_word(FollowedKind.OBSTACLE, one.last.outcome)]
        chips = FlowBox(theme.current().space.xs)
        category = self._register.category(one.row.category_code)
        name = category.title.best(language()) if category else one.row.category_code
        chips.flow.addWidget(Chip("category", name))
        for source in one.sources:
            chips.flow.addWidget(Chip("provision", self._source(source)))
        return self._line(one.row, one.row.text, words, chips)

    def _source(self, source: ObstacleSource) -> str:
        provision = self._register.find(Provision, source.provision_id)
        status = say(f"terms.source_status.{source.status.value}")
        return f"{provision.citation if provision else source.citation}, {status}"

    def _trial(self, tried: Tried) -> QWidget:
        row = tried.row
        title = f"{subject_code(self._register, row.subject)} "
        title += subject_title(self._register, row.subject)
        words = [say(f"terms.trial_state.{row.state.value}")]
        if row.until is not None:
            words.append(say("services.story.until", date=formats.date(row.until)))
        if tried.last is not None:
            words.append(outcome_word(FollowedKind.TRIAL, tried.last.outcome))
        told = tried.last.text if tried.last is not None and tried.last.text else row.how_it_went
        text = f"{title}. {formats.quoted(told, language())}" if told else title
        return self._line(row, text, words)

    def _follow_up(self, row: FollowUp) -> QWidget:
        words = [outcome_word(row.kind, row.outcome)]
        quoted = formats.quoted(row.text, language()) if row.text else ""
        told = sentences(row.words, quoted) if row.words else row.text
        return self._line(row, told or subject_title(self._register, row.subject), words)

    def _line(
        self,
        row: SubjectRow,
        text: str,
        words: Sequence[str],
        between: QWidget | None = None,
    ) -> QWidget:
        code = subject_code(self._register, row.subject) if row.version_id else ""
        way = Way(self._dates.get(row.day_id, ""), f"go_{row.id}", target_of(row))
        return said_line(text, [code, *words], way, self._go, between)

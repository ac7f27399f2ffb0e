"""What a card says about one thing that was said: number, words, chips and links."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialog_app.core.commands.attach import Attached, whose
from dialog_app.core.commands.findings import Worded
from dialog_app.core.formats import date, letter
from dialog_app.core.model.said import (
    Action,
    ActionState,
    LinkKind,
    Note,
    Obstacle,
    ObstacleService,
    ObstacleStatus,
    Possibility,
    Reason,
    Rewording,
    Severity,
    SourceStatus,
)
from dialog_app.core.owners import owner_words
from dialog_app.core.possibility_state import state_of
from dialog_app.core.remark import asks_for_source
from dialog_app.ui.live.naming import who_name
from dialog_app.ui.live.room import Room
from dialog_app.ui.widgets.chip import ChipKind
from dialog_app.ui.words import say


@dataclass(frozen=True, slots=True)
class CardSaid:
    """Everything one card shows, in words."""

    mark: str
    text: str
    chips: tuple[tuple[ChipKind, str], ...] = ()
    foot: str = ""
    links: str = ""

    @property
    def spoken(self) -> str:
        """The card as a screen reader says it."""
        parts = [f"{self.mark}. {self.text}", *(word for _, word in self.chips)]
        return ", ".join([*parts, *(part for part in (self.foot, self.links) if part)])


def card_said(room: Room, row: Worded) -> CardSaid:
    """Return what the card of one row says."""
    if isinstance(row, Obstacle):
        return _obstacle(room, row)
    if isinstance(row, Possibility):
        return _possibility(room, row)
    if isinstance(row, Action):
        return _action(room, row)
    if isinstance(row, Reason):
        return _reason(room, row)
    if isinstance(row, Rewording):
        return _rewording(room, row)
    return CardSaid(str(row.number), row.text, (), say("live.board.private"))


def mark(row: Worded) -> str:
    """Return the number people say: 1 for an obstacle, a for a possibility."""
    return letter(row.number - 1) if isinstance(row, Possibility) else str(row.number)


def _obstacle(room: Room, row: Obstacle) -> CardSaid:
    chips: list[tuple[ChipKind, str]] = [("category", room.category_name(row.category_code))]
    sources = room.day.sources(row)
    chips += [("provision", room.source_name(source)) for source in sources]
    answering = room.day.linked_from(row.id, LinkKind.ANSWERS)
    marks = _marks(room.day.find(Possibility, found) for found in answering)
    parts = [_whose(room, row), *_missing(room, row), *_one_with(room, row)]
    # What answers it stands below, so that «answered» need not be said twice.
    status = room.day.status(row)
    said_below = status is ObstacleStatus.ANSWERED and marks
    if status is not ObstacleStatus.OPEN and not said_below:
        parts.append(say(f"terms.obstacle_status.{status.value}"))
    parts += [
        say(f"terms.source_status.{source.status.value}")
        for source in sources
        if source.status is not SourceStatus.CLAIMED
    ]
    links = say("live.board.answered_by", marks=marks) if marks else ""
    return CardSaid(mark(row), row.text, tuple(chips), " · ".join(parts), links)


def _missing(room: Room, row: Obstacle) -> list[str]:
    """Return that a source is missing, where its category asks for one."""
    asked = asks_for_source(room.register, row)
    return [say("obstacles.no_source")] if asked and not room.day.sources(row) else []


def _one_with(room: Room, row: Obstacle) -> list[str]:
    """Return what was merged into it, and that it was said on an earlier day."""
    marks = _marks(part for part in room.day.parts(row) if part.id != row.id)
    said = [say("obstacles.merged_with", marks=marks)] if marks else []
    return [*said, say("obstacles.said_before")] if row.same_as else said


def _whose(room: Room, row: Obstacle) -> str:
    named = room.day.whose(row)
    everybody = all(room.day.concerns(row, one) for one in room.day.service_ids)
    if not named or (everybody and len(named) < len(room.day.service_ids)):
        return _belongs_to(room, row)
    if len(named) > 2:
        return say("live.board.services", n=len(named))
    return ", ".join(_hit(room, one) for one in named)


def _belongs_to(room: Room, row: Attached) -> str:
    """Return the service or group that something is attached to, or that it is everybody's."""
    who = whose(room.day, row)[0]
    return who_name(room, who) if who.id else say("live.board.all_services")


def _hit(room: Room, one: ObstacleService) -> str:
    """Return a service, and how hard it is hit where that is not as usual."""
    name = room.service_name(one.service_id)
    if one.severity is Severity.MAKES_HARD:
        return name
    return f"{name} ({say(f'terms.severity.{one.severity.value}')})"


def _possibility(room: Room, row: Possibility) -> CardSaid:
    state = say(f"prompts.state.{state_of(room.day, row).value}")
    foot = f"{_belongs_to(room, row)} · {state}"
    answers = room.day.linked_to(row.id, LinkKind.ANSWERS)
    marks = _marks(room.day.find(Obstacle, found) for found in answers)
    parts = [say("live.board.answers", marks=marks)] if marks else []
    if row.needs_law_change:
        parts.append(say("closing.law"))
    return CardSaid(mark(row), row.text, (), foot, " · ".join(parts))


def _action(room: Room, row: Action) -> CardSaid:
    chips: list[tuple[ChipKind, str]] = [("service", room.service_name(row.service_id))]
    who = owner_words(room.register, row)
    chips += [("right", word) for word in (who, date(row.due) if row.due else "") if word]
    missing = say("live.board.no_who_when") if not (who and row.due) else ""
    state = "" if row.state is ActionState.OPEN else say(f"terms.action_state.{row.state.value}")
    foot = " · ".join(part for part in (missing, state) if part)
    origins = room.day.linked_to(row.id, LinkKind.COMES_FROM)
    marks = _marks(
        room.day.find(Possibility, found) or room.day.find(Obstacle, found) for found in origins
    )
    links = say("live.board.comes_from", marks=marks) if marks else ""
    return CardSaid(mark(row), row.text, tuple(chips), foot, links)


def _reason(room: Room, row: Reason) -> CardSaid:
    position = say(f"terms.position.{row.position.value}")
    chips: list[tuple[ChipKind, str]] = [("right", position)]
    if row.service_id or row.group_id:
        chips.insert(0, ("service", _belongs_to(room, row)))
    phase = say(f"terms.phase.{row.phase.value}") if row.phase.value else ""
    return CardSaid(mark(row), row.text, tuple(chips), phase)


def _rewording(room: Room, row: Rewording) -> CardSaid:
    chips: tuple[tuple[ChipKind, str], ...] = (("service", _belongs_to(room, row)),)
    return CardSaid(mark(row), row.text, chips, say("rewordings.card"))


def _marks(rows: Iterable[Worded | None]) -> str:
    """Return marks as people say them: «1», «1 og 3», «1, 3 og 4»."""
    marks = [mark(row) for row in rows if row is not None and not isinstance(row, Note)]
    if len(marks) < 2:
        return "".join(marks)
    return say("live.board.and", first=", ".join(marks[:-1]), last=marks[-1])

"""What somebody should look at before a service's minutes are printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialog_app.core.day import Day
from dialog_app.core.minutes.heard import Heard
from dialog_app.core.model.said import LinkKind, ObstacleStatus
from dialog_app.core.privacy import SignKind, signs
from dialog_app.core.register import Register


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at: the text key of what it is, the text it is about, and its sign.

    `key` is `open_obstacle`, `action_without_plan` or `identity`; `sign` is set for `identity`.
    """

    key: str
    words: str
    sign: SignKind | None = None


def remarks(day: Day, service_id: str) -> tuple[Remark, ...]:
    """Return what to look at in the minutes of one service; nothing in it ever blocks."""
    # Without the register no consent holds anything back, so rather more is looked at than less.
    heard = Heard(day, Register(), service_id)
    return (*_open_obstacles(heard), *_loose_actions(heard), *_signs(heard))


def _open_obstacles(heard: Heard) -> Iterator[Remark]:
    for obstacle in heard.obstacles:
        answered = heard.day.linked_from(obstacle.id, LinkKind.ANSWERS)
        if obstacle.status is ObstacleStatus.OPEN and not answered:
            yield Remark("open_obstacle", obstacle.text)


def _loose_actions(heard: Heard) -> Iterator[Remark]:
    for action in heard.actions:
        if not (action.who and action.due):
            yield Remark("action_without_plan", action.text)


def _signs(heard: Heard) -> Iterator[Remark]:
    for text in _printed(heard):
        for sign in signs(text):
            yield Remark("identity", text[max(0, sign.start - 20) : sign.end + 20], sign.kind)


def _printed(heard: Heard) -> Iterator[str]:
    """Give every free text that the service's minutes print."""
    info = heard.day.info
    yield from (info.title, info.place, info.next_meeting)
    yield from (item.title for item in heard.day.agenda if not item.internal)
    yield from (reason.text for reason in heard.reasons)
    for obstacle in heard.obstacles:
        yield obstacle.text
        for source in heard.day.sources(obstacle):
            yield from (source.citation, source.who_can_change)
    yield from (possibility.text for possibility in heard.possibilities)
    for action in heard.actions:
        yield from (action.text, action.who, action.why)
    yield from (trial.how_it_went for trial in heard.trials)

"""What somebody should look at before a service's minutes are printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialog_app.core.day import Day
from dialog_app.core.model.said import Action, LinkKind, ObstacleStatus, Reason
from dialog_app.core.privacy import SignKind, signs


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
    return (
        *_open_obstacles(day, service_id),
        *_loose_actions(day, service_id),
        *_signs(day, service_id),
    )


def _open_obstacles(day: Day, service_id: str) -> Iterator[Remark]:
    for obstacle in day.obstacles:
        answered = day.linked_from(obstacle.id, LinkKind.ANSWERS)
        is_open = obstacle.status is ObstacleStatus.OPEN and not answered
        if is_open and day.concerns(obstacle, service_id):
            yield Remark("open_obstacle", obstacle.text)


def _loose_actions(day: Day, service_id: str) -> Iterator[Remark]:
    for action in day.actions:
        if action.service_id == service_id and not (action.who and action.due):
            yield Remark("action_without_plan", action.text)


def _signs(day: Day, service_id: str) -> Iterator[Remark]:
    for text in _printed(day, service_id):
        for sign in signs(text):
            yield Remark("identity", text[max(0, sign.start - 20) : sign.end + 20], sign.kind)


def _printed(day: Day, service_id: str) -> Iterator[str]:
    """Give every free text that the service's minutes print."""
    for reason in day.all(Reason):
        if reason.service_id == service_id and reason.printable:
            yield reason.text
    for obstacle in day.obstacles:
        if day.concerns(obstacle, service_id):
            yield obstacle.text
    for possibility in day.possibilities:
        if possibility.service_id in ("", service_id):
            yield possibility.text
    for action in day.where(Action, lambda row: row.service_id == service_id):
        yield action.text

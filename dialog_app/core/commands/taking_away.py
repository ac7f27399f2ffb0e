"""Taking something that was said away, with all that hangs on it."""

from collections.abc import Iterable
from dataclasses import replace

from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.said import (
    Link,
    LinkKind,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    ObstacleStatus,
)
from dialog_app.core.record import Change, removed


def taken_away(day: Day, row: DayRow) -> tuple[Change, ...]:
    """Return the changes that take a row away, with its links and whom it concerns.

    An obstacle that nothing answers any more is open again, and what was merged into one that is
    taken away stands by itself again.
    """
    links = links_of(day, row.id)
    named = day.where(ObstacleService, lambda other: other.obstacle_id == row.id)
    sources = day.where(ObstacleSource, lambda other: other.obstacle_id == row.id)
    freed = day.where(Obstacle, lambda other: other.merged_into == row.id)
    return (
        *removed(*links, *named, *sources),
        *reopened(day, links, row.id),
        *(Change(other, replace(other, merged_into="")) for other in freed),
        *removed(row),
    )


def links_of(day: Day, row_id: str) -> tuple[Link, ...]:
    """Return the links from and to a row."""
    return day.where(Link, lambda link: row_id in (link.from_id, link.to_id))


def reopened(day: Day, gone: Iterable[Link], withdrawn: str = "") -> Iterable[Change]:
    """Give the changes that open the obstacles which only the links that go have answered."""
    lost = [link for link in gone if link.kind is LinkKind.ANSWERS and link.to_id != withdrawn]
    for obstacle_id in dict.fromkeys(link.to_id for link in lost):
        kept = set(day.linked_from(obstacle_id, LinkKind.ANSWERS)) - {one.from_id for one in lost}
        obstacle = day.find(Obstacle, obstacle_id)
        if obstacle is not None and not kept and obstacle.status is ObstacleStatus.ANSWERED:
            yield Change(obstacle, replace(obstacle, status=ObstacleStatus.OPEN))

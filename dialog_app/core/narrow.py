"""What the days of an archive hold about one service, or about the versions of one thing.

A narrowed day is a `Day` with fewer rows: its info, and what concerns what was asked for. An
archive may read it without the rest; what it reads is what these functions say.
"""

from collections.abc import Collection
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.model.base import DayRow
from dialog_app.core.model.days import (
    AgendaItem,
    Attendance,
    DayInfo,
    DayService,
    DaySubject,
    Group,
    ItemState,
    PlanChange,
)
from dialog_app.core.model.minutes import Dissent
from dialog_app.core.model.said import (
    Action,
    Answer,
    FollowUp,
    Link,
    Minutes,
    Move,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Possibility,
    Reason,
    Rewording,
    Round,
    Trial,
)

WHOLE: Final[tuple[type[DayRow], ...]] = (
    DayInfo,
    DaySubject,
    Group,
    PlanChange,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    Link,
)
"""Of the days of a service: kinds that are read whole, since they are few and hang together.

Of the agenda only what was carried over comes with them: the rest tells of no service.
"""

OF_SERVICE: Final[tuple[type[DayRow], ...]] = (
    DayService,
    Attendance,
    Round,
    Move,
    Reason,
    Possibility,
    Action,
    Trial,
    FollowUp,
    Rewording,
    Dissent,
    Minutes,
)
"""Of the days of a service: kinds of which only its own rows, and those of nobody alone, are read.

Answers follow their rounds. Answers of other services, and of groups it is not in, never are.
"""

OF_SUBJECT: Final[tuple[type[DayRow], ...]] = (
    DaySubject,
    Round,
    Move,
    Reason,
    Obstacle,
    Possibility,
    Action,
    Trial,
    FollowUp,
    Rewording,
    Dissent,
)
"""Of the days of a method: kinds of which only the rows about its versions are read.

Answers follow their rounds, and services and sources their obstacles.
"""

AROUND_SUBJECT: Final[tuple[type[DayRow], ...]] = (DayInfo, DayService, Group, Link)
"""Of the days of a method: kinds that are read whole."""

AROUND_OBSTACLE: Final[tuple[type[DayRow], ...]] = (DayInfo, DayService, Group)
"""Of the days of an obstacle: kinds that are read whole."""

OF_OBSTACLE: Final[tuple[type[DayRow], ...]] = (ObstacleService, ObstacleSource)
"""Of the days of an obstacle: kinds that follow it."""


def of_service(day: Day, service_id: str) -> Day:
    """Return a day with what concerns one service, and nothing that only others said."""
    others = {row.id for row in day.all(Group) if service_id not in row.service_ids}
    rows: list[DayRow] = [row for kind in WHOLE for row in day.all(kind)]
    rows.extend(item for item in day.all(AgendaItem) if _is_carried(item))
    for kind in OF_SERVICE:
        rows += day.where(kind, lambda row: _is_its(row, service_id, others))
    rounds = {row.id for row in rows if isinstance(row, Round)}
    return Day((*rows, *day.where(Answer, lambda row: row.round_id in rounds)))


def _is_carried(item: AgendaItem) -> bool:
    """Tell whether an item was carried to a later day, or comes from an earlier one."""
    return item.state is ItemState.CARRIED or bool(item.carried_from)


def _is_its(row: DayRow, service_id: str, other_groups: Collection[str]) -> bool:
    """Tell whether a row is a service's own, of a group it is in, or of nobody alone."""
    mine = getattr(row, "service_id", "") in ("", service_id)
    return mine and getattr(row, "group_id", "") not in other_groups


def of_versions(day: Day, version_ids: Collection[str]) -> Day:
    """Return a day with what was asked and said about these versions."""
    rows: list[DayRow] = [row for kind in AROUND_SUBJECT for row in day.all(kind)]
    for kind in OF_SUBJECT:
        rows += day.where(kind, lambda row: getattr(row, "version_id", "") in version_ids)
    rounds = {row.id for row in rows if isinstance(row, Round)}
    obstacles = {row.id for row in rows if isinstance(row, Obstacle)}
    return Day(
        (
            *rows,
            *day.where(Answer, lambda row: row.round_id in rounds),
            *day.where(ObstacleService, lambda row: row.obstacle_id in obstacles),
            *day.where(ObstacleSource, lambda row: row.obstacle_id in obstacles),
        )
    )


def of_provision(day: Day, provision_id: str) -> Day:
    """Return a day with the obstacles a provision is behind, and whom they concern."""
    sources = day.where(ObstacleSource, lambda row: row.provision_id == provision_id)
    return _of_obstacles(day, {row.obstacle_id for row in sources})


def of_article(day: Day, article: str) -> Day:
    """Return a day with the obstacles that name an article of the Convention, as `of_provision`."""
    return _of_obstacles(
        day, {row.id for row in day.where(Obstacle, lambda row: row.crc_article == article)}
    )


def _of_obstacles(day: Day, obstacle_ids: Collection[str]) -> Day:
    rows: list[DayRow] = [row for kind in AROUND_OBSTACLE for row in day.all(kind)]
    rows += day.where(Obstacle, lambda row: row.id in obstacle_ids)
    for kind in OF_OBSTACLE:
        rows += day.where(kind, lambda row: getattr(row, "obstacle_id", "") in obstacle_ids)
    return Day(rows)


def of_kinds(day: Day, kinds: Collection[type[DayRow]]) -> Day:
    """Return a day with its info and its rows of `kinds` alone."""
    wanted: set[type[DayRow]] = {DayInfo, *kinds}
    return Day(row for kind in wanted for row in day.all(kind))

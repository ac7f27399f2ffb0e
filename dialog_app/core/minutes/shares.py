"""A day divided once, so that the minutes of each of many services are made of little."""

from collections.abc import Iterable
from typing import Final

from dialog_app.core.day import Day
from dialog_app.core.model.base import Row
from dialog_app.core.model.minutes import Dissent, MinutesChange
from dialog_app.core.model.said import (
    Action,
    Answer,
    FollowUp,
    LabelUse,
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

_EVERYBODY: Final = ""
_Owners = tuple[str, ...]
_COMMON: Final[_Owners] = (_EVERYBODY,)
_OWNED: Final = (
    *(Round, Move, Reason, Possibility, Action, Trial, FollowUp, Rewording),
    *(Dissent, Minutes, MinutesChange, LabelUse),
)


class Shares:
    """Gives each service the rows of a day that its minutes can be about.

    What is left out is only what is plainly another service's; the minutes made of a share are
    those made of the whole day.
    """

    def __init__(self, day: Day) -> None:
        self._day = day
        self._merged = _merged(day.all(Obstacle))
        self._named = _named(day.all(ObstacleService))
        self._owners: dict[str, _Owners] = {}
        self._rows: dict[str, list[Row]] = {_EVERYBODY: []}
        links = day.all(Link)
        answers = day.all(Answer)
        for row in day.rows():
            if not isinstance(row, Link | Answer):
                self._put(row, self._owners_of(row))
        # What these hang on is known by now, whatever the order of the tables.
        for row in answers:
            self._put(row, self._owners.get(row.round_id, _COMMON))
        for link in links:
            ends = (self._owners.get(one, _COMMON) for one in (link.from_id, link.to_id))
            self._put(link, tuple(dict.fromkeys(owner for end in ends for owner in end)))

    def of(self, service_id: str) -> Day:
        """Return the day with everybody's rows and the service's own."""
        return Day([*self._rows[_EVERYBODY], *self._rows.get(service_id, ())])

    def _put(self, row: Row, owners: _Owners) -> None:
        self._owners[row.id] = owners
        # A row of somebody's and of everybody's is everybody's.
        for owner in _COMMON if _EVERYBODY in owners else owners:
            self._rows.setdefault(owner, []).append(row)

    def _owners_of(self, row: Row) -> _Owners:
        if isinstance(row, Obstacle):
            return self._owners_of_obstacle(row.id)
        if isinstance(row, ObstacleService | ObstacleSource):
            return self._owners_of_obstacle(row.obstacle_id)
        if isinstance(row, _OWNED):
            return self._owners_in_group(row) or (row.service_id,)
        return _COMMON

    def _owners_in_group(self, row: Row) -> _Owners:
        """Return who was in the group something was said in, and whose else it is; often nobody."""
        group = getattr(row, "group_id", "")
        alone = getattr(row, "service_id", "")
        return (*self._day.group_services(group), *([alone] if alone else [])) if group else ()

    def _owners_of_obstacle(self, obstacle_id: str) -> _Owners:
        """Return whom an obstacle is named for; one that was merged may tell of anybody."""
        if obstacle_id in self._merged:
            return _COMMON
        if obstacle_id in self._named:
            return self._named[obstacle_id]
        obstacle = self._day.find(Obstacle, obstacle_id)
        group = obstacle.group_id if obstacle is not None else ""
        return self._day.group_services(group) if group else _COMMON


def _merged(obstacles: Iterable[Obstacle]) -> set[str]:
    """Return the ids of what was merged, and of what it was merged into."""
    return {one for row in obstacles if row.merged_into for one in (row.id, row.merged_into)}


def _named(rows: Iterable[ObstacleService]) -> dict[str, _Owners]:
    named: dict[str, _Owners] = {}
    for row in rows:
        named[row.obstacle_id] = (*named.get(row.obstacle_id, ()), row.service_id)
    return named

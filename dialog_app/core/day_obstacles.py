"""What stands in the way on a day: whose it is, what is behind it, and what was merged into it."""

from collections.abc import Iterable
from typing import Final, TypeVar

from dialog_app.core.day_plan import DayPlan
from dialog_app.core.model.days import Group
from dialog_app.core.model.said import (
    Link,
    LinkKind,
    Obstacle,
    ObstacleService,
    ObstacleSource,
    ObstacleStatus,
    Severity,
)

_Told = TypeVar("_Told", ObstacleService, ObstacleSource)
_HARDEST_FIRST: Final = {severity: place for place, severity in enumerate(Severity)}


class DayObstacles(DayPlan):
    """The obstacles of a day. What was merged keeps its own rows, and shows at what stands for it.

    Chains of merging that lead nowhere or back to themselves hide nothing.
    """

    __slots__ = ()

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """All obstacles but merged ones, in the order they were said."""
        rows = self.where(Obstacle, lambda row: self.survivor(row.id) == row.id)
        return tuple(sorted(rows, key=lambda row: row.number))

    def survivor(self, row_id: str) -> str:
        """The id of the obstacle that stands for this one; its own where it was not merged."""
        path = self._path(row_id)
        last = self.find(Obstacle, path[-1])
        if last is not None and last.merged_into in path:
            return min(path[path.index(last.merged_into) :])
        return path[-1]

    def parts(self, obstacle: Obstacle) -> tuple[Obstacle, ...]:
        """The obstacle itself, and after it all that was merged into it, as they were said."""
        if not any(self.grouped(Obstacle, "merged_into")):
            return (obstacle,)
        rows = self.where(Obstacle, lambda row: obstacle.id in self._path(row.id))
        return (obstacle, *sorted((r for r in rows if r.id != obstacle.id), key=_in_order))

    def status(self, obstacle: Obstacle) -> ObstacleStatus:
        """Whether an obstacle is open; what was said of one merged into it counts too."""
        said = (part.status for part in self.parts(obstacle))
        return next((one for one in said if one is not ObstacleStatus.OPEN), ObstacleStatus.OPEN)

    def named(self, obstacle: Obstacle) -> tuple[ObstacleService, ...]:
        """Every row that names a service for an obstacle, or for one merged into it."""
        return self._of(ObstacleService, obstacle)

    def whose(self, obstacle: Obstacle) -> tuple[ObstacleService, ...]:
        """The services an obstacle is said to concern, each once; none means all.

        A service that several merged obstacles name stands as the one kept names it, else as the
        one that hits it hardest.
        """
        rows: dict[str, ObstacleService] = {}
        for row in sorted(self.named(obstacle), key=lambda row: _as_kept(row, obstacle)):
            rows.setdefault(row.service_id, row)
        order = {service_id: place for place, service_id in enumerate(self.service_ids)}
        known = sorted(rows.values(), key=lambda row: order.get(row.service_id, len(order)))
        return tuple(known)

    def concerns(self, obstacle: Obstacle, service_id: str) -> bool:
        """Whether an obstacle concerns a service: it, or one that was merged into it."""
        return any(self.concerns_alone(part, service_id) for part in self.parts(obstacle))

    def concerns_alone(self, obstacle: Obstacle, service_id: str) -> bool:
        """Whether an obstacle, without what was merged into it, concerns a service.

        It does when it is named for it, or named for nobody alone.
        """
        rows = self.grouped(ObstacleService, "obstacle_id").get(obstacle.id, ())
        if rows:
            return any(row.service_id == service_id for row in rows)
        return not obstacle.group_id or service_id in self.group_services(obstacle.group_id)

    def group_services(self, group_id: str) -> tuple[str, ...]:
        """The services in a dialogue group."""
        group = self.find(Group, group_id)
        return group.service_ids if group else ()

    def sources(self, obstacle: Obstacle) -> tuple[ObstacleSource, ...]:
        """The laws, circulars and guidelines behind an obstacle and what was merged into it."""
        return self._of(ObstacleSource, obstacle)

    def links_to(self, to_id: str, kind: LinkKind) -> tuple[Link, ...]:
        """The links that point at something; at an obstacle also those to what it stands for."""
        obstacle = self.find(Obstacle, to_id)
        ids = self._ids(obstacle) if obstacle is not None else {to_id}
        if len(ids) == 1:
            rows = self.grouped(Link, "to_id").get(to_id, ())
            return tuple(row for row in rows if row.kind is kind)
        return self.where(Link, lambda row: row.kind is kind and row.to_id in ids)

    def linked_from(self, to_id: str, kind: LinkKind) -> tuple[str, ...]:
        """The ids that point at `to_id`, or at an obstacle merged into it."""
        return _once(row.from_id for row in self.links_to(to_id, kind))

    def linked_to(self, from_id: str, kind: LinkKind) -> tuple[str, ...]:
        """The ids that `from_id` points at; for a merged obstacle the one that stands for it."""
        rows = self.grouped(Link, "from_id").get(from_id, ())
        return _once(self.survivor(row.to_id) for row in rows if row.kind is kind)

    def _of(self, kind: type[_Told], obstacle: Obstacle) -> tuple[_Told, ...]:
        """Return the rows about an obstacle and about what was merged into it."""
        parts = self.parts(obstacle)
        if len(parts) == 1:
            return self.grouped(kind, "obstacle_id").get(obstacle.id, ())
        ids = {part.id for part in parts}
        return self.where(kind, lambda row: row.obstacle_id in ids)

    def _ids(self, obstacle: Obstacle) -> set[str]:
        return {part.id for part in self.parts(obstacle)}

    def _path(self, row_id: str) -> list[str]:
        """Return the way from one obstacle to what it was merged into, as far as it leads."""
        path = [row_id]
        while (row := self.find(Obstacle, path[-1])) is not None and row.merged_into:
            if row.merged_into in path or self.find(Obstacle, row.merged_into) is None:
                break
            path.append(row.merged_into)
        return path


def _in_order(row: Obstacle) -> tuple[int, str]:
    return row.number, row.id


def _as_kept(row: ObstacleService, obstacle: Obstacle) -> tuple[bool, int, str]:
    return row.obstacle_id != obstacle.id, _HARDEST_FIRST[row.severity], row.id


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))

"""A day in the words of one service, where obstacles were merged."""

from dataclasses import replace

from dialog_app.core.day import Day
from dialog_app.core.model.base import Row
from dialog_app.core.model.said import Obstacle, ObstacleService, ObstacleSource


def told_by(day: Day, service_id: str) -> Day:
    """Return the day as one service may read it: its own words stand for what was merged.

    Where the obstacle that was kept is only others', the first of its own stands in its place, with
    the sources of its own; possibilities that answer any of them answer it.
    """
    heads: dict[str, str] = {}
    others: set[str] = set()
    for kept in day.obstacles:
        parts = day.parts(kept)
        mine = [part.id for part in parts if day.concerns_alone(part, service_id)]
        if mine and len(parts) > 1:
            heads |= {part.id: mine[0] for part in parts}
            others |= {part.id for part in parts} - set(mine)
    if not heads:
        return day
    return Day(_told(row, heads) for row in day.rows() if not _is_others(row, others))


def _told(row: Row, heads: dict[str, str]) -> Row:
    if not isinstance(row, Obstacle) or row.id not in heads:
        return row
    head = heads[row.id]
    return replace(row, merged_into="" if row.id == head else head)


def _is_others(row: Row, others: set[str]) -> bool:
    """Tell whether a row says something about an obstacle that does not concern the service."""
    return isinstance(row, ObstacleService | ObstacleSource) and row.obstacle_id in others

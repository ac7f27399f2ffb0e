"""What is behind an obstacle, and which obstacles are one: sources, merging, taking up again."""

from dataclasses import dataclass, replace

from dialog_app.core.commands.closed import changed, require_open
from dialog_app.core.commands.findings import About, SourceGiven, add_obstacle, source_row
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Language, Row
from dialog_app.core.model.said import Obstacle, ObstacleSource, SourceStatus
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added, removed

_CITATION, _WHO, _ARTICLE = 300, 120, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An obstacle of an earlier day, or a typical one, as it is taken up again."""

    id: str
    text: str
    language: Language = "nb"
    category_code: str = "ANNET"
    second_category_code: str = ""
    crc_article: str = ""
    sources: tuple[SourceGiven, ...] = ()


def add_source(day: Day, laptop: Laptop, obstacle_id: str, source: SourceGiven) -> Step:
    """Say that one more law, circular or guideline is behind an obstacle.

    Raises `RuleBroken`: `day.closed`, `row.gone`, `source.empty`, `source.twice`.
    """
    require_open(day)
    obstacle = day.one(Obstacle, obstacle_id)
    fresh = source_row(laptop, obstacle, source)
    _require_source(day, fresh)
    return Step("step.source_added", added(fresh))


def change_source(day: Day, _laptop: Laptop, source_id: str, source: SourceGiven) -> Step:
    """Say something else of one source: which it is, what it does, how sure we are, who can change.

    Raises `RuleBroken`: `day.closed`, `row.gone`, `source.empty`, `source.twice`.
    """
    require_open(day)
    before = day.one(ObstacleSource, source_id)
    after = replace(
        before,
        provision_id=source.provision_id,
        citation=clean_line(source.citation, _CITATION),
        effect=source.effect,
        status=source.status,
        who_can_change=clean_line(source.who_can_change, _WHO),
    )
    _require_source(day, after)
    return changed("step.source_changed", before, after)


def remove_source(day: Day, _laptop: Laptop, source_id: str) -> Step:
    """Take one source away; the others stay. Raises `RuleBroken`: `day.closed`, `row.gone`."""
    require_open(day)
    return Step("step.source_removed", removed(day.one(ObstacleSource, source_id)))


def set_source_status(day: Day, _laptop: Laptop, source_id: str, status: SourceStatus) -> Step:
    """Say how sure we are of a source, also after the day is closed: that is found out later.

    Raises `RuleBroken`: `row.gone`.
    """
    source = day.one(ObstacleSource, source_id)
    return changed("step.source_status_set", source, replace(source, status=status))


def set_second_category(day: Day, _laptop: Laptop, obstacle_id: str, code: str) -> Step:
    """Say what else an obstacle is; empty for nothing else. Raises as `set_category`."""
    require_open(day)
    row = day.one(Obstacle, obstacle_id)
    return changed("step.second_category_set", row, replace(row, second_category_code=code))


def set_article(day: Day, _laptop: Laptop, obstacle_id: str, article: str) -> Step:
    """Say which article of the child convention an obstacle touches; raises as `set_category`."""
    require_open(day)
    row = day.one(Obstacle, obstacle_id)
    named = clean_line(article, _ARTICLE)
    return changed("step.article_set", row, replace(row, crc_article=named))


def merge(day: Day, _laptop: Laptop, obstacle_id: str, into_id: str) -> Step:
    """Merge an obstacle into another of the day, which stands for both; nothing of either is lost.

    Raises `RuleBroken`: `day.closed`, `row.gone`, `merge.itself`, `merge.already` where one of them
    has been merged already.
    """
    require_open(day)
    row, into = day.one(Obstacle, obstacle_id), day.one(Obstacle, into_id)
    if row.id == into.id:
        raise RuleBroken("merge.itself")
    for one in (row, into):
        if day.survivor(one.id) != one.id:
            raise RuleBroken("merge.already", number=one.number)
    step = changed("step.merged", row, replace(row, merged_into=into.id))
    return replace(step, facts={"into": into.number})


def unmerge(day: Day, _laptop: Laptop, obstacle_id: str) -> Step:
    """Let a merged obstacle stand by itself again, as it was.

    Raises `RuleBroken`: `day.closed`, `row.gone`.
    """
    require_open(day)
    row = day.one(Obstacle, obstacle_id)
    return changed("step.unmerged", row, replace(row, merged_into=""))


def take(day: Day, laptop: Laptop, about: About, earlier: Earlier) -> Step:
    """Take up an obstacle of an earlier day, or a typical one: its words, category and sources.

    Raises `RuleBroken`: `day.closed`, `text.empty`, `text.too_long`, and `obstacle.taken` where
    the day has it already.
    """
    require_open(day)
    for row in day.all(Obstacle):
        if earlier.id in (row.id, row.same_as):
            raise RuleBroken("obstacle.taken", number=row.number)
    step = add_obstacle(day, laptop, about, earlier.text, earlier.category_code)
    changes = [replace(one, after=_taken(one.after, earlier)) for one in step.changes]
    made = step.added(Obstacle)
    rows = [source_row(laptop, made, one) for one in earlier.sources] if made else []
    return Step("step.obstacle_taken", (*changes, *added(*rows)))


def say_same(day: Day, _laptop: Laptop, obstacle_id: str, earlier_id: str) -> Step:
    """Say that an obstacle is one of an earlier day, or a typical one; empty for none of them.

    Raises `RuleBroken`: `day.closed`, `row.gone`, `merge.itself`.
    """
    require_open(day)
    row = day.one(Obstacle, obstacle_id)
    if day.find(Obstacle, earlier_id) is not None:
        raise RuleBroken("merge.itself" if earlier_id == row.id else "merge.same_day")
    label = "step.same_set" if earlier_id else "step.same_cleared"
    return changed(label, row, replace(row, same_as=earlier_id))


def _require_source(day: Day, source: ObstacleSource) -> None:
    """Refuse a source that names nothing, and one that the obstacle has already."""
    if not (source.provision_id or source.citation):
        raise RuleBroken("source.empty")
    others = day.where(
        ObstacleSource,
        lambda row: row.obstacle_id == source.obstacle_id and row.id != source.id,
    )
    if any(source_name(row) == source_name(source) for row in others):
        raise RuleBroken("source.twice")


def source_name(source: ObstacleSource) -> str:
    """Return what a source is known by: its provision, else its citation."""
    return source.provision_id or source.citation.casefold()


def given(source: ObstacleSource) -> SourceGiven:
    """Return a source as it is given to another obstacle."""
    return SourceGiven(
        provision_id=source.provision_id,
        citation=source.citation,
        effect=source.effect,
        status=source.status,
        who_can_change=source.who_can_change,
    )


def _taken(row: Row | None, earlier: Earlier) -> Row | None:
    if not isinstance(row, Obstacle):
        return row
    return replace(
        row,
        second_category_code=earlier.second_category_code,
        crc_article=earlier.crc_article,
        language=earlier.language,
        same_as=earlier.id,
    )

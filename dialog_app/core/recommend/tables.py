"""The numbers a recommendation prints, as tables that can be attacked before it is made."""

from collections import Counter
from collections.abc import Iterable, Iterator

from dialog_app.core.give_back.answered import ROW, answered_method
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.give_back.protecting import protected
from dialog_app.core.law_list.build import LADDER, LawLine
from dialog_app.core.model.practice import PaperKind
from dialog_app.core.model.said import WhoCanChange
from dialog_app.core.publish.table import (
    Given,
    PublishedTable,
    RawTable,
    Shape,
    Unit,
    raw_table,
)
from dialog_app.core.recommend.points import Point, TextPoint

CITED = "cited"
"""The column of all who cite a source, where they may not be told apart by status."""
NOT_CITED = "not_cited"
"""The column of those who discussed what a source stands in the way of, and do not cite it."""

Tables = dict[str, PublishedTable]


def tables(ground: Ground, to: WhoCanChange, points: Iterable[Point]) -> Tables:
    """Return what may be told in the document to an addressee, by key; raises `NotMade`."""
    found = tuple(points)

    def attacked() -> Tables:
        raws = _raws(ground, found)
        return protected(ground.register, PaperKind.RECOMMENDATION, to.value, raws)

    return ground.once(("tables", to), attacked)


def every_table(ground: Ground, points: Iterable[Point]) -> Tables:
    """Return what may be told of all points together; raises `NotMade`."""
    raws = tuple(_raws(ground, points))
    return protected(ground.register, PaperKind.RECOMMENDATION, "", raws)


def key_of(line: LawLine) -> str:
    """Return the key of the table of a source."""
    return f"source:{line.key}"


def _raws(ground: Ground, points: Iterable[Point]) -> Iterator[RawTable]:
    for point in points:
        if isinstance(point, TextPoint):
            yield from _source(ground, point.line)
            continue
        found = answered_method(ground, point.stands.method.id)
        if found is not None and found.raw is not None:
            yield found.raw


def _source(ground: Ground, line: LawLine) -> Iterator[RawTable]:
    """Give the services of a source by what they know most surely of it, and the others.

    Where so few do not cite it that they may not be told, they are in no number that is printed.
    Nothing of it is hidden: what must not be told is put together before.
    """
    if line.services is None:
        return
    text = ground.texts[line.key]
    surest: dict[str, str] = {}
    for status in reversed(LADDER):
        surest.update(dict.fromkeys(text.with_status(status), status.value))
    split = Counter(surest.values())
    if min(split.values()) < ground.least:
        # With one status hidden, the others and the sum would give it away.
        surest = dict.fromkeys(surest, CITED)
    given = [Given(ROW, column, service, 1) for service, column in sorted(surest.items())]
    hit = (ground.discussed.get(one.method_id, frozenset()) for one in line.methods)
    others = frozenset().union(*hit) - text.service_ids
    if len(others) >= ground.least:
        given += (Given(ROW, NOT_CITED, service, 1) for service in sorted(others))
    columns = (*(status.value for status in LADDER), CITED, NOT_CITED)
    used = {one.column for one in given}
    shape = Shape(
        key=key_of(line),
        title="recommend.table.source",
        facts={"source": line.citation},
        rows=(ROW,),
        columns=tuple(one for one in columns if one in used),
        unit=Unit.SERVICES,
    )
    yield raw_table(shape, given)

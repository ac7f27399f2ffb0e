"""The numbers a recommendation prints, as tables that can be attacked before it is made."""

from collections.abc import Iterable, Iterator

from dialog_app.core.give_back.answered import answered_method
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.give_back.protecting import protected
from dialog_app.core.law_list.counted import tables_of
from dialog_app.core.model.practice import PaperKind
from dialog_app.core.model.said import WhoCanChange
from dialog_app.core.publish.table import PublishedTable, RawTable
from dialog_app.core.recommend.points import Point, TextPoint

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


def _raws(ground: Ground, points: Iterable[Point]) -> Iterator[RawTable]:
    for point in points:
        if isinstance(point, TextPoint):
            yield from tables_of(ground.texts[point.line.key], ground.discussed)
            continue
        found = answered_method(ground, point.stands.method.id)
        if found is not None and found.raw is not None:
            yield found.raw

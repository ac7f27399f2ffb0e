"""Recommendations as a table for other programs: the same points, and protected as on paper."""

from dialog_app.core.give_back.ground import Ground
from dialog_app.core.minutes.blocks import plain
from dialog_app.core.minutes.voice import Voice, Wording
from dialog_app.core.model.base import Language
from dialog_app.core.model.said import WhoCanChange
from dialog_app.core.recommend.brief import Brief
from dialog_app.core.recommend.points import Point, TextPoint, recommended
from dialog_app.core.recommend.tables import every_table, tables
from dialog_app.core.sheets.grid import Table

_COLUMNS = (
    *("to", "number", "kind", "source", "heading", "status", "services", "discussed"),
    *("methods", "decision", "answered"),
)


def table(ground: Ground, words: Wording, to: WhoCanChange | None = None) -> Table:
    """Return every point of an addressee, or of all of them and those without one.

    What may not be told is an empty cell; it can never be taken in. Raises `NotMade`.
    """
    found = recommended(ground)
    told = tables(ground, to, found.to(to)) if to else every_table(ground, found.points)
    brief = Brief(ground, Voice(words, _language(words)), told)
    header = tuple(words(f"recommend.out.{name}") for name in _COLUMNS)
    rows = [
        (words(f"terms.who_can_change.{who.value}"), number, *_cells(brief, point))
        for who in ([to] if to else list(WhoCanChange))
        for number, point in enumerate(found.to(who), 1)
    ]
    if to is None:
        nobody = words("recommend.without")
        rows += [(nobody, "", *_cells(brief, one)) for one in found.without_addressee]
    return Table(header, tuple(rows), words("recommend.mark"))


def _language(words: Wording) -> Language:
    language: Language = getattr(words, "language", "nb")
    return language


def _cells(brief: Brief, point: Point) -> tuple[str | int, ...]:
    words = brief.voice.words
    if isinstance(point, TextPoint):
        line = point.line
        kind = f"recommend.kind.{line.kind.value if line.kind else 'local'}"
        methods = "; ".join(plain(brief.method(one.stands)) for one in point.methods)
        decided = "; ".join(brief.decided(one.stands) for one in point.methods)
        cited = brief.cited(line)
        return (
            words(kind),
            brief.citation(line),
            line.heading,
            brief.status(line.status),
            "" if cited.number is None else cited.number,
            "" if cited.whole is None else cited.whole,
            methods,
            decided,
            "",
        )
    stands = point.stands
    return (
        words("recommend.kind.method"),
        "",
        "",
        "",
        "",
        "",
        plain(brief.method(stands)),
        brief.decided(stands),
        brief.answered(stands.method.id),
    )

"""A document with the recommendations to one addressee."""

from collections.abc import Iterator
from dataclasses import replace

from dialog_app.core.errors import RuleBroken
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.issue import told
from dialog_app.core.minutes.blocks import (
    SHORT_HASH,
    Block,
    Document,
    Heading,
    Level,
    Paragraph,
    Tone,
    content_hash,
    text,
)
from dialog_app.core.minutes.voice import Voice, Wording
from dialog_app.core.model.base import Language
from dialog_app.core.model.practice import PaperKind, PracticePaper
from dialog_app.core.model.said import WhoCanChange
from dialog_app.core.national.small import told_services
from dialog_app.core.recommend import detail, overview
from dialog_app.core.recommend.brief import Brief
from dialog_app.core.recommend.points import Point, TextPoint, recommended
from dialog_app.core.recommend.tables import tables


def document(
    ground: Ground, to: WhoCanChange, words: Wording, paper: PracticePaper | None = None
) -> Document:
    """Return the recommendations to an addressee; the same ground and paper give the same bytes.

    Raises `RuleBroken("recommend.nothing")` where there are no points, since no empty document is
    made, and `NotMade` where it would give somebody away.
    """
    language = _language(words)
    issue = paper or PracticePaper(id="", kind=PaperKind.RECOMMENDATION, about=to.value)
    points = recommended(ground).to(to)
    if not points:
        raise RuleBroken("recommend.nothing")
    brief = Brief(ground, Voice(words, language), tables(ground, to, points))
    title = words("recommend.title", who=words(f"recommend.to.{to.value}"))
    made = Document(
        language=language,
        title=title,
        header=words("recommend.header"),
        state=told.state(words, issue),
        footer=(*told.footer(words, title, issue), words("recommend.foot")),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=(*_first_page(brief, to, title, points), *_points(brief, points)),
        closing=tuple(_closing(words, points)),
    )
    return replace(made, seal=words("minutes.seal", hash=content_hash(made)[:SHORT_HASH]))


def _language(words: Wording) -> Language:
    language: Language = getattr(words, "language", "nb")
    return language


def _first_page(
    brief: Brief, to: WhoCanChange, title: str, points: tuple[Point, ...]
) -> Iterator[Block]:
    words = brief.voice.words
    yield Heading(text(title), Level.SERVICE)
    what = (words("recommend.intro.what"), words(f"recommend.intro.to.{_to(to, points)}"))
    # Few paragraphs, so that the overview still has its place on the first page.
    for said in (what, (_basis(brief), words("recommend.intro.chose")), _how_sure(brief, points)):
        yield Paragraph(text(" ".join(said)))
    yield Heading(text(words("recommend.overview")))
    yield from overview.blocks(brief, points)


def _to(to: WhoCanChange, points: tuple[Point, ...]) -> str:
    """Return which sentence says what the points are: services get methods, sources or both."""
    if to is not WhoCanChange.SERVICE:
        return to.value
    sources = sum(isinstance(one, TextPoint) for one in points)
    if not sources:
        return "service_methods"
    return "service_sources" if sources == len(points) else "service_both"


def _how_sure(brief: Brief, points: tuple[Point, ...]) -> Iterator[str]:
    """Give what the status of a source says where there are sources, and what the order means."""
    words, sources = brief.voice.words, _has_sources(points)
    if sources:
        yield words("recommend.intro.status")
    yield words("recommend.intro.not_graded")
    if sources:
        yield words("recommend.intro.confirmed_first")


def _has_sources(points: tuple[Point, ...]) -> bool:
    return any(isinstance(one, TextPoint) for one in points)


def _basis(brief: Brief) -> str:
    """Return how many services the recommendations rest on, and from when until when."""
    words = brief.voice.words
    days = brief.ground.days
    services = {one for day in days for one in day.service_ids}
    number = told_services(len(services))
    if number is None or not days:
        return words("recommend.intro.few")
    dates = [day.info.date for day in days]
    first, last = (brief.voice.date(one) for one in (min(dates), max(dates)))
    return words("recommend.intro.basis", n=number, first=first, last=last)


def _points(brief: Brief, points: tuple[Point, ...]) -> Iterator[Block]:
    for number, point in enumerate(points, 1):
        made = detail.text_point if isinstance(point, TextPoint) else detail.method_point
        yield from made(brief, number, point)  # type: ignore[arg-type]


def _closing(words: Wording, points: tuple[Point, ...]) -> Iterator[Block]:
    yield Heading(text(words("recommend.protection.heading")))
    mentions = ("mentions",) if _has_sources(points) else ()
    for key in ("small", *mentions, "advice"):
        yield Paragraph(text(words(f"recommend.protection.{key}")), Tone.SMALL)

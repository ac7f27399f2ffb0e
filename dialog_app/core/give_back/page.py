"""The page back to the children: one sheet in large type, in words a twelve-year-old reads.

Every number on it is a number of services. Nothing is left out because adults disagree.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from dialog_app.core.give_back import drawn, lines, said
from dialog_app.core.give_back.about import About, about
from dialog_app.core.give_back.answered import answered_advice, answered_method
from dialog_app.core.give_back.given import Given
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.give_back.protecting import protected
from dialog_app.core.give_back.room import ALL, Room
from dialog_app.core.issue import told
from dialog_app.core.minutes.blocks import (
    SHORT_HASH,
    Block,
    Bullets,
    Document,
    Heading,
    Level,
    Paragraph,
    Text,
    Tone,
    content_hash,
    text,
)
from dialog_app.core.minutes.voice import Voice, Wording
from dialog_app.core.model.base import Language
from dialog_app.core.model.practice import PaperKind, PracticePaper
from dialog_app.core.publish.table import PublishedTable

_LONGEST_TITLE: Final = 70


Lines = Callable[[Given], Iterator[Text]]
PARTS: Final[tuple[tuple[str, Lines], ...]] = (
    ("answered", lines.answered_lines),
    ("trying", lines.trying_lines),
    ("in_the_way", lines.in_the_way_lines),
    ("next", lines.coming_lines),
)
"""The parts of a page after the children's own words, and what gives the lines of each."""


def document(
    ground: Ground,
    about_id: str,
    words: Wording,
    paper: PracticePaper | None = None,
    room: Room = ALL,
) -> Document:
    """Return the page about a main answer or a method; raises `RuleBroken("row.gone")`, `NotMade`.

    The same ground, paper and room always give the same document. Where `room` is small, the lines
    that do not fit are counted instead, and a text that is cut says so.
    """
    language = _language(words)
    issue = paper or PracticePaper(id="", kind=PaperKind.BACK_TO_CHILDREN, about=about_id)
    what = about(ground.register, about_id)
    given = Given(ground, what, Voice(words, language), room, _tables(ground, what))
    made = Document(
        language=language,
        title=words("give_back.title", about=_short_title(given)),
        header=words("give_back.header"),
        state=told.state(words, issue),
        footer=told.footer(words, words("give_back.footer"), issue),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=tuple(_blocks(given)),
        closing=tuple(_closing(given)),
        scale=room.scale,
    )
    return replace(made, seal=words("minutes.seal", hash=content_hash(made)[:SHORT_HASH]))


def _tables(ground: Ground, what: About) -> dict[str, PublishedTable]:
    """Return what may be told of the answers the page tells of; raises `NotMade`."""

    def attacked() -> dict[str, PublishedTable]:
        found = [answered_method(ground, one.id) for one in what.methods]
        if not what.is_method:
            found.append(answered_advice(ground, what.id))
        raws = [one.raw for one in found if one is not None and one.raw is not None]
        return protected(ground.register, PaperKind.BACK_TO_CHILDREN, what.id, raws)

    return ground.once(("tables", what.id), attacked)


def _language(words: Wording) -> Language:
    language: Language = getattr(words, "language", "nb")
    return language


def _blocks(given: Given) -> Iterator[Block]:
    words = given.voice.words
    yield Heading(text(words("give_back.heading")), Level.SERVICE)
    yield from said.blocks(given)
    for key, of_part in PARTS:
        yield Heading(text(words(f"give_back.part.{key}")))
        yield Bullets(_fitted(given, list(of_part(given))))
        picture = drawn.chart(given) if key == "answered" and given.room.drawn else None
        if picture is not None:
            yield picture


def _fitted(given: Given, found: list[Text]) -> tuple[Text, ...]:
    """Return as many lines as there is room for, and how many more there are."""
    most = given.room.lines
    if most is None or len(found) <= most:
        return tuple(found)
    more = text(given.voice.words("give_back.more", n=len(found) - most + 1))
    return (*found[: most - 1], more)


def _closing(given: Given) -> Iterator[Block]:
    words = given.voice.words
    closing = ("unchanged", "chose", "small") if _whole(given) else ("chose", "small")
    yield Paragraph(text(" ".join(words(f"give_back.foot.{key}") for key in closing)), Tone.SMALL)


def _whole(given: Given) -> bool:
    """Tell whether something the children said stands on the page, and all of it does."""
    said_by = [one.text.best(given.voice.language) for one in given.about.answers]
    return bool(said_by) and all(map(given.ground.telling.children_may_stand, said_by))


def told_title(ground: Ground, what: About, voice: Voice) -> str:
    """Return what a page may be called: children's words that are held back stand in no title."""
    title = what.title(ground.register).best(voice.language)
    held = not what.is_method and not ground.telling.children_may_stand(title)
    return voice.words("give_back.main_answer") if held else title


def _short_title(given: Given) -> str:
    title = told_title(given.ground, given.about, given.voice)
    if len(title) <= _LONGEST_TITLE:
        return title
    return f"{title[:_LONGEST_TITLE].rsplit(maxsplit=1)[0]} …"

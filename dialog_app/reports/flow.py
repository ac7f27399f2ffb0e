"""Pieces of a page in a column, broken into pages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

P = TypeVar("P")

# A last page with less than this share of its height used looks like a mistake.
_LEAST_ON_LAST: Final = 0.16
_LEAST_LEFT_BEHIND: Final = 0.5
_MOSTLY_FULL: Final = 0.6


@dataclass(slots=True)
class Strip(Generic[P]):
    """Something as wide as the column, drawn by `draw(pen, top)`; heights in points.

    `gap` is the space above it, which falls away at the top of a page. `keep` ties it to the next
    strip. `header` is drawn above it where it comes to stand at the top of a page. Strips that
    are `dropped` do not stand at the top of a page; `starts_page` asks for a new one. No page is
    begun for what is `spare`.
    """

    height: float
    draw: Callable[[P, float], None]
    gap: float = 0.0
    keep: bool = False
    header: "Strip[P] | None" = None
    dropped: bool = False
    starts_page: bool = False
    spare: bool = False


Chunk = list[Strip[P]]


def tie(strips: Sequence[Strip[P]], most: float) -> None:
    """Tie strips to each other and to what follows, unless they are higher than `most` together."""
    if sum(strip.gap + strip.height for strip in strips) <= most:
        for strip in strips:
            strip.keep = True


def tie_ends(parts: Sequence[Sequence[Strip[P]]], most: float) -> None:
    """Tie the first two rows or items, and the last two, so that none is left alone on a page.

    Those that are higher than `most` together are not: they do not look alone. The last looks
    lonelier, under titles that come again, and twice as much is tied for it.
    """
    ends = ((parts[:2], most), (parts[-2:], 2 * most)) if len(parts) > 1 else ()
    for (first, second), limit in ends:
        if sum(strip.height for strip in (*first, *second)) <= limit:
            first[-1].keep = True


@dataclass(slots=True)
class Page(Generic[P]):
    """Chunks on a page, and how much of its height they use."""

    chunks: list[Chunk[P]] = field(default_factory=list)
    used: float = 0.0

    def room_for(self, chunk: Chunk[P], height: float) -> bool:
        """Whether the chunk fits below what is here."""
        return not self.chunks or self.used + _height(chunk, top=False) <= height

    def add(self, chunk: Chunk[P]) -> None:
        """Put the chunk at the foot."""
        self.used += _height(chunk, top=not self.chunks)
        self.chunks.append(chunk)

    def placed(self) -> list[tuple[float, Strip[P]]]:
        """Return each strip with the distance of its top from the top of the page."""
        result: list[tuple[float, Strip[P]]] = []
        at = 0.0
        for place, chunk in enumerate(self.chunks):
            for strip, gap in _shown(chunk, top=not place):
                result.append((at + gap, strip))
                at += gap + strip.height
        return result


def pages(strips: Iterable[Strip[P]], height: float) -> list[Page[P]]:
    """Return the pages: strips tied together stay together wherever a page can hold them."""
    result: list[Page[P]] = [Page()]
    for chunk in _chunks(strips, height):
        if _turns(result, chunk, height):
            if all(strip.spare for strip in chunk):
                continue
            result.append(Page())
        result[-1].add(chunk)
    _fill_last(result, height)
    return result


def _turns(made: list[Page[P]], chunk: Chunk[P], height: float) -> bool:
    page = made[-1]
    if not page.chunks:
        return False
    if not page.room_for(chunk, height):
        return True
    # Page one is the leader's own. Where it has run over, half a page is not left empty.
    return chunk[0].starts_page and (len(made) == 1 or page.used > height * _MOSTLY_FULL)


def _chunks(strips: Iterable[Strip[P]], height: float) -> Iterable[Chunk[P]]:
    chunk: Chunk[P] = []
    for strip in strips:
        chunk.append(strip)
        if strip.keep:
            continue
        yield from _possible(chunk, height)
        chunk = []
    if chunk:
        yield from _possible(chunk, height)


def _possible(chunk: Chunk[P], height: float) -> Iterable[Chunk[P]]:
    """Give the chunk, or each strip for itself where no page can hold them together."""
    if _height(chunk, top=True) <= height:
        return [chunk]
    return [[strip] for strip in chunk]


def _shown(chunk: Chunk[P], *, top: bool) -> Iterable[tuple[Strip[P], float]]:
    """Give the strips that are drawn, each with the gap above it."""
    for strip in chunk:
        if top and strip.dropped:
            continue
        if top and strip.header is not None:
            yield strip.header, 0.0
        yield strip, 0.0 if top else strip.gap
        top = False


def _height(chunk: Chunk[P], *, top: bool) -> float:
    return sum(gap + strip.height for strip, gap in _shown(chunk, top=top))


def _fill_last(made: list[Page[P]], height: float) -> None:
    """Move chunks on to a last page that holds next to nothing."""
    if len(made) < 2:  # noqa: PLR2004 - a last page and one before it
        return
    while _is_nearly_empty(made[-1], height) and _can_give(made[-2], height):
        *kept, moved = made[-2].chunks
        fuller = _page([moved, *made[-1].chunks])
        if fuller.used > height:
            return
        made[-2:] = [_page(kept), fuller]


def _is_nearly_empty(page: Page[P], height: float) -> bool:
    return page.used < height * _LEAST_ON_LAST and not page.chunks[0][0].starts_page


def _can_give(page: Page[P], height: float) -> bool:
    return len(page.chunks) > 1 and page.used > height * _LEAST_LEFT_BEHIND


def _page(chunks: list[Chunk[P]]) -> Page[P]:
    page: Page[P] = Page()
    for chunk in chunks:
        page.add(chunk)
    return page

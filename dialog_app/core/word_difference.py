"""What changed between two texts, word by word."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_COMPARED: Final = 4_000_000
"""So many pairs of words are looked at, a few tenths of a second; longer texts changed whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of two wordings: what stood there, and what stands there now."""

    gone: str
    come: str

    @property
    def same(self) -> bool:
        """Whether nothing changed here."""
        return self.gone == self.come


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Give two wordings piece by piece, in words; what changed together is one piece."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    alike = "".join(old[:start])
    if alike:
        yield Piece(alike, alike)
    yield from _changed(old[start : len(old) - end], new[start : len(new) - end])
    alike = "".join(old[len(old) - end :])
    if alike:
        yield Piece(alike, alike)


def _alike(old: list[str], new: list[str]) -> int:
    """Return how many words two lists begin with alike."""
    pairs = zip(old, new, strict=False)
    return next(
        (place for place, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new))
    )


def _changed(old: list[str], new: list[str]) -> Iterator[Piece]:
    if len(old) * len(new) > _MOST_COMPARED:
        yield Piece("".join(old), "".join(new))
        return
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    held: Piece | None = None
    space = ""
    for _tag, a, b, c, d in matcher.get_opcodes():
        piece = Piece("".join(old[a:b]), "".join(new[c:d]))
        if held is not None and piece.same and piece.gone.isspace():
            # A space between two changes belongs to them: «vet og» became «bestemmer med».
            space = piece.gone
        elif held is not None and not piece.same:
            held, space = Piece(held.gone + space + piece.gone, held.come + space + piece.come), ""
        else:
            yield from _let_go(held, space)
            held, space = (None, "") if piece.same else (piece, "")
            if piece.same:
                yield piece
    yield from _let_go(held, space)


def _let_go(held: Piece | None, space: str) -> Iterator[Piece]:
    if held is not None:
        yield held
    if space:
        yield Piece(space, space)

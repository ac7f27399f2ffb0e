"""Text broken into lines of a given width, from the widths of the letters alone."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from dialog_app.core.minutes.blocks import LINE_END, Run, Text
from dialog_app.core.model.base import Language
from dialog_app.reports.pdf_text import pdf_text
from dialog_app.reports.right_to_left import is_right_to_left, joined, plain_letters, stretches

_BREAKS_AFTER: Final = frozenset("-/–_.,;:@")
_LEAST_BEFORE_BREAK: Final = 4


@dataclass(frozen=True)
class Face:
    """One weight of the font: its name, and the width of each letter in thousandths."""

    name: str
    widths: Mapping[str, float]
    default: float
    _words: dict[str, float] = field(default_factory=dict)

    def width(self, word: str) -> float:
        """Return the width of a word in thousandths of the size."""
        known = self._words.get(word)
        if known is not None:
            return known
        widths, default = self.widths, self.default
        total = sum([widths.get(letter, default) for letter in word])
        # Long "words" are pasted by accident and come once.
        if len(word) < _KEPT_WORD and len(self._words) < _KEPT_WORDS:
            self._words[word] = total
        return total


_KEPT_WORD: Final = 40
_KEPT_WORDS: Final = 20_000


@dataclass(frozen=True)
class Faces:
    """Both weights, and what to draw for a character that they lack.

    `borrowed` names the font of each character that comes from another; its width is known to
    both faces.
    """

    regular: Face
    strong: Face
    legible: Mapping[int, str | None]
    borrowed: Mapping[str, str] = field(default_factory=dict)

    def of(self, *, strong: bool) -> Face:
        """Return the face of a weight."""
        return self.strong if strong else self.regular


class Piece(NamedTuple):
    """Words in one weight, language and direction; `language` is empty for the document's own."""

    words: str
    strong: bool = False
    language: Language | None = None
    leftwards: bool = False

    def part(self, words: str) -> "Piece":
        """Return other words in the same weight and language."""
        return Piece(words, self.strong, self.language)


Line = tuple[Piece, ...]
Atom = list[Piece]


def width_of(faces: Faces, line: Sequence[Piece]) -> float:
    """Return the width of a line in thousandths of the size."""
    return sum(faces.of(strong=piece.strong).width(piece.words) for piece in line)


def spoken(line: Line) -> str:
    """Return the words of a line as they were written."""
    return plain_letters("".join(piece.words for piece in line)).rstrip()


def lines(faces: Faces, text: Text, width: float) -> list[Line]:
    """Return the text as lines no wider than `width` (thousandths of the size).

    Lines break at spaces and newlines, and a line that goes on ends in a space, which is not
    counted in its width; a word wider than a line breaks after a sign or, where there is none,
    anywhere. A text without words gives no lines.
    """
    result: list[Line] = []
    for part in _hard_lines(faces, text):
        if result:
            result[-1] = _going_on(result[-1])
        result += _broken(faces, part, width)
    while result and not result[-1]:
        result.pop()
    if any(not run.words.isascii() and is_right_to_left(run.words) for run in text):
        return [directed(line) for line in result]
    return result


def natural_width(faces: Faces, text: Text) -> float:
    """Return the width of a text's widest line (thousandths of the size) if none is broken."""
    return max(width_of(faces, line) for line in _hard_lines(faces, text))


def _going_on(line: Line) -> Line:
    """Return a line with the space that parts it from the next for whoever hears the text."""
    return (*line[:-1], line[-1].part(f"{line[-1].words} ")) if line else line


def directed(line: Line) -> Line:
    """Return a line where what goes from right to left is a piece of its own."""
    return tuple(
        Piece(words, piece.strong, piece.language, leftwards)
        for piece in line
        for words, leftwards in stretches(piece.words)
    )


def fitted(faces: Faces, words: str, width: float, *, strong: bool = False) -> str:
    """Return the words on one line of `width` (thousandths), cut with «…» where too long."""
    face = faces.of(strong=strong)
    shown = _legible(faces, words).replace("\n", " ")
    if face.width(shown) <= width:
        return shown
    room = width - face.width("…")
    while shown and face.width(shown) > room:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"


def _hard_lines(faces: Faces, text: Text) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for run in text:
        if run == LINE_END:
            yield line
            line = []
            continue
        first, *more = _legible(faces, run.words).split("\n")
        line.append(_piece(first, run))
        for words in more:
            yield line
            line = [_piece(words, run)]
    yield line


def _legible(faces: Faces, words: str) -> str:
    """Return words as the faces can draw them, Arabic letters joined."""
    legible = faces.legible
    if not words.isascii() and is_right_to_left(words):
        # Joiners, which are not drawn, say how.
        words = joined(unicodedata.normalize("NFC", words), lambda sign: legible[ord(sign)] == sign)
    return pdf_text(words, legible)


def _piece(words: str, run: Run) -> Piece:
    return Piece(words, run.strong, run.language)


def _broken(faces: Faces, runs: list[Piece], width: float) -> list[Line]:
    """Return one hard line in as many lines as it needs."""
    if len(runs) == 1:
        words = [word for word in runs[0].words.split(" ") if word]
        face = faces.of(strong=runs[0].strong)
        wides = [face.width(word) for word in words]
        if words and max(wides) <= width:
            return _filled(runs[0], words, wides, (width, faces.regular.width(" ")))
    return _mixed(faces, runs, width)


def _filled(
    piece: Piece, words: list[str], wides: list[float], room: tuple[float, float]
) -> list[Line]:
    """Return words of one kind as lines: by far the most common text, and so the quick way."""
    width, space = room
    result: list[Line] = []
    start, used = 0, wides[0]
    for at in range(1, len(words)):
        more = used + space + wides[at]
        if more > width:
            result.append((piece.part(f"{' '.join(words[start:at])} "),))
            start, more = at, wides[at]
        used = more
    result.append((piece.part(" ".join(words[start:])),))
    return result


def _mixed(faces: Faces, runs: list[Piece], width: float) -> list[Line]:
    result: list[Line] = []
    line: list[Atom] = []
    used = 0.0
    space = faces.regular.width(" ")
    for atom in _atoms(runs):
        wide = width_of(faces, atom)
        if line and used + space + wide > width:
            result.append(_going_on(_line(line)))
            line, used = [], 0.0
        if wide > width:
            *full, atom = _cut(faces, atom, width)  # noqa: PLW2901 - its last part goes on
            result += [tuple(part) for part in full]
            wide = width_of(faces, atom)
        used += wide + (space if line else 0.0)
        line.append(atom)
    result.append(_line(line))
    return result


def _atoms(runs: list[Piece]) -> Iterator[Atom]:
    """Give what no line may break: words, which may change weight within."""
    atom: Atom = []
    for piece in runs:
        first, *more = piece.words.split(" ")
        if first:
            atom.append(piece.part(first))
        for word in more:
            if atom:
                yield atom
            atom = [piece.part(word)] if word else []
    if atom:
        yield atom


def _line(atoms: list[Atom]) -> Line:
    """Join atoms with spaces; pieces of the same weight and language become one."""
    pieces: list[tuple[list[str], Piece]] = []
    for place, atom in enumerate(atoms):
        for at, piece in enumerate(atom):
            before = " " if place and not at else ""
            if pieces and pieces[-1][1][1:] == piece[1:]:
                pieces[-1][0].append(before + piece.words)
            else:
                pieces.append(([before + piece.words], piece))
    return tuple(piece.part("".join(words)) for words, piece in pieces)


def _cut(faces: Faces, atom: Atom, width: float) -> list[Atom]:
    """Cut an atom that is wider than a line into parts that are not."""
    parts: list[Atom] = [[]]
    room = width
    for piece in atom:
        face, words = faces.of(strong=piece.strong), piece.words
        start, used, sign = 0, 0.0, 0
        for at, letter in enumerate(words):
            wide = face.widths.get(letter, face.default)
            if used + wide > room and (at > start or parts[-1]):
                end = sign if sign - start >= _LEAST_BEFORE_BREAK else at
                parts[-1].append(piece.part(words[start:end]))
                parts.append([])
                used = sum(face.widths.get(one, face.default) for one in words[end:at])
                start, room, sign = end, width, 0
            used += wide
            if letter in _BREAKS_AFTER:
                sign = at + 1
        parts[-1].append(piece.part(words[start:]))
        room -= used
    return [part for part in parts if part]

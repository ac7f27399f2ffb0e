"""Text broken into lines of a given width, from the widths of the letters alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from dialog_app.core.minutes.blocks import LINE_END, Text
from dialog_app.reports.pdf_text import pdf_text

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
    """Both weights, and what to draw for a character that they lack."""

    regular: Face
    strong: Face
    legible: Mapping[int, str | None]

    def of(self, *, strong: bool) -> Face:
        """Return the face of a weight."""
        return self.strong if strong else self.regular


Piece = tuple[str, bool]
"""Words in one weight: the words, and whether they are strong."""

Line = tuple[Piece, ...]
Atom = list[Piece]


def width_of(faces: Faces, line: Line) -> float:
    """Return the width of a line in thousandths of the size."""
    return sum(faces.of(strong=strong).width(words) for words, strong in line)


def lines(faces: Faces, text: Text, width: float) -> list[Line]:
    """Return the text as lines no wider than `width` (thousandths of the size).

    Lines break at spaces and newlines; a word wider than a line breaks after a sign or, where
    there is none, anywhere. A text without words gives no lines.
    """
    result: list[Line] = []
    for part in _hard_lines(faces, text):
        result += _broken(faces, part, width)
    while result and not result[-1]:
        result.pop()
    return result


def fitted(faces: Faces, words: str, width: float, *, strong: bool = False) -> str:
    """Return the words on one line of `width` (thousandths), cut with «…» where too long."""
    face = faces.of(strong=strong)
    shown = pdf_text(words, faces.legible).replace("\n", " ")
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
        first, *more = pdf_text(run.words, faces.legible).split("\n")
        line.append((first, run.strong))
        for words in more:
            yield line
            line = [(words, run.strong)]
    yield line


def _broken(faces: Faces, runs: list[Piece], width: float) -> list[Line]:
    result: list[Line] = []
    line: list[Atom] = []
    used = 0.0
    space = faces.regular.width(" ")
    for atom in _atoms(runs):
        wide = sum(faces.of(strong=strong).width(words) for words, strong in atom)
        if line and used + space + wide > width:
            result.append(_line(line))
            line, used = [], 0.0
        if wide > width:
            *full, atom = _cut(faces, atom, width)  # noqa: PLW2901 - its last part goes on
            result += [tuple(part) for part in full]
            wide = sum(faces.of(strong=strong).width(words) for words, strong in atom)
        used += wide + (space if line else 0.0)
        line.append(atom)
    result.append(_line(line))
    return result


def _atoms(runs: list[Piece]) -> Iterator[Atom]:
    """Give what no line may break: words, which may change weight within."""
    atom: Atom = []
    for words, strong in runs:
        first, *more = words.split(" ")
        if first:
            atom.append((first, strong))
        for word in more:
            if atom:
                yield atom
            atom = [(word, strong)] if word else []
    if atom:
        yield atom


def _line(atoms: list[Atom]) -> Line:
    """Join atoms with spaces; pieces of the same weight become one."""
    pieces: list[tuple[list[str], bool]] = []
    for place, atom in enumerate(atoms):
        for at, (words, strong) in enumerate(atom):
            before = " " if place and not at else ""
            if pieces and pieces[-1][1] == strong:
                pieces[-1][0].append(before + words)
            else:
                pieces.append(([before + words], strong))
    return tuple(("".join(words), strong) for words, strong in pieces)


def _cut(faces: Faces, atom: Atom, width: float) -> list[Atom]:
    """Cut an atom that is wider than a line into parts that are not."""
    parts: list[Atom] = [[]]
    room = width
    for words, strong in atom:
        face = faces.of(strong=strong)
        start, used, sign = 0, 0.0, 0
        for at, letter in enumerate(words):
            wide = face.widths.get(letter, face.default)
            if used + wide > room and (at > start or parts[-1]):
                end = sign if sign - start >= _LEAST_BEFORE_BREAK else at
                parts[-1].append((words[start:end], strong))
                parts.append([])
                used = sum(face.widths.get(one, face.default) for one in words[end:at])
                start, room, sign = end, width, 0
            used += wide
            if letter in _BREAKS_AFTER:
                sign = at + 1
        parts[-1].append((words[start:], strong))
        room -= used
    return [part for part in parts if part]

"""Words as operators of a PDF page: each letter in its font, in the order of reading."""

from typing import Any, Final

from dialog_app.reports.fonts import REGULAR, STRONG, mirrored, unseen
from dialog_app.reports.reportlab_safe import Canvas, document_of, escapePDF, pdfmetrics
from dialog_app.reports.right_to_left import steps
from dialog_app.reports.typeset import Faces, Piece

_BEYOND: Final = "\uffff"
_HAIR: Final = 2.0


class Hand:
    """Writes pieces on one canvas; it remembers the font of the page, so as to say it once."""

    def __init__(self, canvas: Canvas, faces: Faces) -> None:
        self._document = document_of(canvas)
        self._faces = faces
        self._borrowed = faces.borrowed
        self._codes: dict[str, _Codes] = {}
        self._font: tuple[str, int, float] | None = None

    def forget(self) -> None:
        """Begin on a page that knows of no font."""
        self._font = None

    def shown(self, piece: Piece, letters: float) -> str:
        """Return the operators that show a piece in a size, from where the last one ended."""
        name = STRONG if piece.strong else REGULAR
        words = piece.words
        if piece.leftwards:
            return self._towards_the_left(piece, letters)
        borrowed = self._borrowed
        if words.isascii() or not borrowed or borrowed.keys().isdisjoint(words):
            return self._in_font(name, words, letters)
        return " ".join(
            self._in_font(font, part, letters) for font, part in self._by_font(name, words)
        )

    def _by_font(self, own: str, words: str) -> list[tuple[str, str]]:
        """Return the words in parts of one font each."""
        parts: list[tuple[str, str]] = []
        for letter in words:
            font = self._borrowed.get(letter, own)
            if parts and parts[-1][0] == font:
                parts[-1] = font, parts[-1][1] + letter
            else:
                parts.append((font, letter))
        return parts

    def _towards_the_left(self, piece: Piece, letters: float) -> str:
        """Return the operators for words from right to left, in the order they are read.

        The space they take is the same as from left to right, and so is where the next begins.
        """
        face = self._faces.of(strong=piece.strong)
        drawn = [mirrored(step) for step in steps(piece.words)]
        whole = right = sum(map(face.width, drawn))
        at = 0.0
        made: list[str] = []
        for step in drawn:
            right -= face.width(step)
            made.append(_moved(right - at))
            made += [self._in_font(*part, letters) for part in self._by_font(face.name, step)]
            at = right + face.width(step)
            if second := unseen(step):
                # It begins a hair before the first, as a letter that is read later does.
                shown = self._in_font(self._borrowed[second], second, letters)
                made.append(f"{_moved(right - _HAIR - at)} 3 Tr {shown} 0 Tr")
                at = right - _HAIR + face.width(second)
        return " ".join([*made, _moved(whole - at)])

    def _in_font(self, name: str, words: str, letters: float) -> str:
        codes = self._codes.get(name)
        if codes is None:
            codes = self._codes[name] = _Codes(name, self._document)
        coded = words.translate(codes)
        if _BEYOND not in coded:
            return f"{self._chosen(codes, 0, letters)}({coded}) Tj"
        return " ".join(
            f"{self._chosen(codes, subset, letters)}({escapePDF(part)}) Tj"
            for subset, part in codes.font.splitString(words, self._document)
        )

    def _chosen(self, codes: "_Codes", subset: int, letters: float) -> str:
        """Return what chooses a font, or nothing where it is chosen already."""
        font = codes.name, subset, letters
        if font == self._font:
            return ""
        self._font = font
        internal = codes.font.getSubsetInternalName(subset, self._document)
        return f"{internal} {letters:g} Tf "


def _moved(right: float) -> str:
    """Return what goes some thousandths of the size to the right."""
    return f"[{-right:.0f}] TJ"


class _Codes(dict[int, str]):
    """A table for `str.translate`: the codes of a font's first 256 characters in a document."""

    def __init__(self, name: str, document: Any) -> None:
        super().__init__()
        self.name = name
        self.font: Any = pdfmetrics.getFont(name)
        self._document = document

    def __missing__(self, code: int) -> str:
        ((subset, byte),) = self.font.splitString(chr(code), self._document)
        self[code] = made = escapePDF(byte) if subset == 0 else _BEYOND
        return made

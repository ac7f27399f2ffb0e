"""The fonts of the paper: two weights of one, and others for what it lacks."""

from collections.abc import Container
from functools import cache
from typing import Any, Final

from dialog_app.base import resources
from dialog_app.reports.pdf_text import Legible
from dialog_app.reports.reportlab_safe import TTFont, mean, pdfmetrics
from dialog_app.reports.right_to_left import MIRRORED, plain_letters
from dialog_app.reports.typeset import Face, Faces

REGULAR: Final = "NotoSans"
STRONG: Final = "NotoSans-Bold"
_SIGNS: Final = "DejaVuSans"
_PICTURES: Final = "NotoEmoji-Regular"
_ETHIOPIC: Final = "NotoSansEthiopic-Regular"
_FIRST_PICTURE: Final = 0x1F000

# Signs for private use, which no text that is drawn can hold, are brackets seen in a mirror, and
# the alef of a lam and an alef in one shape, which is said but not seen: some readers turn what
# stands for two letters round with the line.
_IN_A_MIRROR: Final = {ord(sign): chr(0xE000 + at) for at, sign in enumerate(MIRRORED)}
_LAM: Final = "\u0644"
_ALEFS: Final = {alef: chr(0xE010 + at) for at, alef in enumerate("\u0622\u0623\u0625\u0627")}


@cache
def faces() -> Faces:
    """Return the shipped faces, known to ReportLab; what is used is embedded in the document."""
    regular = _face(_font(REGULAR, "NotoSans-Regular.ttf"))
    strong = _face(_font(STRONG, "NotoSans-Bold.ttf"))
    known = _Known(regular, strong)
    return Faces(regular, strong, Legible(known), known.borrowed)


def mirrored(words: str) -> str:
    """Return words where brackets look the other way, and still say what they did."""
    return words.translate(_IN_A_MIRROR)


def unseen(step: str) -> str:
    """Return the sign that says the second letter of a shape of two, or nothing."""
    return _ALEFS.get(plain_letters(step[:1])[1:], "")


class _Known(Container[int]):
    """The characters that some font has; one that another font has is lent to both faces.

    A font is read when the first text asks for a character that those before it lack.
    """

    def __init__(self, regular: Face, strong: Face) -> None:
        self._widths: tuple[Any, Any] = regular.widths, strong.widths
        self._both = regular.widths.keys() & strong.widths.keys()
        self.borrowed: dict[str, str] = {}

    def __contains__(self, code: object) -> bool:
        letter = chr(code) if isinstance(code, int) else ""
        return letter in self._both or letter in self.borrowed or self._borrows(letter)

    def _borrows(self, letter: str) -> bool:
        signs = (_SIGNS, _PICTURES, _ETHIOPIC)
        for name in signs if ord(letter) < _FIRST_PICTURE else (_PICTURES, _SIGNS):
            face = _spare(name)
            if letter in face.widths:
                self._lend(face, letter)
                return True
        return False

    def _lend(self, face: Face, letter: str) -> None:
        also = (*_IN_A_MIRROR.values(), *_ALEFS.values()) if face.name == _SIGNS else ()
        for one in (letter, *also):
            self.borrowed[one] = face.name
            for widths in self._widths:
                widths[one] = face.widths[one]


@cache
def _spare(name: str) -> Face:
    # Only the letters that are used come along, not the whole of ASCII.
    font = _font(name, f"{name}.ttf", ascii_too=False)
    meant = {code: _letter(code) for code in font.face.charToGlyph if code in _SHAPES}
    if name == _SIGNS:
        meant |= _with_own_signs(font.face)
    mean(name, meant)
    return _face(font)


# Arabic letters in the shapes they take beside each other.
_SHAPES: Final = range(0xFB1D, 0xFF00)


def _letter(code: int) -> str:
    """Return what a shape says; of lam and alef only lam, since a sign of its own says the rest."""
    letters = plain_letters(chr(code))
    return _LAM if letters[0] == _LAM and letters[1:] in _ALEFS else letters


def _with_own_signs(font: Any) -> dict[int, str]:
    """Give a font its signs for private use, and return what each says."""
    looks = {sign: MIRRORED[chr(code)] for code, sign in _IN_A_MIRROR.items()}
    looks |= {sign: alef for alef, sign in _ALEFS.items()}
    for sign, look in looks.items():
        font.charToGlyph[ord(sign)] = font.charToGlyph[ord(look)]
        font.charWidths[ord(sign)] = font.charWidths[ord(look)]
    says = {sign: chr(code) for code, sign in _IN_A_MIRROR.items()}
    says |= {sign: alef for alef, sign in _ALEFS.items()}
    return {ord(sign): said for sign, said in says.items()}


def _font(name: str, file: str, *, ascii_too: bool = True) -> Any:
    font = TTFont(name, str(resources.path("fonts", file)), asciiReadable=ascii_too)
    pdfmetrics.registerFont(font)
    return font


def _face(font: Any) -> Face:
    face = font.face
    widths = {chr(code): float(face.charWidths[code]) for code in face.charToGlyph}
    return Face(font.fontName, widths, float(face.defaultWidth))

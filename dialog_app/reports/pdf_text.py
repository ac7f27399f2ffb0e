"""User text made fit for paper: one function that every word on a page goes through."""

import re
import unicodedata
from collections.abc import Container, Mapping
from typing import Final

_DROPPED: Final = {"Cc", "Cf", "Cs", "Co", "Cn"}
# Colours of skin, and which of two looks a sign shall have: paper knows neither.
_MODIFIERS: Final = frozenset((*range(0x1F3FB, 0x1F400), *range(0xFE00, 0xFE10)))
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_OUTER_BLANKS: Final = re.compile(r" *\n *")


class Legible(dict[int, str | None]):
    """A table for `str.translate`: what the fonts lack becomes words in square brackets.

    Nothing is drawn as an empty box. Control and direction characters, joiners and variation
    selectors go away, and so do marks the fonts have no glyph for.
    """

    def __init__(self, known: Container[int]) -> None:
        super().__init__({ord("\n"): "\n", ord("\t"): " ", ord("\u00a0"): "\u00a0"})
        self._known = known

    def __missing__(self, code: int) -> str | None:
        self[code] = found = self._found(code)
        return found

    def _found(self, code: int) -> str | None:
        character = chr(code)
        category = unicodedata.category(character)
        if category in {"Zl", "Zp"}:
            return "\n"
        if category in _DROPPED or category == "Me" or code in _MODIFIERS:
            return None
        if category == "Zs" and code not in self._known:
            return " "
        if code in self._known:
            return character
        return None if category.startswith("M") else _named(character)


def _named(character: str) -> str:
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    return f"[{name}]"


# «[arabic letter seen][arabic letter lam]» is told as one word: «[arabic: seen lam]».
_LETTERS: Final = re.compile(r"\[([a-z]+) letter [a-z0-9 -]+\](?:\[\1 letter [a-z0-9 -]+\])+")
_LETTER: Final = re.compile(r"\[[a-z]+ letter ([a-z0-9 -]+)\]")


def pdf_text(text: str, legible: Mapping[int, str | None]) -> str:
    """Return the text as it is drawn: plain characters that the fonts have, newlines kept.

    The pages are drawn without any markup language, so that «<b>» and «&» are letters like
    others and need no escaping. At most one empty line stands in a row.
    """
    if text.isascii() and text.isprintable():
        return text
    drawn = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    drawn = drawn.translate(legible)
    if " letter " in drawn:
        drawn = _LETTERS.sub(_one_word, drawn)
    if "\n" in drawn:
        drawn = _BLANK_LINES.sub("\n\n", _OUTER_BLANKS.sub("\n", drawn.strip("\n")))
    return drawn


def _one_word(found: re.Match[str]) -> str:
    return f"[{found[1]}: {' '.join(_LETTER.findall(found[0]))}]"

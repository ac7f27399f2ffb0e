"""Text from people made harmless before it is stored, shown or printed."""

import unicodedata
from typing import Final

from dialog_app.core.errors import RuleBroken

TEXT_LIMIT: Final = 20_000
LINE_LIMIT: Final = 300
MARK_LIMIT: Final = 8

# Bidirectional controls can make a name read backwards on the wall; invisible spaces make two
# names that look the same differ. The joiners of Persian and Indic names are kept.
_HIDDEN: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff"
)
# What begins a direction, and what ends it (UAX 9).
_ENDS_ISOLATE: Final = "\u2069"
_TURNS: Final = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", _ENDS_ISOLATE),
}
# Points that are never characters; XML and PDF refuse some of them.
_NEVER: Final = frozenset(range(0xFDD0, 0xFDF0)) | frozenset(
    plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
# Every printable character before the first combining mark stands as it is.
_FIRST_MARK: Final = "\u0300"
_LINE_ENDS: Final = ("\r\n", "\r", "\u0085", "\u2028", "\u2029", "\v", "\f")


def clean(text: str, limit: int = TEXT_LIMIT) -> str:
    """Return the text in NFC with line ends as newlines, safe to store and print.

    Gone are control characters (tabs become spaces), lone surrogates, code points that can never
    be characters, combining marks after the eighth on one letter, direction controls that are not
    ended on their own line, and what stands past the limit (in characters). Cleaning twice changes
    nothing more.
    """
    if _is_plain(text):
        return text[:limit]
    # Cut first so that a megabyte pasted by accident costs nothing; 16 covers dropped marks.
    text = text[: limit * 16]
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    kept = "".join(character for character in text.replace("\t", " ") if _may_stand(character))
    cut = _few_marks(unicodedata.normalize("NFC", _ended(kept)))[:limit]
    # What ended a direction may have been cut off.
    return unicodedata.normalize("NFC", _ended(cut))


def capped(text: str, most: int) -> str:
    """Return a text made harmless; raises `RuleBroken("text.too_long")` rather than cut it."""
    stripped = text.strip()
    if len(stripped) > most:
        raise RuleBroken("text.too_long", length=len(stripped), limit=most)
    return clean(stripped, most).strip()


def _is_plain(text: str) -> bool:
    """Tell at a glance that a text is one line of letters that need no cleaning."""
    return text.isprintable() and max(text, default="") < _FIRST_MARK


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """Return a title or a name on one line: cleaned, without direction controls or outer spaces.

    Runs of white space become one space. Cleaning twice changes nothing more.
    """
    shown = without_hidden(clean(text, limit * 4))
    return clean(" ".join(shown.split()), limit).rstrip()


def shortened(text: str, limit: int) -> str:
    """Return a text in at most `limit` characters, with «…» where something was cut off."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def without_hidden(text: str) -> str:
    """Return a name or a title without direction controls and invisible spaces."""
    if text.isascii():
        return text
    return "".join(character for character in text if character not in _HIDDEN)


def _may_stand(character: str) -> bool:
    if character == "\n":
        return True
    if unicodedata.category(character) in {"Cc", "Cs"}:
        return False
    return ord(character) not in _NEVER


def _ended(text: str) -> str:
    """Return the text without direction controls that would turn what is written after it."""
    if not _TURNS.keys() & set(text):
        return text
    return "\n".join(_line_ended(line) for line in text.split("\n"))


def _line_ended(line: str) -> str:
    open_ones: list[tuple[int, str]] = []
    for place, character in enumerate(line):
        if character in _TURNS:
            open_ones.append((place, _TURNS[character]))
        elif character == _ENDS_ISOLATE and character in {end for _, end in open_ones}:
            # It ends whatever was begun within.
            while open_ones.pop()[1] != _ENDS_ISOLATE:
                continue
        elif open_ones and character == open_ones[-1][1]:
            open_ones.pop()
    unended = {place for place, _ in open_ones}
    return "".join(sign for place, sign in enumerate(line) if place not in unended)


def _few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if category.startswith("M"):
            marks += 1
        elif category != "Cf":
            # A joiner between the marks does not start a new letter.
            marks = 0
        if marks <= MARK_LIMIT or not category.startswith("M"):
            kept.append(character)
    return "".join(kept)

"""Words made comparable for searching: no case, no marks that only some keyboards have.

Å, æ and ø are letters of their own and never a or o; ä and ö are how others write æ and ø. Sámi
letters lose their marks, on both sides, so that one finds them as written and without.
"""

import unicodedata
from functools import lru_cache
from typing import Final

LONGEST: Final = 64
"""Of a longer word only the beginning counts."""

_KEPT: Final = frozenset("åæø")
# Letters that are not a letter and a mark to Unicode, though they look it.
_PLAIN: Final = {
    **{"ä": "æ", "ö": "ø", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t"},
    **{"ł": "l", "\u0131": "i", "ȼ": "c", "ħ": "h", "þ": "th", "œ": "ø"},
}


def folded(text: str) -> list[str]:
    """Return the words and numbers of a text, folded; whatever the text is, nothing is raised."""
    small = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    letters = "".join(_folded(letter) for letter in small)
    return [word[:LONGEST] for word in letters.split()]


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    """Return what stands for one letter, a space for what is between words."""
    if letter in _KEPT:
        return letter
    if letter in _PLAIN:
        return _PLAIN[letter]
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(_PLAIN.get(part, _as_word(part)) for part in parts)


def _as_word(part: str) -> str:
    category = unicodedata.category(part)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    return part if part.isalnum() or category == "Mc" else " "

"""Texts of the catalogue made harmless before they are kept."""

import re
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Words
from dialog_app.core.plain import clean_line

TITLE_LIMIT: Final = 200
SUMMARY_LIMIT: Final = 2000
CODE_LIMIT: Final = 12
# People write codes in lists: «G4, G5».
_BETWEEN_CODES: Final = re.compile(r"[\s,;]+")


def clean_words(words: Words, limit: int) -> Words:
    """Return a text with each language on one harmless line of at most `limit` characters."""
    return Words(
        nb=clean_line(words.nb, limit),
        nn=clean_line(words.nn, limit),
        en=clean_line(words.en, limit),
    )


def checked_title(words: Words, code: str) -> Words:
    """Return a title made harmless; raises `RuleBroken(code)` where no language has one."""
    title = clean_words(words, TITLE_LIMIT)
    if not title.best("nb"):
        raise RuleBroken(code)
    return title


def clean_code(typed: str) -> str:
    """Return a code as it can stand in a list of codes."""
    return _BETWEEN_CODES.sub("", clean_line(typed, CODE_LIMIT))

"""The sheet with a recovery key: what it opens, how it is used, and where it is kept."""

import datetime
from typing import Final

from dialog_app.core import formats
from dialog_app.core.minutes.blocks import Block, Bullets, Document, Heading, Level, Paragraph, text
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.model.base import Language
from dialog_app.core.plain import clean_line

_RULES: Final = ("how", "keep", "apart", "new")
NAME_LIMIT: Final = 100
_SCALE: Final = 1.3
"""Signs that are copied by hand are large."""


def recovery_sheet(
    printed: str, archive: str, date: datetime.date, words: Wording, language: Language
) -> Document:
    """Return the sheet in the language of `words`; `archive` is the file's name, no more."""
    name = clean_line(archive, NAME_LIMIT)
    title = words("recovery.title")
    facts: list[Block] = [
        Heading(text(title), Level.SERVICE, text(words("recovery.archive", name=name))),
        Paragraph(text(words("recovery.what"))),
        Heading(text(words("recovery.key"))),
        *(Paragraph(text(line, strong=True)) for line in _lines(printed)),
        Heading(text(words("recovery.use"))),
        Bullets(tuple(text(words(f"recovery.rule.{rule}")) for rule in _RULES)),
    ]
    return Document(
        language=language,
        title=title,
        header=words("recovery.header"),
        state=words("recovery.made", date=formats.date(date)),
        footer=(title, formats.date(date)),
        page_of=words("minutes.page_of", page="{page}", pages="{pages}"),
        blocks=tuple(facts),
        scale=_SCALE,
    )


def _lines(printed: str) -> tuple[str, str]:
    """Return the groups in two lines of the same length, as they stand on the screen."""
    groups = printed.split("-")
    half = len(groups) // 2
    return "-".join(groups[:half]), "-".join(groups[half:])

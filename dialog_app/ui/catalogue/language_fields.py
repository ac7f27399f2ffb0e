"""The same text in three languages: fields for it, that of the interface first."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Final

from dialog_app.core import formats
from dialog_app.core.commands.shelf.rewordings import Decision
from dialog_app.core.commands.shelf.texts import SUMMARY_LIMIT, TITLE_LIMIT
from dialog_app.core.model.base import Language, Words
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.ui.catalogue.form import Form, Values
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import language, say

ROLE_LIMIT: Final = 80
DATE_LIMIT: Final = 20
LANGUAGES: Final[tuple[Language, ...]] = ("nb", "nn", "en")


def own_first() -> tuple[Language, ...]:
    """Return the languages, that of the interface first."""
    own = language()
    return (own, *(code for code in LANGUAGES if code != own))


def language_of(code: str) -> Language:
    """Return the language with this code, else that of the interface."""
    return next((one for one in LANGUAGES if one == code), language())


def compared_in(*versions: MethodVersion) -> Language:
    """Return the language to compare versions in: the first, from the interface's, with a text."""
    return next(
        (
            code
            for code in own_first()
            if any(row.title.has(code) or row.summary.has(code) for row in versions)
        ),
        language(),
    )


def add_title(form: Form, code: Language) -> None:
    """Add the field of a title in one language."""
    name = say(f"catalogue.form.language.{code}")
    title = say("catalogue.form.title", language=name)
    form.add(f"title_{code}", title, TextField(title, limit=TITLE_LIMIT))


def add_text(form: Form, code: Language) -> None:
    """Add title and text in one language."""
    add_title(form, code)
    words = say("catalogue.form.summary", language=say(f"catalogue.form.language.{code}"))
    area = TextArea(words, limit=SUMMARY_LIMIT)
    area.set_lines(2)
    form.add(f"summary_{code}", words, area)


def add_author(form: Form) -> None:
    """Add who wrote or decided something, and when, beside each other."""
    row = form.add_row()
    words = say("catalogue.form.role")
    form.add("role", words, TextField(words, limit=ROLE_LIMIT), row=row)
    words = say("catalogue.form.date")
    form.add("date", words, TextField(words, limit=DATE_LIMIT), row=row)


def add_reason(form: Form) -> None:
    """Add why it is worded as it is."""
    words = say("catalogue.form.reason")
    area = TextArea(words, limit=SUMMARY_LIMIT)
    area.set_lines(2)
    form.add("reason", words, area)


def decided(values: Mapping[str, str], today: datetime.date) -> Decision:
    """Return who decided, when and why as it is written; raises `RuleBroken` for an odd date."""
    typed = values["date"].strip()
    return Decision(
        author_role=values["role"],
        decided_on=formats.read_date(typed, today) if typed else None,
        reason=values["reason"],
    )


def read_words(values: Mapping[str, str], stem: str) -> Words:
    """Return a text as it is written in the fields."""
    return Words(**{code: values[f"{stem}_{code}"] for code in LANGUAGES})


def as_values(stem: str, words: Words, codes: Sequence[Language] = LANGUAGES) -> Values:
    """Return a text as the fields take it."""
    return {f"{stem}_{code}": words.written(code) for code in codes}

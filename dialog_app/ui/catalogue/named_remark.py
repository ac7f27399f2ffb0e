"""A plain remark at a field: what is written names what must not be told outside the archive."""

from collections.abc import Callable, Mapping

from dialog_app.core.publish.telling import NameKind, Telling
from dialog_app.ui.around import Around
from dialog_app.ui.plan.field import Field
from dialog_app.ui.words import say

Remark = Callable[[str], str]
"""Judges a text; returns the sentence about it, or nothing."""


def named_remark(around: Around, then: str) -> Remark:
    """Return what judges a text that goes into a document; `publish.named.<then>` says what comes.

    It is a remark: nobody is kept from writing or saving.
    """

    def judge(text: str) -> str:
        return _told(Telling(around.register), text, then, frozenset(NameKind))

    return judge


def services_remark(around: Around, then: str) -> Remark:
    """Return the same of services alone, where people and other signs are told of already."""

    def judge(text: str) -> str:
        return _told(Telling(around.register), text, then, frozenset({NameKind.SERVICE}))

    return judge


def remark_on_words(around: Around, fields: Mapping[str, Field]) -> None:
    """Say the same at the title and text of a method: they are printed as they are."""
    for name, field in fields.items():
        if name.startswith(("title_", "summary_")):
            field.remark_on(named_remark(around, "catalogue"))


def _told(telling: Telling, text: str, then: str, kinds: frozenset[NameKind]) -> str:
    named = next((one for one in telling.named(text) if one.kind in kinds), None)
    if named is None:
        return ""
    sentence = say(f"publish.named.{named.kind.value}", words=named.words)
    return f"{sentence} {say(f'publish.named.{then}')}"

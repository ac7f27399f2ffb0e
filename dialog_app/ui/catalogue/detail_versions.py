"""The wordings a method has had, and what changed between them."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.commands.shelf.methods import written_in
from dialog_app.core.model.catalogue import MethodVersion, WorkingMethod
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.catalogue.chosen import deed_button
from dialog_app.ui.catalogue.difference_card import DifferenceCard
from dialog_app.ui.catalogue.language_fields import LANGUAGES
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say


def versions(
    register: Register, method: WorkingMethod, translate: Callable[[str], object]
) -> Iterable[QWidget]:
    """Give the versions, newest first, and how any two differ; `translate` is told a version."""
    every = register.versions(method.id)
    current = register.newest(method.id)
    if len(every) > 1:
        yield DifferenceCard([(row, version_words(row, current)) for row in every])
    yield SectionHeader(say("catalogue.versions.heading"))
    for version in reversed(every):
        yield _version(version, current, translate)


def version_words(version: MethodVersion, current: MethodVersion) -> str:
    """Return a version in words: «Versjon 2 · 18.11.2026 · fasilitator · gjelder nå»."""
    parts = [say("catalogue.versions.number", number=version.number)]
    parts += [formats.date(version.written_on)] if version.written_on else []
    parts += [version.author_role] if version.author_role else []
    parts.append(say(f"catalogue.source.{version.source.value}"))
    parts += [say("catalogue.versions.now")] if version is current else []
    return " · ".join(parts)


def _version(
    version: MethodVersion, current: MethodVersion, translate: Callable[[str], object]
) -> QWidget:
    box = QWidget()
    box.setObjectName(f"version_{version.number}")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().space.xs)
    words = version_words(version, current)
    column.addWidget(Label(words, "small", muted=True).wrapped())
    if version is not current:
        column.addWidget(Label(version.title.best(language())).strong().wrapped())
        column.addWidget(Label(version.summary.best(language())).wrapped())
    if version.reason:
        column.addWidget(Label(say("catalogue.versions.why", words=version.reason)).wrapped())
    missing = [code for code in LANGUAGES if not _has(version, code)]
    names = [say(f"catalogue.form.language.{code}") for code in missing]
    if names:
        words = say("methods.not_in", languages=", ".join(names))
        column.addWidget(Label(words, "small", muted=True).wrapped())
    ask = deed_button(
        f"translate_{version.number}",
        say("methods.translate"),
        lambda: translate(version.id),
        ButtonLook("link"),
    )
    column.addWidget(ask)
    column.addWidget(Rule())
    return box


def _has(version: MethodVersion, code: str) -> bool:
    """Tell whether a version says in a language what it says in the one it was written in."""
    own = written_in(version)
    return all(
        bool(getattr(words, code)) or not words.written(own)
        for words in (version.title, version.summary)
    )

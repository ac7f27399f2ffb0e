"""The wordings a method has had, and what changed between them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.model.catalogue import MethodVersion, WorkingMethod
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.catalogue.difference import Difference, marked
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say


def versions(register: Register, method: WorkingMethod) -> Iterable[QWidget]:
    """Give the versions, newest first, and how the two newest differ."""
    every = register.versions(method.id)
    yield SectionHeader(say("catalogue.versions.heading"))
    if len(every) > 1:
        yield _difference(every[-2], every[-1])
    for version in reversed(every):
        yield _version(version, newest=version is every[-1])


def _version(version: MethodVersion, *, newest: bool) -> QWidget:
    box = QWidget()
    box.setObjectName(f"version_{version.number}")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().space.xs)
    column.addWidget(Label(_version_words(version, newest=newest), "small", muted=True).wrapped())
    if not newest:
        column.addWidget(Label(version.title.best(language())).strong().wrapped())
        column.addWidget(Label(version.summary.best(language())).wrapped())
    if version.reason:
        column.addWidget(Label(say("catalogue.versions.why", words=version.reason)).wrapped())
    column.addWidget(Rule())
    return box


def _version_words(version: MethodVersion, *, newest: bool) -> str:
    parts = [say("catalogue.versions.number", number=version.number)]
    parts += [formats.date(version.written_on)] if version.written_on else []
    parts += [version.author_role] if version.author_role else []
    parts.append(say(f"catalogue.source.{version.source.value}"))
    parts += [say("catalogue.versions.now")] if newest else []
    return " · ".join(parts)


def _difference(before: MethodVersion, after: MethodVersion) -> QWidget:
    old, new = (
        f"{row.title.best(language())}. {row.summary.best(language())}" for row in (before, after)
    )
    left, right = marked(old, new)
    card = Card()
    card.setObjectName("difference")
    shown = Difference(
        [
            (_version_words(before, newest=False), left),
            (_version_words(after, newest=True), right),
        ]
    )
    shown.setAccessibleName(say("catalogue.versions.difference"))
    card.body.addWidget(shown)
    card.body.addWidget(Rule())
    card.body.addWidget(Label(say("catalogue.versions.legend"), "small", muted=True).wrapped())
    return card

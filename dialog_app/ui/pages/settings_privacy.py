"""What the settings say of privacy: what is stored, all about somebody, and what is due."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dialog_app.ui.around import Around
from dialog_app.ui.pages.settings_archive import at_left, note
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.ui.frame.overlay import OverCard


def privacy_part(around: Around) -> Iterable[QWidget]:
    """Give the part about privacy, where there is an archive to tell of."""
    if around.outside is None or around.outside.privacy is None:
        return
    yield Rule()
    yield SectionHeader(say("settings.heading.privacy"))
    yield note(say("settings.privacy_note"))
    for name, make in (("stored", _stored), ("about", _about), ("due", _due)):
        yield at_left(f"show_{name}", _showing(around, make))


def show_stored(around: Around) -> None:
    """Lay the page on what is stored over the page one is at."""
    around.show_card(lambda: _stored(around))


def _showing(around: Around, make: "Callable[[Around], OverCard]") -> Callable[[], None]:
    return lambda: around.show_card(lambda: make(around))


def _stored(around: Around) -> "OverCard":
    from dialog_app.ui.privacy.stored_card import StoredCard

    return StoredCard(around)


def _about(around: Around) -> "OverCard":
    from dialog_app.ui.privacy.about_card import AboutCard

    return AboutCard(around)


def _due(around: Around) -> "OverCard":
    from dialog_app.ui.privacy.due_card import DueCard

    return DueCard(around)

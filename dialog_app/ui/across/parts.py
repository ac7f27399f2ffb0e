"""The table of parts of *På tvers*, in the order of their tabs.

Each part is imported and made when its tab is first chosen. A part that is not there has no tab.
What a part may also be: `Pointed`, to be gone to with something chosen; `Tooled`, to have buttons
of its own in the header. What has changed meanwhile it reads in its `showEvent`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from dialog_app.ui.across.scope import Scope
from dialog_app.ui.around import Around

Maker = Callable[[Around, Scope], QWidget]


def _picture(around: Around, scope: Scope) -> QWidget:
    from dialog_app.ui.across.picture_part import PicturePart

    return PicturePart(around, scope, can_draft=has_part("describe"))


def _law(around: Around, scope: Scope) -> QWidget:
    from dialog_app.ui.across.law_part import LawPart

    return LawPart(around, scope)


def _decide(around: Around, scope: Scope) -> QWidget:
    from dialog_app.ui.across.decide.part import DecidePart

    return DecidePart(around, scope)


def _describe(around: Around, scope: Scope) -> QWidget:
    from dialog_app.ui.across.describe.part import DescribePart

    return DescribePart(around, scope)


def _recommend(around: Around, scope: Scope) -> QWidget:
    from dialog_app.ui.across.recommend.part import RecommendPart

    return RecommendPart(around, scope)


def _give_back(around: Around, scope: Scope) -> QWidget:
    from dialog_app.ui.across.give_back.part import GiveBackPart

    return GiveBackPart(around, scope)


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its key, whose word is `across.part.KEY`, and what makes it."""

    key: str
    make: Maker


@runtime_checkable
class Pointed(Protocol):
    """A part that can be gone to with something chosen."""

    def point_at(self, about: str) -> None:
        """Choose what goes by this id, with the keyboard; one that is not there changes nothing."""
        ...


@runtime_checkable
class Tooled(Protocol):
    """A part with buttons of its own at the right of the header."""

    def header_tools(self) -> QWidget | None:
        """Return them; always the same widget, which the part need not be the parent of."""
        ...


PARTS: Final[tuple[Part, ...]] = (
    Part("picture", _picture),
    Part("law", _law),
    Part("decide", _decide),
    Part("describe", _describe),
    Part("recommend", _recommend),
    Part("give_back", _give_back),
)


def has_part(key: str) -> bool:
    """Tell whether a part is there, so that a button can lead to it."""
    return any(part.key == key for part in PARTS)

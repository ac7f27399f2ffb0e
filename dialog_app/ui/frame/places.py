"""The table of pages: the places of the rail and the steps of a day."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from PySide6.QtWidgets import QWidget

from dialog_app.ui.icons import Icon

_PAGES: Final = "dialog_app.ui.pages"


@dataclass(frozen=True, slots=True)
class PageKind:
    """One page: its key, which is also its module, its class and its icon in the rail."""

    key: str
    class_name: str
    icon: Icon | None = None

    @property
    def exists(self) -> bool:
        """Whether the program has this page."""
        return find_spec(f"{_PAGES}.{self.key}") is not None

    def make(self) -> Callable[..., QWidget]:
        """Return the class of the page, imported now: the first paint waits for none but its own.

        Raises ImportError when the program has no such page.
        """
        made: Callable[..., QWidget] = getattr(
            import_module(f"{_PAGES}.{self.key}"), self.class_name
        )
        return made


PLACES: Final = (
    PageKind("days", "DaysPage", Icon.DAYS),
    PageKind("services", "ServicesPage", Icon.SERVICES),
    PageKind("catalogue", "CataloguePage", Icon.CATALOGUE),
    PageKind("settings", "SettingsPage", Icon.SETTINGS),
)
STEPS: Final = (
    PageKind("plan", "PlanPage"),
    PageKind("live", "LivePage"),
    PageKind("minutes", "MinutesPage"),
)


def places() -> tuple[PageKind, ...]:
    """Return the places there are pages for, in the order of the rail."""
    return tuple(kind for kind in PLACES if kind.exists)


def steps() -> tuple[PageKind, ...]:
    """Return the steps there are pages for, in order."""
    return tuple(kind for kind in STEPS if kind.exists)

"""The table of pages: the places of the rail and the steps of a day.

Each page is imported when it is first shown: the first paint waits for none but its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from dialog_app.ui.icons import Icon

Maker = Callable[..., QWidget]


def _days() -> Maker:
    from dialog_app.ui.pages.days import DaysPage

    return DaysPage


def _services() -> Maker:
    from dialog_app.ui.pages.services import ServicesPage

    return ServicesPage


def _catalogue() -> Maker:
    from dialog_app.ui.pages.catalogue import CataloguePage

    return CataloguePage


def _across() -> Maker:
    from dialog_app.ui.pages.across import AcrossPage

    return AcrossPage


def _settings() -> Maker:
    from dialog_app.ui.pages.settings import SettingsPage

    return SettingsPage


def _plan() -> Maker:
    from dialog_app.ui.pages.plan import PlanPage

    return PlanPage


def _live() -> Maker:
    from dialog_app.ui.pages.live import LivePage

    return LivePage


def _minutes() -> Maker:
    from dialog_app.ui.pages.minutes_step import MinutesStep

    return MinutesStep


def _follow_up() -> Maker:
    from dialog_app.ui.pages.follow_up import FollowUpPage

    return FollowUpPage


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the rail: its key, its icon, and how its page is found."""

    key: str
    icon: Icon
    page: Callable[[], Maker]


@dataclass(frozen=True, slots=True)
class DayStep:
    """A step of a day: its key, and how its page is found."""

    key: str
    page: Callable[[], Maker]


PLACES: Final = (
    Place("days", Icon.DAYS, _days),
    Place("services", Icon.SERVICES, _services),
    Place("catalogue", Icon.CATALOGUE, _catalogue),
    Place("across", Icon.ACROSS, _across),
    Place("settings", Icon.SETTINGS, _settings),
)
STEPS: Final = (
    DayStep("plan", _plan),
    DayStep("live", _live),
    DayStep("minutes", _minutes),
    DayStep("follow_up", _follow_up),
)

"""What stands ready for the day, measured when asked; nothing here is decoration."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from dialog_app.base import paths
from dialog_app.base.settings import Settings
from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.ui import icons, theme
from dialog_app.ui.words import language, say

_GIGABYTE = 10**9
_ENOUGH = 10**9


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the ready-check: what, what was found, and whether it is ready."""

    name: str
    found: str
    ready: bool

    @property
    def words(self) -> str:
        """What is checked, in words."""
        return say(f"plan.ready.{self.name}")


def checks(day: Day, settings: Settings) -> tuple[Check, ...]:
    """Return every line, measured now."""
    return (services(day), methods(day), projector(), disk(settings), fonts())


def services(day: Day) -> Check:
    """Every service has a number, and there is one at least."""
    numbers = [day.present(service_id) for service_id in day.service_ids]
    missing = numbers.count(0)
    if not numbers:
        return Check("services", say("plan.ready.no_services"), ready=False)
    if missing:
        return Check("services", say("plan.ready.without_number", n=missing), ready=False)
    return Check("services", say("plan.ready.present", n=sum(numbers)), ready=True)


def methods(day: Day) -> Check:
    """There is something to answer to."""
    count = len(day.subjects)
    found = say("plan.ready.chosen", n=count) if count else say("plan.ready.none_chosen")
    return Check("methods", found, ready=count > 0)


def projector() -> Check:
    """A second screen is connected."""
    screens = QGuiApplication.screens()
    primary = QGuiApplication.primaryScreen()
    other = next((screen for screen in screens if screen is not primary), None)
    if other is None:
        return Check("projector", say("plan.ready.no_projector"), ready=False)
    size, ratio = other.size(), other.devicePixelRatio()
    found = say(
        "plan.ready.screen",
        number=screens.index(other) + 1,
        width=round(size.width() * ratio),
        height=round(size.height() * ratio),
    )
    return Check("projector", found, ready=True)


def disk(settings: Settings) -> Check:
    """There is room for the day where the archive is."""
    folder = Path(settings.last_archive).parent if settings.last_archive else paths.archives()
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return Check("disk", say("plan.ready.disk_unknown"), ready=False)
    if free < _GIGABYTE:
        found = say("plan.ready.megabytes", number=free // 10**6)
    else:
        amount = formats.number(free // _GIGABYTE, language())
        found = say("plan.ready.gigabytes", number=amount)
    return Check("disk", found, ready=free >= _ENOUGH)


def fonts() -> Check:
    """The bundled letters and icons are in use."""
    well = theme.family() == theme.current().family and not icons.refused()
    return Check("fonts", say(f"plan.ready.fonts_{'well' if well else 'refused'}"), ready=well)

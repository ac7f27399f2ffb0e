"""Whether there is a screen for the wall: another one, and not the same picture."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from dialog_app.ui.plan.ready import Check, Fix
from dialog_app.ui.projector.screens import choose
from dialog_app.ui.words import say


def projector(beside: QWidget, wanted: str) -> Check:
    """Tell which screen the wall will stand on; `wanted` is the one chosen in the settings."""
    own = beside.window().screen()
    return on_screens(QGuiApplication.screens(), own, wanted)


def on_screens(screens: Sequence[QScreen], own: QScreen | None, wanted: str) -> Check:
    """Tell which of these screens the wall will stand on, seen from the facilitator's own."""
    chosen = choose(screens, own, wanted)
    if isinstance(chosen, QScreen):
        if wanted and chosen.name() != wanted:
            return _not_ready(say("ready.other_screen", name=wanted))
        return Check("projector", _shown(chosen), True, Fix.SETTINGS)
    mirrored = len(screens) > 1
    return _not_ready(say("ready.mirrored" if mirrored else "ready.no_projector"))


def _not_ready(found: str) -> Check:
    return Check("projector", found, False, Fix.SETTINGS)


def _shown(screen: QScreen) -> str:
    size, ratio = screen.size(), screen.devicePixelRatio()
    width, height = round(size.width() * ratio), round(size.height() * ratio)
    return say("ready.screen", name=screen.name(), width=width, height=height)

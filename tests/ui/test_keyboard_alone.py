"""Whoever has no mouse, or no sight, finds everything on every page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from dialog_app.ui.across.parts import PARTS
from dialog_app.ui.live.view_switch import ViewSwitch
from dialog_app.ui.pages.across import AcrossPage
from tests.drivers.window import WindowDriver

PLACES = ("days", "services", "catalogue", "across", "settings")
STEPS = ("plan", "live", "minutes", "follow_up")
AT_MOST = 12


def stops(window: WindowDriver) -> list[QWidget]:
    """Return every widget that Tab can stop at and that is on the screen."""
    found = window.window.findChildren(QWidget)
    return [
        part
        for part in found
        if part.isVisible()
        and part.isEnabled()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(part, QScrollArea)
    ]


def nameless(window: WindowDriver) -> list[str]:
    """Return what a screen reader would have no name for."""
    QApplication.processEvents()
    return sorted(
        f"{type(part).__name__} {part.objectName()}"
        for part in stops(window)
        if not _spoken(part).strip()
    )


def _spoken(part: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(part)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


@pytest.mark.parametrize("place", PLACES)
def test_everything_on_a_page_has_a_name(window: WindowDriver, place: str) -> None:
    window.window.workspace.show_place(place)
    assert nameless(window) == []


def test_everything_in_every_part_of_across_has_a_name(window: WindowDriver) -> None:
    window.window.workspace.show_place("across")
    page = window.part("across_page")
    assert isinstance(page, AcrossPage)
    for part in PARTS:
        page.go_to(part.key)
        assert nameless(window) == [], part.key


@pytest.mark.parametrize("step", STEPS)
def test_everything_in_a_day_has_a_name(window: WindowDriver, step: str) -> None:
    window.open_day(newest(window), step)
    assert nameless(window) == []


def test_everything_in_every_view_of_the_live_page_has_a_name(window: WindowDriver) -> None:
    window.open_day(newest(window), "live")
    window.press("Space")
    (switch,) = window.window.findChildren(ViewSwitch)
    for view in switch.views:
        switch.chosen.emit(view)
        assert nameless(window) == [], view


@pytest.mark.parametrize("step", STEPS)
def test_f6_goes_round_the_columns_and_comes_back(window: WindowDriver, step: str) -> None:
    window.open_day(newest(window), step)
    window.press("F6")
    first = window.focused
    seen = [first]
    while len(seen) < AT_MOST:
        window.press("F6")
        if window.focused is first:
            break
        seen.append(window.focused)
    assert len(set(seen)) == len(seen) > 1, "each column once, and then the first again"


def newest(window: WindowDriver) -> str:
    return window.window.house.session.days()[0].title

"""The look: every promise of the design's tokens is kept."""

import inspect
import os
import re
import tomllib
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QMenu, QToolTip, QVBoxLayout, QWidget

from dialog_app.base import resources
from dialog_app.ui import theme, tokens
from dialog_app.ui.tokens import Colours
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import show_plain_tool_tip

CONTRAST = resources.table("theme", "contrast.toml")["contrast"]
PAIRS = [
    (name, *pair.split("-on-"), ratio)
    for name, pairs in CONTRAST.items()
    for pair, ratio in pairs.items()
]


@pytest.fixture(autouse=True)
def _back_to_light(request, qapp):
    yield
    # A style sheet is slow to put on anew, and most tests here only look at tables.
    if "qapp" in inspect.signature(request.function).parameters:
        theme.apply(qapp, "light")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("name", "ink", "ground", "promised"), PAIRS)
def test_the_contrast_table_is_true(name, ink, ground, promised):
    colours = asdict(tokens.load(name).colour)
    assert contrast(colours[ink], colours[ground]) == pytest.approx(promised, abs=0.006)


@pytest.mark.parametrize("name", tokens.THEME_NAMES)
def test_text_can_be_read_and_the_wall_from_afar(name):
    colours = tokens.load(name).colour
    least = 7.0 if name.startswith("wall") else 4.5
    for ground in (colours.bg, colours.surface, colours.tint, colours.sunken):
        assert contrast(colours.text, ground) >= least
        assert contrast(colours.text_2, ground) >= least
    assert contrast(colours.on_accent, colours.accent) >= least


@pytest.mark.parametrize("name", tokens.THEME_NAMES)
def test_every_theme_has_the_same_roles(name):
    table = resources.table("theme", f"{name}.toml")["colour"]
    assert set(table) == {entry.name for entry in fields(Colours)}
    assert all(QColor(value).isValid() for value in table.values())


def test_paper_has_only_roles_the_screen_has_and_only_grey():
    table = resources.table("theme", "print.toml")["colour"]
    assert set(table) <= {entry.name for entry in fields(Colours)}
    assert all(QColor(value).hslSaturation() == 0 for value in table.values())


def test_the_shipped_values_are_the_design_s(shared_design):
    design = tomllib.loads(shared_design.read_text(encoding="utf-8"))
    measures = resources.table("theme", "measures.toml")
    for name in (*tokens.THEME_NAMES, "print"):
        assert resources.table("theme", f"{name}.toml")["colour"] == design["colour"][name]
    for part in ("pattern", "font", "space", "radius", "size", "focus", "motion"):
        assert measures[part] == design[part]
    assert measures["type"] == {key: design["type"][key] for key in ("screen", "wall")}
    shipped = resources.table("theme", "icons.toml")["icon"]
    # What the design has no picture for may have one of the same family.
    assert {name: shipped.get(name) for name in design["icon"]} == design["icon"]
    assert all(glyph.startswith("ph.") for glyph in shipped.values())
    assert design["contrast"] == CONTRAST


@pytest.fixture
def shared_design():
    """Find the design's own table, or skip where the shared folder is missing."""
    place = Path(os.environ.get("DIALOG_APP_SHARED", "../shared")) / "design" / "tokens.toml"
    if not place.is_file():
        pytest.skip("the shared design is not here")
    return place


def test_the_bundled_font_is_the_one_in_use(qapp):
    theme.apply(qapp, "light")
    assert qapp.font().family() == "Noto Sans"
    assert qapp.font().pointSizeF() == 11
    assert QFontDatabase.hasFamily("Noto Sans")


def test_twice_the_text_is_twice_the_text(qapp):
    theme.apply(qapp, "light", text_scale=2.0)
    assert theme.font("clock").pointSizeF() == 72
    assert theme.scaled(28) == 56


def test_dark_is_dark_and_light_is_light(qapp, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    theme.apply(qapp, "dark")
    assert theme.current().name == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == "#14191A"
    assert theme.current().colour.surface in window.styleSheet()
    theme.apply(qapp, "light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == "#F5F4F0"


def test_the_system_decides_when_asked_to(qapp):
    theme.apply(qapp, "system")
    assert theme.current().name in {"light", "dark"}


def test_motion_is_short_and_can_be_turned_off(qapp):
    assert theme.milliseconds(10_000) == 150
    theme.apply(qapp, "light", reduced_motion=True)
    assert theme.milliseconds(120) == 0


def test_the_style_sheet_has_no_colour_of_its_own():
    sheet = resources.path("theme", "style.qss").read_text(encoding="utf-8")
    assert "#" not in sheet
    assert "rgb" not in sheet


@pytest.mark.parametrize("name", tokens.THEME_NAMES)
def test_the_style_sheet_finds_every_value(name):
    assert "$" not in theme.style_sheet(tokens.load(name))


def test_no_colour_but_the_black_wall_and_white_paper_is_written_in_code():
    package = resources.path("..", "dialog_app", "ui").resolve()
    literal = re.compile(
        r"""["']#[0-9A-Fa-f]{3,8}["']|QColor\(\s*\d|Qt\.GlobalColor\.(?!transparent|black|white)"""
    )
    found = [
        f"{path.name}: {match.group()}"
        for path in package.rglob("*.py")
        for match in literal.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_what_opens_over_a_window_has_its_look(qapp, qtbot):
    theme.apply(qapp, "dark")
    try:
        window = QWidget()
        column = QVBoxLayout(window)
        choice, button = Choice("språk", [("Bokmål", 1)]), Button("Hei", ButtonLook())
        column.addWidget(choice)
        column.addWidget(button)
        qtbot.addWidget(window)
        window.show()
        show_plain_tool_tip(button, "Trykk her")
        menu = QMenu("Mer", button)
        menu.addAction("En")
        (tip,) = (part for part in qapp.topLevelWidgets() if part.inherits("QTipLabel"))
        for opened in (tip, menu, choice.view()):
            assert opened.style().metaObject().className() == "QStyleSheetStyle"
        for opened in (tip, menu):
            picture = opened.grab().toImage()
            ground = picture.pixelColor(picture.width() // 2, 3).name().upper()
            assert ground == theme.current().colour.surface
        QToolTip.hideText()
    finally:
        theme.apply(qapp, "light")

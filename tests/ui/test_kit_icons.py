"""Icons: every meaning has a glyph, and a refused font stops nothing."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from dialog_app.base import resources
from dialog_app.ui import icons, tokens
from dialog_app.ui.icons import Icon


def ink(picture) -> int:
    image = picture.toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y).alpha() > 0 for x, y in points)


@pytest.fixture
def _fresh():
    icons._family.cache_clear()
    icons._glyphs.cache_clear()
    yield
    icons._family.cache_clear()
    icons._glyphs.cache_clear()


def test_every_meaning_has_a_glyph_and_every_glyph_a_meaning():
    assert {meaning.value for meaning in Icon} == set(tokens.glyph_names())


@pytest.mark.parametrize("meaning", list(Icon))
def test_every_icon_can_be_seen(qapp, meaning):
    assert ink(icons.pixmap(meaning, 20)) > 10


def test_the_glyphs_are_those_of_the_icon_package(qapp):
    qtawesome = pytest.importorskip("qtawesome")
    for meaning, name in tokens.glyph_names().items():
        assert icons._glyphs()[Icon(meaning)] == qtawesome.charmap(name)


def test_a_disabled_icon_is_paler(qapp):
    icon = icons.icon(Icon.PRINT)
    usual = icon.pixmap(QSize(24, 24)).toImage()
    off = icon.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
    assert usual != off


def test_obstacles_have_their_own_colour_and_nothing_else_has():
    coloured = [meaning for meaning in Icon if icons.default_role(meaning) != "text"]
    assert coloured == [Icon.OBSTACLE]


@pytest.mark.usefixtures("_fresh")
def test_a_refused_font_gives_an_empty_icon(qapp, monkeypatch):
    monkeypatch.setattr("dialog_app.ui.icons.QFontDatabase.addApplicationFont", lambda _place: -1)
    assert icons.refused()
    assert ink(icons.pixmap(Icon.DAYS, 24)) == 0
    assert icons.icon(Icon.DAYS).pixmap(24, 24).size() == QSize(24, 24)


@pytest.mark.usefixtures("_fresh")
def test_a_missing_icon_package_gives_an_empty_icon(qapp, monkeypatch):
    monkeypatch.setattr(resources, "package_folder", lambda _package: None)
    assert icons.refused()
    assert ink(icons.pixmap(Icon.DAYS, 24)) == 0


def test_the_program_has_a_picture_of_its_own(qapp):
    assert ink(icons.program_icon().pixmap(48, 48)) > 48 * 24
    assert resources.path("images", "dialogdag.ico").read_bytes()[:4] == b"\0\0\1\0"

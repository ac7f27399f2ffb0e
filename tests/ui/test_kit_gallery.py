"""The whole kit can be drawn in both themes and at twice the text."""

import pytest
from PySide6.QtGui import QImage

from dialog_app.ui import theme
from tests.ui.kit_gallery import render


@pytest.fixture(autouse=True)
def _back_to_light(qapp):
    yield
    theme.apply(qapp, "light")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_kit_is_drawn_on_its_ground(qapp, tmp_path, name):
    image = QImage(str(render(tmp_path, name)))
    assert image.width() >= 1_366
    ground = image.pixelColor(image.width() - 3, image.height() - 3)
    assert ground == theme.colour("bg")


def test_twice_the_text_makes_a_larger_kit(qapp, tmp_path):
    once = QImage(str(render(tmp_path, "light")))
    twice = QImage(str(render(tmp_path, "light", text_scale=2.0)))
    assert twice.height() > 1.4 * once.height()

"""The page keeps to the screen, whatever the size of the text and the language."""

import pytest

from dialog_app.ui import words
from tests.ui.live_stage import Stage, stage
from tests.ui.tongues import BOKMAAL_FIRST


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", BOKMAAL_FIRST)
def test_the_page_fits_a_small_laptop_in_every_view(qtbot, look, language, scale):
    look(scale)
    words.set_language(language)
    live: Stage = stage(qtbot)
    live.driver.go_on()
    for view in ("answers", "obstacles", "actions", "reasons", "main_answers", "turns"):
        live.driver.show(view)
        # A screen of 1366 pixels, less the rail, which grows with the text.
        assert live.page.minimumSizeHint().width() <= 1366 - round(88 * scale)
        assert live.page.minimumSizeHint().height() <= 632


def test_large_text_moves_the_wall_to_the_top_and_keeps_its_keys(qtbot, look):
    look(2.0)
    live: Stage = stage(qtbot)
    live.driver.go_to("Hver for seg")
    assert live.page.wall.geometry().bottom() < live.page.middle.geometry().top()
    live.driver.show_on_wall()
    assert live.driver.wall_says() == "Svar: Avtale før deling"

"""The header outside a day: what can be pressed is read before the title."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.frame.header import Header
from dialog_app.ui.widgets.button import Button


@pytest.fixture
def header(qtbot, qapp):
    """Show a header as wide as a small laptop leaves it, with letters twice as large."""
    theme.apply(qapp, "light", text_scale=2.0)
    made = Header([("plan", "Plan"), ("live", "Gjennomføring")])
    qtbot.addWidget(made)
    made.resize(1190, made.sizeHint().height())
    made.show()
    yield made
    theme.apply(qapp, "light")


def test_a_long_title_gives_way_to_the_buttons_of_its_page(header):
    tools = QWidget()
    row = QHBoxLayout(tools)
    buttons = [Button("Nyeste versjon"), Button("Eksport")]
    for button in buttons:
        row.addWidget(button)
    header.show_place("På tvers av tjenestene", "MITT LIV psykisk helse i kommunen", tools)
    header.layout().activate()
    assert all(button.width() >= button.sizeHint().width() for button in buttons)

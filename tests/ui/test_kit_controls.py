"""Buttons, chips, bars and the frame: one hand on the keyboard, and always to be seen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.chip import Chip, chip_size
from dialog_app.ui.widgets.day_steps import DaySteps
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.focus_ring import FocusRing
from dialog_app.ui.widgets.key_cap import KeyCap, cap_size, show_keys
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rail import Place, Rail
from dialog_app.ui.widgets.text_field import TextField

STEPS = [("plan", "Plan"), ("live", "Gjennomføring"), ("minutes", "Referat")]
PLACES = [
    Place("days", Icon.DAYS, "Dager"),
    Place("services", Icon.SERVICES, "Tjenester"),
    Place("settings", Icon.SETTINGS, "Innstillinger"),
]


@pytest.fixture(autouse=True)
def _light(qapp):
    theme.apply(qapp, "light")


@pytest.fixture
def page(qtbot):
    made = QWidget()
    made.setLayout(QVBoxLayout())
    qtbot.addWidget(made)
    return made


def put(page, *parts):
    for part in parts:
        page.layout().addWidget(part)
    page.show()
    page.activateWindow()
    return parts


def test_a_button_says_its_words_and_its_key(qtbot):
    button = Button("Neste: Mat & drikke", ButtonLook("primary", key="Mellomrom"))
    qtbot.addWidget(button)
    assert button.words() == button.accessibleName() == "Neste: Mat & drikke"
    assert button.accessibleDescription() == "Mellomrom"
    assert button.shortcut().isEmpty()


def test_a_very_long_title_does_not_widen_the_column(page):
    button, _label = put(page, Button("x" * 5_000), Label())
    page.resize(300, 100)
    assert page.width() == 300
    assert button.minimumSizeHint().width() < 100


def test_buttons_have_the_heights_of_the_design(qtbot):
    size = theme.current().size
    plain, tall = Button("Skriv ut"), Button("Start", ButtonLook("primary", tall=True))
    link = Button("Gå dit", ButtonLook("link"))
    for button in (plain, tall, link):
        qtbot.addWidget(button)
    assert plain.sizeHint().height() == size.button == 36
    assert tall.sizeHint().height() == size.button_primary == 56
    assert link.sizeHint().height() >= size.hit_min


def test_keys_can_be_left_out_everywhere(qtbot):
    button, cap = Button("Vis", ButtonLook(key="W")), KeyCap("W")
    for part in (button, cap):
        qtbot.addWidget(part)
    wide = button.sizeHint().width()
    show_keys(False)
    try:
        assert button.sizeHint().width() < wide
        assert cap.sizeHint().isEmpty()
    finally:
        show_keys(True)
    assert cap_size("W").height() == 20


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_chip_is_chosen_with_the_keyboard(qtbot, key):
    chip = Chip("category", "Samarbeid", choosable=True)
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.chosen):
        qtbot.keyClick(chip, key)


def test_a_chip_that_cannot_be_chosen_takes_no_focus(qtbot):
    chip = Chip("right", "BK art. 12")
    qtbot.addWidget(chip)
    with qtbot.assertNotEmitted(chip.chosen):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_chip_of_a_thousand_letters_is_shortened(qtbot):
    chip = Chip("service", "x" * 1_000)
    qtbot.addWidget(chip)
    assert len(chip.word()) == 60
    assert chip.minimumSizeHint().width() < chip_size("service", chip.word()).width()


def test_chips_go_on_below_where_the_line_is_full(page, qtbot):
    box = FlowBox()
    for at in range(12):
        box.flow.addWidget(Chip("right", f"BK art. {at}"))
    put(page, box)
    assert box.heightForWidth(200) > 3 * box.heightForWidth(2_000)
    box.flow.clear()
    assert box.flow.count() == 0


def test_a_badge_says_another_state(qtbot):
    badge = Badge("utkast", Icon.STATE_DRAFT)
    qtbot.addWidget(badge)
    badge.set_badge("godkjent", Icon.STATE_APPROVED)
    assert badge.word() == badge.accessibleName() == "godkjent"


def test_an_empty_place_says_how_to_begin(qtbot):
    empty = EmptyState(Icon.WALL_SCREEN, "Ingen projektor. Veggen venter.", "Trykk [W].")
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "Ingen projektor. Veggen venter."
    assert not empty.grab().isNull()


def test_places_are_chosen_and_marked(qtbot):
    rail = Rail(PLACES, "Steder")
    qtbot.addWidget(rail)
    rail.set_current("days")
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.mouseClick(rail.button("services"), Qt.MouseButton.LeftButton)
    assert told.args == ["services"]
    assert rail.current() == "services"


def test_marking_a_place_tells_nobody(qtbot):
    rail = Rail(PLACES, "Steder")
    qtbot.addWidget(rail)
    with qtbot.assertNotEmitted(rail.chosen):
        rail.set_current("settings")
    assert rail.current() == "settings"


def test_steps_are_chosen_with_arrow_keys(page, qtbot):
    (steps,) = put(page, DaySteps(STEPS, "Trinn"))
    with qtbot.waitSignal(steps.chosen) as told:
        qtbot.keyClick(steps, Qt.Key.Key_Right)
    assert told.args == ["live"]
    with qtbot.assertNotEmitted(steps.chosen):
        steps.set_step("plan")
    assert steps.step() == "plan"


def test_choosing_a_step_moves_nothing(page):
    (steps,) = put(page, DaySteps(STEPS, "Trinn"))
    before = [steps.tabRect(at) for at in range(steps.count())]
    steps.set_step("minutes")
    assert [steps.tabRect(at) for at in range(steps.count())] == before


def test_the_ring_stands_round_what_has_focus(page, qtbot):
    first, second = put(page, Button("En"), TextField("To"))
    ring = FocusRing(page)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    assert ring.widget() is first
    second.setFocus()
    qtbot.waitUntil(second.hasFocus)
    assert ring.widget() is second
    outer = ring.width() - second.width()
    focus = theme.current().focus
    assert outer == 2 * (focus.width + focus.gap)


def test_the_ring_is_drawn_on_the_page(page, qtbot):
    first, _second = put(page, Button("En"), TextField("To"))
    page.ring = FocusRing(page)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    QApplication.processEvents()
    spot = first.mapTo(page, QPoint(first.width() // 2, -3))
    assert page.grab().toImage().pixelColor(spot) == theme.colour("focus")


def test_the_ring_leaves_lists_and_steps_alone(page, qtbot):
    button, steps = put(page, Button("En"), DaySteps(STEPS, "Trinn"))
    ring = FocusRing(page)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    steps.setFocus()
    qtbot.waitUntil(steps.hasFocus)
    assert ring.widget() is None

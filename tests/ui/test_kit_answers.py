"""Answers drawn: words and counts outside, patterns that hold without colour."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from dialog_app.core.measures import Label as Summary
from dialog_app.core.model.said import Position
from dialog_app.core.protection import Part
from dialog_app.ui import theme, tokens
from dialog_app.ui.widgets.bars import paint_stack
from dialog_app.ui.widgets.count_cell import CountCell
from dialog_app.ui.widgets.label_swatch import LabelSwatch, paint_label_swatch
from dialog_app.ui.widgets.patterns import Fill, Ground, brush, paint_fill, wall_ground
from dialog_app.ui.widgets.stack_bar import StackBar


@pytest.fixture(autouse=True)
def _light(qapp):
    theme.apply(qapp, "light")


def drawn(paint, width: int = 200, height: int = 16, ratio: float = 1.0) -> QImage:
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.colour("bg"))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def grey(image: QImage, box: tuple[int, int, int, int]) -> set[int]:
    left, top, right, bottom = box
    return {
        image.pixelColor(x, y).lightness() // 16
        for x in range(left, right)
        for y in range(top, bottom)
    }


def filled(image: QImage) -> int:
    """Return how many pixels across the middle are neither ground nor track."""
    empty = {theme.colour("bg").rgb(), theme.colour("sunken").rgb()}
    return sum(image.pixel(x, image.height() // 2) not in empty for x in range(image.width()))


@pytest.mark.parametrize("value", [*Part, *Position])
def test_every_position_and_part_has_a_fill(value):
    assert Fill(value.value)


@pytest.mark.parametrize("name", tokens.THEME_NAMES)
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_patterns_differ_without_colour(qapp, name, ratio):
    ground = Ground(tokens.load(name))
    images = {
        fill: drawn(
            lambda p, b, f=fill: paint_fill(p, b, f, ground), 60, 16, ratio
        ).convertToFormat(QImage.Format.Format_Grayscale8)
        for fill in Fill
    }
    assert len({bytes(image.constBits()) for image in images.values()}) == len(Fill)
    inside = (6, 6, 40, 12)
    assert len(grey(images[Fill.AGREE], inside)) == 1
    for fill in (Fill.PARTLY, Fill.DISAGREE, Fill.NO_POSITION, Fill.PARTLY_OR_DISAGREE):
        assert len(grey(images[fill], inside)) > 1


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("fill", [f for f in Fill if f is not Fill.AGREE])
def test_a_pattern_repeats_without_a_seam(qapp, fill, ratio):
    painted = brush(fill, Ground(tokens.load("light")), ratio)
    step = painted.texture().width()
    image = drawn(lambda p, b: p.fillRect(b, painted), 60, 60, ratio)
    for x in range(step, 2 * step):
        for y in range(step, 2 * step):
            assert image.pixel(x, y) == image.pixel(x - step, y) == image.pixel(x, y - step)


def test_a_stack_leaves_room_for_those_who_have_not_answered(qapp):
    ground = Ground(theme.current())
    counts = [(Fill.AGREE, 8), (Fill.PARTLY, 0), (Fill.DISAGREE, 4)]
    some = drawn(lambda p, b: paint_stack(p, b, counts, 24, ground))
    everybody = drawn(lambda p, b: paint_stack(p, b, counts, 12, ground))
    assert filled(some) == pytest.approx(100, abs=4)
    assert filled(everybody) >= 190


def test_an_empty_stack_is_only_its_track(qapp):
    image = drawn(lambda p, b: paint_stack(p, b, [], 0, Ground(theme.current())))
    assert filled(image) == 0


def test_the_wall_draws_its_patterns_larger(qapp):
    wall = tokens.load("wall_light")
    small = brush(Fill.DISAGREE, Ground(wall)).texture()
    large = brush(Fill.DISAGREE, wall_ground(wall)).texture()
    assert large.width() > 2 * small.width()


@pytest.mark.parametrize("label", list(Summary))
def test_every_summary_has_a_swatch_and_says_its_word(qtbot, label):
    shown = LabelSwatch(label.value, "Blandet")
    qtbot.addWidget(shown)
    assert shown.accessibleName() == "Blandet"


def test_swatches_of_summaries_differ_without_colour(qapp):
    ground = Ground(theme.current())
    images = {
        bytes(
            drawn(lambda p, b, v=label.value: paint_label_swatch(p, b, v, ground), 28, 16)
            .convertToFormat(QImage.Format.Format_Grayscale8)
            .constBits()
        )
        for label in Summary
    }
    assert len(images) == len(Summary)


def test_a_stack_bar_says_what_it_is_told_to_say(qtbot):
    bar = StackBar()
    qtbot.addWidget(bar)
    bar.set_counts([(Fill.AGREE, 8)], 12, spoken="PPT: enig 8")
    assert bar.accessibleName() == "PPT: enig 8"


def test_a_cell_tells_its_service_answer_and_count(qtbot):
    cell = CountCell("PPT, uenig", 3)
    qtbot.addWidget(cell)
    assert cell.accessibleName() == "PPT, uenig, 3"
    cell.set_value(None)
    assert (cell.shown(), cell.accessibleName()) == ("–", "PPT, uenig, ikke talt")


def test_a_hidden_cell_shows_and_says_nothing(qtbot):
    cell = CountCell("PPT, uenig", 3)
    qtbot.addWidget(cell)
    cell.set_blank(True)
    assert cell.shown() == ""
    assert "3" not in cell.accessibleName()
    cell.set_blank(False)
    assert cell.shown() == "3"


def test_a_cell_hides_its_number_from_the_screen_too(qtbot):
    one, other = CountCell("PPT", 3), CountCell("PPT", 8)
    for cell in (one, other):
        qtbot.addWidget(cell)
        cell.set_blank(True)
    assert one.grab().toImage() == other.grab().toImage()


def test_typed_digits_stand_in_the_cell_until_they_are_taken(qtbot):
    cell = CountCell("PPT, enig", 8)
    qtbot.addWidget(cell)
    cell.set_typed("12")
    assert cell.shown() == "12"
    cell.set_typed(None)
    assert cell.shown() == "8"


def test_a_cell_is_chosen_with_the_mouse(qtbot):
    cell = CountCell("PPT, enig", 8)
    qtbot.addWidget(cell)
    with qtbot.waitSignal(cell.clicked):
        qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)

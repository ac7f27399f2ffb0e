"""The wall's window and its preview, with a laptop and a projector, and with the cable out."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dialog_app.base.texts import Texts
from dialog_app.core.slides.kinds import BlackSlide, Frame, MessageSlide
from dialog_app.ui import theme
from dialog_app.ui.projector.preview import WallPreview
from dialog_app.ui.projector.screens import Screens, choose
from dialog_app.ui.projector.window import WallWindow
from tests.drivers.wall import WallDriver

HELLO = Frame(MessageSlide(text="Hei"))
LUNCH = Frame(MessageSlide(text="Lunsj til 13.00"))


class Cable(QObject):
    """The screens as `Screens` tells of them, with a cable the test can pull."""

    changed = Signal()
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.plugged = list(QGuiApplication.screens())
        self.own: QScreen | None = self.plugged[0]

    def all(self) -> list[QScreen]:
        return self.plugged

    def facilitators(self) -> QScreen | None:
        return self.own

    def pull(self, screen: QScreen) -> None:
        self.plugged = [other for other in self.plugged if other is not screen]
        self.removed.emit(screen.name())

    def plug(self, screen: QScreen) -> None:
        self.plugged = [*self.plugged, screen]
        self.changed.emit()


@pytest.fixture
def cable(qapp):
    theme.apply(qapp, "light", reduced_motion=True)
    return Cable()


@pytest.fixture
def wall(cable, qtbot):
    window = WallWindow(cable)
    qtbot.addWidget(window)
    window.show_frame(HELLO)
    return window


@pytest.fixture
def said(wall):
    told: list[str] = []
    wall.placed.connect(told.append)
    return told


def projector() -> QScreen:
    return QGuiApplication.screens()[1]


def test_the_wall_fills_the_projector_and_not_the_laptop(wall, said):
    wall.start()
    assert wall.isVisible()
    assert wall.screen() is projector()
    assert wall.geometry() == projector().geometry()
    assert wall.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert said == ["projector"]
    assert WallDriver().screen == "projector"


def test_without_a_projector_the_wall_waits_and_says_so(wall, cable, said):
    cable.plugged = cable.plugged[:1]
    wall.start()
    assert not wall.isVisible()
    assert said == [""]


def test_a_projector_plugged_in_later_is_found(wall, cable):
    cable.plugged = cable.plugged[:1]
    wall.start()
    cable.plug(projector())
    assert wall.screen() is projector()
    assert wall.isVisible()


def test_when_the_cable_is_pulled_the_wall_hides_and_comes_back(wall, cable, said):
    wall.start()
    cable.pull(projector())
    assert not wall.isVisible()
    assert said[-1] == ""
    cable.plug(projector())
    assert wall.isVisible()
    assert wall.screen() is projector()
    assert said == ["projector", "", "projector"]
    assert wall.frame == HELLO


def test_pulling_another_screens_cable_changes_nothing(wall, cable, said):
    wall.start()
    cable.pull(QGuiApplication.screens()[0])
    assert wall.isVisible()
    assert said == ["projector"]


def test_the_wall_leaves_when_the_facilitator_moves_onto_its_screen(wall, cable):
    wall.start()
    cable.own = projector()
    cable.plugged = [projector()]
    cable.changed.emit()
    assert not wall.isVisible()


def test_a_stopped_wall_stays_away_whatever_is_plugged_in(wall, cable):
    wall.start()
    wall.stop()
    cable.changed.emit()
    assert not wall.isVisible()


@dataclass(frozen=True)
class Screen:
    """A screen by its name and its left edge."""

    called: str
    left: int = 0
    wide: int = 100

    def name(self) -> str:
        return self.called

    def geometry(self) -> QRect:
        return QRect(self.left, 0, self.wide, 100)


LAPTOP, BEAMER, DESK = Screen("laptop"), Screen("beamer", 100), Screen("desk", 200)


@pytest.mark.parametrize(
    ("screens", "wanted", "chosen"),
    [
        ([LAPTOP], "", None),
        ([LAPTOP, BEAMER], "", BEAMER),
        ([LAPTOP, BEAMER, DESK], "desk", DESK),
        ([LAPTOP, BEAMER], "desk", BEAMER),
        ([LAPTOP, BEAMER], "laptop", BEAMER),
        ([LAPTOP, Screen("mirror")], "", None),
        ([LAPTOP, Screen("mirror", wide=300)], "", None),
        ([], "", None),
    ],
)
def test_the_remembered_screen_is_chosen_but_never_the_facilitators(screens, wanted, chosen):
    assert choose(screens, LAPTOP, wanted) == chosen


def test_nobody_knows_where_the_facilitator_is_so_the_wall_waits():
    assert choose([LAPTOP, BEAMER], None, "beamer") is None


def test_the_real_screens_are_asked(qapp, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    screens = Screens(window)
    assert [screen.name() for screen in screens.all()] == ["laptop", "projector"]
    assert screens.facilitators() is QGuiApplication.screens()[0]
    with qtbot.waitSignal(screens.changed):
        window.windowHandle().setScreen(projector())
    with qtbot.waitSignal(screens.removed) as told:
        qapp.screenRemoved.emit(projector())
    assert told.args == ["projector"]


# --- what it paints ---------------------------------------------------------------------------


def test_no_frame_is_blank_while_the_slide_changes(wall, qtbot):
    wall.start()
    qtbot.waitExposed(wall)
    for text in ("Én", "To", "Tre"):
        wall.show_frame(Frame(MessageSlide(text=text)))
        image = wall.grab().toImage()
        ground = image.pixel(2, 2)
        assert any(image.pixel(x, 540) != ground for x in range(90, 900))


def test_the_same_slide_is_not_painted_again(wall, monkeypatch):
    wall.start()
    painted = []

    def paint(slide, *_how):
        painted.append(slide)
        return QImage(1, 1, QImage.Format.Format_RGB32)

    monkeypatch.setattr("dialog_app.ui.projector.window.picture", paint)
    wall.show_frame(Frame(MessageSlide(text="Hei")))
    assert painted == []
    wall.show_frame(LUNCH)
    assert painted == [LUNCH]


def test_with_reduced_motion_nothing_fades(wall):
    wall.start()
    wall.show_frame(LUNCH)
    assert wall._fade.state() == wall._fade.State.Stopped


def test_a_fade_is_over_in_a_blink(qapp, wall, qtbot):
    theme.apply(qapp, "light")
    wall.start()
    wall.show_frame(LUNCH)
    assert 0 < wall._fade.duration() <= 120
    qtbot.waitUntil(lambda: wall._fade.state() == wall._fade.State.Stopped)
    settled = wall.grab().toImage()
    assert settled == wall._picture.convertToFormat(settled.format())


def test_a_ticking_clock_does_not_fade(qapp, wall):
    theme.apply(qapp, "light")
    wall.start()
    wall.show_frame(LUNCH, False)
    assert wall._fade.state() == wall._fade.State.Stopped


def test_the_wall_has_its_own_light_and_dark(wall):
    wall.start()
    light = wall.grab().toImage().pixelColor(2, 2)
    wall.set_theme("dark")
    dark = wall.grab().toImage().pixelColor(2, 2)
    assert light.lightness() > 200
    assert dark.lightness() < 50


# --- the facilitator's preview ----------------------------------------------------------------


@pytest.fixture
def preview(qapp, qtbot):
    made = WallPreview(Texts("nb"))
    qtbot.addWidget(made)
    made.resize(232, 220)
    return made


def test_the_preview_says_in_words_what_is_on_the_wall(preview):
    assert preview.state == "Ingen projektor. Veggen venter."
    preview.set_screen("projector")
    preview.show_frame(HELLO)
    assert (preview.caption, preview.state) == ("Beskjed", "Slik ser rommet det")
    preview.set_frozen(True)
    assert preview.state == "Bildet står stille."
    preview.show_frame(Frame(BlackSlide()))
    assert (preview.caption, preview.state) == ("Svart", "Veggen er svart.")


def test_the_preview_shows_the_slide_in_the_walls_shape(preview, qtbot):
    preview.show_frame(LUNCH)
    preview.show()
    qtbot.waitExposed(preview)
    small = preview._picture
    assert small.width() / small.height() == pytest.approx(16 / 9, abs=0.05)
    image = small.grab().toImage()
    middle = [image.pixelColor(x, image.height() // 2).lightness() for x in range(image.width())]
    assert min(middle) < 120 < max(middle)
    assert "Beskjed" in small.accessibleName()


# --- speed ------------------------------------------------------------------------------------


def test_a_frame_is_painted_before_anything_else_happens(cable, qtbot, monkeypatch):
    painted = []
    paint = WallWindow.paintEvent

    def told(window, event):
        paint(window, event)
        painted.append(window.frame)

    monkeypatch.setattr(WallWindow, "paintEvent", told)
    window = WallWindow(cable)
    qtbot.addWidget(window)
    window.start()
    assert QTest.qWaitForWindowExposed(window)
    painted.clear()
    window.show_frame(LUNCH)
    assert painted == [LUNCH]

"""A message for the wall: private while it is written, asked about where it looks like a person."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dialog_app.core.model.days import SlideKind
from dialog_app.core.slides.kinds import MessageSlide
from dialog_app.ui.live.wall_message import MessageField, WallMessage
from tests.core.slides import texts
from tests.drivers.wall_queue import WallQueueDriver
from tests.ui.live_stage import SHARING, Stage, stage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def live(qtbot):
    return stage(qtbot, at="Hver for seg")


@pytest.fixture
def queue(live):
    return WallQueueDriver(live.driver)


def line(live: Stage) -> WallMessage:
    return live.page.wall.message


def write(live: Stage, text: str) -> None:
    live.driver.type_in("i")
    assert isinstance(QApplication.focusWidget(), MessageField)
    live.driver.type_in(text)


def on_wall(live: Stage) -> str:
    return texts(live.page.wall.preview.slide)


def test_i_opens_the_line_and_enter_shows_it(live):
    assert not line(live).isVisible()
    write(live, "Vi møtes kl. 13.00")
    live.driver.press(Qt.Key.Key_Return)
    assert live.page.wall.preview.slide == MessageSlide(text="Vi møtes kl. 13.00")
    assert not line(live).isVisible()
    assert live.page.middle.isAncestorOf(QApplication.focusWidget())


def test_nothing_reaches_the_wall_while_it_is_written(live):
    before = on_wall(live)
    write(live, "Halvskrevet")
    assert on_wall(live) == before
    live.driver.press(Qt.Key.Key_Escape)
    assert on_wall(live) == before


def test_ctrl_enter_queues_it(live, queue):
    write(live, "Lunsj til 13.00")
    live.driver.press(Qt.Key.Key_Return, CONTROL)
    assert queue.waits() == ["Lunsj til 13.00"]
    assert live.driver.wall_says() == "Dagsorden"
    queue.next()
    assert live.page.wall.preview.slide == MessageSlide(text="Lunsj til 13.00")


def test_esc_leaves_and_the_begun_text_stays(live):
    write(live, "Pause ti")
    live.driver.press(Qt.Key.Key_Escape)
    assert line(live).isVisible()
    assert live.page.middle.isAncestorOf(QApplication.focusWidget())
    live.driver.type_in("i")
    live.driver.type_in("l 12")
    assert line(live).field.text() == "Pause til 12"


def test_an_empty_line_goes_away_with_esc(live):
    live.driver.type_in("i")
    assert line(live).isVisible()
    live.driver.press(Qt.Key.Key_Escape)
    assert not line(live).isVisible()


def test_half_written_text_survives_a_crash(live):
    write(live, "Pause til 12")
    live.driver.press(Qt.Key.Key_Escape)
    live.open_again()
    assert line(live).isVisible()
    assert line(live).field.text() == "Pause til 12"


def test_what_was_shown_is_no_draft_any_more(live):
    write(live, "Pause")
    live.driver.press(Qt.Key.Key_Return)
    live.open_again()
    assert line(live).field.text() == ""
    assert live.driver.wall_says() == "Beskjed"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ring 922 33 444", "telefonnummer: «922 33 444»"),
        ("fnr 010203 12345", "fødselsnummer: «010203 12345»"),
        ("kari@example.no", "e-postadresse"),
        ("Kari Nordmann ringer", "navn: «Kari Nordmann»"),
    ],
)
def test_what_looks_like_a_person_is_asked_about_once_and_then_shown(live, text, what):
    item = live.day.agenda[0]
    live.bridge.run(_lead, item.id, "Kari Nordmann")
    write(live, text)
    live.driver.press(Qt.Key.Key_Return)
    assert what in line(live).error.sentence()
    assert live.driver.wall_says() == "Dagsorden"
    live.driver.press(Qt.Key.Key_Return)
    assert live.page.wall.preview.slide == MessageSlide(text=text)


def _lead(day, laptop, item_id, leader):
    from dialog_app.core.commands.closed import changed
    from dialog_app.core.model.days import AgendaItem

    item = day.one(AgendaItem, item_id)
    return changed("step.item_changed", item, replace(item, leader=leader))


def test_a_changed_text_is_asked_about_anew(live):
    write(live, "Ring 922 33 444")
    live.driver.press(Qt.Key.Key_Return)
    live.driver.type_in("5")
    assert line(live).error.sentence() == ""
    live.driver.press(Qt.Key.Key_Backspace)
    live.driver.press(Qt.Key.Key_Return)
    assert live.driver.wall_says() == "Dagsorden"
    assert "telefonnummer" in line(live).error.sentence()


def test_an_ordinary_message_is_not_asked_about(live):
    for text in ("Vi møtes kl. 13.00", "Pause til 12.45. Kaffe i 2. etasje", "Leder sier noe"):
        write(live, text)
        live.driver.press(Qt.Key.Key_Return)
        assert live.day.wall.message == text


def test_a_long_paste_is_refused_in_words_and_kept(live):
    live.driver.type_in("i")
    line(live).field.setText("a" * 5_000)
    live.driver.press(Qt.Key.Key_Return)
    assert line(live).error.sentence() == "Teksten er på 5000 tegn. Det er plass til 200."
    assert len(line(live).field.text()) == 5_000
    assert live.driver.wall_says() == "Dagsorden"


def test_an_empty_message_is_refused_in_words(live):
    live.driver.type_in("i")
    live.driver.press(Qt.Key.Key_Return)
    assert line(live).error.sentence() == "Skriv beskjeden først."


def test_a_message_that_stands_already_is_refused_by_the_queue_and_kept(live):
    write(live, "Hei")
    live.driver.press(Qt.Key.Key_Return)
    write(live, "Hei")
    live.driver.press(Qt.Key.Key_Return, CONTROL)
    assert line(live).error.sentence() == "Dette står alt på veggen."
    assert line(live).field.text() == "Hei"


def test_x_lays_the_time_over_the_wall_and_takes_it_away(live):
    live.driver.show_method_on_wall()
    live.driver.type_in("x")
    assert "10 min" in texts(live.page.wall.preview.frame)
    assert live.day.wall.kind is SlideKind.METHOD
    assert live.driver.wall_says() == f"Viser: {SHARING}"
    live.driver.type_in("x")
    assert live.page.wall.preview.frame.overlay is None

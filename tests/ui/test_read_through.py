"""Reading a service's minutes through in the room: keys, mouse, and a wall that only follows."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About
from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.model.days import DayState, Phase, Side
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.minutes import Dissent, MinutesChange
from dialog_app.core.model.said import LabelUse, Minutes, Position, Reason
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Change, Step, added
from dialog_app.core.slides.kinds import BlackSlide, ReadThroughSlide
from dialog_app.ui.minutes.read_through import ReadThrough
from dialog_app.ui.pages.minutes_step import MinutesStep
from tests.drivers.memory_archive import TurnedClock, demonstration, planned_day
from tests.drivers.read_through import ReadThroughDriver
from tests.drivers.window import WindowDriver
from tests.ui.conftest import Office

SHARED = "Vi må informere foreldre"
MINE = "Det er for lite tid"


@pytest.fixture
def read(qtbot: QtBot) -> Iterator[ReadThroughDriver]:
    """Return the read-through of a held day; its first service gave a reason of its own."""
    session, _ = demonstration()
    opened = ReadThroughDriver(qtbot, session, session.day_desk(session.days()[-1].id))
    day = opened.bridge.record
    about = About(subject=day.subjects[0].subject, service_id=day.service_ids[0])
    opened.bridge.run(findings.add_reason, about, MINE, Position.DISAGREE, Phase.BEFORE)
    yield opened
    opened.view.hide()
    opened.feed.stop()


def service(read: ReadThroughDriver) -> str:
    return read.bridge.record.service_ids[0]


def test_a_passage_is_struck_and_undone_with_the_keys(read: ReadThroughDriver) -> None:
    assert read.begin(service(read)) == ""
    assert edition(read.bridge.record, service(read)).state is MinutesState.READ_THROUGH
    read.find(MINE)
    before = read.cards()
    read.press(Qt.Key.Key_2, Qt.Key.Key_S)
    assert not any(MINE in words for words in read.cards())
    assert MINE not in repr(list(read.bridge.record.rows()))
    (change,) = [row for row in read.bridge.record.all(MinutesChange) if row.row_id]
    assert change.side is Side.PROFESSIONALS
    assert read.view.isAncestorOf(read.chosen()), "the next passage is talked of"
    read.click("read_undo")
    assert read.cards() == before
    assert MINE in read.chosen().said.text, "what came back is talked of"


def test_a_passage_is_worded_anew_in_place_and_esc_gives_it_up(read: ReadThroughDriver) -> None:
    read.begin(service(read))
    read.find(MINE)
    read.write("Halvveis")
    read.press(Qt.Key.Key_Escape)
    assert MINE in read.chosen().said.text
    assert not read.chosen().editing
    read.write("Det er tid")
    read.press(Qt.Key.Key_Return)
    assert read.chosen().said.text == "«Det er tid»"
    assert read.chosen().hasFocus()
    assert [row.text for row in read.bridge.record.all(Reason) if "tid" in row.text] == [
        "Det er tid"
    ]
    read.write(" ")
    read.press(Qt.Key.Key_Return)
    assert read.chosen().error.sentence()
    assert read.chosen().editing, "what is refused can be put right"


def test_the_wall_follows_only_where_wanted_and_never_shows_what_is_being_written(
    read: ReadThroughDriver,
) -> None:
    before = read.feed.frame
    read.begin(service(read))
    read.find(MINE)
    assert read.feed.frame == before
    read.press(Qt.Key.Key_W)
    assert f"«{MINE}»" in read.wall()
    labels = [use.service_id for use in read.bridge.record.all(LabelUse)]
    assert labels == [service(read)], "the words of the measures that were shown are kept"
    read.press(Qt.Key.Key_W, Qt.Key.Key_W)
    assert len(read.bridge.record.all(LabelUse)) == 1
    read.write("Kanarifugl")
    assert "Kanarifugl" not in read.told()
    assert f"«{MINE}»" in read.wall(), "the old wording stands until Enter"
    read.press(Qt.Key.Key_Escape, Qt.Key.Key_S)
    assert MINE not in read.wall()
    assert isinstance(read.feed.slide, ReadThroughSlide)
    step = read.wall()
    read.press(Qt.Key.Key_PageUp)
    assert read.wall() != step
    read.press(Qt.Key.Key_Escape)
    assert read.feed.frame == before
    assert read.view.place is None


def test_the_wall_is_given_back_when_one_turns_to_something_else(read: ReadThroughDriver) -> None:
    before = read.feed.frame
    read.begin(service(read))
    read.press(Qt.Key.Key_W)
    assert read.wall()
    read.view.hide()
    assert read.feed.frame == before


def test_what_is_half_written_is_kept_and_comes_back(read: ReadThroughDriver) -> None:
    read.begin(service(read))
    read.find(MINE)
    read.write("Halvskrevet")
    for _ in range(2):
        read.bridge.undo()
    assert not any(MINE in words for words in read.cards()), "it had not been said yet"
    for _ in range(2):
        read.bridge.redo()
    assert MINE in read.chosen().said.text
    read.press(Qt.Key.Key_Return)
    assert read.chosen().typed() == "Halvskrevet"


def test_who_else_a_passage_stands_for_is_said_and_a_sign_of_a_person_too(
    read: ReadThroughDriver,
) -> None:
    day = read.bridge.record
    about = About(subject=day.subjects[0].subject)
    read.bridge.run(findings.add_obstacle, about, "Ring 912 34 567", "SAM")
    read.begin(service(read))
    read.find("Ring 912")
    assert "telefonnummer" in read.label("passage_warning")
    read.press(Qt.Key.Key_Return)
    assert read.label("passage_also").startswith("Gjelder også ")
    assert "telefonnummer" in read.label("sign_hint")
    read.press(Qt.Key.Key_Delete)
    assert read.label("sign_hint") == ""
    read.press(Qt.Key.Key_Escape)
    assert read.label("passage_also") == ""


def test_a_dissent_is_written_beside_what_is_read_and_stands_there_at_once(
    read: ReadThroughDriver,
) -> None:
    read.begin(service(read))
    read.find(MINE)
    read.press(Qt.Key.Key_D)
    read.fill("text", "Barnet skal alltid spørres først")
    read.fill("who", "helsesykepleierne")
    read.fill("people", "6")
    read.click("dissent_form_save")
    (row,) = read.bridge.record.all(Dissent)
    assert row.version_id == read.bridge.record.subjects[0].version_id
    assert read.chosen().said.text == "«Barnet skal alltid spørres først»"
    assert read.chosen().hasFocus()
    read.press(Qt.Key.Key_D, Qt.Key.Key_Escape)
    assert read.view.place is not None, "Esc leaves the form, not the read-through"


def test_the_end_leads_to_those_who_may_comment(read: ReadThroughDriver) -> None:
    asked: list[str] = []
    read.view.send_asked.connect(asked.append)
    read.begin(service(read))
    while not read.place.is_last:
        read.click("read_on")
    last = read.place.step
    read.click("read_back")
    assert read.place.step == last - 1
    read.click("read_on")
    read.click("read_send")
    assert asked == [service(read)]
    assert read.view.place is None


def test_the_key_of_the_last_step_sends_for_comments_and_says_why_not_before(
    read: ReadThroughDriver,
) -> None:
    asked: list[str] = []
    read.view.send_asked.connect(asked.append)
    read.begin(service(read))
    read.press(Qt.Key.Key_M)
    assert "siste steget" in read.view.side.told()
    read.place.turn_to(len(read.place.steps) - 1)
    assert read.view.side.send.text() == "Send til merknad"
    assert read.view.side.send.accessibleDescription() == "M"
    read.press(Qt.Key.Key_M)
    assert asked == [service(read)]
    sent = Minutes(id="m", day_id="", service_id=service(read), state=MinutesState.FOR_COMMENTS)
    read.bridge.run(lambda day, _laptop: _state(day, sent))
    read.begin(service(read))
    read.press(Qt.Key.Key_M)
    assert "allerede til merknad" in read.view.side.told()
    assert asked == [service(read)]


def _state(day: Day, wanted: Minutes) -> Step:
    before = next(row for row in day.all(Minutes) if row.service_id == wanted.service_id)
    after = replace(before, state=wanted.state)
    return Step("step.minutes_state_set", (Change(before, after),))


def test_a_long_reason_that_is_divided_says_so_before_all_of_it_is_struck(
    read: ReadThroughDriver,
) -> None:
    day = read.bridge.record
    about = About(subject=day.subjects[0].subject, service_id=service(read))
    long = " ".join(f"Ord{number}" for number in range(300))
    read.bridge.run(findings.add_reason, about, long, Position.DISAGREE, Phase.BEFORE)
    read.begin(service(read))
    read.find(MINE)
    assert read.label("passage_split") == ""
    read.find("Ord0 ")
    pieces = read.place.pieces
    assert pieces > 1
    told = read.label("passage_split")
    assert told.startswith(f"Del 1 av {pieces} av én tekst. Stryk og Skriv om gjelder hele")
    assert told in read.chosen().accessibleName()
    read.press(Qt.Key.Key_Down)
    assert read.label("passage_split").startswith(f"Del 2 av {pieces}")
    read.press(Qt.Key.Key_S)
    assert read.view.side.told().startswith(f"Hele teksten er strøket ({pieces} deler)")
    assert long not in repr(list(read.bridge.record.rows()))
    read.click("read_undo")
    assert long in repr(list(read.bridge.record.rows()))


def test_approved_minutes_and_a_day_that_has_not_begun_are_refused_with_a_sentence(
    read: ReadThroughDriver, qtbot: QtBot
) -> None:
    day = read.bridge.record
    row = Minutes(id="m", day_id=day.id, service_id=service(read), state=MinutesState.APPROVED)
    read.bridge.run(lambda _day, _laptop: Step("step.minutes_state_set", added(row)))
    assert "godkjent" in read.begin(service(read))
    session, _ = demonstration(TurnedClock())
    planned = ReadThroughDriver(qtbot, session, planned_day(session))
    assert "i gang" in planned.begin(planned.bridge.record.service_ids[0])
    assert read.view.place is None
    assert planned.view.place is None
    planned.feed.stop()


def test_a_service_that_said_nothing_is_read_without_anything_to_choose(
    read: ReadThroughDriver,
) -> None:
    read.begin(service(read))
    while held := [place for place, step in enumerate(read.place.steps) if step.keys]:
        read.place.turn_to(held[0])
        read.press(Qt.Key.Key_S)
    read.press(Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
    assert read.cards() == []
    assert read.place.step > 0


def test_minutes_are_read_on_after_the_day_is_closed(read: ReadThroughDriver) -> None:
    read.bridge.run(_closed)
    read.begin(service(read))
    read.find(MINE)
    read.press(Qt.Key.Key_W, Qt.Key.Key_S)
    assert read.wall()
    assert MINE not in read.wall()


def _closed(day: Day, _laptop: Laptop) -> Step:
    return Step("step.day_closed", (Change(day.info, replace(day.info, state=DayState.CLOSED)),))


def test_the_page_of_minutes_opens_it_and_gets_the_keyboard_back(
    office: Office, opened: Callable[[Office], WindowDriver]
) -> None:
    window = opened(office)
    window.open_day("Fordypningsdag i Lillevik", "minutes")
    step = window.window.findChild(MinutesStep)
    assert isinstance(step, MinutesStep)
    window.press("Return")
    reading = step.currentWidget()
    assert isinstance(reading, ReadThrough)
    assert reading.isAncestorOf(window.focused)
    window.press("PgDown")
    assert reading.place is not None
    assert reading.place.step == 1
    window.press("W")
    wall = window.window.raised_wall()
    assert isinstance(wall.feed.slide, ReadThroughSlide)
    assert wall.window.isVisible(), "the wall comes up for it, though the day is over"
    window.press("Esc")
    assert step.currentWidget() is step.page
    assert step.page.isAncestorOf(window.focused)
    assert isinstance(wall.feed.slide, BlackSlide)
    assert not wall.window.isVisible()

"""A facilitator types part of a tool's or a method's name, and a service tries it."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from dialog_app.core.commands.shelf.methods import NewText
from dialog_app.core.commands.shelf.tools import AboutTool, add_tool
from dialog_app.core.model.base import SubjectKind, Words
from dialog_app.core.model.said import Trial, TrialState
from dialog_app.ui.catalogue.row_list import RowList
from dialog_app.ui.live.board import Board
from dialog_app.ui.widgets.error_line import ErrorLine
from tests.ui.live_stage import SCHOOL, Stage, stage

ALT = Qt.KeyboardModifier.AltModifier
TOOL = "Følelseskort"


@pytest.fixture
def live(qtbot) -> Stage:
    """Show the answers of a running day, with a tool in the catalogue that the day lacks."""
    here = stage(qtbot)
    text = NewText(title=Words(TOOL, "Kjenslekort"), summary=Words("Kort med ansikter."))
    here.session.register_desk.run(add_tool, "V9", AboutTool(), text)
    here.driver.go_on()
    here.driver.show("answers")
    return here


def ask(live: Stage, typed: str) -> list[str]:
    """Press the key, type, and return what is offered."""
    live.driver.press(Qt.Key.Key_U, ALT)
    held = QApplication.focusWidget()
    assert isinstance(held, QLineEdit)
    QTest.keyClicks(held, typed)
    lists = live.page.findChildren(RowList, "trial_list")
    return [row.spoken for one in lists if one.isVisible() for row in one.rows()]


def words(live: Stage, name: str) -> str:
    labels = live.page.findChildren(QLabel, name)
    return next((label.text() for label in labels if label.isVisible()), "")


def trials(live: Stage) -> list[tuple[str, TrialState]]:
    return [(row.service_id, row.state) for row in live.day.all(Trial)]


@pytest.mark.parametrize("typed", ["følelse", "v9", "kjensle KORT"])
def test_a_tool_the_day_does_not_treat_is_found_and_tried(live: Stage, typed: str) -> None:
    assert ask(live, typed) == [f"V9 {TOOL}, verktøy"]
    live.driver.press(Qt.Key.Key_Return)
    assert trials(live) == [("service-sh", TrialState.CHOSEN)]
    assert live.day.all(Trial)[0].subject_kind is SubjectKind.TOOL
    assert words(live, "trying_also") == f"{SCHOOL} prøver også ut V9 {TOOL} valgt"


def test_until_when_is_asked_at_once_and_esc_leaves_it(live: Stage) -> None:
    ask(live, "v9")
    live.driver.press(Qt.Key.Key_Return)
    held = QApplication.focusWidget()
    assert held.objectName() == "trial_until"
    QTest.keyClicks(held, "10.02.2027")
    live.driver.press(Qt.Key.Key_Return)
    live.driver.press(Qt.Key.Key_Return)
    assert live.day.all(Trial)[0].until == datetime.date(2027, 2, 10)
    assert live.page.middle.answers.entries.chosen.hasFocus()
    assert "til 10.02.2027" in words(live, "trying_also")
    ask(live, "v9")
    live.driver.press(Qt.Key.Key_Return)
    live.driver.press(Qt.Key.Key_Escape)
    assert trials(live) == [("service-sh", TrialState.UNDER_WAY)]
    assert live.page.middle.answers.entries.chosen.hasFocus()


def test_what_is_tried_comes_first_and_goes_a_step_on_and_undo_takes_it_back(live: Stage) -> None:
    ask(live, "v9")
    live.driver.press(Qt.Key.Key_Return)
    live.driver.press(Qt.Key.Key_Escape)
    assert ask(live, "")[0] == f"V9 {TOOL}, valgt"
    for _ in range(4):
        live.driver.press(Qt.Key.Key_Return)
        live.driver.press(Qt.Key.Key_Escape)
        live.driver.press(Qt.Key.Key_U, ALT)
    assert trials(live) == []
    live.bridge.undo()
    assert trials(live) == [("service-sh", TrialState.STOPPED)]


def test_a_method_is_chosen_with_the_arrows(live: Stage) -> None:
    offered = ask(live, "før")
    assert len(offered) > 1
    assert all("arbeidsmåte" in one for one in offered)
    live.driver.press(Qt.Key.Key_Down)
    live.driver.press(Qt.Key.Key_Return)
    tried = live.day.all(Trial)[0].subject
    assert live.page.room.subject_title(tried) in offered[1]


def test_esc_chooses_nothing_and_gives_the_keyboard_back(live: Stage) -> None:
    assert ask(live, "finnesikke") == []
    assert words(live, "trial_none") == "Ingen verktøy eller arbeidsmåter heter det."
    live.driver.press(Qt.Key.Key_Return)
    live.driver.press(Qt.Key.Key_Escape)
    assert trials(live) == []
    assert live.page.middle.answers.entries.chosen.hasFocus()


def test_where_actions_are_written_it_is_the_same_key(live: Stage) -> None:
    live.driver.show("actions")
    ask(live, "v9")
    live.driver.press(Qt.Key.Key_Return)
    live.driver.press(Qt.Key.Key_Escape)
    assert trials(live) == [("service-sh", TrialState.CHOSEN)]
    assert TOOL in words(live, "trying_also")


def test_without_a_service_it_says_which_is_missing(live: Stage) -> None:
    live.driver.show("actions")
    live.page.attention.service_id = ""
    live.driver.press(Qt.Key.Key_U, ALT)
    board = live.page.findChild(Board, "board_actions")
    error = board.findChild(ErrorLine, "trying_error")
    assert error.sentence() == "Velg tjenesten som skal gjøre dette."

"""Oppfølging: how it stands with what a day left, and planning the day that comes after."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from dialog_app.core.commands import running
from dialog_app.core.model.days import AgendaItem, DayKind, ItemState
from dialog_app.core.model.said import FollowUp, Trial, TrialState
from dialog_app.ui.live.rundown_lines import Kind
from dialog_app.ui.pages.days_form import DaysForm
from dialog_app.ui.plan.model import Column
from dialog_app.ui.widgets.button import Button
from tests.drivers.days import DaysDriver
from tests.drivers.plan import PlanDriver
from tests.drivers.since import SinceDriver
from tests.drivers.window import WindowDriver
from tests.ui.test_since_last import MAIL, NO_TIME, TRIED, spring_day

SPRING = "Dialogdag i vår"


@pytest.fixture
def held(window: WindowDriver) -> str:
    """Hold a day in May that left something, and open its follow-up; returns its id."""
    day_id = spring_day(window.window.house.session)
    window.window.workspace.open_day(day_id, "follow_up")
    return day_id


@pytest.fixture
def left(window: WindowDriver) -> SinceDriver:
    return SinceDriver(window.window.workspace.stack)


def day_of(window: WindowDriver, day_id: str):
    return window.window.house.session.day_desk(day_id).record


def test_it_shows_what_the_day_left_and_how_it_stands(window, held, left):
    assert [title for title, _ in left.lines()][:3] == [MAIL, TRIED, NO_TIME]
    assert left.headings() == ["Skolehelsetjenesten", "PPT", "Overført til neste dag"]
    left.choose(MAIL)
    left.say("done")
    assert left.answer(MAIL).startswith("gjort, sagt ")
    window.press("Ctrl+Z")
    assert left.answer(MAIL) == "ikke svart"


def test_a_closed_day_hears_how_it_went_and_stays_as_it_was(window, held, left):
    session = window.window.house.session
    session.close_day(held, "Ferdig")
    before = day_of(window, held)
    left.choose(TRIED)
    left.say("partly")
    left.tell("bare ved en skole")
    after = day_of(window, held)
    assert left.told(TRIED) == "«bare ved en skole»"
    assert len(after.all(FollowUp)) == 1
    assert after.after(after_without(after)) == before


def test_until_when_the_days_own_trial_goes_is_written_at_its_line(window, held, left, qtbot):
    left.choose(TRIED)
    line = left._line(TRIED)
    line.findChild(Button, "trial_more").click()
    line.findChild(QLineEdit, "trial_until").setText("10.02.2027")
    left.press(Qt.Key.Key_Return)
    line.findChild(QLineEdit, "trial_went").setText("Barna retter mer")
    left.press(Qt.Key.Key_Return)
    trial = day_of(window, held).all(Trial)[0]
    assert (trial.state, trial.until) == (TrialState.UNDER_WAY, datetime.date(2027, 2, 10))
    assert trial.how_it_went == "Barna retter mer"
    assert "til 10.02.2027" in left._line(TRIED).accessibleName()
    assert left._line(TRIED).hasFocus()


def after_without(day):
    """Return the step that takes every follow-up of a day away."""
    from dialog_app.core.record import Step, removed

    return Step("step.follow_up_taken_back", removed(*day.all(FollowUp)))


def test_the_next_day_is_planned_from_it_filled_in(window, held, left, qtbot):
    carried = next(i for i in day_of(window, held).agenda if i.state is ItemState.CARRIED)
    window.click("plan_next")
    form = window.window.findChild(DaysForm)
    said = form.findChild(QLabel, "day_after").text()
    assert said == "Kommer etter dialogdag 27.05.2026. Ett punkt er overført hit."
    days = DaysDriver(window.window)
    assert days.comes("service-sh")
    assert days.comes("service-ppt")
    assert days.chosen_methods().endswith("G4")
    days.write("date", "10.02.2027")
    days.press("make_day")
    made = window.window.workspace.day.record
    assert made.info.previous_day_id == held
    assert made.info.kind is DayKind.DEEP_DIVE
    (item,) = made.where(AgendaItem, lambda row: bool(row.carried_from))
    assert (item.carried_from, item.title, item.state) == (
        carried.id,
        carried.title,
        ItemState.COMING,
    )
    plan = PlanDriver(window.window.workspace.stack.currentWidget())
    assert plan.cell(carried.title, Column.MARKS) == "overført fra dialogdag 27.05.2026"
    assert window.words("previous_day") == "Etter dialogdag 27.05.2026"
    window.click("previous_day")
    assert window.window.workspace.spot[1:] == (held, "follow_up")
    qtbot.waitUntil(lambda: window.has(f"next_day_{made.id}"))


def test_a_day_to_come_shows_what_it_brings_with_it(window, held, left):
    session = window.window.house.session
    today = next(line for line in session.days() if line.title == "Dialogdag i Nordvik")
    window.window.workspace.open_day(today.id, "follow_up")
    assert [title for title, _ in left.lines()][:2] == [MAIL, TRIED]


def test_from_day_to_day_nothing_is_lost(window, held, left):
    """A day leaves an action and an item; the next is planned, answers them, and says so."""
    session = window.window.house.session
    session.close_day(held, "Ferdig")
    window.click("plan_next")
    days = DaysDriver(window.window)
    days.write("date", "18.11.2026")
    days.press("make_day")
    second = window.window.workspace.day.record.id
    window.press("Ctrl+PgDown")
    window.press("Space")
    window.take_over()
    window.press("Alt+7")
    live = SinceDriver(window.window.workspace.stack.currentWidget())
    live.choose(MAIL)
    live.say("done")
    live.choose(TRIED)
    live.say("partly")
    live.tell("bare ved en skole")
    assert live.count() == "2 av 4 svart på", "one more is left from a day in October"
    session.day_desk(second).run(running.end_day)
    paper = paper_of(session, second, "service-sh")
    assert "Siden sist" in paper
    assert MAIL in paper
    assert "Delvis prøvd. «bare ved en skole»" in paper
    assert NO_TIME not in paper
    old = paper_of(session, held, "service-sh")
    assert "er overført til fordypningsdag 18.11.2026." in old
    assert "Siden sist" not in old


def paper_of(session, day_id: str, service_id: str) -> str:
    from dialog_app.base.texts import Texts
    from dialog_app.core import minutes
    from tests.reports import as_text

    day, later = session.day_desk(day_id).record, session.next_days(day_id)
    made = minutes.document(day, session.register, service_id, Texts("nb"), later=later)
    return as_text.render(made)


def test_the_old_day_says_where_what_it_carried_went(window, held, left):
    carried = next(i for i in day_of(window, held).agenda if i.state is ItemState.CARRIED)
    window.click("plan_next")
    days = DaysDriver(window.window)
    days.write("date", "10.02.2027")
    days.press("make_day")
    window.window.workspace.open_day(held, "plan")
    plan = PlanDriver(window.window.workspace.stack.currentWidget())
    assert "overført til fordypningsdag 10.02.2027" in plan.cell(carried.title, Column.MARKS)
    window.window.workspace.open_day(held, "live")
    rundown = window.window.workspace.stack.currentWidget().left.rundown
    gone = [line for line in rundown.lines() if line.kind is Kind.GONE]
    assert [line.notes for line in gone] == [
        ("overført til fordypningsdag 10.02.2027", "til 10.02.2027")
    ]


def test_the_page_of_a_service_plans_its_next_day(window, held, qtbot):
    window.window.workspace.show_place("services")
    page = window.window.workspace.stack.currentWidget()
    page.show_row("service", "service-ppt")
    qtbot.waitUntil(lambda: window.has("plan_next_of_service"))
    window.click("plan_next_of_service")
    said = window.window.findChild(DaysForm).findChild(QLabel, "day_after").text()
    assert said.startswith("Kommer etter fordypningsdag 07.10.2026"), "its last day was in October"

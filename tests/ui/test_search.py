"""Everything is found from anywhere with one key, and gone to with another."""

import pytest

from dialog_app.core.commands import findings, running
from dialog_app.core.commands.minutes.dissents import add_dissent
from dialog_app.core.dissents import DissentGiven
from dialog_app.core.ports import StoreFailed
from dialog_app.ui import actions
from dialog_app.ui.actions import Action, Where
from dialog_app.ui.live.finding_card import FindingCard
from tests.drivers.search import SearchDriver

TODAY = "Dialogdag i Nordvik"
HELD = "Fordypningsdag i Lillevik"


@pytest.fixture
def search(window, qtbot):
    return SearchDriver(window, qtbot)


@pytest.mark.parametrize("place", ["days", "services", "catalogue", "settings"])
def test_the_card_opens_anywhere_and_esc_gives_the_keyboard_back(window, search, qtbot, place):
    window.window.workspace.show_place(place)
    qtbot.waitUntil(lambda: window.window.focusWidget() is not None)
    before = window.focused
    search.open()
    window.press("Esc")
    assert not search.is_open
    assert (window.place, window.focused) == (place, before)


def test_the_key_closes_it_too(window, search):
    search.open()
    window.press("Ctrl+F")
    assert not search.is_open


def test_results_come_as_one_types_by_kind(search):
    search.find("foreldre")
    assert search.headings() == ["Hindringer", "Begrunnelser"]
    assert len(search.hits()) == 2
    assert all("07.10.2026" in hit and HELD in hit for hit in search.hits())


def test_a_method_is_gone_to_with_enter(window, search):
    search.find("avtale deling")
    assert search.chosen() == "G4, Avtale før deling"
    window.press("Return")
    assert not search.is_open
    assert (window.place, window.part("method_list").key()) == ("catalogue", "method:G4")


def test_arrows_choose_past_the_headings(window, search):
    search.find("t")
    assert len(search.headings()) > 1
    first = search.chosen()
    window.press("Down")
    assert search.chosen() != first
    window.press("Up")
    assert search.chosen() == first


def test_enter_right_after_the_last_letter_takes_what_was_typed(window, search):
    search.open()
    window.type("utekontakten")
    window.press("Return")
    assert (window.place, window.part("service_list").key()) == ("services", "service-os")


def test_what_was_said_is_gone_to_on_its_day(window, search, qtbot):
    search.find("foreldre")
    window.press("Return")
    assert (window.title, window.window.workspace.spot[2]) == (HELD, "live")
    qtbot.waitUntil(lambda: isinstance(window.window.focusWidget(), FindingCard))


@pytest.mark.parametrize(("words", "step"), [("lillevik", "minutes"), ("nordvik", "plan")])
def test_a_day_opens_at_the_step_it_has_come_to(window, search, words, step):
    search.find(words)
    window.press("Return")
    assert window.window.workspace.spot[2] == step


def test_a_dissent_is_gone_to_in_the_minutes_of_its_service(window, search, qtbot):
    session = window.window.house.session
    line = next(line for line in session.days() if line.title == HELD)
    held = DissentGiven(text="Barnet skal spørres først", who="terapeutene", people=6)
    desk = session.day_desk(line.id)
    other = desk.record.service_ids[-1]
    desk.run(add_dissent, other, desk.record.subjects[0].subject, held)
    search.find("spørres")
    assert search.headings() == ["Særstandpunkter"]
    window.press("Return")
    assert (window.title, window.window.workspace.spot[2]) == (HELD, "minutes")
    assert window.part("minutes_services").service_id() == other
    qtbot.waitUntil(lambda: window.part("dissents").isAncestorOf(window.focused))
    assert "«Barnet skal spørres først»" in window.texts("dissents")


def test_a_running_day_opens_where_it_is_run(window, search):
    _run_today(window)
    window.window.workspace.show_place("days")
    search.find("nordvik")
    window.press("Return")
    assert (window.title, window.window.workspace.spot[2]) == (TODAY, "live")


def _open_live(window, qtbot):
    """Open the day where it is run; the wall comes up beside it and must not have the keyboard."""
    window.open_day(TODAY, "live")
    window.window.activateWindow()
    qtbot.waitUntil(window.window.isActiveWindow)


def _run_today(window):
    session = window.window.house.session
    line = next(line for line in session.days() if line.title == TODAY)
    desk = session.day_desk(line.id)
    desk.run(running.start)
    return desk


def test_the_search_remembers_what_was_looked_for(window, search):
    search.find("foreldre")
    window.press("Return")
    search.open()
    assert search.field.text() == "foreldre"
    assert search.field.selectedText() == "foreldre"
    assert len(search.hits()) == 2


def test_nothing_found_is_said(search):
    search.find("finnesikkenoested")
    assert (search.hits(), search.told) == ([], "Ingenting passer til alle ordene.")


@pytest.mark.parametrize("typed", ['"', "x OR", "*", "svar:"])
def test_any_text_may_be_typed(search, typed):
    search.find(typed)
    assert search.hits() == []


def test_a_disk_that_fails_says_so_and_nothing_typed_is_lost(window, search, monkeypatch):
    def failing(*_typed):
        raise StoreFailed("gone")

    across = type(window.window.house.session.across)
    monkeypatch.setattr(across, "found", failing)
    search.find("barn")
    assert search.field.text() == "barn"
    assert search.hits() == []
    assert search.told not in ("", "Ingenting passer til alle ordene.")


def test_in_the_live_view_the_day_goes_on_and_its_keys_work_afterwards(window, search, qtbot):
    desk = _run_today(window)
    _open_live(window, qtbot)
    running_item, frame = desk.record.running, window.window.raised_wall().feed.frame
    search.find("foreldre")
    assert desk.record.running == running_item
    assert window.window.raised_wall().feed.frame == frame
    window.press("Esc")
    window.press("Space")
    assert desk.record.running != running_item


def test_looking_something_up_on_an_earlier_day_leaves_the_wall_to_the_day_that_runs(
    window, search, qtbot
):
    _run_today(window)
    _open_live(window, qtbot)
    wall = window.window.raised_wall()
    frame = wall.feed.frame
    search.find("foreldre")
    window.press("Return")
    assert window.title == HELD
    assert wall.feed.frame == frame
    window.open_day(TODAY, "live")
    assert wall.feed.frame == frame


def test_what_is_written_now_is_found_at_once(window, search):
    desk = _run_today(window)
    desk.run(findings.add_possibility, findings.About(), "Splitternytt forslag")
    search.find("splitternytt")
    assert search.headings() == ["Muligheter"]


def test_private_notes_are_never_found(window, search):
    desk = _run_today(window)
    desk.run(findings.add_note, "Hemmelighetsfullt notat")
    search.find("hemmelighetsfullt")
    assert search.hits() == []


def test_one_key_searches_everything_and_another_the_list_one_is_at():
    assert actions.first_key(Action.SEARCH) == "Ctrl+F"
    for where in Where:
        for focus in actions.Focus:
            assert actions.action_for("Ctrl+F", where, focus) is Action.SEARCH


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ("days", "days_search"),
        ("services", "service_search"),
        ("catalogue", "catalogue_search"),
    ],
)
def test_the_list_one_is_at_has_a_key_of_its_own(window, qtbot, place, field):
    window.window.workspace.show_place(place)
    qtbot.waitUntil(lambda: window.window.focusWidget() is not None)
    window.press("Ctrl+Shift+F")
    assert window.focused is window.part(field)
    assert "Ctrl Shift F" in window.part(field).placeholderText()

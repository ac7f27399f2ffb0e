"""From anywhere one can go to a thing: what was said, a day, a service, a method."""

from dialog_app.core.model.services import Service
from dialog_app.core.target import DAY, Target, target_of
from dialog_app.ui.catalogue.row_list import RowList
from dialog_app.ui.live.finding_card import FindingCard

HELD = "Fordypningsdag i Lillevik"


def _held(window):
    session = window.window.house.session
    line = next(line for line in session.days() if line.title == HELD)
    return session.day_desk(line.id).record


def _go(window, target: Target) -> None:
    window.window.workspace.around.show_target(target)


def test_one_goes_to_what_was_said_on_a_day(window, qtbot):
    obstacle = _held(window).obstacles[0]
    _go(window, target_of(obstacle))
    assert window.title == HELD
    # The wall beside it may be the active window here, so the window itself is asked.
    qtbot.waitUntil(lambda: isinstance(window.window.focusWidget(), FindingCard))
    assert window.window.focusWidget().row_id == obstacle.id


def test_one_goes_to_a_day(window):
    _go(window, Target(DAY, _held(window).id))
    assert (window.title, window.window.workspace.spot[2]) == (HELD, "minutes")


def test_one_goes_to_a_service_and_a_method(window):
    register = window.window.workspace.around.register
    service = register.all(Service)[-1]
    _go(window, target_of(service))
    assert (window.place, window.part("service_list").key()) == ("services", service.id)
    method = register.methods[-1]
    _go(window, target_of(method))
    listed = window.part("method_list")
    assert isinstance(listed, RowList)
    assert (window.place, listed.key()) == ("catalogue", method.id)

"""Answers belong to the wording they were given to, and what treats an older one says so."""

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.commands.shelf import methods
from dialog_app.core.minutes.blocks import Heading, plain
from dialog_app.core.model.base import Words
from tests.drivers.days import DaysDriver
from tests.drivers.live import LiveDriver
from tests.drivers.plan import PlanDriver
from tests.drivers.services import ServicesDriver

TODAY, BEFORE = "Dialogdag i Nordvik", "Fordypningsdag i Lillevik"


@pytest.fixture
def reworded(office, opened):
    """Open the window after G4, which days treat, was worded anew."""
    text = methods.NewText(title=Words("Avtale før deling"), summary=Words("Ny ordlyd."))
    office.session.register_desk.run(methods.new_version, "method:G4", text)
    return opened(office)


def test_the_plan_says_that_another_version_applies(reworded):
    reworded.open_day(TODAY, "plan")
    rows = PlanDriver(reworded.part("plan_page")).methods()
    assert any(row.startswith("G4") and "nå gjelder versjon 2" in row for row in rows)
    assert not any("nå gjelder" in row for row in rows if not row.startswith("G4"))


def test_the_live_card_says_that_another_version_applies(reworded):
    reworded.open_day(TODAY, "live")
    live = LiveDriver(reworded.window)
    live.go_on()
    live.show("answers")
    assert live.method_badges() == ["G4 · versjon 1", "nå gjelder versjon 2"]
    live.next_method()
    assert live.method_badges() == ["G5 · versjon 1"]


def test_a_services_answers_say_on_which_version_they_were_given(reworded):
    reworded.press("Ctrl+2")
    services = ServicesDriver(reworded.part("services_page"))
    services.choose("PPT")
    assert "gitt på versjon 1" in services.story()


def test_a_new_day_is_offered_the_wording_that_applies(office, reworded):
    reworded.press("Ctrl+1")
    reworded.press("Ctrl+N")
    days = DaysDriver(reworded.window)
    days.choose_description("Felles grunndel")
    days.tick("method_G4")
    days.write("place", "Sandvik")
    reworded.press("Ctrl+Return")
    newest = office.session.register.newest("method:G4")
    made = next(line for line in office.session.days() if line.title not in {TODAY, BEFORE})
    day = office.session.day_desk(made.id).record
    assert [row.subject.version_id for row in day.subjects] == [newest.id]


def test_minutes_name_the_version_and_do_not_change_with_the_catalogue(office):
    line = next(line for line in office.session.days() if line.title == BEFORE)
    day = office.session.day_desk(line.id).record
    before = minutes.document(day, office.session.register, "service-ppt", Texts("nb"))
    text = methods.NewText(title=Words("Avtale før deling"), summary=Words("Ny ordlyd."))
    office.session.register_desk.run(methods.new_version, "method:G4", text)
    after = minutes.document(day, office.session.register, "service-ppt", Texts("nb"))
    assert after == before
    heads = [block for block in after.blocks if isinstance(block, Heading)]
    assert any("G4, versjon 1" in plain(head.above) for head in heads)

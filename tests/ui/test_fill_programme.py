"""A programme that ships empty is filled on screen, and a day is planned and run with it."""

import pytest

from dialog_app.base.texts import Texts
from dialog_app.core import minutes
from dialog_app.core.minutes.blocks import Bars, Heading, plain
from dialog_app.core.model.days import DayState
from dialog_app.core.register import Register
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage import base_set
from tests.drivers.catalogue import CatalogueDriver
from tests.drivers.days import DaysDriver
from tests.drivers.live import LiveDriver
from tests.drivers.memory_archive import MemoryArchive
from tests.drivers.services import ServicesDriver

SCHOOL = "Mitt Liv Skole"
METHODS = {
    "SK1": ("Spør før du ringer hjem", "Eleven vet det før noen hjemme får vite det."),
    "SK2": ("Ett voksent menneske", "Hver elev har én voksen på skolen å gå til."),
    "SK3": ("Plan sammen", "Eleven er med når planen lages."),
}


@pytest.fixture
def office(office):
    """Give the office the catalogue that ships, and nothing else."""
    laptop = ThisLaptop("laptop-1", office.clock)
    office.archive = MemoryArchive(laptop, Register(base_set.rows()))
    office.session = Session(office.archive, laptop)
    return office


@pytest.fixture
def catalogue(window):
    window.press("Ctrl+3")
    return CatalogueDriver(window.part("catalogue_page"))


def fill_school(catalogue):
    catalogue.go_to(SCHOOL)
    catalogue.press("new_method")
    catalogue.write(
        "new_description_form",
        code="SK",
        title_nb="Lærere og rådgivere",
        title_nn="Lærarar og rådgivarar",
        title_en="Teachers and counsellors",
        professionals="lærer, rådgiver",
        central_law="opplæringslova kap. 12",
    )
    catalogue.save("new_description_form")
    for code, (title, summary) in METHODS.items():
        catalogue.press("new_method")
        catalogue.write("method_form", code=code, title_nb=title, summary_nb=summary)
        catalogue.save("method_form")


def test_an_empty_programme_asks_for_its_first_description(catalogue):
    catalogue.go_to(SCHOOL)
    assert catalogue.methods() == []
    assert catalogue.nothing() == "Ingen beskrivelser her ennå"
    assert catalogue.place() == SCHOOL
    assert catalogue.new_is_called() == "Ny beskrivelse"


def test_school_is_filled_on_screen(office, catalogue):
    fill_school(catalogue)
    assert "Lærere og rådgivere, 3" in catalogue.tree()
    assert [row.split()[0] for row in catalogue.methods()] == ["SK1", "SK2", "SK3"]
    school = next(row for row in office.session.register.programmes if row.title.nb == SCHOOL)
    (description,) = (
        row for row in office.session.register.descriptions if row.programme_code == school.code
    )
    assert (description.professionals, description.central_law) == (
        "lærer, rådgiver",
        "opplæringslova kap. 12",
    )
    assert description.title.nn == "Lærarar og rådgivarar"
    catalogue.go_to(SCHOOL)
    assert catalogue.methods() == ["SK Lærere og rådgivere, 3"]
    assert "opplæringslova kap. 12" in catalogue.place_says()


def look_at_the_forms(window):
    """Open the forms of services and days, as somebody who looks around first."""
    window.press("Ctrl+2")
    services = ServicesDriver(window.part("services_page"))
    services.new()
    services.give_up()
    window.press("Ctrl+1")
    window.press("Ctrl+N")
    window.press("Esc")
    window.press("Ctrl+3")


def test_a_day_is_planned_and_run_with_a_school_that_was_filled_on_screen(
    office, window, catalogue
):
    look_at_the_forms(window)
    catalogue = CatalogueDriver(window.part("catalogue_page"))
    fill_school(catalogue)
    school = new_service(window, "Nordvik skole", "Lærere og rådgivere")
    plan_day(window, school)
    day = run_day(office, window)
    assert day.info.state is DayState.HELD
    made = minutes.document(day, office.session.register, school, Texts("nb"))
    headings = [plain(block.words) for block in made.blocks if isinstance(block, Heading)]
    assert METHODS["SK1"][0] in headings
    assert METHODS["SK2"][0] in headings
    assert METHODS["SK3"][0] not in headings
    assert any(isinstance(block, Bars) for block in made.blocks)


def new_service(window, name, kind):
    """Write a service of a kind that was made a moment ago; return its id."""
    window.press("Ctrl+2")
    services = ServicesDriver(window.part("services_page"))
    services.new()
    services.write(name=name, kind=kind)
    services.save()
    (service,) = window.window.house.session.register.services
    assert window.window.house.session.register.descriptions[-1].code == service.kind
    return service.id


def plan_day(window, service_id):
    window.press("Ctrl+1")
    window.press("Ctrl+N")
    days = DaysDriver(window.window)
    days.bring(service_id, 12)
    days.choose_description("Lærere og rådgivere")
    # What was shown before is gone, and has not taken the keyboard with it.
    assert window.focused.isVisible()
    days.tick("method_SK1")
    days.tick("method_SK2")
    assert "SK1, SK2" in days.chosen_methods()
    days.write("place", "Nordvik")
    window.press("Ctrl+Return")


def run_day(office, window):
    (line,) = office.session.days()
    window.open_day(line.title, "live")
    live = LiveDriver(window.window)
    live.go_on()
    live.show("answers")
    live.turn_to("Nordvik skole")
    assert live.method() == METHODS["SK1"][0]
    live.count(agree=8, partly=3, disagree=1)
    live.next_method()
    assert live.method() == METHODS["SK2"][0]
    live.count(agree=10, disagree=2)
    assert live.counts("Nordvik skole")["agree"] == "10"
    live.say("b 1 Slik jobber vi allerede")
    live.leave_line()
    desk = office.session.day_desk(line.id)
    while desk.record.info.state is not DayState.HELD:
        before = desk.record
        live.go_on()
        assert desk.record is not before
    return desk.record


def test_a_new_programme_is_made_at_the_end_of_the_tree(catalogue):
    catalogue.go_to("Nytt program …")
    assert catalogue.new_is_called() == "Nytt program"
    catalogue.press("new_method")
    catalogue.write("programme_form", title_nb="Mitt Liv Fritid", title_en="My Life Leisure")
    catalogue.save("programme_form")
    assert "Mitt Liv Fritid, tom" in catalogue.tree()
    assert catalogue.place() == "Mitt Liv Fritid"
    assert catalogue.new_is_called() == "Ny beskrivelse"


def test_a_programme_and_a_description_are_renamed_where_they_stand(window, catalogue):
    catalogue.go_to("Kriminalomsorg")
    catalogue.press("edit_programme")
    catalogue.write("programme_form", title_nb="Mitt Liv i fengsel")
    catalogue.save("programme_form")
    assert "Mitt Liv i fengsel, tom" in catalogue.tree()
    catalogue.enter_place("Skolehelsetjenesten")
    catalogue.write("description_form", professionals="helsesykepleier")
    catalogue.save("description_form")
    catalogue.go_to("MITT LIV psykisk helse i kommunen")
    catalogue.choose("SH")
    assert "For helsesykepleier" in catalogue.place_says()
    window.press("Ctrl+Z")
    assert "For helsesykepleier, skolelege" in catalogue.place_says()


@pytest.mark.parametrize(
    ("fields", "place", "sentence"),
    [
        ({"code": "", "title_nb": "Lærere"}, "code", "Gi beskrivelsen en kode."),
        ({"code": "sh", "title_nb": "Lærere"}, "code", "Koden sh er alt i bruk."),
        ({"code": "SK", "title_nb": " "}, "title_nb", "Gi beskrivelsen en tittel."),
    ],
)
def test_what_a_description_lacks_is_said_at_its_field(catalogue, fields, place, sentence):
    catalogue.go_to(SCHOOL)
    catalogue.press("new_method")
    catalogue.write("new_description_form", **fields)
    catalogue.save("new_description_form")
    assert sentence in catalogue.wrong_at("new_description_form", place)
    assert catalogue.written("new_description_form", "title_nb") == fields["title_nb"]


def test_a_programme_needs_a_title(catalogue):
    catalogue.go_to("Nytt program …")
    catalogue.press("new_method")
    catalogue.save("programme_form")
    assert "Gi programmet en tittel." in catalogue.wrong_at("programme_form", "title_nb")


def test_a_form_for_a_day_that_was_left_open_offers_what_was_written_meanwhile(window, catalogue):
    window.press("Ctrl+1")
    window.press("Ctrl+N")
    DaysDriver(window.window).write("place", "Nordvik")
    window.press("Ctrl+3")
    fill_school(catalogue)
    window.press("Ctrl+1")
    days = DaysDriver(window.window)
    assert days.written("place") == "Nordvik"
    days.choose_description("Lærere og rådgivere")
    assert days.offered_methods() == ["SK1", "SK2", "SK3"]

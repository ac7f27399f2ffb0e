"""A facilitator finds a day, opens it, and makes a new one in under a minute."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dialog_app.core.commands import register, running
from dialog_app.core.commands.days import NewDay
from dialog_app.core.commands.shelf.advice import NewMainAnswer, add_main_answer
from dialog_app.core.commands.shelf.values import NewValue, add_value
from dialog_app.core.model.base import SubjectKind, Words
from dialog_app.core.model.catalogue import TemplateItem
from dialog_app.core.model.days import DayKind, DayState
from dialog_app.core.ports import StoreFailed
from dialog_app.ui.pages.days_picks import _ServiceRow
from tests.drivers.days import DaysDriver
from tests.ui.conftest import Office

TODAY = "Dialogdag i Nordvik"
BEFORE = "Fordypningsdag i Lillevik"


@pytest.fixture
def days(window):
    return DaysDriver(window.window)


@pytest.fixture
def form(window, days):
    window.press("Ctrl+N")
    return days


def newest(office):
    """Return the day that was made last."""
    made = [office.session.day_desk(line.id).record for line in office.session.days()]
    known = {TODAY, BEFORE}
    return next(day for day in made if day.info.title not in known)


def test_todays_day_is_on_top_and_chosen(days):
    assert days.titles() == [TODAY, BEFORE]
    assert days.states() == ["planlagt, i dag", "gjennomført"]


def test_todays_day_is_on_top_also_when_later_days_are_planned(office, window, days):
    later = datetime.date(2026, 12, 24)
    office.session.new_day(NewDay(kind=DayKind.DIALOGUE, date=later, title="Julaften"))
    window.press("Ctrl+5")
    window.press("Ctrl+1")
    assert days.titles() == [TODAY, "Julaften", BEFORE]


def test_the_card_tells_of_the_chosen_day(days, qtbot):
    qtbot.waitUntil(lambda: bool(days.card()))
    said = days.card()
    assert "onsdag 18.11.2026" in said
    assert {"Skolehelsetjenesten", "PPT", "Utekontakten"} <= set(said)
    days.choose(BEFORE)
    assert "onsdag 07.10.2026" in days.card()


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (DayState.PLANNED, ("Gå til dagen", "live")),
        (DayState.RUNNING, ("Fortsett dagen", "live")),
        (DayState.HELD, ("Åpne referatene", "minutes")),
    ],
)
def test_the_next_thing_to_do_with_todays_day_is_one_enter_away(
    office, window, qtbot, state, expected
):
    days = DaysDriver(window.window)
    desk = office.session.day_desk(office.session.days()[0].id)
    if state is not DayState.PLANNED:
        desk.run(running.start)
    if state is DayState.HELD:
        desk.run(running.end_day)
    window.press("Ctrl+5")
    window.press("Ctrl+1")
    qtbot.waitUntil(lambda: days.first() == expected[0])
    days.open_chosen()
    assert window.window.workspace.spot[1:] == (desk.record.id, expected[1])


def test_a_day_to_come_is_planned_first(office, window, days, qtbot):
    later = datetime.date(2026, 12, 1)
    office.session.new_day(NewDay(kind=DayKind.DIALOGUE, date=later, title="Desember"))
    window.press("Ctrl+5")
    window.press("Ctrl+1")
    days.choose("Desember")
    qtbot.waitUntil(lambda: days.first() == "Planlegg dagen")


def test_the_other_steps_are_one_click_away(window, days, qtbot):
    qtbot.waitUntil(lambda: bool(days.card()))
    days.press("open_minutes")
    assert window.window.workspace.spot[2] == "minutes"


def test_a_day_is_found_by_any_of_its_words(days):
    for words in ("lillevik", "fordypnings", "07.10", "gjennomført", "bibliotek ppt"):
        days.search(words)
        assert days.titles() == [BEFORE]
    days.search("")
    assert len(days.titles()) == 2


def test_when_nothing_is_found_it_says_so_and_esc_brings_all_back(window, days, qtbot):
    window.press("Ctrl+Shift+F")
    window.type("finnes ikke")
    assert days.titles() == []
    qtbot.waitUntil(lambda: window.has("days_missed"))
    window.press("Esc")
    assert len(days.titles()) == 2
    assert not window.has("days_missed")


def test_from_the_search_one_goes_down_into_the_list(window, days):
    window.press("Ctrl+Shift+F")
    window.type("nordvik")
    window.press("Down")
    assert window.focused is days.table
    window.press("Return")
    assert window.title == TODAY


def test_an_archive_without_days_says_how_to_begin(opened, qtbot, tmp_path):
    driver = opened(Office(tmp_path, days=False))
    qtbot.waitUntil(lambda: driver.has("days_none"))
    driver.press("Ctrl+N")
    assert DaysDriver(driver.window).written("date") == "18.11.2026"


def test_days_that_cannot_be_read_are_told_of(office, window, qtbot):
    def fail():
        raise StoreFailed("gone")

    office.archive.days = fail
    window.press("Ctrl+5")
    window.press("Ctrl+1")
    qtbot.waitUntil(lambda: window.has("days_fault"))


def test_a_new_day_is_made_with_the_keyboard_alone(office, window, form):
    form.write("place", "Sandvik")
    form.write("date", "2.12")
    form.write("start", "1230")
    form.bring("service-sh", 14)
    form.bring("service-os", 4)
    form.tick("method_G4")
    form.choose_description("PPT")
    form.tick("method_PPT1")
    window.press("Ctrl+Return")
    info = newest(office).info
    assert (info.title, info.place) == ("Dialogdag i Sandvik", "Sandvik")
    assert (info.date, info.public_start) == (datetime.date(2026, 12, 2), datetime.time(12, 30))
    day = newest(office)
    assert [(s, day.present(s)) for s in day.service_ids] == [("service-sh", 14), ("service-os", 4)]
    assert [row.version_id for row in day.subjects] == ["version:G4:1", "version:PPT1:1"]
    assert window.window.workspace.spot[1:] == (day.id, "plan")


def test_the_template_is_shown_with_its_times_while_one_writes(form):
    form.write("start", "12")
    assert "12.00–15.05" in form.agenda()
    form.choose_kind("Fordypningsdag")
    assert "Velkommen tilbake" in form.agenda()


def test_internal_items_are_not_shown_as_part_of_the_day(form):
    assert "Rigging og prat med proffene" not in form.agenda()


def test_a_title_of_ones_own_stays_when_the_place_changes(form):
    form.write("title", "Vår egen dag")
    form.write("place", "Sandvik")
    assert form.written("title") == "Vår egen dag"
    form.write("title", "")
    form.write("place", "Nesvik")
    assert form.written("title") == "Dialogdag i Nesvik"


def test_a_number_ticks_its_service(form):
    assert not form.comes("service-ppt")
    form.bring("service-ppt", 12)
    assert form.comes("service-ppt")


def test_a_service_may_come_with_nobody_yet(office, window, form):
    form.tick("service_service-ppt")
    window.press("Ctrl+Return")
    day = newest(office)
    assert day.service_ids == ("service-ppt",)
    assert day.present("service-ppt") == 0


def test_methods_ticked_under_another_description_are_kept(form):
    form.tick("method_G4")
    form.choose_description("PPT")
    form.tick("method_PPT1")
    form.choose_description("Felles grunndel")
    assert form.chosen_methods() == "2 valgt: G4, PPT1"
    form.tick("method_G4")
    assert form.chosen_methods() == "1 valgt: PPT1"


def test_a_new_day_can_treat_what_is_no_method(office, window, form):
    value = NewValue(set_version="2018", title=Words("åpenhet"), in_practice=Words())
    office.session.register_desk.run(add_value, value)
    said = NewMainAnswer(text=Words("Eksempel: Spør oss først."))
    office.session.register_desk.run(add_main_answer, said)
    window.press("Escape")
    window.press("Ctrl+N")
    form.tick("method_G4")
    form.choose_description("Verdier")
    form.tick("method_åpenhet")
    form.choose_description("Hovedsvar fra barn")
    form.tick("method_Eksempel: Spør o")
    window.press("Ctrl+Return")
    kinds = [row.subject.kind for row in newest(office).subjects]
    assert kinds == [SubjectKind.METHOD, SubjectKind.VALUE, SubjectKind.MAIN_ANSWER]


def test_an_example_from_the_starter_catalogue_says_so(window, form):
    form.choose_description("PPT")
    name = window.part("method_PPT1").accessibleName()
    assert "eksempel fra startkatalogen" in name


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (("date", "31.2.2027"), "31.2.2027 finnes ikke i kalenderen."),
        (("date", ""), "Skriv en dato, for eksempel 21.11.2026."),
        (("start", "25.00"), "Klokka går fra 0.00 til 23.59."),
        (("start", "ni"), "Skriv klokkeslettet slik: 9.30."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_the_rest_stays(
    office, window, form, wrong, sentence
):
    field, typed = wrong
    form.write("place", "Sandvik")
    form.write(field, typed)
    window.press("Ctrl+Return")
    assert form.fault(field) == sentence
    assert form.written("place") == "Sandvik"
    assert len(office.session.days()) == 2


def test_a_day_without_a_title_is_refused_at_the_title(office, window, form):
    form.write("title", "x")
    form.write("title", " ")
    window.press("Ctrl+Return")
    assert form.fault("title") or newest(office).info.title


def test_hostile_words_are_only_words(office, window, form):
    form.write("title", "<b>Fet</b> & <img src=x>")
    window.press("Ctrl+Return")
    assert newest(office).info.title == "<b>Fet</b> & <img src=x>"
    assert window.title == "<b>Fet</b> & <img src=x>"


def test_a_template_without_items_is_refused_and_said(office, window, form):
    desk = office.session.register_desk
    rows = [row for row in desk.record.rows() if not isinstance(row, TemplateItem)]
    desk._record = type(desk.record)(rows)
    window.press("Ctrl+Return")
    assert form.fault("kind")
    assert len(office.session.days()) == 2


def test_a_full_disk_keeps_everything_that_was_written(office, window, form):
    form.write("place", "Sandvik")
    office.archive.fail_with = "full"
    window.press("Ctrl+Return")
    assert form.written("place") == "Sandvik"
    assert window.has("form_fault")
    office.archive.fail_with = ""
    window.press("Ctrl+Return")
    assert newest(office).info.place == "Sandvik"


def test_esc_leaves_the_form_and_forgets_it(office, window, form):
    form.write("place", "Sandvik")
    window.press("Esc")
    assert window.focused is form.table
    window.press("Ctrl+N")
    assert form.written("place") == ""


def test_what_was_begun_is_there_after_a_crash(office, form, opened, qtbot):
    form.write("place", "Sandvik")
    form.bring("service-sh", 14)
    form.tick("method_G5")
    qtbot.waitUntil(lambda: "G5" in office.archive.drafts("").get("new_day", ""))
    days = DaysDriver(opened(office).window)
    QTest.keyClick(days.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert days.written("place") == "Sandvik"
    assert days.comes("service-sh")
    assert days.chosen_methods() == "1 valgt: G5"


@pytest.mark.parametrize("draft", ["[1]", "{", '{"kind": "moon", "services": [["x", 3]]}', "\x00"])
def test_a_draft_that_makes_no_sense_is_left_out(office, window, draft):
    office.archive.keep_draft("", "new_day", draft)
    window.press("Ctrl+N")
    assert DaysDriver(window.window).written("date") == "18.11.2026"


def test_a_day_made_leaves_no_draft(office, window, form):
    form.write("place", "Sandvik")
    window.press("Ctrl+Return")
    assert office.archive.drafts("") == {}


def test_many_services_can_be_searched(office, opened):
    for number in range(30):
        fields = {"name": f"Tjeneste {number}", "kind": "SH"}
        office.session.register_desk.run(register.add_service, ["0301"], **fields)
    driver = opened(office)
    days = DaysDriver(driver.window)
    days.press("new_day")
    days.bring("service-sh", 3)
    find = driver.part("find_service")
    find.setFocus()
    driver.type("tjeneste 17")
    shown = [row.name for row in driver.window.findChildren(_ServiceRow) if row.isVisible()]
    assert shown == ["Skolehelsetjenesten, Bergen", "Tjeneste 17, Oslo"]

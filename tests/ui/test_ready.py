"""Before the start: what is ready, what is missing, and the way to each of them."""

import datetime
import sys
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from dialog_app.base import own_child
from dialog_app.core.commands import plan, running
from dialog_app.core.model.days import AgendaItem, ItemKind
from dialog_app.core.record import Change, Step
from dialog_app.ui import printer_name, theme, words
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.jobs import Token
from dialog_app.ui.pages.plan import PlanPage
from dialog_app.ui.plan.ready import Check, in_one_line
from dialog_app.ui.plan.ready_day import agenda
from dialog_app.ui.plan.ready_screens import on_screens
from dialog_app.ui.plan.side_panel import SidePanel
from tests.drivers import memory_archive
from tests.drivers.around import around as around_of
from tests.drivers.machine import Machine
from tests.drivers.plan import PlanDriver

EVERYTHING = [
    "services",
    "methods",
    "agenda",
    "projector",
    "printer",
    "disk",
    "backup",
    "fonts",
]
MORNING = memory_archive.MORNING


class Planning:
    """A plan page beside a machine that answers."""

    def __init__(self, qtbot, folder, **machine) -> None:
        self.bot = qtbot
        self.machine = Machine(folder)
        vars(self.machine).update(machine)
        session, _archive = memory_archive.empty()
        desk = memory_archive.planned_day(session)
        self.bridge = DayBridge(desk)
        self.places: list[str] = []
        around = around_of(session, show_place=self.places.append, outside=self.machine.outside)
        page = PlanPage(self.bridge, around)
        qtbot.addWidget(page)
        page.resize(1278, 680)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        self.page = PlanDriver(page)

    @property
    def day(self):
        return self.bridge.record

    def line(self, name: str) -> str:
        part = self.page.page.findChild(QAbstractButton, f"ready_{name}")
        return part.accessibleName() if part is not None else ""

    def says(self, name: str, words: str) -> None:
        self.bot.waitUntil(lambda: words in self.line(name))

    def press(self, name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        part = self.page.page.findChild(QAbstractButton, f"ready_{name}")
        part.setFocus()
        QTest.keyClick(part, key)

    @property
    def heading(self) -> str:
        return self.page.page.findChild(QAbstractButton, "all_ready").accessibleName()

    def change(self, title: str, **wanted) -> None:
        item = next(item for item in self.day.agenda if item.title == title)
        self.bridge._desk.take(Step("step.plan", (Change(item, replace(item, **wanted)),)))


@pytest.fixture(scope="module", autouse=True)
def _look(qapp):
    theme.apply(qapp, "light")
    words.set_language("nb")


@pytest.fixture
def planning(qtbot, tmp_path):
    return Planning(qtbot, tmp_path, newest=MORNING)


def test_when_all_is_ready_one_row_says_so_and_opens_to_every_line(planning, qtbot):
    qtbot.waitUntil(lambda: planning.heading == "Klarsjekk, Alt er klart")
    if not planning.page.ready():
        planning.page.press("all_ready")
    shown = planning.page.ready()
    assert list(shown) == EVERYTHING
    assert shown["services"] == "Tjenester og antall: 32 til stede, klart"
    assert shown["methods"] == "Arbeidsmåter: 3 valgt, klart"
    assert shown["agenda"] == "Dagsorden: ferdig kl. 15.05, klart"
    assert shown["projector"] == "Projektor: projector, 1920 × 1080, klart"
    assert shown["printer"] == "Skriver: HP i resepsjonen, klart"
    assert shown["backup"] == "Sikkerhetskopi: kl. 09.00, klart"
    assert shown["disk"].endswith("GB ledig, klart")
    assert shown["fonts"].endswith("klart")


def test_what_is_missing_stands_open_and_the_rest_is_out_of_the_way(planning, qtbot):
    qtbot.waitUntil(lambda: planning.heading == "Klarsjekk, Alt er klart")
    if planning.page.ready():
        planning.page.press("all_ready")
    planning.page.set_present("service-ppt", "other", "0")
    planning.says("services", "PPT mangler antall, ikke klart")
    assert list(planning.page.ready()) == ["services"]
    assert planning.heading == "Klarsjekk, 7 av 8 klare"


def test_at_the_foot_one_line_says_what_is_missing_and_brings_the_list(qtbot, tmp_path):
    planning = Planning(qtbot, tmp_path, name="")
    foot = planning.page.page.findChild(QAbstractButton, "missing")
    qtbot.waitUntil(lambda: foot.text() == "2 ting mangler: skriver, sikkerhetskopi")
    assert foot.isVisible()
    planning.page.press("missing")
    assert QApplication.focusWidget().objectName() == "ready_printer"
    qtbot.waitUntil(lambda: not QApplication.focusWidget().visibleRegion().isEmpty())


def test_a_service_without_a_number_is_named_and_its_fields_are_one_key_away(planning):
    planning.page.set_present("service-ppt", "other", "0")
    planning.page.press("day_service_service-ppt")
    planning.says("services", "PPT mangler antall")
    planning.press("services")
    assert QApplication.focusWidget().objectName() == "present_service-ppt_leader"


def test_several_services_without_a_number_are_counted(planning):
    for service in ("service-ppt", "service-os"):
        planning.page.set_present(service, "other", "0")
    planning.says("services", "2 mangler antall")


def test_a_day_with_nothing_to_answer_to_leads_to_the_catalogue(planning):
    for row in planning.day.subjects:
        planning.bridge.run(plan.remove_subject, row.subject)
    planning.says("methods", "ingen valgt, ikke klart")
    planning.press("methods")
    assert QApplication.focusWidget().objectName() == "add_method"


def test_an_item_without_minutes_is_named_and_chosen_when_the_line_is_pressed(planning):
    planning.change("Hindringer", minutes=0)
    planning.says("agenda", "Hindringer: ingen minutter, ikke klart")
    planning.press("agenda")
    assert planning.page.table.hasFocus()
    assert planning.page.table.currentIndex().siblingAtColumn(3).data() == "Hindringer"


def test_a_day_that_ends_too_late_is_told_by_how_much(planning):
    planning.page.open_row("about_day")
    planning.page.fill("day_public_end", "15.00")
    planning.says("agenda", "Utsjekk: 5 min etter slutt, ikke klart")


def test_a_fixed_start_that_cannot_be_kept_is_named(planning):
    planning.change("Pause", starts_at=datetime.time(12, 30))
    planning.says("agenda", "Pause kan ikke begynne kl. 12.30, ikke klart")
    planning.change("Pause", starts_at=datetime.time(13, 0))
    planning.says("agenda", "ferdig kl.")


def test_a_day_without_public_items_cannot_be_held(planning):
    for item in planning.day.agenda:
        if not item.internal:
            planning.bridge.run(plan.remove_item, item.id)
    planning.says("agenda", "ingen punkter, ikke klart")


@pytest.mark.parametrize(
    ("shown", "wanted", "found"),
    [
        ([0, 1], "", "projector, 1920 × 1080"),
        ([0, 1], "projector", "projector, 1920 × 1080"),
        ([0, 1], "HDMI-9", "skjermen HDMI-9 er valgt, men ikke koblet til"),
        ([0], "", "ikke funnet, veggen venter"),
        ([0], "HDMI-9", "ikke funnet, veggen venter"),
        ([0, 0], "", "den andre skjermen viser det samme som denne, velg «utvid»"),
    ],
)
def test_the_wall_needs_another_screen_with_another_picture(qapp, shown, wanted, found):
    screens = QGuiApplication.screens()
    check = on_screens([screens[place] for place in shown], screens[0], wanted)
    assert check.found == found
    assert check.ready is found.startswith("projector")


def test_the_projector_line_leads_to_the_settings(planning):
    planning.says("projector", "1920")
    planning.press("projector")
    assert planning.places == ["settings"]


def test_a_print_system_that_keeps_silent_stops_nobody(qtbot, tmp_path):
    planning = Planning(qtbot, tmp_path, newest=MORNING)
    planning.says("printer", "klart")
    planning.machine.may_answer.clear()
    planning.machine.name = None
    planning.press("printer")
    planning.page.set_present("service-ppt", "other", "3")
    assert planning.day.present("service-ppt") == 3
    planning.machine.may_answer.set()
    planning.says("printer", "svarer ikke, PDF går likevel, ikke klart")


def test_without_a_printer_the_papers_are_still_made(qtbot, tmp_path):
    planning = Planning(qtbot, tmp_path, name="")
    planning.says("printer", "ingen funnet, PDF går likevel, ikke klart")
    planning.machine.name = "Kontoret"
    planning.press("printer")
    planning.says("printer", "Kontoret, klart")


def test_nobody_is_asked_while_the_page_is_out_of_sight(planning):
    planning.says("printer", "klart")
    planning.page.page.hide()
    planning.bridge.run(plan.change_day, pros=9)
    assert planning.machine.asked == 1
    planning.page.page.show()
    planning.bot.waitUntil(lambda: planning.machine.asked == 2)


def test_a_backup_is_made_where_it_is_missed(qtbot, tmp_path):
    planning = Planning(qtbot, tmp_path)
    planning.says("backup", "ingen ennå, Enter lager en, ikke klart")
    planning.press("backup")
    planning.says("backup", "kl. 09.00, klart")


def test_an_old_backup_is_told_with_its_date(qtbot, tmp_path):
    planning = Planning(qtbot, tmp_path, newest=MORNING - datetime.timedelta(days=3))
    planning.says("backup", "den siste er fra 15.11.2026 kl. 09.00, ikke klart")


def test_a_backup_the_disk_refuses_is_told_of_and_nothing_else_happens(qtbot, tmp_path):
    planning = Planning(qtbot, tmp_path, fail_with="full")
    planning.says("backup", "ingen ennå")
    planning.press("backup")
    assert "Disken er full" in planning.page.page.findChild(SidePanel).error.sentence()
    planning.says("backup", "ingen ennå")


def test_the_lines_are_spoken_in_nynorsk_and_english(qtbot, tmp_path):
    try:
        words.set_language("nn")
        planning = Planning(qtbot, tmp_path, name="")
        planning.says("printer", "Skrivar: ingen funnen, PDF går likevel, ikkje klart")
        words.set_language("en")
        planning = Planning(qtbot, tmp_path, name="")
        planning.says("printer", "Printer: none found, PDF works all the same, not ready")
    finally:
        words.set_language("nb")


def test_the_one_line_waits_for_the_last_answer():
    ready, awaited = Check("fonts", "", True), Check("printer", "", None)
    lacks = Check("projector", "", False)
    assert in_one_line([ready]) == "Alt er klart"
    assert in_one_line([ready, awaited]) == ""
    assert in_one_line([ready, awaited, lacks]) == "1 ting mangler: projektor"
    assert in_one_line([lacks, Check("printer", "", False)]) == (
        "2 ting mangler: projektor, skriver"
    )


def test_a_day_that_starts_in_an_internal_item_is_judged_by_its_public_part():
    session, _ = memory_archive.empty()
    day = memory_archive.planned_day(session).record
    assert next(iter(day.agenda)).kind == ItemKind.PREPARATION
    assert agenda(day).ready is True
    assert isinstance(day.agenda[0], AgendaItem)


def test_the_printer_is_asked_in_a_process_that_can_be_ended(monkeypatch):
    silent = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(own_child, "call", lambda _asked: silent)
    began = time.monotonic()
    assert printer_name.usual_printer(Token(), wait=0.3) is None
    assert time.monotonic() - began < 5


def test_nobody_waits_for_a_printer_once_the_page_is_gone(monkeypatch):
    silent = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(own_child, "call", lambda _asked: silent)
    token = Token()
    token.cancel()
    began = time.monotonic()
    assert printer_name.usual_printer(token) is None
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("import os; os.write(1, 'Skriver på rom 3'.encode())", "Skriver på rom 3"),
        ("", ""),
        ("raise SystemExit(3)", None),
    ],
)
def test_the_name_is_what_the_process_says(monkeypatch, script, name):
    monkeypatch.setattr(own_child, "call", lambda _asked: [sys.executable, "-c", script])
    assert printer_name.usual_printer(Token()) == name


def test_the_program_itself_answers_the_question():
    assert printer_name.usual_printer(Token(), wait=30) is not None


DAY = "Dialogdag i Nordvik"


def test_before_the_start_one_line_says_what_is_missing_and_leads_to_it(office, opened, qtbot):
    office.outside = Machine(office.folder).outside
    window = opened(office)
    window.open_day(DAY, "live")
    qtbot.waitUntil(lambda: window.has("ready_sentence"))
    assert window.words("ready_sentence") == "1 ting mangler: sikkerhetskopi"
    window.click("ready_list")
    assert window.window.workspace.spot[2] == "plan"
    qtbot.waitUntil(lambda: window.window.focusWidget().objectName() == "ready_backup")


def test_the_line_is_gone_when_the_day_has_started(window, qtbot):
    window.open_day(DAY, "live")
    qtbot.waitUntil(lambda: window.has("ready_sentence"))
    assert window.words("ready_sentence") == "Alt er klart"
    window.window.workspace.day.run(running.start)
    assert not window.has("ready_now")

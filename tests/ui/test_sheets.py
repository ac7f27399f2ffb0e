"""Taking in a table on the screen: seen first, and then done, or left."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from dialog_app.core.commands.register import change_service
from dialog_app.core.measures import Tally
from dialog_app.core.model.days import Phase
from dialog_app.core.sheets.grid import Grid
from dialog_app.storage.sheets.files import SheetFiles
from dialog_app.storage.sheets.reading import read_sheet
from dialog_app.ui.sheets import asking
from dialog_app.ui.sheets.rows import RowsList
from tests.drivers.memory_archive import subject


class Table:
    """The window of somebody who takes tables in, and the files on the desk."""

    def __init__(self, driver, folder, monkeypatch, qtbot):
        self.driver = driver
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._qtbot = qtbot

    @property
    def session(self):
        return self.driver.window.house.session

    def file(self, *lines):
        path = self.folder / "tabell.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def open_card(self):
        self.driver.click("open_sheets")
        assert self.driver.card == "sheet_card"

    def choose(self, *lines):
        """Choose a file with these lines, and wait until it has been read."""
        path = self.file(*lines)
        self._monkeypatch.setattr(asking, "file_to_read", lambda _parent: path)
        self.driver.click("choose_sheet")
        self._qtbot.waitUntil(lambda: not self.driver.has("stop_reading"), timeout=20_000)

    def save(self, button, name):
        """Save a table and wait until it lies there; returns what is in it."""
        path = self.folder / name
        self._monkeypatch.setattr(asking, "file_to_write", lambda _parent, _name: path)
        self.driver.click(button)
        told = lambda: name in self.driver.words("sheet_saved")  # noqa: E731
        self._qtbot.waitUntil(told, timeout=20_000)
        return read_sheet(path)

    def pick(self, name, words):
        choice = self.driver.part(name)
        assert isinstance(choice, QComboBox)
        choice.setCurrentText(words)
        choice.activated.emit(choice.currentIndex())

    def rows(self):
        view = next(part for part in self.driver.window.findChildren(RowsList))
        model = view.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def table(office, opened, tmp_path, monkeypatch, qtbot):
    office.sheet_files = SheetFiles()
    return Table(opened(office), tmp_path, monkeypatch, qtbot)


@pytest.fixture
def at_services(table):
    table.driver.press("Ctrl+2")
    assert table.driver.place == "services"
    table.open_card()
    return table


HEADER = "navn;type;ansatte;farge"


def names(table):
    return [service.name for service in table.session.register.services]


def test_a_table_is_seen_before_it_is_taken_in_and_can_be_taken_back(at_services):
    table = at_services
    table.choose(HEADER, "Ungdomsklinikken;SH;12;", "Skolehelsetjenesten;;14;")
    assert "1 nye, 1 endret, 0 som før, 0 med feil" in table.driver.words("sheet_told")
    assert "farge" in table.driver.words("sheet_also")
    changed, new = table.rows()
    assert changed.startswith("Rad 3 · Endret · Skolehelsetjenesten")
    assert changed.endswith("→ 14")
    assert new == "Rad 2 · Ny · Ungdomsklinikken"
    assert "Ungdomsklinikken" not in names(table)
    assert table.driver.words("take_sheet") == "Ta inn 2 rader"
    # The button has the keyboard, so Space takes it in.
    table.driver.press("Space")
    assert "Ungdomsklinikken" in names(table)
    assert table.driver.words("sheet_told").startswith("2 rader er tatt inn")
    assert table.rows() == []
    table.driver.press("Esc")
    table.driver.press("Ctrl+Z")
    assert "Ungdomsklinikken" not in names(table)


def test_bad_rows_come_first_with_their_reasons_and_nothing_can_be_taken_in(at_services):
    table = at_services
    table.choose(HEADER, "En;SH;12;", *(f"T{n};romfart;1;" for n in range(5000)))
    assert "5000 med feil" in table.driver.words("sheet_told")
    assert len(table.rows()) == 5001
    assert table.rows()[0].startswith("Rad 3 · Feil · «romfart»")
    assert not table.driver.has("take_sheet")
    assert "Rett radene" in table.driver.words("sheet_also")
    # The list has the keyboard, and what is chosen stands whole below it.
    table.driver.press("Down")
    assert table.driver.words("sheet_row_whole").startswith("Rad 4")


def test_what_is_here_already_says_so(at_services):
    at_services.choose("navn", "Skolehelsetjenesten")
    assert "står her fra før" in at_services.driver.words("sheet_also")
    assert not at_services.driver.has("take_sheet")


def test_a_file_that_cannot_be_read_says_why_where_it_was_chosen(at_services):
    at_services.choose("farge", "blå")
    assert "Kolonnen «navn» mangler" in at_services.driver.part("sheet_error").sentence()
    at_services.choose(HEADER, "En;SH;1;")
    assert at_services.driver.part("sheet_error").sentence() == ""


def test_a_change_in_between_is_not_written_over(at_services):
    at_services.choose(HEADER, "Skolehelsetjenesten;;14;")
    desk = at_services.session.register_desk

    desk.run(change_service, "service-sh", size=99)
    at_services.driver.press("Space")
    assert "endret i mellomtiden" in at_services.driver.part("sheet_error").sentence()
    assert at_services.session.register.service("service-sh").size == 99


def test_reading_can_be_stopped_and_esc_leaves(office, opened, tmp_path, monkeypatch, qtbot):
    let_go = threading.Event()

    class Slow(SheetFiles):
        def read(self, _path, waiting):
            while not waiting.cancelled and not let_go.is_set():
                let_go.wait(0.01)
            return Grid(("navn",), ())

    office.sheet_files = Slow()
    table = Table(opened(office), tmp_path, monkeypatch, qtbot)
    table.driver.press("Ctrl+2")
    table.open_card()
    path = table.file("navn", "En")
    monkeypatch.setattr(asking, "file_to_read", lambda _parent: path)
    table.driver.click("choose_sheet")
    assert table.driver.words("sheet_told").startswith("Leser tabell.csv")
    table.driver.click("stop_reading")
    assert not table.driver.has("stop_reading")
    table.driver.click("choose_sheet")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert table.driver.card == ""
    let_go.set()


def test_answers_and_numbers_go_to_the_day_that_is_open(table):
    table.driver.open_day("Dialogdag i Nordvik")
    table.open_card()
    table.pick("sheet_kind", "svar")
    table.choose(
        "tjeneste;arbeidsmåte;runde;svar;antall",
        "Skolehelsetjenesten;SH4;før;enig;9",
        "Skolehelsetjenesten;SH4;før;uenig;3",
    )
    assert "SH4" in table.driver.words("sheet_also")
    table.driver.press("Space")
    line = next(one for one in table.session.days() if one.title == "Dialogdag i Nordvik")
    day = table.session.saved_day(line.id)
    asked = day.round("service-sh", subject("SH4"), Phase.BEFORE)
    assert day.tally(asked) == Tally(9, 0, 3)


def test_one_service_s_part_of_a_day_is_saved_protected(table):
    table.driver.open_day("Fordypningsdag i Lillevik")
    table.open_card()
    found = table.save("save_sheet", "ut.xlsx")
    assert found.header[0].startswith("Vernet av Dialogdag")


def test_the_register_is_saved_and_an_empty_table_has_its_columns(table):
    table.driver.press("Ctrl+3")
    table.open_card()
    found = table.save("save_sheet", "ut.csv")
    assert [row.cells[0] for row in found.rows] == ["G4", "G5", "G11", "SH4", "PPT1"]
    assert table.save("save_template", "mal.xlsx").header[:2] == ("kode", "beskrivelse")


def test_a_place_that_cannot_be_written_to_says_so(table, monkeypatch, qtbot):
    table.driver.press("Ctrl+3")
    table.open_card()
    place = table.folder / "borte" / "ut.csv"
    monkeypatch.setattr(asking, "file_to_write", lambda _parent, _name: place)
    table.driver.click("save_sheet")
    qtbot.waitUntil(lambda: bool(table.driver.part("sheet_not_saved").sentence()))
    assert "kan ikke lagres der" in table.driver.part("sheet_not_saved").sentence()


def test_where_nobody_reads_files_nothing_is_offered(office, opened):
    driver = opened(office)
    driver.press("Ctrl+2")
    assert not driver.has("open_sheets")

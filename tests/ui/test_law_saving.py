"""The law list goes on from the screen: to the catalogue, and to a table for other programs."""

import pytest
from PySide6.QtTest import QTest

from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.rehearsal import MemoryArchive
from dialog_app.desk.session import Session
from dialog_app.storage.sheets.files import SheetFiles
from dialog_app.storage.sheets.reading import read_sheet
from dialog_app.ui.across.reader import AcrossReader
from tests.core.law_days import GUIDE, PBRL, Said, register
from tests.drivers.across import AcrossDriver


@pytest.fixture
def lawful(office, opened, qtbot):
    """Open the law list of the demonstration, which has one section in it."""
    office.sheet_files = SheetFiles()
    page = AcrossDriver(opened(office))
    page.scope.show("law")
    page.wait_until_read(qtbot)
    return page


def save(lawful, qtbot, path):
    """Save it, and return what was said of that."""
    lawful.save_as(path, "law_save")
    qtbot.waitUntil(lambda: lawful.window.has("law_saved"), timeout=20_000)
    return lawful.window.words("law_saved")


def test_enter_goes_to_the_section_in_the_catalogue(lawful):
    QTest.keySequence(lawful.window.part("law_list"), "Return")
    assert lawful.window.place == "catalogue"
    assert lawful.window.words("provision_title") == "pbrl. § 3-4"


def test_the_list_is_saved_as_a_protected_table(lawful, qtbot, tmp_path):
    path = tmp_path / "lov.csv"
    assert save(lawful, qtbot, path) == f"Lagret: {path}"
    first = path.read_text(encoding="utf-8-sig").splitlines()[0]
    assert first.startswith("Vernet av Dialogdag: ")
    assert "Tjenestene har meldt seg selv." in first
    grid = read_sheet(path)
    (row,) = [row.cells for row in grid.rows if "pbrl. § 3-4" in row.cells]
    assert "færre enn 3 tjenester" in row


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_the_list_is_saved_as_a_picture_too(lawful, qtbot, tmp_path, ending):
    path = tmp_path / f"lov{ending}"
    assert save(lawful, qtbot, path) == f"Lagret: {path}"
    if ending == ".svg":
        written = path.read_text(encoding="utf-8")
        assert "pbrl. § 3-4" in written
        assert "færre enn 3" in written


def test_a_place_that_cannot_be_written_is_told_of(lawful, qtbot, tmp_path):
    path = tmp_path / "finnes" / "ikke" / "lov.csv"
    told = save(lawful, qtbot, path)
    assert told == "Filen kunne ikke lagres der. Prøv et annet sted."
    assert not path.exists()


def test_a_text_about_no_method_stands_in_the_list_and_beside_no_method(qtbot):
    said = Said("a", "b", "c")
    said.source(said.obstacle("a", "b", "c", about=""), provision_id=PBRL.id)
    said.source(said.obstacle("a", "b", "c"), provision_id=GUIDE.id)
    archive = MemoryArchive(ThisLaptop("laptop-1"), register(), [said.day])
    reader = AcrossReader(Session(archive, archive.laptop))
    with qtbot.waitSignal(reader.law_read):
        reader.begin()
    assert [line.key for line in reader.lines(["m-1"])] == [GUIDE.id]
    assert {line.key for line in reader.lines(["m-1"], of_none=True)} == {GUIDE.id, PBRL.id}
    assert [line.key for line in reader.lines(["m-2"], of_none=True)] == [PBRL.id]

"""The pictures of a method are saved where it is shown, and one that would tell too much is not."""

import pytest
from defusedxml import ElementTree as Tree
from PySide6.QtWidgets import QFileDialog

from dialog_app.storage.sheets.files import SheetFiles
from tests.core.across_rounds import heard, service
from tests.drivers.across import AcrossDriver
from tests.drivers.across_archive import across_session

MORE = [service(f"s{n}", "SH", name=f"Tjeneste {n}") for n in range(6, 12)]
ENOUGH = [heard(f"s{n}", "G4-2", 8, 0, 4) for n in range(1, 5)]
AGREED = [heard(f"s{n}", "G4-2", 12, 0, 0) for n in range(5, 12)]
FEW = [heard(f"s{n}", "G5-2", 8, 0, 4) for n in (1, 2)]


@pytest.fixture
def page(office, opened, qtbot):
    """Open the picture where eleven services answered one method, and two another."""
    office.sheet_files = SheetFiles()
    office.session, office.archive = across_session([*ENOUGH, *AGREED, *FEW], *MORE)
    found = AcrossDriver(opened(office))
    found.wait_until_read(qtbot)
    return found


def save(page, qtbot, button, path):
    """Press a link, say where, and return what is then said beside it."""
    page.save_as(path, button)
    told = f"{button.rpartition('_')[0]}_told"
    qtbot.waitUntil(lambda: page.window.has(told), timeout=20_000)
    return page.window.words(told)


@pytest.mark.parametrize("what", ["words", "rounds", "services"])
def test_each_picture_behind_a_cell_is_saved(page, qtbot, tmp_path, what):
    path = tmp_path / f"{what}.svg"
    assert save(page, qtbot, f"behind_save_{what}", path) == f"Lagret: {path}"
    said = Tree.fromstring(path.read_bytes()).findtext("{http://www.w3.org/2000/svg}desc") or ""
    assert {
        "words": "samlet enig 7, delt 4",
        "rounds": "Etter dialogen: Enig 116, Delvis 0, Uenig 16",
        "services": "Skolehelsetjenesten: Enig 8, Delvis 0, Uenig 4; delt",
    }[what] in said


def test_its_numbers_are_saved_as_a_protected_table(page, qtbot, tmp_path):
    path = tmp_path / "ord.csv"
    assert save(page, qtbot, "behind_save_words", path) == f"Lagret: {path}"
    mark, _header, *rows = path.read_text(encoding="utf-8-sig").splitlines()
    assert mark.startswith("Vernet av Dialogdag")
    assert [row.split(";")[5:8] for row in rows] == [
        ["samlet enig", "tjenester", "7"],
        ["delt", "tjenester", "4"],
    ]


def test_where_too_little_may_be_shown_it_is_said_there_and_no_file_is_made(page, qtbot, tmp_path):
    page.choose_cell(1, 0)
    path = tmp_path / "ord.png"
    told = save(page, qtbot, "behind_save_words", path)
    assert told == "Bildet er ikke laget: for lite om G5 kan vises uten å røpe noen."
    assert not path.exists()


def test_the_name_that_is_offered_is_safe_and_says_what_it_is(page):
    page.window.click("behind_save_rounds")
    (asked,) = page.window.window.findChildren(QFileDialog, "across_export_where")
    assert asked.selectedFiles()[0].endswith("G4_før-og-etter")
    asked.close()


def test_it_is_saved_where_one_decides_too(page, qtbot, tmp_path):
    page.scope.show("decide", "m-G4")
    path = tmp_path / "ord.svg"
    assert save(page, qtbot, "decide_picture_words", path) == f"Lagret: {path}"
    assert "samlet enig 7" in path.read_text(encoding="utf-8")


def test_nothing_is_offered_for_what_nobody_answered(page):
    page.scope.show("decide", "m-SH4")
    assert not page.window.has("decide_picture_words")

"""Referat: every version can be seen, saved and compared; pages are chosen by their pictures."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from dialog_app.core.commands import findings
from dialog_app.core.commands.minutes.approving import correct
from dialog_app.core.editions import versions
from dialog_app.core.minutes.compared import ComparedLine
from dialog_app.core.model.said import Obstacle
from dialog_app.core.word_difference import pieces
from dialog_app.ui.minutes.comparison import Comparison
from dialog_app.ui.minutes.page_strip import PageStrip
from dialog_app.ui.minutes.preview import PagePreview
from dialog_app.ui.minutes.version_bar import VersionBar
from dialog_app.ui.widgets.choice import Choice
from tests.drivers.minutes import Referat

ANEW = "Foreldre til barn under 16 år skal vite det"


@pytest.fixture
def referat(qtbot: QtBot) -> Iterator[Referat]:
    """Open the page of minutes of a held day."""
    opened = Referat(qtbot)
    yield opened
    opened.page.hide()


@pytest.fixture
def corrected(referat: Referat) -> Referat:
    """Approve the first service's minutes, and word something anew in a version after it."""
    referat.approve("leder")
    assert referat.bridge.run(correct, "service-sh", "leder", "Feil ord") is None
    obstacle = referat.bridge.record.all(Obstacle)[0]
    assert referat.bridge.run(findings.reword, Obstacle, obstacle.id, ANEW) is None
    return referat


def see(referat: Referat, version: int) -> None:
    """Choose the version that is shown."""
    choice: Choice = referat.page.findChild(Choice, "version_shown")
    choice.set_value(version)
    choice.activated.emit(choice.currentIndex())


def test_an_approved_version_is_saved_as_the_very_bytes_that_were_kept(
    corrected: Referat, tmp_path: Path
) -> None:
    day = corrected.bridge.record
    first = versions(day, "service-sh")[0]
    kept = corrected.session.papers(day.id)[first.id].pdf
    see(corrected, 1)
    corrected.driver.save_in(tmp_path)
    corrected.driver.save("save_one_pdf")
    (file,) = tmp_path.iterdir()
    assert file.read_bytes() == kept
    assert file.stem.endswith("_v1")


def test_two_versions_are_told_apart_with_signs_and_words(corrected: Referat, qtbot: QtBot) -> None:
    assert corrected.page.findChild(VersionBar).isVisible()
    corrected.driver.press("compare_versions")
    comparison: Comparison = corrected.page.findChild(Comparison)
    qtbot.waitUntil(comparison.isVisible)
    words = comparison.words()
    assert "[− Vi må informere foreldre]" in words
    assert "skal vite det]" in words
    corrected.driver.press("compare_versions")
    qtbot.waitUntil(lambda: not comparison.isVisible())
    assert corrected.driver.wait_for_paper() >= 1


def test_a_full_stop_after_what_changed_stands_where_it_stood(qtbot: QtBot) -> None:
    comparison = Comparison()
    qtbot.addWidget(comparison)
    changed = ("Barnet er med.", "Barnet velger ordene."), ("Barnet vet.", "Barnet vet det først.")
    lines = [ComparedLine("", tuple(pieces(*one))) for one in changed]
    comparison.show_lines(lines, 1, 2, "")
    assert comparison.words().splitlines() == [
        "Barnet [− er med] [+ velger ordene].",
        "Barnet vet [+ det først].",
    ]


def test_with_one_version_there_is_nothing_to_choose(referat: Referat) -> None:
    assert not referat.page.findChild(VersionBar).isVisible()


def test_pages_are_chosen_by_their_pictures_and_the_shown_one_is_marked(
    referat: Referat, qtbot: QtBot
) -> None:
    pages = referat.driver.wait_for_paper()
    strip: PageStrip = referat.page.findChild(PageStrip)
    assert strip.model().rowCount() == pages >= 2
    strip.grab()
    qtbot.waitUntil(lambda: strip.pages.picture(0) is not None)
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    assert referat.driver.page_number().startswith("side 2 av")
    referat.driver.press("previous_page")
    assert strip.currentIndex().row() == 0


def test_one_stays_at_the_page_while_the_day_is_written_on(referat: Referat, qtbot: QtBot) -> None:
    referat.driver.wait_for_paper()
    referat.driver.turn()
    shown: PagePreview = referat.page.findChild(PagePreview)
    before = shown.paper
    referat.bridge.run(findings.reword, Obstacle, referat.bridge.record.all(Obstacle)[0].id, ANEW)
    qtbot.waitUntil(lambda: shown.paper != before)
    assert referat.driver.page_number().startswith("side 2 av")


def test_where_there_is_no_room_the_paper_takes_the_place_of_what_is_beside_it(
    referat: Referat,
) -> None:
    shown: PagePreview = referat.page.findChild(PagePreview)
    referat.page.resize(660, 680)
    assert not shown.isVisible()
    referat.driver.wait_for_paper()
    referat.driver.press("show_paper")
    assert shown.isVisible()
    referat.driver.press("paper_back")
    assert not shown.isVisible()


def test_columns_never_lie_over_each_other(referat: Referat) -> None:
    for width in range(660, 1280, 10):
        referat.page.resize(width, 680)
        QApplication.processEvents()
        columns = [part for part in referat.page.children() if isinstance(part, QWidget)]
        boxes = sorted((part.x(), part.geometry().right()) for part in columns if part.isVisible())
        assert len(boxes) >= 2
        assert all(box[1] < after[0] for box, after in pairwise(boxes)), (width, boxes)


def test_the_paper_goes_after_the_one_who_draws_it(referat: Referat) -> None:
    referat.driver.wait_for_paper()
    in_page: PagePreview = referat.page.findChild(PagePreview)
    shown = PagePreview()
    shown.show()
    shown.show_paper(in_page.paper)
    gone: list[str] = []
    for kind in (QPdfView, QPdfDocument, QBuffer):
        for part in shown.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.destroyed.connect(lambda _gone, name=kind.__name__: gone.append(name))
    delete(shown)
    assert gone[0] == "QPdfView"
    assert gone[-1] == "QBuffer"

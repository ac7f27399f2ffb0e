"""Referat: a dissent is written, changed and taken away on the page of minutes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from dialog_app.core.model.minutes import Dissent
from dialog_app.core.remark import RemarkKind
from dialog_app.ui.minutes.dissent_form import DissentForm
from tests.drivers.minutes import Referat

FORM = "dissent_form"
WORDS = "Barnet skal høres før skolen ringer hjem"


@pytest.fixture
def referat(qtbot: QtBot) -> Iterator[Referat]:
    """Open the page of minutes of a held day, with the form for a dissent."""
    opened = Referat(qtbot)
    opened.driver.press("dissent_new")
    yield opened
    opened.page.hide()


def test_fewer_than_five_must_all_have_said_yes(referat: Referat) -> None:
    referat.driver.write("text", WORDS, FORM)
    referat.driver.write("who", "helsesykepleierne", FORM)
    referat.driver.write("people", "tre", FORM)
    referat.driver.press("dissent_form_save")
    assert "fra 1 til 999" in referat.driver.fault("people", FORM)
    referat.driver.write("people", "3", FORM)
    referat.driver.press("dissent_form_save")
    assert "Minst 5" in referat.driver.fault("people", FORM)
    assert not referat.bridge.record.all(Dissent)
    consented: QCheckBox = referat.page.findChild(QCheckBox, "dissent_form_consented")
    consented.setChecked(True)
    referat.driver.press("dissent_form_save")
    (row,) = referat.bridge.record.all(Dissent)
    assert (row.text, row.people, row.consented) == (WORDS, 3, True)
    assert row.version_id == referat.bridge.record.subjects[0].subject.version_id
    assert any(WORDS in words for words in referat.driver.remarks())


def test_it_is_worded_anew_and_taken_away_and_undo_brings_it_back(referat: Referat) -> None:
    for field, text in (("text", WORDS), ("who", "lærerne"), ("people", "6")):
        referat.driver.write(field, text, FORM)
    referat.driver.press("dissent_form_save")
    referat.driver.press("dissent_change")
    referat.driver.write("why", "Ellers tør de ikke si noe", FORM)
    referat.driver.press("dissent_form_save")
    (row,) = referat.bridge.record.all(Dissent)
    assert (row.text, row.why) == (WORDS, "Ellers tør de ikke si noe")
    referat.driver.press("dissent_remove")
    assert not referat.bridge.record.all(Dissent)
    referat.bridge.undo()
    assert referat.bridge.record.all(Dissent) == (row,)


def test_half_written_it_is_kept_and_asked_about_before_the_day_is_closed(
    referat: Referat, qtbot: QtBot
) -> None:
    referat.driver.write("text", WORDS, FORM)
    form: DissentForm = referat.page.findChild(DissentForm)
    form.hold()
    day = referat.bridge.record
    drafts = [one for one in referat.session.remarks(day.id) if one.kind is RemarkKind.DRAFT]
    assert [one.words for one in drafts] == [WORDS]
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    left = [one for one in referat.session.remarks(day.id) if one.kind is RemarkKind.DRAFT]
    assert not left


def test_approved_minutes_take_no_more_of_them(referat: Referat, qtbot: QtBot) -> None:
    form: DissentForm = referat.page.findChild(DissentForm)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    referat.approve("leder")
    assert "Særstandpunkt" not in referat.driver.remarks()

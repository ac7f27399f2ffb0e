"""A facilitator keeps notes, blocks and templates, and makes new days from them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from dialog_app.core.commands.shelf import blocks, templates
from dialog_app.core.model.catalogue import Block
from dialog_app.core.model.days import DayState
from dialog_app.core.record import Change, Step
from dialog_app.ui.pages.catalogue import CataloguePage
from dialog_app.ui.widgets.label import Label
from tests.drivers.days import DaysDriver
from tests.drivers.shelves import ShelvesDriver
from tests.ui.test_plan import Planning

NOTE = "Ha klar kortene"
NAME = "Kort kveldsdag"


@pytest.fixture
def planning(qtbot):
    return Planning(qtbot)


def notes_field(page):
    return page.page.findChild(QPlainTextEdit, "item_notes")


def write_note(page, title, words):
    """Choose an item and write its note."""
    page.choose(title)
    field = notes_field(page)
    field.setFocus()
    QTest.keyClicks(field, words)


def day(planning):
    return planning.bridge.record


def item(planning, title):
    return next(row for row in day(planning).agenda if row.title == title)


def test_a_note_is_written_down_when_one_goes_back_to_the_agenda(planning):
    page = planning.page
    title = page.titles()[1]
    write_note(page, title, NOTE)
    assert item(planning, title).notes == ""
    page.escape()
    assert item(planning, title).notes == NOTE
    planning.bridge.undo()
    assert item(planning, title).notes == ""
    assert notes_field(page).toPlainText() == ""


def test_each_item_shows_its_own_note(planning):
    page = planning.page
    first, second = page.titles()[1:3]
    write_note(page, first, NOTE)
    page.choose(second)
    assert notes_field(page).toPlainText() == ""
    page.choose(first)
    assert notes_field(page).toPlainText() == NOTE
    assert item(planning, second).notes == ""


def test_a_note_of_one_line_has_nothing_to_scroll(planning):
    page = planning.page
    write_note(page, page.titles()[1], NOTE)
    assert not notes_field(page).verticalScrollBar().isVisible()
    assert notes_field(page).verticalScrollBar().maximum() == 0


def test_a_note_that_was_begun_is_there_after_a_crash(planning, qtbot):
    page = planning.page
    title = page.titles()[1]
    write_note(page, title, NOTE)
    draft = f"notes:{item(planning, title).id}"
    qtbot.waitUntil(lambda: planning.bridge.draft(draft) == NOTE)


def test_a_note_on_a_closed_day_is_refused_beside_it_and_stays(planning):
    page = planning.page
    title = page.titles()[1]
    info = day(planning).info
    planning.bridge.run(closed, info)
    write_note(page, title, NOTE)
    page.escape()
    assert page.fault_on_card("notes_error")
    assert notes_field(page).toPlainText() == NOTE


def closed(record, _laptop, info):
    return Step("step.day_closed", (Change(info, replace(info, state=DayState.CLOSED)),))


def test_an_item_is_kept_as_a_block_and_put_into_the_day_again(planning):
    page = planning.page
    title = page.titles()[1]
    write_note(page, title, NOTE)
    page.press("save_block")
    assert title in page.page.findChild(Label, "block_told").text()
    said = page.pick("open_blocks", title)
    assert title in said
    assert page.titles().count(title) == 2
    notes = [row.notes for row in day(planning).agenda if row.title == title]
    assert notes == [NOTE, NOTE]


def test_the_same_block_is_not_kept_twice(planning):
    page = planning.page
    page.choose(page.titles()[1])
    page.press("save_block")
    page.press("save_block")
    assert page.fault_on_card("notes_error")
    assert len(planning.session.register.all(Block)) == 1


def test_a_day_is_saved_as_a_template(planning):
    page = planning.page
    page.press("open_template")
    page.fill("template_name", NAME)
    assert NAME in planning.session.register.templates
    page.fill("template_name", NAME)
    assert page.said_below("template_name")
    page.fill("template_name", " ")
    assert page.said_below("template_name")


def test_a_new_day_is_made_from_a_template_of_ones_own(office, window):
    session = office.session
    record = session.day_desk(session.days()[0].id).record
    desk = session.register_desk
    desk.run(templates.save_template, record, NAME)
    window.press("Ctrl+N")
    form = DaysDriver(window.window)
    form.choose_kind(f"{NAME} (egen mal)")
    form.write("place", "Nordvik")
    form.press("make_day")
    made = [session.day_desk(line.id).record for line in session.days()]
    new = next(one for one in made if one.info.template == NAME)
    assert [row.title for row in new.agenda] == [row.title for row in record.agenda]
    assert new.info.kind is record.info.kind
    assert new.info.title == "Dialogdag i Nordvik"


@pytest.fixture
def shelf(planning, qtbot):
    """The catalogue with one template and one block of one's own."""
    session = planning.session
    planning.around.register_bridge.run(templates.save_template, day(planning), NAME)
    planning.around.register_bridge.run(blocks.save_block, day(planning).agenda[1])
    page = CataloguePage(planning.around)
    qtbot.addWidget(page)
    page.resize(1278, 680)
    page.show()
    qtbot.waitExposed(page)
    return ShelvesDriver(page), session


def test_templates_stand_on_a_shelf_with_their_items(shelf, planning):
    page, _session = shelf
    page.go_to("Maler for dager")
    page.choose(NAME)
    said = page.reads()
    for row in day(planning).agenda:
        assert row.title in said


def test_a_template_is_renamed_and_removed_and_the_days_stay(shelf, planning):
    page, session = shelf
    before = list(day(planning).rows())
    page.go_to("Maler for dager")
    page.choose(NAME)
    page.click("rename_template")
    page.write("template_form", name="Annet navn")
    page.save("template_form")
    assert "Annet navn" in session.register.templates
    page.choose("Annet navn")
    page.click("remove_template")
    assert "Annet navn" not in session.register.templates
    assert list(day(planning).rows()) == before


def test_what_follows_with_the_program_cannot_be_removed(shelf):
    page, _session = shelf
    page.go_to("Maler for dager")
    page.choose("dialogdag")
    assert "følger med programmet" in page.reads()
    assert not page.offers("remove_template")


def test_a_block_stands_on_a_shelf_and_is_removed(shelf):
    page, session = shelf
    (block,) = session.register.all(Block)
    page.go_to("Blokker")
    page.choose(block.title.nb)
    page.click("remove_block")
    assert not session.register.all(Block)
    assert page.nothing().startswith("Ingen blokker her ennå")


def test_a_template_is_found_by_what_its_items_say(shelf, planning):
    page, _session = shelf
    page.go_to("Blokker")
    page.search(day(planning).agenda[1].title)
    assert any(NAME in row for row in page.rows())


def test_esc_gives_the_agenda_the_keyboard_back(planning):
    page = planning.page
    write_note(page, page.titles()[1], NOTE)
    page.escape()
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert notes_field(page).toPlainText() == ""

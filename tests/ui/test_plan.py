"""A facilitator plans a day: moves, shortens, adds and takes out, and starts it."""

import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from dialog_app.core.commands import plan
from dialog_app.core.model.days import DayState
from dialog_app.ui import theme, words
from dialog_app.ui.bridge import DayBridge
from dialog_app.ui.pages.plan import PlanPage
from dialog_app.ui.plan.model import Column
from dialog_app.ui.widgets.error_line import ErrorLine
from tests.drivers import memory_archive
from tests.drivers.around import around as around_of
from tests.drivers.plan import PlanDriver

NOON = datetime.datetime(2026, 11, 18, 11, 0, tzinfo=datetime.UTC)  # 12.00 in Oslo


class Planning:
    """A plan page with the day behind it."""

    def __init__(self, qtbot) -> None:
        self.clock = memory_archive.TurnedClock(NOON)
        session, self.archive = memory_archive.empty(self.clock)
        self.session = session
        self.opened: list[tuple[str, str]] = []
        desk = memory_archive.planned_day(session)
        self.bridge = DayBridge(desk)
        self.around = around_of(
            session, open_day=lambda *day_and_step: self.opened.append(day_and_step)
        )
        page = PlanPage(self.bridge, self.around)
        qtbot.addWidget(page)
        page.resize(1278, 680)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        self.page = PlanDriver(page)

    @property
    def day(self):
        return self.bridge.record

    def item(self, title):
        return next(item for item in self.day.agenda if item.title == title)


@pytest.fixture(scope="module", autouse=True)
def _look(qapp):
    theme.apply(qapp, "light")
    words.set_language("nb")


@pytest.fixture
def planning(qtbot):
    return Planning(qtbot)


def test_the_agenda_shows_every_item_with_its_start(planning):
    assert planning.page.titles()[:3] == [
        "Rigging og prat med proffene",
        "Velkommen: mål og trygg ramme",
        "Innsjekk",
    ]
    assert planning.page.starts()[:3] == ["11.30", "12.00", "12.10"]


def test_times_follow_when_an_item_gets_longer(planning):
    planning.page.write("Innsjekk", Column.MINUTES, "25")
    assert planning.item("Innsjekk").minutes == 25
    assert planning.page.starts()[2:4] == ["12.10", "12.35"]


def test_minutes_can_be_written_as_hours(planning):
    planning.page.write("Innsjekk", Column.MINUTES, "1h15")
    assert planning.item("Innsjekk").minutes == 75


@pytest.mark.parametrize(("typed", "said"), [("0", "1 min"), ("1000", "600"), ("ti", "minutter")])
def test_impossible_minutes_stay_in_the_cell_with_the_reason(planning, typed, said):
    planning.page.write("Innsjekk", Column.MINUTES, typed)
    assert said in planning.page.fault_at_cell()
    assert planning.page.editor().text() == typed
    assert planning.item("Innsjekk").minutes == 10


def test_a_refused_cell_can_be_put_right_or_given_up(planning):
    planning.page.write("Innsjekk", Column.MINUTES, "1000")
    QTest.keyClick(planning.page.editor(), Qt.Key.Key_Escape)
    assert not planning.page.is_writing()
    assert planning.page.fault_at_cell() == ""
    assert planning.page.cell("Innsjekk", Column.MINUTES) == "10"


def test_an_item_needs_a_title(planning):
    planning.page.write("Innsjekk", Column.TITLE, " ")
    assert planning.page.fault_at_cell() == "Gi punktet en tittel."
    assert planning.item("Innsjekk").title == "Innsjekk"


def test_what_is_written_in_a_refused_cell_survives_changes_elsewhere(planning):
    planning.page.write("Innsjekk", Column.MINUTES, "1000")
    planning.page.fill("pros", "7")
    assert planning.day.info.pros == 7
    assert planning.page.editor().text() == "1000"


def test_the_least_cannot_be_more_than_the_whole(planning):
    planning.page.write("Innsjekk", Column.LEAST, "30")
    assert "10 min" in planning.page.fault_at_cell()


def test_type_and_leader_are_written_in_the_row(planning):
    planning.page.choose_kind("Innsjekk", "øvelse")
    planning.page.write("Innsjekk", Column.LEADER, "proffer")
    assert planning.item("Innsjekk").kind == "exercise"
    assert planning.item("Innsjekk").leader == "proffer"


def test_alt_and_arrows_move_an_item(planning):
    planning.page.move("Innsjekk", Qt.Key.Key_Down)
    assert planning.page.titles()[2:4] == ["Presentasjon: hovedsvar fra barn", "Innsjekk"]
    planning.page.move("Innsjekk", Qt.Key.Key_Up)
    assert planning.page.titles()[2] == "Innsjekk"


def test_an_item_can_be_carried_elsewhere(planning):
    planning.page.drop("Utsjekk", before="Pause")
    titles = planning.page.titles()
    assert titles[titles.index("Utsjekk") + 1] == "Pause"


def test_delete_takes_an_item_out_and_undo_puts_it_back(planning):
    before = planning.page.titles()
    planning.page.remove("Innsjekk")
    assert "Innsjekk" not in planning.page.titles()
    planning.bridge.undo()
    assert planning.page.titles() == before


def test_a_new_item_is_named_where_it_stands(planning):
    planning.page.new_item(after="Innsjekk", title="Navnerunde")
    assert planning.page.titles()[2:4] == ["Innsjekk", "Navnerunde"]


def test_a_block_brings_what_the_template_says(planning):
    planning.page.choose("Innsjekk")
    planning.page.pick("open_blocks", "lunsj")
    added = planning.item("Lunsj")
    assert (added.minutes, added.protected, added.kind) == (30, True, "lunch")
    assert planning.page.titles()[3] == "Lunsj"


def test_marks_are_said_in_words(planning):
    planning.page.mark("Hindringer", "droppable")
    assert planning.page.cell("Hindringer", Column.MARKS) == "kan droppes"
    assert planning.page.fix_end("Pause", "14.30") == ""
    assert planning.item("Pause").ends_at == datetime.time(14, 30)
    assert planning.page.cell("Pause", Column.MARKS) == "beskyttet, fast tid"


def test_a_fixed_start_leaves_a_gap_and_is_said_in_words(planning):
    assert planning.page.write_mark("Pause", "fixed_start", "13") == ""
    assert planning.item("Pause").starts_at == datetime.time(13)
    row = planning.page.titles().index("Pause")
    assert planning.page.starts()[row : row + 2] == ["13.00", "13.10"]
    assert planning.page.cell("Pause", Column.MARKS) == "beskyttet, fast tid"


def test_items_that_take_more_than_there_is_room_for_are_told_at_the_fixed_start(planning):
    planning.page.write_mark("Pause", "fixed_start", "12.40")
    assert planning.page.cell("Pause", Column.MARKS).startswith("10 min etter fast start")
    planning.page.write("Innsjekk", Column.MINUTES, "1")
    assert planning.page.cell("Pause", Column.MARKS).startswith("1 min etter fast start")
    planning.page.write_mark("Pause", "fixed_start", "")
    assert planning.item("Pause").starts_at is None
    assert planning.page.cell("Pause", Column.MARKS) == "beskyttet"


def test_an_item_cannot_end_before_it_begins(planning):
    planning.page.write_mark("Pause", "fixed_start", "13.00")
    said = planning.page.fix_end("Pause", "12.30")
    assert said == "Punktet begynner kl. 13.00 og må slutte etter det."
    assert planning.item("Pause").ends_at is None


def test_when_one_is_told_that_an_item_soon_ends_is_written_in_minutes(planning):
    assert planning.page.write_mark("Innsjekk", "warning", "5") == ""
    assert planning.item("Innsjekk").warn_minutes == 5
    assert planning.page.write_mark("Innsjekk", "warning", "") == ""
    assert planning.item("Innsjekk").warn_minutes == 0


@pytest.mark.parametrize(("typed", "part"), [("90", "60 min"), ("snart", "minutter"), ("-1", "20")])
def test_an_impossible_warning_is_told_at_its_field(planning, typed, part):
    assert part in planning.page.write_mark("Innsjekk", "warning", typed)
    assert planning.item("Innsjekk").warn_minutes == 2


def test_a_card_grows_to_say_what_is_wrong(planning, qtbot):
    planning.page.begin("Pause", Column.MARKS)
    card = planning.page.page.findChild(QWidget, "marks_card")
    field = card.findChild(QLineEdit, "warning")
    field.setText("90")
    QTest.keyClick(field, Qt.Key.Key_Return)
    line = next(part for part in card.findChildren(ErrorLine) if part.sentence())
    qtbot.waitUntil(lambda: line.height() >= line.heightForWidth(line.width()) > 0)
    assert line.mapTo(card, line.rect().bottomLeft()).y() < card.height()
    assert card.geometry().bottom() <= planning.page.page.height()


def test_an_impossible_time_is_told_at_its_field(planning):
    assert "23.59" in planning.page.fix_end("Pause", "25.10")
    assert planning.item("Pause").ends_at is None


def test_the_foot_sums_the_public_part(planning):
    foot = planning.page.foot()
    assert "12.00–15.05" in foot
    assert "11 punkter" in foot
    assert "3 t 5 min" in foot


def test_the_foot_tells_how_the_end_stands_to_what_was_agreed(planning):
    planning.page.open_row("about_day")
    planning.page.fill("day_public_end", "15.05")
    assert "slutter som avtalt" in planning.page.foot()
    planning.page.write("Hindringer", Column.MINUTES, "28")
    assert "8 min etter slutt" in planning.page.foot()
    assert planning.page.cell("Utsjekk", Column.MARKS).startswith("8 min etter slutt")


def test_numbers_per_role_are_written_in_place(planning):
    assert planning.page.set_present("service-sh", "leader", "1") == ""
    assert planning.page.set_present("service-sh", "other", "15") == ""
    assert planning.page.service("service-sh") == "Skolehelsetjenesten, 15 fagfolk, 1 leder"


@pytest.mark.parametrize("typed", ["-1", "1000", "mange", "", "1.5"])
def test_impossible_numbers_stay_in_the_field_with_the_reason(planning, typed):
    said = planning.page.set_present("service-sh", "other", typed)
    assert said == "Antall til stede må være fra 0 til 999."
    assert planning.page.text("present_service-sh_other") == typed
    assert planning.day.present("service-sh") == 16


def test_a_service_with_nobody_is_said_not_to_be_ready(planning):
    planning.page.set_present("service-ppt", "other", "0")
    planning.page.page.findChild(type(planning.page.table), "agenda").setFocus()
    assert planning.page.answers_hidden("service-ppt")
    assert not planning.page.answers_hidden("service-sh")


def test_services_are_added_from_the_register_and_taken_out(planning):
    planning.page.open_row("day_service_service-os")
    planning.page.press("remove_service_service-os")
    assert planning.day.service_ids == ("service-sh", "service-ppt")
    planning.page.pick("add_service", "utekont")
    assert planning.day.service_ids == ("service-sh", "service-ppt", "service-os")


def test_methods_are_found_in_the_catalogue_and_examples_are_said_to_be_that(planning):
    said = planning.page.pick("add_method", "skjema", "treffe")
    assert "PPT1" in said
    assert [row.split(",")[0] for row in planning.page.methods()][3:] == [
        "SH4 Skjema etter praten",
        "PPT1 Treffe barnet først",
    ]
    assert "eksempel fra startkatalogen" in planning.page.methods()[3]
    assert "eksempel" not in planning.page.methods()[0]


def test_a_search_without_hits_says_so(planning):
    assert planning.page.pick("add_method", "finnesikkenoested") == "Ingen treff."


def test_a_method_is_taken_out_again(planning):
    planning.page.open_row("day_method_G5")
    planning.page.press("remove_method_G5")
    assert [row.split()[0] for row in planning.page.methods()] == ["G4", "G11"]


def test_the_day_itself_is_changed_in_place(planning):
    planning.page.open_row("about_day")
    planning.page.fill("day_public_start", "9")
    planning.page.fill("day_comment_deadline", "1.12.2026")
    planning.page.fill("day_place", "Biblioteket")
    assert planning.page.starts()[1] == "09.00"
    assert planning.day.info.comment_deadline == datetime.date(2026, 12, 1)
    assert planning.day.info.place == "Biblioteket"
    planning.page.fill("day_date", "31.2.2026")
    assert planning.page.said_below("day_date") == "31.2.2026 finnes ikke i kalenderen."
    assert planning.page.text("day_date") == "31.2.2026"


def test_space_starts_the_day_and_goes_on_to_it(planning):
    assert planning.page.start_words() == "Start dagen"
    planning.page.press_space()
    assert planning.day.info.state is DayState.RUNNING
    assert planning.opened == [planning.opened[0]]
    assert planning.opened[0][1] == "live"
    assert planning.page.start_words() == "Til gjennomføringen"


def test_a_late_start_is_asked_about_beside_the_button(planning):
    planning.clock.pass_minutes(14)
    planning.page.press_space()
    assert planning.day.info.state is DayState.PLANNED
    assert planning.page.start_question().startswith("Planlagt start var kl. 12.00.")
    assert planning.page.start_words() == "Start nå"
    planning.page.press_space()
    assert planning.day.running.started_at == planning.clock.at


def test_a_late_start_can_count_from_the_planned_time(planning):
    planning.clock.pass_minutes(14)
    planning.page.press_space()
    QTest.keyClick(planning.page.table, Qt.Key.Key_Escape)
    assert planning.day.running.started_at == NOON
    assert planning.opened[0][1] == "live"


def test_what_has_been_held_stands_fast(planning):
    planning.page.press_space()
    planning.page.remove("Velkommen: mål og trygg ramme")
    assert "står fast" in planning.page.fault_on_page()
    assert "Velkommen: mål og trygg ramme" in planning.page.titles()


def test_an_enormous_title_is_cut_and_shown_plainly(planning):
    planning.page.begin("Innsjekk", Column.TITLE)
    editor = planning.page.editor()
    editor.setText("<b>Innsjekk</b>\u0007 á š đ 😀 " + "x" * 200_000)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    titles = [title for title in planning.page.titles() if title.startswith("<b>Innsjekk</b> á š")]
    assert len(titles) == 1
    assert len(titles[0]) <= 200


def test_the_page_speaks_nynorsk_and_english(qtbot):
    try:
        words.set_language("nn")
        assert "11 punkt " in Planning(qtbot).page.foot()
        words.set_language("en")
        assert Planning(qtbot).page.start_words() == "Start the day"
    finally:
        words.set_language("nb")


def test_the_right_side_goes_below_where_there_is_no_room_beside(planning, qtbot):
    page = planning.page.page
    side = page.findChild(QWidget, "plan_side")
    assert side.mapTo(page, QPoint()).x() > 900
    page.resize(700, 680)
    qtbot.waitUntil(lambda: side.mapTo(page, QPoint()).x() == 0)
    assert side.mapTo(page, QPoint()).y() > 500


def test_a_page_out_of_sight_catches_up_when_it_is_shown(planning):
    planning.page.page.hide()
    planning.bridge.run(plan.change_day, pros=9)
    planning.page.page.show()
    assert planning.page.text("pros") == "9"


def test_the_agenda_and_the_run_sheet_are_saved_from_the_plan(planning, tmp_path):
    planning.page.press("open_papers")
    planning.page.fill("papers_folder", str(tmp_path))
    for kind in ("agenda", "run_sheet"):
        planning.page.press(f"paper_{kind}")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert [name.rpartition("_")[2] for name in names] == ["dagsorden.pdf", "regibok.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in tmp_path.iterdir())


def test_forms_for_each_service_and_a_poster_are_saved_from_the_plan(planning, tmp_path):
    planning.page.press("open_papers")
    planning.page.fill("papers_folder", str(tmp_path))
    planning.page.press("paper_forms")
    services = len(planning.bridge.record.service_ids)
    assert len(list(tmp_path.iterdir())) == services + 1
    assert f"{services + 1} skjema" in planning.page.said("papers_told")
    planning.page.press("paper_poster")
    assert len(list(tmp_path.glob("*_plakat.pdf"))) == 1


def test_papers_that_cannot_be_saved_say_so_on_their_card(planning, tmp_path):
    (tmp_path / "fil").write_text("ikke en mappe", encoding="utf-8")
    planning.page.press("open_papers")
    planning.page.fill("papers_folder", str(tmp_path / "fil"))
    planning.page.press("paper_agenda")
    assert planning.page.fault_on_card("papers_error")

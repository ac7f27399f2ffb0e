"""The capture line says where things go, offers more than one category, and moves what was said."""

import time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from dialog_app.core.commands.attach import whose
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.model.days import Group
from dialog_app.core.model.said import Action, Note, Obstacle, Position, Possibility, Reason
from dialog_app.core.record import Step, added
from dialog_app.core.who import Who
from tests.drivers.capture import CaptureDriver
from tests.ui.live_stage import PPT, READING, SCHOOL, SHARING, Stage, stage

GROUP = "Gruppe 1"


@pytest.fixture
def live(qtbot) -> Stage:
    return stage(qtbot, at="Hindringer")


@pytest.fixture
def line(live) -> CaptureDriver:
    return CaptureDriver(live.driver)


def with_group(live) -> None:
    services = live.day.service_ids[:2]
    group = Group(
        id="group-1",
        origin="laptop-1",
        day_id=live.day.id,
        name=GROUP,
        position=1,
        service_ids=services,
    )
    live.bridge.run(lambda _day, _laptop: Step("step.unknown", added(group)))


def only(live, kind):
    (row,) = live.day.all(kind)
    return row


def belongs_to(live, kind):
    names = {GROUP: Who(group_id="group-1"), "alle": Who()}
    names |= {live.session.register.service(one).name: Who(one) for one in live.day.service_ids}
    (who,) = whose(live.day, only(live, kind))
    return next(name for name, known in names.items() if known == who)


def test_the_line_says_method_service_and_item(live):
    live.driver.write("h Ingen vet hvem som ringer")
    assert live.driver.goes_to() == f"til {SHARING} · {SCHOOL} · punkt: Hindringer"
    live.driver.press(Qt.Key.Key_Tab)
    assert live.driver.goes_to() == f"til {SHARING} · {PPT} · punkt: Hindringer"


def test_it_says_so_while_a_category_is_suggested_too(live):
    live.driver.write("h Uklare roller og samarbeid")
    assert live.driver.suggestions() == ["Samarbeid"]
    assert SCHOOL in live.driver.goes_to()


def test_tab_goes_to_groups_before_all(live):
    with_group(live)
    live.driver.write("h Ingen vet hvem som ringer")
    seen = [live.driver.line_service()]
    while seen[-1] != "alle":
        live.driver.press(Qt.Key.Key_Tab)
        seen.append(live.driver.line_service())
    assert seen[:2] == [SCHOOL, PPT]
    assert seen[-2:] == [GROUP, "alle"]
    live.driver.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    live.driver.press(Qt.Key.Key_Return)
    assert belongs_to(live, Obstacle) == GROUP
    assert live.driver.card("Ingen vet hvem som ringer").foot == GROUP


def test_other_categories_stand_quietly_beside_the_one_that_enter_takes(live, line):
    live.driver.write("h Vi har for få folk, og samarbeidet om taushetsplikten er uklart")
    taken = live.driver.suggestions()
    assert len(taken) == 1
    categories = {"Lov og forskrift", "Samarbeid", "Tid og bemanning"}
    assert {*taken, *line.others()} >= categories


def test_a_quiet_suggestion_is_taken_with_a_click_or_with_arrows(live, line):
    live.driver.write("h Taushetsplikten stopper oss")
    assert live.driver.suggestions() == ["Lov og forskrift"]
    assert line.others()[:2] == ["fvl. § 13", "hpl. § 21"]
    live.driver.press(Qt.Key.Key_Down)
    assert live.driver.suggestions() == ["Lov og forskrift", "fvl. § 13"]
    line.choose("hpl. § 21")
    assert live.driver.suggestions() == ["Lov og forskrift", "hpl. § 21"]
    live.driver.press(Qt.Key.Key_Return)
    (source,) = live.day.sources(only(live, Obstacle))
    assert source.provision_id == "provision:hpl"


def test_esc_drops_the_quiet_ones_too(live, line):
    live.driver.write("h Taushetsplikten og samarbeidet")
    live.driver.press(Qt.Key.Key_Escape)
    assert (live.driver.suggestions(), line.others()) == ([], [])
    live.driver.press(Qt.Key.Key_Return)
    assert only(live, Obstacle).category_code == "ANNET"


def test_an_obstacle_with_category_and_provision_costs_one_key_beyond_its_text(live):
    live.driver.write("h Taushetsplikten, hpl. § 21")
    live.driver.press(Qt.Key.Key_Return)
    obstacle = only(live, Obstacle)
    assert obstacle.category_code == "LOV"
    assert len(live.day.sources(obstacle)) == 1


@pytest.mark.parametrize("letter", ["h", "m", "b"])
def test_ctrl_t_moves_what_was_just_written(live, line, letter):
    kind = {"h": Obstacle, "m": Possibility, "b": Reason}[letter]
    live.driver.say(f"{letter} Faste tider")
    assert belongs_to(live, kind) == SCHOOL
    line.move_on()
    assert belongs_to(live, kind) == PPT
    assert live.driver.goes_to() == f"Flyttet til {PPT}"
    line.move_back()
    assert belongs_to(live, kind) == SCHOOL


def test_ctrl_t_moves_an_action_between_services_only(live, line):
    with_group(live)
    live.driver.say("t Lage felles ordlyd @leder 01.12.2026")
    seen = []
    for _ in live.day.service_ids:
        line.move_on()
        seen.append(only(live, Action).service_id)
    assert sorted(seen) == sorted(live.day.service_ids)


def test_successive_moves_are_one_undo(live, line):
    with_group(live)
    live.driver.say("h Ingen vet hvem som ringer")
    for _ in range(3):
        line.move_on()
    assert belongs_to(live, Obstacle) != SCHOOL
    live.bridge.undo()
    assert belongs_to(live, Obstacle) == SCHOOL
    live.bridge.redo()
    assert belongs_to(live, Obstacle) != SCHOOL


def test_ctrl_t_moves_the_chosen_card(live, line):
    live.driver.say("h Ingen tid")
    live.driver.say("h Ingen rom")
    live.driver.leave_line()
    live.driver.choose("Ingen tid")
    line.move_on()
    feet = {text: live.driver.card(text).foot for text in ("Ingen tid", "Ingen rom")}
    assert feet == {"Ingen tid": PPT, "Ingen rom": SCHOOL}


def test_ctrl_t_turns_a_line_that_is_being_written(live, line):
    live.driver.say("h Ingen tid")
    live.driver.type_in("Ingen rom")
    line.move_on()
    assert live.driver.line_service() == PPT
    assert belongs_to(live, Obstacle) == SCHOOL


def test_a_note_stays_where_it_is(live, line):
    live.driver.say("n Husk å ringe")
    line.move_on()
    assert "bare for deg" in live.driver.goes_to()
    assert only(live, Note).text == "Husk å ringe"


def test_with_nothing_to_move_the_line_says_so(live, line):
    line.move_on()
    assert live.driver.goes_to().startswith("Det er ingenting å flytte")
    live.driver.say("h Ingen tid")
    live.bridge.undo()
    line.move_on()
    assert live.driver.goes_to().startswith("Det er ingenting å flytte")


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_menu_moves_to_another_method_and_another_service(live):
    for letter, kind, view in (("b", Reason, "reasons"), ("m", Possibility, "obstacles")):
        live.driver.say(f"{letter} Sagt om {letter}")
        live.driver.leave_line()
        live.driver.show(view)
        live.driver.choose_in_menu(f"Sagt om {letter}", "Hører til", PPT)
        assert belongs_to(live, kind) == PPT
        live.driver.choose_in_menu(f"Sagt om {letter}", "Gjelder arbeidsmåten", READING)
        version = live.session.register.one(MethodVersion, only(live, kind).version_id)
        assert version.title.nb == READING


def test_a_reason_is_begun_for_somebody_and_a_position(live):
    who = Who(live.day.service_ids[1])
    live.page.middle.capture.begin_reason(who, Position.DISAGREE)
    assert (live.driver.line_kind(), live.driver.line_service()) == ("Begrunnelse", PPT)
    live.driver.type_in("Vi rekker det ikke")
    live.driver.press(Qt.Key.Key_Return)
    reason = only(live, Reason)
    assert (reason.position, Who(reason.service_id)) == (Position.DISAGREE, who)


def test_a_reason_can_be_begun_for_a_group(live):
    with_group(live)
    live.page.middle.capture.begin_reason(Who(group_id="group-1"), Position.PARTLY)
    live.driver.type_in("Vi ble ikke enige")
    live.driver.press(Qt.Key.Key_Return)
    assert belongs_to(live, Reason) == GROUP


def test_a_half_written_line_is_not_lost_to_a_reason_that_is_begun(live):
    live.driver.write("h Ingen tid")
    live.page.middle.capture.begin_reason(Who(live.day.service_ids[1]), Position.DISAGREE)
    assert (live.driver.line_kind(), live.driver.line_text()) == ("Hindring", "Ingen tid")


def test_a_date_may_end_with_a_full_stop_as_the_field_shows_it(live):
    live.driver.write("t Lage felles ordlyd @leder 1.12.")
    assert live.driver.suggestions() == ["leder", "01.12.2026"]


def test_two_enters_at_once_record_once_and_complain_of_nothing(live):
    live.driver.write("h Ingen tid")
    field = QApplication.focusWidget()
    for _ in range(2):
        pressed = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"
        )
        QApplication.postEvent(field, pressed)
    QApplication.processEvents()
    assert len(live.day.obstacles) == 1
    assert live.driver.line_error() == ""
    assert live.driver.goes_to() == "Skrevet: hindring 1"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("to\nlinjer", "to linjer"),
        ("to\r\nlinjer", "to linjer"),
        ("nul\0l", "null"),
        ("\u202eomvendt", "omvendt"),
        ("😀 fint", "😀 fint"),
        ("a\tb", "a b"),
    ],
)
def test_whatever_is_pasted_is_one_harmless_line(live, line, pasted, kept):
    live.driver.write("h ")
    line.paste(pasted)
    live.driver.press(Qt.Key.Key_Return)
    assert only(live, Obstacle).text == kept


@pytest.mark.parametrize("length", [250_001, 1_000_000])
def test_a_paste_that_is_far_too_long_is_refused_at_once_and_the_line_stands(live, line, length):
    live.driver.write("h Ingen tid")
    start = time.perf_counter()
    line.paste("å" * length)
    assert time.perf_counter() - start < 1
    assert str(length) in live.driver.line_error()
    assert live.driver.line_text() == "Ingen tid"
    live.driver.press(Qt.Key.Key_Return)
    assert only(live, Obstacle).text == "Ingen tid"

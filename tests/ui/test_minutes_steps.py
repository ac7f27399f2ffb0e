"""Referat: how a service's minutes go from draft to comments, and what is put right on the way."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dialog_app.core.commands import findings
from dialog_app.core.commands.findings import About
from dialog_app.core.commands.register import change_service
from dialog_app.core.day import Day
from dialog_app.core.editions import edition
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.said import Obstacle, Possibility, Reason
from dialog_app.reports.outgoing import OutgoingMaker
from dialog_app.ui.minutes import looked as looking
from dialog_app.ui.minutes.looked import Looked
from dialog_app.ui.minutes.remark_card import RemarkCard
from dialog_app.ui.minutes.service_list import ServiceList
from dialog_app.ui.pages.minutes import MinutesPage
from dialog_app.ui.widgets.label import Label
from tests.drivers.minutes import Referat

PHONE = "Ring Kari på 912 34 567"


@pytest.fixture
def referat(qtbot: QtBot) -> Iterator[Referat]:
    """Open the page of minutes of a held day."""
    opened = Referat(qtbot)
    yield opened
    opened.page.hide()


def test_enter_begins_the_read_through_and_asks_for_its_view(
    referat: Referat, qtbot: QtBot
) -> None:
    assert referat.driver.next_step() == "Start gjennomlesing"
    with qtbot.waitSignal(referat.page.read_through_asked) as asked:
        referat.driver.press_enter()
    assert asked.args == ["service-sh"]
    assert "gjennomlesing" in referat.driver.line(0)
    assert "utkast" in referat.driver.line(1)
    assert referat.driver.next_step() == "Send til merknad"


def test_comments_are_asked_for_in_place_and_the_history_says_who_and_when(
    referat: Referat,
) -> None:
    referat.driver.press_enter()
    referat.driver.press_enter()
    referat.driver.write("role", "fasilitator")
    referat.driver.write("deadline", "32.13")
    referat.driver.write("recipients", "leder, kommunalsjef")
    referat.driver.press("step_form_save")
    assert referat.driver.fault("deadline")
    assert edition(referat.bridge.record, "service-sh").state is MinutesState.READ_THROUGH
    referat.driver.write("deadline", "01.12.2026")
    referat.driver.press("step_form_save")
    issue = edition(referat.bridge.record, "service-sh")
    assert issue.state is MinutesState.FOR_COMMENTS
    assert issue.recipients == ("leder", "kommunalsjef")
    newest, _begun = referat.driver.history()
    assert newest == "18.11.2026 kl. 09.00 · til merknad · fasilitator"
    assert referat.driver.next_step() == "Godkjenn"
    referat.driver.press("step_to_reading")
    assert referat.driver.next_step() == "Send til merknad"


def test_the_leader_gets_the_minutes_unless_somebody_else_is_chosen(referat: Referat) -> None:
    def sent() -> tuple[str, ...]:
        return edition(referat.bridge.record, "service-sh").recipients

    def lead_by(name: str, email: str) -> None:
        referat.around.register_bridge.run(
            change_service, "service-sh", leader_name=name, leader_email=email
        )

    lead_by("Kari Nordmann", "kari@bydel.no")
    referat.driver.press_enter()
    referat.driver.press_enter()
    assert referat.driver.written("recipients") == "Kari Nordmann <kari@bydel.no>"
    assert "Lederen er fylt inn fra tjenesten." in referat.label("step_about")
    referat.driver.press("step_form_save")
    assert sent() == ("Kari Nordmann <kari@bydel.no>",)
    lead_by("Ola Li", "ola@bydel.no")
    assert sent() == ("Kari Nordmann <kari@bydel.no>",), "as they were"
    referat.driver.press("step_to_reading")
    referat.driver.press_enter()
    assert referat.driver.written("recipients") == "Kari Nordmann <kari@bydel.no>"
    assert "Lederen" not in referat.label("step_about")
    referat.driver.write("recipients", "helsesjefen")
    referat.driver.press("step_form_save")
    assert sent() == ("helsesjefen",)


def test_what_may_give_somebody_away_is_worded_anew_where_it_is_said(
    referat: Referat, qtbot: QtBot
) -> None:
    about = About(subject=referat.bridge.record.subjects[0].subject, service_id="service-sh")
    referat.bridge.run(findings.add_obstacle, about, PHONE, "SAM")
    sign = next(card for card in referat.cards() if "røpe en person" in card.accessibleName())
    referat.press_in(sign, "remark_reword")
    field = sign.findChild(QPlainTextEdit, "remark_field")
    assert field.toPlainText() == PHONE
    field.selectAll()
    qtbot.keyClicks(field, "Ring leder\r")
    assert referat.bridge.record.all(Obstacle)[-1].text == "Ring leder"
    assert not [card for card in referat.cards() if "røpe" in card.accessibleName()]


def test_struck_while_reading_it_is_gone_and_undo_brings_it_back(referat: Referat) -> None:
    about = About(subject=referat.bridge.record.subjects[0].subject, service_id="service-sh")
    referat.bridge.run(findings.add_possibility, about, PHONE)
    referat.driver.press_enter()
    sign = next(card for card in referat.cards() if "røpe en person" in card.accessibleName())
    referat.press_in(sign, "remark_strike")
    assert PHONE not in [row.text for row in referat.bridge.record.all(Possibility)]
    assert referat.driver.history()[0].endswith("1 ting strøket")
    referat.bridge.undo()
    assert PHONE in [row.text for row in referat.bridge.record.all(Possibility)]


def test_what_is_let_stand_is_not_asked_about_again_until_its_words_change(
    referat: Referat,
) -> None:
    before = referat.cards()
    assert before
    assert f"{len(before)} ting å se på" in referat.driver.line(0)
    for card in before:
        referat.press_in(card, "remark_stand")
    assert not referat.cards()
    assert "ingenting å se på" in referat.driver.line(0)
    row = referat.bridge.record.all(Obstacle)[0]
    referat.bridge.run(findings.reword, Obstacle, row.id, "Noe ganske annet")
    assert referat.cards()
    assert referat.bridge.record.all(Reason)


def test_the_next_person_is_not_asked_again_and_undo_asks_again(
    referat: Referat, qtbot: QtBot
) -> None:
    number = len(referat.cards())
    for card in referat.cards():
        referat.press_in(card, "remark_stand")
    assert referat.driver.history() == [f"18.11.2026 kl. 09.00 · {number} ting latt stå"]
    other = MinutesPage(referat.bridge, referat.around)
    qtbot.addWidget(other)
    other.show()
    assert not other.findChildren(RemarkCard)
    other.hide()
    referat.bridge.undo()
    assert len(referat.cards()) == 1


def test_what_is_let_stand_is_written_on_no_paper_so_none_is_made_anew(referat: Referat) -> None:
    referat.driver.wait_for_paper()
    asked: list[str] = []
    with patch.object(OutgoingMaker, "of", lambda _maker, service: asked.append(service)):
        referat.press_in(referat.cards()[0], "remark_stand")
        QApplication.processEvents()
    assert asked == []


def test_of_150_services_only_those_that_are_seen_are_worked_out(
    referat: Referat, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def remarks(_day: Day, service_id: str) -> tuple[()]:
        asked.append(service_id)
        return ()

    monkeypatch.setattr(looking, "remarks", remarks)
    day, register = referat.many(150)
    services = ServiceList(Looked())
    qtbot.addWidget(services)
    services.resize(330, 400)
    services.show()
    services.follow(day, register)
    services.grab()
    assert 1 <= len(asked) < 20


def test_approved_minutes_say_when_and_their_hash_and_a_correction_asks_why(
    referat: Referat,
) -> None:
    referat.approve("avdelingsleder")
    issue = edition(referat.bridge.record, "service-sh")
    assert issue.state is MinutesState.APPROVED
    short = f"{issue.content_hash[:4]} {issue.content_hash[4:8]}"
    assert short in referat.driver.told()
    assert f"godkjent 18.11.2026 kl. 09.00 · {short}" in referat.driver.line(0)
    assert not referat.cards()
    assert referat.driver.next_step() == "Rett (ny versjon)"
    referat.driver.press_enter()
    referat.driver.write("role", "avdelingsleder")
    referat.driver.press("step_form_save")
    assert "hvorfor" in referat.driver.fault("reason").lower()
    referat.driver.write("reason", "Feil dato for neste møte")
    referat.driver.press("step_form_save")
    newest = edition(referat.bridge.record, "service-sh")
    assert (newest.version, newest.state) == (2, MinutesState.DRAFT)
    assert referat.driver.next_step() == "Start gjennomlesing"


def test_who_approves_is_asked_for_and_a_name_is_no_role(referat: Referat) -> None:
    referat.driver.press_enter()
    referat.driver.press("step_approve")
    referat.driver.press("step_form_save")
    assert "rollen" in referat.driver.fault("role")
    assert edition(referat.bridge.record, "service-sh").state is MinutesState.READ_THROUGH


def test_what_is_left_to_look_at_is_said_before_others_read_it(referat: Referat) -> None:
    referat.driver.press_enter()
    referat.driver.press("step_approve")
    about: Label = referat.page.findChild(Label, "step_about")
    assert about.text().endswith("Det er 1 ting å se på først.")
    referat.driver.press("step_form_cancel")
    referat.press_in(referat.cards()[0], "remark_stand")
    referat.driver.press("step_approve")
    assert "å se på" not in about.text()

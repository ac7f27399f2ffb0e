"""A facilitator keeps the register of services, and reads what each has answered."""

import datetime

import pytest
from PySide6.QtWidgets import QFileDialog

from dialog_app.core.commands import answers, cards, findings, owners, running
from dialog_app.core.commands.days import NewDay
from dialog_app.core.commands.shelf import consents
from dialog_app.core.commands.shelf.methods import NewText, new_version
from dialog_app.core.model.base import Words
from dialog_app.core.model.days import DayKind, Phase
from dialog_app.core.model.said import Position, Reason
from dialog_app.core.ports import StoreFailed
from dialog_app.core.publish.names import name_of
from dialog_app.core.target import Target, target_of
from dialog_app.ui import theme, words
from dialog_app.ui.bridge import RegisterBridge
from dialog_app.ui.pages.services import ServicesPage
from tests.drivers import memory_archive
from tests.drivers.around import around as around_of
from tests.drivers.services import ServicesDriver

MAY = datetime.date(2026, 5, 27)
OCTOBER = "2026-10-07"
THREE = (Position.AGREE, Position.PARTLY, Position.DISAGREE)


class Keeping:
    """A services page over a register with a held day and one that is planned."""

    def __init__(self, qtbot) -> None:
        self.session, self.archive = memory_archive.demonstration()
        self.bridge = RegisterBridge(self.session.register_desk)
        self.opened: list[tuple[str, str]] = []
        self.gone_to: list[Target] = []
        self.qtbot = qtbot
        self.page = self.shown()

    def shown(self) -> ServicesDriver:
        around = around_of(
            self.session,
            register_bridge=self.bridge,
            open_day=lambda *day_and_step: self.opened.append(day_and_step),
            show_target=self.gone_to.append,
        )
        page = ServicesPage(around)
        self.qtbot.addWidget(page)
        page.resize(1278, 680)
        page.show()
        self.qtbot.waitExposed(page)
        return ServicesDriver(page)

    def hold_day(self, service_id, *counts, date=MAY):
        """Hold a day in May where a service answered to G4 as counted."""
        desk = self.session.new_day(
            NewDay(
                kind=DayKind.DIALOGUE,
                date=date,
                title="Dialogdag i mai",
                services=((service_id, 20),),
                subjects=(memory_archive.subject("G4"),),
            )
        )
        desk.run(running.start)
        asked = answers.Asked(service_id, memory_archive.subject("G4"), Phase.AFTER)
        for position, count in zip(Position, counts, strict=True):
            desk.run(answers.set_count, asked, position, count)
        return desk

    @property
    def register(self):
        return self.session.register

    def named(self, name):
        return next(row for row in self.register.services if row.name == name)


@pytest.fixture(scope="module", autouse=True)
def _look(qapp):
    theme.apply(qapp, "light")
    words.set_language("nb")


@pytest.fixture
def keeping(qtbot):
    return Keeping(qtbot)


def test_the_list_is_searched_and_narrowed(keeping):
    assert keeping.page.services() == [
        "PPT, Bergen",
        "Skolehelsetjenesten, Bergen",
        "Utekontakten, Bergen",
    ]
    keeping.page.search("helse berg")
    assert keeping.page.services() == ["Skolehelsetjenesten, Bergen"]
    keeping.page.search("")
    keeping.page.only("PPT")
    assert keeping.page.services() == ["PPT, Bergen"]


def test_a_new_service_is_written_in_place(keeping):
    keeping.page.new()
    keeping.page.write(
        name="Familiens hus",
        kind="Oppsøkende",
        language="nynorsk",
        owner_kind="bydel",
        owner_name="Årstad",
        leader_name="Kari Berg",
        leader_email="kari.berg@bydel.no",
        emergency_phone="55 00 00 30",
        size="14",
    )
    keeping.page.add_place("Bergen")
    keeping.page.add_place("Oslo")
    keeping.page.save()
    assert not keeping.page.is_writing()
    service = keeping.named("Familiens hus")
    assert (service.kind, service.language, service.owner_kind, service.size) == (
        "OS",
        "nn",
        "district",
        14,
    )
    assert keeping.register.places(service.id) == ("Bergen", "Oslo")
    assert keeping.page.title() == "Familiens hus, Bergen, Oslo"
    assert "Leder: Kari Berg" in keeping.page.aside()


def test_one_undo_takes_a_whole_change_back(keeping):
    before = keeping.named("PPT")
    keeping.page.choose("PPT")
    keeping.page.edit()
    keeping.page.write(name="PP-tenesta", size="15")
    keeping.page.take_place_away("4601")
    keeping.page.add_place("Oslo")
    keeping.page.save()
    assert keeping.register.full_name(before.id) == "PP-tenesta, Oslo"
    keeping.bridge.undo()
    assert keeping.named("PPT") == before
    assert keeping.register.full_name(before.id) == "PPT, Bergen"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "  ", "Gi tjenesten et navn."),
        ("leader_email", "kari", "navn@kommune.no"),
        ("size", "mange", "helt tall"),
        ("size", "-3", "helt tall"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(keeping, field, typed, sentence):
    keeping.page.new()
    keeping.page.write(**{"name": "Familiens hus", field: typed})
    keeping.page.save()
    assert keeping.page.is_writing()
    assert sentence in keeping.page.wrong_at(field)
    assert keeping.page.written(field) == typed
    assert len(keeping.register.services) == 3


def test_what_was_wrong_is_no_longer_said_once_it_is_written_over(keeping):
    keeping.page.new()
    keeping.page.write(name="")
    keeping.page.save()
    assert keeping.page.wrong_at("name") == "Gi tjenesten et navn."
    keeping.page.write(name="Familiens hus")
    assert keeping.page.wrong_at("name") == ""


def test_a_municipality_that_did_not_ship_is_typed(keeping):
    keeping.page.new()
    keeping.page.write(name="Familiens hus")
    assert "fire sifre" in keeping.page.type_place("12", "Nordvik")
    assert keeping.page.type_place("1899", "Nordvik") == ""
    keeping.page.save()
    assert keeping.register.places(keeping.named("Familiens hus").id) == ("Nordvik",)


def test_a_half_written_service_is_there_when_one_comes_back(keeping):
    keeping.page.new()
    keeping.page.write(name="Familiens h")
    keeping.page.page.hide()
    again = keeping.shown()
    again.new()
    assert again.written("name") == "Familiens h"
    again.give_up()
    again.new()
    assert again.written("name") == ""


def test_the_story_tells_protected_counts_and_never_the_raw_ones(keeping, qtbot):
    keeping.page.choose("Skolehelsetjenesten")
    qtbot.waitUntil(lambda: bool(keeping.page.answers()))
    assert keeping.page.answers() == {
        f"G4_{OCTOBER}": "enig med forbehold: enig 6, delvis eller uenig 3"
    }
    assert "uenig 1" not in keeping.page.story()


def test_a_handful_of_answers_is_not_told(keeping, qtbot):
    keeping.hold_day("service-os", 2, 1, 1, 0)
    keeping.page.choose("Utekontakten")
    qtbot.waitUntil(lambda: bool(keeping.page.answers()))
    assert keeping.page.answers() == {"G4_2026-05-27": "for få til å si noe"}


def test_days_stand_beside_each_other_only_when_nobody_is_given_away(keeping, qtbot):
    keeping.hold_day("service-sh", 8, 4, 0, 0)
    keeping.page.choose("Skolehelsetjenesten")
    qtbot.waitUntil(lambda: len(keeping.page.answers()) == 2)
    older = keeping.page.answers()["G4_2026-05-27"]
    assert older == "Vises ikke ved siden av det nyere svaret: antallet er for likt."


def test_a_majority_that_was_not_counted_stands_in_words_alone(keeping, qtbot):
    desk = keeping.hold_day("service-os", 1, 0, 0, 0)
    asked = answers.Asked("service-os", memory_archive.subject("G4"), Phase.AFTER)
    desk.run(answers.majority, asked, Position.AGREE)
    keeping.page.choose("Utekontakten")
    qtbot.waitUntil(lambda: bool(keeping.page.answers()))
    assert keeping.page.answers() == {"G4_2026-05-27": "flertall, ikke telt"}


def test_open_actions_and_unanswered_obstacles_stand_at_the_side(keeping, qtbot):
    desk = keeping.hold_day("service-sh", 9, 0, 0, 0)
    about = findings.About(subject=memory_archive.subject("G4"), service_id="service-sh")
    plan = findings.ActionPlan(who="leder", due=datetime.date(2026, 10, 30))
    desk.run(findings.add_action, about, "Sende ut ny <b>mal</b>", plan)
    keeping.page.choose("Skolehelsetjenesten")
    qtbot.waitUntil(lambda: "Sende ut ny <b>mal</b>" in keeping.page.aside())
    assert "19 dager over fristen" in keeping.page.aside()
    assert "Vi må informere foreldre til barn under 16 år" in keeping.page.aside()
    assert "Lov og forskrift" in keeping.page.aside()


def test_a_day_of_the_story_is_opened(keeping, qtbot):
    keeping.page.choose("Utekontakten")
    day = next(line for line in keeping.session.days() if "Utekontakten" in line.services)
    qtbot.waitUntil(lambda: "Planlagt. 4 ventes." in keeping.page.aside())
    keeping.page.open_day(day.id)
    assert keeping.opened == [(day.id, "plan")]


def test_a_held_day_of_the_story_leads_to_its_minutes(keeping, qtbot):
    keeping.page.choose("Skolehelsetjenesten")
    day = next(line for line in keeping.session.days() if line.date.isoformat() == OCTOBER)
    qtbot.waitUntil(lambda: "9 til stede." in keeping.page.aside())
    keeping.page.open_day(day.id)
    assert keeping.opened == [(day.id, "minutes")]


def test_a_disk_that_fails_is_told_and_the_register_still_stands(keeping, qtbot, monkeypatch):
    def gone(_across, _service_id):
        raise StoreFailed("gone")

    monkeypatch.setattr(type(keeping.session.across), "service_days", gone)
    keeping.page.choose("Utekontakten")
    qtbot.waitUntil(lambda: keeping.page.trouble() != "")
    assert keeping.page.title() == "Utekontakten, Bergen"


def archived(keeping):
    return [row for row in keeping.register.services if row.until is not None]


def test_a_service_with_days_is_archived_instead_of_deleted(keeping):
    service = keeping.named("PPT")
    keeping.page.choose("PPT")
    keeping.page.edit()
    keeping.page.press("remove_service")
    assert "Arkiver" in keeping.page.refused()
    assert service in keeping.register.services
    keeping.page.press("archive_service")
    assert [row.id for row in archived(keeping)] == [service.id]
    assert not any(row.startswith("PPT") for row in keeping.page.services())


def test_an_archived_service_is_found_again_and_brought_back(keeping):
    keeping.page.choose("PPT")
    keeping.page.edit()
    keeping.page.press("archive_service")
    keeping.page.press("show_archived")
    assert any("PPT" in row and "arkivert" in row for row in keeping.page.services())
    keeping.page.choose("PPT")
    keeping.page.edit()
    keeping.page.press("bring_back_service")
    assert archived(keeping) == []


def test_a_service_that_was_never_on_a_day_is_deleted(keeping):
    keeping.page.new()
    keeping.page.write(name="Skrevet ved en feil")
    keeping.page.save()
    keeping.page.edit()
    keeping.page.press("remove_service")
    assert "Skrevet ved en feil" not in {row.name for row in keeping.register.services}
    assert not keeping.page.is_writing()


def test_a_service_may_be_a_part_of_another(keeping):
    above = keeping.named("PPT")
    keeping.page.new()
    keeping.page.write(name="PPT vest", part_of=keeping.register.full_name(above.id))
    keeping.page.save()
    assert keeping.named("PPT vest").part_of == above.id
    assert "Del av PPT" in keeping.page.aside()


def test_a_municipality_that_was_left_is_told_with_its_date(keeping):
    keeping.page.choose("PPT")
    keeping.page.edit()
    keeping.page.take_place_away("4601")
    keeping.page.save()
    assert "Bergen, til 18.11.2026" in keeping.page.aside()


def test_a_consent_to_a_name_is_withdrawn_where_the_service_is_looked_at(keeping, qtbot):
    service = keeping.named("PPT")
    desk = keeping.hold_day(service.id, 8, 2, 1, 0)
    about = findings.About(subject=memory_archive.subject("G4"), service_id=service.id)
    plan = findings.ActionPlan(who="leder")
    named = ("Kari Nordmann", "consent-1")
    desk.run(owners.add_named_action, about, "Lage en mal", plan, (), named)
    action = next(row for row in desk.record.actions if row.owner_name)
    keeping.bridge.run(consents.record_consent, "consent-1", action, "sagt ja i rommet")
    keeping.page.choose("Skolehelsetjenesten")
    keeping.page.choose("PPT")
    qtbot.waitUntil(lambda: "leder, Kari Nordmann" in keeping.page.aside())
    keeping.page.press(f"withdraw_{action.id}")
    qtbot.waitUntil(lambda: "Lage en mal" in keeping.page.aside())
    assert "Kari Nordmann" not in keeping.page.aside()
    assert desk.record.one(type(action), action.id).owner_name == ""


def test_a_service_is_named_across_services_while_it_consents(keeping, qtbot):
    keeping.page.choose("PPT")
    service = keeping.named("PPT")
    qtbot.waitUntil(lambda: "Nevnes ikke" in keeping.page.naming())
    keeping.page.press("naming_turn")
    keeping.page.write_basis("")
    assert "Skriv hva samtykket bygger på." in keeping.page.naming()
    keeping.page.write_basis("brev fra lederen")
    assert name_of(keeping.register, service.id).name == "PPT, Bergen"
    assert "brev fra lederen" in keeping.page.naming()
    keeping.page.press("naming_turn")
    assert name_of(keeping.register, service.id).name == ""
    assert "Nevnes ikke" in keeping.page.naming()


def test_every_day_with_answers_can_be_reached(keeping, qtbot):
    for month in (3, 4, 5):
        keeping.hold_day("service-os", 10, 5, 5, 0, date=datetime.date(2026, month, 10))
    keeping.page.choose("Utekontakten")
    qtbot.waitUntil(lambda: bool(keeping.page.answers()))
    assert set(keeping.page.answers()) == {"G4_2026-04-10", "G4_2026-05-10"}
    assert "Dag 2 til 3 av 3" in keeping.page.story()
    keeping.page.press("days_earlier")
    assert set(keeping.page.answers()) == {"G4_2026-03-10", "G4_2026-04-10"}
    keeping.page.press("days_later")
    assert "Dag 2 til 3 av 3" in keeping.page.story()


def test_an_answer_to_an_older_wording_says_so(keeping, qtbot):
    text = NewText(title=Words("Avtale"), summary=Words("Nytt."), reason="Tydeligere")
    keeping.bridge.run(new_version, "method:G4", text)
    keeping.page.choose("Skolehelsetjenesten")
    qtbot.waitUntil(lambda: bool(keeping.page.answers()))
    assert "gitt på versjon 1" in keeping.page.story()


def test_both_rounds_stand_with_what_happened_between_them(keeping, qtbot, tmp_path):
    desk = keeping.hold_day("service-os", 0, 0, 0, 0)
    moved = [(Position.DISAGREE, Position.AGREE)] * 4 + [(one, one) for one in THREE for _ in "123"]
    for phase, place in ((Phase.BEFORE, 0), (Phase.AFTER, 1)):
        asked = answers.Asked("service-os", memory_archive.subject("G4"), phase)
        for number, pair in enumerate(moved, start=1):
            desk.run(cards.answer_card, asked, number, answers.Choice(pair[place]))
    keeping.page.choose("Utekontakten")
    qtbot.waitUntil(lambda: len(keeping.page.answers()) == 2)
    moves = "4 flyttet seg mot enig, 9 ble stående, 0 flyttet seg fra"
    assert moves in keeping.page.story()
    keeping.page.press("service_picture_service")
    (asked,) = keeping.page.page.findChildren(QFileDialog, "across_export_where")
    asked.fileSelected.emit(str(tmp_path / "svar.svg"))
    asked.close()
    qtbot.waitUntil((tmp_path / "svar.svg").exists)
    assert moves in (tmp_path / "svar.svg").read_text(encoding="utf-8")


def test_what_was_said_leads_to_where_it_was_said(keeping, qtbot):
    keeping.page.choose("Skolehelsetjenesten")
    qtbot.waitUntil(lambda: bool(keeping.page.answers()))
    line = next(line for line in keeping.session.days() if line.date.isoformat() == OCTOBER)
    reason = keeping.session.day_desk(line.id).record.all(Reason)[0]
    keeping.page.press(f"go_{reason.id}")
    assert keeping.gone_to == [target_of(reason)]


def test_the_chain_behind_an_action_stands_over_the_story(keeping, qtbot):
    desk = keeping.hold_day("service-sh", 9, 0, 0, 0)
    about = findings.About(subject=memory_archive.subject("G4"), service_id="service-sh")
    desk.run(findings.add_action, about, "Lage fast ordlyd", findings.ActionPlan())
    action = desk.record.actions[0]
    keeping.page.choose("Skolehelsetjenesten")
    qtbot.waitUntil(lambda: "Lage fast ordlyd" in keeping.page.aside())
    keeping.page.press(f"chain_{action.id}")
    assert keeping.page.chain()[0] == "G4"
    assert keeping.page.chain()[-1] == "Tiltak 1"

"""What is stored is told from the archive itself, and whoever asks gets all about themselves."""

import json
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QLabel

from dialog_app.core import norway
from dialog_app.core.commands.days import NewDay
from dialog_app.core.commands.shelf import consents
from dialog_app.core.model.days import DayKind
from dialog_app.core.model.said import Action, Note
from dialog_app.core.model.services import Consent, Service
from dialog_app.core.record import Change, Step, added
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage.archive import open_archive
from tests.drivers.window import WindowDriver

NAME = "Marit Nordvik"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An archive in which Marit leads a service, does something, and stands in a note."""
    made = tmp_path / "min.dialogarkiv"
    laptop = ThisLaptop("laptop")
    archive = open_archive(made, laptop, create=True)
    session = Session(archive, laptop)
    service = Service(id="s", name="PPT Elvedal", kind="PPT", leader_name=NAME)
    session.register_desk.take(Step("step.service_added", added(service)))
    today = norway.date(laptop.now())
    plan = NewDay(kind=DayKind.DIALOGUE, date=today, title="Min dag", services=(("s", 6),))
    desk = session.new_day(plan)
    day_id = desk.record.id
    action = Action(id="a", day_id=day_id, text="Ringe", number=1, service_id="s", who="leder")
    note = Note(id="n", day_id=day_id, text="Marit i resepsjonen", number=1)
    desk.take(Step("step.action_added", added(action, note)))
    session.register_desk.run(consents.record_consent, "c", action, "sa ja")
    owner = replace(action, owner_name=NAME, owner_consent_id="c")
    desk.take(Step("step.action_changed", (Change(action, owner),)))
    archive.close()
    return made


@pytest.fixture
def window(program, place, qtbot) -> WindowDriver:
    program.begin(place)
    qtbot.waitUntil(lambda: program._is_settled)
    program.window.workspace.show_place("settings")
    return WindowDriver(program.window)


def said(window: WindowDriver, name: str) -> str:
    return "\n".join(label.text() for label in window.part(name).findChildren(QLabel))


def test_the_page_says_what_is_stored_where_and_how_much(window, place):
    window.click("show_stored")
    told = said(window, "stored_card")
    assert "Om dere som er proffer, lagrer vi bare hvor mange dere er. Aldri navn." in told
    assert f"Arkivet: {place}" in told
    assert "settings.json" in told
    assert "Private notater\n1" in told
    assert "Ingenting forlater maskinen av seg selv." in told


def test_the_page_can_be_saved_as_pdf(window, tmp_path):
    window.click("show_stored")
    window.click("save_stored")
    asked = window.part("stored_place")
    asked.fileSelected.emit(str(tmp_path / "side.pdf"))
    asked.close()
    pages = pypdf.PdfReader(tmp_path / "side.pdf").pages
    assert "Det anonymitet ikke dekker" in " ".join(
        " ".join(page.extract_text() for page in pages).split()
    )


def ask(window, qtbot, name=NAME):
    window.click("show_about")
    window.part("about_name").setText(name)
    window.click("about_find")
    qtbot.waitUntil(lambda: window.has("about_count"))


def test_all_about_somebody_is_listed_and_leads_there(window, qtbot):
    ask(window, qtbot)
    told = said(window, "about_card")
    assert "Tjenester (felt for navn) · Registeret" in told
    assert "Kan være noen andre: bare en del av navnet" in told
    assert "Marit i resepsjonen" in told
    qtbot.waitUntil(lambda: window.has("about_go"))
    window.click("about_go")
    assert not window.has("about_card")
    assert window.window.workspace.place in ("services", "days")


def test_a_consent_is_withdrawn_from_there(window, program, qtbot):
    ask(window, qtbot)
    qtbot.waitUntil(lambda: window.has("about_withdraw"))
    window.click("about_withdraw")
    session = program.window.workspace.around.session
    assert session.register.one(Consent, "c").withdrawn_on is not None
    (line,) = session.days()
    assert session.day_desk(line.id).record.one(Action, "a").owner_name == ""
    qtbot.waitUntil(lambda: not window.has("about_withdraw"))


def test_whoever_asks_gets_it_as_a_file(window, qtbot, tmp_path):
    ask(window, qtbot)
    for kind in ("json", "pdf"):
        qtbot.waitUntil(lambda kind=kind: window.has(f"about_{kind}"))
        window.click(f"about_{kind}")
        asked = window.part(f"about_{kind}_place")
        asked.fileSelected.emit(str(tmp_path / f"innsyn.{kind}"))
        asked.close()
    rows = json.loads((tmp_path / "innsyn.json").read_text(encoding="utf-8"))
    assert {"service", "action", "note", "journal"} <= {row["table"] for row in rows}
    pages = pypdf.PdfReader(tmp_path / "innsyn.pdf").pages
    assert NAME in " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_name_nobody_has_says_so(window, qtbot):
    ask(window, qtbot, "Ola Ukjent")
    assert window.words("about_count") == "Ingenting i arkivet nevner navnet."


def test_an_archive_without_days_tells_what_will_be_stored(program, tmp_path, qtbot):
    made = tmp_path / "tomt.dialogarkiv"
    open_archive(made, ThisLaptop("laptop"), create=True).close()
    program.begin(made)
    qtbot.waitUntil(lambda: program._is_settled)
    window = WindowDriver(program.window)
    window.click("show_stored")
    assert window.has("stored_card")

"""Recommendations and pages back to children in the window."""

import threading

import pytest

from dialog_app.core.commands import running, wall
from dialog_app.core.commands.findings import About, SourceGiven, add_obstacle
from dialog_app.core.commands.shelf import advice
from dialog_app.core.give_back import page, protecting
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.issue import About as PaperAbout
from dialog_app.core.issue import edition
from dialog_app.core.model.base import Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import MainAnswer, Provision, ProvisionKind
from dialog_app.core.model.days import SlideKind
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.practice import Coarsening, PaperKind, PracticePaper
from dialog_app.core.publish.audit import Audit, Number
from dialog_app.core.publish.check import Verdict
from dialog_app.core.publish.table import RawTable
from dialog_app.core.showing import waiting
from dialog_app.core.slides.kinds import AgendaSlide, GiveBackSlide
from dialog_app.storage.sheets.files import SheetFiles
from dialog_app.ui.across.coarsen_bar import CoarsenBar
from dialog_app.ui.across.issuing.box import IssueBox
from dialog_app.ui.across.papers.reader import GroundReader
from dialog_app.ui.catalogue.columns import Columns
from tests.drivers import memory_archive
from tests.drivers.papers import PapersDriver

SAID = "Spør oss før dere sier det videre."
G4 = "method:G4"


@pytest.fixture
def told(office):
    """Return the office with one main answer from children, tied to G4."""
    said = advice.NewMainAnswer(text=Words(SAID), year=2020, children=214)
    office.session.register_desk.run(advice.add_main_answer, said, [G4])
    return office


@pytest.fixture
def back(qtbot, told, opened):
    return PapersDriver(qtbot, opened(told), "give_back")


@pytest.fixture
def recommend(qtbot, told, opened):
    return PapersDriver(qtbot, opened(told), "recommend")


def answer_id(office):
    return office.session.register.all(MainAnswer)[0].id


def running_day(office):
    line = next(line for line in office.session.days() if line.date == memory_archive.TODAY)
    desk = office.session.day_desk(line.id)
    desk.run(running.start)
    return desk


# --- back to the children -----------------------------------------------------------------------


def test_their_answers_and_the_methods_stand_in_one_list(back):
    assert back.lines()[0] == f"{SAID}, Hovedsvar fra barn"
    assert back.lines()[1] == "G4 Avtale før deling"


def test_the_page_is_shown_and_saved_as_pdf_and_word(back, told, tmp_path):
    back.part.issuing.folder = tmp_path
    back.at(answer_id(told))
    assert back.part.issuing.middle.preview.pages == 1
    for ending in ("pdf", "docx"):
        back.press(f"issue_save_{ending}")
        back.wait_for_words(f".{ending} er lagret i")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".pdf"]


def test_what_is_missing_is_said_and_not_made_up(back, told):
    back.at(answer_id(told))
    assert "Én arbeidsmåte er ikke bestemt ennå." in back.words()
    assert "Det står ikke hva som skjedde med rådet i én arbeidsmåte." in back.words()


def test_without_a_running_day_the_way_to_the_wall_says_what_opens_it(back, told):
    back.at(G4)
    assert "Når en dag er i gang, kan siden vises på veggen herfra." in back.words()


def test_a_page_goes_on_the_wall_of_the_day_that_runs(back, told):
    desk = running_day(told)
    back.at(answer_id(told))
    back.press("give_back_queue")
    assert [row.kind for row in waiting(desk.record)] == [SlideKind.GIVE_BACK]
    assert "Siden ligger i køen til veggen." in back.words()
    back.press("give_back_show")
    assert "Siden vises på veggen." in back.words()
    assert desk.record.wall.kind is SlideKind.GIVE_BACK


def test_the_wall_itself_shows_it(back, told, qtbot):
    desk = running_day(told)
    back.at(answer_id(told))
    back.press("give_back_show")
    window = back._window.window
    window.workspace.open_day(desk.record.id, "live")
    feed = window.workspace.around.wall_feed()
    qtbot.waitUntil(lambda: isinstance(feed.slide, GiveBackSlide))
    assert feed.slide.quotation.text == f"«{SAID}»"


def test_the_wall_waits_for_no_page_that_is_yet_to_be_read(told, opened, qtbot, monkeypatch):
    threads = []
    made = page.document

    def noted(*given):
        threads.append(threading.current_thread())
        return made(*given)

    monkeypatch.setattr(page, "document", noted)
    desk = running_day(told)
    subject = Subject(SubjectKind.MAIN_ANSWER, answer_id(told))
    desk.run(wall.show_give_back, subject)
    window = opened(told).window
    window.workspace.open_day(desk.record.id, "live")
    feed = window.workspace.around.wall_feed()
    assert isinstance(feed.slide, AgendaSlide)
    qtbot.waitUntil(lambda: isinstance(feed.slide, GiveBackSlide))
    assert threads
    assert threading.main_thread() not in threads


def test_a_rehearsal_says_why_the_wall_shows_no_page(told, opened):
    desk = running_day(told)
    subject = Subject(SubjectKind.MAIN_ANSWER, answer_id(told))
    window = opened(told).window
    window.rehearsals.begin(desk.record.id)
    around = window.workspace.around
    around.session.day_desk(desk.record.id).run(wall.show_give_back, subject)
    assert isinstance(around.wall_feed().slide, AgendaSlide)
    assert "bygger på andre dager" in window.notices.bar.sentence()


def test_the_same_page_does_not_wait_twice(back, told):
    running_day(told)
    back.at(G4)
    back.press("give_back_queue")
    back.press("give_back_queue")
    assert "køen" in back.words(back.part.side)


# --- states -------------------------------------------------------------------------------------


def test_a_page_is_approved_by_a_role_and_stands_as_it_was(back, told):
    about = PaperAbout(PaperKind.BACK_TO_CHILDREN, G4, "nb")
    back.at(G4)
    back.press("issue_approve")
    back.save()
    assert "Skriv rollen" in back.words()
    back.write("issue_form_role", "fagleder")
    back.save()
    back.wait_for_words("Versjon 1 · godkjent")
    paper = edition(told.session.register, about)
    assert paper.state is MinutesState.APPROVED
    assert f"Kontrollsum {paper.content_hash[:16]}" in back.words()
    kept = told.session.issuing.kept(paper)
    back.page_is_there()
    assert back.part.issuing.pdf == kept.pdf
    back.correct("skrivefeil")
    assert edition(told.session.register, about).version == 2


def test_every_version_of_a_page_is_there_with_what_is_changed_in_it(back, told):
    back.at(G4)
    back.approve()
    back.correct("Svarene ble klarere")
    back.page_is_there()
    assert back.versions() == ["versjon 2 · utkast", "versjon 1 · godkjent"]
    back.pick("issue_version", 1)
    back.page_is_there()
    (first,) = told.session.register.all(PracticePaper)[:1]
    assert back.part.issuing.pdf == told.session.issuing.kept(first).pdf
    back.pick("issue_version", 2)
    back.press("issue_compare")
    back.wait_for_words("fra versjon 1 til versjon 2")
    assert "Hvorfor: Svarene ble klarere" in back.words()
    back.press("issue_compare")
    back.page_is_there()
    assert "fra versjon 1" not in back.words()


def test_with_large_letters_the_box_is_one_line_until_it_is_opened(back, told):
    back.at(G4)
    box = back.part.findChild(IssueBox)
    back.part.findChild(Columns).turned.emit(True)
    assert not back.can_press("issue_approve")
    assert "Versjon 1 · utkast" in back.words(box)
    back.press("issue_more")
    assert back.can_press("issue_approve")


def test_what_changed_while_a_page_was_drawn_is_not_approved(back, told, monkeypatch):
    back.at(G4)
    back.press("issue_approve")
    back.write("issue_form_role", "fagleder")
    back.save()
    other = advice.NewMainAnswer(text=Words("Vi vil vite hvem som leser."), year=2021, children=9)
    told.session.register_desk.run(advice.add_main_answer, other, [G4])
    back.wait_for_words("Dokumentet ble endret i mellomtiden.")
    assert told.session.register.all(PracticePaper) == ()


def test_a_page_goes_for_comments_with_a_deadline_and_back(back, told):
    about = PaperAbout(PaperKind.BACK_TO_CHILDREN, G4, "nb")
    back.at(G4)
    back.press("issue_comments")
    back.write("issue_form_deadline", "24.12.2026")
    back.save()
    assert edition(told.session.register, about).state is MinutesState.FOR_COMMENTS
    assert "Versjon 1 · til merknad · frist 24.12.2026" in back.words()
    back.press("issue_back")
    back.save()
    assert edition(told.session.register, about).state is MinutesState.DRAFT


# --- recommendations ----------------------------------------------------------------------------


def test_each_addressee_says_how_many_points_it_has(recommend):
    assert recommend.lines()[0].startswith("Stortinget, 1 punkt")
    assert recommend.lines()[1] == "Departement, ingen punkter"


def test_an_addressee_without_points_has_no_empty_document(recommend):
    recommend.part.point_at("ministry")
    assert "Ingen punkter går hit, så det lages ikke noe dokument." in recommend.words()
    assert recommend.part.issuing.wanted is None


def test_a_document_is_saved_as_a_table_too(recommend, tmp_path):
    recommend.part.around.sheet_files = SheetFiles()
    recommend.part.issuing.folder = tmp_path
    recommend.at("parliament")
    recommend.press("issue_save_csv")
    recommend.wait_for_words(".csv er lagret i")
    (path,) = tmp_path.iterdir()
    assert "Pasient- og brukerrettighetsloven" in path.read_text("utf-8-sig")


def test_a_point_without_addressee_gets_one_here(qtbot, told, opened):
    desk = told.session.day_desk(told.session.days()[-1].id)
    row = Provision(
        id="p-x", kind=ProvisionKind.CIRCULAR, full_name="Rundskriv om noe", short_name="Noen"
    )
    _given(told, row)
    about = About(subject=memory_archive.subject("G4"), service_id="service-sh")
    desk.run(add_obstacle, about, "Rundskrivet sier nei", "LOV", SourceGiven(provision_id="p-x"))
    driver = PapersDriver(qtbot, opened(told), "recommend")
    driver.part.point_at("without")
    assert "Rundskriv om noe" in driver.words(driver.part.side)
    driver.pick("recommend_who_p-x", "directorate")
    assert told.session.register.one(Provision, "p-x").who_can_change == "directorate"
    assert any(line.startswith("Direktorat, 1 punkt") for line in driver.lines())


def _given(office, row):
    from dialog_app.core.record import Step, added

    office.session.register_desk.take(Step("step.provision_added", added(row), {"citation": "x"}))


def test_an_archive_with_nothing_to_recommend_says_what_fills_it(
    qtbot, office, opened, monkeypatch
):
    monkeypatch.setattr(
        "dialog_app.ui.across.papers.reader.ground", lambda register, _days, _sums: Ground(register)
    )
    driver = PapersDriver(qtbot, opened(office), "recommend")
    assert "Det er ingen anbefalinger ennå." in driver.words()


def test_nothing_is_said_to_be_missing_before_the_days_are_read(qtbot, told, opened, monkeypatch):
    monkeypatch.setattr(GroundReader, "begin", lambda _reader: None)
    driver = PapersDriver(qtbot, opened(told), "give_back")
    assert driver.words().split() == ["Leser", "dagene", "…"]


def test_a_paper_says_that_approval_is_for_good_before_it_is_given(back, told):
    back.at(answer_id(told))
    back.press("issue_approve")
    assert "Den kan ikke angres." in back.words()
    assert "Rolle (ikke navn)" in back.words()


# --- protection ---------------------------------------------------------------------------------


def test_a_page_that_gives_somebody_away_is_not_made_until_a_table_is_coarser(
    back, told, monkeypatch
):
    raw = RawTable(key="answers:v", rows=("r",), columns=("a",), counts=((9,),), title=TITLE)

    def attacked(raws, levels, _progress=None):
        if levels:
            return Verdict(Audit())
        return Verdict(Audit(pinned=(Number(raw.key, "r", "a"),)), coarsen=raw.key, level=4)

    monkeypatch.setattr(protecting, "check", attacked)
    monkeypatch.setattr(page, "_tables", lambda ground, what: _attack(ground, what, raw))
    back.part.refresh()
    back.part.point_at(G4)
    back.wait_for_words("Dokumentet lages ikke")
    assert "Svarene på et forslag" in back.words()
    assert not back.part.issuing.pdf
    (bar,) = back.part.findChildren(CoarsenBar)
    bar.button.click()
    (row,) = told.session.register.all(Coarsening)
    assert (row.kind, row.about, row.table, row.level) == (
        PaperKind.BACK_TO_CHILDREN,
        G4,
        raw.key,
        4,
    )
    back.page_is_there()
    assert not bar.isVisible()


TITLE = "give_back.table.answers"


def _attack(ground, what, raw):
    return protecting.protected(ground.register, PaperKind.BACK_TO_CHILDREN, what.id, [raw])

"""A facilitator looks something up in the catalogue, and adds to it."""

import pytest

from dialog_app.core.commands.shelf import methods as commands
from dialog_app.core.model.base import Words
from dialog_app.core.register import Register
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage import base_set
from dialog_app.ui import theme, words
from dialog_app.ui.bridge import RegisterBridge
from dialog_app.ui.pages.catalogue import CataloguePage
from tests.drivers.around import around as around_of
from tests.drivers.catalogue import CatalogueDriver
from tests.drivers.memory_archive import MemoryArchive, TurnedClock


class Reading:
    """A catalogue page over the shipped base set."""

    def __init__(self, qtbot) -> None:
        laptop = ThisLaptop("laptop-1", TurnedClock())
        self.session = Session(MemoryArchive(laptop, Register(base_set.rows())), laptop)
        self.bridge = RegisterBridge(self.session.register_desk)
        self.qtbot = qtbot
        self.page = self.opened()

    def opened(self) -> CatalogueDriver:
        around = around_of(self.session, register_bridge=self.bridge)
        page = CataloguePage(around)
        self.qtbot.addWidget(page)
        page.resize(1278, 680)
        page.show()
        self.qtbot.waitExposed(page)
        return CatalogueDriver(page)

    @property
    def register(self):
        return self.session.register

    def method(self, code):
        return next(row for row in self.register.methods if row.code == code)


@pytest.fixture(scope="module", autouse=True)
def _look(qapp):
    theme.apply(qapp, "light")
    words.set_language("nb")


@pytest.fixture
def reading(qtbot):
    return Reading(qtbot)


def test_the_tree_counts_methods_and_says_what_is_empty(reading):
    assert reading.page.counts() == "5 programmer, 10 beskrivelser, 74 arbeidsmåter"
    assert "Skolehelsetjenesten, 6" in reading.page.tree()
    assert "Mitt Liv Skole, tom" in reading.page.tree()


def test_a_programme_can_be_closed(reading):
    reading.page.fold("MITT LIV psykisk helse i kommunen")
    assert "Skolehelsetjenesten, 6" not in reading.page.tree()


def test_an_empty_programme_says_so(reading):
    reading.page.go_to("Kriminalomsorg")
    assert reading.page.methods() == []


def test_a_method_shows_its_rights_its_obstacles_and_what_stands_in_the_way(reading):
    reading.page.go_to("Skolehelsetjenesten")
    codes = {"SH1", "SH2", "SH3", "SH4", "SH5", "SH6"}
    assert {row.split()[0] for row in reading.page.methods()} == codes
    method = next(
        method for method in reading.register.methods_of("SH") if method.typical_obstacles
    )
    reading.page.choose(method.code)
    said = reading.page.says()
    newest = reading.register.newest(method.id)
    assert reading.page.title() == newest.title.nb
    assert reading.page.summary() == newest.summary.nb
    assert f"BK art. {method.crc_articles[0]} " in said
    obstacle = next(
        row for row in reading.register.typical_obstacles if row.code in method.typical_obstacles
    )
    assert obstacle.text.nb in said


def test_a_provision_named_in_an_obstacle_is_a_chip(reading):
    with_duty = next(row for row in reading.register.methods if "H3" in row.typical_obstacles)
    reading.page.search(with_duty.code)
    reading.page.choose(with_duty.code)
    assert "hpl. § 21" in reading.page.says()


def test_examples_are_said_to_be_examples_in_list_and_detail(reading):
    reading.page.go_to("Skolehelsetjenesten")
    example = next(row for row in reading.page.methods() if "eksempel fra startkatalogen" in row)
    reading.page.choose(example.split()[0])
    assert "eksempel fra startkatalogen" in reading.page.says()


def test_search_goes_through_the_whole_catalogue(reading):
    reading.page.search("tilbakemelding")
    assert any(row.startswith("G11") for row in reading.page.methods())
    reading.page.search("finnesikkenoested")
    assert reading.page.methods() == []


def test_a_method_written_here_stands_in_its_description(reading):
    reading.page.go_to("Familieveiledningstjenester")
    reading.page.press("new_method")
    reading.page.write(
        "method_form", code="FV9", title_nb="Gå en tur", summary_nb="Praten skjer ute.", crc="12"
    )
    reading.page.save("method_form")
    assert not reading.page.is_open("method_form")
    assert "FV9 Gå en tur, 1, skrevet her" in reading.page.methods()
    assert reading.page.title() == "Gå en tur"
    assert "skrevet her" in reading.page.says()
    reading.bridge.undo()
    assert not any(row.startswith("FV9") for row in reading.page.methods())


@pytest.mark.parametrize(
    ("fields", "place", "sentence"),
    [
        ({"code": "", "title_nb": "Tur"}, "code", "Gi arbeidsmåten en kode."),
        ({"code": "g4", "title_nb": "Tur"}, "code", "Koden g4 er alt i bruk."),
        ({"code": "FV9", "title_nb": " "}, "title_nb", "Gi arbeidsmåten en tittel."),
        ({"code": "FV9", "title_nb": "Tur", "crc": "99"}, "crc", "barnekonvensjonen"),
    ],
)
def test_what_is_missing_is_said_at_its_field(reading, fields, place, sentence):
    reading.page.press("new_method")
    reading.page.write("method_form", **fields)
    reading.page.save("method_form")
    assert reading.page.is_open("method_form")
    assert sentence in reading.page.wrong_at("method_form", place)
    assert reading.page.written("method_form", "title_nb") == fields["title_nb"]


def test_a_new_wording_is_a_new_version_and_the_old_one_stays(reading):
    reading.page.search("G4")
    reading.page.choose("G4")
    before = reading.page.summary()
    reading.page.press("edit_method")
    assert reading.page.written("version_form", "summary_nb") == before
    reading.page.write(
        "version_form",
        summary_nb="Barnet vet og <b>bestemmer</b> før noe fortelles videre.",
        role="proffene og fasilitator",
        date="18.11.2026",
        reason="Det er ikke nok å vite.",
    )
    reading.page.save("version_form")
    said = reading.page.says()
    assert reading.page.summary().startswith("Barnet vet og <b>bestemmer</b>")
    assert "Versjon 2 · 18.11.2026 · proffene og fasilitator · skrevet her · gjelder nå" in said
    assert "Hvorfor: Det er ikke nok å vite." in said
    assert before in said
    assert "&lt;b&gt;bestemmer&lt;/b&gt;" in reading.page.difference()
    assert len(reading.register.versions(reading.method("G4").id)) == 2


def test_the_same_text_is_no_new_version(reading):
    reading.page.search("G4")
    reading.page.choose("G4")
    reading.page.press("edit_method")
    reading.page.save("version_form")
    assert "Det blir ingen ny versjon" in reading.page.wrong_at("version_form", "title_nb")


def test_a_main_answer_stands_word_for_word_with_its_source(reading):
    reading.page.search("G4")
    reading.page.choose("G4")
    reading.page.press("new_main_answer")
    reading.page.write(
        "answer_form",
        text="Eksempel: Spør oss først.",
        year="2020",
        children="214",
        age_from="13",
        age_to="18",
        methods="G4, G5",
    )
    reading.page.save("answer_form")
    said = reading.page.says()
    assert "«Eksempel: Spør oss først.»" in said
    assert "Hovedsvar fra 214 barn, 13–18 år, 2020" in said
    assert len(reading.register.advice(reading.method("G5").id)) == 1


@pytest.mark.parametrize(("field", "typed"), [("methods", "X99"), ("text", "")])
def test_a_main_answer_needs_words_and_methods_that_there_are(reading, field, typed):
    reading.page.press("new_main_answer")
    reading.page.write("answer_form", **{"text": "Eksempel: Hør på oss.", field: typed})
    reading.page.save("answer_form")
    assert reading.page.is_open("answer_form")
    assert reading.page.wrong_at("answer_form", field) != ""


def test_a_half_written_method_is_there_when_one_comes_back(reading):
    reading.page.press("new_method")
    reading.page.write("method_form", code="FV9", title_nb="Halvferdig")
    reading.page.page.hide()
    again = reading.opened()
    again.press("new_method")
    assert again.written("method_form", "title_nb") == "Halvferdig"


def test_giving_up_leaves_nothing_behind(reading):
    reading.page.press("new_method")
    reading.page.write("method_form", code="FV9")
    reading.page.press("method_form_cancel")
    reading.page.press("new_method")
    assert reading.page.written("method_form", "code") == ""


def test_a_text_that_lacks_the_language_says_so(reading):
    new = commands.NewMethod(
        description_code="G", code="G99", title=Words(en="Walk"), summary=Words(en="Go out.")
    )
    reading.bridge.run(commands.add_method, new)
    assert reading.page.title() == "Walk"
    assert "Teksten finnes bare på engelsk." in reading.page.says()

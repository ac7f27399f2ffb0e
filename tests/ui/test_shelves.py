"""A facilitator looks after children's main answers, rights, tools and values."""

import pytest

from dialog_app.core import tools
from dialog_app.core.commands import findings
from dialog_app.core.commands import register as services
from dialog_app.core.commands.days import NewDay
from dialog_app.core.day import Day
from dialog_app.core.model.base import Source, Subject, SubjectKind
from dialog_app.core.model.catalogue import (
    AdviceLink,
    MainAnswer,
    Provision,
    Tool,
    ToolVersion,
)
from dialog_app.core.model.days import DayKind
from dialog_app.core.model.services import Service
from dialog_app.core.register import Register
from dialog_app.core.target import Target, target_of
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage import base_set
from dialog_app.ui import theme, words
from dialog_app.ui.bridge import RegisterBridge
from dialog_app.ui.catalogue.row_list import RowList
from dialog_app.ui.pages.catalogue import CataloguePage
from dialog_app.ui.plan.subject_options import subject_options
from tests.drivers.around import around as around_of
from tests.drivers.memory_archive import MORNING, TODAY, MemoryArchive, TurnedClock
from tests.drivers.shelves import ShelvesDriver

ANSWERS = "Hovedsvar fra barn"
RULES = "Rettigheter og regler"
SAID = {
    "text": "Eksempel: Spør oss først.",
    "year": "2020",
    "children": "214",
    "age_from": "13",
    "age_to": "18",
    "survey": "Eksempel: undersøkelse",
    "methods": "G4",
}

RULE = {
    "full_name": "tenkt lov",
    "short_name": "tl.",
    "section": "§ 1",
    "heading": "formål",
    "who": "Stortinget",
}
CARDS = {
    "code": "V1",
    "title_nb": "Samtalekort",
    "summary_nb": "Barnet velger et kort.",
    "format": "kort",
    "ages": "6–12",
    "methods": "g4",
}


class Shelves:
    """A catalogue page over the shipped base set, with a service to hold days for."""

    def __init__(self, qtbot) -> None:
        laptop = ThisLaptop("laptop-1", TurnedClock())
        self.session = Session(MemoryArchive(laptop, Register(base_set.rows())), laptop)
        self.bridge = RegisterBridge(self.session.register_desk)
        self.bridge.run(
            services.add_service, ["4601"], name="PPT", kind="PPT", leader_name="Kari Lunde"
        )
        self.went: list[Target] = []
        around = around_of(self.session, register_bridge=self.bridge, show_target=self.went.append)
        page = CataloguePage(around)
        qtbot.addWidget(page)
        page.resize(1278, 680)
        page.show()
        qtbot.waitExposed(page)
        self.page = ShelvesDriver(page)

    @property
    def register(self):
        return self.session.register

    def method(self, code):
        return next(row for row in self.register.methods if row.code == code)

    def treat(self, kind: SubjectKind, version_id: str):
        """Plan a day that treats something."""
        (service,) = self.register.all(Service)
        return self.session.new_day(
            NewDay(
                kind=DayKind.DIALOGUE,
                date=TODAY,
                title="Dialogdag",
                public_start=MORNING.time(),
                services=((service.id, 8),),
                subjects=(Subject(kind, version_id),),
            )
        )

    def write_answer(self, **other: str) -> MainAnswer:
        """Write a main answer in the form, and return it."""
        self.page.go_to(ANSWERS)
        self.page.click("new_method")
        self.page.write("answer_form", **(SAID | other))
        self.page.save("answer_form")
        answer: MainAnswer = self.register.all(MainAnswer)[-1]
        return answer

    def cite(self, provision: Provision) -> None:
        """Hold a day on which PPT names a provision as an obstacle."""
        desk = self.treat(SubjectKind.METHOD, "version:G4:1")
        about = findings.About(
            subject=Subject(SubjectKind.METHOD, "version:G4:1"),
            service_id=self.register.services[0].id,
        )
        source = findings.SourceGiven(provision_id=provision.id, citation=provision.citation)
        desk.run(findings.add_obstacle, about, "Vi får ikke lov", "LOV", source)

    def own_provision(self, **other: str) -> Provision:
        """Write a law in the form, and return it."""
        self.page.go_to("Lover")
        self.page.click("new_method")
        self.page.write("provision_form", **(RULE | other))
        self.page.save("provision_form")
        rows = self.register.where(Provision, lambda row: row.source is Source.LOCAL)
        provision: Provision = rows[-1]
        return provision


@pytest.fixture(scope="module", autouse=True)
def _look(qapp):
    theme.apply(qapp, "light")
    words.set_language("nb")


@pytest.fixture
def shelves(qtbot):
    return Shelves(qtbot)


def test_a_new_main_answer_stands_on_its_shelf_with_its_source(shelves):
    assert f"{ANSWERS}, tom" in shelves.page.tree()
    shelves.write_answer()
    assert f"{ANSWERS}, 1" in shelves.page.tree()
    assert shelves.page.rows() == [
        "«Eksempel: Spør oss først.», 2020, 214 barn, 13–18 år, skrevet her"
    ]
    read = shelves.page.reads()
    for words_read in ("«Eksempel: Spør oss først.»", "214", "2020", "13–18 år"):
        assert words_read in read
    assert "G4 Avtale før deling" in read


def test_an_example_is_said_to_be_one(shelves):
    shelves.write_answer(provenance="et eksempel, ikke sagt av barn")
    assert "eksempel fra startkatalogen" in shelves.page.rows()[0]
    assert "eksempel fra startkatalogen" in shelves.page.reads()


def test_methods_are_tied_and_untied_from_the_answer(shelves):
    answer = shelves.write_answer()
    shelves.page.click("tie_method")
    shelves.page.pick("Vite hva som står")
    shelves.page.pick("G11")
    shelves.page.leave_card()
    tied = {row.method_id for row in shelves.register.all(AdviceLink)}
    assert tied == {shelves.method(code).id for code in ("G4", "G5", "G11")}
    shelves.page.click("untie_G4")
    assert "G4 Avtale" not in shelves.page.reads()
    assert shelves.register.advice(shelves.method("G4").id) == ()
    assert shelves.register.one(MainAnswer, answer.id) == answer


def test_answers_are_tied_and_untied_from_the_method(shelves):
    answer = shelves.write_answer(methods="")
    method = shelves.method("G5")
    shelves.page.page.show_row("working_method", method.id)
    shelves.page.click("tie_advice")
    shelves.page.pick("spør oss")
    assert shelves.register.advice(method.id) == (answer,)
    shelves.page.leave_card()
    shelves.page.click(f"go_to_{answer.id}")
    assert shelves.went == [target_of(answer)]
    shelves.page.click(f"untie_{answer.id}")
    assert shelves.register.advice(method.id) == ()
    assert shelves.register.one(MainAnswer, answer.id) == answer


def test_one_goes_from_an_answer_to_its_method(shelves):
    shelves.write_answer()
    shelves.page.click("go_to_G4")
    assert shelves.went == [target_of(shelves.method("G4"))]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("text", "", "Skriv noe først."),
        ("methods", "X99", "Gjelder arbeidsmåtene"),
        ("year", "20", "fire sifre"),
        ("year", "2031", "ikke ligge fram i tid"),
        ("children", "mange", "et helt tall"),
        ("age_from", "x", "fra 0 til 99"),
        ("age_to", "x", "fra 0 til 99"),
        ("age_to", "12", "kan ikke være yngre"),
    ],
)
def test_what_is_wrong_with_an_answer_is_said_at_its_field(shelves, field, typed, sentence):
    shelves.page.go_to(ANSWERS)
    shelves.page.click("new_method")
    shelves.page.write("answer_form", **(SAID | {field: typed}))
    shelves.page.save("answer_form")
    assert shelves.page.is_open("answer_form")
    assert sentence in shelves.page.wrong_at("answer_form", field)


def test_a_text_that_looks_like_a_person_is_pointed_out_and_can_be_saved(shelves):
    shelves.page.go_to(ANSWERS)
    shelves.page.click("new_method")
    shelves.page.write("answer_form", **(SAID | {"text": "Ring meg på 41 23 45 67."}))
    assert "Ligner på telefonnummer: «41 23 45 67»" in shelves.page.reads()
    shelves.page.write("answer_form", text="Kari må spørre først.")
    assert "Ligner på navn: «Kari»" in shelves.page.reads()
    shelves.page.save("answer_form")
    assert not shelves.page.is_open("answer_form")


def test_a_mistyped_answer_goes_by_undo_or_while_no_day_has_treated_it(shelves):
    answer = shelves.write_answer()
    shelves.bridge.undo()
    assert shelves.register.all(MainAnswer) == ()
    shelves.bridge.redo()
    shelves.treat(SubjectKind.MAIN_ANSWER, answer.id)
    shelves.page.click("remove_advice")
    assert "er brukt på 1 dag og kan ikke fjernes" in shelves.page.refused()
    shelves.write_answer(text="Eksempel: Skrevet feil.")
    shelves.page.click("remove_advice")
    assert shelves.register.all(MainAnswer) == (answer,)


def test_search_finds_answers_by_their_words_and_their_survey(shelves):
    shelves.write_answer()
    shelves.write_answer(text="Eksempel: Ta deg tid.", survey="Eksempel: samling i Nordvik")
    shelves.page.search("nordvik tid")
    assert len(shelves.page.rows()) == 1
    assert "Ta deg tid" in shelves.page.rows()[0]


@pytest.fixture
def rules(shelves):
    shelves.page.unfold(RULES)
    return shelves


def test_rights_and_rules_stand_in_groups(rules):
    tree = rules.page.tree()
    for group in ("Barnekonvensjonen, 43", "Grunnloven, 2", "Rundskriv, 2", "Retningslinjer, 2"):
        assert group in tree
    rules.page.go_to("Grunnloven")
    assert "Grl. § 104, ikke kontrollert, barns rettigheter" in rules.page.rows()


def test_an_article_tells_which_methods_refer_to_it(rules):
    rules.page.go_to("Barnekonvensjonen")
    rules.page.choose("12")
    methods = [row for row in rules.register.methods if "12" in row.crc_articles]
    assert f"12 Rett til å bli hørt, {len(methods)}" in rules.page.rows()
    assert f"{methods[0].code} " in rules.page.reads()
    assert not rules.page.offers("new_method")
    rules.page.click(f"go_to_{methods[0].code}")
    assert rules.went == [target_of(methods[0])]


def test_a_provision_is_checked_with_one_click(rules):
    rules.page.go_to("Lover")
    rules.page.choose("hpl. § 21")
    assert "Sist kontrollert\nikke kontrollert" in rules.page.reads()
    rules.page.click("check_provision")
    assert "Sist kontrollert\n18.11.2026" in rules.page.reads()
    assert not rules.page.offers("check_provision")
    rules.bridge.undo()
    assert rules.page.offers("check_provision")


def test_a_rule_written_here_stands_in_its_group_and_can_be_removed(rules):
    rules.own_provision()
    assert "tl. § 1, ikke kontrollert, formål, skrevet her" in rules.page.rows()
    assert "Stortinget" in rules.page.reads()
    rules.page.click("remove_provision")
    assert not any(row.startswith("tl.") for row in rules.page.rows())


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("full_name", "", "det fulle navnet"),
        ("section", "", "paragrafen"),
        ("checked", "i går", "Skriv datoen slik"),
        ("checked", "30.12.2026", "ligger fram i tid"),
    ],
)
def test_what_is_wrong_with_a_rule_is_said_at_its_field(rules, field, typed, sentence):
    rules.page.go_to("Lover")
    rules.page.click("new_method")
    rules.page.write("provision_form", **(RULE | {field: typed}))
    rules.page.save("provision_form")
    assert rules.page.is_open("provision_form")
    assert sentence in rules.page.wrong_at("provision_form", field)


def test_a_rule_in_use_tells_where_and_stays(rules):
    row = rules.own_provision()
    rules.cite(row)
    rules.page.choose("tl. § 1")
    rules.page.go_to("Rundskriv", RULES)
    rules.page.go_to("Lover")
    rules.page.choose("tl. § 1")
    assert "1 tjeneste har nevnt det, på 1 dag." in rules.page.reads()
    assert "Vi får ikke lov" in rules.page.reads()
    assert "PPT" not in rules.page.reads()
    rules.page.click("remove_provision")
    assert "nevnt som hindring av 1 tjeneste" in rules.page.refused()
    assert rules.register.one(Provision, row.id) == row


def test_a_rule_renamed_while_in_use_leaves_what_was_said_as_it_was(rules):
    row = rules.own_provision()
    rules.cite(row)
    rules.page.choose("tl. § 1")
    rules.page.click("edit_provision")
    rules.page.write("provision_form", section="§ 2", checked="18.11.2026")
    rules.page.save("provision_form")
    assert rules.register.one(Provision, row.id).citation == "tl. § 2"
    assert "tl. § 1, heter nå tl. § 2" in rules.page.reads()


def test_who_can_change_a_rule_in_older_words_is_kept(rules):
    rules.page.go_to("Rundskriv", RULES)
    circular = next(row for row in rules.register.provisions if row.kind == "circular")
    rules.page.choose(circular.citation)
    assert circular.who_can_change in rules.page.reads()
    rules.page.click("edit_provision")
    rules.page.write("provision_form", heading="ny overskrift")
    rules.page.save("provision_form")
    now = rules.register.one(Provision, circular.id)
    assert (now.heading, now.who_can_change) == ("ny overskrift", circular.who_can_change)


def _write_tool(shelves, **other: str) -> None:
    shelves.page.go_to("Verktøy")
    shelves.page.click("new_method")
    shelves.page.write("tool_form", **(CARDS | other))
    shelves.page.save("tool_form")


def test_a_new_tool_stands_on_its_shelf_and_below_its_methods(shelves):
    _write_tool(shelves)
    assert "Verktøy, 1" in shelves.page.tree()
    assert shelves.page.rows() == ["V1 Samtalekort, 1, kort, 6–12, skrevet her"]
    assert "G4 Avtale før deling" in shelves.page.reads()
    shelves.page.page.show_row("working_method", shelves.method("G4").id)
    assert "V1 Samtalekort, kort, 6–12, skrevet her" in shelves.page.reads()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("code", "v1", "alt i bruk på et annet verktøy"),
        ("code", "", "en kode"),
        ("title_nb", "", "en tittel"),
        ("methods", "G4, X99", "ingen arbeidsmåte med koden x99"),
    ],
)
def test_what_is_wrong_with_a_tool_is_said_at_its_field(shelves, field, typed, sentence):
    _write_tool(shelves)
    _write_tool(shelves, **({"code": "V2"} | {field: typed}))
    assert shelves.page.is_open("tool_form")
    assert sentence in shelves.page.wrong_at("tool_form", field)


def test_a_new_wording_of_a_tool_shows_beside_the_old_one(shelves):
    _write_tool(shelves)
    shelves.page.click("edit_tool")
    shelves.page.write(
        "tool_wording_form", summary_nb="Barnet trekker et kort.", role="proff", reason="Enklere"
    )
    shelves.page.save("tool_wording_form")
    read = shelves.page.reads()
    assert "Versjon 2 · 18.11.2026 · proff · skrevet her · gjelder nå" in read
    assert "Hvorfor: Enklere" in read
    assert "Samtalekort. Barnet velger et kort." in read
    shelves.page.click("change_tool")
    shelves.page.write("tool_facts_form", format="plakat")
    shelves.page.save("tool_facts_form")
    assert "V1 Samtalekort, 2, plakat, 6–12, skrevet her" in shelves.page.rows()


def test_any_two_wordings_of_a_tool_are_told_apart(shelves):
    _write_tool(shelves)
    for summary in ("Barnet trekker et kort.", "Barnet får et kort."):
        shelves.page.click("edit_tool")
        shelves.page.write("tool_wording_form", summary_nb=summary)
        shelves.page.save("tool_wording_form")
    assert shelves.page.difference_spoken() == "Fjernet: trekker. Nytt: får."
    shelves.page.pick_choice("difference_older", "Versjon 1")
    assert shelves.page.difference_spoken() == "Fjernet: velger. Nytt: får."


def test_a_tool_is_given_to_methods_from_its_own_page(shelves):
    _write_tool(shelves)
    shelves.page.click("give_tool")
    shelves.page.pick("G5")
    shelves.page.leave_card()
    shelves.page.click("untie_G4")
    assert shelves.register.all(Tool)[0].method_codes == ("G5",)


def test_values_stand_set_by_set_and_the_newest_applies(shelves):
    shelves.page.go_to("Verdier")
    assert "Verdier, 2 sett" in shelves.page.tree()
    assert shelves.page.rows()[0] == "åpenhet, 2018, gjelder nå"
    assert "åpenhet, 2013" in shelves.page.rows()
    assert "voksne viser hvem de er" in shelves.page.reads()
    for value in ("samarbeid", "medbestemmelse"):
        assert value in shelves.page.reads()


def test_a_new_set_of_values_begins_with_those_of_another(shelves):
    shelves.page.go_to("Verdier")
    shelves.page.click("copy_set")
    shelves.page.write("value_set_form", set="2018")
    shelves.page.save("value_set_form")
    assert "finnes allerede" in shelves.page.wrong_at("value_set_form", "set")
    shelves.page.write("value_set_form", set="2027")
    shelves.page.save("value_set_form")
    assert shelves.page.rows()[0] == "åpenhet, 2027, gjelder nå, skrevet her"
    shelves.page.click("new_method")
    shelves.page.write("value_form", title_nb="mot", practice_nb="si det som er vanskelig")
    shelves.page.save("value_form")
    assert "mot, 2027, gjelder nå, skrevet her" in shelves.page.rows()
    assert "si det som er vanskelig" in shelves.page.reads()


def test_where_a_search_finds_nothing_it_says_so_and_not_that_there_is_none(shelves):
    shelves.page.go_to("Hovedsvar fra barn")
    shelves.page.search("qzxw")
    assert shelves.page.nothing().startswith("Ingenting passer")
    shelves.page.search("")
    assert shelves.page.nothing().startswith("Ingen hovedsvar her ennå")
    names = [part.accessibleName() for part in shelves.page.page.findChildren(RowList)]
    assert "Hovedsvar fra barn" in names


def test_a_day_can_treat_what_stands_on_every_shelf(shelves):
    answer = shelves.write_answer()
    _write_tool(shelves)
    value = tools.values_of(shelves.register, "2018")[0]
    offered = {option.value for option in subject_options(shelves.register, Day())}
    (tool,) = shelves.register.all(ToolVersion)
    assert {
        Subject(SubjectKind.MAIN_ANSWER, answer.id),
        Subject(SubjectKind.TOOL, tool.id),
        Subject(SubjectKind.VALUE, value.id),
    } <= offered

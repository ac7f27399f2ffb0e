"""Deciding about the methods: the rule proposes, people decide, and children's words stand."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog

from dialog_app.core.commands.shelf import advice, methods
from dialog_app.core.decide.rule import Proposal
from dialog_app.core.decide.view import standing
from dialog_app.core.model.base import Provenance, Words
from dialog_app.core.model.catalogue import MethodState, WorkingMethod
from dialog_app.core.model.practice import DecidedAs, DecisionDissent, Fate, ResearchFinding
from dialog_app.core.target import target_of
from dialog_app.storage.sheets.files import SheetFiles
from dialog_app.ui.across.decide.numbers import Numbers
from tests.drivers.decide import FORM, DecideDriver

SAID = "Eksempel: Spør oss før dere sier det videre."
G4 = "method:G4"
FEW = "decision_dissent_form"


@pytest.fixture
def decide(office, opened, qtbot):
    """Open the part with one main answer tied to G4."""
    example = Provenance.STARTER_EXAMPLE
    office.sheet_files = SheetFiles()
    said = advice.NewMainAnswer(text=Words(SAID), year=2020, children=214, provenance=example)
    office.session.register_desk.run(advice.add_main_answer, said, [G4])
    driver = DecideDriver(opened(office))
    qtbot.waitUntil(lambda: bool(driver.lines()))
    return driver


@pytest.fixture
def legal(monkeypatch):
    """Let the rule say that the law stands in the way, and leave the rest as it is."""
    asked = Numbers.proposal

    def proposal(numbers: Numbers, version_id: str) -> Proposal:
        return replace(asked(numbers, version_id), legal=True)

    monkeypatch.setattr(Numbers, "proposal", proposal)


def there(office):
    return standing(office.session.register, G4)


def decide_it(decide, **more):
    """Write a whole decision about the chosen method, and save it."""
    decide.key("2")
    decide.write(FORM, reason="Det må stå klarere.", pros="3", **more)
    decide.write("decide", people_1="4")
    decide.save(FORM)


def test_methods_stand_with_what_is_decided_and_proposed(decide) -> None:
    assert decide.lines()[0] == "G4 Avtale før deling, Ikke avgjort · for lite grunnlag"
    decide_it(decide)
    assert "G4 Avtale før deling, Revideres · for lite grunnlag" in decide.lines()


def test_what_children_said_stands_first_word_for_word_with_its_source(decide) -> None:
    assert decide.advice() == [f"«{SAID}»"]
    told = decide.texts("decide_children")
    assert "Hovedsvar fra 214 barn, 2020" in told
    assert "eksempel fra startkatalogen" in told
    decide_it(decide)
    assert decide.advice() == [f"«{SAID}»"]


def test_a_reason_that_is_too_long_is_kept_whole_and_not_saved_before_it_fits(
    office, decide
) -> None:
    decide.key("2")
    decide.write(FORM, reason="Det må stå klarere. " * 250, pros="3")
    decide.save(FORM)
    assert there(office).newest is None
    said = "Teksten er på 4999 tegn. Det er plass til 4000."
    assert decide.wrong_at(FORM, "reason") == said
    decide.write(FORM, reason="Det må stå klarere.")
    decide.write("decide", people_1="4")
    assert decide.wrong_at(FORM, "reason") == ""
    decide.save(FORM)
    assert there(office).newest.row.reason == "Det må stå klarere."


def test_a_number_in_the_list_begins_a_decision_and_ctrl_enter_keeps_it(office, decide) -> None:
    decide.key("4")
    assert decide.is_open(FORM)
    assert decide.advice() == [f"«{SAID}»"]
    decide.press_here("2")
    decide.write(FORM, reason="Det må stå klarere.", pros="3", not_covered="De minste barna.")
    decide.write("decide", people_1="4")
    decide.save(FORM)
    assert not decide.is_open(FORM)
    row = there(office).newest.row
    assert (row.decided, row.reason, row.pros) == (DecidedAs.REVISED, "Det må stå klarere.", 3)
    assert row.not_covered == "De minste barna."
    assert [(one.role_code, one.present) for one in there(office).newest.roles] == [("leader", 4)]
    assert decide.label("decide_stands_word") == "Revideres"
    assert "Regelen foreslo: for lite grunnlag." in decide.texts("decide_stands")
    assert "Leder 4, 3 proffer" in decide.texts("decide_stands")


def test_what_is_decided_can_be_taken_back_and_decided_anew(office, decide) -> None:
    decide_it(decide)
    decide.key("Return")
    assert decide.written(FORM, "pros") == "3"
    decide.press_here("1")
    decide.write(FORM, reason="Nye svar.")
    decide.save(FORM)
    assert [one.row.number for one in there(office).decisions] == [2, 1]
    assert "Revideres (avgjørelse 1" in decide.texts("decision_1")
    decide.key("Ctrl+Z")
    assert decide.label("decide_stands_word") == "Revideres"
    decide.key("Ctrl+Z")
    assert decide.texts("decide_none") == "" or there(office).newest is None


WRONG = (
    ({"reason": ""}, "reason", "Dere bestemmer noe annet enn det regelen foreslår."),
    ({"pros": "mange"}, "pros", "Antall proffer må være et helt tall fra 0 til 999."),
    ({"decided_on": "1.12.2026"}, "decided_on", "Datoen er ikke kommet ennå."),
    ({"revisit_on": "32.13"}, "revisit_on", "finnes ikke"),
    ({"revisit_on": "1.1.2026"}, "revisit_on", "må komme etter"),
)


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(office, decide) -> None:
    decide.key("2")
    decide.write("decide", people_1="4")
    right = {"reason": "Derfor.", "pros": "3", "decided_on": "1.11.2026", "revisit_on": ""}
    for fields, at, told in WRONG:
        decide.write(FORM, **{**right, **fields})
        decide.save(FORM)
        assert told in decide.wrong_at(FORM, at)
        assert decide.is_open(FORM)
        assert decide.written(FORM, at) == fields[at]
    assert there(office).newest is None


def test_somebody_must_have_taken_part_and_something_be_chosen(decide) -> None:
    decide.key("Return")
    decide.save(FORM)
    assert "Velg hva dere bestemmer" in decide.wrong_at(FORM, "decided")
    decide.press_here("2")
    decide.write(FORM, reason="Derfor.")
    decide.save(FORM)
    assert "Skriv hvor mange" in decide.wrong_at(FORM, "roles")


def test_what_is_half_written_waits_while_one_looks_at_another_method(decide) -> None:
    decide.key("3")
    decide.write(FORM, reason="Vi er ikke enige")
    decide.write("decide", people_2="6")
    decide.at("G5")
    assert not decide.is_open(FORM)
    decide.at("G4")
    decide.key("Return")
    assert decide.written(FORM, "reason") == "Vi er ikke enige"
    assert decide.written("decide", "people_2") == "6"
    assert decide.checked("decide_not_yet")


def test_not_yet_beside_a_law_is_said_to_belong_to_the_legislators(legal, decide) -> None:
    assert decide.is_shown("decide_legal")
    decide.key("1")
    assert not decide.is_shown("decision_form_legal")
    decide.press_here("3")
    assert "lista til lovgiverne" in decide.label("decision_form_legal")
    decide.write("decide", people_1="4")
    decide.save(FORM)
    assert "lista til lovgiverne" in decide.wrong_at(FORM, "reason")


def test_few_may_dissent_only_with_their_own_yes(office, decide) -> None:
    decide_it(decide)
    decide.key("D")
    decide.write(FEW, text="Vi spør samme dag.", who="helsesykepleierne", people="2")
    decide.save(FEW)
    assert "Minst 5 må stå bak" in decide.wrong_at(FEW, "people")
    decide.press("decision_dissent_form_consented")
    decide.save(FEW)
    [row] = office.session.register.all(DecisionDissent)
    assert (row.people, row.consented) == (2, True)
    assert "Vi spør samme dag." in decide.texts("decision_dissent_1")
    assert decide.advice() == [f"«{SAID}»"]


def test_a_dissent_to_the_decision_before_can_stand_to_the_new_one_too(office, decide) -> None:
    decide_it(decide)
    decide.key("D")
    decide.write(FEW, text="Vi spør samme dag.", who="helsesykepleierne", people="6")
    decide.save(FEW)
    decide_it(decide)
    assert there(office).newest.dissents == ()
    decide.press("dissent_carry_1")
    assert [row.text for row in there(office).newest.dissents] == ["Vi spør samme dag."]
    assert not decide.is_shown("dissent_carry_1")


def test_research_is_not_searched_until_somebody_says_what_was_found(office, decide) -> None:
    assert "Ikke søkt" in decide.texts("ground_research")
    decide.key("F")
    decide.pick_choice("research_form_finding", "Støtter")
    decide.save("research_form")
    assert "Skriv hvilken dag" in decide.wrong_at("research_form", "searched_on")
    decide.write("research_form", searched_on="1.10", references="Hansen 2020")
    decide.save("research_form")
    assert there(office).finding is ResearchFinding.SUPPORTS
    assert "Støtter, 01.10.2026" in decide.texts("ground_research")


def test_what_became_of_an_advice_stands_below_it(office, decide) -> None:
    answer = there(office).advice[0].answer
    decide.key("R")
    decide.pick_choice("fate_form_fate", "Tatt inn, men endret")
    decide.save("fate_form")
    assert "Barna skal få vite det" in decide.wrong_at("fate_form", "why")
    decide.write("fate_form", why="Det haster noen ganger.")
    decide.save("fate_form")
    assert there(office).advice[0].fate.fate is Fate.CHANGED
    told = decide.label(f"fate_told_{answer.id}")
    assert told == "Tatt inn, men endret: Det haster noen ganger."
    assert there(office).advice[0].answer == answer


def test_numbers_that_have_changed_since_are_told(monkeypatch, decide) -> None:
    decide_it(decide)
    assert not decide.is_shown("decide_again_numbers")
    asked = Numbers.proposal
    monkeypatch.setattr(
        Numbers, "proposal", lambda one, row: replace(asked(one, row), input_hash="f" * 64)
    )
    decide.at("G5")
    decide.at("G4")
    assert decide.label("decide_again_numbers") == "Tallene er endret siden"


def test_a_withdrawn_method_keeps_its_decision_and_takes_no_new_one(office, decide) -> None:
    decide_it(decide)
    office.session.register_desk.run(methods.set_state, G4, MethodState.WITHDRAWN)
    assert decide.lines()[-1].startswith("G4 Avtale før deling, Revideres, trukket")
    decide.at("G4")
    decide.key("2")
    assert not decide.is_open(FORM)
    assert decide.label("decide_stands_word") == "Revideres"


def test_a_name_in_a_decision_can_be_taken_out(office, decide) -> None:
    decide_it(decide)
    decide.press("decide_put_right")
    decide.write("decision_wording_form", reason="Det må stå klarere for alle.")
    decide.save("decision_wording_form")
    row = there(office).newest.row
    assert (row.reason, row.number) == ("Det må stå klarere for alle.", 1)


def test_a_description_without_methods_says_so(decide) -> None:
    decide.page._scope.choose("kommune", "OS")
    assert decide.is_shown("decide_no_methods")


def test_what_is_found_elsewhere_leads_here_and_the_catalogue_tells_of_it(
    office, decide, qtbot
) -> None:
    decide_it(decide)
    decide.key("D")
    decide.write(FEW, text="Vi spør samme dag.", who="helsesykepleierne", people="6")
    decide.save(FEW)
    decide.at("G5")
    [row] = office.session.register.all(DecisionDissent)
    around = decide.window.window.workspace.around
    around.show_target(target_of(office.session.register.one(WorkingMethod, G4)))
    qtbot.waitUntil(lambda: decide.window.has("method_decided"))
    assert "Revideres (avgjørelse 1" in decide.story()
    decide.window.click("go_to_decision")
    assert decide.label("decide_title") == "Avtale før deling"
    decide.at("G5")
    around.show_target(target_of(row))
    assert decide.label("decide_title") == "Avtale før deling"


def test_a_law_in_the_way_is_told_with_its_status_and_leads_to_the_list(decide) -> None:
    assert "pbrl. § 3-4: påstått, færre enn 3 tjenester" in decide.texts("decide_reading")
    decide.press("decide_law_provision:pbrl")
    assert decide.scope().part == "law"


def test_the_decisions_are_saved_as_a_table_of_letters_and_numbers(
    office, decide, qtbot, tmp_path
) -> None:
    decide.key("2")
    decide.write(FORM, reason="=1+1 Klarere", pros="3")
    decide.write("decide", people_1="4")
    decide.save(FORM)
    decide.window.click("decisions_save")
    (asked,) = decide.window.window.findChildren(QFileDialog, "across_export_where")
    place = tmp_path / "avgjørelser.csv"
    asked.fileSelected.emit(str(place))
    asked.close()
    qtbot.waitUntil(lambda: decide.window.has("decisions_saved"), timeout=20_000)
    assert decide.window.words("decisions_saved") == f"Lagret: {place}"
    mark, _header, *rows = place.read_text(encoding="utf-8-sig").splitlines()
    assert mark.startswith("Vernet av Dialogdag: ")
    (decided,) = [row for row in rows if row.startswith("G4;")]
    assert decided.startswith("G4;Avtale før deling;1;For lite grunnlag;nei;Revideres;1;")
    assert ";'=1+1 Klarere;" in decided

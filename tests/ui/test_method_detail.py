"""A facilitator keeps methods: states, translations, differences, merging and splitting."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_app.core.commands.shelf import methods
from dialog_app.core.model.base import Source, Words
from dialog_app.core.model.catalogue import MethodState, MethodVersion
from dialog_app.core.record import Step, added
from dialog_app.core.register import Register
from dialog_app.core.word_difference import Piece, pieces
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage import base_set
from dialog_app.ui.catalogue.language_fields import compared_in
from tests.drivers.catalogue import CatalogueDriver
from tests.drivers.days import DaysDriver
from tests.drivers.memory_archive import MemoryArchive


@pytest.fixture
def office(office):
    """Give the office the catalogue that ships, and nothing else."""
    laptop = ThisLaptop("laptop-1", office.clock)
    office.archive = MemoryArchive(laptop, Register(base_set.rows()))
    office.session = Session(office.archive, laptop)
    return office


def at_agreement(window):
    """Go to the method G4 in the catalogue."""
    window.press("Ctrl+3")
    driver = CatalogueDriver(window.part("catalogue_page"))
    driver.go_to("Felles grunndel: god profesjonalitet og barnesyn")
    driver.choose("G4")
    return driver


@pytest.fixture
def catalogue(window):
    return at_agreement(window)


@pytest.fixture
def waiting(office, opened):
    """Open the window over a method that was worded here and then shipped anew."""
    reword(office, "G4", "Slik sier vi det.")
    ship(office, "G4", "Slik sier stiftelsen det nå.")
    return opened(office)


def method(office, code):
    return next(row for row in office.session.register.methods if row.code == code)


def run(office, command, *args):
    office.session.register_desk.run(command, *args)


def reword(office, code, summary, **more):
    register = office.session.register
    title = register.newest(method(office, code).id).title
    text = methods.NewText(title=title, summary=Words(summary), **more)
    run(office, methods.new_version, method(office, code).id, text)


def ship(office, code, summary):
    """Let a new base set bring another wording."""
    versions = office.session.register.versions(method(office, code).id)
    number = max(row.number for row in versions) + 1
    row = MethodVersion(
        id=f"version:{code}:{number}-shipped",
        method_id=method(office, code).id,
        number=number,
        title=versions[0].title,
        summary=Words(summary),
        source=Source.BASE,
    )
    office.session.register_desk.take(Step("step.base_taken", added(row), {"code": code}), "")


def test_a_state_is_set_with_one_press_and_taken_back(office, window, catalogue):
    catalogue.press("state_recommended")
    assert method(office, "G4").state is MethodState.RECOMMENDED
    assert catalogue.checked("state_recommended")
    assert window.focused.objectName() == "state_recommended"
    window.press("Ctrl+Z")
    assert method(office, "G4").state is MethodState.PROPOSAL
    assert catalogue.checked("state_proposal")


def test_a_withdrawn_method_is_marked_and_offered_to_no_new_day(office, window, catalogue):
    catalogue.press("state_withdrawn")
    assert any(row.startswith("G4") and "trukket" in row for row in catalogue.methods())
    window.press("Ctrl+1")
    window.press("Ctrl+N")
    days = DaysDriver(window.window)
    days.choose_description("Felles grunndel: god profesjonalitet og barnesyn")
    offered = days.offered_methods()
    assert "G5" in offered
    assert "G4" not in offered


def test_a_translation_is_written_in_place(office, catalogue):
    before = office.session.register.newest(method(office, "G4").id)
    catalogue.press("translate_1")
    assert before.summary.nb in catalogue.label("translation_original")
    assert not catalogue.is_shown("translation_form_title_nb")
    title = "Avtale før deling på nynorsk"
    catalogue.write("translation_form", title_nn=title, summary_en="Agree.")
    catalogue.save("translation_form")
    (version,) = office.session.register.versions(before.method_id)
    assert version.id == before.id
    assert version.title.nn == title
    assert version.summary.en == "Agree."
    assert version.summary.nb == before.summary.nb


def test_any_two_versions_are_told_apart_word_by_word(office, opened):
    first = office.session.register.newest(method(office, "G4").id).summary.nb
    reword(office, "G4", "Barnet vet det.")
    reword(office, "G4", "Barnet bestemmer det.", reason="Ikke nok å vite.")
    catalogue = at_agreement(opened(office))
    assert "Fjernet: vet. Nytt: bestemmer." in catalogue.difference_spoken()
    assert "Hvorfor: Ikke nok å vite." in catalogue.says()
    catalogue.pick_choice("difference_older", "Versjon 1")
    assert first.split()[-1].rstrip(".") in catalogue.difference_spoken()
    catalogue.pick_choice("difference_newer", "Versjon 1")
    assert catalogue.difference_spoken() == "Ingen forskjell på dette språket."


def test_a_method_is_merged_found_again_and_separated(office, catalogue):
    catalogue.press("merge")
    catalogue.pick_from_list("G5")
    assert method(office, "G4").merged_into == method(office, "G5").id
    assert catalogue.title() == office.session.register.newest(method(office, "G5").id).title.nb
    assert "Slått sammen med denne:" in catalogue.says()
    assert not any(row.startswith("G4") for row in catalogue.methods())
    assert "1 slått sammen med en annen" in catalogue.methods()
    catalogue.search("G4")
    assert any(row.startswith("G4") and "slått sammen med G5" in row for row in catalogue.methods())
    catalogue.choose("G4")
    assert "Slått sammen med:" in catalogue.says()
    catalogue.press("go_to_G5")
    catalogue.press("go_to_G4")
    assert catalogue.title() == office.session.register.newest(method(office, "G4").id).title.nb
    catalogue.press("unmerge")
    assert not method(office, "G4").merged_into
    assert any(row.startswith("G4") for row in catalogue.methods())


def test_what_was_merged_unfolds_in_its_list(catalogue):
    catalogue.press("merge")
    catalogue.pick_from_list("G5")
    catalogue.unfold("1 slått sammen med en annen")
    assert any(row.startswith("G4") for row in catalogue.methods())


def test_a_method_is_not_offered_to_be_merged_with_itself_or_in_a_circle(catalogue):
    catalogue.press("merge")
    catalogue.pick_from_list("G5")
    catalogue.press("merge")
    offered = catalogue.offered_in_list()
    assert not any(row.startswith(("G4,", "G5,")) for row in offered)
    assert any(row.startswith("G6,") for row in offered)


def test_a_method_is_split_out_and_says_so_both_ways(office, catalogue):
    catalogue.press("split")
    catalogue.write("method_form", code="G4b", title_nb="Avtale med legen")
    catalogue.save("method_form")
    assert catalogue.title() == "Avtale med legen"
    assert "Delt ut fra:" in catalogue.says()
    catalogue.press("go_to_G4")
    assert "Delt ut herfra:" in catalogue.says()
    assert method(office, "G4b").split_from == method(office, "G4").id


def test_a_new_shipped_text_waits_until_somebody_chooses(office, waiting):
    catalogue = at_agreement(waiting)
    assert catalogue.summary() == "Slik sier vi det."
    assert "Startkatalogen har fått en ny tekst" in catalogue.says()
    assert "Fjernet: vi." in catalogue.spoken_in("base_waits")
    assert any("ny tekst fra startkatalogen venter" in row for row in catalogue.methods())
    catalogue.press("take_base")
    assert catalogue.summary() == "Slik sier stiftelsen det nå."
    newest = office.session.register.newest(method(office, "G4").id)
    assert (newest.number, newest.source) == (4, Source.LOCAL)
    assert newest.reason == "Ny tekst fra startkatalogen"
    assert "Startkatalogen har fått en ny tekst" not in catalogue.says()


def test_ones_own_text_can_be_kept(waiting):
    catalogue = at_agreement(waiting)
    catalogue.press("keep_ours")
    assert catalogue.summary() == "Slik sier vi det."
    assert "Startkatalogen har fått en ny tekst" not in catalogue.says()
    waiting.press("Ctrl+Z")
    assert "Startkatalogen har fått en ny tekst" in catalogue.says()


def test_states_can_be_reached_and_set_with_the_keyboard_alone(office, window, catalogue):
    catalogue.tab_to("state_on_trial")
    window.press("Space")
    assert method(office, "G4").state is MethodState.ON_TRIAL
    window.press("Space")
    assert catalogue.checked("state_on_trial")


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_changed_both_wordings_can_be_read_from_their_pieces(before, after):
    found = list(pieces(before, after))
    assert "".join(piece.gone for piece in found) == before
    assert "".join(piece.come for piece in found) == after
    changed = [piece.same for piece in found]
    assert not any(one is two is False for one, two in itertools.pairwise(changed))


def test_words_that_changed_beside_each_other_are_told_together():
    before, after = "Barnet vet og mener noe.", "Barnet bestemmer sammen med oss noe."
    assert [piece for piece in pieces(before, after) if not piece.same] == [
        Piece("vet og mener", "bestemmer sammen med oss")
    ]


@pytest.mark.parametrize(("text", "code"), [(Words(en="Walk."), "en"), (Words("Gå."), "nb")])
def test_wordings_are_told_apart_in_a_language_they_have(qapp, text, code):
    version = MethodVersion(id="v", method_id="m", number=1, title=Words(), summary=text)
    assert compared_in(version, version) == code


def test_one_goes_from_a_version_to_its_method_also_where_it_was_merged(office, catalogue):
    catalogue.press("merge")
    catalogue.pick_from_list("G5")
    version = office.session.register.newest(method(office, "G4").id)
    catalogue.page.show_row("method_version", version.id)
    assert catalogue.title() == version.title.nb
    assert any(row.startswith("G4") for row in catalogue.methods())

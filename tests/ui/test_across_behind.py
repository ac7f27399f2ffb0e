"""What lies behind the picture: all services together in words, and the law list."""

import pytest

from dialog_app.core.across.filter import Filter
from dialog_app.core.across.picture import picture
from dialog_app.core.charts.kinds import Heat
from dialog_app.core.charts.of_picture import heat_chart
from dialog_app.core.minutes.voice import Voice
from dialog_app.storage.sheets.files import SheetFiles
from dialog_app.ui.across.heat_words import short_word
from dialog_app.ui.words import say
from tests.core.across_rounds import PROGRAMME, heard
from tests.drivers.across import AcrossDriver
from tests.drivers.across_archive import across_session, some_register


@pytest.fixture
def answered(office, opened, qtbot):
    """Open På tvers where each of these services answered, and read all that lies behind."""

    def show(given):
        office.session, office.archive = across_session(given)
        page = AcrossDriver(opened(office))
        page.wait_until_read(qtbot)
        return page

    return show


@pytest.fixture
def lawful(window, qtbot):
    """Open the law list of the demonstration: one obstacle with a section behind it."""
    page = AcrossDriver(window)
    page.scope.show("law")
    page.wait_until_read(qtbot)
    return page


ENOUGH = [heard(f"s{n}", "G4-2", 8, 0, 4) for n in (1, 2, 3)]
AGREED = [heard(f"s{n}", "G4-2", 12, 0, 0) for n in (4, 5)]


def test_all_services_are_told_of_in_words_and_few_are_called_few(answered):
    page = answered([*ENOUGH, *AGREED])
    words = page.window.words("together_words")
    assert words.startswith("For lite grunnlag: færre enn 10 tjenester har svart.")
    assert not page.window.has("across_numbers")


def test_a_method_nobody_answered_in_this_round_is_told_so(answered):
    page = answered([*ENOUGH, heard("s1", "G5-1", 8, 0, 4)])
    page.choose_cell(1, 0)
    assert page.window.words("together_words") == (
        "Ingen tjenester har svart på dette i denne runden."
    )


def test_what_could_not_be_read_is_read_when_one_comes_back(office, opened, qtbot):
    office.session, office.archive = across_session([*ENOUGH, *AGREED])
    office.archive.fail_behind = "gone"
    page = AcrossDriver(opened(office))
    qtbot.waitUntil(lambda: bool(page.fault()))
    assert page.methods()[0] == "G4 Avtale før deling"
    office.archive.fail_behind = ""
    page.window.press("Ctrl+1")
    page.window.press("Ctrl+4")
    page.wait_until_read(qtbot)
    assert page.window.words("together_words").startswith("For lite grunnlag")
    assert not page.fault()


def test_where_no_source_is_named_it_is_said(answered):
    page = answered(ENOUGH)
    assert any("Ingen har nevnt en lov" in line for line in page.window.texts("across_sources"))


def test_the_law_list_says_who_cites_a_section_without_telling_who(lawful):
    assert lawful.laws() == [
        "pbrl. § 3-4: Informasjon når pasienten er mindreårig, færre enn 3 tjenester, "
        "påstått · Stortinget"
    ]
    told = "\n".join(lawful.window.texts("law_detail"))
    assert "påstått færre enn 3" in told
    assert "Skolehelsetjenesten" not in told


def test_the_law_list_leads_to_the_method_and_what_answers_it(lawful):
    told = "\n".join(lawful.window.texts("law_detail"))
    assert "Arbeidsmåter den hindrer" in told
    assert "Ingen har funnet en vei" in told
    lawful.window.click("go_to_G4")
    assert lawful.window.place == "catalogue"
    assert lawful.window.part("method_list").key() == "method:G4"


def test_what_is_chosen_in_the_law_list_has_its_room_before_it_is_painted(lawful):
    chosen = lawful.window.part("law_list")
    chosen.moved.emit(chosen.key())
    detail = lawful.window.part("law_detail")
    assert detail.isVisible()
    assert detail.height() >= detail.layout().heightForWidth(detail.width())


def test_where_nobody_cites_anything_the_law_list_says_so(answered):
    page = answered(ENOUGH)
    page.scope.show("law")
    assert page.window.part("law_none").accessibleName().startswith("Ingen har nevnt en lov")


def test_a_description_holds_what_hits_its_base_part_too(lawful):
    lawful.choose("across_description", "PPT")
    assert len(lawful.laws()) == 1


def test_the_header_counts_no_services_of_what_nobody_has_counted(answered):
    page = answered(ENOUGH)
    assert page.below().endswith("3 tjenester")
    page.scope.show("law")
    page.choose("across_description", "Hele programmet")
    assert page.below().endswith("Hele programmet")
    page.scope.show("picture")
    assert page.below().endswith("Hele programmet · 3 tjenester")


def test_a_source_beside_the_picture_leads_to_the_law_list(answered):
    page = answered(ENOUGH)
    assert page.page.part.objectName() == "across_picture"
    page.scope.show("law")
    assert page.page.part.objectName() == "across_law"


@pytest.mark.parametrize("ending", [".svg", ".png", ".csv", ".xlsx"])
def test_the_picture_is_saved_as_a_picture_or_a_table(office, answered, qtbot, tmp_path, ending):
    office.sheet_files = SheetFiles()
    page = answered([*ENOUGH, heard("s4", "G4-2", 2, 1, 1)])
    place = tmp_path / f"bildet{ending}"
    page.save_as(place)
    qtbot.waitUntil(lambda: page.window.has("picture_saved"))
    assert page.window.words("picture_saved") == f"Lagret: {place}"
    assert place.stat().st_size > 100
    if ending in (".svg", ".csv"):
        written = place.read_text(encoding="utf-8-sig")
        assert "Avtale før deling" in written
        assert "delt" in written


def test_a_name_without_an_ending_gets_the_chosen_kind(answered, qtbot, tmp_path):
    page = answered(ENOUGH)
    page.save_as(tmp_path / "bildet")
    qtbot.waitUntil((tmp_path / "bildet.png").exists)


def test_a_file_that_cannot_be_saved_is_told_of(answered, qtbot, tmp_path):
    page = answered(ENOUGH)
    (tmp_path / "bildet").write_text("", encoding="utf-8")
    page.save_as(tmp_path / "bildet" / "inni.svg")
    qtbot.waitUntil(lambda: bool(page.fault()))
    assert not page.window.has("picture_saved")


def test_there_is_nothing_to_save_before_there_is_a_picture(office, opened):
    office.session, office.archive = across_session([])
    page = AcrossDriver(opened(office))
    assert not page.window.part("across_export").isEnabled()


def test_a_saved_picture_has_the_words_of_the_screen_in_every_cell():
    register = some_register()
    given = [
        heard("s1", "G4-2", 12, 0, 0),
        heard("s2", "G4-2", 1, 1, 1),
        heard("s3", "G4-2", 3, 1, 3),
        heard("s4", "G4-1", 8, 0, 4),
        heard("s1", "G5-2", 1, 1, 3),
        heard("s2", "G5-2", 8, 0, 4),
    ]
    shown = picture(register, given, PROGRAMME, Filter())
    chart = heat_chart(shown, register, Voice(say, "nb"))
    assert isinstance(chart.picture, Heat)
    saved = [[cell.words for cell in row.cells] for row in chart.picture.rows]
    assert saved == [[short_word(cell) for cell in row.cells] for row in shown.rows]
    told = {key.words for key in chart.legend}
    whole = {cell.whole for row in chart.picture.rows for cell in row.cells}
    assert {"bare tall", "for få", "annen", "skjult"} <= {word for row in saved for word in row}
    assert all(any(words.endswith(one) for words in told) for one in whole)

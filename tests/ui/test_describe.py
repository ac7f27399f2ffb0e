"""Writing a description: text grows from what was decided, and every sentence leads back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from dialog_app.core.commands.shelf.methods import set_state
from dialog_app.core.describe import document
from dialog_app.core.describe.paragraphs import standing
from dialog_app.core.issue import About, edition
from dialog_app.core.model.catalogue import MethodState
from dialog_app.core.model.practice import Coarsening, PaperKind, Paragraph
from dialog_app.core.publish.audit import Audit, Number
from dialog_app.core.publish.check import Verdict, check
from dialog_app.ui.across.coarsen_bar import CoarsenBar
from dialog_app.ui.minutes.preview import PagePreview
from dialog_app.ui.widgets.text_area import TextArea
from tests.core.described import ADVICE, PROPOSED, Described, described
from tests.drivers.describe import DescribeDriver

ABOUT = About(PaperKind.DESCRIPTION, "SH")
DRAWN_MS = 20_000


@pytest.fixture
def here(office) -> Described:
    made = described()
    office.session = made.session
    return made


@pytest.fixture
def page(here, office, opened):
    return DescribeDriver(opened(office))


@pytest.fixture
def grown(page):
    page.window.press("U")
    return page


def test_what_was_decided_is_proposed_and_taken_in_with_one_key(here, page):
    assert "G4 Barnet vet og får mene noe før noe fortelles videre., forslag" in page.rows()
    assert page.window.words("describe_draft") == "Skriv utkast (4)"
    page.window.press("U")
    assert not any("forslag" in row for row in page.rows())
    assert not page.window.has("describe_draft")
    page.window.press("Ctrl+Z")
    assert here.register.all(Paragraph) == ()


def test_one_proposal_is_taken_in_by_itself(here, page):
    page.choose("SH4")
    assert "Vil bygge på" in page.beside()
    page.window.press("Return")
    assert [row.method_id for row in here.register.all(Paragraph)] == ["method:SH4"]


def test_beside_a_sentence_stands_what_it_rests_on_word_for_word(grown):
    grown.choose("G4")
    beside = grown.beside()
    assert "Setning 1 bygger på" in beside
    assert f"«{ADVICE}»" in beside
    assert "«Vi må informere foreldre til barn under 16 år»" in beside
    assert "færre enn 3 tjenester" in beside
    assert "For lite grunnlag" in beside


def test_over_what_is_written_nothing_is_said_to_be_missing(here, grown):
    def said_of(section):
        row = next(row for row in grown.paragraphs.rows() if row.key.endswith(section))
        grown.paragraphs.choose(row.key)
        return grown.window.part("describe_empty_section").accessibleName()

    assert said_of(":child_view") == "Barnesynet er ikke skrevet ennå."
    read = "Velg et avsnitt i lista for å lese det og se hva det bygger på."
    assert said_of(":methods") == read


def test_a_paragraph_is_written_anew_and_the_cursor_leads_the_right_column(here, grown):
    grown.choose("G4")
    grown.window.press("Return")
    grown.write("Barnet vet det. Barnet kan si nei.", role="redaktør", reason="Klarere.")
    version = standing(here.register, here.paragraph("G4").id)
    assert (version.text.nb, version.author_role) == (
        "Barnet vet det. Barnet kan si nei.",
        "redaktør",
    )
    assert grown.text.toPlainText() == "Barnet vet det.¹ Barnet kan si nei.²"
    grown.text.setFocus()
    grown.window.press("Down")
    assert "Setning 2 bygger på" in grown.beside()


def test_what_is_half_written_is_there_the_next_time(here, grown, opened, office):
    grown.choose("SH4")
    grown.window.press("Return")
    grown.window.press("Ctrl+A")
    grown.window.type("Halvt skrevet")
    grown.across.page.go_to("picture")
    again = DescribeDriver(opened(office))
    again.choose("SH4")
    again.window.press("Return")
    area = again.window.part("paragraph_form_text")
    assert isinstance(area, TextArea)
    assert area.toPlainText() == "Halvt skrevet"
    again.window.press("Esc")
    assert standing(here.register, here.paragraph("SH4").id).number == 1


def test_the_same_text_again_is_told_at_the_field(grown):
    grown.choose("SH4")
    grown.window.press("Return")
    grown.window.press("Ctrl+Return")
    assert grown.faults("paragraph_form") == "Teksten er den samme som før."


def test_a_wording_from_a_day_is_taken_in_where_it_is_told(here, page):
    here.say()
    page.across.page.go_to("picture")
    page.across.page.go_to("describe")
    page.wait_until_read()
    page.window.press("U")
    page.choose("G4")
    assert "1 ordlyd er foreslått på en dag." in page.window.words("describe_news")
    assert f"«{PROPOSED}»" in page.beside()
    parts = page.window.part("describe_grounds").findChildren(QPushButton)
    taking = {one.objectName() for one in parts if one.objectName().startswith("wording_take_")}
    page.window.click(*taking)
    page.window.press("Ctrl+Return")
    assert standing(here.register, here.paragraph("G4").id).text.nb == PROPOSED
    assert not page.window.has("describe_news")


def test_a_method_that_is_withdrawn_asks_for_its_paragraph_to_go(here, grown):
    here.run(set_state, "method:SH4", MethodState.WITHDRAWN)
    grown.choose("SH4")
    assert "bør tas ut" in grown.window.words("describe_news")
    grown.window.press("Del")
    assert here.paragraph("SH4").withdrawn
    assert any("tatt ut" in row for row in grown.rows())
    grown.window.press("Del")
    assert not here.paragraph("SH4").withdrawn


def test_a_new_paragraph_is_written_where_one_stands(here, grown):
    grown.choose("Barnesyn")
    grown.window.press("N")
    grown.write("Barn er eksperter på sitt eget liv.")
    row = next(row for row in here.register.all(Paragraph) if row.section == "child_view")
    assert row.description_code == "G"
    assert any("Barn er eksperter" in line for line in grown.rows())
    assert grown.paragraphs.key() == row.id
    assert grown.text.toPlainText().startswith("Barn er eksperter på sitt eget liv.")


def test_a_paragraph_that_names_a_service_is_told_while_it_is_written_and_led_to_when_drawn(
    here, grown, qtbot
):
    name = here.register.service("service-os").name
    grown.choose("SH4")
    grown.window.press("Return")
    grown.window.part("paragraph_form_text").setPlainText(f"Slik gjør de det i {name}.")
    said = f"nevner «{name}», som ikke har sagt ja til å bli nevnt."
    remark = grown.window.part("paragraph_form_text_remark")
    qtbot.waitUntil(lambda: said in remark.text())
    grown.window.press("Ctrl+Return")
    assert here.paragraph("SH4") is not None
    grown.choose("Ydmykhet")
    grown.window.press("F7")
    qtbot.waitUntil(lambda: grown.window.has("named_bar"), timeout=DRAWN_MS)
    assert said in grown.window.words("named_bar_sentence")
    grown.window.click("named_bar_open")
    assert grown.paragraphs.key() == here.paragraph("SH4").id
    grown.write("Slik gjør de det ett sted.")
    assert not grown.window.has("named_bar")
    grown.window.press("F7")
    qtbot.waitUntil(lambda: grown.window.has("page_preview"), timeout=DRAWN_MS)


def test_paragraphs_move_with_the_keys(here, grown):
    grown.choose("Ydmykhet")
    grown.window.press("Alt+Up")
    assert grown.rows()[1:3] == ["Ydmykhet.", "Åpenhet: voksne viser hvem de er."]


def test_the_whole_programme_has_no_text_of_its_own(page):
    page.across.scope.choose("kommune", "")
    assert page.window.has("describe_choose")
    assert not page.window.has("describe_list")
    assert not page.window.has("describe_page")
    page.window.click("describe_choose_SH")
    assert page.across.scope.description_code == "SH"
    assert page.window.has("describe_list")


def test_the_picture_leads_to_the_method_here(here, grown):
    grown.across.page.go_to("describe", "method:G4")
    assert grown.paragraphs.key() == here.paragraph("G4").id


def test_from_the_whole_programme_one_comes_to_the_description_of_the_method(grown):
    grown.across.scope.choose("kommune", "")
    grown.across.page.go_to("describe", "method:SH4")
    assert grown.across.scope.description_code == "SH"
    assert grown.window.words("describe_title") == "Skjema etter praten"


def test_the_pages_are_shown_and_it_is_approved_for_good(here, grown, qtbot):
    grown.window.press("F7")
    preview = grown.window.part("page_preview")
    assert isinstance(preview, PagePreview)
    qtbot.waitUntil(lambda: preview.pages > 0, timeout=DRAWN_MS)
    grown.window.press("F7")
    grown.window.click("issue_approve")
    grown.window.press("Ctrl+Return")
    assert "Skriv rollen" in grown.faults("issue_form")
    grown.window.type("fagleder")
    grown.window.press("Ctrl+Return")
    qtbot.waitUntil(
        lambda: edition(here.register, ABOUT).state == "approved",
        timeout=DRAWN_MS,
    )
    after = "Versjon 1 · godkjent. Det som skrives etterpå, kommer med i en ny versjon."
    assert after in grown.window.texts("issue_box")
    grown.window.click("issue_correct")
    grown.window.type("fagleder")
    grown.window.press("Tab")
    grown.window.type("Nye svar.")
    grown.window.press("Ctrl+Return")
    assert edition(here.register, ABOUT).version == 2
    preview.finish()


def test_a_description_that_gives_somebody_away_says_which_table_to_make_coarser(
    here, grown, qtbot, monkeypatch
):
    def caught(raws, levels):
        if levels:
            return check(raws, levels)
        key = next(raw.key for raw in raws if raw.key.startswith("after"))
        return Verdict(Audit(pinned=(Number(key, "method:G4", "agree"),)), coarsen=key, level=2)

    monkeypatch.setattr(document, "check", caught)
    grown.window.press("F7")
    bar = grown.window.window.findChild(CoarsenBar)
    qtbot.waitUntil(bar.isVisible, timeout=DRAWN_MS)
    assert "Svar etter dialogen: G4" in bar.sentence.text()
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert [(row.table, row.level) for row in here.register.all(Coarsening)] == [
        ("after.method:G4", 2)
    ]
    preview = grown.window.part("page_preview")
    qtbot.waitUntil(lambda: preview.pages > 0, timeout=DRAWN_MS)
    assert not bar.isVisible()
    preview.finish()

"""På tvers: the place, what is looked at, and going between its parts."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dialog_app.ui.across import parts
from dialog_app.ui.across.parts import Part
from dialog_app.ui.pages import across
from tests.drivers.across import AcrossDriver

DESCRIPTIONS = ["Felles grunndel", "Skolehelsetjenesten", "PPT", "Oppsøkende"]


class Law(QWidget):
    """A part beside the picture that remembers what it was asked to choose."""

    field: QLineEdit

    def __init__(self, _around, scope):
        super().__init__()
        self.scope = scope
        self.setObjectName("across_law")
        self.about = ""
        self.field = QLineEdit()
        self.field.setAccessibleName("felt")
        QVBoxLayout(self).addWidget(self.field)

    def point_at(self, about):
        self.about = about
        self.field.setFocus()

    def header_tools(self):
        tool = QWidget()
        tool.setObjectName("law_tool")
        return tool


@pytest.fixture
def beside(monkeypatch):
    """Let there be a second part, and count how often it is made."""
    made = []

    def make(around, scope):
        made.append(Law(around, scope))
        return made[-1]

    found = (parts.PARTS[0], Part("law", make))
    monkeypatch.setattr(across, "PARTS", found)
    monkeypatch.setattr(parts, "PARTS", found)
    return made


def test_the_header_says_what_is_looked_at(window):
    page = AcrossDriver(window)
    assert window.title == "På tvers av tjenestene"
    assert page.below().startswith("MITT LIV psykisk helse i kommunen · Felles grunndel")


def test_every_description_of_the_programme_can_be_chosen_and_all_of_it(window):
    page = AcrossDriver(window)
    assert page.offered("across_description") == [*DESCRIPTIONS, "Hele programmet"]
    page.choose("across_description", "PPT")
    assert page.scope.description_code == "PPT"
    assert "PPT" in page.below()
    page.choose("across_description", "Hele programmet")
    assert page.scope.description_code == ""
    assert "Hele programmet" in page.below()


def test_a_tab_leads_to_a_part_that_is_made_when_it_is_first_chosen(window, beside):
    page = AcrossDriver(window)
    assert page.tabs() == ["Bildet", "Hindringer"]
    assert beside == []
    window.press("Ctrl+PgDown")
    assert page.page.part == beside[0]
    assert window.focused is beside[0].field
    assert window.has("law_tool")
    window.press("Ctrl+PgUp")
    assert page.page.part != beside[0]
    assert not window.has("law_tool")
    window.press("Ctrl+PgDown")
    assert len(beside) == 1


def test_a_part_that_is_not_there_has_no_tab(window):
    page = AcrossDriver(window)
    assert len(page.tabs()) == len(parts.PARTS)
    page.scope.show("nothing")
    assert page.page.part.objectName() == "across_picture"


def test_one_part_leads_to_another_with_something_chosen(window, beside):
    page = AcrossDriver(window)
    page.scope.show("law", "provision:pbrl")
    assert beside[0].about == "provision:pbrl"
    assert window.focused is beside[0].field


def test_where_one_was_is_remembered_also_in_another_language(window, beside):
    page = AcrossDriver(window)
    page.choose("across_description", "PPT")
    page.scope.show("law")
    window.press("Ctrl+1")
    window.press("Ctrl+4")
    assert page.page.part == beside[0]
    window.window.change_settings(replace(window.window.settings, language="nn"))
    assert page.chosen("across_description") == "PPT"
    assert page.page.part.objectName() == "across_law"


def test_a_description_that_is_gone_is_not_looked_at_any_more(window, office):
    page = AcrossDriver(window)
    page.choose("across_description", "PPT")
    rows = [row for row in office.session.register.descriptions if row.code == "PPT"]
    from dialog_app.core.record import Step, removed

    office.session.register_desk.run(lambda *_: Step("step.deleted", removed(*rows)))
    window.press("Ctrl+1")
    window.press("Ctrl+4")
    assert page.offered("across_description") == [
        "Felles grunndel",
        *DESCRIPTIONS[1:2],
        "Oppsøkende",
        "Hele programmet",
    ]
    assert page.chosen("across_description") == "Hele programmet"


def test_a_day_that_is_closed_meanwhile_is_told_of_no_more(window, office):
    page = AcrossDriver(window)
    assert "1 dag er ikke lukket" in window.words("picture_foot")
    day = next(line.id for line in office.session.days() if line.title.endswith("i Lillevik"))
    window.press("Ctrl+1")
    office.session.close_day(day, "Alle har lest det.")
    window.press("Ctrl+4")
    assert page.said(0, 0) == "G4 Avtale før deling, SH 1 (10–49), enig med forbehold"
    assert "ikke lukket" not in window.words("picture_foot")

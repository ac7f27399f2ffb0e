"""Words and fields: hostile text is shown as it is, and there is an end to it."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from dialog_app.ui import theme
from dialog_app.ui.plan.field import Field
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label, set_plain_tool_tip
from dialog_app.ui.widgets.number_field import NumberField
from dialog_app.ui.widgets.run_label import Run, RunLabel, hint_runs
from dialog_app.ui.widgets.text_area import TextArea
from dialog_app.ui.widgets.text_field import TextField

MARKUP = "<b>Uenig</b> <img src='x'> &amp;"


@pytest.fixture(autouse=True)
def _light(qapp):
    theme.apply(qapp, "light")


def test_markup_in_a_label_is_shown_not_obeyed(qtbot):
    label = Label(MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def test_markup_in_a_tool_tip_is_shown_not_obeyed(qtbot):
    label = Label()
    qtbot.addWidget(label)
    set_plain_tool_tip(label, MARKUP)
    assert "<b>" not in label.toolTip()
    assert "&lt;b&gt;" in label.toolTip()


def test_a_long_line_gives_way_and_keeps_its_words_in_the_tool_tip(qtbot):
    line = ElidedLabel("Skolehelsetjenesten\ni Nordvik kommune " * 5)
    qtbot.addWidget(line)
    line.resize(120, 20)
    assert line.shown_text().endswith("…")
    assert "\n" not in line.text()
    assert "Nordvik" in line.toolTip()


def test_two_hundred_thousand_characters_are_cut_at_the_limit_of_a_line(qtbot):
    field = TextField("Navn", limit=300)
    qtbot.addWidget(field)
    field.setText("æ" * 200_000)
    assert len(field.text()) == 300


def test_control_characters_never_stay_in_a_line(qtbot):
    field = TextField("Navn")
    qtbot.addWidget(field)
    field.setText("Ol\x07a\x00 \x1b[31mNordmann")
    assert field.text() == "Ola [31mNordmann"


def test_sami_letters_and_signs_stay(qtbot):
    field = TextField("Navn")
    qtbot.addWidget(field)
    field.insert("Čáhppes đŋšŧž 🙂")
    assert field.text() == "Čáhppes đŋšŧž 🙂"


def test_pasted_text_is_plain(qtbot):
    area = TextArea("Begrunnelse", limit=1_000)
    qtbot.addWidget(area)
    pasted = QMimeData()
    pasted.setHtml("<b>fet</b>")
    pasted.setText("a\x00b\r\nx")
    area.insertFromMimeData(pasted)
    assert area.toPlainText() == "ab\nx"


@pytest.mark.parametrize("kind", [TextArea, TextField])
def test_what_has_no_room_is_not_taken_in_by_half_and_that_is_said(qtbot, kind):
    part = kind("Begrunnelse", limit=10)
    field = Field("Begrunnelse", part)
    qtbot.addWidget(field)
    QTest.keyClicks(part, "kort")
    QGuiApplication.clipboard().setText("x" * 200_000)
    part.paste()
    assert written(part) == "kort"
    assert field.sentence().startswith("Det er plass til 10 tegn her.")
    QTest.keyClicks(part, "ere")
    assert (written(part), field.sentence()) == ("kortere", "")


@pytest.mark.parametrize("kind", [TextArea, TextField])
def test_a_field_of_a_form_keeps_all_of_it_and_says_how_much_there_is_room_for(qtbot, kind):
    part = kind("Begrunnelse", limit=10)
    field = Field("Begrunnelse", part)
    field.keep_all()
    qtbot.addWidget(field)
    QGuiApplication.clipboard().setText("x" * 12)
    part.paste()
    assert written(part) == "x" * 12
    assert field.sentence() == "Teksten er på 12 tegn. Det er plass til 10."
    for _ in range(2):
        QTest.keyClick(part, Qt.Key.Key_Backspace)
    assert (written(part), field.sentence()) == ("x" * 10, "")


def written(part: TextArea | TextField) -> str:
    return part.text() if isinstance(part, TextField) else part.toPlainText()


def test_typing_past_the_limit_adds_nothing(qtbot):
    area = TextArea("Begrunnelse", limit=5)
    qtbot.addWidget(area)
    QTest.keyClicks(area, "abcdefgh")
    assert area.toPlainText() == "abcde"


def test_what_is_pasted_from_the_clipboard_into_a_line_stays_on_it(qtbot):
    field = TextField("Navn")
    qtbot.addWidget(field)
    QGuiApplication.clipboard().setText("en\nto")
    field.paste()
    assert "\n" not in field.text()
    assert field.text().startswith("en")


def test_tab_leaves_a_text_area(qtbot):
    assert TextArea("Begrunnelse").tabChangesFocus()


def test_every_field_says_its_name(qtbot):
    fields = [
        TextField("Sted"),
        TextArea("Sted"),
        NumberField("Sted"),
        Choice("Sted"),
        Check("Sted"),
    ]
    for field in fields:
        qtbot.addWidget(field)
        assert field.accessibleName() == "Sted"


def test_a_choice_carries_values_and_ignores_unknown_ones(qtbot):
    choice = Choice("Målform", [("bokmål", "nb"), ("nynorsk", "nn")])
    qtbot.addWidget(choice)
    choice.set_value("nn")
    assert choice.value() == "nn"
    choice.set_value("sv")
    assert choice.value() == "nn"


def test_keys_in_a_hint_stand_in_brackets():
    runs = hint_runs("Trykk [Ctrl K] og [m] for å skrive [noe")
    assert [run.text for run in runs if run.key] == ["Ctrl K", "m"]
    assert "".join(run.text for run in runs) == "Trykk Ctrl K og m for å skrive [noe"


def test_a_paragraph_of_runs_is_higher_where_it_is_narrow(qtbot):
    label = RunLabel([Run("Mister:", bold=True), Run(" fast pausetid, den blir 14.27. " * 4)])
    qtbot.addWidget(label)
    assert label.heightForWidth(120) > 3 * label.heightForWidth(2_000)
    assert label.accessibleName().startswith("Mister: fast")


@pytest.mark.parametrize("text", ["", " ", "x" * 500, "\n\n", "a b", MARKUP])
def test_a_paragraph_of_runs_takes_any_text(qtbot, text):
    label = RunLabel([Run(text)])
    qtbot.addWidget(label)
    label.resize(50, 50)
    assert not label.grab().isNull()
    assert label.heightForWidth(50) > 0


def test_an_error_is_told_and_taken_back(qtbot):
    line = ErrorLine()
    qtbot.addWidget(line)
    assert line.sentence() == ""
    line.tell("13 svar, men 12 til stede.", "Rett et tall, eller endre antallet.")
    assert line.sentence() == "13 svar, men 12 til stede. Rett et tall, eller endre antallet."
    assert line.accessibleName().startswith("Feil: 13 svar")
    line.clear()
    assert line.sentence() == ""

"""The window and Qt itself speak the chosen language."""

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtWidgets import QDialogButtonBox

from dialog_app.base import resources
from dialog_app.base.texts import LANGUAGES
from dialog_app.ui import qt_words, words
from dialog_app.ui.qt_words import QtWords

SOURCE = resources.table("words", "en", "qt.toml")
ENTRIES = [(context, key, text) for context, texts in SOURCE.items() for key, text in texts.items()]


@pytest.fixture(autouse=True)
def _back_to_bokmal(qapp):
    yield
    words.set_language("nb")
    qt_words.install(qapp, "en")


def test_the_interface_starts_in_bokmal_and_changes_when_asked():
    assert words.language() == "nb"
    assert words.say("kit.count.none") == "ikke talt"
    words.set_language("nn")
    assert words.say("kit.count.none") == "ikkje talt"


def test_a_missing_word_is_not_covered_up():
    with pytest.raises(KeyError):
        words.say("kit.there.is.none")


@pytest.mark.parametrize(
    ("language", "cancel"), [("nb", "Avbryt"), ("nn", "Avbryt"), ("en", "Cancel")]
)
def test_qt_s_own_buttons_speak_it(qapp, qtbot, language, cancel):
    qt_words.install(qapp, language)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == cancel


def test_the_menu_of_a_field_speaks_it(qapp):
    qt_words.install(qapp, "nn")
    assert QCoreApplication.translate("QLineEdit", "&Redo") == "&Gjer om"
    qt_words.install(qapp, "nb")
    assert QCoreApplication.translate("QLineEdit", "&Redo") == "&Gjør om"
    qt_words.install(qapp, "en")
    assert QCoreApplication.translate("QLineEdit", "&Redo") == "&Redo"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words_of_qt_s(language):
    table = resources.table("words", language, "qt.toml")
    assert {(c, k) for c, texts in table.items() for k in texts} == {(c, k) for c, k, _ in ENTRIES}


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize(("context", "key", "text"), ENTRIES)
def test_a_translation_keeps_places_and_lines(language, context, key, text):
    said = QtWords(language).translate(context, text)
    assert said is not None
    assert said == resources.table("words", language, "qt.toml")[context][key]
    assert said.count("%1") == text.count("%1")
    assert said.count("&") == text.count("&")
    assert said.count("\n") == text.count("\n")


def test_the_words_are_ones_qt_really_asks_for():
    own = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not own.load("qtbase_nn.qm", folder):
        pytest.skip("this Qt came without its own translations")
    assert [(c, t) for c, _, t in ENTRIES if not own.translate(c, t)] == []

"""Qt's own words in Norwegian: Qt has nynorsk in part and no bokmål."""

from functools import cache
from typing import Final

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from dialog_app.base import resources
from dialog_app.base.texts import Language

_SOURCE: Final[Language] = "en"

_Key = tuple[str, str]


class QtWords(QTranslator):
    """Answers with the shipped word for a context and source text of Qt's, or with nothing."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words: Final = {} if language == _SOURCE else _words(language)

    def isEmpty(self) -> bool:
        """Tell whether there is nothing to answer with."""
        return not self._words

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803  Qt's name
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str | None:
        """Return Qt's word in the language, or None, and Qt says it in English."""
        # An empty text would count as a translation; only None is a word Qt has to find itself.
        return self._words.get((context, sourceText))


class _Installed:
    words: QtWords | None = None


def install(app: QApplication, language: Language) -> None:
    """Let Qt's own buttons and menus speak the language from now on."""
    if _Installed.words is not None:
        app.removeTranslator(_Installed.words)
    _Installed.words = QtWords(language)
    app.installTranslator(_Installed.words)


@cache
def _words(language: Language) -> dict[_Key, str]:
    wanted = resources.table("words", language, "qt.toml")
    source = resources.table("words", _SOURCE, "qt.toml")
    return {
        (context, text): wanted[context][key]
        for context, texts in source.items()
        for key, text in texts.items()
    }

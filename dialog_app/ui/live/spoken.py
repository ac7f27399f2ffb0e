"""How people speak, read from the word files of every language."""

from functools import cache

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.suggest.wordings import Spoken

_SAID = "suggest.said."


@cache
def spoken() -> Spoken:
    """Return the everyday words of every language together, since a room speaks them all."""
    said: dict[str, list[str]] = {}
    small: set[str] = set()
    alike: dict[str, str] = {}
    for language in LANGUAGES:
        words = Texts(language)
        small.update(_parts(words("suggest.small")))
        for pair in _parts(words("suggest.alike")):
            everyday, _, legal = pair.partition(" = ")
            alike[everyday] = legal
        for key in words.keys("suggest"):
            if key.startswith(_SAID):
                said.setdefault(key.removeprefix(_SAID), []).extend(_parts(words(key)))
    return Spoken({code: tuple(each) for code, each in said.items()}, frozenset(small), alike)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";")]

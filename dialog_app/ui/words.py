"""The interface's current words."""

from dialog_app.base.texts import Language, Texts


class _Spoken:
    words: Texts = Texts("nb")


def set_language(language: Language) -> None:
    """Speak a language from now on; pages made before must be made again."""
    _Spoken.words = Texts(language)


def language() -> Language:
    """Return the language of the interface."""
    return _Spoken.words.language


def say(key: str, /, **facts: object) -> str:
    """Return the text of a key in the interface's language, with the facts put in.

    Raises KeyError when the key or one of its facts is missing.
    """
    return _Spoken.words(key, **facts)

"""The methods of a description, or those that were searched for, as rows."""

from dialog_app.core.model.base import Provenance, Source
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.register import Register
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.words import language, say


def method_rows(register: Register, description_code: str) -> list[Row]:
    """Return the methods of one description."""
    return [_row(register, method) for method in register.methods_of(description_code)]


def found_rows(register: Register, words: str) -> list[Row]:
    """Return the methods whose code, title or text holds every word, in any language."""
    wanted = words.casefold().split()
    return [
        _row(register, method)
        for method in register.methods
        if all(word in _text(register, method) for word in wanted)
    ]


def provenance_words(method: WorkingMethod) -> str:
    """Return where a method comes from, where that must be said; nothing for the base set."""
    if method.provenance is Provenance.STARTER_EXAMPLE:
        return say("terms.provenance.starter_example")
    return say("terms.provenance.own") if method.source is Source.LOCAL else ""


def _row(register: Register, method: WorkingMethod) -> Row:
    newest = register.newest(method.id)
    return Row(
        method.id,
        newest.title.best(language()),
        strong=method.code,
        note=str(newest.number),
        below=provenance_words(method),
    )


def _text(register: Register, method: WorkingMethod) -> str:
    newest = register.newest(method.id)
    texts = (newest.title, newest.summary)
    said = " ".join(part for text in texts for part in (text.nb, text.nn, text.en))
    return f"{method.code} {said}".casefold()

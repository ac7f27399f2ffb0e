"""The methods of a description, or those that were searched for, as rows."""

from collections.abc import Iterator

from dialog_app.core.lineage import base_waiting, leads_to, merged_away
from dialog_app.core.model.catalogue import MethodState, WorkingMethod
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.ui.catalogue.marks import mark_words
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.widgets.pick_list import Option
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


def merged_rows(register: Register, description_code: str) -> list[Row]:
    """Return the methods of one description that were merged into others."""
    return [_row(register, method) for method in merged_away(register, description_code)]


def merged_by(step: Step) -> str:
    """Return the method that a step merged another into, or the one it separated; else nothing."""
    for change in step.changes:
        before, after = change.before, change.after
        if not isinstance(before, WorkingMethod) or not isinstance(after, WorkingMethod):
            continue
        if before.merged_into != after.merged_into:
            return after.merged_into or after.id
    return ""


def merge_options(register: Register, method_id: str) -> list[Option]:
    """Return the methods that one may be merged into, under their descriptions."""
    return [
        Option(
            register.newest(method.id).title.best(language()),
            method.id,
            strong=method.code,
            group=description.title.best(language()),
        )
        for description in register.descriptions
        for method in register.methods_of(description.code)
        if not leads_to(register, method.id, method_id)
    ]


def _row(register: Register, method: WorkingMethod) -> Row:
    newest = register.newest(method.id)
    return Row(
        method.id,
        newest.title.best(language()),
        strong=method.code,
        note=str(newest.number),
        below=" · ".join(_below(register, method)),
    )


def _below(register: Register, method: WorkingMethod) -> Iterator[str]:
    """Give what the list says below a method, where there is something to say."""
    into = register.find(WorkingMethod, method.merged_into)
    if into is not None:
        yield say("methods.merged_with", code=into.code)
    if method.state is MethodState.WITHDRAWN:
        yield say("terms.method_state.withdrawn")
    if base_waiting(register, method.id) is not None:
        yield say("methods.base.waits")
    if words := mark_words(method):
        yield words


def _text(register: Register, method: WorkingMethod) -> str:
    newest = register.newest(method.id)
    texts = (newest.title, newest.summary)
    said = " ".join(part for text in texts for part in (text.nb, text.nn, text.en))
    return f"{method.code} {said}".casefold()

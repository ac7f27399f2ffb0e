"""What can be given back to children: each of their main answers, and each working method."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Words
from dialog_app.core.model.catalogue import AdviceLink, MainAnswer, WorkingMethod
from dialog_app.core.register import Register


@dataclass(frozen=True, slots=True)
class About:
    """What one page is about: a main answer with the methods that grew out of it, or a method.

    `id` is the main answer's or the method's; a method has the main answers it grew out of.
    """

    id: str
    answers: tuple[MainAnswer, ...]
    methods: tuple[WorkingMethod, ...]
    is_method: bool

    def title(self, register: Register) -> Words:
        """Return what it is called in a list: the method's title, or the children's own words."""
        return register.newest(self.id).title if self.is_method else self.answers[0].text


def about(register: Register, row_id: str) -> About:
    """Return what a page of a main answer or a method is about; raises `RuleBroken("row.gone")`."""
    answer = register.find(MainAnswer, row_id)
    if answer is not None:
        return About(row_id, (answer,), _grown(register, row_id), is_method=False)
    method = register.find(WorkingMethod, row_id)
    if method is None or not register.versions(row_id):
        raise RuleBroken("row.gone", kind=WorkingMethod.__name__)
    return About(row_id, register.advice(row_id), (method,), is_method=True)


def main_answers(register: Register, codes: frozenset[str] = frozenset()) -> tuple[About, ...]:
    """Return each main answer, oldest first; of some descriptions, those tied to their methods."""
    rows = sorted(register.all(MainAnswer), key=lambda row: (row.year or 0, row.id))
    found = (about(register, row.id) for row in rows)
    return tuple(
        one
        for one in found
        if not codes or any(method.description_code in codes for method in one.methods)
    )


def methods(register: Register, codes: frozenset[str] = frozenset()) -> tuple[About, ...]:
    """Return each method in catalogue order, but for those merged into others."""
    return tuple(about(register, row.id) for row in _current(register, codes))


def _current(register: Register, codes: frozenset[str]) -> Iterator[WorkingMethod]:
    for row in register.methods:
        wanted = not codes or row.description_code in codes
        if wanted and not row.merged_into and register.versions(row.id):
            yield row


def _grown(register: Register, main_answer_id: str) -> tuple[WorkingMethod, ...]:
    links = register.where(AdviceLink, lambda row: row.main_answer_id == main_answer_id)
    wanted = {link.method_id for link in links}
    return tuple(row for row in _current(register, frozenset()) if row.id in wanted)

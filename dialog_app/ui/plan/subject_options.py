"""What the catalogue offers a day to treat: methods, tools, values and main answers."""

from collections.abc import Iterator

from dialog_app.core import tools
from dialog_app.core.day import Day
from dialog_app.core.lineage import offered
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.catalogue import MainAnswer, Value
from dialog_app.core.register import Register
from dialog_app.ui.plan.names import starter_note, subject_code, subject_title
from dialog_app.ui.widgets.pick_list import Option
from dialog_app.ui.words import language, say


def subject_options(register: Register, day: Day) -> list[Option]:
    """Return what the day does not treat yet, each in its newest wording, under its heading.

    Methods come first, by description; then tools, values and main answers.
    """
    treated = {row.subject for row in day.subjects}
    every = (
        *_methods(register),
        *_of_kind("tool", _tools(register)),
        *_of_kind("value", _values(register)),
        *_of_kind("main_answer", _main_answers(register)),
    )
    return [
        _option(register, heading, subject) for heading, subject in every if subject not in treated
    ]


def _option(register: Register, heading: str, subject: Subject) -> Option:
    coded = subject.kind in {SubjectKind.METHOD, SubjectKind.TOOL}
    value = register.find(Value, subject.version_id)
    return Option(
        subject_title(register, subject),
        subject,
        strong=subject_code(register, subject) if coded else "",
        # Two sets have values of the same name.
        note=value.set_version if value is not None else starter_note(register, subject),
        group=heading,
    )


def _methods(register: Register) -> Iterator[tuple[str, Subject]]:
    for description in register.descriptions:
        for method in offered(register, description.code):
            newest = register.newest(method.id)
            heading = description.title.best(language())
            yield heading, Subject(SubjectKind.METHOD, newest.id)


def _of_kind(name: str, found: Iterator[Subject]) -> Iterator[tuple[str, Subject]]:
    heading = say(f"answers.kinds.{name}")
    return ((heading, subject) for subject in found)


def _tools(register: Register) -> Iterator[Subject]:
    for tool in tools.tools(register):
        for newest in tools.wordings(register, tool.id)[-1:]:
            yield Subject(SubjectKind.TOOL, newest.id)


def _values(register: Register) -> Iterator[Subject]:
    sets = (tools.values_of(register, name) for name in tools.value_sets(register))
    return (Subject(SubjectKind.VALUE, row.id) for rows in sets for row in rows)


def _main_answers(register: Register) -> Iterator[Subject]:
    rows = register.in_order(MainAnswer, lambda row: (row.year or 0, row.id))
    return (Subject(SubjectKind.MAIN_ANSWER, row.id) for row in rows)

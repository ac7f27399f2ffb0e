"""What the methods, tools and values of a day are called."""

from dialog_app.core.lineage import newer_than
from dialog_app.core.model.base import Provenance, Subject, SubjectKind
from dialog_app.core.model.catalogue import (
    MainAnswer,
    MethodVersion,
    Tool,
    ToolVersion,
    Value,
    WorkingMethod,
)
from dialog_app.core.register import Register
from dialog_app.ui.words import language, say


def subject_code(register: Register, subject: Subject) -> str:
    """Return the short code people say: «G4»; a main answer has none and gives its beginning."""
    row = _row(register, subject)
    if isinstance(row, WorkingMethod | Tool | Value):
        return row.code
    return subject_title(register, subject)[:12]


def subject_title(register: Register, subject: Subject) -> str:
    """Return the title in the interface's language, else as it was written."""
    if subject.kind is SubjectKind.METHOD:
        version = register.find(MethodVersion, subject.version_id)
        return version.title.best(language()) if version else ""
    if subject.kind is SubjectKind.TOOL:
        tool = register.find(ToolVersion, subject.version_id)
        return tool.title.best(language()) if tool else ""
    row = _row(register, subject)
    if isinstance(row, Value):
        return row.title.best(language())
    return row.text.best(language()) if isinstance(row, MainAnswer) else ""


def version_note(register: Register, subject: Subject) -> str:
    """Return «versjon 2» for what has versions, else what kind of subject it is."""
    version = register.find(MethodVersion, subject.version_id) or register.find(
        ToolVersion, subject.version_id
    )
    if version is None:
        return say(f"answers.kind.{subject.kind.value}")
    return say("plan.version", number=version.number)


def newer_note(register: Register, subject: Subject) -> str:
    """Return «nå gjelder versjon 2» where a day treats a wording that applies no longer."""
    newer = newer_than(register, subject.version_id)
    return say("methods.newer", number=newer.number) if newer is not None else ""


def given_on_note(register: Register, subject: Subject) -> str:
    """Return «gitt på versjon 1» where an answer was given to a wording that applies no longer."""
    version = register.find(MethodVersion, subject.version_id)
    if version is None or newer_than(register, version.id) is None:
        return ""
    return say("rewordings.given_on", number=version.number)


def starter_note(register: Register, subject: Subject) -> str:
    """Return «eksempel fra startkatalogen» where that must be said, else nothing."""
    row = _row(register, subject)
    starter = not isinstance(row, Value) and row is not None
    if starter and getattr(row, "provenance", None) is Provenance.STARTER_EXAMPLE:
        return say("terms.provenance.starter_example")
    return ""


def _row(register: Register, subject: Subject) -> WorkingMethod | Tool | Value | MainAnswer | None:
    if subject.kind is SubjectKind.METHOD:
        version = register.find(MethodVersion, subject.version_id)
        return register.find(WorkingMethod, version.method_id) if version else None
    if subject.kind is SubjectKind.TOOL:
        tool = register.find(ToolVersion, subject.version_id)
        return register.find(Tool, tool.tool_id) if tool else None
    if subject.kind is SubjectKind.VALUE:
        return register.find(Value, subject.version_id)
    return register.find(MainAnswer, subject.version_id)

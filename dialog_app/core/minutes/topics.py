"""The subjects of a day as minutes name them."""

from dataclasses import dataclass
from typing import Final

from dialog_app.core.model.base import Provenance, Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import (
    MainAnswer,
    MethodVersion,
    Tool,
    ToolVersion,
    Value,
)
from dialog_app.core.register import Register

_NOTHING: Final = Words()


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the day as minutes name it; `title` is empty where the catalogue lacks it."""

    subject: Subject
    title: Words = _NOTHING
    summary: Words = _NOTHING
    code: str = ""
    version: int = 0
    provenance: Provenance = Provenance.OWN
    articles: tuple[str, ...] = ()
    advice: tuple[MainAnswer, ...] = ()


def topic(register: Register, subject: Subject) -> Topic:
    """Return a subject with its titles and its advice from children, as far as it is known."""
    makers = {
        SubjectKind.METHOD: _method,
        SubjectKind.TOOL: _tool,
        SubjectKind.MAIN_ANSWER: _main_answer,
        SubjectKind.VALUE: _value,
    }
    maker = makers.get(subject.kind)
    return (maker(register, subject) if maker else None) or Topic(subject)


def _method(register: Register, subject: Subject) -> Topic | None:
    version = register.find(MethodVersion, subject.version_id)
    if version is None:
        return None
    method = register.method_of(version.id)
    return Topic(
        subject,
        version.title,
        version.summary,
        method.code,
        version.number,
        method.provenance,
        method.crc_articles,
        register.advice(method.id),
    )


def _tool(register: Register, subject: Subject) -> Topic | None:
    version = register.find(ToolVersion, subject.version_id)
    tool = register.find(Tool, version.tool_id) if version else None
    if version is None or tool is None:
        return None
    return Topic(
        subject, version.title, version.summary, tool.code, version.number, tool.provenance
    )


def _main_answer(register: Register, subject: Subject) -> Topic | None:
    answer = register.find(MainAnswer, subject.version_id)
    return Topic(subject, provenance=answer.provenance, advice=(answer,)) if answer else None


def _value(register: Register, subject: Subject) -> Topic | None:
    value = register.find(Value, subject.version_id)
    return Topic(subject, value.title, value.in_practice) if value else None

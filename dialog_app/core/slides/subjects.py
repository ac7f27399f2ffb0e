"""What the catalogue says of one subject, and the slide of it."""

from dataclasses import dataclass

from dialog_app.core.formats import capital, quoted
from dialog_app.core.model.base import Provenance, Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import (
    MainAnswer,
    MethodVersion,
    Tool,
    ToolVersion,
    Value,
    WorkingMethod,
)
from dialog_app.core.model.days import ItemKind
from dialog_app.core.model.said import Position
from dialog_app.core.register import Register
from dialog_app.core.slides.kinds import Choice, Fill, MethodSlide, Quotation, Slide
from dialog_app.core.slides.scene import Scene


@dataclass(frozen=True, slots=True)
class Described:
    """A subject's texts in all their languages, and whether it is a starter example."""

    title: Words
    summary: Words
    starter: bool = False
    method: WorkingMethod | None = None
    answer: MainAnswer | None = None


def described(register: Register, subject: Subject) -> Described | None:
    """Return what the catalogue says of a subject, or None where it is not in the register."""
    if subject.kind is SubjectKind.METHOD:
        return _method(register, subject.version_id)
    if subject.kind is SubjectKind.TOOL:
        return _tool(register, subject.version_id)
    if subject.kind is SubjectKind.VALUE:
        value = register.find(Value, subject.version_id)
        return Described(value.title, value.in_practice) if value else None
    answer = register.find(MainAnswer, subject.version_id)
    if answer is None:
        return None
    return Described(answer.text, Words(), starter=_is_starter(answer.provenance), answer=answer)


def _method(register: Register, version_id: str) -> Described | None:
    version = register.find(MethodVersion, version_id)
    method = register.find(WorkingMethod, version.method_id) if version else None
    if version is None or method is None:
        return None
    answers = register.advice(method.id)
    return Described(
        version.title,
        version.summary,
        _is_starter(method.provenance),
        method,
        answers[0] if answers else None,
    )


def _tool(register: Register, version_id: str) -> Described | None:
    version = register.find(ToolVersion, version_id)
    tool = register.find(Tool, version.tool_id) if version else None
    if version is None or tool is None:
        return None
    return Described(version.title, version.summary, _is_starter(tool.provenance))


def _is_starter(provenance: Provenance) -> bool:
    return provenance is Provenance.STARTER_EXAMPLE


def slide(scene: Scene) -> Slide | None:
    """Return the slide of the wall's subject, or None where the register does not have it."""
    what = described(scene.register, scene.subject)
    if what is None:
        return None
    is_answer = scene.subject.kind is SubjectKind.MAIN_ANSWER
    asked = _is_asked(scene)
    return MethodSlide(
        place=scene.place(),
        clock=scene.clock,
        title=scene.words("wall.main_answer_title") if is_answer else title(scene, what),
        summary=what.summary.best(scene.words.language),
        example=example(scene, what),
        quotation=quotation(scene, what.answer, what.method) if what.answer else None,
        ask=_ask(scene) if asked else "",
        choices=choices(scene) if asked else (),
        left=scene.left(),
    )


def title(scene: Scene, what: Described) -> str:
    """Return a subject's title in the wall's language; a main answer is its own title, quoted."""
    if what.answer is not None and what.method is None:
        return quotation(scene, what.answer).text
    return what.title.best(scene.words.language)


def example(scene: Scene, what: Described) -> str:
    """Return «Eksempel fra startkatalogen» for a starter example, else an empty text."""
    return capital(scene.words("terms.provenance.starter_example")) if what.starter else ""


def quotation(scene: Scene, answer: MainAnswer, method: WorkingMethod | None = None) -> Quotation:
    """Return a main answer word for word, with the line that says where it comes from.

    Where it was never translated it stands in the language the children used.
    """
    language = scene.words.language
    return Quotation(quoted(answer.text.best(language), language), _source(scene, answer, method))


def _source(scene: Scene, answer: MainAnswer, method: WorkingMethod | None) -> str:
    """Return «Hovedsvar fra 214 barn, 13–16 år, 2020 · barnekonvensjonen artikkel 12 og 16»."""
    words = scene.words
    plain = words("wall.source.main_answer")
    who = words("wall.source.children", n=answer.children) if answer.children else plain
    ages = _ages(scene, answer)
    year = str(answer.year) if answer.year else ""
    first = ", ".join(part for part in (who, ages, year) if part)
    starter = _is_starter(answer.provenance)
    parts = (
        first,
        answer.survey,
        answer.gathering,
        _articles(scene, method),
        words("terms.provenance.starter_example") if starter else "",
    )
    return " · ".join(part for part in parts if part)


def _ages(scene: Scene, answer: MainAnswer) -> str:
    if answer.age_from is None or answer.age_to is None:
        return ""
    return scene.words("wall.source.ages", first=answer.age_from, last=answer.age_to)


def _articles(scene: Scene, method: WorkingMethod | None) -> str:
    if method is None or not method.crc_articles:
        return ""
    *first, last = method.crc_articles
    both = scene.words("wall.source.and", first=", ".join(first), last=last) if first else last
    return scene.words("wall.source.articles", articles=both)


def _is_asked(scene: Scene) -> bool:
    running = scene.day.running
    return running is not None and running.kind is ItemKind.POSITIONS


def _ask(scene: Scene) -> str:
    return f"{scene.question(scene.day.phase)} {scene.words('wall.ask')}"


def choices(scene: Scene) -> tuple[Choice, ...]:
    """Return the four ways to answer."""
    return tuple(
        Choice(Fill(position.value), scene.words(f"wall.choice.{position.value}"))
        for position in Position
    )

"""The slides of what was said and advised: obstacles with possibilities, and main answers."""

from dialog_app.core.formats import letter
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.catalogue import MainAnswer, MethodVersion, WorkingMethod
from dialog_app.core.model.said import LinkKind, Obstacle, Possibility
from dialog_app.core.slides.kinds import (
    MainAnswersSlide,
    ObstaclesSlide,
    Quotation,
    Said,
    SaidList,
    Slide,
)
from dialog_app.core.slides.scene import Scene
from dialog_app.core.slides.subjects import described, example, quotation, title


def obstacles(scene: Scene) -> Slide | None:
    """Return obstacles and possibilities of the wall's subject: texts and categories alone.

    Without a subject they are those said of no method; None where the register lacks it.
    """
    what = described(scene.register, scene.subject) if scene.subject.version_id else None
    if what is None and scene.subject.version_id:
        return None
    stand = [row for row in scene.day.obstacles if row.subject == scene.subject]
    help_ = [row for row in scene.day.possibilities if row.subject == scene.subject]
    return ObstaclesSlide(
        place=scene.place() if what else "",
        clock=scene.clock,
        title=title(scene, what) if what else scene.words("wall.whole_day"),
        example=example(scene, what) if what else "",
        obstacles=_list(scene, "obstacles", _obstacle_rows(scene, stand)),
        possibilities=_list(scene, "possibilities", _possibility_rows(scene, help_, stand)),
    )


def _list(scene: Scene, name: str, rows: tuple[Said, ...]) -> SaidList:
    words = scene.words
    newest = tuple(
        words("wall.newest_of", shown=shown, of=len(rows)) for shown in range(len(rows) + 1)
    )
    return SaidList(words(f"wall.{name}"), rows, words(f"wall.no_{name}"), newest)


def _obstacle_rows(scene: Scene, rows: list[Obstacle]) -> tuple[Said, ...]:
    return tuple(
        Said(str(place), row.text, _category(scene, row)) for place, row in enumerate(rows, 1)
    )


def _category(scene: Scene, row: Obstacle) -> str:
    category = scene.register.category(row.category_code)
    return category.title.best(scene.words.language) if category else ""


def _possibility_rows(
    scene: Scene, rows: list[Possibility], stand: list[Obstacle]
) -> tuple[Said, ...]:
    places = {row.id: place for place, row in enumerate(stand, 1)}
    return tuple(
        Said(letter(place), row.text, _answers(scene, row, places))
        for place, row in enumerate(rows)
    )


def _answers(scene: Scene, row: Possibility, places: dict[str, int]) -> str:
    """Return «svarer på 1, 3» for the obstacles on the same slide, or an empty text."""
    linked = scene.day.linked_to(row.id, LinkKind.ANSWERS)
    marks = sorted(places[obstacle] for obstacle in linked if obstacle in places)
    numbers = ", ".join(str(mark) for mark in marks)
    return scene.words("wall.answers", numbers=numbers) if marks else ""


def main_answers(scene: Scene) -> MainAnswersSlide:
    """Return the main answers from children behind what the running item, or the day, treats."""
    answers = _quotations(scene)
    words = scene.words
    return MainAnswersSlide(
        place=scene.day.info.title,
        clock=scene.clock,
        title=words("wall.main_answers"),
        answers=answers,
        empty="" if answers else words("wall.no_main_answers"),
        first_of=tuple(
            words("wall.first_of", shown=shown, of=len(answers))
            for shown in range(len(answers) + 1)
        ),
    )


def _quotations(scene: Scene) -> tuple[Quotation, ...]:
    found: dict[str, Quotation] = {}
    for row in scene.day.subjects_of(scene.day.running):
        method = None
        answers: tuple[MainAnswer, ...] = ()
        if row.subject_kind is SubjectKind.MAIN_ANSWER:
            answer = scene.register.find(MainAnswer, row.version_id)
            answers = (answer,) if answer else ()
        elif row.subject_kind is SubjectKind.METHOD:
            version = scene.register.find(MethodVersion, row.version_id)
            method = scene.register.find(WorkingMethod, version.method_id) if version else None
            answers = scene.register.advice(method.id) if method else ()
        for answer in answers:
            found.setdefault(answer.id, quotation(scene, answer, method))
    return tuple(found.values())

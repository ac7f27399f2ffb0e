"""What has changed in the ground under a paragraph since it was written; its text stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dialog_app.core.decide.view import standing as method_standing
from dialog_app.core.describe.follow import Behind, behind
from dialog_app.core.describe.grow import PRACTICE
from dialog_app.core.describe.paragraphs import grounds_of, standing
from dialog_app.core.describe.said import Said
from dialog_app.core.model.catalogue import MethodState, MethodVersion, Verdict, WorkingMethod
from dialog_app.core.model.practice import Grounding, GroundKind, MethodDecision, Paragraph


class News(StrEnum):
    """What happened; the words are `describe.news.<value>`."""

    WITHDRAWN = "withdrawn"
    """The method was withdrawn or merged: the paragraph asks to be taken out."""
    NOT_PRACTICE = "not_practice"
    """The method was decided as something else than practice."""
    NEW_VERSION = "new_version"
    DECIDED_AGAIN = "decided_again"
    ADVICE = "advice"
    OBSTACLES = "obstacles"
    WORDINGS = "wordings"
    GONE = "gone"
    """Something it rested on is not in the archive any more."""


ASKS_TO_GO = (News.WITHDRAWN, News.NOT_PRACTICE)
"""After which the paragraph asks to be withdrawn."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that changed; `n` is how many are new, or the number of the version."""

    news: News
    n: int = 1
    about_id: str = ""


def news(said: Said, paragraph: Paragraph) -> tuple[Told, ...]:
    """Return what has changed since the standing wording of a paragraph, the gravest first."""
    register = said.register
    rows = grounds_of(register, standing(register, paragraph.id).id)
    found = list(_of_method(said, paragraph.method_id, rows)) if paragraph.method_id else []
    gone = sum(isinstance(behind(said, row), Behind) and behind(said, row).gone for row in rows)
    if gone:
        found.append(Told(News.GONE, gone))
    return tuple(sorted(found, key=lambda one: list(News).index(one.news)))


def _of_method(said: Said, method_id: str, rows: Iterable[Grounding]) -> Iterator[Told]:
    register = said.register
    method = register.find(WorkingMethod, method_id)
    if method is None or method.merged_into or method.state is MethodState.WITHDRAWN:
        yield Told(News.WITHDRAWN, about_id=method_id)
        return
    kept = tuple(rows)
    yield from _of_decisions(said, method_id, kept)
    yield from _of_versions(said, method_id, kept)
    advice = {row.id for row in register.advice(method_id)}
    yield from _more(News.ADVICE, len(advice - _ids(kept, GroundKind.MAIN_ANSWER)))
    under = _ids(kept, GroundKind.OBSTACLE)
    known = said.obstacles_of(method_id)
    fresh = (one for one in known if not any(each.row.id in under for each in one.sayings))
    yield from _more(News.OBSTACLES, sum(1 for _ in fresh))
    used = _ids(kept, GroundKind.REWORDING)
    proposed = (one for one in said.wordings_of(method_id) if one.row.id not in used)
    left = (one for one in proposed if one.verdict is None or _is_variant(one.verdict.verdict))
    yield from _more(News.WORDINGS, sum(1 for _ in left))


def _of_decisions(said: Said, method_id: str, rows: tuple[Grounding, ...]) -> Iterator[Told]:
    there = method_standing(said.register, method_id)
    newest = there.newest
    if newest is None:
        return
    if newest.row.decided not in PRACTICE:
        yield Told(News.NOT_PRACTICE, about_id=newest.row.id)
    ids = _ids(rows, GroundKind.DECISION)
    found = (said.register.find(MethodDecision, one) for one in ids)
    numbers = [row.number for row in found if row is not None]
    if max(numbers, default=0) < newest.row.number:
        yield Told(News.DECIDED_AGAIN, newest.row.number, newest.row.id)


def _of_versions(said: Said, method_id: str, rows: tuple[Grounding, ...]) -> Iterator[Told]:
    newest = said.register.newest(method_id)
    ids = _ids(rows, GroundKind.METHOD_VERSION)
    found = (said.register.find(MethodVersion, one) for one in ids)
    numbers = [row.number for row in found if row is not None and row.method_id == method_id]
    if numbers and max(numbers) < newest.number:
        yield Told(News.NEW_VERSION, newest.number, newest.id)


def _more(kind: News, n: int) -> Iterator[Told]:
    if n:
        yield Told(kind, n)


def _ids(rows: Iterable[Grounding], kind: GroundKind) -> set[str]:
    return {row.about_id for row in rows if row.kind is kind}


def _is_variant(verdict: Verdict) -> bool:
    return verdict is Verdict.VARIANT

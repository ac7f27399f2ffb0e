"""How services answered: how many of them each word fits, and never what people answered.

The numbers are those of `national.per_word`, which every list, screen and paper has.
"""

from dataclasses import dataclass, replace

from dialog_app.core.across.over import counts
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.national.measure import Versions
from dialog_app.core.national.per_word import (
    PerWord,
    by_phase,
    newest_answered,
    of_main_answer,
    of_version,
)
from dialog_app.core.publish.table import PublishedTable, RawTable


@dataclass(frozen=True, slots=True)
class Answered:
    """How many services each word fits, of those that answered one wording.

    `older` says that there is a newer wording, which nobody has answered yet. `raw` is what is told
    as a table that is yet to pass protection.
    """

    told: PerWord
    older: bool = False
    raw: RawTable | None = None

    def as_told(self, table: PublishedTable | None) -> "Answered":
        """Return it with only what a table of a paper tells."""
        return replace(self, told=self.told.as_told(table)) if self.raw is not None else self


def answered_method(ground: Ground, method_id: str) -> Answered | None:
    """Return how the newest wording of a method that was answered was; None where none was.

    Wordings are never added together: people answered to what they read.
    """
    return ground.once(("answered", method_id), lambda: _of_method(ground, method_id))


def _of_method(ground: Ground, method_id: str) -> Answered | None:
    newest_first = [row.id for row in ground.register.versions(method_id)[::-1]]
    subjects = (Subject(SubjectKind.METHOD, one) for one in newest_first)
    sums = [row for one in subjects for row in ground.sums_by_subject.get(one, ())]
    found = by_phase(sums, Versions(lambda _version: method_id))
    version_id = newest_answered(newest_first, found)
    told = of_version(version_id, found) if version_id else None
    if told is None:
        return Answered(PerWord(services=0)) if any(map(counts, sums)) else None
    return _answered(told, version_id, older=version_id != newest_first[0])


def answered_advice(ground: Ground, main_answer_id: str) -> Answered | None:
    """Return how what children said was answered; None where no service was asked."""
    return ground.once(("advice", main_answer_id), lambda: _of_advice(ground, main_answer_id))


def _of_advice(ground: Ground, main_answer_id: str) -> Answered | None:
    sums = ground.sums_by_subject.get(Subject(SubjectKind.MAIN_ANSWER, main_answer_id), ())
    told = of_main_answer(main_answer_id, sums)
    if told is None:
        return Answered(PerWord(services=0)) if any(map(counts, sums)) else None
    return _answered(told, main_answer_id)


def _answered(told: PerWord, about_id: str, *, older: bool = False) -> Answered:
    raw = told.raw
    if raw is not None:
        raw = replace(raw, key=f"answers:{about_id}", title="give_back.table.answers", totals="")
    return Answered(told, older, raw)

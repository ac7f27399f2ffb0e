"""Children's main answers and the methods they are tied to.

No command changes a main answer once it is written. One that was mistyped is taken back by undo,
or removed as long as no day has treated it; both leave no trace of it in what was answered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Provenance, Source, Words
from dialog_app.core.model.catalogue import AdviceLink, MainAnswer, WorkingMethod
from dialog_app.core.model.practice import AdviceFate
from dialog_app.core.plain import clean_line
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added, removed
from dialog_app.core.register import Register

TEXT_MOST: Final = 4000
NAME_MOST: Final = 200
FIRST_YEAR: Final = 1900
CHILDREN_MOST: Final = 999_999
AGE_MOST: Final = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMainAnswer:
    """A main answer from children with where it came from."""

    text: Words
    survey: str = ""
    gathering: str = ""
    year: int | None = None
    children: int | None = None
    age_from: int | None = None
    age_to: int | None = None
    provenance: Provenance = Provenance.OWN


def add_main_answer(
    register: Register, laptop: Laptop, new: NewMainAnswer, method_ids: Iterable[str] = ()
) -> Step:
    """Add a main answer, tied to any number of methods; it is never edited afterwards.

    Raises `RuleBroken`: `text.empty`, `row.gone`, `advice.year_wrong`, `advice.children_wrong`,
    `advice.age_wrong`, `advice.age_to_wrong`, `advice.ages_turned`.
    """
    text = Words(*(clean_line(said, TEXT_MOST) for said in (new.text.nb, new.text.nn, new.text.en)))
    if not text.best("nb"):
        raise RuleBroken("text.empty")
    _check_numbers(new, laptop.now().year)
    answer = MainAnswer(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        text=text,
        survey=clean_line(new.survey, NAME_MOST),
        gathering=clean_line(new.gathering, NAME_MOST),
        year=new.year,
        children=new.children,
        age_from=new.age_from,
        age_to=new.age_to,
        provenance=new.provenance,
    )
    methods = [register.one(WorkingMethod, found) for found in dict.fromkeys(method_ids)]
    links = (_link(laptop, answer.id, method.id) for method in methods)
    return Step("step.main_answer_added", added(answer, *links))


def _check_numbers(new: NewMainAnswer, this_year: int) -> None:
    _within(new.year, FIRST_YEAR, this_year, "advice.year_wrong")
    _within(new.children, 0, CHILDREN_MOST, "advice.children_wrong")
    _within(new.age_from, 0, AGE_MOST, "advice.age_wrong")
    _within(new.age_to, 0, AGE_MOST, "advice.age_to_wrong")
    if new.age_from is not None and new.age_to is not None and new.age_from > new.age_to:
        raise RuleBroken("advice.ages_turned")


def _within(number: int | None, least: int, most: int, code: str) -> None:
    if number is not None and not least <= number <= most:
        raise RuleBroken(code, least=least, most=most)


def remove_main_answer(
    register: Register, _laptop: Laptop, main_answer_id: str, days: int = 0
) -> Step:
    """Remove a main answer with its ties, and what became of it in them.

    `days` is on how many days it has been treated.

    Raises `RuleBroken`: `row.gone`, `advice.in_use`.
    """
    answer = register.one(MainAnswer, main_answer_id)
    if days:
        raise RuleBroken("advice.in_use", n=days)
    links = register.where(AdviceLink, lambda row: row.main_answer_id == answer.id)
    fates = register.where(AdviceFate, lambda row: row.main_answer_id == answer.id)
    return Step("step.main_answer_removed", removed(*fates, *links, answer))


def tie(register: Register, laptop: Laptop, main_answer_id: str, method_id: str) -> Step:
    """Say that a method grows out of a main answer.

    Raises `RuleBroken`: `row.gone`, `advice.tied_already`.
    """
    answer = register.one(MainAnswer, main_answer_id)
    method = register.one(WorkingMethod, method_id)
    if ties(register, answer.id, method.id):
        raise RuleBroken("advice.tied_already", code=method.code)
    return Step("step.advice_tied", added(_link(laptop, answer.id, method.id)), _code(method))


def untie(register: Register, _laptop: Laptop, main_answer_id: str, method_id: str) -> Step:
    """Say that a method does not grow out of a main answer after all; what became of it in it goes.

    Raises `RuleBroken("row.gone")` where they are not tied.
    """
    method = register.one(WorkingMethod, method_id)
    found = ties(register, main_answer_id, method_id)
    if not found:
        raise RuleBroken("row.gone", kind=AdviceLink.__name__)
    fates = register.where(
        AdviceFate, lambda row: (row.main_answer_id, row.method_id) == (main_answer_id, method_id)
    )
    return Step("step.advice_untied", removed(*fates, *found), _code(method))


def ties(register: Register, main_answer_id: str, method_id: str) -> tuple[AdviceLink, ...]:
    """Return what ties a main answer to a method; nothing where they are not tied."""
    wanted = (main_answer_id, method_id)
    return register.where(AdviceLink, lambda row: (row.main_answer_id, row.method_id) == wanted)


def _link(laptop: Laptop, main_answer_id: str, method_id: str) -> AdviceLink:
    return AdviceLink(
        id=laptop.new_id(),
        origin=laptop.name,
        source=Source.LOCAL,
        main_answer_id=main_answer_id,
        method_id=method_id,
    )


def _code(method: WorkingMethod) -> dict[str, str | int]:
    return {"code": method.code}

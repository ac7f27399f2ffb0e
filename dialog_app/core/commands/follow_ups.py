"""Saying how it went with what an earlier day left, or with what a held day left itself."""

from dataclasses import dataclass, replace

from dialog_app.core.commands.closed import changed, require_open
from dialog_app.core.commands.findings import NOTHING
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.model.base import Language, Subject
from dialog_app.core.model.days import AgendaItem, DayState, PlanChange
from dialog_app.core.model.said import Action, FollowedKind, FollowUp, Obstacle, Outcome, Trial
from dialog_app.core.plain import TEXT_LIMIT, clean
from dialog_app.core.ports import Laptop
from dialog_app.core.record import Step, added, removed
from dialog_app.core.since_last import CHOICES, answer_to

_OVER = (DayState.HELD, DayState.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What is followed up: a row of a day, for one service (empty: for the day as a whole).

    `words` is what the row said, kept so that the answer can be read without its day.
    """

    kind: FollowedKind
    about_id: str
    about_day_id: str
    service_id: str = ""
    subject: Subject = NOTHING
    words: str = ""
    language: Language = "nb"


def follow_up(day: Day, laptop: Laptop, about: Followed, outcome: Outcome) -> Step:
    """Say how it went; said again the same way it is taken back, another way replaces it.

    What is said of a day's own rows is life after the day, and may be said once it is closed.
    Raises `RuleBroken`: `day.closed` for what an earlier day left, `day.not_held` for its own,
    `row.gone`, `follow_up.not_possible` for an outcome such a thing cannot have.
    """
    _require_sayable(day, about)
    if outcome not in CHOICES[about.kind]:
        raise RuleBroken("follow_up.not_possible")
    before = answer_to(day, about.about_id, about.service_id)
    if before is None:
        fresh = added(_answer(day, laptop, about, outcome))
        return Step("step.follow_up_set", fresh, {"outcome": outcome.value})
    if before.outcome is outcome:
        return Step("step.follow_up_taken_back", removed(before))
    after = replace(before, outcome=outcome, at=laptop.now())
    return replace(changed("step.follow_up_set", before, after), facts={"outcome": outcome.value})


def tell_more(day: Day, laptop: Laptop, about: Followed, text: str) -> Step:
    """Say in words how it went, or why it did not; words before the answer leave it open.

    Raises `RuleBroken`: `day.closed`, `day.not_held`, `row.gone`, `text.too_long`.
    """
    _require_sayable(day, about)
    if len(text) > TEXT_LIMIT:
        raise RuleBroken("text.too_long", length=len(text), limit=TEXT_LIMIT)
    said = clean(text).strip()
    before = answer_to(day, about.about_id, about.service_id)
    if before is None:
        fresh = replace(_answer(day, laptop, about, Outcome.STILL_OPEN), text=said)
        return Step("step.follow_up_told", added(fresh) if said else ())
    if before.text == said:
        return Step("step.follow_up_told", ())
    after = replace(before, text=said, language=about.language, at=laptop.now())
    return changed("step.follow_up_told", before, after)


def _require_sayable(day: Day, about: Followed) -> None:
    if about.about_day_id != day.id:
        require_open(day)
        return
    if day.info.state not in _OVER:
        raise RuleBroken("day.not_held")
    kinds = (Action, Obstacle, Trial, AgendaItem, PlanChange)
    if not any(day.find(kind, about.about_id) for kind in kinds):
        raise RuleBroken("row.gone", kind=about.kind.value)


def _answer(day: Day, laptop: Laptop, about: Followed, outcome: Outcome) -> FollowUp:
    return FollowUp(
        id=laptop.new_id(),
        origin=laptop.name,
        day_id=day.id,
        subject_kind=about.subject.kind,
        version_id=about.subject.version_id,
        kind=about.kind,
        about_id=about.about_id,
        about_day_id=about.about_day_id,
        outcome=outcome,
        at=laptop.now(),
        service_id=about.service_id,
        words=clean(about.words),
        language=about.language,
    )

"""What the numbers propose for a method (measures §3.2); people decide.

The thresholds were written down before the data. A confirmed obstacle in law, circular or
guideline never makes it *not yet*: it is a matter for those who can change the text.
"""

import hashlib
import json
import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Final

from dialog_app.core.measures import Label, Tally
from dialog_app.core.model.practice import DecidedAs
from dialog_app.core.national.measure import LEAST_SERVICES, Measured
from dialog_app.core.national.roles import (
    LEAST_PEOPLE,
    RoleShare,
    least_agreeing,
)
from dialog_app.core.national.roles import LEAST_SERVICES as LEAST_ROLE_SERVICES
from dialog_app.core.national.small import told_percent
from dialog_app.core.national.tables import words_table


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRule:
    """The thresholds, as exact shares; a new set is a new version, kept with every decision."""

    version: str
    least_services: int
    least_positions: int
    agree: Fraction
    agree_at_least: Fraction
    disagree_below: Fraction
    services_against_below: Fraction
    role_agrees: Fraction
    role_people: int
    role_services: int
    not_yet: Fraction
    not_against: Fraction
    legal_services: int


RULE: Final = DecisionRule(
    version="1",
    least_services=LEAST_SERVICES,
    least_positions=60,
    agree=Fraction(3, 4),
    agree_at_least=Fraction(13, 20),
    disagree_below=Fraction(3, 20),
    services_against_below=Fraction(1, 10),
    role_agrees=Fraction(3, 5),
    role_people=LEAST_PEOPLE,
    role_services=LEAST_ROLE_SERVICES,
    not_yet=Fraction(1, 3),
    not_against=Fraction(3, 4),
    legal_services=3,
)


@dataclass(frozen=True, slots=True)
class Legal:
    """What is known of obstacles in law, circulars and guidelines for one method.

    `stops` is whether one that is confirmed stops it in a service; `confirmed_services` is in how
    many services one is confirmed.
    """

    stops: bool = False
    confirmed_services: int = 0


@dataclass(frozen=True, slots=True)
class Because:
    """One reason for a proposal: ``national.because.<code>``, with facts that may be told.

    A fact is a number that is large enough, a percentage, or the code of a role or a word; the
    words are made by `core.national.told`.
    """

    code: str
    facts: tuple[tuple[str, int | str], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rule proposes, the legal flag beside it, and why; with what it was made from."""

    proposed: DecidedAs
    legal: bool
    because: tuple[Because, ...]
    rule_version: str
    input_hash: str


def propose(measured: Measured, legal: Legal = Legal(), rule: DecisionRule = RULE) -> Proposal:
    """Return what the rule proposes for what was answered after the dialogue.

    With too few services or answers it is `TOO_LITTLE`, whatever they say. The legal flag never
    depends on what was answered.
    """
    flag = legal.confirmed_services >= rule.legal_services
    said = _said(measured, rule)
    proposed = DecidedAs.TOO_LITTLE if said is None else _proposed(said, legal, rule)
    reasons = _too_little(measured, rule) if said is None else _reasons(said, legal, rule)
    told = [Because("legal", (("services", legal.confirmed_services),))] if flag else []
    return Proposal(
        proposed=proposed,
        legal=flag,
        because=(*reasons, *told),
        rule_version=rule.version,
        input_hash=_hash(measured, legal, rule, enough=said is not None),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What the thresholds are held against; `told_` is what may be told of it."""

    total: Tally
    lower: float
    services_against: int
    worded: int
    told_against: int | None
    told_worded: int
    role: RoleShare | None

    @property
    def agree(self) -> Fraction:
        """The part of all that agrees."""
        return Fraction(self.total.agree, self.total.took_position)

    @property
    def disagree(self) -> Fraction:
        """The part of all that disagrees."""
        return Fraction(self.total.disagree, self.total.took_position)

    @property
    def against(self) -> Fraction | None:
        """The part of the services with a word that is divided or against; None without words."""
        return Fraction(self.services_against, self.worded) if self.worded else None


_AGAINST: Final = (Label.DIVIDED, Label.DISAGREE_TOGETHER)


def _said(measured: Measured, rule: DecisionRule) -> _Said | None:
    """Return what is held against the thresholds; None where there is too little of it."""
    pooled = measured.pooled
    few = measured.services < rule.least_services
    if few or measured.total.took_position < rule.least_positions:
        return None
    if pooled is None or pooled.interval is None:
        return None
    return _Said(
        total=measured.total,
        lower=pooled.interval.lower,
        services_against=sum(measured.words.get(word, 0) for word in _AGAINST),
        worded=measured.worded,
        told_against=_told_against(measured),
        told_worded=sum(measured.told_of.values()),
        role=least_agreeing(
            measured.roles, least_people=rule.role_people, least_services=rule.role_services
        ),
    )


@dataclass(frozen=True, slots=True)
class _Condition:
    """One thing it takes to leave a method as it is, and how it is told."""

    met: bool
    because: Because


def _proposed(said: _Said, legal: Legal, rule: DecisionRule) -> DecidedAs:
    if all(one.met for one in _conditions(said, legal, rule)):
        return DecidedAs.UNCHANGED
    if said.disagree >= rule.not_yet or (said.against or 0) >= rule.not_yet:
        return DecidedAs.NOT_YET
    partly = Fraction(said.total.partly, said.total.took_position)
    if said.agree + partly >= rule.not_against and said.disagree < rule.not_yet:
        return DecidedAs.REVISED
    return DecidedAs.DISCUSSED


def _conditions(said: _Said, legal: Legal, rule: DecisionRule) -> Iterator[_Condition]:
    yield _condition("agree", said.agree >= rule.agree, _agree(said.total), least=rule.agree)
    lower = (("percent", math.floor(said.lower * 100)),)
    sure = said.lower >= rule.agree_at_least
    yield _condition("sure", sure, ("", lower), least=rule.agree_at_least)
    few = said.disagree < rule.disagree_below
    yield _condition("disagree", few, least=rule.disagree_below)
    if said.against is None:
        yield _condition("no_words", met=False)
    else:
        calm = said.against < rule.services_against_below
        told = _services(said, rule.services_against_below)
        yield _condition("services", calm, told, least=rule.services_against_below)
    if said.role is not None:
        fits = said.role.share >= rule.role_agrees
        yield _condition("role", fits, _role(said.role), least=rule.role_agrees)
    if legal.stops:
        yield _condition("legal_stops", met=False)


_Told = tuple[str, tuple[tuple[str, int | str], ...]]
"""What comes after the code of a reason, and its facts."""


def _condition(
    code: str, met: bool, told: _Told = ("", ()), *, least: Fraction | None = None
) -> _Condition:
    after, facts = told
    yes = "" if least is None else "_met" if met else "_not_met"
    limit = () if least is None else (("least", int(least * 100)),)
    return _Condition(met, Because(f"{code}{after}{yes}", (*facts, *limit)))


def _agree(total: Tally) -> _Told:
    percent = told_percent(total.agree, total.took_position)
    return ("_nearly", ()) if percent is None else ("", (("percent", percent),))


def _told_against(measured: Measured) -> int | None:
    """Return how many services are against, by what may be told of their words; else None."""
    table = words_table(measured)
    if table is None:
        return None
    counts = [table.of(measured.about_id, word.value) for word in _AGAINST]
    return None if None in counts else sum(count or 0 for count in counts)


def _services(said: _Said, limit: Fraction) -> _Told:
    """Return how many services are against, of those whose word may be told.

    Nothing where that may not be told, or is on the other side of the limit than all services are.
    """
    against, worded = said.told_against, said.told_worded
    if against is None or not worded or said.against is None:
        return "_unsaid", ()
    if (Fraction(against, worded) < limit) != (said.against < limit):
        return "_unsaid", ()
    return "", (("n", against), ("of", worded))


def _role(role: RoleShare) -> _Told:
    if role.is_of_one:
        return "_unsaid", ()
    name = ("role", role.role_code)
    percent = told_percent(role.tally.agree, role.tally.took_position)
    return ("_nearly", (name,)) if percent is None else ("", (name, ("percent", percent)))


def _reasons(said: _Said, legal: Legal, rule: DecisionRule) -> tuple[Because, ...]:
    """Return what the proposal rests on: what is met where all is, else what is not."""
    proposed = _proposed(said, legal, rule)
    if proposed is DecidedAs.NOT_YET:
        return tuple(_against(said, rule))
    wanted = proposed is DecidedAs.UNCHANGED
    return tuple(one.because for one in _conditions(said, legal, rule) if one.met is wanted)


def _against(said: _Said, rule: DecisionRule) -> Iterator[Because]:
    """Give what makes a method *not yet*."""
    if said.disagree >= rule.not_yet:
        yield Because("third_disagree")
    if (said.against or 0) >= rule.not_yet:
        after, facts = _services(said, rule.not_yet)
        yield Because(f"third_of_services{after}", facts)


def _too_little(measured: Measured, rule: DecisionRule) -> tuple[Because, ...]:
    if measured.services < rule.least_services:
        return (Because("too_few_services", (("least", rule.least_services),)),)
    return (Because("too_few_answers", (("least", rule.least_positions),)),)


def _hash(measured: Measured, legal: Legal, rule: DecisionRule, *, enough: bool) -> str:
    """Return the SHA-256 (hex) of what was held against the rule, as canonical JSON.

    With too little only that it is too little and the legal flag go in: of few services the counts
    could be guessed until the hash fits. The order of services and roles makes no difference.
    """
    found: dict[str, object] = {
        "rule": {name: str(value) for name, value in asdict(rule).items()},
        "about": measured.about_id,
        "phase": measured.phase.value,
        "enough": enough,
        "flag": legal.confirmed_services >= rule.legal_services,
    }
    if enough:
        found["legal"] = asdict(legal)
        found["services"] = sorted(_counts(one) for one in measured.tallies.values())
        found["roles"] = sorted(
            [one.role_code, one.services, *_counts(one.tally)] for one in measured.roles
        )
    text = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _counts(tally: Tally) -> list[int]:
    return [tally.agree, tally.partly, tally.disagree, tally.no_position]

"""What all services together answered on each version of a method (measures §1.7-1.9).

A service counts once per version and round, as it answered last; mixed groups are no services.
Only ended rounds of days that are over count. A majority that nobody counted is told as uncounted,
and is in no share.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from operator import add
from typing import Final

from dialog_app.core.across.over import counts
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.measures import RULE, Label, Movement, Tally, label, movement
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.days import Phase
from dialog_app.core.national.alone import MethodOf, rounds_of, told_alone
from dialog_app.core.national.change import PairedChange, benjamini_hochberg, paired_change
from dialog_app.core.national.pooled import Pooled, Variation, agreeing, pooled, variation
from dialog_app.core.national.roles import (
    RoleScores,
    RoleShare,
    least_agreeing,
    role_scores,
    role_shares,
    together,
)
from dialog_app.core.national.sources import MoveSum, RoleSum, Table

LEAST_SERVICES: Final = 10
"""With fewer services there are no shares, only how many services each word fits."""

_METHOD: Final = SubjectKind.METHOD


def _itself(version_id: str) -> str:
    return version_id


@dataclass(frozen=True, slots=True)
class Versions:
    """How versions hang together: of which method each is, and whether a method's are one.

    Without it each is a method of its own. `kind` is what was asked about.
    """

    method_of: MethodOf = _itself
    together: bool = False
    kind: SubjectKind = _METHOD

    def about(self, version_id: str) -> str:
        """Return what answers to a version are about: its id, or that of its method."""
        return self.method_of(version_id) if self.together else version_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What the services answered on one version in one round, and how they moved to it.

    It holds raw counts (`tallies` and `moved` by service): for the program's own working, and told
    only through `core.national.told`. `words` counts the services in which five took a position;
    `told_words` has, by service, those words that may stand beside its own protected answers, and
    a count of words that is told is of these: held against the picture it tells nothing more.
    `told_whole` are the services of which the picture tells every number.
    `version_ids` are more than one only where versions were asked for together; `version_of` says
    by service which it answered.
    `change` is of people known by their cards; `q` looks at it together with all other methods.
    """

    about_id: str
    phase: Phase
    version_ids: tuple[str, ...] = ()
    version_of: Mapping[str, str] = field(default_factory=dict)
    tallies: Mapping[str, Tally]
    uncounted: int = 0
    groups: int = 0
    total: Tally
    pooled: Pooled | None = None
    variation: Variation | None = None
    words: Mapping[Label, int]
    told_words: Mapping[str, Label] = field(default_factory=dict)
    told_whole: frozenset[str] = frozenset()
    roles: tuple[RoleShare, ...] = ()
    scores: RoleScores | None = None
    change: PairedChange | None = None
    moved: Mapping[str, Movement] = field(default_factory=dict)
    q: float | None = None

    @property
    def services(self) -> int:
        """How many services took a position and were counted."""
        return self.pooled.services if self.pooled else 0

    @property
    def enough(self) -> bool:
        """Whether there are services enough for shares."""
        return self.services >= LEAST_SERVICES

    @property
    def worded(self) -> int:
        """How many services have a word."""
        return sum(self.words.values())

    @property
    def told_of(self) -> dict[Label, int]:
        """How many services each word is told of."""
        found = Counter(self.told_words.values())
        return {word: found[word] for word in Label if found[word]}

    @property
    def least_role(self) -> RoleShare | None:
        """The role that agrees least, of those large enough to be told of."""
        return least_agreeing(self.roles)


def measured(
    sums: Iterable[RoundSum],
    roles: Iterable[RoleSum] = (),
    moves: Iterable[MoveSum] = (),
    *,
    phase: Phase = Phase.AFTER,
    versions: Versions = Versions(),
) -> dict[str, Measured]:
    """Return what was answered on each version, or on each method where they are together.

    What is counted is in `sums`: roles of other rounds, and moves of other days and services, are
    left out.
    """
    asked = [row for row in sums if row.subject_kind is versions.kind]
    heard = _heard(asked, phase, versions.about)
    beside = rounds_of(asked, versions.method_of)
    of_round = defaultdict(list)
    for row in roles:
        of_round[row.round_id].append(row)
    moved = _moved(asked, moves, versions.about)
    found = {}
    for key, one in heard.items():
        words, whole = told_alone(one.last, beside, versions.method_of)
        here = _measured(key, one, phase, of_round)
        found[key] = replace(here, told_words=words, told_whole=whole)
    return _with_change(found, moved)


@dataclass(slots=True)
class _Heard:
    """The rounds of one thing that count: the last of each service, and the groups."""

    last: dict[str, RoundSum]
    groups: set[str]


def _heard(
    asked: Iterable[RoundSum], phase: Phase, about: Callable[[str], str]
) -> dict[str, _Heard]:
    found: dict[str, _Heard] = {}
    for row in asked:
        if counts(row) and row.phase is phase:
            one = found.setdefault(about(row.version_id), _Heard({}, set()))
            _hear(one, row)
    return found


def _hear(heard: _Heard, row: RoundSum) -> None:
    if row.group_id or not row.service_id:
        heard.groups.add(row.group_id)
        return
    before = heard.last.get(row.service_id)
    if before is None or _when(before) < _when(row):
        heard.last[row.service_id] = row


def _when(row: RoundSum) -> tuple[datetime.date, str, str]:
    return row.date, row.day_id, row.round_id


def _measured(
    key: str, heard: _Heard, phase: Phase, of_round: Mapping[str, list[RoleSum]]
) -> Measured:
    tallies = {one: row.tally for one, row in heard.last.items() if row.tally is not None}
    pairs = agreeing(tallies)
    roles = _roles(heard.last.values(), of_round)
    return Measured(
        about_id=key,
        phase=phase,
        version_ids=tuple(sorted({row.version_id for row in heard.last.values()})),
        version_of={one: row.version_id for one, row in heard.last.items()},
        tallies=tallies,
        uncounted=len(heard.last) - len(tallies),
        groups=len(heard.groups),
        total=together(tallies.values()),
        pooled=pooled(pairs),
        variation=variation(pairs),
        words=_words(tallies.values()),
        roles=roles,
        scores=role_scores(
            row.tally for row in roles if row.tally.took_position >= RULE.least_answers
        ),
    )


def _roles(
    rounds: Iterable[RoundSum], of_round: Mapping[str, list[RoleSum]]
) -> tuple[RoleShare, ...]:
    answered: dict[str, list[Tally]] = {}
    for asked in rounds:
        if asked.tally is not None:
            for row in of_round.get(asked.round_id, ()):
                answered.setdefault(row.role_code, []).append(row.tally)
    return role_shares(answered)


def _words(tallies: Iterable[Tally]) -> dict[Label, int]:
    found = Counter(label(one) for one in tallies)
    return {word: found[word] for word in Label if word is not Label.TOO_FEW and found[word]}


def _moved(
    asked: Iterable[RoundSum], moves: Iterable[MoveSum], about: Callable[[str], str]
) -> dict[str, dict[str, Table]]:
    """Return the moves of each service on its last day with any, by what they are about."""
    days = {(row.day_id, row.service_id, row.version_id): row.date for row in asked}
    last: dict[tuple[str, str], tuple[tuple[datetime.date, str], Table]] = {}
    for row in moves:
        date = days.get((row.day_id, row.service_id, row.version_id))
        if date is None or row.group_id or row.subject_kind is not _METHOD:
            continue
        key, when = (about(row.version_id), row.service_id), (date, row.day_id)
        if key not in last or last[key][0] < when:
            last[key] = when, row.table
    found: dict[str, dict[str, Table]] = {}
    for (key_about, service_id), (_, table) in last.items():
        if any(map(sum, table)):
            found.setdefault(key_about, {})[service_id] = table
    return found


def _with_change(
    found: dict[str, Measured], moved: Mapping[str, Mapping[str, Table]]
) -> dict[str, Measured]:
    changes = {key: paired_change(_added(moved[key].values())) for key in found if key in moved}
    paired = {key: change for key, change in changes.items() if change is not None}
    chances = benjamini_hochberg([change.movement.mid_p for change in paired.values()])
    for (key, change), q in zip(paired.items(), chances, strict=True):
        by_service = {service_id: movement(table) for service_id, table in moved[key].items()}
        found[key] = replace(found[key], change=change, moved=by_service, q=q)
    return found


def _added(tables: Iterable[Table]) -> list[list[int]]:
    total = [[0, 0, 0] for _ in range(3)]
    for table in tables:
        total = [list(map(add, one, other)) for one, other in zip(total, table, strict=True)]
    return total

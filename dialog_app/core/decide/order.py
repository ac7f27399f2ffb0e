"""Which methods one decides about, those that wait for people first."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from dialog_app.core.decide.commands import Proposed
from dialog_app.core.decide.view import Missing, Standing, newest_decision, standing
from dialog_app.core.model.catalogue import MethodState
from dialog_app.core.model.practice import DecidedAs
from dialog_app.core.register import Register


class Waiting(IntEnum):
    """How much a method waits for people; the words are `decide.waiting.<name in small>`."""

    UNDECIDED = 0
    LOOK_AGAIN = 1
    TOO_LITTLE = 2
    DECIDED = 3
    CLOSED = 4
    """Withdrawn after it was decided about."""


class Again(IntEnum):
    """Why one should look at a decision again; the words are `decide.again.<name in small>`."""

    NUMBERS = 0
    VERSION = 1
    DUE = 2


@dataclass(frozen=True, slots=True)
class ToDecide:
    """One method with what stands of it and what the rule proposes for the wording it has now."""

    standing: Standing
    proposed: DecidedAs
    legal: bool
    waiting: Waiting
    again: tuple[Again, ...] = ()


Propose = Callable[[str], Proposed]
"""What the rule proposes now for the version with an id."""


def to_decide(
    register: Register, codes: Iterable[str], propose: Propose, today: datetime.date
) -> tuple[ToDecide, ...]:
    """Return the methods of some descriptions, those without a decision first.

    Then come those whose decision should be looked at
    again, then those with too little to go on, then those decided about; withdrawn ones last, and
    only where something was decided. Within each the catalogue's order stands.
    """
    methods = (
        row
        for code in codes
        for row in register.methods_of(code)
        if row.state is not MethodState.WITHDRAWN or newest_decision(register, row.id) is not None
    )
    found = (_to_decide(standing(register, row.id), propose, today) for row in methods)
    return tuple(sorted(found, key=lambda one: one.waiting))


def again(there: Standing, propose: Propose, today: datetime.date) -> tuple[Again, ...]:
    """Return why one should look at the decision again; nothing where nobody has decided."""
    newest = there.newest
    if newest is None:
        return ()
    hash_now = propose(newest.row.version_id).input_hash
    return tuple(
        one
        for one, holds in (
            (Again.NUMBERS, there.changed_since(hash_now)),
            (Again.VERSION, Missing.OTHER_VERSION in there.missing),
            (Again.DUE, there.due(today)),
        )
        if holds
    )


def _to_decide(there: Standing, propose: Propose, today: datetime.date) -> ToDecide:
    now = propose(there.version.id)
    why = again(there, propose, today)
    return ToDecide(there, now.proposed, now.legal, _waiting(there, now.proposed, why), why)


def _waiting(there: Standing, proposed: DecidedAs, why: tuple[Again, ...]) -> Waiting:
    if not there.open:
        return Waiting.CLOSED
    if there.newest is None:
        return Waiting.TOO_LITTLE if proposed is DecidedAs.TOO_LITTLE else Waiting.UNDECIDED
    return Waiting.LOOK_AGAIN if why else Waiting.DECIDED

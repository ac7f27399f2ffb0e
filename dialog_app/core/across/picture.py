"""The picture across services: what each service answered to each working method."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from dialog_app.core.across.cells import NOT_ASKED, Cell, Picture, Row, Why
from dialog_app.core.across.columns import Column, chosen_services, columns
from dialog_app.core.across.filter import Filter
from dialog_app.core.across.heard import Heard, hear, protected, stands
from dialog_app.core.across.lines import (
    BASE_PART,
    Line,
    description_codes,
    lines,
    method_of_version,
    methods,
)
from dialog_app.core.across.remarks import remarks
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.measures import Label
from dialog_app.core.model.catalogue import MethodVersion, WorkingMethod
from dialog_app.core.model.services import Service
from dialog_app.core.protection import LEAST_ANSWERS, NoDistribution, OnlyCount, ProtectedTally
from dialog_app.core.register import Register

LEAST_SERVICES: Final = 3
"""With fewer services with a word, their shares do not put a method before another."""

Rounds = Mapping[str, Mapping[str, Sequence[RoundSum]]]


def picture(
    register: Register, sums: Iterable[RoundSum], code: str, chosen: Filter | None = None
) -> Picture:
    """Return the picture for a description code (with its base part) or a programme code.

    A service that answered on several days stands with what it answered last, and never twice:
    `VersionChoice.TOGETHER` takes its newest answer on any version. Nothing is ever added up.
    Columns are the services with a counted round of that phase and period, on any version; for one
    description those of its kind, and those that answered a method of its own.

    Rows come most divided first: by the share of the services with a word that say *delt* or
    *samlet uenig*, then *blandet*, then *enig med forbehold*. Methods where fewer than three
    services have a word come after those, by the same shares; then those without any word; those
    never asked last. Ties are in catalogue order, and the versions of one method stay together.
    """
    heard = hear(sums, method_of_version(register, methods(register, code)))
    return drawn(register, heard, code, chosen or Filter())


def drawn(register: Register, heard: Heard, code: str, chosen: Filter) -> Picture:
    """Return the picture of rounds that are sorted already, of the methods the code covers."""
    found = methods(register, code)
    inside = _inside(heard.rounds, chosen)
    left, kept_back = chosen_services(register, _everybody(register, found, inside, code), chosen)
    across = columns(register, left)
    wanted = lines(register, found, _answered(inside, left), chosen.version)
    numbers = {row.id: row.number for row in register.all(MethodVersion)}
    rows = (Row(line, _cells(heard.rounds, inside, line, across, numbers)) for line in wanted)
    result = Picture(
        code=code,
        filter=chosen,
        rows=in_order(rows),
        columns=across,
        open_days=len(heard.open_days),
        groups=len(heard.groups),
    )
    return remarks(result, register, kept_back, any_answers=bool(heard.rounds))


def _inside(rounds: Rounds, chosen: Filter) -> Rounds:
    """Return the rounds of the filter's phase and period, newest first as they were."""
    return {
        method_id: {
            service_id: kept
            for service_id, found in services.items()
            if (kept := [one for one in found if _fits(one, chosen)])
        }
        for method_id, services in rounds.items()
    }


def _fits(one: RoundSum, chosen: Filter) -> bool:
    return one.phase is chosen.phase and chosen.covers(one.date)


def _everybody(
    register: Register, found: Iterable[WorkingMethod], inside: Rounds, code: str
) -> set[str]:
    """Return the services the picture of a code is about, as far as they answered anything."""
    everybody = {service_id for services in inside.values() for service_id in services}
    if description_codes(register, code) != (BASE_PART, code):
        return everybody
    own = {row.id for row in found if row.description_code == code}
    asked = {one for method_id in own for one in inside.get(method_id, ())}
    of_kind = {row.id for row in register.all(Service) if row.kind == code}
    return everybody & (asked | of_kind)


def _answered(inside: Rounds, left: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return the versions of each method that one of the services left has answered."""
    return {
        method_id: frozenset(
            one.version_id
            for service_id, found in services.items()
            if service_id in left
            for one in found
        )
        for method_id, services in inside.items()
    }


def _cells(
    rounds: Rounds,
    inside: Rounds,
    line: Line,
    across: Iterable[Column],
    numbers: Mapping[str, int],
) -> tuple[Cell, ...]:
    everything, fitting = rounds.get(line.method_id, {}), inside.get(line.method_id, {})
    return tuple(
        _cell(everything[column.service_id], fitting[column.service_id], line.version_id, numbers)
        if column.service_id in fitting
        else NOT_ASKED
        for column in across
    )


def _cell(
    everything: Sequence[RoundSum],
    fitting: Sequence[RoundSum],
    version_id: str,
    numbers: Mapping[str, int],
) -> Cell:
    """Return the cell of the newest fitting round on a version, or on any where none is named."""
    one = next((one for one in fitting if one.version_id == version_id or not version_id), None)
    if one is None:
        return Cell(Why.OTHER_VERSION)
    why, told = _told(one, everything)
    number = numbers.get(one.version_id, 0)
    return Cell(why, told, one.date, one.day_id, one.version_id, number, one.phase)


def _told(
    one: RoundSum, everything: Sequence[RoundSum]
) -> tuple[Why | None, ProtectedTally | None]:
    if one.tally is None:
        # Which few people a majority was of would tell on them.
        return (Why.TOO_FEW if one.present < LEAST_ANSWERS else Why.UNCOUNTED), None
    if not stands(everything, one):
        return Why.BESIDE, None
    told = protected(one.tally)
    if told.word is not None:
        return None, told
    if isinstance(told.row, NoDistribution):
        return Why.TOO_FEW, told
    return (Why.ONLY_NUMBER if isinstance(told.row, OnlyCount) else Why.NO_WORD), told


# The order of the rows


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows most divided first, as `picture` says; the versions of a method together."""
    by_method: dict[str, list[Row]] = {}
    for row in rows:
        by_method.setdefault(row.line.method_id, []).append(row)
    ordered = sorted(by_method.values(), key=lambda found: min(_key(row) for row in found))
    return tuple(row for found in ordered for row in found)


def _key(row: Row) -> tuple[int, Fraction, Fraction, Fraction]:
    words = row.words
    services = words.total()
    if not services:
        nothing = Fraction(0)
        return 2 if row.asked else 3, nothing, nothing, nothing
    against = words[Label.DIVIDED] + words[Label.DISAGREE_TOGETHER]
    return (
        0 if services >= LEAST_SERVICES else 1,
        Fraction(-against, services),
        Fraction(-words[Label.MIXED], services),
        Fraction(-words[Label.AGREE_WITH_RESERVATIONS], services),
    )

"""The national tables of one method, before anything is hidden and as they may be told.

One row each: how people answered, which word fits how many services, and who moved. They count the
same services, so that a document with several of them must be checked as a whole (`core.publish`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from dialog_app.core.measures import Label, Tally
from dialog_app.core.national.beside import may_stand_beside_the_picture
from dialog_app.core.national.measure import Measured
from dialog_app.core.publish.check import check
from dialog_app.core.publish.rule import Cell
from dialog_app.core.publish.table import (
    Given,
    PublishedTable,
    RawTable,
    Shape,
    Unit,
    raw_table,
    without,
)

ANSWERS: Final = ("agree", "partly", "disagree", "no_position")
"""The columns of how people answered; the words are ``terms.part.<key>``."""

WORDS: Final = tuple(one.value for one in Label if one is not Label.TOO_FEW)
MOVES: Final = ("up", "same", "down")


@dataclass(frozen=True, slots=True)
class NationalTables:
    """What may be told of one method in numbers; None where there is nobody to tell of."""

    answers: PublishedTable | None
    words: PublishedTable | None
    moves: PublishedTable | None


def raw_tables(measured: Measured) -> Iterator[RawTable]:
    """Give the tables of a method that have anybody in them, never to be shown as they are."""
    about = measured.about_id
    for key, columns, given, unit in (
        ("answers", ANSWERS, _answers(measured), Unit.PERSONS),
        ("words", WORDS, _words(measured), Unit.SERVICES),
        ("moves", MOVES, _moves(measured), Unit.PERSONS),
    ):
        rows = tuple(one for one in given if one.persons)
        if rows:
            shape = Shape(
                key=f"national.{key}.{about}",
                title=f"national.table.{key}",
                rows=(about,),
                columns=columns,
                unit=unit,
            )
            yield raw_table(shape, rows)


def passing(measured: Measured) -> Iterator[RawTable]:
    """Give the tables of a method that a paper may have: those that give nothing away alone."""
    return (raw for raw in raw_tables(measured) if _passed(raw) is not None)


def national_tables(measured: Measured) -> NationalTables:
    """Return what may be told of a method; under ten services only which words fit them.

    Each has been attacked as the tables of a paper are, and is left out where it gives away.
    """
    raws = {raw.key.split(".")[1]: raw for raw in raw_tables(measured)}
    words = _passed(raws.get("words"))
    if not measured.enough:
        return NationalTables(None, words, None)
    answers = _passed(raws.get("answers"))
    if answers is not None and not may_stand_beside_the_picture(measured, answers):
        answers = None
    # Moves to several versions together would tell those to one of them.
    moves = _passed(raws.get("moves")) if len(measured.version_ids) <= 1 else None
    return NationalTables(answers, words, moves)


def words_table(measured: Measured) -> PublishedTable | None:
    """Return what may be told of how many services each word fits; the same as in all tables."""
    return _passed(raw_words(measured))


def raw_words(measured: Measured) -> RawTable | None:
    """Return how many services each word fits as a table, never to be shown as it is."""
    return next((raw for raw in raw_tables(measured) if raw.unit is Unit.SERVICES), None)


def _passed(raw: RawTable | None) -> PublishedTable | None:
    """Return a table as it may be told, where somebody who knows the rule learns no more of it.

    Their totals are printed or withheld each by itself, so that looked at together they tell what
    they tell one by one.
    """
    if raw is None:
        return None
    hidden = _hidden(_Counted(raw.unit, raw.columns, raw.counts, _shares(raw)))
    return without(raw, hidden) if hidden is not None else None


class _Counted(NamedTuple):
    """All that decides what is hidden of a table, and nothing that says what it is about."""

    unit: Unit
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    shares: tuple[tuple[tuple[tuple[str, int], ...], ...], ...]


def _shares(raw: RawTable) -> tuple[tuple[tuple[tuple[str, int], ...], ...], ...]:
    """Return what each service gives; of services counted once nothing but their number matters."""
    if raw.unit is Unit.SERVICES:
        return ()
    return tuple(tuple(tuple(sorted(cell.items())) for cell in line) for line in raw.services or ())


@lru_cache(maxsize=2_000)
def _hidden(counted: _Counted) -> frozenset[Cell] | None:
    """Return the places of a table that may not be told; None where the attack does not let it.

    Kept, since it takes from a millisecond to a fifth of a second, and a method is looked at often.
    """
    shares = tuple(tuple(dict(cell) for cell in line) for line in counted.shares)
    if counted.unit is Unit.SERVICES:
        shares = tuple(
            tuple({f"{at}:{n}": 1 for n in range(count)} for at, count in enumerate(line))
            for line in counted.counts
        )
    table = RawTable(
        key="",
        rows=tuple(map(str, range(len(counted.counts)))),
        columns=counted.columns,
        unit=counted.unit,
        counts=counted.counts,
        services=shares,
    )
    verdict = check((table,), {})
    return verdict.told[0].hidden if verdict.may_be_made else None


def _answers(measured: Measured) -> Iterable[Given]:
    for service_id, tally in measured.tallies.items():
        for column, people in zip(ANSWERS, _counts(tally), strict=True):
            yield Given(measured.about_id, column, service_id, people)


def _counts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.agree, tally.partly, tally.disagree, tally.no_position


def _words(measured: Measured) -> Iterable[Given]:
    for service_id, word in measured.told_words.items():
        yield Given(measured.about_id, word.value, service_id, 1)


def _moves(measured: Measured) -> Iterable[Given]:
    for service_id, moved in measured.moved.items():
        for column, people in zip(MOVES, (moved.up, moved.same, moved.down), strict=True):
            yield Given(measured.about_id, column, service_id, people)

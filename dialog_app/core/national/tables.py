"""The national tables of one method, before anything is hidden and as they may be told.

One row each: how people answered, which word fits how many services, and who moved. They count the
same services, so that a document with several of them must be checked as a whole (`core.publish`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dialog_app.core.measures import Label, Tally
from dialog_app.core.national.beside import may_stand_beside_the_picture
from dialog_app.core.national.measure import Measured
from dialog_app.core.publish.table import (
    Given,
    PublishedTable,
    RawTable,
    Shape,
    Unit,
    publish,
    raw_table,
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


def national_tables(measured: Measured) -> NationalTables:
    """Return what may be told of a method; under ten services only which words fit them."""
    found = {raw.key.split(".")[1]: publish(raw) for raw in raw_tables(measured)}
    if not measured.enough:
        return NationalTables(None, found.get("words"), None)
    answers = found.get("answers")
    if answers is not None and not may_stand_beside_the_picture(measured, answers):
        answers = None
    # Moves to several versions together would tell those to one of them.
    moves = found.get("moves") if len(measured.version_ids) <= 1 else None
    return NationalTables(answers, found.get("words"), moves)


def words_table(measured: Measured) -> PublishedTable | None:
    """Return what may be told of how many services each word fits; the same as in all tables."""
    words = (raw for raw in raw_tables(measured) if raw.unit is Unit.SERVICES)
    return next((publish(raw) for raw in words), None)


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

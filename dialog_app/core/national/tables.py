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
from dialog_app.core.publish.check import check
from dialog_app.core.publish.table import Given, PublishedTable, RawTable, Shape, Unit, raw_table

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
    verdict = check((raw,), {})
    return verdict.tables[0] if verdict.may_be_made else None


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

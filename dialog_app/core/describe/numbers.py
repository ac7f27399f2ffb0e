"""What the professionals of all services answered on the methods of a description, protected.

Each method is a table of its own before and one after the dialogue, about one version: versions are
never added together. Nothing leaves here but what may be told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from dialog_app.core.across.over import counts
from dialog_app.core.describe.said import Said
from dialog_app.core.formats import Phrase
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import Language
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.model.days import Phase
from dialog_app.core.national.beside import may_stand_beside_the_picture
from dialog_app.core.national.measure import Measured
from dialog_app.core.national.per_word import newest_answered, of_version
from dialog_app.core.national.small import told_services
from dialog_app.core.national.tables import passing
from dialog_app.core.national.told import role_names, told
from dialog_app.core.protection import LEAST_ANSWERS
from dialog_app.core.publish.table import Given, PublishedTable, RawTable, Shape, publish, raw_table

AGREE, PARTLY, DISAGREE, NONE = "agree", "partly", "disagree", "no_position"
COLUMNS: Final = (AGREE, PARTLY, DISAGREE, NONE)
"""The columns of a table, in order; the words are `terms.position.<column>`."""
COARSER: Final = {PARTLY: "partly_or_disagree", DISAGREE: "partly_or_disagree"}
"""What a coarser table puts together; the words are `terms.part.<column>`."""
PHASES: Final = (Phase.BEFORE, Phase.AFTER)
TITLE: Final = "describe.table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was answered on one version of a method; `few` is one or two services.

    `services` is None too where it would tell how few have no word. `tables` is by phase, and holds
    only those that were asked in. `per_word` is how many services each word fits after the
    dialogue, where that stands beside the words.
    """

    version: MethodVersion
    services: int | None
    few: bool = False
    tables: Mapping[Phase, PublishedTable] = field(default_factory=dict)
    words: tuple[Phrase, ...] = ()
    per_word: PublishedTable | None = None


def raw_tables(said: Said, method_ids: Iterable[str]) -> tuple[RawTable, ...]:
    """Return the tables a document about these methods is made of, raw."""
    found = _Found(said)
    return tuple(table for method_id in method_ids for table in found.tables(method_id))


def answered(
    said: Said, method_ids: Iterable[str], tables: Mapping[str, PublishedTable], language: Language
) -> dict[str, Answered]:
    """Return what may be told of each method that was answered; `tables` go by their keys."""
    found = _Found(said)
    every: dict[str, Answered] = {}
    for method_id in method_ids:
        version = found.version(method_id)
        if version is not None:
            fine, told_of = _are_fine(tables, method_id), of_version(version.id, said.measured)
            every[method_id] = Answered(
                version=version,
                services=told_of.services_told if told_of is not None else None,
                few=told_of is None or told_of.few,
                tables=_side_by_side(tables, method_id),
                words=words_of(said, version.id, language) if fine else (),
                per_word=tables.get(f"words.{method_id}") if fine else None,
            )
    return every


def words_of(said: Said, version_id: str, language: Language) -> tuple[Phrase, ...]:
    """Return what the services say together of a version after the dialogue, in words."""
    here = said.measured[Phase.AFTER].get(version_id)
    if here is None:
        return ()
    return told(here, role_names(said.register, language), language).words


def services_of(said: Said, method_ids: Iterable[str]) -> int | None:
    """Return how many services answered on any of these methods; None where one or two did."""
    rows = (one for method_id in method_ids for one in filter(counts, said.sums_of(method_id)))
    return told_services(len({one.service_id for one in rows} - {""}))


def _are_fine(tables: Mapping[str, PublishedTable], method_id: str) -> bool:
    """Tell whether no table behind the words was made coarser: they must not tell what it hides."""
    keys = (f"{name}.{method_id}" for name in (Phase.AFTER.value, "words", "moves"))
    return all(tables[key].level == 0 for key in keys if key in tables)


def _side_by_side(
    tables: Mapping[str, PublishedTable], method_id: str
) -> Mapping[Phase, PublishedTable]:
    """Return the tables that may stand beside each other.

    Where a few people more or fewer answered after than before, only those after are told, so that
    nobody can take one from the other (P5 of measures §4.4).
    """
    found = {one: tables[_key(one, method_id)] for one in PHASES if _key(one, method_id) in tables}
    totals = {table.total for table in found.values()}
    if len(totals) > 1 and (None in totals or _differ_by_few(totals)):
        found.pop(Phase.BEFORE)
    return found


def _differ_by_few(totals: Iterable[int | None]) -> bool:
    known = [total for total in totals if total is not None]
    return 0 < max(known) - min(known) < LEAST_ANSWERS


class _Found:
    """What all services answered, by version and phase."""

    def __init__(self, said: Said) -> None:
        self._register = said.register
        self._measured = said.measured

    def version(self, method_id: str) -> MethodVersion | None:
        """Return the newest version that was answered, or None."""
        newest_first = self._register.versions(method_id)[::-1]
        found = newest_answered([one.id for one in newest_first], self._measured)
        return next((one for one in newest_first if one.id == found), None)

    def tables(self, method_id: str) -> Iterable[RawTable]:
        """Give the tables of a method's newest answered version."""
        version = self.version(method_id)
        for phase in PHASES if version is not None else ():
            here = self._of(phase, version.id) if version is not None else None
            if here is not None and here.tallies:
                table = self._table(method_id, phase, here)
                told = publish(table)
                if told.is_empty or may_stand_beside_the_picture(here, told):
                    yield table
                yield from self._spoken(method_id, phase, here)

    def _spoken(self, method_id: str, phase: Phase, here: Measured) -> Iterable[RawTable]:
        """Give the tables behind what is said in words after the dialogue."""
        code = self._register.method_of(here.version_ids[0]).code
        for raw in passing(here) if phase is Phase.AFTER else ():
            key = raw.key.split(".")[1]
            if key != "answers":
                title = f"{TITLE}.{key}"
                yield replace(raw, key=f"{key}.{method_id}", title=title, facts={"code": code})

    def _table(self, method_id: str, phase: Phase, here: Measured) -> RawTable:
        given = (
            Given(method_id, column, service_id, count)
            for service_id, tally in here.tallies.items()
            for column, count in zip(COLUMNS, _counts(tally), strict=True)
        )
        method = self._register.method_of(here.version_ids[0])
        shape = Shape(
            key=_key(phase, method_id),
            rows=(method_id,),
            columns=COLUMNS,
            title=f"{TITLE}.{phase.value}",
            facts={"code": method.code},
            column_groups=COARSER,
        )
        return raw_table(shape, given)

    def _of(self, phase: Phase, version_id: str) -> Measured | None:
        return self._measured[phase].get(version_id)


def _key(phase: Phase, method_id: str) -> str:
    return f"{phase.value}.{method_id}"


def _counts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.agree, tally.partly, tally.disagree, tally.no_position

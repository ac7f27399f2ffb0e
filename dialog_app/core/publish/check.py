"""Whether a document may be made: all its tables protected together, and attacked together.

How it is used, before any document with numbers of more than one service is made::

    raws = my_tables(...)                          # RawTable, by `table.raw_table`
    verdict = check(raws, levels(register, kind, about), progress)
    if not verdict.may_be_made:
        bar.show_verdict(verdict)                  # ui/across/coarsen_bar.py
    table = verdict.table("method:7:roles")        # a PublishedTable; its `note` stands under it

`levels` comes from `fit`. Only what `verdict.tables` holds may be shown, printed or exported. It
takes from milliseconds to seconds: where there are many tables it belongs beside the window's
thread (`progress` is called with how many hidden numbers of all have been looked at).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dialog_app.core.errors import RuleBroken
from dialog_app.core.publish.audit import Audit, Progress, Told, audit, told
from dialog_app.core.publish.fit import coarsened, next_level, which_to_coarsen
from dialog_app.core.publish.table import PublishedTable, RawTable, without


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be told in a document, or which of its tables must be made coarser first.

    `told` is what was attacked, raw numbers and all: for tests alone. `tables` is empty where the
    document may not be made. `coarsen` is the key of the table that
    gives most away, `level` the level to set for it (None: it cannot be made coarser, and must be
    left out). `empty` are the tables in which everything is hidden, each with the level that may
    have something to say (None: too few have answered for any).
    """

    audit: Audit
    told: tuple[Told, ...] = field(default=(), repr=False)
    tables: tuple[PublishedTable, ...] = ()
    coarsen: str = ""
    level: int | None = None
    empty: tuple[tuple[str, int | None], ...] = ()

    @property
    def may_be_made(self) -> bool:
        """Whether the audit passed."""
        return self.audit.passes

    def table(self, key: str) -> PublishedTable:
        """Return a table of the document by its key; raises `KeyError` if it may not be told."""
        found = {table.key: table for table in self.tables}
        return found[key]


class NotMade(RuleBroken):
    """A document would give somebody away, so it is not made; `table` is the one to make coarser.

    `verdict` says to which level.
    """

    def __init__(
        self, refusal: str, verdict: Verdict, raws: Sequence[RawTable], **facts: object
    ) -> None:
        super().__init__(refusal, **facts)
        self.verdict = verdict
        self.table = next((raw for raw in raws if raw.key == verdict.coarsen), None)


def check(
    raws: Sequence[RawTable],
    levels: Mapping[str, int],
    progress: Progress = lambda done, of: None,
) -> Verdict:
    """Protect all tables of a document together, and return whether it may be made.

    `levels` says how coarse each table is to be, by its key; one that is not there is as fine as
    it can be.
    """
    tables = [coarsened(raw, levels.get(raw.key, 0)) for raw in raws]
    every = [told(table) for table in tables]
    found = audit(every, progress)
    published = [without(one.raw, one.hidden) for one in every]
    further = {raw.key: next_level(raw, levels.get(raw.key, 0)) for raw in raws}
    empty = tuple((table.key, further[table.key]) for table in published if _says_nothing(table))
    if found.passes:
        return Verdict(found, tuple(every), tuple(published), empty=empty)
    worst = which_to_coarsen(found, tables)
    return Verdict(found, tuple(every), coarsen=worst, level=further[worst], empty=empty)


def _says_nothing(table: PublishedTable) -> bool:
    return table.note == "publish.everything_hidden"

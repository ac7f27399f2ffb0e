"""Protection of a document as a whole: its tables are attacked together before it is made."""

from collections.abc import Iterable

from dialog_app.core.model.practice import PaperKind
from dialog_app.core.publish.check import NotMade, check
from dialog_app.core.publish.fit import levels
from dialog_app.core.publish.table import PublishedTable, RawTable
from dialog_app.core.register import Register


def protected(
    register: Register, kind: PaperKind, about: str, raws: Iterable[RawTable]
) -> dict[str, PublishedTable]:
    """Return the tables of a document as they may be told, by key; raises `NotMade`."""
    every = {raw.key: raw for raw in raws}
    if not every:
        return {}
    verdict = check(tuple(every.values()), levels(register, kind, about))
    if not verdict.may_be_made:
        raise NotMade("recommend.gives_away", verdict, tuple(every.values()))
    return {table.key: table for table in verdict.tables}

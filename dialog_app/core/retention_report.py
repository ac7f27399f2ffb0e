"""What is said of a deletion afterwards: kinds and counts, and what the program cannot reach."""

from collections.abc import Iterator
from typing import Protocol

from dialog_app.core import formats, norway
from dialog_app.core.retention import Purged
from dialog_app.core.tables import ALL_ROWS, table_name


class Wording(Protocol):
    """The texts of one language, by key."""

    def __call__(self, key: str, /, **facts: object) -> str:
        """Return a text."""
        ...


def lines(done: Purged, say: Wording, *, owed: bool) -> Iterator[str]:
    """Give the report as lines of text: what, when, how many of each kind, and what is left.

    `owed` says that the file or the backups could not be cleared yet.
    """
    yield first_line(done, say)
    yield from (f"    {line}" for line in counts(done, say))
    yield say("stored.owed" if owed else "stored.report.backups")
    yield say("stored.out_of_reach")


def first_line(done: Purged, say: Wording) -> str:
    """Return what was deleted, and when, in a line."""
    held, date = formats.date(done.held_on), formats.date(norway.date(done.at))
    return say(f"stored.report.{done.what}", held=held, date=date)


def counts(done: Purged, say: Wording) -> Iterator[str]:
    """Give how many there were of each kind, in the order of the record: «Begrunnelser: 12»."""
    known = {table_name(kind): place for place, kind in enumerate(ALL_ROWS)}
    for kind in sorted(done.counts, key=lambda name: (known.get(name, len(known)), name)):
        yield f"{say(f'stored.kind.{kind}')}: {done.counts[kind]}"

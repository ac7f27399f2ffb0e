"""What is said of a deletion afterwards: kinds and counts, and what the program cannot reach."""

from collections.abc import Iterator
from typing import Protocol

from dialog_app.core import formats
from dialog_app.core.retention import Purged


class Wording(Protocol):
    """The texts of one language, by key."""

    def __call__(self, key: str, /, **facts: object) -> str:
        """Return a text."""
        ...


def lines(done: Purged, say: Wording) -> Iterator[str]:
    """Give the report as lines of text: what, when, how many of each kind, and what is left."""
    yield say(
        f"stored.report.{done.what}",
        held=formats.date(done.held_on),
        date=formats.date(done.at.date()),
    )
    for kind, count in sorted(done.counts.items()):
        yield f"    {say(f'stored.kind.{kind}')}: {count}"
    yield say("stored.report.backups")
    yield say("stored.out_of_reach")

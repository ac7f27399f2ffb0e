"""Writing changes: the rows themselves, and in the same breath what is searched of them."""

from collections.abc import Sequence

from dialog_app.core.record import Change
from dialog_app.storage import search_index
from dialog_app.storage.rows import table_of
from dialog_app.storage.sqlite import Connection


def apply(connection: Connection, changes: Sequence[Change]) -> None:
    """Write changes inside the caller's transaction; a row that should be new must not be there."""
    for change in changes:
        table = table_of(type(change.row))
        if change.after is None:
            table.take(connection, change.row.id)
        elif change.before is None:
            table.add(connection, change.after)
        else:
            table.change(connection, change.before, change.after)
    search_index.follow(connection, changes)

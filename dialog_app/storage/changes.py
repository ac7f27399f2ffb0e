"""Writing changes: the rows, and in the same breath what is added up and searched of them."""

from collections.abc import Sequence
from typing import Final

from dialog_app.core.editions import is_frozen
from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.model.said import Minutes
from dialog_app.core.record import Change
from dialog_app.storage import heard, search_index
from dialog_app.storage.rows import table_of
from dialog_app.storage.sqlite import Connection

_NO_PAPER: Final = 'DELETE FROM "paper" WHERE "minutes_id" = ?'
_NOT_ISSUED: Final = 'DELETE FROM "issued" WHERE "practice_paper_id" = ?'


def apply(connection: Connection, changes: Sequence[Change]) -> None:
    """Write changes inside the caller's transaction; a row that should be new must not be there."""
    for change in changes:
        table = table_of(type(change.row))
        if change.after is None:
            _not_issued(connection, change)
            table.take(connection, change.row.id)
        elif change.before is None:
            table.add(connection, change.after)
        else:
            table.change(connection, change.before, change.after)
            _let_paper_go(connection, change)
    heard.follow(connection, changes)
    search_index.follow(connection, changes)


def _let_paper_go(connection: Connection, change: Change) -> None:
    """Take the paper of a version away when an approval that was told to have failed is undone."""
    before, after = change.before, change.after
    if isinstance(after, PracticePaper) and not is_frozen(after):
        connection.execute(_NOT_ISSUED, (after.id,))
    if not (isinstance(before, Minutes) and isinstance(after, Minutes)):
        return
    if is_frozen(before) and not is_frozen(after):
        connection.execute(_NO_PAPER, (after.id,))


def _not_issued(connection: Connection, change: Change) -> None:
    """Do the same where the version was begun and approved in one."""
    if isinstance(change.before, PracticePaper):
        connection.execute(_NOT_ISSUED, (change.before.id,))

"""What stood beside the rows of a day, until it is certain that it has gone for good."""

from typing import Any, Final

from dialog_app.core.record import Step
from dialog_app.storage import changes
from dialog_app.storage.sqlite import Connection

_BESIDE: Final = {"journal": "scope", "draft": "scope", "part_state": "day_id"}
"""The tables whose rows a closing or an approval takes away, and the column that names the day."""

_CARDS: Final = 'SELECT "card", "id" FROM "answer" WHERE "day_id" = ? AND "card" <> \'\''
_CARD: Final = 'UPDATE "answer" SET "card" = ? WHERE "id" = ?'


class Before:
    """Takes back a step that clears more than its own changes tell.

    A step that was told to have failed may have reached the disk. Its rows can be turned round; the
    history, cards and half-written texts that went with it are remembered here.
    """

    def __init__(self, day_id: str, step: Step) -> None:
        self._day_id = day_id
        self._step = step
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._cards: list[tuple[str, str]] = []

    def look(self, connection: Connection) -> None:
        """Remember what stands there, in the transaction that is to take it away."""
        for table, column in _BESIDE.items():
            query = f'SELECT * FROM "{table}" WHERE "{column}" = ?'  # noqa: S608 - our own names
            self._rows[table] = connection.execute(query, (self._day_id,)).fetchall()
        self._cards = connection.execute(_CARDS, (self._day_id,)).fetchall()

    def put_back(self, connection: Connection) -> None:
        """Let everything stand as it did, inside the caller's transaction."""
        changes.apply(connection, self._step.inverse().changes)
        for table, column in _BESIDE.items():
            gone = f'DELETE FROM "{table}" WHERE "{column}" = ?'  # noqa: S608 - our own names
            connection.execute(gone, (self._day_id,))
            for cells in self._rows[table]:
                marks = ", ".join("?" * len(cells))
                connection.execute(f'INSERT INTO "{table}" VALUES ({marks})', cells)  # noqa: S608
        for card in self._cards:
            connection.execute(_CARD, card)

"""Looking through every text of an archive for a name."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dialog_app.core.mentions import SEARCHED, How, Mention, Sought, how_of, in_order
from dialog_app.core.model.said import Action
from dialog_app.core.model.services import Consent
from dialog_app.core.tables import BY_NAME, table_name
from dialog_app.storage.rows import table_of
from dialog_app.storage.sqlite import Connection
from dialog_app.storage.store import SqliteStore

_COPIES: Final = {
    "journal": 'SELECT "scope", "scope", "step" FROM "journal" WHERE "step" IS NOT NULL',
    "draft": 'SELECT "place", "scope", "text" FROM "draft"',
    "paper": (
        'SELECT "minutes_id", "day_id", "content" FROM "paper" '
        'JOIN "minutes" ON "minutes"."id" = "paper"."minutes_id"'
    ),
    "issued": 'SELECT "practice_paper_id", \'\', "content" FROM "issued"',
}
_DAYS: Final = 'SELECT "id", "title", "date" FROM "day_info"'
_ACTION: Final = table_name(Action)


def mentions(store: SqliteStore, typed: str) -> tuple[Mention, ...]:
    """Return everything in an archive that mentions a name; nothing for a single letter."""
    sought = Sought(typed)
    if not sought.is_enough:
        return ()
    return store.read(lambda connection: in_order(_all(connection, sought)))


def _all(connection: Connection, sought: Sought) -> Iterator[Mention]:
    days = {
        day_id: (title, datetime.date.fromisoformat(date))
        for day_id, title, date in connection.execute(_DAYS)
    }
    consents = {row.id: row for row in table_of(Consent).all(connection)}
    for found in (*_in_rows(connection, sought), *_in_copies(connection, sought)):
        mention = _with_consent(connection, found, consents)
        title, date = days.get(mention.day_id, ("", None))
        yield replace(mention, day_title=title, date=date)


def _in_rows(connection: Connection, sought: Sought) -> Iterator[Mention]:
    fields: dict[str, list[str]] = {}
    for column in SEARCHED:
        table, _, field = column.partition(".")
        if table in BY_NAME:
            fields.setdefault(table, []).append(field)
    for table, names in fields.items():
        yield from _in_table(connection, sought, table, names)


def _in_table(
    connection: Connection, sought: Sought, table: str, names: list[str]
) -> Iterator[Mention]:
    day = '"day_id"' if _is_of_day(connection, table) else "''"
    columns = ", ".join(f'"{name}"' for name in names)
    # The names come from the program's own list, never from a file or a person.
    query = f'SELECT "id", {day}, {columns} FROM "{table}"'  # noqa: S608
    for row_id, day_id, *cells in connection.execute(query):
        for name, cell in zip(names, cells, strict=True):
            whole = sought.look(cell)
            if whole is not None:
                yield Mention(
                    table=table,
                    field=name,
                    row_id=row_id,
                    how=how_of(f"{table}.{name}"),
                    whole=whole,
                    words=cell,
                    day_id=day_id,
                )


def _is_of_day(connection: Connection, table: str) -> bool:
    info = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    return any(column[1] == "day_id" for column in info)


def _in_copies(connection: Connection, sought: Sought) -> Iterator[Mention]:
    """Give one mention for each day that has copies of the name, with how many there are."""
    for table, query in _COPIES.items():
        found: dict[str, list[bool]] = {}
        for _row_id, day_id, text in connection.execute(query):
            whole = sought.look(text)
            if whole is not None:
                found.setdefault(day_id, []).append(whole)
        for day_id, wholes in found.items():
            yield Mention(
                table=table,
                field="",
                row_id="",
                how=How.COPY,
                whole=any(wholes),
                day_id=day_id,
                count=len(wholes),
            )


def _with_consent(
    connection: Connection, mention: Mention, consents: dict[str, Consent]
) -> Mention:
    """Return a mention of who does an action with the consent the name stands on."""
    if (mention.table, mention.field) != (_ACTION, "owner_name"):
        return mention
    action = table_of(Action).find(connection, mention.row_id)
    consent = consents.get(action.owner_consent_id) if action is not None else None
    if consent is None:
        return mention
    return replace(mention, consent_id=consent.id, standing=consent.withdrawn_on is None)

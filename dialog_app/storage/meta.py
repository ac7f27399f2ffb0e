"""What an archive notes about itself: where it was made, its base set, what is left to do."""

from dialog_app.storage.sqlite import Connection

MADE_ON = "made_on"
MADE_BY = "made_by"
BASE_SET = "base_set"
SEARCH = "search"
HEARD = "heard"
"""By which rules the answers were added up (`heard`)."""
CHECKED = "checked_at"
"""When a backup was last read from end to end and found to be whole."""
LAST_WRITER = "last_writer"
"""A random mark of the opening that wrote last; says nothing about machine or person."""
TO_TIDY = "to_tidy"
"""Set while deleted text may still stand in the file's free space or in older backups."""


def get(connection: Connection, name: str) -> str:
    """Return what is noted under a name, or an empty text."""
    query = 'SELECT "value" FROM "archive_meta" WHERE "name" = ?'
    found = connection.execute(query, (name,)).fetchone()
    return str(found[0]) if found else ""


def put(connection: Connection, name: str, value: str) -> None:
    """Note something under a name; an empty text takes the note away."""
    connection.execute('DELETE FROM "archive_meta" WHERE "name" = ?', (name,))
    if value:
        connection.execute('INSERT INTO "archive_meta" VALUES (?, ?)', (name, value))

"""What deleting days added: why a day is kept longer, and what was deleted when.

Spelled out like the first tables, and like them never changed again.
"""

from typing import Final

COLUMNS: Final = (
    'ALTER TABLE "day_info" ADD COLUMN "retention_reason" TEXT NOT NULL DEFAULT \'\'',
)

RECORD: Final = (
    # Kinds and counts only: nothing here tells what was deleted.
    """
    CREATE TABLE "purge" (
        "id" TEXT NOT NULL PRIMARY KEY, "at" TEXT NOT NULL, "what" TEXT NOT NULL,
        "held_on" TEXT NOT NULL, "counts" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

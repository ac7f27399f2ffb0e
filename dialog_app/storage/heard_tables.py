"""What each service answered to each version, kept beside the answers themselves.

A picture of two thousand days then reads short rows instead of every answer. Spelled out like the
first tables, and like them never changed again; it is filled when the archive is next opened.

`days` has a line for each day (`core.across.heard.Told`).
"""

from typing import Final

RECORD: Final = (
    """
    CREATE TABLE "heard" (
        "version_id" TEXT NOT NULL, "service_id" TEXT NOT NULL, "group_id" TEXT NOT NULL,
        "days" TEXT NOT NULL,
        PRIMARY KEY ("version_id", "service_id", "group_id")
    ) STRICT, WITHOUT ROWID
    """,
)

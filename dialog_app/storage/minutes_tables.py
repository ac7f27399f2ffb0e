"""What the states of minutes added: what was done to them, dissent, and papers as approved.

Spelled out like the first tables, and like them never changed again.
"""

from typing import Final

RECORD: Final = (
    """
    CREATE TABLE "minutes_change" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL,
        "service_id" TEXT NOT NULL, "version" INTEGER NOT NULL, "kind" TEXT NOT NULL,
        "state" TEXT NOT NULL, "at" TEXT NOT NULL, "by_role" TEXT NOT NULL, "side" TEXT,
        "row_kind" TEXT NOT NULL, "row_id" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "dissent" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL,
        "service_id" TEXT NOT NULL, "text" TEXT NOT NULL, "number" INTEGER NOT NULL,
        "who" TEXT NOT NULL, "people" INTEGER NOT NULL,
        "consented" INTEGER NOT NULL CHECK ("consented" IN (0, 1)), "why" TEXT NOT NULL,
        "would_change" TEXT NOT NULL, "language" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # A version as it was approved: its document and the bytes of its PDF, never worked out anew.
    """
    CREATE TABLE "paper" (
        "minutes_id" TEXT NOT NULL PRIMARY KEY
            REFERENCES "minutes" ("id") DEFERRABLE INITIALLY DEFERRED,
        "content" TEXT NOT NULL, "pdf" BLOB NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

OF_ONE_DAY: Final = ("minutes_change", "dissent")

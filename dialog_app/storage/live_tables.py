"""What the live desk added: columns of the day, its items and its wall, and tables of their own.

Spelled out like the first tables, and like them never changed again.
"""

from typing import Final

COLUMNS: Final = (
    'ALTER TABLE "day_info" ADD COLUMN "pause_minutes" INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE "day_info" ADD COLUMN "agreed_end" TEXT',
    'ALTER TABLE "day_info" ADD COLUMN "close_reason" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "agenda_item" ADD COLUMN "starts_at" TEXT',
    'ALTER TABLE "agenda_item" ADD COLUMN "warn_minutes" INTEGER NOT NULL DEFAULT 2',
    'ALTER TABLE "label_use" ADD COLUMN "group_id" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "wall" ADD COLUMN "timer" INTEGER NOT NULL DEFAULT 0 CHECK ("timer" IN (0, 1))',
)

RECORD: Final = (
    """
    CREATE TABLE "plan_change" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "kind" TEXT NOT NULL, "at" TEXT NOT NULL, "item_id" TEXT NOT NULL,
        "minutes" INTEGER NOT NULL, "version_id" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "small_timer" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "item_id" TEXT NOT NULL, "seconds" INTEGER NOT NULL, "number" INTEGER NOT NULL,
        "started_at" TEXT, "paused_seconds" INTEGER NOT NULL,
        "per_turn" INTEGER NOT NULL CHECK ("per_turn" IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "turn" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "item_id" TEXT NOT NULL, "position" INTEGER NOT NULL, "side" TEXT NOT NULL,
        "since" TEXT NOT NULL, "service_id" TEXT NOT NULL,
        "interposed" INTEGER NOT NULL CHECK ("interposed" IN (0, 1)), "state" TEXT NOT NULL,
        "paused_seconds" INTEGER NOT NULL, "seconds" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "projection" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "place" TEXT NOT NULL, "position" INTEGER NOT NULL, "kind" TEXT NOT NULL,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL, "phase" TEXT NOT NULL,
        "message" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "move" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL, "from_phase" TEXT NOT NULL,
        "to_phase" TEXT NOT NULL, "before" TEXT NOT NULL, "after" TEXT NOT NULL,
        "count" INTEGER NOT NULL, "service_id" TEXT NOT NULL, "group_id" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

OF_ONE_DAY: Final = ("plan_change", "small_timer", "turn", "projection", "move")

"""What the chain from day to day added: columns, tables, and indexes to follow it by.

Spelled out like the first tables, and like them never changed again.
"""

from typing import Final

COLUMNS: Final = (
    'ALTER TABLE "working_method" ADD COLUMN "split_from" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "working_method" ADD COLUMN "base_seen" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "method_version" ADD COLUMN "written_in" TEXT NOT NULL DEFAULT \'nb\'',
    'ALTER TABLE "tool_version" ADD COLUMN "author_role" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "tool_version" ADD COLUMN "written_on" TEXT',
    'ALTER TABLE "template_item" ADD COLUMN "day_kind" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "template_item" ADD COLUMN "notes" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "template_item" ADD COLUMN "warn_minutes" INTEGER NOT NULL DEFAULT 2',
    'ALTER TABLE "agenda_item" ADD COLUMN "notes" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "agenda_item" ADD COLUMN "carried_from" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "obstacle" ADD COLUMN "same_as" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "action" ADD COLUMN "owner_name" TEXT NOT NULL DEFAULT \'\'',
)

RECORD: Final = (
    """
    CREATE TABLE "follow_up" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL, "kind" TEXT NOT NULL,
        "about_id" TEXT NOT NULL, "about_day_id" TEXT NOT NULL, "outcome" TEXT NOT NULL,
        "at" TEXT NOT NULL, "service_id" TEXT NOT NULL, "words" TEXT NOT NULL,
        "text" TEXT NOT NULL, "language" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "rewording" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL, "text" TEXT NOT NULL,
        "number" INTEGER NOT NULL, "title" TEXT NOT NULL, "service_id" TEXT NOT NULL,
        "group_id" TEXT NOT NULL, "why" TEXT NOT NULL, "language" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "block" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "kind" TEXT NOT NULL, "title" TEXT NOT NULL, "minutes" INTEGER NOT NULL,
        "least_minutes" INTEGER NOT NULL, "leader" TEXT NOT NULL, "phase" TEXT NOT NULL,
        "protected" INTEGER NOT NULL CHECK ("protected" IN (0, 1)),
        "droppable" INTEGER NOT NULL CHECK ("droppable" IN (0, 1)),
        "internal" INTEGER NOT NULL CHECK ("internal" IN (0, 1)), "notes" TEXT NOT NULL,
        "warn_minutes" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "rewording_verdict" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "rewording_id" TEXT NOT NULL, "said_on" TEXT NOT NULL,
        "method_id" TEXT NOT NULL
            REFERENCES "working_method" ("id") DEFERRABLE INITIALLY DEFERRED,
        "verdict" TEXT NOT NULL, "became_id" TEXT NOT NULL, "author_role" TEXT NOT NULL,
        "decided_on" TEXT, "reason" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "obstacle_tie" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "tied_id" TEXT NOT NULL, "tied_on" TEXT NOT NULL, "into_id" TEXT NOT NULL,
        "into_on" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

OF_ONE_DAY: Final = ("follow_up", "rewording")

# What a service and a method have been through is found without reading the other days.
INDEXES: Final = (
    'CREATE INDEX "day_service_of_service" ON "day_service" ("service_id", "day_id")',
    'CREATE INDEX "day_subject_of_version" ON "day_subject" ("version_id", "day_id")',
    'CREATE INDEX "round_of_service" ON "round" ("service_id", "day_id")',
    'CREATE INDEX "round_of_version" ON "round" ("version_id", "day_id")',
    'CREATE INDEX "answer_of_round" ON "answer" ("round_id")',
    'CREATE INDEX "move_of_version" ON "move" ("version_id", "day_id")',
    'CREATE INDEX "reason_of_version" ON "reason" ("version_id", "day_id")',
    'CREATE INDEX "obstacle_of_version" ON "obstacle" ("version_id", "day_id")',
    'CREATE INDEX "obstacle_service_of_obstacle" ON "obstacle_service" ("obstacle_id")',
    'CREATE INDEX "obstacle_source_of_obstacle" ON "obstacle_source" ("obstacle_id")',
    'CREATE INDEX "obstacle_source_of_provision" ON "obstacle_source" ("provision_id")',
    'CREATE INDEX "obstacle_of_article" ON "obstacle" ("crc_article")',
    'CREATE INDEX "possibility_of_version" ON "possibility" ("version_id", "day_id")',
    'CREATE INDEX "action_of_version" ON "action" ("version_id", "day_id")',
    'CREATE INDEX "trial_of_version" ON "trial" ("version_id", "day_id")',
    'CREATE INDEX "rewording_of_version" ON "rewording" ("version_id", "day_id")',
    'CREATE INDEX "follow_up_of_version" ON "follow_up" ("version_id", "day_id")',
    'CREATE INDEX "follow_up_of_row" ON "follow_up" ("about_id")',
    'CREATE INDEX "day_info_after_day" ON "day_info" ("previous_day_id")',
    'CREATE INDEX "agenda_item_carried" ON "agenda_item" ("carried_from")',
)

"""The tables of the first release, spelled out: history never changes, whatever the rows become.

Times and dates are ISO text, stamps UTC; lists and texts in several languages are JSON. The
order of rows means nothing: ids are random and tables have no row numbers. References are
checked at the end of a transaction, and never take other rows with them.
"""

from typing import Final

RECORD: Final = (
    """
    CREATE TABLE "day_info" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "kind" TEXT NOT NULL, "date" TEXT NOT NULL, "title" TEXT NOT NULL,
        "place" TEXT NOT NULL, "programme_code" TEXT NOT NULL, "public_start" TEXT NOT NULL,
        "zone" TEXT NOT NULL, "state" TEXT NOT NULL, "pros" INTEGER NOT NULL,
        "staff" INTEGER NOT NULL, "template" TEXT NOT NULL, "previous_day_id" TEXT NOT NULL,
        "next_meeting" TEXT NOT NULL, "comment_deadline" TEXT, "retention_until" TEXT,
        "started_at" TEXT, "paused_at" TEXT, "ended_at" TEXT, "closed_at" TEXT,
        "rule_version" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "agenda_item" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "position" INTEGER NOT NULL, "kind" TEXT NOT NULL, "title" TEXT NOT NULL,
        "minutes" INTEGER NOT NULL, "least_minutes" INTEGER NOT NULL, "title_nn" TEXT NOT NULL,
        "title_en" TEXT NOT NULL, "leader" TEXT NOT NULL, "phase" TEXT NOT NULL,
        "protected" INTEGER NOT NULL CHECK ("protected" IN (0, 1)),
        "droppable" INTEGER NOT NULL CHECK ("droppable" IN (0, 1)),
        "internal" INTEGER NOT NULL CHECK ("internal" IN (0, 1)), "ends_at" TEXT,
        "method_version_ids" TEXT NOT NULL, "state" TEXT NOT NULL,
        "added_minutes" INTEGER NOT NULL, "paused_seconds" INTEGER NOT NULL, "started_at" TEXT,
        "ended_at" TEXT, "carried_to" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "day_service" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "service_id" TEXT NOT NULL REFERENCES "service" ("id") DEFERRABLE INITIALLY DEFERRED,
        "position" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "attendance" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "service_id" TEXT NOT NULL REFERENCES "service" ("id") DEFERRABLE INITIALLY DEFERRED,
        "role_code" TEXT NOT NULL, "present" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "group" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "name" TEXT NOT NULL, "position" INTEGER NOT NULL, "service_ids" TEXT NOT NULL,
        "present" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "day_subject" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL, "position" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "wall" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "kind" TEXT NOT NULL, "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL,
        "phase" TEXT NOT NULL, "message" TEXT NOT NULL,
        "black" INTEGER NOT NULL CHECK ("black" IN (0, 1)),
        "frozen" INTEGER NOT NULL CHECK ("frozen" IN (0, 1)), "shown" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "round" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL, "service_id" TEXT NOT NULL,
        "phase" TEXT NOT NULL, "present" INTEGER NOT NULL, "group_id" TEXT NOT NULL,
        "closed" INTEGER NOT NULL CHECK ("closed" IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "answer" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "round_id" TEXT NOT NULL REFERENCES "round" ("id") DEFERRABLE INITIALLY DEFERRED,
        "position" TEXT NOT NULL, "count" INTEGER, "role_code" TEXT NOT NULL,
        "no_position" TEXT NOT NULL, "way" TEXT NOT NULL, "card" TEXT NOT NULL,
        "supersedes" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "reason" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL, "text" TEXT NOT NULL,
        "number" INTEGER NOT NULL, "service_id" TEXT NOT NULL, "group_id" TEXT NOT NULL,
        "phase" TEXT NOT NULL, "position" TEXT NOT NULL, "language" TEXT NOT NULL,
        "printable" INTEGER NOT NULL CHECK ("printable" IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "obstacle" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL, "text" TEXT NOT NULL,
        "number" INTEGER NOT NULL, "category_code" TEXT NOT NULL,
        "second_category_code" TEXT NOT NULL, "group_id" TEXT NOT NULL, "status" TEXT NOT NULL,
        "crc_article" TEXT NOT NULL, "language" TEXT NOT NULL, "merged_into" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "obstacle_service" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "obstacle_id" TEXT NOT NULL REFERENCES "obstacle" ("id") DEFERRABLE INITIALLY DEFERRED,
        "service_id" TEXT NOT NULL REFERENCES "service" ("id") DEFERRABLE INITIALLY DEFERRED,
        "severity" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "obstacle_source" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "obstacle_id" TEXT NOT NULL REFERENCES "obstacle" ("id") DEFERRABLE INITIALLY DEFERRED,
        "provision_id" TEXT NOT NULL, "citation" TEXT NOT NULL, "effect" TEXT NOT NULL,
        "status" TEXT NOT NULL, "who_can_change" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "possibility" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL, "text" TEXT NOT NULL,
        "number" INTEGER NOT NULL, "service_id" TEXT NOT NULL, "group_id" TEXT NOT NULL,
        "needs_law_change" INTEGER NOT NULL CHECK ("needs_law_change" IN (0, 1)),
        "language" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "action" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL, "text" TEXT NOT NULL,
        "number" INTEGER NOT NULL, "service_id" TEXT NOT NULL, "who" TEXT NOT NULL, "due" TEXT,
        "needs_mandate" INTEGER NOT NULL CHECK ("needs_mandate" IN (0, 1)), "why" TEXT NOT NULL,
        "state" TEXT NOT NULL, "owner_consent_id" TEXT NOT NULL, "language" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "link" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "kind" TEXT NOT NULL, "from_id" TEXT NOT NULL, "to_id" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "trial" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL, "service_id" TEXT NOT NULL,
        "state" TEXT NOT NULL, "until" TEXT, "how_it_went" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "note" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "text" TEXT NOT NULL, "number" INTEGER NOT NULL, "item_id" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "minutes" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "service_id" TEXT NOT NULL REFERENCES "service" ("id") DEFERRABLE INITIALLY DEFERRED,
        "version" INTEGER NOT NULL, "state" TEXT NOT NULL, "content_hash" TEXT NOT NULL,
        "pdf_sha256" TEXT NOT NULL,
        "rule_version" TEXT NOT NULL, "written_at" TEXT, "changed_by_role" TEXT NOT NULL,
        "reason" TEXT NOT NULL, "recipients" TEXT NOT NULL, "comment_deadline" TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "label_use" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "day_id" TEXT NOT NULL REFERENCES "day_info" ("id") DEFERRABLE INITIALLY DEFERRED,
        "subject_kind" TEXT NOT NULL, "version_id" TEXT NOT NULL, "place" TEXT NOT NULL,
        "service_id" TEXT NOT NULL, "phase" TEXT NOT NULL, "label" TEXT NOT NULL,
        "rule_version" TEXT NOT NULL, "input_hash" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "programme" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "code" TEXT NOT NULL, "title" TEXT NOT NULL, "since" TEXT NOT NULL,
        "content" TEXT NOT NULL, "position" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "description" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "code" TEXT NOT NULL, "programme_code" TEXT NOT NULL, "title" TEXT NOT NULL,
        "professionals" TEXT NOT NULL, "central_law" TEXT NOT NULL, "position" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "working_method" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "code" TEXT NOT NULL, "description_code" TEXT NOT NULL, "state" TEXT NOT NULL,
        "provenance" TEXT NOT NULL, "knowledge_bases" TEXT NOT NULL,
        "crc_articles" TEXT NOT NULL, "typical_obstacles" TEXT NOT NULL,
        "merged_into" TEXT NOT NULL, "position" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "method_version" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "method_id" TEXT NOT NULL
            REFERENCES "working_method" ("id") DEFERRABLE INITIALLY DEFERRED,
        "number" INTEGER NOT NULL, "title" TEXT NOT NULL, "summary" TEXT NOT NULL,
        "author_role" TEXT NOT NULL, "written_on" TEXT, "reason" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "tool" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "code" TEXT NOT NULL, "description_code" TEXT NOT NULL, "format" TEXT NOT NULL,
        "ages" TEXT NOT NULL, "method_codes" TEXT NOT NULL, "provenance" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "tool_version" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "tool_id" TEXT NOT NULL REFERENCES "tool" ("id") DEFERRABLE INITIALLY DEFERRED,
        "number" INTEGER NOT NULL, "title" TEXT NOT NULL, "summary" TEXT NOT NULL,
        "reason" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "value" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "set_version" TEXT NOT NULL, "code" TEXT NOT NULL, "title" TEXT NOT NULL,
        "in_practice" TEXT NOT NULL, "position" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "main_answer" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "text" TEXT NOT NULL, "survey" TEXT NOT NULL, "gathering" TEXT NOT NULL, "year" INTEGER,
        "children" INTEGER, "age_from" INTEGER, "age_to" INTEGER, "provenance" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "advice_link" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "main_answer_id" TEXT NOT NULL
            REFERENCES "main_answer" ("id") DEFERRABLE INITIALLY DEFERRED,
        "method_id" TEXT NOT NULL
            REFERENCES "working_method" ("id") DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "obstacle_category" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "code" TEXT NOT NULL, "title" TEXT NOT NULL, "meaning" TEXT NOT NULL,
        "asks_for_source" INTEGER NOT NULL CHECK ("asks_for_source" IN (0, 1)),
        "position" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "typical_obstacle" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "code" TEXT NOT NULL, "category_code" TEXT NOT NULL, "text" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "provision" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "kind" TEXT NOT NULL, "full_name" TEXT NOT NULL, "short_name" TEXT NOT NULL,
        "section" TEXT NOT NULL, "heading" TEXT NOT NULL, "who_can_change" TEXT NOT NULL,
        "last_checked" TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "sample_possibility" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "obstacle_codes" TEXT NOT NULL, "text" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "crc_article" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "article" TEXT NOT NULL, "title" TEXT NOT NULL, "position" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "municipality" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "number" TEXT NOT NULL, "name" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "role" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "code" TEXT NOT NULL, "title" TEXT NOT NULL,
        "counts_in_answers" INTEGER NOT NULL CHECK ("counts_in_answers" IN (0, 1)),
        "position" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "template_item" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "source" TEXT NOT NULL,
        "template" TEXT NOT NULL, "position" INTEGER NOT NULL, "kind" TEXT NOT NULL,
        "title" TEXT NOT NULL, "minutes" INTEGER NOT NULL, "least_minutes" INTEGER NOT NULL,
        "public_start" TEXT NOT NULL, "leader" TEXT NOT NULL, "phase" TEXT NOT NULL,
        "protected" INTEGER NOT NULL CHECK ("protected" IN (0, 1)),
        "droppable" INTEGER NOT NULL CHECK ("droppable" IN (0, 1)),
        "internal" INTEGER NOT NULL CHECK ("internal" IN (0, 1)), "ends_at" TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "service" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "name" TEXT NOT NULL,
        "kind" TEXT NOT NULL, "language" TEXT NOT NULL, "owner_kind" TEXT NOT NULL,
        "owner_name" TEXT NOT NULL, "leader_name" TEXT NOT NULL, "leader_email" TEXT NOT NULL,
        "emergency_phone" TEXT NOT NULL, "child_welfare_phone" TEXT NOT NULL, "size" INTEGER,
        "part_of" TEXT NOT NULL, "since" TEXT, "until" TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "service_municipality" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "service_id" TEXT NOT NULL REFERENCES "service" ("id") DEFERRABLE INITIALLY DEFERRED,
        "municipality_number" TEXT NOT NULL, "since" TEXT, "until" TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "consent" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "kind" TEXT NOT NULL,
        "about" TEXT NOT NULL, "basis" TEXT NOT NULL, "given_on" TEXT NOT NULL,
        "withdrawn_on" TEXT, "day_id" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

# Everything of one day is read at once.
OF_ONE_DAY: Final = (
    "day_info",
    "agenda_item",
    "day_service",
    "attendance",
    "group",
    "day_subject",
    "wall",
    "round",
    "answer",
    "reason",
    "obstacle",
    "obstacle_service",
    "obstacle_source",
    "possibility",
    "action",
    "link",
    "trial",
    "note",
    "minutes",
    "label_use",
)

"""What grows out of the days: decisions, research, descriptions and the papers of them.

Spelled out like the first tables, and like them never changed again.
"""

from typing import Final

RECORD: Final = (
    """
    CREATE TABLE "method_decision" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "method_id" TEXT NOT NULL
            REFERENCES "working_method" ("id") DEFERRABLE INITIALLY DEFERRED,
        "version_id" TEXT NOT NULL, "number" INTEGER NOT NULL, "proposed" TEXT NOT NULL,
        "decided" TEXT NOT NULL, "legal" INTEGER NOT NULL CHECK ("legal" IN (0, 1)),
        "reason" TEXT NOT NULL, "conflict_of_interest" TEXT NOT NULL, "decided_on" TEXT,
        "revisit_on" TEXT, "pros" INTEGER NOT NULL, "rule_version" TEXT NOT NULL,
        "input_hash" TEXT NOT NULL, "not_covered" TEXT NOT NULL, "language" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "decision_role" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "decision_id" TEXT NOT NULL
            REFERENCES "method_decision" ("id") DEFERRABLE INITIALLY DEFERRED,
        "role_code" TEXT NOT NULL, "present" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "decision_dissent" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "decision_id" TEXT NOT NULL
            REFERENCES "method_decision" ("id") DEFERRABLE INITIALLY DEFERRED,
        "text" TEXT NOT NULL, "number" INTEGER NOT NULL, "who" TEXT NOT NULL,
        "people" INTEGER NOT NULL, "consented" INTEGER NOT NULL CHECK ("consented" IN (0, 1)),
        "why" TEXT NOT NULL, "would_change" TEXT NOT NULL, "language" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "research" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "method_id" TEXT NOT NULL
            REFERENCES "working_method" ("id") DEFERRABLE INITIALLY DEFERRED,
        "finding" TEXT NOT NULL, "references" TEXT NOT NULL, "searched_on" TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "advice_fate" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "main_answer_id" TEXT NOT NULL
            REFERENCES "main_answer" ("id") DEFERRABLE INITIALLY DEFERRED,
        "method_id" TEXT NOT NULL
            REFERENCES "working_method" ("id") DEFERRABLE INITIALLY DEFERRED,
        "fate" TEXT NOT NULL, "why" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "paragraph" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "description_code" TEXT NOT NULL,
        "section" TEXT NOT NULL, "position" INTEGER NOT NULL, "method_id" TEXT NOT NULL,
        "withdrawn" INTEGER NOT NULL CHECK ("withdrawn" IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "paragraph_version" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "paragraph_id" TEXT NOT NULL
            REFERENCES "paragraph" ("id") DEFERRABLE INITIALLY DEFERRED,
        "number" INTEGER NOT NULL, "text" TEXT NOT NULL, "written_in" TEXT NOT NULL,
        "author_role" TEXT NOT NULL, "written_on" TEXT, "reason" TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "grounding" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL,
        "paragraph_version_id" TEXT NOT NULL
            REFERENCES "paragraph_version" ("id") DEFERRABLE INITIALLY DEFERRED,
        "kind" TEXT NOT NULL, "about_id" TEXT NOT NULL, "day_id" TEXT NOT NULL,
        "sentence" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "practice_paper" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "kind" TEXT NOT NULL,
        "about" TEXT NOT NULL, "language" TEXT NOT NULL, "version" INTEGER NOT NULL,
        "state" TEXT NOT NULL, "content_hash" TEXT NOT NULL, "pdf_sha256" TEXT NOT NULL,
        "rule_version" TEXT NOT NULL, "written_at" TEXT, "changed_by_role" TEXT NOT NULL,
        "reason" TEXT NOT NULL, "comment_deadline" TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE "coarsening" (
        "id" TEXT NOT NULL PRIMARY KEY, "origin" TEXT NOT NULL, "kind" TEXT NOT NULL,
        "about" TEXT NOT NULL, "table" TEXT NOT NULL, "level" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # A version as it was approved: its document and the bytes of its PDF, never worked out anew.
    """
    CREATE TABLE "issued" (
        "practice_paper_id" TEXT NOT NULL PRIMARY KEY
            REFERENCES "practice_paper" ("id") DEFERRABLE INITIALLY DEFERRED,
        "content" TEXT NOT NULL, "pdf" BLOB NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

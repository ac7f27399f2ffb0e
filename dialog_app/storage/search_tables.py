"""What is searched: a page for each thing with words, and the index of its words.

Spelled out like the first tables, and like them never changed again.
"""

from typing import Final

# The words come folded and parted by spaces, so the plainest of tokenizers does. Beginnings of
# words are indexed, since without them a short one takes longer the more there is. The index
# keeps no text of its own, and what is taken out of it is gone from its bytes (reliability §6).
RECORD: Final = (
    """
    CREATE TABLE "search_page" (
        "number" INTEGER NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL, "id" TEXT NOT NULL,
        "day_id" TEXT NOT NULL, "title" TEXT NOT NULL, "more" TEXT NOT NULL,
        UNIQUE ("kind", "id")
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE "search_words" USING fts5 (
        "title", "more", content = 'search_page', content_rowid = 'number',
        tokenize = 'ascii', detail = none, columnsize = 0, prefix = '1 2 3 4 5 6'
    )
    """,
    """INSERT INTO "search_words" ("search_words", "rank") VALUES ('secure-delete', 1)""",
)

BEGINNINGS: Final = 6
"""The longest beginning of a word that is indexed, in letters."""

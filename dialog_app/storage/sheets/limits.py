"""How much of a file is read, and what is said where there is more."""

from typing import Final

FILE_BYTES: Final = 10_000_000
"""The most bytes any table file may have."""

WORKBOOK_ROWS: Final = 2_000
TEXT_ROWS: Final = 20_000
COLUMNS: Final = 50
"""The most rows with anything in them, and the most columns (reliability §4)."""

MEMBERS: Final = 200
UNPACKED_BYTES: Final = 50_000_000
MEMBER_BYTES: Final = 20_000_000
RATIO: Final = 200
"""What a workbook may hold and unpack to: it is a zip file."""

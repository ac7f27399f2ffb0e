"""An archive as an earlier program left it."""

from pathlib import Path
from typing import Final

from tests.storage.test_migrations import _kept

MIGRATIONS: Final = 2
"""How many of today's migrations the earlier program knew."""


def make(path: Path) -> None:
    """Make a plain archive of an earlier program, with a day in it."""
    _kept(path, MIGRATIONS)

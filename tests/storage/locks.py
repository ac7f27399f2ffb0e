"""Encrypted archives for tests, with secrets that cost next to nothing to try."""

from pathlib import Path
from typing import Final

from dialog_app.storage import envelope, recovery_key, secret, slots, sqlite
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.secret import Secret
from dialog_app.storage.slots import Cost
from dialog_app.storage.sqlite import Key
from dialog_app.storage.unlocking import key_for
from tests.storage.made import TestLaptop

CHEAP: Final = Cost(memory=8, passes=1, lanes=1)
AS_SHIPPED: Final = slots.USUAL
CARRIED_AS_SHIPPED: Final = slots.CARRIED
WIPED_AS_SHIPPED: Final = sqlite._WITH_KEY
"""What is asked for outside tests: read before `conftest.py` makes it cheap."""

PASSPHRASE: Final = " tolv blå bjørner "
PRINTED: Final = recovery_key.new()


def new_key(passphrase: str = PASSPHRASE, printed: str = PRINTED) -> Key:
    """Return a new key that both secrets open."""
    given = (secret.passphrase(passphrase), secret.recovery(printed))
    return envelope.new_key(*given, cost=CHEAP)


def unlocked(path: Path, given: Secret | str = PASSPHRASE) -> SqliteArchive:
    """Open an archive as somebody does who has a secret."""
    tried = secret.passphrase(given) if isinstance(given, str) else given
    return open_archive(path, TestLaptop(), key_for(path, tried))

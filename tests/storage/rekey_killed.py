"""Gives an archive another key, and is killed right before the n-th move of a file."""

import os
import signal
import sys
from pathlib import Path

from dialog_app.storage import relocking, secret
from dialog_app.storage.unlocking import key_for
from tests.storage.locks import PASSPHRASE, new_key
from tests.storage.made import NOON
from tests.storage.test_rekeyed import NEW


def main(path: Path, at: int) -> None:
    key = key_for(path, secret.passphrase(PASSPHRASE))
    assert key is not None
    moves = 0
    move = Path.replace

    def counted(self: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return move(self, target)

    setattr(Path, "replace", counted)  # noqa: B010 - types allow no other way
    relocking.rekey(path, key, new_key(NEW), NOON)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

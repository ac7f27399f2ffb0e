"""The demonstration archive, played with the program's own commands."""

import argparse
import datetime
import os
import tempfile
from pathlib import Path

from dialog_app.base.identity import laptop_name
from dialog_app.cli.demo.script import Script
from dialog_app.cli.demo.stage import Stage, StageLaptop
from dialog_app.cli.desk import DONE, Refused, first_line, words
from dialog_app.core import norway
from dialog_app.desk.session import Session
from dialog_app.storage import envelope, secret
from dialog_app.storage.archive import open_archive
from dialog_app.storage.sqlite import Key


def make(call: argparse.Namespace) -> int:
    """Make the demonstration archive at a place where there is nothing yet.

    Nothing stands there before the archive is whole.
    """
    place: Path = call.archive
    if os.path.lexists(place) or envelope.path_of(place).exists():
        raise Refused(words()("cli.demo_exists", name=place.name))
    key = _new_key(call.passphrase_file)
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".demo-", dir=place.parent) as folder:
        made = Path(folder) / place.name
        build(made, norway.date(datetime.datetime.now(datetime.UTC)), key)
        if key is not None:
            envelope.put(place, key.envelope)
        made.rename(place)
    print(place)
    return DONE


def _new_key(passphrase_file: Path | None) -> Key | None:
    if passphrase_file is None:
        return None
    chosen = secret.new_passphrase(first_line(passphrase_file))
    try:
        return envelope.new_key(chosen)
    finally:
        chosen.wipe()


def build(place: Path, today: datetime.date, key: Key | None = None) -> None:
    """Make the demonstration archive at `place`: days held before `today`, and one planned for it.

    With a key it is encrypted. Raises `StoreFailed` when it cannot be written.
    """
    laptop = StageLaptop(laptop_name())
    archive = open_archive(place, laptop, key, create=True)
    session = Session(archive, laptop)
    try:
        Stage(session, laptop, today).play(Script.load())
    finally:
        session.close()

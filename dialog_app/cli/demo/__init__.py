"""The demonstration archive, played with the program's own commands."""

import argparse
import datetime
import os
import tempfile
from pathlib import Path

from dialog_app.base.identity import laptop_name
from dialog_app.cli.demo.script import Script
from dialog_app.cli.demo.stage import Stage, StageLaptop
from dialog_app.cli.desk import DONE, Refused, words
from dialog_app.desk.session import Session
from dialog_app.storage.archive import open_archive


def make(call: argparse.Namespace) -> int:
    """Make the demonstration archive at a place where there is nothing yet.

    Nothing stands there before the archive is whole.
    """
    place: Path = call.archive
    if os.path.lexists(place):
        raise Refused(words()("cli.demo_exists", name=place.name))
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".demo-", dir=place.parent) as folder:
        made = Path(folder) / place.name
        build(made, datetime.datetime.now().astimezone().date())
        made.rename(place)
    print(place)
    return DONE


def build(place: Path, today: datetime.date) -> None:
    """Make the demonstration archive at `place`: days held before `today`, and one planned for it.

    Raises `StoreFailed` when it cannot be written.
    """
    laptop = StageLaptop(laptop_name())
    archive = open_archive(place, laptop, create=True)
    session = Session(archive, laptop)
    try:
        Stage(session, laptop, today).play(Script.load())
    finally:
        session.close()

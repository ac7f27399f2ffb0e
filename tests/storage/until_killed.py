"""Writes steps into an archive and says so after each, until somebody kills it."""

import sys
from dataclasses import replace
from pathlib import Path

from dialog_app.core.model.said import Answer, Round
from dialog_app.core.record import Change, Step
from dialog_app.desk.desk import Desk
from dialog_app.storage.archive import open_archive
from tests.storage.made import TestLaptop, answer


def write_on(path: Path) -> None:
    """Add one answer after another; the round always says how many there are."""
    archive = open_archive(path, TestLaptop("killed"))
    desk = Desk(archive.day("dag"), "dag", archive, TestLaptop())
    _say("ready")
    while True:
        day = desk.record
        number = len(day.all(Answer))
        asked = day.one(Round, "dag-runde")
        counted = replace(asked, present=number + 1)
        desk.keep_draft("reason", f"kladd {number}")
        desk.take(Step("step.counted", (Change(None, answer(number)), Change(asked, counted))))
        _say(str(number))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    write_on(Path(sys.argv[1]))

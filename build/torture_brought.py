"""Days of another laptop, and what an archive may hold while they are taken in."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from dialog_app.core.model.days import DayState
from dialog_app.core.model.said import Note
from dialog_app.storage import day_file, exchange, merging
from dialog_app.storage.archive import open_archive
from tests.storage.made import TestLaptop, making, small_day
from torture_archive import NAME, content, opened, workshop
from torture_recorded import Deed, Work

TAKEN_IN: Final = 6


@cache
def handed_over() -> tuple[bytes, ...]:
    """Return days of another laptop as it hands them over; the same to everybody in a process."""
    with workshop() as folder:
        archive = open_archive(folder / NAME, TestLaptop("another"), None, create=True)
        for number in range(TAKEN_IN):
            day_id = f"brakt{number}"
            info = replace(small_day(day_id)[0], state=DayState.HELD)
            notes = [
                Note(id=f"{day_id}-{n}", day_id=day_id, text=f"notat {n} " * 40, number=n)
                for n in range(12)
            ]
            archive.write(day_id, making(info, *notes), "do", 0, "")
        copies = tuple(merging.working_copy(archive, f"brakt{n}") for n in range(TAKEN_IN))
        archive.close()
    return copies


def each_whole(folder: Path) -> set[str]:
    """Return what the archive may hold when some of the days are in, each of them whole."""
    archive = opened(folder / NAME)
    found = {content(archive)}
    for copy in handed_over():
        exchange.add_day(archive, day_file.read(copy), backed_up=True)
        found.add(content(archive))
    archive.close()
    return found


def taking_in(work: Work) -> Deed:
    """Return the deed of taking in days from other laptops, one file after the other."""
    archive = opened(Path(work.folder) / NAME)
    files = [day_file.read(copy) for copy in handed_over()]

    def deed() -> None:
        for file in files:
            if merging.look(archive, file).comparison is None:
                exchange.add_day(archive, file, backed_up=True)

    return deed

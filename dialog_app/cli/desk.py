"""What every command of the command line needs: an open session, words, and a way to say no."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dialog_app.base import paths
from dialog_app.base.identity import laptop_name
from dialog_app.base.settings import SettingsFile
from dialog_app.base.texts import Texts
from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import DayLine, StoreFailed
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage.archive import SqliteArchive, open_archive

DONE: Final = 0
FAILED: Final = 1
MISUSED: Final = 2


class Refused(Exception):
    """A command cannot be carried out; the message is one sentence for people."""


def words() -> Texts:
    """Return the words of the language chosen in the settings."""
    return Texts(SettingsFile(paths.settings_file()).load().language)


def sentence(refused: RuleBroken | StoreFailed | OSError) -> str:
    """Return one sentence for anything that a command can fail with."""
    say = words()
    if isinstance(refused, RuleBroken):
        return say(f"errors.{refused.code}", **refused.facts)
    if isinstance(refused, StoreFailed):
        return say(f"storage.{refused.kind}")
    return say("cli.file_trouble", name=Path(refused.filename or "").name)


@contextmanager
def opened(archive: Path) -> Iterator[tuple[SqliteArchive, Session]]:
    """Open an archive that is there for the time of a `with` block.

    Raises `StoreFailed` when there is none, or when it cannot be opened.
    """
    laptop = ThisLaptop(laptop_name())
    opened_archive = open_archive(archive, laptop)
    session = Session(opened_archive, laptop)
    try:
        yield opened_archive, session
    finally:
        session.close()


def chosen_day(session: Session, wanted: str) -> DayLine:
    """Return the day whose id starts with `wanted`, or that is held on the date `wanted`.

    Raises `Refused` when none or several match.
    """
    days = session.days()
    found = [line for line in days if line.id.startswith(wanted) or str(line.date) == wanted]
    if len(found) == 1:
        return found[0]
    raise Refused(words()("cli.day_several" if found else "cli.day_missing", day=wanted))

"""What every command of the command line needs: an open session, words, and a way to say no."""

import datetime
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from dialog_app.base import paths
from dialog_app.base.identity import laptop_name
from dialog_app.base.settings import SettingsFile
from dialog_app.base.texts import Texts
from dialog_app.core import formats
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import DayLine, StoreFailed
from dialog_app.core.register import Register
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage import secret
from dialog_app.storage.archive import SqliteArchive, open_archive
from dialog_app.storage.secret import Secret
from dialog_app.storage.sqlite import Key
from dialog_app.storage.unlocking import key_for

DONE: Final = 0
FAILED: Final = 1
MISUSED: Final = 2
_LONGEST_LINE: Final = 4096

_NEXT_SENTENCE: Final = re.compile(r"\. (\w)")


class Refused(Exception):
    """A command cannot be carried out; the message is one sentence for people."""


def words() -> Texts:
    """Return the words of the language chosen in the settings."""
    return Texts(SettingsFile(paths.settings_file()).load().language)


def sentence(refused: RuleBroken | StoreFailed | OSError) -> str:
    """Return one sentence for anything that a command can fail with."""
    if isinstance(refused, RuleBroken):
        return _as_one(f"errors.{refused.code}", refused.facts)
    if isinstance(refused, StoreFailed):
        return _as_one(f"storage.{refused.kind}", {})
    if refused.filename is None:
        return words()("cli.disk_trouble")
    return words()("cli.file_trouble", name=Path(refused.filename).name)


def _as_one(key: str, facts: dict[str, object]) -> str:
    """Return a text of one or more sentences as one; what people typed stays as it is."""
    # Each fact stands for itself first, so that only the program's own words are joined.
    text = words()(key, **{name: f"{{{name}}}" for name in facts})
    joined = _NEXT_SENTENCE.sub(lambda start: f"; {start[1].lower()}", text)
    return joined.format(**facts)


@contextmanager
def opened(
    archive: Path, passphrase_file: Path | None = None
) -> Iterator[tuple[SqliteArchive, Session]]:
    """Open an archive that is there for the time of a `with` block.

    Raises `Refused` when there is none, `StoreFailed` when it cannot be opened.
    """
    check_there(archive)
    key = None
    if passphrase_file is not None:
        key = key_from(archive, passphrase_file)
        if key is None:
            print(words()("cli.is_plain"), file=sys.stderr)
    laptop = ThisLaptop(laptop_name())
    opened_archive = open_archive(archive, laptop, key)
    session = Session(opened_archive, laptop)
    try:
        yield opened_archive, session
    finally:
        session.close()


def check_there(archive: Path) -> None:
    """Make sure that an archive is there; raises `Refused` when there is none."""
    if not archive.exists():
        raise Refused(words()("cli.archive_missing", name=archive.name))


def key_from(
    archive: Path, file: Path, made: Callable[[str], Secret] = secret.passphrase
) -> Key | None:
    """Return the key an archive is opened with, by the secret in a file; None for a plain one.

    Raises `Refused` for a file without a secret, `StoreFailed` when it does not open the archive.
    """
    given = made(first_line(file))
    try:
        return key_for(archive, given)
    finally:
        given.wipe()


def first_line(file: Path) -> str:
    """Return the first line of a file, spaces kept; raises `Refused` when it holds no text."""
    with file.open("rb") as opened_file:
        raw = opened_file.readline(_LONGEST_LINE)
    try:
        line = raw.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        line = ""
    if not line:
        raise Refused(words()("cli.secret_missing", name=file.name))
    return line


def chosen_day(session: Session, wanted: str) -> DayLine:
    """Return the day whose id starts with `wanted`, or that is held on the date `wanted`.

    Raises `Refused` when none or several match.
    """
    found = [line for line in session.days() if is_day(line, wanted)]
    if len(found) == 1:
        return found[0]
    raise Refused(words()("cli.day_several" if found else "cli.day_missing", day=wanted))


def chosen_services(day: Day, register: Register, wanted: str | None) -> tuple[str, ...]:
    """Return the services asked for, by id or by a part of the name; all where none is named.

    Raises `Refused` when no service of the day matches, or several do.
    """
    if wanted is None:
        if not day.service_ids:
            raise Refused(words()("cli.no_services"))
        return day.service_ids
    named = {
        service_id: register.full_name(service_id).casefold() for service_id in day.service_ids
    }
    if wanted in named:
        return (wanted,)
    found = tuple(one for one, name in named.items() if wanted.casefold() in name)
    if len(found) != 1:
        key = "cli.service_several" if found else "cli.service_missing"
        raise Refused(words()(key, service=wanted))
    return found


class _Dated(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def date(self) -> datetime.date: ...


def is_day(line: _Dated, wanted: str) -> bool:
    """Tell whether a day is meant by the beginning of its id, or by its date."""
    dates = (line.date.isoformat(), formats.date(line.date))
    return line.id.startswith(wanted) or wanted in dates


def as_lines(line: DayLine, say: Texts) -> list[str]:
    """Return a day in two lines for reading: the day itself, and its services."""
    parts = (
        line.id[:8],
        formats.date(line.date),
        say(f"terms.day_kind.{line.kind}"),
        line.title,
        line.place,
        say(f"terms.day_state.{line.state}"),
    )
    lines = [" · ".join(part for part in parts if part)]
    if line.services:
        lines.append("    " + "; ".join(line.services))
    return lines

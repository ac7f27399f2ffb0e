"""One day as a file: a raw working copy that another laptop can take in, whole or not at all."""

from dataclasses import dataclass
from typing import Any, Final

from dialog_app.base.limited import Waiting
from dialog_app.core import codec
from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge.states import States, copy_of
from dialog_app.core.model import catalogue
from dialog_app.core.model.base import Row, Words
from dialog_app.core.model.days import DayInfo, DayState
from dialog_app.core.record import Step, added
from dialog_app.core.register import Register
from dialog_app.storage import changes, marks_file, papers, part_states
from dialog_app.storage.archive import SqliteArchive
from dialog_app.storage.day_copy import day_copy, whole_papers
from dialog_app.storage.day_file import COPY, FORMAT, LARGEST, VERSION, DayFile, Placed
from dialog_app.storage.incoming.reading import read_day
from dialog_app.storage.references import references
from dialog_app.storage.rows import table_of
from dialog_app.storage.sqlite import Connection

__all__ = ["COPY", "FORMAT", "LARGEST", "VERSION", "export_day", "import_day"]

_BY_CODE: Final[dict[type[Row], str]] = {
    catalogue.Programme: "code",
    catalogue.Description: "code",
    catalogue.ObstacleCategory: "code",
    catalogue.CrcArticle: "article",
    catalogue.Municipality: "number",
    catalogue.Role: "code",
}
_WORDED: Final = (
    catalogue.MethodVersion,
    catalogue.ToolVersion,
    catalogue.MainAnswer,
    catalogue.Value,
)


def export_day(archive: SqliteArchive, day_id: str) -> dict[str, Any]:
    """Return a day as JSON values, with the services and catalogue rows it refers to.

    What is given is remembered, so that what changes afterwards can be told from it. Raises
    `RuleBroken` when there is no such day, `StoreFailed` when the disk fails.
    """
    day, register = archive.day(day_id), archive.register()
    marks = part_states.plain(marked(archive, day))
    papers_kept = whole_papers(day, archive.paper)
    copy = day_copy(day, register, papers_kept, archive.laptop.now(), archive.laptop.name)
    return {**copy, marks_file.PART: marks}


def marked(archive: SqliteArchive, day: Day) -> States:
    """Mark every part of a day as it stands, and return what is known of each.

    A closed day has no marks: it takes nothing in. Raises `StoreFailed`.
    """
    if day.info.state is DayState.CLOSED:
        return {}
    known = archive.read(lambda connection: part_states.known(connection, day.id))
    states = copy_of(day, known, archive.journal(day.id)).states
    if states != known:
        archive.amend(lambda connection: part_states.keep(connection, day.id, states))
    return states


def import_day(archive: SqliteArchive, raw: bytes) -> str:
    """Take in a day file, whole or not at all, and return the day's id.

    A day that is there already is left alone if it is the same. Services and catalogue rows
    that are there already are never changed. The file is looked at first in a process that can be
    ended. Raises `RuleBroken` as `incoming.reading.read_day` does, and
    `import.points_nowhere`, `import.other_wording`, `import.row_taken` (facts `table`, `number`,
    `field`) and `import.day_exists`; `StoreFailed` when the disk fails.
    """
    file = read_copy(raw)
    if is_here(archive, file):
        if archive.day(file.info.id) != day_of(file):
            raise RuleBroken("import.day_exists", title=file.info.title)
    else:
        add_day(archive, file)
    return file.info.id


def read_copy(raw: bytes, waiting: Waiting | None = None) -> DayFile:
    """Read a working copy made by anybody; raises `RuleBroken` as `incoming.read_day` does."""
    return read_day(raw, waiting)


def day_of(file: DayFile) -> Day:
    """Return the day in a file."""
    return Day(placed.row for placed in file.day)


def is_here(archive: SqliteArchive, file: DayFile) -> bool:
    """Tell whether the archive has a copy of the day already."""
    day_id = file.info.id
    return archive.read(lambda connection: table_of(DayInfo).find(connection, day_id)) is not None


@dataclass(frozen=True)
class Fits:
    """A day that fits into the archive as it was: what the register lacks, and when it was so."""

    fresh: tuple[Row, ...]
    commits: int


def add_day(
    archive: SqliteArchive,
    file: DayFile,
    *,
    backed_up: bool = False,
    known: tuple[Fits, States] | None = None,
) -> tuple[Row, ...]:
    """Add a day that is not here, whole or not at all; returns what the register got with it.

    A backup is made first, unless one stands already for the whole of what is taken in. `known` is
    what was found out about the file before. Raises as `import_day`.
    """
    day_id = file.info.id
    fresh = still_fits(archive, file, known[0] if known is not None else None)
    states = known[1] if known is not None else marks_file.states(day_of(file), file.marks)
    rows = (*fresh, *(placed.row for placed in file.day))
    step = Step("step.day_imported", added(*rows), {"title": file.info.title})

    def work(connection: Connection) -> None:
        changes.apply(connection, step.changes)
        for minutes_id, paper in file.papers.items():
            papers.put(connection, minutes_id, paper)
        part_states.keep(connection, day_id, states)

    if not backed_up:
        archive.keeping.make_if_due()
    archive.enter(day_id, step, ("do", 0), work)
    return fresh


def still_fits(archive: SqliteArchive, file: DayFile, known: Fits | None) -> tuple[Row, ...]:
    """Return what the register lacks; looked at anew where something was written since.

    Raises as `fits`.
    """
    if known is None or known.commits != archive.commits:
        known = fits(archive, file, archive.register())
    return known.fresh


def fits(archive: SqliteArchive, file: DayFile, register: Register) -> Fits:
    """Check that a day fits, and find what the archive's register lacks of what it refers to.

    Raises `RuleBroken`: `import.points_nowhere`, `import.other_wording`, `import.row_taken`.
    """
    _check_references(file, register)
    _check_wordings(file, register)
    archive.read(lambda connection: _check_free(connection, file))
    rows = (placed.row for placed in file.register)
    return Fits(tuple(row for row in rows if not _is_known(row, register)), archive.commits)


def _check_references(file: DayFile, register: Register) -> None:
    here = {(type(placed.row), placed.row.id) for placed in (*file.day, *file.register)}
    for placed in (*file.day, *file.register):
        for field, kind, row_id in references(placed.row):
            if (kind, row_id) not in here and register.find(kind, row_id) is None:
                raise placed.wrong("points_nowhere", field)


def _check_wordings(file: DayFile, register: Register) -> None:
    """Make sure that nobody's answers end up on words they were not given to."""
    for placed in file.register:
        if isinstance(placed.row, _WORDED):
            field = _other_words(placed, register.find(type(placed.row), placed.row.id))
            if field:
                raise placed.wrong("other_wording", field)


def _other_words(placed: Placed, here: Row | None) -> str:
    for field in codec.fields_of(type(placed.row)):
        if here is not None and field.type is Words:
            mine, theirs = getattr(here, field.name), getattr(placed.row, field.name)
            # A translation that one of them lacks is no other wording.
            pairs = ((mine.nb, theirs.nb), (mine.nn, theirs.nn), (mine.en, theirs.en))
            if any(one and other and one != other for one, other in pairs):
                return field.name
    return ""


def _check_free(connection: Connection, file: DayFile) -> None:
    for placed in file.day:
        known = table_of(type(placed.row)).find(connection, placed.row.id)
        if known is not None and getattr(known, "day_id", "") != file.info.id:
            raise placed.wrong("row_taken", "id")


def _is_known(row: Row, register: Register) -> bool:
    """Tell whether a row, or another one for the same thing, is in the archive."""
    if register.find(type(row), row.id) is not None:
        return True
    code = _BY_CODE.get(type(row))
    if code is None:
        return False
    return any(getattr(other, code) == getattr(row, code) for other in register.all(type(row)))

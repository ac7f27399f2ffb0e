"""Minutes as files in a folder: named so that they sort and say what they are."""

import datetime
import errno
import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialog_app.base.texts import Language, Texts
from dialog_app.core import minutes, report
from dialog_app.core.day import Day
from dialog_app.core.file_kind import FileKind
from dialog_app.core.minutes.issued import NO_PAPERS, Papers
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.reports import pdf
from dialog_app.reports.names import paper_name
from dialog_app.reports.outgoing import Files, Outgoing, OutgoingMaker

_KINDS: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
    errno.EEXIST: "gone",
    errno.EBUSY: "locked",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A file of minutes as it lies on the disk; both hashes are SHA-256 in hex.

    The content's is the same in every kind of file.
    """

    service_id: str
    path: Path
    content_hash: str
    sha256: str


def write_minutes(
    day: Day,
    register: Register,
    folder: Path,
    service_ids: Sequence[str] = (),
    language: Language | None = None,
    *,
    later: Sequence[Day] = (),
    kinds: Sequence[FileKind] = (FileKind.PDF,),
    papers: Papers = NO_PAPERS,
) -> tuple[Written, ...]:
    """Write the minutes of the services (all of the day, if none is named) and say what was.

    Each is in `language`, or in the service's own, in every one of `kinds`; `later` are the days
    planned from it. A file of the same name is replaced; no file is ever half written. Raises
    `StoreFailed` (full, locked, read_only, gone, unknown): files written before it stand. What was
    approved is written as it is kept in `papers`. Raises `RuleBroken` as `outgoing.paper`.
    """
    maker = OutgoingMaker(day, register, language, later, papers=papers)
    written: list[Written] = []
    for service_id in service_ids or day.service_ids:
        out = maker.of(service_id)
        files = Files(out)
        for kind in kinds:
            name, content = files.of(kind)
            written.append(write_content(out, folder / name, content))
    return tuple(written)


def write_content(out: Outgoing, path: Path, content: bytes) -> Written:
    """Write a file of a service's minutes; raises as `write_file`."""
    write_file(path, content)
    hashed = minutes.content_hash(out.paper.document)
    return Written(out.service_id, path, hashed, hashlib.sha256(content).hexdigest())


def write_report(
    path: Path,
    day: Day,
    register: Register,
    words: Texts,
    now: datetime.datetime | None = None,
    *,
    later: Sequence[Day] = (),
) -> None:
    """Write the facilitator's report of a day as it stands at `now`; raises as `write_file`.

    `later` are the days planned from it.
    """
    write_file(path, pdf.render(report.document(day, register, words, now, later)))


def report_name(day: Day, register: Register, words: Texts) -> str:
    """Return «2026-11-21_Bergen_fordypningsdag_fasilitatorrapport.pdf», safe on any system."""
    return paper_name(day, register, words, words("report.file"))


def write_file(path: Path, content: bytes) -> None:
    """Put a file in its place whole, making its folder where needed; raises `StoreFailed`."""
    part = _part(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as failed:
        remove_part(path)
        raise StoreFailed(_kind(failed, path.parent)) from failed


def remove_part(path: Path) -> None:
    """Take away what was left of a file that was broken off, if it can be."""
    # The reason already on its way up is the one that helps.
    with suppress(OSError):
        _part(path).unlink(missing_ok=True)


def _part(path: Path) -> Path:
    """Return where a file is while it is written."""
    return path.with_name(f".{path.name}.part")


def _kind(failed: OSError, folder: Path) -> str:
    if isinstance(failed, PermissionError):
        # On Windows a PDF that is open in a reader cannot be replaced.
        return "locked" if os.access(folder, os.W_OK) else "read_only"
    return _KINDS.get(failed.errno or 0, "unknown")

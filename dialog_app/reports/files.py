"""Minutes as files in a folder: named so that they sort and say what they are."""

import datetime
import errno
import hashlib
import os
from collections.abc import Iterator, Sequence
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
from dialog_app.reports.outgoing import Files, Outgoing, outgoing

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
    out = outgoing(day, register, service_ids or day.service_ids, language, later, papers=papers)
    return tuple(file for one in out for file in write_outgoing(one, folder, kinds))


def write_outgoing(out: Outgoing, folder: Path, kinds: Sequence[FileKind]) -> Iterator[Written]:
    """Write the files of one service as they are asked for; raises `StoreFailed`."""
    files = Files(out)
    for kind in kinds:
        name, content = files.of(kind)
        write_file(folder / name, content)
        sha256 = hashlib.sha256(content).hexdigest()
        hashed = minutes.content_hash(out.paper.document)
        yield Written(out.service_id, folder / name, hashed, sha256)


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
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as failed:
        _remove(part)
        raise StoreFailed(_kind(failed, path.parent)) from failed


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        # The reason already on its way up is the one that helps.
        return


def _kind(failed: OSError, folder: Path) -> str:
    if isinstance(failed, PermissionError):
        # On Windows a PDF that is open in a reader cannot be replaced.
        return "locked" if os.access(folder, os.W_OK) else "read_only"
    return _KINDS.get(failed.errno or 0, "unknown")

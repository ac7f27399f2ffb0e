"""Minutes as files in a folder: named so that they sort and say what they are."""

import datetime
import errno
import hashlib
import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialog_app.base.texts import Language, Texts
from dialog_app.core import minutes, report
from dialog_app.core.day import Day
from dialog_app.core.model.services import Service
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.reports import pdf

_LONGEST_NAME: Final = 60
_LONGEST_PLACE: Final = 40
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
    """A file of minutes as it lies on the disk; both hashes are SHA-256 in hex."""

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
) -> tuple[Written, ...]:
    """Write the minutes of the services (all of the day, if none is named) and say what was.

    Each is in `language`, or in the service's own; `later` are the days planned from it. A file of
    the same name is replaced; no file is ever half written. Raises `StoreFailed` (full, locked,
    read_only, gone, unknown): files written before it stand. Raises `RuleBroken("row.gone")` for
    a service that is not known.
    """
    written: list[Written] = []
    taken: set[str] = set()
    for service_id in service_ids or day.service_ids:
        name = next(one for one in _names(day, register, service_id, language) if one not in taken)
        taken.add(name)
        words = Texts(language or register.service(service_id).language)
        document = minutes.document(day, register, service_id, words, later=later)
        content = pdf.render(document)
        path = folder / name
        write_file(path, content)
        sha256 = hashlib.sha256(content).hexdigest()
        written.append(Written(service_id, path, minutes.content_hash(document), sha256))
    return tuple(written)


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


def paper_name(day: Day, register: Register, words: Texts, ending: str) -> str:
    """Return the name of a paper about the whole day; `ending` says what it is."""
    known = (one for one in day.service_ids if register.find(Service, one) is not None)
    places = dict.fromkeys(place for one in known for place in register.places(one))
    parts = (
        day.info.date.isoformat(),
        safe("-".join(places) or day.info.place, _LONGEST_PLACE),
        safe(words(f"terms.day_kind.{day.info.kind.value}"), _LONGEST_NAME),
        ending,
    )
    return "_".join(part for part in parts if part) + ".pdf"


def file_name(
    day: Day, register: Register, service_id: str, language: Language | None = None
) -> str:
    """Return «2026-11-21_Bergen_skolehelsetjenesten_fordypningsdag_v1.pdf», safe on any system."""
    return next(_names(day, register, service_id, language))


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


def _names(
    day: Day, register: Register, service_id: str, language: Language | None
) -> Iterator[str]:
    """Give the name of a service's file, and then others for a second of the same name."""
    words = Texts(language or register.service(service_id).language)
    kind = safe(words(f"terms.day_kind.{day.info.kind.value}"), _LONGEST_NAME)
    version = minutes.edition(day, service_id).version
    for start in service_names(day, register, service_id, (kind,)):
        yield f"{start}_v{version}.pdf"


def service_names(
    day: Day, register: Register, service_id: str, endings: tuple[str, ...]
) -> Iterator[str]:
    """Give a safe name for a service's paper without its ending, then others for a namesake."""
    service = register.service(service_id)
    parts = (
        day.info.date.isoformat(),
        safe("-".join(register.places(service_id)), _LONGEST_PLACE),
        safe(service.name.lower(), _LONGEST_NAME),
        *endings,
    )
    start = "_".join(part for part in parts if part)
    yield start
    for number in range(2, len(day.service_ids) + 2):
        yield f"{start}_{number}"


def safe(text: str, limit: int) -> str:
    """Return the letters and digits of a text, with one «-» for whatever stood between them."""
    known = unicodedata.normalize("NFC", text)
    spaced = "".join(letter if letter.isalnum() else " " for letter in known)
    return "-".join(spaced.split())[:limit].strip("-")


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

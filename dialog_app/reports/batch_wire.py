"""What goes between the window and a process that makes files: an order, and what came of it."""

import pickle
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from dialog_app.core.file_kind import FileKind
from dialog_app.reports.files import Written
from dialog_app.reports.outgoing import Outgoing

_LENGTH: Final = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Order:
    """Files wanted of one service; without a folder its PDF is given back and nothing written."""

    out: Outgoing
    folder: Path | None
    kinds: tuple[FileKind, ...] = (FileKind.PDF,)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be made: whose, of which kind, and why.

    `reason` is the kind of a `StoreFailed` or the code of a `RuleBroken`, else «unknown». `service`
    is its name for people; without `kind` none of the service's files was made.
    """

    service_id: str
    service: str
    kind: FileKind | None
    reason: str


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order."""

    service_id: str
    written: tuple[Written, ...] = ()
    failures: tuple[Failure, ...] = ()
    pdf: bytes = b""


def send(stream: IO[bytes], value: Order | Made) -> None:
    """Put a value on its way; raises `OSError` when nobody is at the other end."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Return the next value; raises `EOFError` when no more come, or half a one."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    # At the other end is this same program; no file and nobody else's words ever come this way.
    return pickle.loads(_exactly(stream, length))  # noqa: S301


def _exactly(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content

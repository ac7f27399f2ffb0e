"""What a process that makes files does: one order after the other, until no more come."""

import os
import sys
from typing import Final

from dialog_app.core.file_kind import FileKind
from dialog_app.core.ports import StoreFailed
from dialog_app.reports import batch_wire
from dialog_app.reports.batch_wire import Failure, Made, Order
from dialog_app.reports.files import Written, write_content
from dialog_app.reports.outgoing import Files

ASKED: Final = "--make-files"
"""The argument with which the program makes the files it is told to, and ends."""

_GIVING_WAY: Final = 10


def answer() -> int:
    """Take orders from the standard input and answer on the standard output; return 0."""
    _dump_nothing()
    _give_way()
    # Past Python's own streams, which a program without a console does not have.
    with open(0, "rb", closefd=False) as given, open(1, "wb", closefd=False) as told:
        while True:
            try:
                order: Order = batch_wire.receive(given)
            except EOFError:
                return 0
            batch_wire.send(told, carried_out(order))


def carried_out(order: Order) -> Made:
    """Carry an order out; what fails is in the answer, and stops nothing else."""
    files = Files(order.out)
    if order.folder is None:
        return _given_back(order, files)
    written: list[Written] = []
    failures: list[Failure] = []
    for kind in order.kinds:
        try:
            name, content = files.of(kind)
            written.append(write_content(order.out, order.folder / name, content))
        except StoreFailed as failed:
            failures.append(_failure(order, kind, failed.kind))
        except Exception:  # whatever it is, the next file may well be made
            failures.append(_failure(order, kind, "unknown"))
    return Made(order.out.service_id, tuple(written), tuple(failures))


def _given_back(order: Order, files: Files) -> Made:
    try:
        _, content = files.of(FileKind.PDF)
    except Exception:
        failure = _failure(order, FileKind.PDF, "unknown")
        return Made(order.out.service_id, failures=(failure,))
    return Made(order.out.service_id, pdf=content)


def _failure(order: Order, kind: FileKind, reason: str) -> Failure:
    return Failure(order.out.service_id, order.out.service, kind, reason)


def _give_way() -> None:
    """Let the window have the processor first; on Windows whoever starts this process says so."""
    if sys.platform != "win32":
        os.nice(_GIVING_WAY)


def _dump_nothing() -> None:
    """Leave no picture of the memory behind if the process breaks down."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

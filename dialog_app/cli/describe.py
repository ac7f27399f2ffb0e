"""Writing the description of good practice of one code as files, and approving it."""

import argparse
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from dialog_app.base.texts import LANGUAGES, Language, Texts
from dialog_app.cli.desk import DONE, Refused, opened, words
from dialog_app.cli.kinds import kinds_of
from dialog_app.core.file_kind import FileKind
from dialog_app.core.issue.editions import About, edition, versions
from dialog_app.core.minutes.blocks import content_hash
from dialog_app.core.minutes.issued import Issued
from dialog_app.core.model.practice import PaperKind, PracticePaper
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.desk.issuing import Make
from dialog_app.desk.session import Session

_kinds = kinds_of(FileKind.PDF, FileKind.DOCX, FileKind.TXT)


@dataclass(frozen=True, slots=True)
class _Written:
    """A file as it lies on the disk; both hashes are SHA-256 in hex."""

    path: str
    version: int
    state: str
    content_hash: str
    sha256: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("description", metavar="CODE")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--format", action="extend", type=_kinds, metavar="FORMAT")
    parser.add_argument("--language", choices=LANGUAGES, default="nb")
    parser.add_argument("--version", type=int, metavar="N")
    parser.add_argument("--approve", action="store_true")
    parser.add_argument("--role", metavar="ROLE", default="")
    parser.add_argument("--json", action="store_true")


def write(call: argparse.Namespace) -> int:
    """Write a version of a description, the newest unless told which, and print where it lies.

    With `--approve` it is approved first. An approved version is written as it was kept.
    """
    from dialog_app.desk.describing import maker, said_in

    with opened(call.archive, call.passphrase_file) as (_archive, session):
        register = session.register
        about = _about(register, call.description, call.language)
        make = maker(said_in(session), about.about, Texts(about.language))
        if call.approve:
            _approve(session, about, call.role, make)
        paper = _version(session.register, about, call.version)
        issued = session.issuing.issued(paper, make)
    kinds = tuple(dict.fromkeys(call.format or [FileKind.PDF]))
    _tell(call, [_written(call.out, register, paper, issued, kind) for kind in kinds])
    return DONE


def _about(register: Register, code: str, language: Language) -> About:
    known = {row.code.casefold(): row.code for row in register.descriptions}
    if code.casefold() not in known:
        raise Refused(words()("cli.description_missing", code=code))
    return About(PaperKind.DESCRIPTION, known[code.casefold()], language)


def _version(register: Register, about: About, number: int | None) -> PracticePaper:
    if number is None:
        return edition(register, about)
    found = next((row for row in versions(register, about) if row.version == number), None)
    if found is None:
        raise Refused(words()("describe.no_version", version=number))
    return found


def _approve(session: Session, about: About, role: str, make: Make) -> None:
    from dialog_app.reports import pdf

    approval = session.issuing.prepare(about, role, make)
    session.issuing.approve(approval, role, make, pdf.render(approval.document))


def _written(
    folder: Path, register: Register, paper: PracticePaper, issued: Issued, kind: FileKind
) -> _Written:
    from dialog_app.reports.descriptions import content_of, stem
    from dialog_app.reports.files import write_file

    path = folder / f"{stem(register, paper, Texts(paper.language))}.{kind.value}"
    raw = content_of(issued, kind)
    try:
        write_file(path, raw)
    except StoreFailed as failed:
        kept = failed.kind if failed.kind in ("full", "locked") else "not_writable"
        raise Refused(words()(f"cli.out.{kept}", folder=folder)) from failed
    hashed = content_hash(issued.document)
    return _Written(
        str(path), paper.version, paper.state.value, hashed, hashlib.sha256(raw).hexdigest()
    )


def _tell(call: argparse.Namespace, files: list[_Written]) -> None:
    if call.json:
        print(json.dumps([asdict(file) for file in files], ensure_ascii=False, indent=2))
        return
    for file in files:
        print(file.path)

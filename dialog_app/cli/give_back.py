"""Writing the pages back to the children: one sheet for each main answer and each method."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.cli.desk import DONE, Refused, opened, words
from dialog_app.cli.kinds import kinds_of
from dialog_app.core.file_kind import FileKind
from dialog_app.core.give_back.about import About, main_answers, methods
from dialog_app.core.give_back.ground import Ground, read
from dialog_app.core.issue import About as PaperAbout
from dialog_app.core.issue import edition
from dialog_app.core.model.practice import PaperKind
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.desk.session import Session

_kinds = kinds_of(FileKind.PDF, FileKind.DOCX)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--description", metavar="CODE")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--format", action="extend", type=_kinds, metavar="FORMAT")


def write(call: argparse.Namespace) -> int:
    """Write every page of the archive, or of one description, and print where each lies."""
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        register = session.register
        codes = _codes(register, call.description)
        ground = read(register, session.across)
        told = Texts(call.language) if call.language else words()
        kinds = tuple(dict.fromkeys(call.format or [FileKind.PDF, FileKind.DOCX]))
        try:
            for about in _with_news(ground, codes):
                for path in _written(session, call.out, (ground, about, told), kinds):
                    print(path)
        except StoreFailed as failed:
            kind = failed.kind if failed.kind in ("full", "locked") else "not_writable"
            raise Refused(words()(f"give_back.not_written.{kind}", folder=call.out)) from failed
    return DONE


def _with_news(ground: Ground, codes: frozenset[str]) -> Iterator[About]:
    """Give each main answer, and each method that grew out of one or that services discussed."""
    yield from main_answers(ground.register, codes)
    for one in methods(ground.register, codes):
        if one.answers or ground.discussed.get(one.id):
            yield one


def _codes(register: Register, wanted: str | None) -> frozenset[str]:
    if wanted is None:
        return frozenset()
    known = {row.code.casefold(): row.code for row in register.descriptions}
    if wanted.casefold() not in known:
        raise Refused(words()("cli.description_missing", code=wanted))
    return frozenset({known[wanted.casefold()]})


def _written(
    session: Session,
    folder: Path,
    wanted: tuple[Ground, About, Texts],
    kinds: tuple[FileKind, ...],
) -> tuple[Path, ...]:
    """Write a page as it stands: as approved, or as it would be made now; return where."""
    from dialog_app.reports import give_back

    ground, about, told = wanted
    paper = edition(
        session.register, PaperAbout(PaperKind.BACK_TO_CHILDREN, about.id, told.language)
    )
    issued = session.issuing.issued(
        paper, lambda one: give_back.document(ground, about.id, told, one)
    )
    return give_back.write(folder, give_back.name_of(ground, about, told), issued, kinds)

"""The minutes of services on their way out: what every kind of file is made from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dialog_app.base.texts import Language, Texts
from dialog_app.core import minutes
from dialog_app.core.day import Day
from dialog_app.core.file_kind import FileKind
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.minutes.issued import NO_PAPERS, Papers
from dialog_app.core.minutes.letter import Letter, letter
from dialog_app.core.model.said import Minutes
from dialog_app.core.register import Register
from dialog_app.reports import docx, mail_draft, pdf, plain_text
from dialog_app.reports.names import minutes_names


@dataclass(frozen=True, slots=True)
class Paper:
    """The minutes of one service; `kept` is their PDF where its bytes are kept, else empty."""

    document: Document
    kept: bytes = b""

    def pdf(self) -> bytes:
        """Return the PDF, byte for byte as kept, or drawn."""
        return self.kept or pdf.render(self.document)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """All that the files of one service are made from; it can be sent to another process.

    `stem` names the files without their endings, `service` the service for people.
    """

    service_id: str
    service: str
    stem: str
    paper: Paper
    letter: Letter


def paper(
    day: Day,
    register: Register,
    service_id: str,
    words: Texts,
    later: Sequence[Day] = (),
    *,
    papers: Papers = NO_PAPERS,
    version: Minutes | None = None,
) -> Paper:
    """Return the minutes of a service as they go out now: every way out asks here.

    A version that was approved goes out as it was kept in `papers`, byte for byte. Raises
    `RuleBroken`: `row.gone` for a service that is not known, `paper.missing`, `paper.damaged`.
    """
    found = minutes.issued(day, register, service_id, words, version, later=later, papers=papers)
    return Paper(found.document, found.pdf)


def outgoing(
    day: Day,
    register: Register,
    service_ids: Iterable[str],
    language: Language | None = None,
    later: Sequence[Day] = (),
    *,
    papers: Papers = NO_PAPERS,
) -> Iterator[Outgoing]:
    """Give what is needed for each service, one at a time, each under a name of its own.

    Each is in `language`, or in the service's own; what was approved is as it was approved. Raises
    `RuleBroken` as `paper`.
    """
    taken: set[str] = set()
    for service_id in service_ids:
        words = Texts(language or register.service(service_id).language)
        names = minutes_names(day, register, service_id, words)
        stem = next(name for name in names if name not in taken)
        taken.add(stem)
        yield Outgoing(
            service_id,
            register.full_name(service_id),
            stem,
            paper(day, register, service_id, words, later, papers=papers),
            letter(day, register, service_id, words),
        )


class Files:
    """The bytes of one service's files; its PDF is drawn once, however many need it."""

    def __init__(self, out: Outgoing) -> None:
        self._out = out

    def of(self, kind: FileKind) -> tuple[str, bytes]:
        """Return the name and the bytes of a file."""
        name = f"{self._out.stem}.{kind.value}"
        document = self._out.paper.document
        if kind is FileKind.DOCX:
            return name, docx.render(document)
        if kind is FileKind.TXT:
            return name, plain_text.render(document).encode("utf-8", "replace")
        if kind is FileKind.EML:
            attached = f"{self._out.stem}.{FileKind.PDF.value}"
            return name, mail_draft.render(self._out.letter, self._pdf, attached)
        return name, self._pdf

    @cached_property
    def _pdf(self) -> bytes:
        return self._out.paper.pdf()

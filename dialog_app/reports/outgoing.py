"""The minutes of services on their way out: what every kind of file is made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dialog_app.base.texts import Language, Texts
from dialog_app.core import minutes
from dialog_app.core.day import Day
from dialog_app.core.file_kind import FileKind
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.minutes.issued import NO_PAPERS, Papers
from dialog_app.core.minutes.letter import Letter, letter
from dialog_app.core.minutes.shares import Shares
from dialog_app.core.model.said import Minutes
from dialog_app.core.model.services import Service
from dialog_app.core.register import Register
from dialog_app.reports import docx, pdf, plain_text
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

    def file_name(self, kind: FileKind) -> str:
        """Return the name of a file."""
        return f"{self.stem}.{kind.value}"


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


class OutgoingMaker:
    """Makes what is needed for each service of a day, each under a name of its own.

    Each is in `language`, or in the service's own; `later` are the days planned from it. What was
    approved goes out as it is kept in `papers`.
    """

    def __init__(
        self,
        day: Day,
        register: Register,
        language: Language | None = None,
        later: Sequence[Day] = (),
        *,
        papers: Papers = NO_PAPERS,
    ) -> None:
        self._day = day
        self._papers = papers
        self._register = register
        self._language = language
        self._later = later
        self._stems: dict[str, str] = {}

    def of(self, service_id: str) -> Outgoing:
        """Return what goes out for a service; raises `RuleBroken` as `paper`."""
        register = self._register
        words = Texts(self._language or register.service(service_id).language)
        return Outgoing(
            service_id,
            self.name(service_id),
            self._stem(service_id, words),
            self._paper(service_id, words),
            letter(self._day, register, service_id, words),
        )

    def _stem(self, service_id: str, words: Texts) -> str:
        """Return the name of a service's files, the same each time, and no other service's."""
        if service_id not in self._stems:
            names = minutes_names(self._day, self._register, service_id, words)
            taken = set(self._stems.values())
            self._stems[service_id] = next(name for name in names if name not in taken)
        return self._stems[service_id]

    def _paper(self, service_id: str, words: Texts) -> Paper:
        share, register = self._shares.of(service_id), self._register
        return paper(share, register, service_id, words, self._later, papers=self._papers)

    @cached_property
    def _shares(self) -> Shares:
        # Found where the work is done, and not where it is asked for.
        return Shares(self._day)

    def name(self, service_id: str) -> str:
        """Return a service's name for people; nothing for one that is not known."""
        known = self._register.find(Service, service_id)
        return self._register.full_name(service_id) if known is not None else ""


class Files:
    """The bytes of one service's files; its PDF is drawn once, however many need it."""

    def __init__(self, out: Outgoing) -> None:
        self._out = out

    def of(self, kind: FileKind) -> tuple[str, bytes]:
        """Return the name and the bytes of a file."""
        name = self._out.file_name(kind)
        document = self._out.paper.document
        if kind is FileKind.DOCX:
            return name, docx.render(document)
        if kind is FileKind.TXT:
            return name, plain_text.render(document).encode("utf-8", "replace")
        if kind is FileKind.EML:
            # The page of the minutes opens without Python's library of mail.
            from dialog_app.reports import mail_draft

            attached = self._out.file_name(FileKind.PDF)
            return name, mail_draft.render(self._out.letter, self._pdf, attached)
        return name, self._pdf

    @cached_property
    def _pdf(self) -> bytes:
        return self._out.paper.pdf()

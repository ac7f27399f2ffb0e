"""Pages back to children for the wall: made beside the window, and the same while one stands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.register import Register
from dialog_app.core.slides.scene import WallWords
from dialog_app.desk.session import Session
from dialog_app.ui.jobs import Jobs, Token

if TYPE_CHECKING:
    from dialog_app.core.across.whole import Whole
    from dialog_app.core.give_back.ground import Ground
    from dialog_app.ui.across.whole_reader import WholeReader


@dataclass(frozen=True, eq=False)
class _Asked:
    """Which page is asked for: about what, in which words, and of which ground if of one."""

    subject: Subject
    words: WallWords
    looked_at: "Ground | None"

    def reads_as(self, other: "_Asked | None") -> bool:
        """Tell whether another is about the same in the same language."""
        if other is None or self.subject != other.subject:
            return False
        return self.words.language == other.words.language

    def is_same(self, other: "_Asked | None") -> bool:
        """Tell whether another asks for the very same page."""
        return other is not None and self.reads_as(other) and self.looked_at is other.looked_at


class GivenBack(QObject):
    """Gives the page about a subject from the days that are over; `made` says that it has come.

    Reading and making take their time, so until then there is none, and the wall shows something
    else. What a wall shows must not move with what is written meanwhile, so a page is read once.
    """

    made = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = Jobs(self)
        self._token: Token | None = None
        self._reader: WholeReader | None = None
        self._asked: _Asked | None = None
        self._given: tuple[_Asked, Document | None] | None = None

    def __call__(self, subject: Subject, words: WallWords) -> Document | None:
        """Return the page in the words' language; None where there is none, or none yet."""
        wanted = _Asked(subject, words, _SEEN.get(self._session))
        if not wanted.is_same(self._asked):
            self._asked = wanted
            self._ask(wanted)
        if self._given is not None and wanted.reads_as(self._given[0]):
            return self._given[1]
        return None

    def _ask(self, wanted: _Asked) -> None:
        if self._token is not None:
            self._token.cancel()
        if wanted.looked_at is not None:
            # Where the page was looked at before it was shown, the wall shows what was looked at.
            self._make(wanted, wanted.looked_at)
            return
        if self._reader is None:
            # Hardly any day shows one, and the first paint waits for none of it.
            from dialog_app.ui.across.whole_reader import WholeReader

            self._reader = WholeReader(self._session, self)
            self._reader.ready.connect(self._on_read)
            self._reader.failed.connect(self._ask_again)
        self._reader.begin()

    def _on_read(self, whole: "Whole") -> None:
        from dialog_app.core.give_back.ground import ground

        if self._asked is not None and self._asked.looked_at is None:
            self._make(self._asked, ground(self._session.register, whole.days, whole.sums))

    def _ask_again(self) -> None:
        """Let the next look at the wall ask anew."""
        self._asked = None

    def _make(self, wanted: _Asked, ground: "Ground") -> None:
        about = about_of(self._session.register, wanted.subject)
        # Without a page the wall shows the agenda; a failing disk is told of by whoever writes.
        self._token = self._jobs.run(
            lambda _token: _page(ground, about, wanted.words),
            lambda page: self._on_made(wanted, page),
            lambda _error: self._on_made(wanted, None),
        )

    def _on_made(self, wanted: _Asked, page: Document | None) -> None:
        self._token = None
        self._given = (wanted, page)
        self.made.emit()


def _page(ground: "Ground", about: str, words: WallWords) -> Document | None:
    from dialog_app.core.give_back import page

    return page.document(ground, about, words) if about else None


_SEEN: "WeakKeyDictionary[Session, Ground]" = WeakKeyDictionary()


def seen(session: Session, ground: "Ground") -> None:
    """Remember the ground of the pages that are looked at now: reading takes its time."""
    _SEEN[session] = ground


def about_of(register: Register, subject: Subject) -> str:
    """Return the id of the main answer or method a subject is; empty for anything else."""
    if subject.kind is SubjectKind.MAIN_ANSWER:
        return subject.version_id
    version = register.find(MethodVersion, subject.version_id)
    return version.method_id if version is not None else ""

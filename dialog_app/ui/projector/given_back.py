"""Pages back to children for the wall: made when one is shown, and the same while it stands."""

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from dialog_app.core.errors import RuleBroken
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.base import Subject, SubjectKind
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.ports import StoreFailed
from dialog_app.core.register import Register
from dialog_app.core.slides.scene import WallWords
from dialog_app.desk.session import Session

if TYPE_CHECKING:
    from dialog_app.core.give_back.ground import Ground


class GivenBack:
    """Gives the page about a subject from the days that are over.

    What a wall shows must not move with what is written meanwhile, so a page is read once.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made: tuple[Subject, str, Ground | None, Document | None] | None = None

    def __call__(self, subject: Subject, words: WallWords) -> Document | None:
        """Return the page in the words' language; None where there is none, or the disk fails."""
        looked_at = _SEEN.get(self._session)
        wanted = (subject, words.language, looked_at)
        if self._made is None or self._made[:2] != wanted[:2] or self._made[2] is not looked_at:
            self._made = (*wanted, self._page(subject, words, looked_at))
        return self._made[3]

    def _page(
        self, subject: Subject, words: WallWords, looked_at: "Ground | None"
    ) -> Document | None:
        # Hardly any day shows one, and the first paint waits for none of it.
        from dialog_app.core.give_back import page
        from dialog_app.core.give_back.ground import read

        register = self._session.register
        about = about_of(register, subject)
        if not about:
            return None
        try:
            # Where the page was looked at before it was shown, the wall shows what was looked at.
            return page.document(looked_at or read(register, self._session.across), about, words)
        except (RuleBroken, StoreFailed):
            # The wall shows the agenda instead; whoever writes next is told of a failing disk.
            return None


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

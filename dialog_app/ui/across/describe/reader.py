"""What was said on the days, read when a description is looked at and kept till it changes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dialog_app.base.texts import Texts
from dialog_app.core.describe.paragraphs import described
from dialog_app.core.describe.said import Said
from dialog_app.core.issue import About
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.base import Language
from dialog_app.core.model.practice import PaperKind, PracticePaper
from dialog_app.core.register import Register
from dialog_app.desk.describing import maker
from dialog_app.desk.issuing import Make
from dialog_app.ui.across.issuing.wanted import Wanted
from dialog_app.ui.across.whole_reader import whole_of
from dialog_app.ui.around import Around
from dialog_app.ui.jobs import Jobs
from dialog_app.ui.text import disk_trouble

if TYPE_CHECKING:
    from dialog_app.core.across.whole import Whole


class Reader(QObject):
    """Gives what the days say beside the register as it is now; `ready` says that it has been read.

    `failed` carries a sentence. Until the days are read nothing was said.
    """

    ready = Signal()
    failed = Signal(str)

    def __init__(self, around: Around, scope: QObject, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._jobs = Jobs(self)
        self._read: Whole | None = None
        self._said = Said(around.register)
        self._waits = False
        self._whole = whole_of(scope, around.session)
        self._whole.ready.connect(self._on_whole)
        self._whole.failed.connect(self._on_failed)

    @property
    def is_read(self) -> bool:
        """Whether the days have been read once."""
        return self._read is not None

    @property
    def reading(self) -> bool:
        """Whether they are being read."""
        return self._waits

    @property
    def said(self) -> Said:
        """What was said, with the register as it is now."""
        register = self._around.register
        if self._said.register is not register:
            # Days change nothing while this part is in front; the register does.
            self._said = self._said.with_register(register)
        return self._said

    def begin(self) -> None:
        """Read anew where something was written: days may have been held since."""
        self._waits = True
        self._whole.begin()

    def wanted(self, code: str, language: Language) -> Wanted:
        """Return the description of a code as what is looked at, in a language."""
        register = self._around.register
        return Wanted(
            About(PaperKind.DESCRIPTION, code, language),
            described(register, code).title.best(language),
            lambda paper: _name(register, paper),
            lambda: self._make(code, language),
        )

    def _make(self, code: str, language: Language) -> Make:
        said = self.said

        def make(paper: PracticePaper) -> Document:
            return maker(said, code, Texts(language))(paper)

        return make

    def _on_whole(self, whole: "Whole") -> None:
        if not self._waits:
            return
        if whole is self._read:
            self._tell()
            return
        said = Said(self._around.register, whole.days, whole.sums, whole.roles, whole.moves)

        def done(worked_out: Said) -> None:
            self._read, self._said = whole, worked_out
            self._tell()

        self._jobs.run(
            lambda _token: said.worked_out(),
            done,
            lambda _error: self._on_failed(disk_trouble("unknown")),
        )

    def _tell(self) -> None:
        self._waits = False
        self.ready.emit()

    def _on_failed(self, sentence: str) -> None:
        if self._waits:
            self._waits = False
            self.failed.emit(sentence)


def _name(register: Register, paper: PracticePaper) -> str:
    # What writes files is slow to import, and the window need not wait for it.
    from dialog_app.reports.descriptions import stem

    return stem(register, paper, Texts(paper.language))

"""What was said on the days, read when a description is looked at and kept till it changes."""

from dialog_app.base.texts import Texts
from dialog_app.core.describe.paragraphs import described
from dialog_app.core.describe.said import Said
from dialog_app.core.issue import About
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.base import Language
from dialog_app.core.model.practice import PaperKind, PracticePaper
from dialog_app.core.register import Register
from dialog_app.desk.describing import maker, said_in
from dialog_app.desk.issuing import Make
from dialog_app.ui.across.issuing.wanted import Wanted
from dialog_app.ui.around import Around


class Reader:
    """Gives what the days say beside the register as it is now; raises `StoreFailed`."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._said: Said | None = None
        self._register: object = None

    @property
    def said(self) -> Said:
        """What was said, with the register as it is now."""
        register = self._around.register
        if self._said is None:
            self._said = said_in(self._around.session)
        elif register is not self._register:
            # Days change nothing while this part is in front; the register does.
            self._said = self._said.with_register(register)
        self._register = register
        return self._said

    def forget(self) -> None:
        """Read anew next time: days may have been held since."""
        self._said = None

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


def _name(register: Register, paper: PracticePaper) -> str:
    # What writes files is slow to import, and the window need not wait for it.
    from dialog_app.reports.descriptions import stem

    return stem(register, paper, Texts(paper.language))

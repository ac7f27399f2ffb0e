"""What was said on the days, read when a description is looked at and kept till it changes."""

from collections.abc import Callable

from dialog_app.base.texts import Texts
from dialog_app.core.describe.said import Said
from dialog_app.core.model.base import Language
from dialog_app.desk.describing import maker, said_in
from dialog_app.desk.issuing import Make
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

    def maker(self, code: str, language: Language) -> Callable[[], Make]:
        """Return what makes a maker, elsewhere than on the thread of the window."""
        said = self.said
        return lambda: maker(said, code, Texts(language))

"""What is done with the row one is at: written, taken in, moved, taken out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from dialog_app.core.describe.commands import bring_back, move, withdraw
from dialog_app.core.describe.grow import Proposed
from dialog_app.core.describe.taking_in import take_in
from dialog_app.core.model.base import Language
from dialog_app.core.model.practice import Paragraph
from dialog_app.ui.across.describe.paragraph_form import ParagraphForm
from dialog_app.ui.across.describe.rows import Place
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.catalogue.form_stack import FormStack


class Writing(QObject):
    """Runs the commands and opens the form.

    `begun` says that the form is open, `moved` in which sentence its cursor is, `refused` why
    something was not done, `taken` which method was taken in, or none, and `written` which
    paragraph is new.
    """

    begun = Signal()
    moved = Signal(int)
    refused = Signal(str)
    taken = Signal(str)
    written = Signal(str)

    def __init__(self, around: Around, forms: FormStack, language: Callable[[], Language]) -> None:
        super().__init__(forms)
        self._around, self._forms, self._language = around, forms, language

    def write(self, paragraph: Paragraph, sentence: int) -> None:
        """Open the form for a paragraph, unless it is taken out."""
        if not paragraph.withdrawn:
            self._form().open_for(paragraph, self._language(), sentence)

    def write_new(self, place: Place) -> None:
        """Open the form for a new paragraph of a section."""
        self._form().open_new(place.code, place.section, self._language())

    def write_with(self, paragraph: Paragraph, one: Proposed) -> None:
        """Open the form for a paragraph, with a wording from a day."""
        self._form().open_with(paragraph, one)

    def take_in(self, found: Sequence[Proposed]) -> None:
        """Take proposals in, in one step."""
        if found and self._done(self._around.register_bridge.run(take_in, found)):
            self.taken.emit(found[0].method_id)

    def turn_out(self, paragraph: Paragraph) -> None:
        """Take a paragraph out of the description, or put it back."""
        deed = bring_back if paragraph.withdrawn else withdraw
        self._done(self._around.register_bridge.run(deed, paragraph.id))

    def move(self, paragraph: Paragraph, by: int) -> None:
        """Move a paragraph within its section."""
        if not paragraph.withdrawn:
            self._done(self._around.register_bridge.run(move, paragraph.id, by))

    def _form(self) -> ParagraphForm:
        self.begun.emit()
        form = self._forms.open(ParagraphForm)
        form.moved.connect(self.moved, Qt.ConnectionType.UniqueConnection)
        form.written.connect(self.written, Qt.ConnectionType.UniqueConnection)
        return form

    def _done(self, refused: Refusal | None) -> bool:
        if refused is not None:
            self.refused.emit(refused.sentence)
        return refused is None

"""What lies behind the chosen method: what all services answered, and what stands in its way."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.across.cells import Picture, Row
from dialog_app.core.across.filter import VersionChoice
from dialog_app.core.model.catalogue import MethodVersion
from dialog_app.core.model.days import Phase
from dialog_app.ui import theme
from dialog_app.ui.across.reader import AcrossReader
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.across.sources_box import SourcesBox
from dialog_app.ui.across.together import Together
from dialog_app.ui.around import Around
from dialog_app.ui.pictures.saving import PictureSaving
from dialog_app.ui.words import language

if TYPE_CHECKING:
    from dialog_app.core.national.measure import Measured


class Behind(QWidget):
    """Follows the chosen row; what is not read yet is told when it is."""

    def __init__(self, around: Around, scope: Scope, reader: AcrossReader) -> None:
        super().__init__()
        self._around = around
        self._scope = scope
        self._reader = reader
        self._row: Row | None = None
        self._picture: Picture | None = None
        self.saving = PictureSaving(around, "behind_save")
        self.together = Together()
        self.sources = SourcesBox()
        self.sources.law_wanted.connect(lambda key: scope.show("law", key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.l)
        column.addWidget(self.together)
        column.addWidget(self.saving)
        self.saving.hide()
        column.addWidget(self.sources)
        reader.answers_read.connect(self._tell_answers)
        reader.law_read.connect(self._tell_sources)

    def tell(self, row: Row, picture: Picture) -> None:
        """Show what lies behind a row of a picture."""
        self._row, self._picture = row, picture
        self._tell_answers()
        self._tell_sources()

    def _tell_answers(self) -> None:
        code = self._scope.code
        if self._row is None:
            return
        if not self._reader.has_answers:
            self.together.wait()
            self.saving.offer("", ())
            return
        from dialog_app.core.national.told import role_names, told

        chosen = self._scope.filter
        together = chosen.version is VersionChoice.TOGETHER
        found = self._reader.measured(code, chosen.phase, together=together)
        line = self._row.line
        one = found.get(line.method_id if together else line.version_id)
        names = role_names(self._around.register, language())
        self.together.tell(told(one, names, language()) if one is not None else None)
        self._offer(self._row, one)

    def _offer(self, row: Row, answered: "Measured | None") -> None:
        """Let the pictures of a row be saved; of all together as soon as all has been read."""
        from dialog_app.ui.pictures.of_method import of_services, of_version

        picture, register = self._picture, self._around.register
        if picture is None:
            return
        after = picture.filter.phase is Phase.AFTER and not picture.together
        said = self._reader.said() if after and answered is not None else None
        version = register.find(MethodVersion, row.line.version_id)
        offered = list(of_services(picture, row, register))
        if said is not None and version is not None:
            offered[:0] = of_version(said, register, version)
        self.saving.offer(row.line.code, offered)

    def _tell_sources(self) -> None:
        if self._row is not None and self._reader.has_law:
            self.sources.tell(self._reader.lines([self._row.line.method_id]))

"""The part of the card where a table is chosen, looked at and taken in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.core.errors import RuleBroken
from dialog_app.core.sheets import reading
from dialog_app.core.sheets.kinds import SheetKind
from dialog_app.core.sheets.lexicon import Lexicon
from dialog_app.core.sheets.preview import Fate, Preview
from dialog_app.ui import theme
from dialog_app.ui.bridge import refusal
from dialog_app.ui.jobs import Jobs, Token
from dialog_app.ui.sheets import asking
from dialog_app.ui.sheets.place import SheetPlace
from dialog_app.ui.sheets.rows import PreviewRows, RowsList, row_height
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say

_ROWS_SHOWN = 7


class Taking(QWidget):
    """Reads a file off the window's thread, shows what it would do, and does it when asked.

    `grown` says that it needs another height; `template_wanted` carries the kind of an empty table.
    """

    grown = Signal()
    template_wanted = Signal(object)

    def __init__(self, place: SheetPlace, jobs: Jobs) -> None:
        super().__init__()
        self._place = place
        self._jobs = jobs
        self._token: Token | None = None
        self._preview: Preview | None = None
        self.kind: SheetKind = place.kinds[0]
        self.choose_button = self._button("choose_sheet", "choose")
        self.choose_button.clicked.connect(self._on_choose)
        self._stop = self._button("stop_reading", "stop")
        self._stop.clicked.connect(self.stop)
        self._told = self._label("sheet_told")
        self._also = self._label("sheet_also")
        self._rows = PreviewRows(self)
        self._list = RowsList()
        self._list.setModel(self._rows)
        self._list.selectionModel().currentChanged.connect(self._show_whole)
        self._whole = self._label("sheet_row_whole")
        self._error = ErrorLine()
        self._error.setObjectName("sheet_error")
        self._take = Button("", ButtonLook("primary", tall=True))
        self._take.setObjectName("take_sheet")
        self._take.clicked.connect(self._on_take)
        self._kinds = Choice(say("sheets.ui.what"), [(_kind(one), one) for one in place.kinds])
        self._kinds.setObjectName("sheet_kind")
        self._kinds.activated.connect(lambda _place: self._set_kind())
        self._template = self._button("save_template", "template")
        self._template.clicked.connect(lambda: self.template_wanted.emit(self.kind))
        self._lay_out()
        self._show(None)

    @property
    def first(self) -> QWidget:
        """The choice of what to take in, where there is one; else the way to a file."""
        return self._kinds if len(self._place.kinds) > 1 else self.choose_button

    def _set_kind(self) -> None:
        chosen = SheetKind(str(self._kinds.value()))
        if chosen is not self.kind:
            self.stop()
            self.kind = chosen
            self._show(None)
            self.grown.emit()

    def stop(self) -> None:
        """Wait for nothing any more: what is being read is ended."""
        if self._token is not None:
            self._token.cancel()
            self._token = None
        self._stop.hide()

    def _lay_out(self) -> None:
        space = theme.current().space
        row = FlowBox()
        choice = (self._kinds,) if len(self._place.kinds) > 1 else ()
        for tool in (*choice, self.choose_button, self._template, self._stop):
            row.flow.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s)
        column.addWidget(row)
        for part in (self._error, self._told, self._also, self._list, self._whole, self._take):
            column.addWidget(part)
        self._stop.hide()

    def _on_choose(self) -> None:
        path = asking.file_to_read(self)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file and show what taking it in would do; nothing happens yet."""
        files = self._place.files
        if files is None:
            return
        self.stop()
        self._show(None)
        self._told.setText(say("sheets.ui.reading", name=path.name))
        self._told.show()
        self._stop.show()
        register, day, laptop = self._place.register, self._place.day, self._place.laptop
        kind, lexicon = self.kind, _lexicon()

        def work(token: Token) -> Preview:
            source = reading.Source(kind, files.read(path, token), lexicon)
            return reading.look(source, register, laptop, day)

        self._token = self._jobs.run(work, partial(self._on_read, path.name), self._on_failed)
        self.grown.emit()

    def _on_read(self, name: str, preview: Preview) -> None:
        self.stop()
        self._show(preview)
        counts = {fate.value: preview.count(fate) for fate in Fate}
        told = say("sheets.counts", **counts, bad=len(preview.bad))
        self._told.setText(f"{name}: {told}")
        self._told.show()
        self._list.setCurrentIndex(self._rows.index(0, 0))
        (self._take if preview.can_be_taken else self._list).setFocus()
        self.grown.emit()

    def _on_failed(self, error: Exception) -> None:
        self.stop()
        self._show(None)
        if isinstance(error, RuleBroken):
            self._error.tell(refusal(error).sentence)
        else:
            self._error.tell(say("errors.sheet.read_failed"))
        self.choose_button.setFocus()
        self.grown.emit()

    def _show(self, preview: Preview | None) -> None:
        self._preview = preview
        self._rows.show_preview(preview)
        number = self._rows.rowCount()
        self._list.setFixedHeight(min(max(number, 1), _ROWS_SHOWN) * row_height() + 2)
        self._list.setVisible(bool(number))
        self._whole.setVisible(bool(number))
        self._told.hide()
        self._also.setText(_also(preview) if preview else "")
        self._also.setVisible(bool(self._also.text()))
        self._error.clear()
        self._take.setVisible(preview is not None and preview.can_be_taken)
        self._take.set_words(say("sheets.ui.take", n=preview.to_take if preview else 0))

    def _show_whole(self) -> None:
        self._whole.setText(str(self._list.currentIndex().data() or ""))
        self.grown.emit()

    def _on_take(self) -> None:
        preview = self._preview
        if preview is None or preview.step is None:
            return
        refused = self._place.take(preview.step)
        if refused is not None:
            self._error.tell(refused.sentence)
            return
        self._show(None)
        self._told.setText(say("sheets.ui.taken", n=preview.to_take))
        self._told.show()
        self.choose_button.setFocus()
        self.grown.emit()

    @staticmethod
    def _button(name: str, words: str) -> Button:
        button = Button(say(f"sheets.ui.{words}"), ButtonLook())
        button.setObjectName(name)
        return button

    @staticmethod
    def _label(name: str) -> Label:
        label = Label("").wrapped()
        label.setObjectName(name)
        return label


def _kind(kind: SheetKind) -> str:
    return say(f"sheets.kind.{kind.value}")


def _also(preview: Preview) -> str:
    """Return what else to know: what joins, what is left aside, what has to be put right."""
    said = []
    if preview.bad:
        said.append(say("sheets.nothing_taken"))
    elif not preview.can_be_taken:
        said.append(say("sheets.ui.all_same"))
    if preview.joining:
        said.append(say("sheets.ui.joining", n=len(preview.joining), names=_few(preview.joining)))
    if preview.unknown_columns:
        said.append(say("sheets.unknown_columns", columns=_few(preview.unknown_columns)))
    return " ".join(said)


def _few(names: tuple[str, ...], most: int = 6) -> str:
    more = ["…"] if len(names) > most else []
    return ", ".join([*names[:most], *more])


def _lexicon() -> Lexicon:
    own = language()
    return Lexicon([say, *(Texts(one) for one in LANGUAGES if one != own)])

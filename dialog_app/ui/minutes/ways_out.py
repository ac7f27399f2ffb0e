"""Paper and files for the chosen service, how far it has come, and where files go."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from dialog_app.core.file_kind import FileKind
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.minutes.left_column import kind_links
from dialog_app.ui.soon import Soon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label, set_plain_tool_tip
from dialog_app.ui.words import say

_MORE = (FileKind.TXT, FileKind.EML)
_NEAR = 2


class WaysOut(QWidget):
    """Asks for print and files; `save_asked` carries the kind, `folder_chosen` a path as text."""

    print_asked = Signal()
    save_asked = Signal(object)
    folder_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path()
        self._where = ElidedLabel("", "small", muted=True)
        self._where.setObjectName("minutes_folder")
        self._print = _button("print_one", "paper.print_one", Icon.PRINT, "Ctrl P")
        self._print.clicked.connect(self.print_asked)
        self._pdf = _button("save_one_pdf", "paper.kind.pdf", Icon.PDF, "Ctrl S")
        self._pdf.clicked.connect(lambda: self.save_asked.emit(FileKind.PDF))
        self._docx = _button("save_one_docx", "paper.kind.docx", Icon.DOCX)
        self._docx.clicked.connect(lambda: self.save_asked.emit(FileKind.DOCX))
        self._browse = Button(say("paper.choose_folder"), ButtonLook("link"))
        self._browse.setObjectName("choose_folder")
        self._browse.clicked.connect(self._choose)
        self._lay_out()

    def set_folder(self, folder: Path) -> None:
        """Say where files go."""
        self._folder = folder
        # The end of a path says most, and there is no room for all of it.
        parts = folder.parts
        near = "/".join(("…", *parts[-_NEAR:])) if len(parts) > _NEAR + 1 else str(folder)
        self._where.setText(say("paper.folder_is", folder=near))
        set_plain_tool_tip(self._where, str(folder))

    def _choose(self) -> None:
        words = say("paper.choose_folder")
        folder = QFileDialog.getExistingDirectory(self, words, str(self._folder))
        if folder:
            self.set_folder(Path(folder))
            self.folder_chosen.emit(folder)

    def _lay_out(self) -> None:
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s)
        column.addWidget(self._print)
        pair = QHBoxLayout()
        pair.setSpacing(space.s)
        pair.addWidget(self._pdf, 1)
        pair.addWidget(self._docx, 1)
        column.addLayout(pair)
        more = kind_links("save_one", "", self.save_asked.emit, _MORE)
        more.flow.addWidget(self._browse)
        column.addWidget(more)
        column.addWidget(self._where)


class UnderWay(QWidget):
    """How far a batch has come, with a way to stop it; hidden while none is, and for the first bit.

    What is done in a moment never shows.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("batch_under_way")
        self._key, self._of = "", 0
        self._stop: Callable[[], None] = lambda: None
        self._words = Label("", "small").wrapped()
        self._words.setObjectName("batch_words")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._button = Button(say("paper.batch.stop"), ButtonLook())
        self._button.setObjectName("batch_stop")
        self._button.clicked.connect(self._on_stopped)
        self._soon = Soon(self.show, self)
        row = QHBoxLayout()
        row.setSpacing(theme.current().space.s)
        row.addWidget(self._bar, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.xs)
        column.addWidget(self._words)
        column.addLayout(row)
        self.hide()

    def begin(self, key: str, of: int, stop: Callable[[], None]) -> None:
        """Tell of a new batch, in the words of a key; `stop` is asked to end it."""
        self._key, self._of, self._stop = key, of, stop
        self._button.setEnabled(True)
        self.tell(0)
        self._soon.ask()

    def tell(self, done: int, _of: int = 0) -> None:
        """Say how many are done."""
        words = say(self._key, done=done, of=self._of)
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, max(1, self._of))
        self._bar.setValue(done)

    def end(self) -> None:
        """Say no more."""
        self._soon.stop()
        self.hide()

    def _on_stopped(self) -> None:
        self._button.setEnabled(False)
        self._words.setText(say("paper.batch.stopping"))
        self._stop()


class Told(QWidget):
    """What was done, or what could not be, at the place where it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.told = Label("", "small").wrapped()
        self.told.setObjectName("minutes_told")
        self.error = ErrorLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.error)
        self.told.hide()

    def tell(self, sentence: str) -> None:
        """Say what was done; nothing takes the words away."""
        self.error.clear()
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def complain(self, what: str, then: str = "") -> None:
        """Say what could not be done, and what is safe."""
        self.tell("")
        self.error.tell(what, then)


def _button(name: str, words: str, icon: Icon, key: str = "") -> Button:
    button = Button(say(words), ButtonLook(key=key, icon=icon))
    button.setObjectName(name)
    return button
